/**
 * When a recording began, and when it ended, by what its recorder called it: 20260905_093012.mp4, CH01-20260905093012-20260905100012.mp4, 2026年9月5日 09时30分.mp3 …
 * Knows no file and no clock; a name that could be read in two ways is not read at all.
 */
import { Day } from '../contract/fields'
import { dayOf, endOf, startOf } from './day'

/** Instants by the clock of the recorder, which nobody vouches for. */
export interface NamedTimes { readonly startedAt: number; readonly endedAt?: number }

const YEAR = '((?:19|20)\\d{2})'
const TWO = '(\\d{2})'
/** Date and time in one run of digits, or apart by a sign. */
const RUNS: readonly RegExp[] = [
  new RegExp(`(?<!\\d)${YEAR}${TWO}${TWO}[ T_.-]?${TWO}${TWO}${TWO}(?:\\d{3})?(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)${YEAR}[-_.]${TWO}[-_.]${TWO}[ T_.-]+${TWO}[-_.:：]?${TWO}[-_.:：]?${TWO}(?!\\d)`, 'gu'),
  new RegExp(`(?<!\\d)${YEAR}年(\\d{1,2})月(\\d{1,2})日[ _-]?(\\d{1,2})[时点](\\d{1,2})分(?:(\\d{1,2})秒)?`, 'gu'),
]
/** After a start: only the time of its end, of the same day or the night after. */
const END = new RegExp(`^[-_~至到]${TWO}${TWO}${TWO}(?!\\d)`, 'u')

const SECOND = 1000
const secondsOf = (hours: string, minutes: string, seconds: string): number | undefined => (Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60 ? Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) : undefined)

function instantOf([, year = '', month = '', date = '', hours = '', minutes = '', seconds = '0']: readonly (string | undefined)[]): number | undefined {
  const day = Day.safeParse(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  const time = secondsOf(hours, minutes, seconds)
  return day.success && time !== undefined ? startOf(day.data) + time * SECOND : undefined
}

/** `name` with or without its ending. Undefined where it names no time, or more than a start and an end. */
export function namedTimes(name: string): NamedTimes | undefined {
  const found = RUNS.flatMap((run) => [...name.matchAll(run)]).flatMap((match) => {
    const at = instantOf(match)
    return at === undefined ? [] : [{ at, place: match.index, after: match.index + match[0].length }]
  }).sort((a, b) => a.place - b.place)
  const [first, second, ...more] = found
  if (first === undefined || more.length > 0) return undefined
  if (second !== undefined) return second.at > first.at ? { startedAt: first.at, endedAt: second.at } : undefined
  const [, hours = '', minutes = '', seconds = ''] = END.exec(name.slice(first.after)) ?? []
  const end = hours === '' ? undefined : secondsOf(hours, minutes, seconds)
  if (end === undefined) return { startedAt: first.at }
  const day = dayOf(first.at)
  const sameDay = startOf(day) + end * SECOND
  return { startedAt: first.at, endedAt: sameDay > first.at ? sameDay : endOf(day) + end * SECOND }
}

