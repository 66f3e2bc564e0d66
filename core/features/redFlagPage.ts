/**
 * How a red flag is shown: its row and its page, put together from its record.
 * Reads and writes nothing; what the actor may not see is not there.
 */
import type { FlagPage, FlagRow, FlagStep } from '../contract/safetyFlags'
import type { GuideKind } from '../contract/safetyGuide'
import { type Ctx, refuse } from '../door/context'
import type { FlagEventRecord, FlagRecord } from '../door/safetyPort'
import { maskName } from '../domain/mask'
import { answeredBy, type FlagEvent, notPossible, openMandatory, reviewState, standing, type StepStanding } from '../domain/redFlags'
import { readsPetitions, sighted, sightedPerson } from './safetySight'

export function kindOf({ kind }: Pick<FlagRecord, 'kind'>, { safetyGuide }: Ctx): GuideKind {
  const found = safetyGuide.kinds.find(({ id }) => id === kind)
  if (found === undefined) throw new TypeError('no guide for a kind of red flag')
  return found
}

/** The record as the rules read it. */
function told({ kind, item, answer }: FlagEventRecord): FlagEvent {
  if (kind === 'answered') return { kind, item, answer: answer ?? 'unknown' }
  return kind === 'called' || kind === 'done' || kind === 'notPossible' ? { kind, item } : { kind }
}

export function standingOf(flag: FlagRecord, events: readonly FlagEventRecord[], ctx: Ctx): readonly StepStanding[] {
  return standing(kindOf(flag, ctx), events.map(told))
}

/** One that is about a person only is as hidden as what is noted of the person; who reads no cards sees it without the name. */
export function isSighted({ petitionId, personId }: FlagRecord, ctx: Ctx): boolean {
  return petitionId !== null || personId === null || sighted(personId, ctx) !== undefined
}

/** @throws Refusal: hidden and missing are told alike. */
export function flagOf(id: number, ctx: Ctx): FlagRecord {
  const flag = ctx.repos.safety.flag(id, ctx.actor.userId)
  return flag !== undefined && isSighted(flag, ctx) ? flag : refuse('not-found', '没有这条红旗，或您无权查看；请刷新后重试', 'id')
}

function linksOf({ petitionId, personId, draftId, ticketId }: FlagRecord, ctx: Ctx): Pick<FlagRow, 'petition' | 'person' | 'draftId' | 'ticketId'> {
  const petition = petitionId === null || !readsPetitions(ctx) ? undefined : ctx.repos.petitions.byId(petitionId, ctx.actor.userId)
  const person = personId === null ? undefined : sightedPerson(personId, ctx)
  return {
    ...(petition === undefined ? {} : { petition: { id: petition.id, number: petition.number } }), ...(person === undefined ? {} : { person: { id: person.id, name: maskName(person.name) } }),
    ...(draftId === null || petitionId !== null ? {} : { draftId }), ...(ticketId === null ? {} : { ticketId }),
  }
}

export function flagRow(flag: FlagRecord, ctx: Ctx): FlagRow {
  const steps = standingOf(flag, ctx.repos.safety.flagEvents(flag.id), ctx)
  const { id, kind, at, byId, open, reviewOn } = flag
  return {
    id, kind, at, by: ctx.repos.accounts.nameOf(byId), open: open === 1, stepsOpen: openMandatory(steps).length, notPossible: notPossible(steps).length,
    ...(reviewOn === null ? {} : { reviewOn }), reviewState: reviewState(reviewOn ?? undefined, ctx.today), ...linksOf(flag, ctx),
  }
}

function stepOf({ step, state, because }: StepStanding, events: readonly FlagEventRecord[], nameOf: (id: number) => string): FlagStep {
  const own = events.filter(({ item }) => item === step.id)
  const called = own.findLast(({ kind }) => kind === 'called')
  const closed = own.findLast(({ kind }) => kind === 'done' || kind === 'notPossible')
  return {
    id: step.id, mandatory: step.mandatory, state, because: [...because],
    ...(called === undefined ? {} : { called: { at: called.at, by: nameOf(called.actorId) } }),
    ...(closed === undefined ? {} : { closing: {
      at: closed.at, by: nameOf(closed.actorId), who: closed.who, number: closed.number, doneAt: closed.doneAt ?? closed.at, said: closed.said,
      outcome: closed.kind === 'done' ? closed.text : '', reason: closed.kind === 'notPossible' ? closed.text : '',
    } }),
  }
}

/** What this worker has half typed; fields with nothing in them are left out. */
function typedOf(id: number, { repos, actor }: Ctx): Record<string, string> {
  const kept: unknown = JSON.parse(repos.safety.typed(id, actor.userId) ?? '{}')
  return Object.fromEntries(Object.entries(kept ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''))
}

export function flagPage(flag: FlagRecord, ctx: Ctx): FlagPage {
  const events = ctx.repos.safety.flagEvents(flag.id)
  const { nameOf } = ctx.repos.accounts
  const said = ({ at, actorId, text }: FlagEventRecord) => ({ at, by: nameOf(actorId), text })
  const closed = events.findLast(({ kind }) => kind === 'closed')
  const { id, kind, at, byId, open, reviewOn, erased } = flag
  return {
    id, kind, at, by: nameOf(byId), open: open === 1, now: ctx.now, today: ctx.today, ...linksOf(flag, ctx), own: byId === ctx.actor.userId, erased: erased === 1,
    answers: answeredBy(events.map(told)).now, steps: standingOf(flag, events, ctx).map((step) => stepOf(step, events, nameOf)),
    words: events.filter((event) => event.kind === 'words').map(said), ...(closed === undefined ? {} : { outcome: said(closed) }),
    ...(reviewOn === null ? {} : { reviewOn }), reviewState: reviewState(reviewOn ?? undefined, ctx.today),
    reviews: events.flatMap((event) => (event.kind === 'reviewed' && event.result !== null ? [{ ...said(event), result: event.result }] : [])), typed: typedOf(id, ctx),
  }
}
