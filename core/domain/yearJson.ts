/**
 * A year of the calendar as JSON in the shape of our own year files: written so that another desk can read it, and read back.
 * Knows the shape; whether the days make sense is checked elsewhere.
 */
import { z } from 'zod'
import { Day } from '../contract/fields'
import type { YearFile } from './calendar'
import { daysInWords, inOrder, nothingRead, type YearReading } from './yearReading'

const days = z.array(Day).max(366)
const File = z.strictObject({ year: z.number().int().min(1990).max(2199), revision: z.string().max(40).optional(), source: z.string().max(200).optional(), off: days.min(1), work: days, statutoryOnly: z.boolean().optional() })
const PLACES: Readonly<Record<string, string>> = { year: '年份（year）', revision: '版次（revision）', source: '来源（source）', off: '放假日（off）', work: '上班日（work）', statutoryOnly: 'statutoryOnly' }

export function writeYear({ year, revision, source, off, work }: YearFile): string {
  return `${JSON.stringify({ year, revision, source, off, work }, null, 1)}\n`
}

/** @param year of whoever reads it in; the file's own has to agree. */
export function readYearJson(text: string, year?: number): YearReading {
  const parsed = File.safeParse(parse(text))
  if (!parsed.success) return nothingRead(parseProblem(text, parsed.error))
  const file = parsed.data
  if (file.statutoryOnly === true) return nothingRead('这份文件只有法定节日，没有放假安排，不能当作放假安排导入')
  return {
    year: file.year, off: inOrder(file.off), work: inOrder(file.work), ...(file.source === undefined || file.source === '' ? {} : { source: file.source }),
    lines: [{ text: `off（${file.off.length} 天）`, taken: `休 ${daysInWords(file.off)}`, understood: 'whole', dated: true }, ...(file.work.length === 0 ? [] : [{ text: `work（${file.work.length} 天）`, taken: `班 ${daysInWords(file.work)}`, understood: 'whole' as const, dated: true }])],
    remarks: [
      ...(year === undefined || year === file.year ? [] : [{ level: 'wrong' as const, text: `文件是${file.year}年的，选的是${year}年，请核对` }]),
      ...(new Set(file.off).size === file.off.length && new Set(file.work).size === file.work.length ? [] : [{ level: 'doubt' as const, text: '有重复的日期，已合并' }]),
    ],
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''))
  } catch {
    return undefined
  }
}

function parseProblem(text: string, { issues }: z.ZodError): string {
  if (parse(text) === undefined) return '不是完整的 JSON，请核对内容有没有粘贴全'
  const [first] = issues
  const place = String(first?.path[0] ?? '')
  if (first?.code === 'unrecognized_keys') return `有不认识的项：${first.keys.slice(0, 5).join('、').slice(0, 100)}；年份文件只有 year、revision、source、off、work`
  return `${PLACES[place] ?? '内容'}不对${first !== undefined && first.path.length > 1 ? `（第 ${Number(first.path[1]) + 1} 个）` : ''}：应为${place === 'year' ? '1990–2199 的整数' : place === 'off' || place === 'work' ? '形如 "2027-01-01" 的日期数组' : '年份文件的格式'}`
}
