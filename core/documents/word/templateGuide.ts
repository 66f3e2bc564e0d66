/**
 * What whoever makes a template of a kind is shown: every placeholder, what it stands for and what would stand there.
 * Knows no file and no petition; the room's particulars are passed in.
 */
import type { FieldSpec, PaperIssue, PaperKind, PaperValues } from '../paper/kind'
import { placeholder, templateFields, templateValues } from './templateFields'

export interface GuideLine { readonly write: string; readonly label: string; readonly example: string }
export interface GuideTable { readonly label: string; readonly opens: string; readonly closes: string; readonly columns: readonly GuideLine[] }

const NOTHING = '没有时为空'

/** A typed value that shows what kind of text comes. */
function typed({ kind, label, choices }: Pick<FieldSpec, 'kind' | 'label' | 'choices'>, { on }: PaperIssue): string {
  switch (kind) {
    case 'day': return on
    case 'choice': return choices?.[0]?.value ?? ''
    case 'tick': return '1'
    case 'line': case 'text': case 'rows': return `填写的${label}`
  }
}

function sample({ fields }: Pick<PaperKind, 'fields'>, issue: PaperIssue): PaperValues {
  return Object.fromEntries(fields.map((field) => [field.key, field.kind === 'rows' ? [Object.fromEntries((field.columns ?? []).map((column) => [column.key, typed(column, issue)]))] : typed(field, issue)]))
}

export function templateGuide(kind: Pick<PaperKind, 'fields'>, issue: PaperIssue): { readonly fields: readonly GuideLine[]; readonly tables: readonly GuideTable[] } {
  const values = templateValues(kind, sample(kind, issue), issue)
  const labels = new Map(kind.fields.map(({ label }) => [placeholder(label), label]))
  const line = (name: string, label: string, example: unknown): GuideLine => ({ write: `{${name}}`, label, example: typeof example === 'string' && example !== '' ? example : NOTHING })
  const { single, rows } = templateFields(kind)
  return {
    fields: single.map((name) => line(name, labels.get(name) ?? name, values[name])),
    tables: Object.entries(rows).map(([name, columns]) => {
      const value = values[name]
      const row = Array.isArray(value) ? (value as readonly Readonly<Record<string, string>>[])[0] : undefined
      return { label: labels.get(name) ?? name, opens: `{#${name}}`, closes: `{/${name}}`, columns: columns.map((column) => line(column, column, row?.[column])) }
    }),
  }
}
