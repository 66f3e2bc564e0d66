/** The form of 法律意见书, made of the kind's fields; a table is a card for each row. Knows no call. */
import { ActionIcon, Button, Group, Text, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { PaperField, Problem, Values } from '#core/contract/paperRows'
import { fieldId } from '../../ui/fieldFocus'
import style from './legal.module.css'

type Row = Record<string, string>
type Set = (changes: Values) => void

export const rowsIn = (values: Values, key: string): readonly Row[] => { const value = values[key]; return Array.isArray(value) ? value : [] }
export const textIn = (values: Values, key: string): string => { const value = values[key]; return typeof value === 'string' ? value : '' }

/** The office counts filled rows only; the form shows empty ones too. */
export function pathOnForm(path: string, values: Values): string {
  const [key = '', at, column] = path.split('.')
  if (at === undefined || column === undefined) return path
  const places = rowsIn(values, key).flatMap((row, index) => (Object.values(row).some((text) => text.trim() !== '') ? [index] : []))
  return `${key}.${places[Number(at)] ?? at}.${column}`
}

/** As the office takes them. */
const MOST_ROWS = 60
const longest = { field: 20_000, cell: 2000 } as const

export function OpinionForm({ fields, values, missing, onChange }: { readonly fields: readonly PaperField[]; readonly values: Values; readonly missing: readonly Problem[]; readonly onChange: Set }) {
  const wrong = new Map(missing.map(({ field, message }) => [pathOnForm(field, values), message]))
  return (
    <div className={style.form}>
      {fields.map((field) => (field.kind === 'rows'
        ? <Rows key={field.key} field={field} rows={rowsIn(values, field.key)} wrong={wrong} onChange={onChange} />
        : <Words key={field.key} field={field} value={textIn(values, field.key)} wrong={wrong.get(field.key)} onChange={onChange} />
      ))}
    </div>
  )
}

function Words({ field: { key, label, kind, required, help }, value, wrong, onChange }: { readonly field: PaperField; readonly value: string; readonly wrong: string | undefined; readonly onChange: Set }) {
  const shared = {
    id: fieldId(`legal.${key}`), label, description: help ?? (value.trim() === '' ? required : undefined), withAsterisk: required !== undefined, autoComplete: 'off', maxLength: longest.field, value, error: value.trim() === '' ? undefined : wrong,
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const], onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange({ [key]: event.currentTarget.value }),
  }
  return kind === 'text' ? <Textarea {...shared} autosize minRows={3} maxRows={16} /> : <TextInput {...shared} />
}

function Rows({ field, rows, wrong, onChange }: { readonly field: PaperField; readonly rows: readonly Row[]; readonly wrong: ReadonlyMap<string, string>; readonly onChange: Set }) {
  const { key, label, required, columns = [] } = field
  const put = (next: Row[]) => onChange({ [key]: next })
  return (
    <fieldset className={style.rows}>
      <legend><Text size="sm" fw={600} component="span">{label}{required !== undefined && <span className={style.must} aria-hidden="true"> *</span>}</Text></legend>
      {rows.length === 0 && required !== undefined && <Text size="xs" c="gray.7">{required}</Text>}
      {rows.map((row, at) => (
        <div key={at} className={style.row} role="group" aria-label={`${label}第 ${at + 1} 行`}>
          <Group justify="space-between"><Text size="xs" c="gray.7">第 {at + 1} 行</Text><ActionIcon size="sm" variant="subtle" color="red.8" aria-label={`删去${label}第 ${at + 1} 行`} onClick={() => put(rows.filter((_row, index) => index !== at))}><IconTrash size={16} /></ActionIcon></Group>
          <div className={style.cells}>
            {columns.map((column) => {
              const value = row[column.key] ?? ''
              return <Textarea key={column.key} id={fieldId(`legal.${key}.${at}.${column.key}`)} size="xs" label={column.label} withAsterisk={column.required !== undefined} autosize minRows={1} maxRows={8} maxLength={longest.cell} value={value} error={value.trim() === '' ? undefined : wrong.get(`${key}.${at}.${column.key}`)} onChange={(event) => { const text = event.currentTarget.value; put(rows.map((one, index) => (index === at ? { ...one, [column.key]: text } : one))) }} />
            })}
          </div>
        </div>
      ))}
      <Group gap="xs"><Button id={fieldId(`legal.${key}`)} size="compact-sm" variant="default" disabled={rows.length >= MOST_ROWS} onClick={() => put([...rows, {}])}>{rows.length === 0 ? `添加${label}` : '再加一行'}</Button>{rows.length >= MOST_ROWS && <Text size="xs" c="gray.7">最多 {MOST_ROWS} 行</Text>}</Group>
    </fieldset>
  )
}
