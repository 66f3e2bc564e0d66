/** 日终交接: when a call back is due, which petitions stand on the sheet, and which numbers are missing. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '#core/contract/fields'
import { CALL_OUTCOMES, callBackState, closesCallBack, gapsIn, handoverWhy } from '#core/domain/handover'

const day = (text: string) => text as Day
const today = day('2026-12-31')

describe('callBackState', () => {
  it.each([
    ['2026-12-30', false, 'overdue'], ['2026-12-31', false, 'today'], ['2027-01-01', false, 'later'], ['2026-12-30', true, 'closed'], ['2027-01-01', true, 'closed'],
  ] as const)('due %s, closed %s: %s', (dueOn, closed, state) => expect(callBackState({ dueOn: day(dueOn), closed }, today)).toBe(state))
})

describe('closesCallBack', () => {
  it('keeps calling whoever was not reached', () => expect(CALL_OUTCOMES.filter(closesCallBack)).toEqual(['reached', 'withdrawn']))
})

describe('handoverWhy', () => {
  it.each([
    ['2026-12-30', '2026-12-01', true, 'overdue'], ['2026-12-31', '2026-12-01', true, 'soon'], ['2027-01-02', '2026-12-01', true, 'soon'], ['2027-01-03', '2026-12-01', true, undefined],
    ['2027-01-03', '2026-12-31', true, 'today'], [null, '2026-12-31', true, 'today'], [null, '2026-12-30', true, undefined], ['2026-12-30', '2026-12-31', false, undefined],
  ] as const)('due %s, received %s, open %s: %s', (dueOn, receivedOn, open, why) => {
    expect(handoverWhy({ dueOn: dueOn === null ? null : day(dueOn), receivedOn: day(receivedOn), open }, today)).toBe(why)
  })
})

describe('gapsIn', () => {
  it.each([[[], 0, []], [[], 2, [[1, 2]]], [[1, 2, 3], 3, []], [[2, 3], 3, [[1, 1]]], [[1, 5, 2], 5, [[3, 4]]], [[3, 3, 1], 3, [[2, 2]]], [[1, 2], 4, [[3, 4]]]] as const)('%j of %i: %j', (numbers, last, gaps) => expect(gapsIn(numbers, last)).toEqual(gaps))
  it('names every missing number up to the last, and no other', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }), fc.nat({ max: 5 }), (numbers, more) => {
      const last = Math.max(0, ...numbers) + more
      const named = gapsIn(numbers, last).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
      const missing = Array.from({ length: last }, (_, at) => at + 1).filter((one) => !numbers.includes(one))
      expect(named).toEqual(missing)
    }))
  })
})
