/**
 * Working days by the State Council's yearly arrangement (放假安排), one file a year, under the days the room itself lays down (本地放假、停办、上班).
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

/** A day off by 放假办法 Art. 2 and what it is called. */
export interface StatutoryDay { readonly day: Day; readonly name: string }

/** A day this room treats otherwise than the country does; resting ones count as rest days (domain.md §5). */
export interface LocalDay { readonly day: Day; readonly kind: LocalKind; readonly reason: string }
export type LocalKind = 'holiday' | 'ethnic' | 'closure' | 'work'
export const LOCAL_NAMES: Readonly<Record<LocalKind, string>> = { holiday: '本地放假', ethnic: '民族地区放假', closure: '本地停办', work: '本地上班' }

/** Local days, and how often those of a year were changed: the number stands in the revision. */
export interface LocalLayer { readonly days: readonly LocalDay[]; readonly changes: ReadonlyMap<number, number> }
const NO_LAYER: LocalLayer = { days: [], changes: new Map() }

export interface DayJudgement {
  readonly workday: boolean
  /** Judged without the year's arrangement (暂定). */
  readonly provisional: boolean
  /** Why it is not a working day. */
  readonly why?: string
}

/** Arranged, known by its statutory days only (暂定), or not known at all. */
export type YearState = 'known' | 'statutory' | 'missing'

export interface Calendar {
  known(year: number): boolean
  isWorkday(day: Day): DayJudgement
  /** Revision of the year's file and of the room's own days in it, or `未录入`. */
  revision(year: number): string
  years(): readonly YearFile[]
  state(year: number): YearState
  local(): readonly LocalDay[]
}

/** A calendar of these year files; a later file of the same year wins, and local days win over all of them. */
export function makeCalendar(files: readonly YearFile[], layer: LocalLayer = NO_LAYER): Calendar {
  const byYear = new Map(files.map((file) => [file.year, file]))
  const off = new Set([...byYear.values()].flatMap((file) => file.off))
  const work = new Set([...byYear.values()].flatMap((file) => file.work))
  const own = new Map(layer.days.map((local) => [local.day, local]))
  const known = (year: number) => byYear.has(year) && byYear.get(year)?.statutoryOnly !== true

  function isWorkday(day: Day): DayJudgement {
    const provisional = !known(yearOf(day))
    const local = own.get(day)
    if (local !== undefined) return local.kind === 'work' ? { workday: true, provisional } : { workday: false, provisional, why: `${LOCAL_NAMES[local.kind]}：${local.reason}` }
    if (work.has(day)) return { workday: true, provisional }
    if (off.has(day)) return { workday: false, provisional, why: '节假日' }
    if (weekday(day) === 0 || weekday(day) === 6) return { workday: false, provisional, why: '周末' }
    return { workday: true, provisional }
  }
  return {
    known, isWorkday,
    revision: (year) => {
      const changes = layer.changes.get(year) ?? 0
      return `${known(year) ? (byYear.get(year)?.revision ?? '未录入') : '未录入'}${changes === 0 ? '' : `+本地${changes}`}`
    },
    years: () => [...byYear.values()].sort((a, b) => a.year - b.year),
    state: (year) => (known(year) ? 'known' : byYear.has(year) ? 'statutory' : 'missing'),
    local: () => layer.days,
  }
}

/** From October on the next year's arrangement should be entered: the State Council's notice comes out in October or November (domain.md §5). */
const REMINDED_FROM = '10'

/** The years whose arrangement should be there by now and is not, the nearest first. */
export function overdueYears(calendar: Pick<Calendar, 'known'>, today: Day): number[] {
  const year = yearOf(today)
  return [year, ...(today.slice(5, 7) >= REMINDED_FROM ? [year + 1] : [])].filter((one) => !calendar.known(one))
}
