/**
 * What 红旗与报警 does for the other sections: red flags follow a visitor who is registered, 两人接待 is kept with the petition, and the waiting room's board learns of an alarm.
 */
import type { NewPetition } from '../contract/intake'
import type { Handlers } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import { rulesOf } from './alarms'
import { unerased, seen } from './seenPetition'
import { asksForTwo } from './warningNotes'

/** Ties red flags recorded for a draft or a ticket to the petition it became; from then on they are as hidden as the petition. */
export function flagsFollow(from: { readonly draftId?: number | undefined; readonly ticketId?: number | undefined }, petitionId: number, { repos, now, actor, audit }: Ctx): void {
  for (const id of repos.safety.waitingFlags(from)) {
    repos.safety.linkFlag(id, { petitionId, personId: null })
    repos.safety.addFlagEvent(id, { at: now, actorId: actor.userId, kind: 'linked' })
    repos.petitions.addEvent(petitionId, now, actor.userId, 'note', `登记前记过红旗（红旗 ${id}）`)
    audit({ object: `flag:${id}`, fields: ['linked'] })
  }
}

/** A card that no matter is left on, as the visitor was somebody else: what was noted of the visitor goes along. */
export function notesFollow(fromId: number, toId: number, { repos }: Ctx): void {
  const joined = repos.people.isMerged(fromId) || repos.people.merges(fromId).length > 0
  if (!joined && repos.petitions.newestForm(fromId) === undefined) repos.safety.moveNotes(fromId, repos.people.keptId(toId))
}

/** An active colleague who may know of the matter and is not the first one himself. */
function checkedSecond(workerId: number, firstId: number, excludedIds: readonly number[], field: string, { repos }: Ctx): string {
  const worker = repos.accounts.active().find(({ id }) => id === workerId)
  if (worker === undefined || workerId === firstId) return refuse('unknown-officer', '第二名接待人员须是在用的另一名工作人员，请重新选择', field)
  return excludedIds.includes(workerId) ? refuse('unknown-officer', '第二名接待人员在回避名单里，请另选一位', field) : worker.name
}

/**
 * Keeps who received the visitor together with the recorder. Where a note asks for two and nobody was named, the timeline says so:
 * registration is never refused for it. Whether a note asks is said as far as the recorder himself may know.
 */
export function keepSecond({ secondWorkerId }: Pick<NewPetition, 'secondWorkerId'>, petitionId: number, personId: number | null, ctx: Ctx): void {
  const { repos, actor, now } = ctx
  if (secondWorkerId !== undefined) {
    const name = checkedSecond(secondWorkerId, actor.userId, repos.petitions.exclusions(petitionId), 'form.secondWorkerId', ctx)
    repos.safety.setSecond(petitionId, { workerId: secondWorkerId, at: now, byId: actor.userId })
    repos.petitions.addEvent(petitionId, now, actor.userId, 'note', `两人接待：另一人 ${name}`)
  } else if (personId !== null && asksForTwo(personId, ctx)) {
    repos.petitions.addEvent(petitionId, now, actor.userId, 'note', '须两人接待：登记时没有填写第二名接待人员')
    ctx.audit({ object: `petition:${petitionId}`, fields: ['secondMissing'], records: [`petition:${petitionId}`] })
  }
}

/** What the waiting room's board shows while an alarm runs, where the room wants it to: words that tell a visitor nothing. */
export function boardAlarm(ctx: Ctx): { readonly drill: boolean; readonly text: string } | undefined {
  const { boardSound, boardText } = rulesOf(ctx)
  const running = ctx.repos.safety.running()
  if (!boardSound || running.length === 0) return undefined
  const drill = running.every((alarm) => alarm.drill)
  return { drill, text: drill ? `演练：${boardText}` : boardText }
}

export const reception: Pick<Handlers<'safety', Ctx>, 'reception' | 'setSecond'> = {
  reception: ({ petitionId }, ctx) => {
    const { personId } = seen(petitionId, ctx)
    const second = ctx.repos.safety.second(petitionId)
    const { nameOf } = ctx.repos.accounts
    return { twoPersons: personId !== null && asksForTwo(personId, ctx), ...(second === undefined ? {} : { second: { name: nameOf(second.workerId), at: second.at, by: nameOf(second.byId) } }) }
  },
  setSecond: ({ petitionId, workerId }, ctx) => {
    const { repos, actor, now } = ctx
    const petition = unerased(petitionId, ctx)
    const name = checkedSecond(workerId, petition.receiverId, repos.petitions.exclusions(petitionId), 'workerId', ctx)
    repos.safety.setSecond(petitionId, { workerId, at: now, byId: actor.userId })
    repos.petitions.addEvent(petitionId, now, actor.userId, 'note', `两人接待：另一人 ${name}`)
    ctx.audit({ object: `petition:${petitionId}`, fields: ['secondWorkerId'], records: [`petition:${petitionId}`] })
    return { done: true }
  },
}
