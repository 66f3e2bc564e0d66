/** Folded: papers received, with copies and pages. */
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import type { IntakeForm } from '#core/contract/intake'
import { fieldId, useIntakeDesk } from './intakeDesk'
import style from './Fold.module.css'

type Row = NonNullable<IntakeForm['materials']>[number]

export function Materials() {
  const { form, patch } = useIntakeDesk()
  const rows = form.materials ?? []
  const change = (at: number, part: Partial<Row>) => patch({ materials: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const number = (value: string | number): number | undefined => (typeof value === 'number' ? value : undefined)
  return (
    <div>
      {rows.map((row, index) => (
        <div key={index} className={style.material}>
          <TextInput id={fieldId(`materials.${index}.name`)} label="材料名称" maxLength={120} value={row.name ?? ''} onChange={(event) => change(index, { name: event.currentTarget.value })} />
          <NumberInput label="份数" min={1} max={999} allowDecimal={false} value={row.copies ?? 1} onChange={(value) => change(index, { copies: number(value) })} />
          <NumberInput label="页数" min={0} max={9999} allowDecimal={false} value={row.pages ?? 1} onChange={(value) => change(index, { pages: number(value) })} />
          <Checkbox className={style.check} label="原件" checked={row.original ?? false} onChange={(event) => change(index, { original: event.currentTarget.checked })} />
          <Button variant="subtle" color="gray" aria-label={`删去材料 ${index + 1}`} onClick={() => patch({ materials: rows.filter((_, at) => at !== index) })}>删去</Button>
        </div>
      ))}
      <Button size="xs" variant="light" disabled={rows.length >= 50} onClick={() => patch({ materials: [...rows, {}] })}>添加材料</Button>
    </div>
  )
}
