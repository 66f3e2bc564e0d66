/**
 * How stays are shown: the board, today's ended ones, and one stay with its steps and entries.
 * Reads records; names are masked, notes are only counted.
 */
import type { BoardRow, StayEntry, StayFacts, StayPage } from '../contract/buffer'
import type { Handlers } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { Stay, StayEvent } from '../door/bufferPort'
import { labelOf, LEVEL_NAMES, OUTCOME_NAMES, promptsOf, stateOf } from '../domain/buffer'
import { endOf, startOf } from '../domain/day'
import { holdsApart, openApart } from './apart'
import { ticketPlace } from './bufferTicket'
import { seen } from './seenPetition'
import { notAlone } from './warningNotes'

/** A stay as far as the actor may know of it. */
export function seenStay(stayId: number, { repos, actor }: Ctx): Stay {
  return repos.buffer.byId(stayId, actor.userId) ?? refuse('not-found', '没有这次缓冲接待，或您无权查看；请刷新后重试', 'stayId')
}

export const workingRecord = (stayId: number, accountId: number): string => `buffer_working:${stayId}:${accountId}`
export const noteRecord = (stayId: number, seq: number): string => `buffer_note:${stayId}:${seq}`

const given = <K extends string, V>(name: K, value: V | null): { readonly [key in K]?: V } => (value === null ? {} : { [name]: value } as { readonly [key in K]: V })

/** Steps whose last word is that they were done, with when and by whom. */
function doneSteps(events: readonly StayEvent[]): ReadonlyMap<string, StayEvent> {
  const done = new Map<string, StayEvent>()
  for (const event of events) {
    if (event.step === null) continue
    if (event.kind === 'ticked') done.set(event.step, event)
    else done.delete(event.step)
  }
  return done
}

function factsOf(stay: Stay, { repos }: Ctx): StayFacts {
  const { id, startedAt, endedAt, knownAt, firstLevel, level, selfBefore, selfNow, outcome, summary, detail, volunteerId } = stay
  return {
    stayId: id, label: labelOf(stay), state: stateOf(stay), ...given('startedAt', startedAt), ...given('endedAt', endedAt), knownAt,
    ...(startedAt === null ? {} : promptsOf({ startedAt, extendedAt: stay.extendedAt }, repos.buffer.rulesOf(stay.rulesId))),
    ...given('firstLevel', firstLevel), ...given('level', level), ...given('selfBefore', selfBefore), ...given('selfNow', selfNow), ...given('outcome', outcome),
    summary, detail, volunteer: volunteerId === null ? '' : repos.accounts.nameOf(volunteerId),
  }
}

function boardRow(stay: Stay, startedAt: number, ctx: Ctx): BoardRow {
  const { repos } = ctx
  const rules = repos.buffer.rulesOf(stay.rulesId)
  const place = stay.ticketId === null ? undefined : ticketPlace(stay.ticketId, ctx)
  const done = doneSteps(repos.buffer.events(stay.id))
  return {
    stayId: stay.id, label: labelOf(stay), level: stay.level ?? 0, startedAt, ...promptsOf({ startedAt, extendedAt: stay.extendedAt }, rules), ...given('extendedAt', stay.extendedAt), ...(place === undefined ? {} : { place }),
    knownAt: stay.knownAt, volunteer: stay.volunteerId === null ? '' : repos.accounts.nameOf(stay.volunteerId), stepsDone: rules.steps.filter(({ id }) => done.has(id)).length, stepsTotal: rules.steps.length,
  }
}

function entryOf({ seq, at, byId, kind, level, selfReport, step, accountId, text }: StayEvent, stepName: (id: string) => string, { repos }: Ctx): StayEntry {
  const said = [
    ...(level === null ? [] : [`情绪 ${level} ${LEVEL_NAMES[level] ?? ''}`]), ...(selfReport === null ? [] : [`自评 ${selfReport} 分`]), ...(step === null ? [] : [stepName(step)]),
    ...(accountId === null ? [] : [repos.accounts.nameOf(accountId)]), ...(text === '' ? [] : [text]),
  ]
  return { seq, at, by: repos.accounts.nameOf(byId), kind, text: said.join('，') }
}

/** What the actor typed and did not hand in; a note he cannot open any more is not there for him. */
function workingOf(stayId: number, ctx: Ctx): StayPage['working'] {
  const kept = ctx.repos.buffer.working(stayId, ctx.actor.userId)
  if (kept === undefined) return { summary: '', note: '' }
  return { summary: kept.summary, note: kept.sealed === '' || !holdsApart('psy', ctx) ? '' : openApart('psy', workingRecord(stayId, ctx.actor.userId), kept.sealed, ctx) }
}

/** Of the person whose petition it became, or whom its draft names. */
function asksForTwo({ petitionId, draftId, openedBy }: Stay, ctx: Ctx): boolean {
  const { repos, actor } = ctx
  const personId = petitionId === null ? (draftId === null ? undefined : repos.drafts.byId(draftId, openedBy)?.form.personId) : repos.petitions.byId(petitionId, actor.userId)?.personId
  return personId !== undefined && personId !== null && notAlone(personId, ctx)
}

function pageOf(stay: Stay, ctx: Ctx): StayPage {
  const { repos, actor } = ctx
  const { steps } = repos.buffer.rulesOf(stay.rulesId)
  const events = repos.buffer.events(stay.id)
  const done = doneSteps(events)
  const petition = stay.petitionId === null ? undefined : repos.petitions.byId(stay.petitionId, actor.userId)
  return {
    now: ctx.now, facts: factsOf(stay, ctx), ...given('extendedAt', stay.extendedAt), extensionReason: stay.extensionReason, ...given('volunteerId', stay.volunteerId), second: stay.secondId === null ? '' : repos.accounts.nameOf(stay.secondId),
    security: stay.security, ...given('securityAt', stay.securityAt), ...given('ticketId', stay.ticketId), ...(petition === undefined ? {} : { number: petition.number }),
    steps: steps.map((step) => {
      const tick = done.get(step.id)
      return tick === undefined ? step : { ...step, doneAt: tick.at, doneBy: repos.accounts.nameOf(tick.byId) }
    }),
    entries: events.map((event) => entryOf(event, (id) => steps.find((step) => step.id === id)?.name ?? id, ctx)),
    twoPersons: asksForTwo(stay, ctx), holdsNotes: holdsApart('psy', ctx), notes: repos.buffer.notes(stay.id).length, working: workingOf(stay.id, ctx),
  }
}

/** What became of a stay, as the person's own file says it. */
export function stayLine({ startedAt, outcome, summary, extensionReason: _reason, ...stay }: Stay): string {
  const level = stay.firstLevel === null ? '' : `情绪 ${stay.firstLevel}${stay.level === null || stay.level === stay.firstLevel ? '' : ` → ${stay.level}`}`
  return [startedAt === null ? '未进情绪缓冲室' : '到过情绪缓冲室', level, outcome === null ? '' : OUTCOME_NAMES[outcome], summary].filter((part) => part !== '').join('，')
}

export const bufferPage: Pick<Handlers<'buffer', Ctx>, 'board' | 'count' | 'ended' | 'stay' | 'of'> = {
  board: (_input, ctx) => ({ now: ctx.now, rows: ctx.repos.buffer.running(ctx.actor.userId).flatMap((stay) => (stay.startedAt === null ? [] : [boardRow(stay, stay.startedAt, ctx)])) }),
  count: (_input, { repos, actor }) => ({ running: repos.buffer.running(actor.userId).length }),
  ended: (_input, ctx) => ctx.repos.buffer.endedBetween(startOf(ctx.today), endOf(ctx.today), ctx.actor.userId).map((stay) => factsOf(stay, ctx)),
  stay: ({ stayId }, ctx) => pageOf(seenStay(stayId, ctx), ctx),
  of: ({ draftId, petitionId }, ctx) => {
    const { repos, actor, now } = ctx
    const ofDraft = draftId === undefined ? [] : repos.drafts.ticks(draftId, actor.userId) === undefined ? refuse('draft-gone', '这份草稿已登记或已删除；请到信访事项里查找', 'draftId') : repos.buffer.ofDraft(draftId)
    const ofPetition = petitionId === undefined ? [] : repos.buffer.ofPetition(seen(petitionId, ctx).id, actor.userId)
    return { now, stays: [...ofDraft, ...ofPetition].map((stay) => factsOf(stay, ctx)) }
  },
}
