/** Reading typed values of a paper: texts, rows, and where the office means a cell by its place among filled rows. Knows no screen. */
import type { PaperField, Values } from '#core/contract/paperRows'

export type Row = Record<string, string>

export const textIn = (values: Values, key: string): string => { const value = values[key]; return typeof value === 'string' ? value : '' }
export const rowsIn = (values: Values, key: string): readonly Row[] => { const value = values[key]; return Array.isArray(value) ? value : [] }

const filled = (row: Row): boolean => Object.values(row).some((text) => text.trim() !== '')

/** The office counts filled rows only (`items.0.law` is the first of them); the form shows empty ones too. */
export function pathOnForm(path: string, values: Values): string {
  const [key = '', at, column] = path.split('.')
  if (at === undefined || column === undefined) return path
  const places = rowsIn(values, key).flatMap((row, index) => (filled(row) ? [index] : []))
  return `${key}.${places[Number(at)] ?? at}.${column}`
}

/** What stands in a field, for reading. */
export function wordsIn({ kind, choices, columns }: PaperField, value: Values[string] | undefined): string {
  const named = (text: string, list: PaperField['choices']): string => list?.find((choice) => choice.value === text)?.name ?? text
  if (value === undefined || value.length === 0) return '（空）'
  if (typeof value === 'string') return kind === 'tick' ? '已勾选' : named(value, choices)
  return value.map((row, at) => `${at + 1}. ${(columns ?? []).map((column) => named(row[column.key] ?? '', column.choices)).filter((text) => text !== '').join('，')}`).join('\n')
}
