/**
 * What an act does to the limits that run in a petition: which end, and how, and which begin (domain.md §1.4; 条例 Arts. 22, 23, 34–36; 《人民调解法》 Art. 33).
 * Knows rules by their names only; dates are computed from the rule set by whoever applies the steps.
 */
import type { Day } from './day'
import type { ActKind, ClockState, ClockTrack, RoundKind } from './course'
import type { StatutoryKind } from './petitionClass'

export interface Running { readonly id: number; readonly rule: string; readonly track: ClockTrack; readonly dueOn: Day }
export interface ClockAct {
  readonly kind: ActKind
  readonly doneOn: Day
  /** When the petitioner was told in writing, where he was. */
  readonly toldOn?: Day | undefined
  readonly outcome?: string | undefined
  /** Extension: days more, 1–30. */
  readonly days?: number | undefined
  /** Until when another body is to report back. */
  readonly feedbackBy?: Day | undefined
}
export interface Ending { readonly id: number; readonly state: Exclude<ClockState, 'open'>; readonly on: Day }
export interface Beginning {
  readonly rule: string; readonly track: ClockTrack; readonly from: Day
  /** In place of the rule's own number of days. */
  readonly n?: number
  /** Runs to this very day. */
  readonly until?: Day
}
interface ClockSteps { readonly ends: readonly Ending[]; readonly begins: readonly Beginning[] }

const FOLLOW_UPS: readonly string[] = ['follow-up-3', 'follow-up-7', 'follow-up-30']
/** Promises of a class: one of them runs at a time. */
export const OF_CLASS: readonly string[] = ['consult-answer', 'simple-claim', 'complex-claim', 'explain-answer', 'report-transfer']
/** Promises that a written answer keeps by itself; the others are kept by closing. */
const BY_ANSWER: readonly string[] = ['consult-answer', 'explain-answer']
const STATUTE: readonly string[] = ['closing', 'extension', 'review-answer']

type End = (rules: readonly string[], state: Ending['state'], on?: Day) => readonly Ending[]

/** The limits of a petition after an act. `receivedOn` is its own day 0. */
export function clockSteps(act: ClockAct, running: readonly Running[], petition: { readonly receivedOn: Day; readonly statutoryKind: StatutoryKind | null }): ClockSteps {
  const end: End = (rules, state, on = act.doneOn) => running.filter(({ rule }) => rules.includes(rule)).map(({ id }) => ({ id, state, on }))
  const told = act.toldOn === undefined ? [] : end(['written-notice'], 'met', act.toldOn)
  const { ends, begins } = own(act, running, end, petition)
  return { ends: [...told, ...ends].filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at), begins }
}

const NOTHING: ClockSteps = { ends: [], begins: [] }

function own(act: ClockAct, running: readonly Running[], end: End, { receivedOn, statutoryKind }: { readonly receivedOn: Day; readonly statutoryKind: StatutoryKind | null }): ClockSteps {
  const { kind, doneOn } = act
  switch (kind) {
    case 'verify': case 'mediate': case 'endMediation': case 'urgent': case 'archive': return NOTHING
    case 'answerOnSpot': return { ends: [...end([...OF_CLASS, 'written-notice'], 'met')], begins: [] }
    case 'meet': return { ends: end(['second-handling'], 'met'), begins: [] }
    case 'inform': return { ends: end(['written-notice'], 'met'), begins: [] }
    case 'accept': return { ends: end(['closing', 'extension'], 'replaced'), begins: [{ rule: 'closing', track: 'statute', from: doneOn }] }
    case 'assign': return { ends: end(['feedback'], 'replaced'), begins: awaited(act) }
    case 'transfer': return { ends: [...end(['feedback', 'objection'], 'replaced'), ...end(['report-transfer'], 'met')], begins: [{ rule: 'objection', track: 'right', from: doneOn }, ...awaited(act)] }
    case 'returned': return { ends: [...end(['objection'], 'met'), ...end(['feedback'], 'lapsed')], begins: statutoryKind === 'report' && end(['report-transfer'], 'met').length === 0 ? [{ rule: 'report-transfer', track: 'promise', from: receivedOn }] : [] }
    case 'feedback': return { ends: end(['feedback'], 'met'), begins: [] }
    case 'agree': return { ends: end(BY_ANSWER, 'met'), begins: [{ rule: 'judicial-confirmation', track: 'right', from: doneOn }, ...FOLLOW_UPS.map((rule): Beginning => ({ rule, track: 'promise', from: doneOn }))] }
    case 'extend': return { ends: end(['closing'], 'replaced'), begins: running.filter(({ rule }) => rule === 'closing').map(({ dueOn }): Beginning => ({ rule: 'extension', track: 'statute', from: dueOn, ...(act.days === undefined ? {} : { n: act.days }) })) }
    case 'answer': return { ends: [...end(STATUTE, 'met'), ...end(BY_ANSWER, 'met')], begins: rightOf(act, statutoryKind) }
    case 'refuse': case 'noLonger': case 'direct': return { ends: [...end(['closing', 'extension'], 'lapsed'), ...end(OF_CLASS, 'met')], begins: [] }
    case 'withdraw': return { ends: running.filter(({ track, rule }) => track !== 'right' && !FOLLOW_UPS.includes(rule)).map(({ id }) => ({ id, state: 'lapsed', on: doneOn })), begins: [] }
    case 'close': return { ends: [...end(OF_CLASS, 'met'), ...end([...STATUTE, 'feedback', 'objection', 'second-handling'], 'lapsed')], begins: [] }
    case 'followUp': return { ends: end(earliest(running), 'met'), begins: [] }
    case 'evaluate': return { ends: [], begins: act.outcome === 'unsatisfied' ? [{ rule: 'second-handling', track: 'promise', from: doneOn }] : [] }
    case 'reopen': return { ends: end(['second-handling'], 'replaced'), begins: [] }
  }
}

/** The right to ask for a review runs from the written answer's receipt, for 申诉求决 only (条例 Arts. 35, 36). */
export function rightOf({ kind, toldOn }: Pick<ClockAct, 'kind' | 'toldOn'>, statutoryKind: StatutoryKind | null): readonly Beginning[] {
  return kind === 'answer' && toldOn !== undefined && statutoryKind !== 'report' && statutoryKind !== 'suggestion' ? [{ rule: 'review-request', track: 'right', from: toldOn }] : []
}

const awaited = ({ doneOn, feedbackBy }: ClockAct): readonly Beginning[] => (feedbackBy === undefined ? [] : [{ rule: 'feedback', track: 'promise', from: doneOn, until: feedbackBy }])

/** The follow-up that is due first; on one day the shorter one. */
function earliest(running: readonly Running[]): readonly string[] {
  const next = running.filter(({ rule }) => FOLLOW_UPS.includes(rule)).sort((a, b) => a.dueOn.localeCompare(b.dueOn) || FOLLOW_UPS.indexOf(a.rule) - FOLLOW_UPS.indexOf(b.rule))[0]
  return next === undefined ? [] : [next.rule]
}

/** What runs in a new round beside its own promise: 面谈 within 3 days of the evaluation (plan), an answer to 复查 or 复核 within 30 (条例 Arts. 35, 36). */
export function roundClock(kind: RoundKind, evaluatedOn: Day, today: Day): Beginning | undefined {
  switch (kind) {
    case 'newFacts': return undefined
    case 'secondHandling': return { rule: 'second-handling', track: 'promise', from: evaluatedOn }
    case 'review': case 'recheck': return { rule: 'review-answer', track: 'statute', from: today }
  }
}
