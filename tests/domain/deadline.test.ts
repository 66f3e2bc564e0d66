/** Due dates and their proofs: tables around holidays and the turn of the year, and properties that hold for every start. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { DueProof } from '#core/contract/petitions'
import { makeCalendar } from '#core/domain/calendar'
import { addDays, compareDays, dayFromNumber, dayNumber } from '#core/domain/day'
import { type ClockRule, dueFor, nextWorkday } from '#core/domain/deadline'
import { calendarFiles, clockRules } from '../../resources/index'

const day = (value: string) => Day.parse(value)
const calendar = makeCalendar(calendarFiles)
function rule(id: string): ClockRule {
  const found = clockRules.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`no rule ${id}`)
  return found
}
const due = (id: string, startOn: string) => dueFor(rule(id), day(startOn), calendar)

describe('the first working day on or after', () => {
  it.each([['2026-09-18', '2026-09-18'], ['2026-09-19', '2026-09-20'], ['2026-09-26', '2026-09-28'], ['2026-10-01', '2026-10-08'], ['2026-10-10', '2026-10-10']] as const)('%s is %s', (from, wanted) => expect(nextWorkday(day(from), calendar)).toBe(wanted))
  it('gives up where there is none', () => expect(() => nextWorkday(day('2026-09-18'), { ...calendar, isWorkday: () => ({ workday: false, provisional: false }) })).toThrow(RangeError))
})

describe('due dates', () => {
  it.each([
    ['consult-answer', '2026-09-07', '2026-09-10', '2026-09-10', false],
    ['consult-answer', '2026-09-28', '2026-10-08', '2026-10-08', false],
    ['consult-answer', '2026-09-17', '2026-09-21', '2026-09-21', false],
    ['consult-answer', '2026-02-13', '2026-02-25', '2026-02-25', false],
    ['consult-answer', '2026-12-29', '2027-01-04', '2027-01-04', true],
    ['simple-claim', '2026-09-05', '2026-09-12', '2026-09-11', false],
    ['simple-claim', '2026-09-26', '2026-10-03', '2026-09-30', false],
    ['simple-claim', '2026-10-03', '2026-10-10', '2026-10-10', false],
    ['complex-claim', '2026-01-31', '2026-03-02', '2026-03-02', false],
    ['complex-claim', '2024-01-31', '2024-03-01', '2024-03-01', false],
    ['complex-claim', '2026-12-15', '2027-01-14', '2027-01-14', true],
    ['written-notice', '2026-09-16', '2026-10-01', '2026-09-30', false],
    ['objection', '2026-04-30', '2026-05-11', '2026-05-11', false],
    ['closing', '2026-08-02', '2026-10-01', '2026-09-30', false],
    ['extension', '2026-10-01', '2026-10-31', '2026-10-30', false],
    ['judicial-confirmation', '2026-09-02', '2026-10-08', '2026-10-08', false],
  ] as const)('%s from %s is due %s, to be done by %s', (id, startOn, dueOn, earlyOn, provisional) => {
    expect(due(id, startOn)).toMatchObject({ rule: id, startOn, dueOn, earlyOn, provisional })
  })
  it('prove which days were counted and which were skipped', () => {
    const proof = due('consult-answer', '2026-09-28')
    expect(proof.counted).toEqual(['2026-09-29', '2026-09-30', '2026-10-08'])
    expect(proof.skipped.map((skip) => skip.day)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'])
    expect(new Set(proof.skipped.map((skip) => skip.why))).toEqual(new Set(['节假日']))
    expect(proof.calendarRevision).toBe(`2026:${calendar.revision(2026)}`)
    expect(due('consult-answer', '2026-12-29').calendarRevision).toContain('2027:未录入')
  })
  it('print the plain date of the right to ask for 复查, even on a rest day', () => {
    expect(due('review-request', '2026-09-02').dueOn).toBe('2026-10-02')
  })
  it('refuse a calendar without any working day', () => {
    const broken = { ...calendar, isWorkday: () => ({ workday: false, provisional: false }) }
    for (const id of ['consult-answer', 'simple-claim', 'judicial-confirmation']) expect(() => dueFor(rule(id), day('2026-09-02'), broken)).toThrow(RangeError)
  })
})

describe('every due date', () => {
  const start = fc.integer({ min: dayNumber(day('2023-12-01')), max: dayNumber(day('2028-06-30')) }).map(dayFromNumber)
  const anyRule = fc.constantFrom(...clockRules)
  it('carries a proof that adds up', () => {
    fc.assert(fc.property(anyRule, start, (which, startOn) => {
      const proof = dueFor(which, startOn, calendar)
      expect(DueProof.safeParse(proof).success).toBe(true)
      expect(proof.counted).toHaveLength(which.n)
      expect(proof.counted).not.toContain(startOn)
      expect(compareDays(proof.earlyOn, proof.dueOn)).toBeLessThanOrEqual(0)
      expect(calendar.isWorkday(proof.earlyOn).workday).toBe(true)
      if (which.unit === 'day') expect(proof.counted.at(-1)).toBe(addDays(startOn, which.n))
      if (which.unit === 'day' && which.onRestDay === 'keep') expect(proof.dueOn).toBe(addDays(startOn, which.n))
      if (which.unit === 'workday') expect([...proof.counted, ...proof.skipped.map((skip) => skip.day)].sort(compareDays)).toEqual(spanAfter(startOn, proof.dueOn))
      if (which.onRestDay === 'forward') expect(calendar.isWorkday(proof.dueOn).workday).toBe(true)
    }))
  })
  it('never comes earlier for a later start', () => {
    fc.assert(fc.property(anyRule, start, (which, startOn) => {
      expect(compareDays(dueFor(which, addDays(startOn, 1), calendar).dueOn, dueFor(which, startOn, calendar).dueOn)).toBeGreaterThanOrEqual(0)
    }))
  })
  it('is provisional when the due date lies in a year without a file', () => {
    fc.assert(fc.property(anyRule, start, (which, startOn) => {
      const proof = dueFor(which, startOn, calendar)
      if (!calendar.known(Number(proof.dueOn.slice(0, 4)))) expect(proof.provisional).toBe(true)
      if (startOn >= '2024-01-01' && proof.dueOn <= '2026-12-31') expect(proof.provisional).toBe(false)
    }))
  })
})

function spanAfter(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let at = addDays(from, 1); compareDays(at, to) <= 0; at = addDays(at, 1)) days.push(at)
  return days
}
