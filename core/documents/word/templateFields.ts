/**
 * What a template of the office's own may ask for, by the labels of the form: {投诉请求}, and rows as {#材料}{名称}{/材料}.
 * Knows no file.
 */
import { formatDayZh, Day } from '../../domain/day'
import { rowsOf, textOf, type FieldSpec, type PaperIssue, type PaperKind, type PaperValues } from '../paper/kind'

/** `rows` gives the columns of each table. */
export interface TemplateFields { readonly single: readonly string[]; readonly rows: Readonly<Record<string, readonly string[]>> }
export type TemplateValues = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

/** Settled when a paper is issued, and the same for every kind. */
const ISSUE = ['发文字号', '成文日期', '出具单位', '接待室', '社区', '地址', '电话', '接待时间', '查询电话', '查询网址', '代拟'] as const

/** A label without what cannot stand between braces. */
export const placeholder = (label: string): string => label.replace(/[{}#/^@\s]/gu, '')

export function templateFields({ fields }: Pick<PaperKind, 'fields'>): TemplateFields {
  return {
    single: [...new Set([...ISSUE, ...fields.filter(({ kind }) => kind !== 'rows').map(({ label }) => placeholder(label))])],
    rows: Object.fromEntries(fields.filter(({ kind }) => kind === 'rows').map(({ label, columns }) => [placeholder(label), ['序号', ...(columns ?? []).map((column) => placeholder(column.label))]])),
  }
}

const dayText = (value: string): string => { const day = Day.safeParse(value); return day.success ? formatDayZh(day.data) : value }

function written({ kind, choices }: Pick<FieldSpec, 'kind' | 'choices'>, value: string): string {
  switch (kind) {
    case 'day': return dayText(value)
    case 'choice': return choices?.find((choice) => choice.value === value)?.name ?? value
    case 'tick': return value === '' ? '□' : '☑'
    case 'line': case 'text': case 'rows': return value
  }
}

/** The values of one paper as a template takes them: days written out, choices by name. Rows in which nothing stands are left out. */
export function templateValues({ fields }: Pick<PaperKind, 'fields'>, values: PaperValues, issue: PaperIssue): TemplateValues {
  const { room } = issue
  const settled = [issue.number ?? '', formatDayZh(issue.on), issue.unit, room.roomName, room.community, room.address, room.phone, room.hours, room.queryPhone, room.queryAddress, issue.drafted ? `代${issue.unit}拟` : '']
  const own = fields.map((field) => {
    if (field.kind !== 'rows') return [placeholder(field.label), written(field, textOf(values, field.key))] as const
    const rows = rowsOf(values, field.key).filter((row) => Object.values(row).some((text) => text.trim() !== ''))
    return [placeholder(field.label), rows.map((row, at) => Object.fromEntries([['序号', String(at + 1)], ...(field.columns ?? []).map((column) => [placeholder(column.label), written(column, row[column.key] ?? '')] as const)]))] as const
  })
  return Object.fromEntries([...ISSUE.map((name, at) => [name, settled[at] ?? ''] as const), ...own])
}
