/**
 * Reads a year's days off from iCalendar text, as the common Chinese holiday calendars write it: an entry of whole days, 休 or 班 in its title.
 * Entries are read one by one, so that a broken one is listed and the others are not lost with it; what repeats by a rule is not worked out.
 */
import ICAL from 'ical.js'
import { addDays, type Day, isDay, yearOf } from './day'
import { daysBetween, daysInWords, inOrder, nothingRead, type ReadLine, type Remark, type YearReading } from './yearReading'

/** More entries than any country's calendar of some years has. */
const MOST_ENTRIES = 1000

type Verdict = 'off' | 'work' | undefined
interface Entry { readonly title: string; readonly days: readonly Day[] | undefined; readonly verdict: Verdict }

/** @param year taken from the text; without it the only one that days off are in. */
export function readIcs(text: string, year?: number): YearReading {
  const blocks = text.replace(/^\uFEFF/u, '').match(/^BEGIN:VEVENT[\s\S]*?^END:VEVENT/gimu) ?? []
  if (blocks.length === 0) return nothingRead('没有找到日历条目（BEGIN:VEVENT），请核对选的是不是日历文件（.ics）')
  if (blocks.length > MOST_ENTRIES) return nothingRead(`日历条目超过 ${MOST_ENTRIES} 条，请换一份只有节假日的日历文件`)
  const entries = blocks.map(entryOf)
  const years = [...new Set(entries.filter(({ verdict }) => verdict === 'off').flatMap(({ days = [] }) => days.map(yearOf)))]
  const meant = year ?? (years.length === 1 ? years[0] : undefined)
  const remarks: Remark[] = []
  if (meant === undefined) remarks.push({ level: 'wrong', text: years.length === 0 ? '没有标明“休”或“班”的条目，看不出放假安排' : `文件里有 ${years.sort().join('、')} 年的安排，请在上面填写要导入的年份` })
  const [off, work]: [Day[], Day[]] = [[], []]
  const lines = entries.flatMap((entry) => {
    const days = entry.days?.filter((day) => belongs(day, meant))
    if (entry.days !== undefined && days?.length === 0) return []
    if (entry.verdict === 'off') off.push(...(days ?? []))
    if (entry.verdict === 'work') work.push(...(days ?? []))
    return [lineOf(entry, days)]
  })
  remarks.push(...lines.filter(({ dated, understood }) => !dated && understood === 'none').map((line) => ({ level: 'doubt' as const, text: `读不出日期的条目：${line.text}` })))
  if (meant !== undefined && off.length === 0) remarks.push({ level: 'wrong', text: `没有${meant}年标明“休”的条目，请核对文件和年份` })
  return { year: meant, off: inOrder(off), work: inOrder(work), lines, remarks }
}

/** Files hold several years; one is taken at a time. */
const belongs = (day: Day, year: number | undefined): boolean => year !== undefined && yearOf(day) === year

function lineOf({ title, verdict }: Entry, days: readonly Day[] | undefined): ReadLine {
  if (days === undefined) return { text: title, taken: '', understood: 'none', dated: false }
  return verdict === undefined ? { text: `${title}（${daysInWords(days)}）`, taken: '', understood: 'none', dated: true } : { text: title, taken: `${verdict === 'off' ? '休' : '班'} ${daysInWords(days)}`, understood: 'whole', dated: true }
}

/** A date without its kind is common; the library wants it said. */
function entryOf(block: string): Entry {
  const shown = /^SUMMARY[^:\r\n]*:(.*)$/imu.exec(block)?.[1]?.trim().slice(0, 100) ?? '（无标题）'
  const fields = fieldsOf(block.replace(/^(DTSTART|DTEND):(\d{8})\s*$/gimu, '$1;VALUE=DATE:$2'))
  if (fields === undefined) return { title: shown, days: undefined, verdict: undefined }
  const title = (fields.get('summary') ?? shown).trim().slice(0, 100)
  return { title, days: daysOf(fields), verdict: verdictOf(title, fields.get('x-apple-special-day') ?? '') }
}

/** Undefined where the library cannot read the entry at all. */
function fieldsOf(block: string): ReadonlyMap<string, string> | undefined {
  try {
    const parsed: unknown = ICAL.parse(block)
    const properties: unknown = Array.isArray(parsed) ? parsed[1] : undefined
    if (!Array.isArray(properties)) return undefined
    return new Map(properties.flatMap((property: unknown) => (Array.isArray(property) && typeof property[0] === 'string' && typeof property[3] === 'string' ? [[property[0], property[3]] as const] : [])))
  } catch {
    return undefined
  }
}

/** DTEND of whole days is the day after the last (RFC 5545 §3.6.1); some writers name the last day itself. */
function daysOf(fields: ReadonlyMap<string, string>): readonly Day[] | undefined {
  const from = fields.get('dtstart')?.slice(0, 10) ?? ''
  const end = fields.get('dtend')?.slice(0, 10)
  if (!isDay(from)) return undefined
  if (end === undefined || end === from) return [from]
  return isDay(end) ? daysBetween(from, addDays(end, -1)) : undefined
}

function verdictOf(title: string, special: string): Verdict {
  if (special === 'ALTERNATE-WORKDAY' || /班/u.test(title)) return 'work'
  return special === 'WORK-HOLIDAY' || /休|假/u.test(title) ? 'off' : undefined
}
