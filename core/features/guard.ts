/**
 * The second person behind 无理缠访 (domain.md §0 (f)): what waits, approving it, refusing it and taking it back.
 * Whoever recorded the matter decides nothing; its dates are counted from its own day 0 each time.
 */
import type { InputOf, OutputOf } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import { CLASS_NAMES, decidedGuard, type GuardState, type PetitionClass, promisesFor } from '../domain/petitionClass'
import { replacePromise } from './courseSteps'
import { detailOf } from './petitionPage'
import { unerased } from './seenPetition'

export function guards(_input: InputOf<'petitions.guards'>, { repos, actor }: Ctx): OutputOf<'petitions.guards'> {
  const { nameOf } = repos.accounts
  return repos.petitions.guardsWaiting(actor.userId).flatMap((petition) => {
    const { guard } = detailOf(petition)
    if (guard === undefined) return []
    const { id, number, title, receivedOn, receiverId } = petition
    const { basis, basisNo, opinionNo, approverId } = guard
    return [{ id, number, title, receivedOn, basis, basisNo, opinionNo, recorderName: nameOf(receiverId), approverName: nameOf(approverId), named: approverId === actor.userId, own: receiverId === actor.userId }]
  })
}

export function approveGuard({ id }: InputOf<'petitions.approveGuard'>, ctx: Ctx): OutputOf<'petitions.approveGuard'> {
  const { petition, state } = decide(id, 'approve', ctx)
  const { guard } = detailOf(petition)
  classify(petition, 'unreasonable', state, `批准列为无理缠访，已核对法律意见书 ${guard?.opinionNo ?? ''} 和 ${guard?.basisNo ?? ''}；原分类 ${CLASS_NAMES[petition.petitionClass]}`, ctx)
  ctx.audit({ object: `petition:${id}`, fields: ['guard', 'petitionClass'], records: [`petition:${id}`] })
  return { done: true }
}

export function revokeGuard({ id, reason }: InputOf<'petitions.revokeGuard'>, ctx: Ctx): OutputOf<'petitions.revokeGuard'> {
  const { petition, state } = decide(id, 'revoke', ctx)
  const words = state === 'refused' ? '不同意列为无理缠访，按合理诉求（复杂）办理' : '撤销无理缠访分类，改为合理诉求（复杂）'
  classify(petition, 'complex', state, `${words}：${reason}`, ctx)
  ctx.audit({ object: `petition:${id}`, fields: ['guard', 'petitionClass'], reason, records: [`petition:${id}`] })
  return { done: true }
}

function decide(id: number, decision: 'approve' | 'revoke', ctx: Ctx): { readonly petition: Petition; readonly state: GuardState } {
  const petition = unerased(id, ctx)
  const state = decidedGuard(petition.guardState, decision) ?? refuse('no-guard', decision === 'approve' ? `${petition.number} 没有待审批的无理缠访分类，请刷新后查看办理过程` : `${petition.number} 没有可以撤销的无理缠访分类，请刷新后查看办理过程`, 'id')
  if (petition.receiverId === ctx.actor.userId) refuse('own-record', `${petition.number} 是您自己登记的，请另一位分管领导决定`, 'id')
  return { petition, state }
}

/** The old class stays readable in the timeline: what was, who changed it, when and why. */
function classify(petition: Petition, petitionClass: PetitionClass, guardState: GuardState, text: string, ctx: Ctx): void {
  const { repos, actor, now, calendar, rules } = ctx
  const { promise } = promisesFor({ petitionClass, statutoryKind: petition.statutoryKind }, petition.receivedOn, calendar, rules)
  replacePromise(petition, promise, ctx)
  repos.petitions.classify({
    ...petition, petitionClass, guardState, guardBy: actor.userId, guardAt: now, promise: JSON.stringify(promise),
    ...(petition.dueOn === null ? {} : { dueOn: promise.dueOn, earlyOn: promise.earlyOn, provisional: Number(promise.provisional) }),
  })
  repos.petitions.addEvent(petition.id, now, actor.userId, 'classified', text)
  repos.petitions.addSearchable(petition.id, text)
}
