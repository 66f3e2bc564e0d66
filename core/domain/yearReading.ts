/**
 * What somebody's text was understood to say about a year's days off, whichever form it came in: the days, line by line, and what is doubtful in it.
 * Decides nothing: a person accepts it or not.
 */
import { addDays, compareDays, type Day } from './day'

export type Doubtful = 'wrong' | 'doubt'
/** `wrong` has to be put right first; `doubt` may be accepted by whoever looked at it. */
export interface Remark { readonly level: Doubtful; readonly text: string }

/** A sentence or an entry of the text: what was taken from it, and whether all of it was understood. */
export interface ReadLine { readonly text: string; readonly taken: string; readonly understood: 'whole' | 'part' | 'none'; /** Names a day: if it was not understood, something may be missing. */ readonly dated: boolean }

export interface YearReading {
  /** Undefined where neither the text nor the reader says which year it is about. */
  readonly year: number | undefined
  readonly off: readonly Day[]
  readonly work: readonly Day[]
  readonly lines: readonly ReadLine[]
  readonly remarks: readonly Remark[]
  /** What the text says of its own origin. */
  readonly source?: string
}

export const nothingRead = (text: string): YearReading => ({ year: undefined, off: [], work: [], lines: [], remarks: [{ level: 'wrong', text }] })

/** Longest stretch taken from one sentence or entry: longer ones are slips of the hand. */
export const LONGEST_STRETCH = 20

/** Every day from one to another, both of them; undefined where the second comes first or far too late. */
export function daysBetween(from: Day, to: Day): Day[] | undefined {
  const days: Day[] = []
  for (let day = from; compareDays(day, to) <= 0; day = addDays(day, 1)) {
    if (days.length === LONGEST_STRETCH) return undefined
    days.push(day)
  }
  return days.length === 0 ? undefined : days
}

/** Each day once, in order. */
export const inOrder = (days: readonly Day[]): Day[] => [...new Set(days)].sort(compareDays)

export const WEEKDAYS = '日一二三四五六'

/** 9月25日 */
export const shortDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** Days as a person reads them: runs drawn together, 1月1日至3日、1月5日. */
export function daysInWords(days: readonly Day[]): string {
  const runs: (readonly [Day, Day])[] = []
  for (const day of inOrder(days)) {
    const last = runs.at(-1)
    if (last !== undefined && addDays(last[1], 1) === day) runs[runs.length - 1] = [last[0], day]
    else runs.push([day, day])
  }
  return runs.map(([from, to]) => (from === to ? shortDay(from) : `${shortDay(from)}至${from.slice(5, 7) === to.slice(5, 7) ? `${Number(to.slice(8))}日` : shortDay(to)}`)).join('、')
}
