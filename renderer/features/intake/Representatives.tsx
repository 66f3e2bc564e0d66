/** Folded: representatives of a joint visit, at most five (条例 20). */
import { Button, Text } from '@mantine/core'
import { MAX_REPRESENTATIVES } from '#core/domain/intake'
import type { IntakeForm } from '#core/contract/intake'
import { IdNumberInput } from './IdNumberInput'
import { useIntakeDesk } from './intakeDesk'
import { TextField } from './TextField'
import { useRowFocus } from './useRowFocus'
import style from './Fold.module.css'

type Row = NonNullable<IntakeForm['representatives']>[number]

export function Representatives() {
  const { form, patch } = useIntakeDesk()
  const rows = form.representatives ?? []
  const change = (at: number, part: Partial<Row>) => patch({ representatives: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const full = rows.length >= MAX_REPRESENTATIVES
  const add = useRowFocus(rows.length, (index) => `representatives.${index}.name`)
  return (
    <div>
      {rows.map((row, index) => (
        <div key={index} className={style.row} role="group" aria-label={`代表 ${index + 1}`}>
          <TextField path={`representatives.${index}.name`} label={`代表 ${index + 1} 姓名`} maxLength={60} value={row.name} onText={(name) => change(index, { name })} />
          <IdNumberInput path={`representatives.${index}`} label="证件号" placeholder="可不填" idNumber={row.idNumber} idReason={row.idReason} onChange={(part) => change(index, part)} />
          <TextField path={`representatives.${index}.phone`} label="电话" inputMode="tel" maxLength={40} value={row.phone} onText={(phone) => change(index, { phone })} />
          <Button className={style.away} variant="subtle" color="gray" aria-label={`删去代表 ${index + 1}`} onClick={() => patch({ representatives: rows.filter((_, at) => at !== index) })}>删去</Button>
        </div>
      ))}
      <Button ref={add} size="xs" variant="light" aria-disabled={full} data-disabled={full} onClick={() => { if (!full) patch({ representatives: [...rows, {}] }) }}>添加代表</Button>
      <Text size="xs" c={full ? 'orange.9' : 'dimmed'} mt={4}>{full ? '代表最多 5 名（《信访工作条例》第二十条），其余人员计入来访人数。' : '多人反映同一事项的，推选代表，最多 5 名。'}</Text>
    </div>
  )
}
