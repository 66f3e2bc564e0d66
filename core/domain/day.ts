/**
 * Civil days in Asia/Shanghai as branded text `YYYY-MM-DD`, by integer arithmetic.
 * Refuses to know the machine's zone, the present time and holidays.
 */
import { Day } from '../contract/fields'

export { Day }

/** China has had one offset without summer time since 1991, so fixed arithmetic is exact for every day the desk meets. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const DAYS_BEFORE_1970 = 719_468

/** Later than any that is written down. */
export const LAST_DAY = '9999-12-31' as Day

/** Days since 1970-01-01 (which is 0). */
export function dayNumber(day: Day): number {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - DAYS_BEFORE_1970
}

/** Days already written out: a due date with its proof names dozens, most of them again and again. */
const written = new Map<number, Day>()
const MOST_WRITTEN = 4000

/** The day with this number; the inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const known = written.get(number)
  if (known !== undefined) return known
  const day = dayWritten(number)
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(number, day)
  return day
}

function dayWritten(number: number): Day {
  const shifted = number + DAYS_BEFORE_1970
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return Day.parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** The civil day in Asia/Shanghai on which an instant (UTC milliseconds) falls. */
export function dayOf(instant: number): Day {
  return dayFromNumber(Math.floor((instant + OFFSET_MS) / DAY_MS))
}

/** The instant at which a civil day begins in Asia/Shanghai. */
export function startOf(day: Day): number {
  return dayNumber(day) * DAY_MS - OFFSET_MS
}

/** The instant at which a civil day is over in Asia/Shanghai; also of the last day that can be written, which has none after it. */
export function endOf(day: Day): number {
  return startOf(day) + DAY_MS
}

/** Day of the week, 0 = Sunday. */
export function weekday(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

/** Negative, zero or positive as `a` is before, on or after `b`. */
export function compareDays(a: Day, b: Day): number {
  return dayNumber(a) - dayNumber(b)
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** A day as papers print it, Arabic without leading zeros: 2026年9月5日 (GB/T 9704 §6.5). */
export function formatDayZh(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Day and time of an instant in Asia/Shanghai: 2026年9月5日 08:30. */
export function formatInstantZh(instant: number): string {
  const minutes = Math.floor((((instant + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS / 60_000)
  return `${formatDayZh(dayOf(instant))} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Whether a text is an existing day. */
export function isDay(value: string): value is Day {
  return Day.safeParse(value).success
}
