/**
 * Keeping state, acts and limits of a petition together: whoever changes one of them changes all by these steps.
 * Judges nothing; core/domain/course.ts does.
 */
import type { Ctx } from '../door/context'
import type { ActRecord, ClockRecord } from '../door/coursePort'
import type { Petition } from '../door/ports'
import { isClaimEnded } from '../domain/claims'
import { type CourseMatter, stateAfter } from '../domain/course'
import { type Beginning, type ClockAct, clockSteps, OF_CLASS, rightOf } from '../domain/courseClocks'
import { type Day, dayNumber } from '../domain/day'
import { type DueProof, dueFor, nextWorkday } from '../domain/deadline'

export function matterOf(petition: Petition, { repos, calendar }: Ctx): CourseMatter {
  const { id, state, petitionClass, statutoryKind, guardState } = petition
  return {
    state, petitionClass, statutoryKind, guardState, erased: repos.retention.isErased(id), acts: repos.course.acts(id),
    clocks: repos.course.clocks(id).map(({ rule, track, state: runs, proof }) => ({ rule, state: runs, dueOn: proof.dueOn, ...(track === 'right' ? { heldUntil: nextWorkday(proof.dueOn, calendar) } : {}) })),
    round: repos.course.roundOf(id)?.kind, rounds: repos.course.roundsFrom(id).map(({ kind }) => kind),
    openClaims: repos.claims.ofPetition(id).filter(({ status }) => !isClaimEnded(status)).map(({ no }) => no),
  }
}

const running = (clocks: readonly ClockRecord[]): ClockRecord[] => clocks.filter(({ state }) => state === 'open')

/** The date that lists show of a petition: that of its promise while it runs. */
export const shownDue = (clocks: readonly ClockRecord[]): DueProof | undefined => running(clocks).find(({ rule }) => OF_CLASS.includes(rule))?.proof

/** Another promise from day 0 in the place of the one that runs, if one runs. */
export function replacePromise({ id }: Petition, promise: DueProof, { repos, today }: Ctx): void {
  const before = running(repos.course.clocks(id)).find(({ rule }) => OF_CLASS.includes(rule))
  if (before === undefined) return
  repos.course.endClock(id, before.id, 'replaced', today)
  repos.course.addClock(id, { track: 'promise', proof: promise, actId: null })
}

/** @throws RangeError when the rule is missing from the rule set. */
export function proofOf({ rule, from, n, until }: Beginning, { calendar, rules }: Ctx): DueProof {
  const known = rules.find(({ id }) => id === rule)
  if (known === undefined) throw new RangeError(`clock rule ${rule} is missing`)
  const days = until === undefined ? n : dayNumber(until) - dayNumber(from)
  return dueFor(days === undefined ? known : { ...known, n: days, unit: 'day' }, from, calendar)
}

/** Begins and ends limits as an act has it. */
function applyClocks(petition: Petition, act: ClockAct, actId: number | null, ctx: Ctx): void {
  const { repos } = ctx
  const { id, receivedOn, statutoryKind } = petition
  const { ends, begins } = clockSteps(act, running(repos.course.clocks(id)).map(({ id: clockId, rule, track, proof: { dueOn } }) => ({ id: clockId, rule, track, dueOn })), { receivedOn, statutoryKind })
  for (const { id: clockId, state, on } of ends) repos.course.endClock(id, clockId, state, on)
  for (const begin of begins) repos.course.addClock(id, { track: begin.track, proof: proofOf(begin, ctx), actId })
}

/** Records an act with its state, limits, timeline entry and words to be found by. Gives the act's number. */
export function record(petition: Petition, act: Omit<ActRecord, 'id' | 'at' | 'actorId' | 'fromState' | 'toState'> & Omit<ClockAct, 'toldOn'>, sentence: string, ctx: Ctx): number {
  const { repos, now, actor } = ctx
  const { id, state } = petition
  const toState = stateAfter(act.kind, state)
  const { kind, doneOn, unit, coUnits, reasonCode, outcome, text, toldOn } = act
  const actId = repos.course.addAct(id, { kind, doneOn, unit, coUnits, reasonCode, outcome, text, toldOn, at: now, actorId: actor.userId, fromState: state, toState })
  applyClocks(petition, { ...act, toldOn: toldOn ?? undefined }, actId, ctx)
  repos.course.setState(id, toState, toState === 'closed' ? undefined : shownDue(repos.course.clocks(id)))
  repos.petitions.addEvent(id, now, actor.userId, 'state', sentence)
  repos.petitions.addSearchable(id, sentence)
  return actId
}

/** Papers by which somebody is told where his matter goes (条例 Art. 23). */
const NOTICES: readonly string[] = ['accepted', 'notAccepted', 'noLonger', 'transferred', 'answer']

/**
 * An issued paper reached its addressee: the written notice is given by it, and the right to a review begins with an answer's receipt (条例 Arts. 23, 35).
 * `before` is the day an earlier line of the same paper said, which this one puts right.
 */
export function paperServed(petitionId: number, kind: string, on: Day, before: Day | undefined, ctx: Ctx): void {
  const { repos, actor } = ctx
  const petition = repos.petitions.byId(petitionId, actor.userId)
  if (petition === undefined) return
  const clocks = running(repos.course.clocks(petitionId))
  for (const clock of clocks.filter(({ rule }) => rule === 'written-notice' && NOTICES.includes(kind))) repos.course.endClock(petitionId, clock.id, 'met', on)
  if (kind !== 'answer') return
  const rights = clocks.filter(({ rule }) => rule === 'review-request')
  if (rights.some(({ proof }) => proof.startOn === on)) return
  for (const right of rights.filter(({ proof }) => proof.startOn === before)) repos.course.endClock(petitionId, right.id, 'replaced', on)
  for (const begin of rightOf({ kind: 'answer', toldOn: on }, petition.statutoryKind)) repos.course.addClock(petitionId, { track: begin.track, proof: proofOf(begin, ctx), actId: null })
}

/**
 * A line that said a paper was served on `before` was wrong, and no other says so: the right that began with it lapses, and the written notice it met is still owed.
 * Where an act told of it in writing on that day, both stay.
 */
export function paperNotServed(petitionId: number, kind: string, before: Day, ctx: Ctx): void {
  const { repos, actor, today } = ctx
  const petition = repos.petitions.byId(petitionId, actor.userId)
  if (petition === undefined || repos.course.acts(petitionId).some(({ toldOn, kind: act, doneOn }) => toldOn === before || (doneOn === before && (act === 'inform' || act === 'answerOnSpot')))) return
  const clocks = repos.course.clocks(petitionId)
  if (kind === 'answer') for (const right of running(clocks).filter(({ rule, proof }) => rule === 'review-request' && proof.startOn === before)) repos.course.endClock(petitionId, right.id, 'lapsed', today)
  const notice = clocks.filter(({ rule }) => rule === 'written-notice').at(-1)
  if (notice?.state !== 'met' || notice.endedOn !== before || !NOTICES.includes(kind) || petition.state === 'closed') return
  repos.course.addClock(petitionId, { track: notice.track, proof: notice.proof, actId: notice.actId })
}
