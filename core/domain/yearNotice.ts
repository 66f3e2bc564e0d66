/**
 * Reads the State Council's yearly notice as pasted text: which days are off, which are worked, sentence by sentence.
 * Takes nothing from what it does not understand, and says so; knows no law, no weekend and no other year.
 */
import { type Day, isDay, weekday, yearOf } from './day'
import { daysBetween, daysInWords, inOrder, type ReadLine, type Remark, WEEKDAYS, type YearReading } from './yearReading'

const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]{0,30})\))?`
const SPAN = String.raw`${DATE}(?:[至到~—–-]+${DATE})?`
const SPANS = String.raw`${SPAN}(?:[、和及]${SPAN}){0,15}`
const OFF = new RegExp(String.raw`^[自从]?(${SPANS})起?(?:放假调休|调休放假|放假|休假|休息|补休)(?:(\d{1,2})天)?$`, 'u')
const WORK = new RegExp(String.raw`^(${SPANS})(?:照常|正常|调休|补)?(?:上班|工作)$`, 'u')
const COUNT = /^(?:共|计)(\d{1,2})天$/u
/** Words that say no day. */
const SAYS_NOTHING = /^(?:与周末连休|不调休|(?:放假)?调休)$/u
/** Day and number of issue. */
const ISSUED = /^(?:国务院办公厅)?\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$/u
/** 一、元旦： or 1.元旦： or （一）元旦： at the head of a sentence. */
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|\(?[一二三四五六七八九十\d]{1,3}\)?[、.]?)([^:,]{1,20}):/u
const HEADINGS_IN = /(?<![一二三四五六七八九十(])(?=[一二三四五六七八九十]{1,3}、[\p{Script=Han}、]{1,16}:)/gu

interface Sentence { readonly name: string; readonly text: string; readonly shown: string }
interface Found { readonly off: readonly Day[]; readonly work: readonly Day[]; readonly remarks: readonly Remark[] }

/** @param year of whoever pastes it; the text's own wins and a difference is remarked on. */
export function readNotice(text: string, year?: number): YearReading {
  const plain = text.normalize('NFKC').replace(/[〔【[]/gu, '(').replace(/[〕】\]]/gu, ')')
  const said = yearSaid(plain)
  const meant = said ?? year
  const remarks: Remark[] = []
  if (meant === undefined) remarks.push({ level: 'wrong', text: '看不出是哪一年的放假安排，请在上面填写年份' })
  if (said !== undefined && year !== undefined && said !== year) remarks.push({ level: 'wrong', text: `文字写的是${said}年，选的是${year}年，请核对` })
  const [off, work]: [Day[], Day[]] = [[], []]
  const lines = sentences(plain).map((sentence) => {
    const read = readSentence(sentence, meant)
    off.push(...read.off)
    work.push(...read.work)
    remarks.push(...read.remarks)
    return read.line
  })
  for (const line of lines) if (line.dated && line.understood !== 'whole') remarks.push({ level: 'doubt', text: `没有${line.understood === 'none' ? '' : '完全'}看懂：${line.text}` })
  if (off.length === 0) remarks.push({ level: 'wrong', text: '没有看懂任何放假的日子，请核对粘贴的是不是放假安排通知' })
  return { year: meant, off: inOrder(off), work: inOrder(work), lines, remarks, ...(said === undefined ? {} : { source: `国务院办公厅关于${said}年部分节假日安排的通知` }) }
}

function yearSaid(text: string): number | undefined {
  const found = /(\d{4})年(?:全国)?(?:部分)?(?:元旦|节假日|放假)/u.exec(text.replace(/\s/gu, ''))?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Lines broken by a paste are joined again; a heading begins a sentence wherever it stands. */
function sentences(text: string): Sentence[] {
  let name = ''
  return text.replace(/\n\s*\n/gu, '。').replace(/\s/gu, '').replace(HEADINGS_IN, '\u0001')
    .split(/[。;\u0001]/u).map((part) => part.trim()).filter((part) => part !== '').slice(0, 400)
    .flatMap((part) => {
      const heading = HEADING.exec(part)
      if (heading !== null) name = heading[1] ?? ''
      const rest = heading === null ? part : part.slice(heading[0].length)
      return rest === '' ? [] : [{ name, text: rest, shown: part.slice(0, 200) }]
    })
}

function readSentence({ name, text, shown }: Sentence, year: number | undefined): Found & { readonly line: ReadLine } {
  const remarks: Remark[] = []
  const [off, work]: [Day[], Day[]] = [[], []]
  let missed = 0
  let stretch = 0
  const clauses = ISSUED.test(text) ? [] : text.split(/,(?![^()]*\))/u)
  for (const clause of clauses) {
    const read = readClause(clause, year)
    if (read === undefined || (read.kind === 'count' && stretch === 0)) { missed += 1; continue }
    if (read.kind === 'count' && read.count !== stretch) remarks.push({ level: 'doubt', text: `${name === '' ? '' : `${name}：`}写明共${read.count}天，数下来是${stretch}天` })
    if (read.kind === 'off') { off.push(...read.days); stretch += read.days.length }
    if (read.kind === 'work') work.push(...read.days)
    remarks.push(...(read.remarks ?? []))
  }
  const taken = [off.length === 0 ? '' : `休 ${daysInWords(off)}（${new Set(off).size}天）`, work.length === 0 ? '' : `班 ${daysInWords(work)}`].filter((part) => part !== '').join('；')
  const understood = missed === 0 ? 'whole' : missed === clauses.length ? 'none' : 'part'
  return { off, work, remarks, line: { text: shown, taken, understood, dated: /\d日/u.test(text) } }
}

type Clause = { readonly kind: 'off' | 'work'; readonly days: readonly Day[]; readonly remarks?: readonly Remark[] } | { readonly kind: 'count'; readonly count: number; readonly remarks?: undefined } | { readonly kind: 'nothing'; readonly remarks?: undefined }

function readClause(clause: string, year: number | undefined): Clause | undefined {
  if (SAYS_NOTHING.test(clause)) return { kind: 'nothing' }
  const counted = COUNT.exec(clause)
  if (counted !== null) return { kind: 'count', count: Number(counted[1]) }
  const off = OFF.exec(clause)
  const spans = off?.[1] ?? WORK.exec(clause)?.[1]
  const read = spans === undefined || year === undefined ? undefined : readSpans(spans, year)
  if (read === undefined) return undefined
  const said = off?.at(-1)
  const remarks = said === undefined || Number(said) === read.days.length ? read.remarks : [...read.remarks, { level: 'doubt' as const, text: `写明放假${said}天，数下来是${read.days.length}天：${clause}` }]
  return { kind: off === null ? 'work' : 'off', days: read.days, remarks }
}

/** Undefined where a day does not exist or a stretch runs backwards. A month and a year hold until another is named. */
function readSpans(spans: string, year: number): { readonly days: readonly Day[]; readonly remarks: readonly Remark[] } | undefined {
  const days: Day[] = []
  const remarks: Remark[] = []
  let month: string | undefined
  for (const [, y1, m1, d1, note1, y2, m2, d2, note2] of spans.matchAll(new RegExp(SPAN, 'gu'))) {
    const from = dayAt(y1 ?? (m1 === '12' && m2 === '1' ? String(year - 1) : String(year)), m1 ?? month, d1)
    month = m1 ?? month
    const to = d2 === undefined ? from : dayAt(y2 ?? String(from !== undefined && m2 === undefined ? yearOf(from) : year), m2 ?? month, d2)
    month = m2 ?? month
    const stretch = from === undefined || to === undefined ? undefined : daysBetween(from, to)
    if (from === undefined || to === undefined || stretch === undefined) return undefined
    days.push(...stretch)
    remarks.push(...[weekdayRemark(from, note1), weekdayRemark(to, note2)].filter((remark) => remark !== undefined))
  }
  return { days, remarks }
}

function dayAt(year: string, month: string | undefined, date: string | undefined): Day | undefined {
  const day = `${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** The weekday in brackets is the writer's own proof. */
function weekdayRemark(day: Day, note = ''): Remark | undefined {
  const said = /(?:周|星期|礼拜)([一二三四五六日天])/u.exec(note)?.[1]?.replace('天', '日')
  const right = WEEKDAYS[weekday(day)]
  return said === undefined || said === right ? undefined : { level: 'doubt', text: `${day} 是星期${right}，文字写的是星期${said}；请核对年份和日期` }
}
