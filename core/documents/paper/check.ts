/**
 * Whether values fit a kind of paper: which fields it knows, and what stands in the way of 定稿.
 * Knows no kind by name and nothing of storage.
 */
import { isDay } from '../../domain/day'
import { type FieldSpec, missingIn, type PaperFacts, type PaperKind, type PaperProblem, type PaperRow, type PaperValues, rowsOf, textOf } from './kind'

const isRows = (value: PaperValues[string] | undefined): value is readonly PaperRow[] => Array.isArray(value)

/** The first key of the values that is not a field of the kind, or holds a table where a text belongs and the other way round; undefined where all fit. */
export function foreignField({ fields }: Pick<PaperKind, 'fields'>, values: PaperValues): string | undefined {
  return Object.entries(values).flatMap(([key, value]) => {
    const field = fields.find((one) => one.key === key)
    if (field === undefined || (field.kind === 'rows') !== isRows(value)) return [key]
    if (!isRows(value)) return []
    const columns = (field.columns ?? []).map((column) => column.key)
    return value.flatMap((row, at) => Object.keys(row).filter((name) => !columns.includes(name)).map((name) => `${key}.${at}.${name}`))
  })[0]
}

/** Without what is not the kind's, as a paper of an earlier revision may hold it. */
export function ownValues(kind: Pick<PaperKind, 'fields'>, values: PaperValues): PaperValues {
  return Object.fromEntries(kind.fields.flatMap((field): readonly (readonly [string, PaperValues[string]])[] => {
    const value = values[field.key]
    if (value === undefined || (field.kind === 'rows') !== isRows(value)) return []
    if (!isRows(value)) return [[field.key, value]]
    const columns = (field.columns ?? []).map((column) => column.key)
    return [[field.key, value.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))))]]
  }))
}

/** A day that is none, a choice that is not on the list: typed halfway, or kept from another revision. */
function misfit(field: Pick<FieldSpec, 'label' | 'kind' | 'choices'>, text: string, path: string): readonly PaperProblem[] {
  if (text === '') return []
  if (field.kind === 'day' && !isDay(text)) return [{ field: path, message: `“${field.label}”不是有效日期，请按 2026-09-05 这样填写` }]
  if (field.kind === 'choice' && field.choices?.every(({ value }) => value !== text) === true) return [{ field: path, message: `“${field.label}”不在可选的范围内，请重新选择` }]
  return []
}

function misfits(fields: readonly FieldSpec[], values: PaperValues): readonly PaperProblem[] {
  return fields.flatMap((field) => {
    if (field.kind !== 'rows') return misfit(field, textOf(values, field.key), field.key)
    // Lines in which nothing stands do not count, as in `missingIn`.
    return rowsOf(values, field.key).filter((row) => Object.values(row).some((text) => text.trim() !== '')).flatMap((row, at) => (field.columns ?? []).flatMap((column) => misfit(column, (row[column.key] ?? '').trim(), `${field.key}.${at}.${column.key}`)))
  })
}

/** Everything that stands in the way of 定稿, in the order of the form; of one field the first thing only. */
export function paperProblems(kind: PaperKind, values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const found = [...missingIn(kind.fields, values), ...misfits(kind.fields, values), ...(kind.problems?.(values, facts) ?? [])]
  const place = ({ field }: PaperProblem): number => { const at = kind.fields.findIndex(({ key }) => key === field.split('.')[0]); return at < 0 ? kind.fields.length : at }
  return found.filter(({ field }, at) => found.findIndex((one) => one.field === field) === at).sort((one, other) => place(one) - place(other))
}

/** As a draft's page shows it: where something is missing that must be there, its field stands in brackets. */
export function draftValues(kind: Pick<PaperKind, 'fields'>, values: PaperValues): PaperValues {
  const missing = kind.fields.filter(({ key, kind: what, required }) => required !== undefined && (what === 'line' || what === 'text' || what === 'day') && textOf(values, key).trim() === '')
  return { ...values, ...Object.fromEntries(missing.map(({ key, label }) => [key, `〔${label}〕`])) }
}
