/**
 * Whether a year's days off can be what the State Council arranged: weekend arithmetic, statutory days, lengths of rest and work.
 * Checks and compares; accepts nothing by itself.
 */
import type { StatutoryDay, YearFile } from './calendar'
import { addDays, type Day, dayNumber, weekday, yearOf } from './day'
import { daysInWords, inOrder, type Remark, shortDay, WEEKDAYS, type YearReading } from './yearReading'

export interface Check { readonly level: 'fine' | Remark['level']; readonly text: string }

/** 放假办法 Art. 7: work before and after a holiday normally lasts no more than six days. */
const LONGEST_WORK = 6
/** No arrangement has given more in one piece since there are any. */
const LONGEST_HOLIDAY = 10
/** With the weekends around it, what the reckoning of limits can walk through. */
export const LONGEST_REST = 40

const fine = (text: string): Check => ({ level: 'fine', text })
const doubt = (text: string): Check => ({ level: 'doubt', text })
const wrong = (text: string): Check => ({ level: 'wrong', text })
const isWeekend = (day: Day): boolean => weekday(day) === 0 || weekday(day) === 6
const named = (day: Day): string => `${shortDay(day)}（周${WEEKDAYS[weekday(day)]}）`

/** The remarks of the reading and these checks, what blocks first. `statutory` are the days of Art. 2 of any years. */
export function checkReading({ year, off, work, remarks }: YearReading, statutory: readonly StatutoryDay[]): Check[] {
  const checks: Check[] = [...remarks]
  if (year !== undefined && off.length > 0) {
    const mine = statutory.filter(({ day }) => yearOf(day) === year)
    checks.push(...daysCheck(year, off, work), workCheck(work), ...statutoryChecks(year, mine, { off, work }), ...restChecks(off, work), ...stretchChecks(off, work))
  }
  const order = { wrong: 0, doubt: 1, fine: 2 } as const
  return checks.sort((a, b) => order[a.level] - order[b.level])
}

/** A notice may take in the last days of December of the year before. */
function daysCheck(year: number, off: readonly Day[], work: readonly Day[]): Check[] {
  const before = `${year - 1}-12-`
  const outside = [...off, ...work].filter((day) => yearOf(day) !== year && !day.startsWith(before))
  const early = [...off, ...work].filter((day) => day.startsWith(before))
  const both = off.filter((day) => work.includes(day))
  return [
    outside.length === 0 ? fine(`日期都在${year}年${early.length === 0 ? '' : '（含上年12月）'}`) : wrong(`有不在${year}年的日期：${inOrder(outside).slice(0, 10).join('、')}`),
    ...(early.length === 0 ? [] : [doubt(`安排到了上一年12月：${daysInWords(early)}；上一年的这些日子会一并改动`)]),
    ...(both.length === 0 ? [] : [wrong(`同一天又放假又上班：${daysInWords(both)}`)]),
  ]
}

function workCheck(work: readonly Day[]): Check {
  const strange = work.filter((day) => !isWeekend(day))
  if (strange.length > 0) return doubt(`调休上班日不在周末：${strange.map(named).join('、')}`)
  return fine(work.length === 0 ? '没有调休上班日' : `${work.length} 个调休上班日都在周末`)
}

/** Art. 2 and 6: each statutory day gives one free weekday, its own or one in its place; every other weekday off is worked for on a weekend. */
function statutoryChecks(year: number, statutory: readonly StatutoryDay[], { off, work }: { readonly off: readonly Day[]; readonly work: readonly Day[] }): Check[] {
  if (statutory.length === 0) return [doubt(`程序里没有${year}年的法定节日表（农历日期未推算到这一年），请人工核对法定节日是否都在放假日里`)]
  const missing = statutory.filter(({ day }) => !off.includes(day))
  const weekdays = new Set(off.filter((day) => !isWeekend(day) && yearOf(day) === year)).size
  const gained = weekdays - work.filter((day) => yearOf(day) === year).length
  return [
    missing.length === 0 ? fine(`法定节日 ${statutory.length} 天都在放假日里`) : doubt(`法定节日没有放假：${missing.map(({ day, name }) => `${name} ${named(day)}`).join('、')}`),
    gained === statutory.length ? fine(`周一至周五放假 ${weekdays} 天，调休上班 ${work.length} 天，净 ${gained} 天，与法定节日天数相同`) : doubt(`周一至周五放假 ${weekdays} 天减调休上班 ${work.length} 天是 ${gained} 天，法定节日是 ${statutory.length} 天；请核对有没有漏掉的日子`),
  ]
}

function restChecks(off: readonly Day[], work: readonly Day[]): Check[] {
  const rests = (day: Day): boolean => off.includes(day) || (isWeekend(day) && !work.includes(day))
  const runs = inOrder(off).filter((day) => !off.includes(addDays(day, -1))).map((from) => runLength(from, rests))
  const longest = Math.max(...runs)
  if (longest > LONGEST_REST) return [wrong(`连续休息 ${longest} 天，期限无法推算，请核对`)]
  const weekdaysOff = inOrder(off).filter((day) => !off.includes(addDays(day, -1))).map((from) => runLength(from, (day) => off.includes(day)))
  const stretch = Math.max(...weekdaysOff)
  return [stretch > LONGEST_HOLIDAY ? doubt(`一次放假 ${stretch} 天，比以往都长，请核对`) : fine(`一次放假最长 ${stretch} 天`)]
}

function stretchChecks(off: readonly Day[], work: readonly Day[]): Check[] {
  const works = (day: Day): boolean => work.includes(day) || (!off.includes(day) && !isWeekend(day))
  const long = work.map((day) => ({ day, length: runLength(day, works) + runBefore(day, works) })).filter(({ length }) => length > LONGEST_WORK)
  if (work.length === 0) return []
  return [long.length === 0 ? fine(`调休前后连续上班都不超过 ${LONGEST_WORK} 天`) : doubt(`连续上班超过 ${LONGEST_WORK} 天：${long.map(({ day, length }) => `${named(day)} 前后 ${length} 天`).join('、')}`)]
}

function runLength(from: Day, holds: (day: Day) => boolean): number {
  let length = 0
  while (length <= LONGEST_REST && holds(addDays(from, length))) length += 1
  return length
}
function runBefore(day: Day, holds: (day: Day) => boolean): number {
  let length = 0
  while (length <= LONGEST_REST && holds(addDays(day, -1 - length))) length += 1
  return length
}

export interface YearDifference { readonly offAdded: readonly Day[]; readonly offGone: readonly Day[]; readonly workAdded: readonly Day[]; readonly workGone: readonly Day[] }

/** What accepting it changes against what is loaded; against nothing, everything is added. */
export function differenceOf(before: Pick<YearFile, 'off' | 'work'> | undefined, after: Pick<YearFile, 'off' | 'work'>): YearDifference {
  const without = (one: readonly Day[], other: readonly Day[] = []) => one.filter((day) => !other.includes(day))
  return { offAdded: without(after.off, before?.off), offGone: without(before?.off ?? [], after.off), workAdded: without(after.work, before?.work), workGone: without(before?.work ?? [], after.work) }
}

/** Longest piece of rest days around some days, counted no further than is too long; for days the room lays down itself. */
export function longestRest(days: readonly Day[], rests: (day: Day) => boolean): number {
  const seen = new Set<number>()
  let longest = 0
  for (const day of days) {
    if (seen.has(dayNumber(day)) || !rests(day)) continue
    const length = runBefore(day, rests) + runLength(day, rests)
    longest = Math.max(longest, length)
    for (let at = 0; at < length; at += 1) seen.add(dayNumber(day) + at)
  }
  return longest
}
