/** Civil days by integer arithmetic: against Date in UTC as an independent witness, and free of the machine's zone. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, compareDays, dayFromNumber, dayNumber, dayOf, formatDayZh, formatInstantZh, isDay, weekday } from '#core/domain/day'
import { Day } from '#core/contract/fields'

const day = (value: string) => Day.parse(value)
const anyNumber = fc.integer({ min: -25_567, max: 84_000 })

describe('days', () => {
  it('agree with an independent witness', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      const witness = new Date(number * 86_400_000)
      expect(dayFromNumber(number)).toBe(witness.toISOString().slice(0, 10))
      expect(dayNumber(dayFromNumber(number))).toBe(number)
      expect(weekday(dayFromNumber(number))).toBe(witness.getUTCDay())
    }))
  })
  it('add and compare', () => {
    fc.assert(fc.property(anyNumber, fc.integer({ min: -400, max: 400 }), (number, count) => {
      const start = dayFromNumber(number)
      expect(addDays(addDays(start, count), -count)).toBe(start)
      expect(Math.sign(compareDays(addDays(start, count), start))).toBe(Math.sign(count))
    }))
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(day('2100-02-28'), 1)).toBe('2100-03-01')
  })
  it.each([
    ['2026-09-04T15:59:59.999Z', '2026-09-04'],
    ['2026-09-04T16:00:00.000Z', '2026-09-05'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['2026-03-08T10:00:00.000Z', '2026-03-08'],
    ['1970-01-01T00:00:00.000Z', '1970-01-01'],
  ])('%s falls on %s in Shanghai', (instant, expected) => expect(dayOf(Date.parse(instant))).toBe(expected))
  it('print as GB/T 9704 asks, without leading zeros', () => {
    expect(formatDayZh(day('2026-09-05'))).toBe('2026年9月5日')
    expect(formatInstantZh(Date.parse('2026-09-05T00:03:00Z'))).toBe('2026年9月5日 08:03')
    expect(formatInstantZh(Date.parse('2026-09-04T16:00:00Z'))).toBe('2026年9月5日 00:00')
  })
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-9-5', '', '2026-09-31', '20260905'])('refuse %s', (value) => expect(isDay(value)).toBe(false))
  it('accept a leap day', () => expect(isDay('2024-02-29')).toBe(true))
})
