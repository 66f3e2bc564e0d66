/** What each act does to the limits that run, by a table, and over a thousand petitions driven at random. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACT_KINDS, type ActKind, type ClockState, type CourseMatter, type CourseState, OUTCOMES, problemOf, stateAfter } from '#core/domain/course'
import { type Beginning, type ClockAct, clockSteps, OF_CLASS, roundClock, type Running } from '#core/domain/courseClocks'
import { makeCalendar } from '#core/domain/calendar'
import { addDays, Day, dayNumber } from '#core/domain/day'
import { dueFor, type DueProof } from '#core/domain/deadline'
import { promiseRule } from '#core/domain/petitionClass'
import { calendarFiles, clockRules } from '../../resources/index'

const calendar = makeCalendar(calendarFiles)
const day = (text: string) => Day.parse(text)
const receivedOn = day('2026-09-05')
const on = day('2026-09-10')
const RUNNING: readonly string[] = ['simple-claim', 'written-notice', 'closing', 'feedback', 'objection']
const running = (rules: readonly string[], dueOn = day('2026-11-04')): Running[] => rules.map((rule, at) => ({ id: at + 1, rule, track: 'promise', dueOn }))

/** Ended limits with what became of them, and those begun, of an act in a petition where these run. */
function steps(act: Partial<ClockAct> & Pick<ClockAct, 'kind'>, rules = RUNNING, statutoryKind: 'appeal' | 'report' | null = 'appeal'): [string, string] {
  const clocks = running(rules)
  const { ends, begins } = clockSteps({ doneOn: on, ...act }, clocks, { receivedOn, statutoryKind })
  return [ends.map(({ id, state }) => `${clocks.find((clock) => clock.id === id)?.rule ?? ''} ${state}`).sort().join(', '), begins.map(({ rule, track, from, n, until }) => [rule, track, from, n ?? until ?? ''].join(' ').trim()).join(', ')]
}

describe('limits after an act', () => {
  it.each([
    [{ kind: 'answerOnSpot' }, ['consult-answer', 'written-notice'], 'consult-answer met, written-notice met', ''],
    [{ kind: 'verify' }, RUNNING, '', ''], [{ kind: 'urgent' }, RUNNING, '', ''], [{ kind: 'mediate' }, RUNNING, '', ''], [{ kind: 'endMediation' }, RUNNING, '', ''], [{ kind: 'archive' }, [], '', ''],
    [{ kind: 'inform' }, RUNNING, 'written-notice met', ''], [{ kind: 'meet' }, [...RUNNING, 'second-handling'], 'second-handling met', ''],
    [{ kind: 'accept' }, ['simple-claim', 'written-notice'], '', 'closing statute 2026-09-10'], [{ kind: 'accept', toldOn: on }, RUNNING, 'closing replaced, written-notice met', 'closing statute 2026-09-10'], [{ kind: 'accept' }, ['extension'], 'extension replaced', 'closing statute 2026-09-10'],
    [{ kind: 'assign' }, RUNNING, 'feedback replaced', ''], [{ kind: 'assign', feedbackBy: day('2026-09-30') }, [], '', 'feedback promise 2026-09-10 2026-09-30'],
    [{ kind: 'transfer' }, RUNNING, 'feedback replaced, objection replaced', 'objection right 2026-09-10'], [{ kind: 'transfer', feedbackBy: day('2026-10-10') }, [], '', 'objection right 2026-09-10, feedback promise 2026-09-10 2026-10-10'], [{ kind: 'transfer' }, ['report-transfer'], 'report-transfer met', 'objection right 2026-09-10', 'report'],
    [{ kind: 'returned' }, RUNNING, 'feedback lapsed, objection met', ''], [{ kind: 'returned' }, ['objection'], 'objection met', 'report-transfer promise 2026-09-05', 'report'],
    [{ kind: 'feedback' }, RUNNING, 'feedback met', ''],
    [{ kind: 'agree' }, RUNNING, '', 'judicial-confirmation right 2026-09-10, follow-up-3 promise 2026-09-10, follow-up-7 promise 2026-09-10, follow-up-30 promise 2026-09-10'],
    [{ kind: 'extend', days: 20 }, RUNNING, 'closing replaced', 'extension statute 2026-11-04 20'],
    [{ kind: 'answer' }, RUNNING, 'closing met', ''], [{ kind: 'answer', toldOn: day('2026-09-12') }, RUNNING, 'closing met, written-notice met', 'review-request right 2026-09-12'], [{ kind: 'answer' }, ['explain-answer', 'extension'], 'explain-answer met, extension met', ''], [{ kind: 'answer', toldOn: on }, ['review-answer'], 'review-answer met', 'review-request right 2026-09-10'],
    [{ kind: 'refuse', toldOn: on }, RUNNING, 'closing lapsed, simple-claim met, written-notice met', ''], [{ kind: 'noLonger' }, RUNNING, 'closing lapsed, simple-claim met', ''], [{ kind: 'direct' }, RUNNING, 'closing lapsed, simple-claim met', ''],
    [{ kind: 'withdraw' }, ['simple-claim', 'written-notice', 'closing', 'follow-up-7'], 'closing lapsed, simple-claim lapsed, written-notice lapsed', ''],
    [{ kind: 'close' }, ['complex-claim', 'closing', 'feedback', 'objection', 'second-handling', 'follow-up-30', 'review-request'], 'closing lapsed, complex-claim met, feedback lapsed, objection lapsed, second-handling lapsed', ''],
    [{ kind: 'followUp' }, ['follow-up-30', 'follow-up-3', 'follow-up-7'], 'follow-up-3 met', ''],
    [{ kind: 'evaluate', outcome: 'satisfied' }, [], '', ''], [{ kind: 'evaluate', outcome: 'unsatisfied' }, [], '', 'second-handling promise 2026-09-10'], [{ kind: 'reopen' }, ['second-handling'], 'second-handling replaced', ''],
  ] as const)('%o', (act, rules, ended, begun, statutoryKind: 'appeal' | 'report' = 'appeal') => expect(steps(act, rules, statutoryKind)).toEqual([ended, begun]))
  it('has no right to a review where there is none', () => expect(clockSteps({ kind: 'answer', doneOn: on, toldOn: on }, [], { receivedOn, statutoryKind: 'suggestion' }).begins).toEqual([]))
  it('begins with a round what it is for', () => expect(['newFacts', 'secondHandling', 'review', 'recheck'].map((kind) => roundClock(kind as 'review', receivedOn, on))).toEqual([undefined, { rule: 'second-handling', track: 'promise', from: receivedOn }, { rule: 'review-answer', track: 'statute', from: on }, { rule: 'review-answer', track: 'statute', from: on }]))
})

interface Model { state: CourseState; today: Day; readonly acts: { kind: ActKind; outcome: string; at: Day }[]; readonly clocks: { id: number; rule: string; track: Running['track']; state: ClockState; proof: DueProof; endedOn?: Day }[] }

function proof({ rule, from, n, until }: Beginning): DueProof {
  const known = clockRules.find(({ id }) => id === rule)
  if (known === undefined) throw new Error(rule)
  const days = until === undefined ? n : dayNumber(until) - dayNumber(from)
  return dueFor(days === undefined ? known : { ...known, n: days, unit: 'day' }, from, calendar)
}

const outcomeOf = (kind: ActKind, pick: number): string => { const names = Object.keys((OUTCOMES as Readonly<Record<string, object>>)[kind] ?? {}); return names[pick % Math.max(1, names.length)] ?? '' }

/** What must hold whatever was done. */
function invariants(model: Model, matter: CourseMatter): void {
  const open = model.clocks.filter(({ state }) => state === 'open')
  expect(open.filter(({ rule }) => OF_CLASS.includes(rule)).length, 'one promise at most').toBeLessThanOrEqual(1)
  expect(open.filter(({ rule }) => rule === 'closing' || rule === 'extension').length, 'one statutory limit at most').toBeLessThanOrEqual(1)
  expect(open.filter(({ rule }) => rule === 'feedback').length).toBeLessThanOrEqual(1)
  for (const { proof: { startOn, dueOn }, endedOn, state } of model.clocks) expect([dueOn >= startOn, (state === 'open') === (endedOn === undefined)]).toEqual([true, true])
  for (const extension of model.clocks.filter(({ rule }) => rule === 'extension')) {
    expect(extension.proof.n).toBeLessThanOrEqual(30)
    expect(model.clocks.some(({ rule, state, proof: before }) => rule === 'closing' && state === 'replaced' && before.dueOn === extension.proof.startOn), 'an extension begins where a limit ended').toBe(true)
  }
  if (model.state === 'closed') expect(open.filter(({ track, rule }) => track !== 'right' && !rule.startsWith('follow-up') && rule !== 'second-handling').map(({ rule }) => rule), 'nothing of a closed one runs').toEqual([])
  if (matter.statutoryKind === 'report') expect(model.acts.some(({ kind }) => ['answer', 'mediate', 'agree', 'answerOnSpot', 'accept'].includes(kind))).toBe(false)
}

describe('a thousand petitions driven at random', () => {
  const step = fc.record({ kind: fc.constantFrom(...ACT_KINDS), wait: fc.integer({ min: 0, max: 25 }), pick: fc.nat(5), days: fc.integer({ min: 1, max: 30 }), told: fc.boolean(), awaited: fc.boolean() })
  const given = fc.record({ petitionClass: fc.constantFrom('consult' as const, 'simple' as const, 'complex' as const, 'unreasonable' as const), statutoryKind: fc.constantFrom('appeal' as const, 'suggestion' as const, 'report' as const, null), steps: fc.array(step, { minLength: 5, maxLength: 40 }) })
  it('never break an invariant', () => {
    let done = 0
    fc.assert(fc.property(given, ({ petitionClass, statutoryKind, steps: all }) => {
      const promise = dueFor(promiseRule({ petitionClass, statutoryKind }, clockRules), receivedOn, calendar)
      const model: Model = { state: 'registered', today: receivedOn, acts: [], clocks: [{ id: 1, rule: promise.rule, track: 'promise', state: 'open', proof: promise }, { id: 2, rule: 'written-notice', track: 'statute', state: 'open', proof: proof({ rule: 'written-notice', track: 'statute', from: receivedOn }) }] }
      for (const { kind, wait, pick, days, told, awaited } of all) {
        model.today = addDays(model.today, wait)
        const matter: CourseMatter = { state: model.state, petitionClass, statutoryKind, guardState: null, erased: false, acts: model.acts, clocks: model.clocks.map(({ rule, state, proof: { dueOn } }) => ({ rule, state, dueOn })), round: undefined, rounds: [], openClaims: [] }
        const ended = model.clocks.filter(({ state }) => state !== 'open').map((clock) => ({ ...clock }))
        if (problemOf(kind, matter, model.today) !== undefined) continue
        const outcome = outcomeOf(kind, pick)
        const { ends, begins } = clockSteps({ kind, doneOn: model.today, outcome, days, ...(told ? { toldOn: model.today } : {}), ...(awaited ? { feedbackBy: addDays(model.today, days) } : {}) }, model.clocks.filter(({ state }) => state === 'open').map(({ id, rule, track, proof: { dueOn } }) => ({ id, rule, track, dueOn })), { receivedOn, statutoryKind })
        for (const { id, state, on: endedOn } of ends) { const clock = model.clocks.find((one) => one.id === id); if (clock?.state !== 'open') throw new Error('ended twice'); Object.assign(clock, { state, endedOn }) }
        for (const begin of begins) model.clocks.push({ id: model.clocks.length + 1, rule: begin.rule, track: begin.track, state: 'open', proof: proof(begin) })
        expect(ended.map(({ id }) => model.clocks.find((clock) => clock.id === id)), 'what has ended never changes').toEqual(ended)
        model.state = stateAfter(kind, model.state)
        model.acts.push({ kind, outcome, at: model.today })
        invariants(model, matter)
        done += 1
      }
    }), { numRuns: 1000, seed: 20_260_905 })
    expect(done).toBeGreaterThan(3000)
  })
})
