/** The shipped year files, against chinese-days for every day of 2024–2026, and honesty about years without a file. */
import { isWorkday } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { makeCalendar } from '#core/domain/calendar'
import { addDays, compareDays, weekday, yearOf } from '#core/domain/day'
import { calendarFiles } from '../../resources/index'

const day = (value: string) => Day.parse(value)
const calendar = makeCalendar(calendarFiles)
function daysOf(year: number): Day[] {
  const days: Day[] = []
  for (let at = day(`${year}-01-01`); yearOf(at) === year; at = addDays(at, 1)) days.push(at)
  return days
}
/** chinese-days reads days as UTC and writes them as local time, so it can only be a witness east of Greenwich. */
const zoneIsTrusted = new Date(2026, 0, 1).getTimezoneOffset() <= 0

describe('calendar files', () => {
  it.each([[2024, 251], [2025, 248], [2026, 248]])('%i has %i working days', (year, count) => {
    expect(calendar.known(year)).toBe(true)
    expect(daysOf(year).filter((at) => calendar.isWorkday(at).workday)).toHaveLength(count)
  })
  it.runIf(zoneIsTrusted).each([2024, 2025, 2026])('agrees with chinese-days on every day of %i', (year) => {
    expect(daysOf(year).filter((at) => calendar.isWorkday(at).workday !== isWorkday(at))).toEqual([])
  })
  it('never judges a day of a known year as provisional', () => {
    expect([2024, 2025, 2026].flatMap(daysOf).filter((at) => calendar.isWorkday(at).provisional)).toEqual([])
  })
  it.each(calendarFiles.map((file) => [file.year, file] as const))('%i names source and revision, sorted, without contradiction', (year, file) => {
    expect(file.source).not.toBe('')
    expect(file.revision).not.toBe('')
    for (const list of [file.off, file.work]) {
      expect([...list].sort(compareDays)).toEqual(list)
      expect(new Set(list).size).toBe(list.length)
      expect(list.every((at) => yearOf(at) === year)).toBe(true)
    }
    expect(file.work.filter((at) => file.off.includes(at))).toEqual([])
    expect(file.work.every((at) => weekday(at) === 0 || weekday(at) === 6)).toBe(true)
  })
})

describe('years without an arrangement', () => {
  it('leave 2027 unknown, every day of it provisional, with its statutory days off', () => {
    expect(calendar.known(2027)).toBe(false)
    expect(calendar.revision(2027)).toBe('未录入')
    expect(daysOf(2027).every((at) => calendar.isWorkday(at).provisional)).toBe(true)
    for (const at of ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09', '2027-09-15', '2027-10-01']) expect(calendar.isWorkday(day(at)).workday).toBe(false)
  })
  it('judge any other year by weekday, provisionally', () => {
    expect(calendar.isWorkday(day('2041-06-05'))).toEqual({ workday: true, provisional: true })
    expect(calendar.isWorkday(day('2041-06-08'))).toMatchObject({ workday: false, provisional: true, why: '周末' })
  })
  it('become firm when the year is loaded later', () => {
    const loaded = makeCalendar([...calendarFiles, { year: 2027, revision: '2027-test', source: '测试', off: [day('2027-01-01')], work: [day('2027-01-02')] }])
    expect(loaded.known(2027)).toBe(true)
    expect(loaded.isWorkday(day('2027-01-02'))).toEqual({ workday: true, provisional: false })
    expect(loaded.isWorkday(day('2027-04-05'))).toEqual({ workday: true, provisional: false })
    expect(loaded.revision(2027)).toBe('2027-test')
  })
  it('say why a day is no working day', () => {
    expect(calendar.isWorkday(day('2026-09-25')).why).toBe('节假日')
    expect(calendar.isWorkday(day('2026-09-20'))).toEqual({ workday: true, provisional: false })
  })
})
