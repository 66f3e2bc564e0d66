/**
 * Working days by the State Council's yearly arrangement (放假安排), one file a year.
 * Refuses to pretend: a day of a year without a file is judged by weekday and statutory days and marked provisional.
 */
import { type Day, weekday, yearOf } from './day'

export interface YearFile {
  readonly year: number
  readonly revision: string
  readonly source: string
  /** Days off, weekends inside a holiday stretch included. */
  readonly off: readonly Day[]
  /** Make-up working days (调休上班). */
  readonly work: readonly Day[]
  /** True where only the statutory days of 放假办法 Art. 2 are known and the arrangement is not. */
  readonly statutoryOnly?: boolean
}

export interface DayJudgement {
  readonly workday: boolean
  /** Judged without the year's arrangement (暂定). */
  readonly provisional: boolean
  /** Why it is not a working day. */
  readonly why?: string
}

export interface Calendar {
  known(year: number): boolean
  isWorkday(day: Day): DayJudgement
  /** Revision of the year's file, or `未录入`. */
  revision(year: number): string
  years(): readonly YearFile[]
}

/** A calendar of these year files; a later file of the same year wins. */
export function makeCalendar(files: readonly YearFile[]): Calendar {
  const byYear = new Map(files.map((file) => [file.year, file]))
  const off = new Set([...byYear.values()].flatMap((file) => file.off))
  const work = new Set([...byYear.values()].flatMap((file) => file.work))
  const known = (year: number) => byYear.has(year) && byYear.get(year)?.statutoryOnly !== true

  function isWorkday(day: Day): DayJudgement {
    const provisional = !known(yearOf(day))
    if (work.has(day)) return { workday: true, provisional }
    if (off.has(day)) return { workday: false, provisional, why: '节假日' }
    if (weekday(day) === 0 || weekday(day) === 6) return { workday: false, provisional, why: '周末' }
    return { workday: true, provisional }
  }
  return {
    known, isWorkday,
    revision: (year) => (known(year) ? (byYear.get(year)?.revision ?? '未录入') : '未录入'),
    years: () => [...byYear.values()].sort((a, b) => a.year - b.year),
  }
}
