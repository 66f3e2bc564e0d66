/**
 * Small pieces of which papers are written: paragraphs, headed parts, rows of a form, days in words.
 * Knows no kind of paper and no petition.
 */
import { dayNumber, formatDayZh, isDay, type Day } from '../../domain/day'
import type { Block, Cell } from './blocks'
import type { PaperIssue, PaperProblem, PaperRow, PaperValues } from './kind'
import { rowsOf, textOf } from './kind'

export const para = (text: string): Block => ({ kind: 'para', text })
export const flush = (text: string): Block => ({ kind: 'para', text, flush: true })
export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
export const title = (text: string): Block => ({ kind: 'title', text })

/** What a draft shows where a part is still empty; 定稿 is refused until something stands there. */
const UNWRITTEN = '（待填写）'

/** A headed part of one or more paragraphs; the numbers of the heads stay what they are while it is empty. */
export function part(head: string, ...texts: readonly string[]): readonly Block[] {
  const said = texts.filter((text) => text !== '')
  return [heading(head), ...(said.length === 0 ? [UNWRITTEN] : said).map(para)]
}

/** A part that may be missing; to be the last that is numbered. */
export const partWhere = (text: string, head: string): readonly Block[] => (text === '' ? [] : part(head, text))

/** The block, where the text is not empty. */
export const given = (text: string, make: (text: string) => Block): readonly Block[] => (text === '' ? [] : [make(text)])

/** A sentence with its full stop, whether or not it was typed. */
export const stop = (text: string): string => (text === '' || /[。！？；…”』」）：!?;:]$/u.test(text) ? text : `${text}。`)

/** 2026年9月5日; what is no day is shown as it was typed. */
export const dayWords = (text: string): string => (isDay(text) ? formatDayZh(text) : text)
export const dayAt = (values: PaperValues, key: string): string => dayWords(textOf(values, key))
export const ticked = (values: PaperValues, key: string): boolean => textOf(values, key) !== ''

/** Days from one to the other; undefined where one of them is no day. */
export function daysBetween(from: string, to: string): number | undefined {
  return isDay(from) && isDay(to) ? dayNumber(to) - dayNumber(from) : undefined
}

/** Lines of a table in which anything stands. */
export const filledRows = (values: PaperValues, key: string): readonly PaperRow[] => rowsOf(values, key).filter((row) => Object.values(row).some((text) => text.trim() !== ''))
export const cellText = (row: PaperRow, key: string): string => (row[key] ?? '').trim()

export const head = (text: string, wide?: number): Cell => ({ text, head: true, align: 'centre', ...(wide === undefined ? {} : { wide }) })
export const cell = (text: string, wide?: number): Cell => (wide === undefined ? { text } : { text, wide })

/** A register form of four columns: label, value, label, value. */
export const FORM_WIDTHS = [17, 33, 17, 33] as const
export const pair = (left: string, leftText: string, right: string, rightText: string): readonly Cell[] => [head(left), cell(leftText), head(right), cell(rightText)]
export const wide = (label: string, text: string): readonly Cell[] => [head(label), cell(text, 3)]
export const form = (...rows: readonly (readonly Cell[])[]): Block => ({ kind: 'table', widths: FORM_WIDTHS, rows })

export interface Column { readonly name: string; readonly share: number; readonly of: (row: PaperRow, at: number) => string; readonly centre?: boolean }

/** A table with a head row, a line for each of the rows; an empty one where there are none, to be filled by hand. */
export function listed(columns: readonly Column[], rows: readonly PaperRow[], blank = 0): Block {
  const lines = rows.length === 0 ? Array.from({ length: blank }, () => columns.map(() => cell(''))) : rows.map((row, at) => columns.map(({ of, centre }): Cell => ({ text: of(row, at), ...(centre === true ? { align: 'centre' as const } : {}) })))
  return { kind: 'table', widths: columns.map(({ share }) => share), headRows: 1, rows: [columns.map(({ name }) => head(name)), ...(lines.length === 0 ? [columns.map(() => cell(''))] : lines)] }
}

export const column = (name: string, share: number, key: string, show: (text: string) => string = (text) => text): Column => ({ name, share, of: (row) => show(cellText(row, key)) })
export const numbered = (share = 6): Column => ({ name: '序号', share, of: (_row, at) => String(at + 1), centre: true })

export const SIGN_LINE = '　年　　月　　日'
export const hands = (...labels: readonly string[]): Block => ({ kind: 'hands', lines: labels.map((label) => ({ label, after: SIGN_LINE })) })

/** 署名 of whoever issues the paper, with the place of the seal. */
export const signed = (issue: PaperIssue): Block => ({ kind: 'sign', unit: issue.unit, on: issue.on, sealed: true })
/** What stands above a paper drafted for the competent body. */
export const draftedFor = (issue: PaperIssue): { readonly draftedFor: string } | Record<never, never> => (issue.drafted ? { draftedFor: issue.unit } : {})
export const headOf = (issue: PaperIssue): { readonly head: { readonly unit: string; readonly number: string | undefined } } => ({ head: { unit: issue.unit, number: issue.number } })
/** The number of a paper that has no red head. */
export const numberLine = (issue: PaperIssue): Block => ({ kind: 'para', flush: true, text: `编号：${issue.number ?? '〔待定稿〕'}` })

export const problem = (field: string, message: string): PaperProblem => ({ field, message })
/** A problem where the condition holds. */
export const unless = (fine: boolean, field: string, message: string): readonly PaperProblem[] => (fine ? [] : [problem(field, message)])

/** A day that must not come before another; nothing to say while one of them is missing. */
export function notBefore(values: PaperValues, later: string, earlier: string, message: string): readonly PaperProblem[] {
  const days = daysBetween(textOf(values, earlier), textOf(values, later))
  return unless(days === undefined || days >= 0, later, message)
}

/** A day that has not come yet cannot be the day on which something was done. */
export function notAhead(values: PaperValues, key: string, today: Day, label: string): readonly PaperProblem[] {
  const ahead = daysBetween(today, textOf(values, key))
  return unless(ahead === undefined || ahead <= 0, key, `“${label}”还没有到：请核对日期，今天是${formatDayZh(today)}`)
}
