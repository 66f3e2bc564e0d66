/** One field of a paper's form, or one cell of a table in it: a line, a text, a day, a choice or a tick. */
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import type { PaperField } from '#core/contract/paperRows'
import { fieldId } from '../../ui/fieldFocus'

interface Props {
  readonly field: Pick<PaperField, 'key' | 'label' | 'kind' | 'required' | 'choices' | 'help'>
  /** Where it stands among the values: `key`, or `key.0.column` in a table. */
  readonly path: string
  readonly value: string
  readonly error: string | undefined
  readonly small?: boolean
  readonly onText: (text: string) => void
}

/** As the office takes them. */
const longest = { field: 20_000, cell: 2000 } as const

export function FieldInput({ field: { label, kind, required, choices, help }, path, value, error, small = false, onText }: Props) {
  const shared = {
    id: fieldId(`paper.${path}`), label, description: help, error, withAsterisk: required !== undefined, size: small ? 'xs' as const : 'sm' as const,
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const], 'aria-required': required !== undefined,
  }
  const typed = { ...shared, value, autoComplete: 'off', maxLength: small ? longest.cell : longest.field, onChange: (event: { readonly currentTarget: { readonly value: string } }) => onText(event.currentTarget.value) }
  switch (kind) {
    case 'tick': return <Checkbox id={shared.id} label={<>{label}{required !== undefined && <span aria-hidden="true"> *</span>}</>} description={help} error={error} size={shared.size} checked={value === '1'} onChange={(event) => onText(event.currentTarget.checked ? '1' : '')} />
    case 'choice': return <Select {...shared} placeholder="请选择" clearable data={[...(choices ?? [])].map(({ value: code, name }) => ({ value: code, label: name }))} value={value === '' ? null : value} onChange={(code) => onText(code ?? '')} clearButtonProps={{ 'aria-label': `清除${label}` }} />
    case 'text': return <Textarea {...typed} autosize minRows={small ? 1 : 2} maxRows={14} />
    case 'day': return <TextInput {...typed} type="date" max="2199-12-31" />
    default: return <TextInput {...typed} />
  }
}
