/**
 * 红旗: which steps follow from which answers, when one is closed, and when the next day's review falls due (domain.md §4.1).
 * Decides from the guide and the record alone; refuses to know who is asking.
 */
import type { Day } from '../contract/fields'
import type { ReviewResult, ReviewState, StepClosing } from '../contract/safetyFlags'
import type { Answer, GuideKind, GuideStep } from '../contract/safetyGuide'
import { addDays, compareDays } from './day'

/** Answers as they stand, and every question that was ever answered with yes. */
export interface Answered { readonly now: Readonly<Record<string, Answer>>; readonly everYes: ReadonlySet<string> }
export const NOTHING_ANSWERED: Answered = { now: {}, everYes: new Set() }

/** A later answer takes the place of an earlier one, but a yes is never forgotten. */
export function answer({ now, everYes }: Answered, question: string, value: Answer): Answered {
  return { now: { ...now, [question]: value }, everYes: value === 'yes' ? new Set([...everYes, question]) : everYes }
}

export interface RequiredStep { readonly step: GuideStep; readonly because: readonly string[] }

/**
 * The steps a kind requires, in the order of the guide. A yes requires its steps for good, even where it is taken back later:
 * what was once heard has to be answered for, if only as not possible with its reason. An unknown requires them while it stands.
 */
export function requiredSteps({ steps }: Pick<GuideKind, 'steps'>, { now, everYes }: Answered): readonly RequiredStep[] {
  return steps.flatMap((step) => {
    const because = [...new Set([...step.yes.filter((question) => everYes.has(question)), ...step.unknown.filter((question) => now[question] === 'unknown')])]
    return step.always || because.length > 0 ? [{ step, because }] : []
  })
}

/** One event of a red flag, as far as the rules go. */
export type FlagEvent =
  | { readonly kind: 'answered'; readonly item: string; readonly answer: Answer }
  | { readonly kind: 'called' | 'done' | 'notPossible'; readonly item: string }
  | { readonly kind: 'words' | 'closed' | 'reviewed' | 'linked' }

export type StepState = 'open' | 'done' | 'notPossible'
export interface StepStanding extends RequiredStep { readonly state: StepState }

export function answeredBy(events: readonly FlagEvent[]): Answered {
  return events.reduce((known, event) => (event.kind === 'answered' ? answer(known, event.item, event.answer) : known), NOTHING_ANSWERED)
}

/** Where every step stands. One that was begun or closed stays, whatever the answers say now; of two closings the newer holds. */
export function standing(kind: Pick<GuideKind, 'steps'>, events: readonly FlagEvent[]): readonly StepStanding[] {
  const states = new Map<string, StepState>()
  for (const event of events) {
    if (event.kind === 'done' || event.kind === 'notPossible') states.set(event.item, event.kind)
    else if (event.kind === 'called' && !states.has(event.item)) states.set(event.item, 'open')
  }
  const spoken = events.some((event) => event.kind === 'words')
  const required = new Map(requiredSteps(kind, answeredBy(events)).map((each) => [each.step.id, each]))
  return kind.steps.flatMap((step) => {
    const known = required.get(step.id) ?? (states.has(step.id) ? { step, because: [] } : undefined)
    if (known === undefined) return []
    return [{ ...known, state: step.how === 'words' && spoken ? 'done' : states.get(step.id) ?? 'open' }]
  })
}

/** Mandatory steps that keep a red flag from being closed. */
export function openMandatory(steps: readonly StepStanding[]): readonly StepStanding[] {
  return steps.filter(({ step, state }) => step.mandatory && state === 'open')
}

/** Mandatory steps that could not be done: whoever reviews must have seen them. */
export function notPossible(steps: readonly StepStanding[]): readonly StepStanding[] {
  return steps.filter(({ step, state }) => step.mandatory && state === 'notPossible')
}

export interface ClosingProblem { readonly field: 'who' | 'number' | 'said' | 'outcome' | 'reason' | 'how'; readonly message: string }

const blank = (value: string | undefined): boolean => (value ?? '').trim() === ''

/** What a closing lacks: a call names who, by which number, what was said and what came of it; a deed names who and what came of it. */
export function closingProblem(step: GuideStep, closing: StepClosing): ClosingProblem | undefined {
  if (closing.how === 'notPossible') return closing.reason.trim().length < 2 ? { field: 'reason', message: '请写明为什么做不到（至少 2 个字）' } : undefined
  if (step.how === 'words') return { field: 'how', message: '请在“原话”里写下说过的话；确实记不下来的，选“做不到”并写明原因' }
  if (blank(closing.who)) return { field: 'who', message: step.how === 'call' ? '请填写打给了谁' : '请填写由谁做的' }
  if (step.how === 'call' && blank(closing.number)) return { field: 'number', message: '请填写拨打的号码' }
  if (step.how === 'call' && blank(closing.said)) return { field: 'said', message: '请填写说了什么' }
  return blank(closing.outcome) ? { field: 'outcome', message: step.how === 'call' ? '请填写对方怎样答复' : '请填写结果' } : undefined
}

/** The day of the review: so many calendar days after the day it was recorded or last looked at. */
export function reviewDay(from: Day, days: number): Day {
  return addDays(from, days)
}

export function reviewState(reviewOn: Day | undefined, today: Day): ReviewState {
  if (reviewOn === undefined) return 'none'
  const left = compareDays(reviewOn, today)
  return left > 0 ? 'later' : left === 0 ? 'due' : 'overdue'
}

export interface Reviewing {
  readonly recorderId: number; readonly actorId: number; readonly open: boolean; readonly reviewOn: Day | undefined; readonly today: Day
  readonly steps: readonly StepStanding[]; readonly result: ReviewResult; readonly seenNotPossible: boolean
}
export type ReviewRefusal = 'no-review' | 'own-flag' | 'too-early' | 'flag-open' | 'not-possible-unseen'

/** Why a review cannot be taken; undefined where it can. Somebody else than the recorder looks at it, never before the next day. */
export function reviewRefusal({ recorderId, actorId, open, reviewOn, today, steps, result, seenNotPossible }: Reviewing): ReviewRefusal | undefined {
  if (reviewOn === undefined) return 'no-review'
  if (recorderId === actorId) return 'own-flag'
  if (reviewState(reviewOn, today) === 'later') return 'too-early'
  if (result === 'settled' && open) return 'flag-open'
  return notPossible(steps).length > 0 && !seenNotPossible ? 'not-possible-unseen' : undefined
}
