/** Folded: papers received, with copies and pages. */
import { Button, Checkbox } from '@mantine/core'
import type { IntakeForm } from '#core/contract/intake'
import { useIntakeDesk } from './intakeDesk'
import { NumberField } from './NumberField'
import { TextField } from './TextField'
import { useRowFocus } from './useRowFocus'
import style from './Fold.module.css'

type Row = NonNullable<IntakeForm['materials']>[number]

export function Materials() {
  const { form, patch } = useIntakeDesk()
  const rows = form.materials ?? []
  const change = (at: number, part: Partial<Row>) => patch({ materials: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const add = useRowFocus(rows.length, (index) => `materials.${index}.name`)
  return (
    <div>
      {rows.map((row, index) => (
        <div key={index} className={style.material} role="group" aria-label={`材料 ${index + 1}`}>
          <TextField path={`materials.${index}.name`} label="材料名称" maxLength={120} value={row.name} onText={(name) => change(index, { name })} />
          <NumberField path={`materials.${index}.copies`} label="份数" min={1} max={999} usual={1} value={row.copies} onNumber={(copies) => change(index, { copies })} />
          <NumberField path={`materials.${index}.pages`} label="页数" min={0} max={9999} usual={1} value={row.pages} onNumber={(pages) => change(index, { pages })} />
          <Checkbox className={style.check} label="原件" checked={row.original ?? false} onChange={(event) => change(index, { original: event.currentTarget.checked })} />
          <Button className={style.away} variant="subtle" color="gray" aria-label={`删去材料 ${index + 1}`} onClick={() => patch({ materials: rows.filter((_, at) => at !== index) })}>删去</Button>
        </div>
      ))}
      <Button ref={add} size="xs" variant="light" disabled={rows.length >= 50} onClick={() => patch({ materials: [...rows, {}] })}>添加材料</Button>
    </div>
  )
}
