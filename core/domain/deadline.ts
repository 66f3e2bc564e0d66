/**
 * Due dates with their proof (domain.md §1.4): rule, start day, days counted and skipped, calendar revision.
 * Knows rules only as data and days only through a calendar.
 */
import type { Calendar } from './calendar'
import { addDays, type Day, yearOf } from './day'

export interface ClockRule {
  readonly id: string
  readonly name: string
  /** What day 0 is called: 登记日, 收到日 … */
  readonly start: string
  readonly n: number
  readonly unit: 'day' | 'workday'
  /** `keep`: a due date on a rest day stays; `forward`: it moves to the next working day. */
  readonly onRestDay: 'keep' | 'forward'
  readonly source: string
  /** A limit of the law is not the room's to choose: changing it needs a source. */
  readonly fixedBy?: 'law' | 'plan'
}

export interface DueProof {
  readonly rule: string
  readonly ruleName: string
  readonly source: string
  readonly startOn: Day
  readonly n: number
  readonly unit: 'day' | 'workday'
  readonly dueOn: Day
  /** Some day it depends on lies in a year whose calendar is not loaded (暂定). */
  readonly provisional: boolean
  /** 提前办结日: the last working day on or before the due date. */
  readonly earlyOn: Day
  readonly counted: Day[]
  readonly skipped: { day: Day; why: string }[]
  readonly calendarRevision: string
  /** Why nothing has to be done by this date; it is then shown in place of the date, which stays for the register. */
  readonly exempt?: string | undefined
}

/** Whether the date itself can still change with a year's arrangement: days of the calendar run on whatever is a rest day, only 提前办结日 depends on it. */
export function mayMove({ provisional, unit }: Pick<DueProof, 'provisional' | 'unit'>): boolean {
  return provisional && unit === 'workday'
}

/** Longest run of rest days walked through; far above any real holiday, so a broken calendar cannot loop for ever. */
const LONGEST_REST = 60

/**
 * The due date of a rule from its day 0, which is never counted (domain.md §0 (b)).
 * @throws RangeError when the calendar knows no working day within 60 days.
 */
export function dueFor(rule: ClockRule, startOn: Day, calendar: Calendar): DueProof {
  const counted: Day[] = []
  const skipped: { day: Day; why: string }[] = []
  const seen = new Set<Day>()
  let provisional = false
  const judge = (day: Day) => {
    const verdict = calendar.isWorkday(day)
    seen.add(day)
    provisional ||= verdict.provisional
    return verdict
  }
  let day = startOn
  let rests = 0
  while (counted.length < rule.n) {
    day = addDays(day, 1)
    if (rule.unit === 'workday') {
      const verdict = judge(day)
      if (!verdict.workday) {
        skipped.push({ day, why: verdict.why ?? '休息日' })
        if (++rests > LONGEST_REST) throw new RangeError(`no working day near ${startOn}`)
        continue
      }
      rests = 0
    }
    counted.push(day)
  }
  if (rule.onRestDay === 'forward') {
    for (let verdict = judge(day); !verdict.workday; verdict = judge(day)) {
      skipped.push({ day, why: `${verdict.why ?? '休息日'}，顺延` })
      day = addDays(day, 1)
      if (skipped.length > rule.n + LONGEST_REST) throw new RangeError(`no working day near ${startOn}`)
    }
  }
  const earlyOn = lastWorkday(day, judge)
  const years = [...new Set([startOn, ...seen, day].map(yearOf))].sort((a, b) => a - b)
  return {
    rule: rule.id, ruleName: rule.name, source: rule.source, startOn, n: rule.n, unit: rule.unit, dueOn: day, provisional, earlyOn, counted, skipped,
    calendarRevision: years.map((year) => `${year}:${calendar.revision(year)}`).join(' '),
  }
}

/** 提前办结日 of a day somebody chose: itself, or the last working day before it. @throws RangeError as `dueFor`. */
export function earlyDay(day: Day, calendar: Calendar): { readonly earlyOn: Day; readonly provisional: boolean } {
  let provisional = false
  const earlyOn = lastWorkday(day, (each) => {
    const verdict = calendar.isWorkday(each)
    provisional ||= verdict.provisional
    return verdict
  })
  return { earlyOn, provisional }
}

/** The first working day on or after a day: a right whose last day is a rest day is not lost before that day is over (domain.md §1.4). @throws RangeError as `dueFor`. */
export const nextWorkday = (day: Day, calendar: Calendar): Day => nearestWorkday(day, 1, (each) => calendar.isWorkday(each))

type Judge = (day: Day) => { readonly workday: boolean }
const lastWorkday = (day: Day, judge: Judge): Day => nearestWorkday(day, -1, judge)

function nearestWorkday(day: Day, towards: 1 | -1, judge: Judge): Day {
  let near = day
  for (let step = 0; !judge(near).workday; step += 1) {
    if (step > LONGEST_REST) throw new RangeError(`no working day near ${day}`)
    near = addDays(near, towards)
  }
  return near
}
