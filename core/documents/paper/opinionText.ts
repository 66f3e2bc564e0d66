/**
 * A lawyer's own text put under the fields of 法律意见书, for him to look at and take over; which part belongs to which field is proposed by core/documents/word/opinionParts.
 * Moves words and never changes one: what belongs to no field is given back as it is.
 */
import { proposeOpinion } from '../word/opinionParts'
import type { PaperRow, PaperValues } from './kind'
import { legalOpinion } from './kinds/legalOpinion'

const columnsOf = (key: string): readonly string[] => (legalOpinion.fields.find((field) => field.key === key)?.columns ?? []).map((column) => column.key)

/** A row of a table comes with tabs between its cells; the serial number before them is the paper's own. */
function cellsOf(columns: readonly string[], paragraph: string): PaperRow | undefined {
  const cells = paragraph.split('\t').map((cell) => cell.trim())
  const own = cells.length === columns.length + 1 && /^\d+$/u.test(cells[0] ?? '') ? cells.slice(1) : cells
  return cells.length > 1 && own.length === columns.length ? Object.fromEntries(columns.map((column, at) => [column, own[at] ?? ''])) : undefined
}

/** Where a line has the form in which the paper prints it, each piece goes to its own column; any other stands whole in one. */
function rowOf(key: string, paragraph: string): PaperRow {
  const columns = columnsOf(key)
  const cells = cellsOf(columns, paragraph)
  if (cells !== undefined) return cells
  const [, name = '', version = '', article = '', words = ''] = /^(《.+?》)（(.+?)）(第.+?)[：:](.+)$/u.exec(paragraph) ?? []
  if (key === 'statutes') return name === '' ? { words: paragraph } : { name, version, article, words }
  const [, request = '', conclusion = ''] = /^(?:\d+[.、．]\s*)?关于“(.+?)”[：:](.+)$/u.exec(paragraph) ?? []
  if (key === 'conclusions') return request === '' ? { conclusion: paragraph } : { request, conclusion }
  return { [columns[0] ?? '']: paragraph }
}

/** As the form takes them. */
const MOST_ROWS = 60
const LONGEST_CELL = 2000

export interface SortedOpinion { readonly values: PaperValues; /** In its order, a paragraph a line. */ readonly rest: string }

export function sortOpinion(paragraphs: readonly string[]): SortedOpinion {
  const values: Record<string, string | PaperRow[]> = {}
  const rest: string[] = []
  for (const { field, heading, text } of proposeOpinion(paragraphs)) {
    const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
    const before = field === undefined ? undefined : values[field]
    const table = field !== undefined && columnsOf(field).length > 0
    const rows = table ? [...(Array.isArray(before) ? before : []), ...lines.map((line) => rowOf(field, line))] : []
    if (field === undefined || (table && (rows.length > MOST_ROWS || lines.some((line) => line.length > LONGEST_CELL)))) rest.push(...(heading === undefined ? [] : [heading.trim()]), ...lines)
    else if (table) values[field] = rows
    else if (lines.length > 0) values[field] = [...(typeof before === 'string' ? [before] : []), lines.join('\n')].join('\n')
  }
  return { values, rest: rest.join('\n') }
}
