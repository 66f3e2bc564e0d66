/** 法治教育和心理疏导: for which matters, every answer after every other, what consent allows, and what is missing where. */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/domain/day'
import { CONSENTS, consentMayBecome, consentProblem, guidanceEndProblem, guidanceGround, guidancePlanProblem, mayHold, maySchedule, scheduleProblem, sessionProblem } from '#core/domain/guidance'

const day = (text: string): Day => Day.parse(text)
const TODAY = day('2026-09-05')
const TOMORROW = day('2026-09-06')
const YESTERDAY = day('2026-09-04')

it.each([
  ['unreasonable', 'approved', null, 'unreasonable'], ['complex', 'pending', null, undefined], ['complex', 'revoked', '初访', undefined], ['simple', null, '重复访', 'repeated'], ['consult', null, '重复访', 'repeated'], ['simple', null, '新事项', undefined], ['complex', 'refused', '重复访', 'repeated'],
] as const)('%s, guard %s, %s: %s', (petitionClass, guardState, visitKind, ground) => {
  expect(guidanceGround({ petitionClass, guardState, visitKind })).toBe(ground)
})

it('takes an agreement back at any time, asks nobody twice, and does nothing without consent', () => {
  expect(Object.fromEntries(CONSENTS.map((from) => [from, CONSENTS.filter((to) => consentMayBecome(from, to))]))).toEqual({ asked: ['agreed', 'refused'], agreed: ['refused'], refused: ['agreed'] })
  expect(CONSENTS.filter(maySchedule)).toEqual(['asked', 'agreed'])
  expect(CONSENTS.filter(mayHold)).toEqual(['agreed'])
})

describe('what is missing', () => {
  const measure = { kind: 'law', guide: 'justice', name: '宋律', frequency: '每月一次' } as const
  it.each([
    [{}, undefined], [{ goal: ' ' }, 'goal'], [{ measures: [] }, 'measures'], [{ measures: [{ ...measure, name: '' }] }, 'measures.0.name'], [{ measures: [measure, { ...measure, frequency: '' }] }, 'measures.1.frequency'], [{ reviewOn: YESTERDAY }, 'reviewOn'],
  ])('in a plan with %j: %s', (more, field) => expect(guidancePlanProblem({ goal: '了解程序', measures: [measure], reviewOn: TODAY, ...more }, TODAY)?.field).toBe(field))
  it.each([
    [undefined, 'refused', TODAY, undefined], ['agreed', 'refused', YESTERDAY, undefined], ['refused', 'asked', TODAY, 'consent'], ['agreed', 'agreed', TODAY, 'consent'], ['asked', 'agreed', TOMORROW, 'on'],
  ] as const)('in the answer after %s, %s on %s: %s', (from, to, on, field) => expect(consentProblem(from, to, on, TODAY)?.field).toBe(field))
  it.each([
    ['agreed', { kind: 'law', on: TODAY, topic: '程序' }, undefined], ['asked', { kind: 'law', on: TOMORROW, topic: '程序' }, undefined], ['refused', { kind: 'law', on: TODAY, topic: '程序' }, ''], ['agreed', { kind: 'care', on: TODAY, topic: '程序' }, 'kind'], ['agreed', { kind: 'law', on: YESTERDAY, topic: '程序' }, 'on'], ['agreed', { kind: 'law', on: TODAY, topic: ' ' }, 'topic'],
  ] as const)('before a session, %s, %j: %s', (consent, session, field) => expect(scheduleProblem(session, { consent, measures: [{ kind: 'law' }] }, TODAY)?.field).toBe(field))
  it.each([
    ['agreed', {}, undefined], ['asked', {}, ''], ['refused', {}, ''], ['agreed', { attitude: '' }, 'attitude'], ['agreed', { topic: '' }, 'topic'], ['agreed', { heldOn: TOMORROW }, 'heldOn'], ['agreed', { heldOn: day('2026-08-31') }, 'heldOn'],
  ] as const)('in what was held, %s, %j: %s', (consent, more, field) => expect(sessionProblem({ heldOn: TODAY, topic: '程序', attitude: '听完', ...more }, { consent, since: day('2026-09-01') }, TODAY)?.field).toBe(field))
})

it.each([
  ['completed', [], 'outcome'], ['completed', ['planned', 'missed', 'cancelled'], 'outcome'], ['completed', ['missed', 'held'], undefined], ['refused', [], undefined], ['referred', ['planned'], undefined], ['notNeeded', [], undefined],
] as const)('an end as %s after sessions %j', (outcome, states, field) => expect(guidanceEndProblem(outcome, states.map((state) => ({ state })))?.field).toBe(field))
