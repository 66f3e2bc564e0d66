/**
 * Every clock rule of domain.md §1.4 across rest days, the turn of the year, years without an arrangement, month ends and leap days.
 * The dates were reckoned apart from the program, by another calendar arithmetic over the same year files.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { LOCAL_NAMES, makeCalendar, overdueYears } from '#core/domain/calendar'
import { addDays } from '#core/domain/day'
import { dueFor } from '#core/domain/deadline'
import { usedShare, warningOf } from '#core/domain/warnings'
import { calendarFiles, clockRules, statutoryDays, warningTable } from '../../resources/index'

const day = (value: string) => Day.parse(value)
const calendar = makeCalendar(calendarFiles)
const STARTS = { 'before rest days': '2026-09-23', 'on a rest day': '2026-10-03', 'at the end of the year': '2026-12-28', 'in a year without arrangement': '2027-02-01', 'at the end of a month': '2026-01-31', 'before the leap day': '2024-02-26', 'on the leap day': '2024-02-29', 'before the leap day of a year without arrangement': '2028-02-27' } as const
/** Due day, 提前办结日 (= where it is the same), 暂定. */
const DUE: Readonly<Record<string, readonly string[]>> = {
  'consult-answer': ['2026-09-29 =', '2026-10-10 =', '2026-12-31 =', '2027-02-04 = 暂定', '2026-02-04 =', '2024-02-29 =', '2024-03-05 =', '2028-03-01 = 暂定'],
  'simple-claim': ['2026-09-30 =', '2026-10-10 =', '2027-01-04 = 暂定', '2027-02-08 2027-02-04 暂定', '2026-02-07 2026-02-06', '2024-03-04 =', '2024-03-07 =', '2028-03-05 2028-03-03 暂定'],
  'complex-claim': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
  'explain-answer': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
  'report-transfer': ['2026-10-08 =', '2026-10-18 2026-10-16', '2027-01-12 = 暂定', '2027-02-16 = 暂定', '2026-02-15 2026-02-14', '2024-03-12 =', '2024-03-15 =', '2028-03-13 = 暂定'],
  'second-handling': ['2026-09-26 2026-09-24', '2026-10-06 2026-09-30', '2026-12-31 =', '2027-02-04 = 暂定', '2026-02-03 =', '2024-02-29 =', '2024-03-03 2024-03-01', '2028-03-01 = 暂定'],
  'written-notice': ['2026-10-08 =', '2026-10-18 2026-10-16', '2027-01-12 = 暂定', '2027-02-16 = 暂定', '2026-02-15 2026-02-14', '2024-03-12 =', '2024-03-15 =', '2028-03-13 = 暂定'],
  'objection': ['2026-10-08 =', '2026-10-13 =', '2027-01-05 = 暂定', '2027-02-10 = 暂定', '2026-02-06 =', '2024-03-04 =', '2024-03-07 =', '2028-03-03 = 暂定'],
  'closing': ['2026-11-22 2026-11-20', '2026-12-02 =', '2027-02-26 = 暂定', '2027-04-02 = 暂定', '2026-04-01 =', '2024-04-26 =', '2024-04-29 =', '2028-04-27 = 暂定'],
  'extension': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
  'review-request': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
  'review-answer': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
  'feedback': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
  'judicial-confirmation': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-04-01 =', '2028-03-28 = 暂定'],
  'follow-up-3': ['2026-09-26 2026-09-24', '2026-10-06 2026-09-30', '2026-12-31 =', '2027-02-04 = 暂定', '2026-02-03 =', '2024-02-29 =', '2024-03-03 2024-03-01', '2028-03-01 = 暂定'],
  'follow-up-7': ['2026-09-30 =', '2026-10-10 =', '2027-01-04 = 暂定', '2027-02-08 2027-02-04 暂定', '2026-02-07 2026-02-06', '2024-03-04 =', '2024-03-07 =', '2028-03-05 2028-03-03 暂定'],
  'follow-up-30': ['2026-10-23 =', '2026-11-02 =', '2027-01-27 = 暂定', '2027-03-03 = 暂定', '2026-03-02 =', '2024-03-27 =', '2024-03-30 2024-03-29', '2028-03-28 = 暂定'],
}

describe('every clock rule', () => {
  it('has its row in the table', () => expect(clockRules.map(({ id }) => id).sort()).toEqual(Object.keys(DUE).sort()))
  it('says whether the law fixes it', () => {
    expect(clockRules.filter(({ fixedBy }) => fixedBy === 'law').map(({ id }) => id)).toEqual(['report-transfer', 'written-notice', 'objection', 'closing', 'extension', 'review-request', 'review-answer', 'judicial-confirmation'])
    expect(clockRules.every(({ fixedBy }) => fixedBy !== undefined)).toBe(true)
  })
  const cases = clockRules.flatMap((rule) => Object.entries(STARTS).map(([where, start], at) => [rule.id, where, start, DUE[rule.id]?.[at] ?? '', rule] as const))
  it.each(cases)('%s begun %s (%s) is due %s', (_id, _where, start, wanted, rule) => {
    const { dueOn, earlyOn, provisional } = dueFor(rule, day(start), calendar)
    expect(`${dueOn} ${earlyOn === dueOn ? '=' : earlyOn}${provisional ? ' 暂定' : ''}`).toBe(wanted)
  })
})

describe('days the room lays down itself', () => {
  const layered = makeCalendar(calendarFiles, { days: [{ day: day('2026-09-08'), kind: 'closure', reason: '停电' }, { day: day('2026-09-09'), kind: 'ethnic', reason: '火把节' }, { day: day('2026-10-01'), kind: 'work', reason: '值守' }, { day: day('2026-09-12'), kind: 'work', reason: '换休' }], changes: new Map([[2026, 3]]) })
  it.each([['2026-09-08', false, '本地停办：停电'], ['2026-09-09', false, '民族地区放假：火把节'], ['2026-10-01', true, undefined], ['2026-09-12', true, undefined], ['2026-09-10', true, undefined]])('%s', (at, workday, why) => {
    expect(layered.isWorkday(day(at))).toMatchObject({ workday, ...(why === undefined ? {} : { why }) })
  })
  it('count as rest days in a limit, and stand in its proof with the calendar’s revision', () => {
    const rule = clockRules.find(({ id }) => id === 'consult-answer')
    if (rule === undefined) throw new Error('rule')
    const proof = dueFor(rule, day('2026-09-07'), layered)
    expect(proof).toMatchObject({ dueOn: '2026-09-12', calendarRevision: '2026:2026.1+本地3', provisional: false })
    expect(proof.skipped.map(({ day: at, why }) => `${at} ${why}`)).toEqual(['2026-09-08 本地停办：停电', '2026-09-09 民族地区放假：火把节'])
  })
  it('have a name each', () => expect(Object.values(LOCAL_NAMES)).toEqual(['本地放假', '民族地区放假', '本地停办', '本地上班']))
  it('leave a year without arrangement what it is', () => {
    expect(makeCalendar(calendarFiles, { days: [{ day: day('2027-03-01'), kind: 'holiday', reason: '节' }], changes: new Map([[2027, 1]]) }).isWorkday(day('2027-03-01'))).toMatchObject({ workday: false, provisional: true })
  })
})

describe('years that should be there', () => {
  it.each([
    [[2026], '2026-09-30', []], [[2026], '2026-10-01', [2027]], [[2026, 2027], '2026-12-31', []], [[2025], '2026-01-01', [2026]], [[], '2026-11-11', [2026, 2027]],
  ] as const)('known %o on %s: missing %o', (known, today, missing) => expect(overdueYears({ known: (year) => known.some((one) => one === year) }, day(today))).toEqual(missing))
  it('are told apart: arranged, by statute only, unknown', () => expect([2026, 2027, 2041].map((year) => calendar.state(year))).toEqual(['known', 'statutory', 'missing']))
  it('have their statutory days, thirteen a year since 2025', () => {
    for (const year of [2024, 2025, 2026, 2027, 2028, 2029]) expect(statutoryDays.filter(({ day: at }) => at.startsWith(String(year)))).toHaveLength(year === 2024 ? 11 : 13)
  })
})

describe('warnings', () => {
  it.each([[0, '正常'], [0.4999, '正常'], [0.5, '预警'], [0.7499, '预警'], [0.75, '警告'], [0.8499, '警告'], [0.85, '严重警告'], [0.9899, '严重警告'], [0.99, '超期'], [1, '超期'], [7, '超期']])('a share of %d is %s', (share, name) => expect(warningOf(share, warningTable.steps).name).toBe(name))
  it('refuse a table whose last step does not take the rest', () => expect(() => warningOf(1, warningTable.steps.slice(0, -1))).toThrow(RangeError))
  it.each([['2026-09-07', '2026-09-07', 0], ['2026-09-07', '2026-09-10', 0.75], ['2026-09-07', '2026-09-11', 1], ['2026-09-07', '2026-09-01', 0]])('from %s, due 2026-09-10, on %s: %d of it is over', (start, today, share) => {
    expect(usedShare(day(start), day('2026-09-10'), day(today))).toBe(share)
  })
  it('are only called 超期 by a limit of the room once it is over, and never fall back', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 100 }), (n, gone) => {
      const start = day('2026-01-05')
      const share = usedShare(start, addDays(start, n), addDays(start, gone))
      expect(warningOf(share, warningTable.steps).id === 'overdue').toBe(gone > n)
      expect(usedShare(start, addDays(start, n), addDays(start, gone + 1))).toBeGreaterThan(share)
    }))
  })
})
