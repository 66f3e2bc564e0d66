/** The form of a paper, made of its kind's fields. A field shows what is wrong with what stands in it; what is empty is listed above the form. */
import type { PaperField, Problem, Values } from '#core/contract/paperRows'
import type { Value } from './mergeValues'
import { FieldInput } from './FieldInput'
import { RowsField } from './RowsField'
import { rowsIn, textIn, pathOnForm } from './values'
import style from './PaperForm.module.css'

interface Props {
  readonly fields: readonly PaperField[]
  readonly values: Values
  readonly missing: readonly Problem[]
  readonly onChange: (key: string, value: Value) => void
}

export function PaperForm({ fields, values, missing, onChange }: Props) {
  const errors = new Map(missing.map(({ field, message }) => [pathOnForm(field, values), message]))
  const errorOf = (path: string): string | undefined => {
    const [key = '', at, column] = path.split('.')
    const text = at === undefined || column === undefined ? textIn(values, key) : rowsIn(values, key)[Number(at)]?.[column] ?? ''
    const rows = at === undefined && rowsIn(values, key).length > 0
    return text.trim() === '' && !rows ? undefined : errors.get(path)
  }
  return (
    <div className={style.form}>
      {fields.map((field) => (field.kind === 'rows'
        ? <RowsField key={field.key} field={field} rows={rowsIn(values, field.key)} errorOf={errorOf} onChange={(rows) => onChange(field.key, rows)} />
        : <FieldInput key={field.key} field={field} path={field.key} value={textIn(values, field.key)} error={errorOf(field.key)} onText={(text) => onChange(field.key, text)} />
      ))}
    </div>
  )
}
