/** Folded: representatives of a joint visit, at most five (条例 20). */
import { Button, Text, TextInput } from '@mantine/core'
import { MAX_REPRESENTATIVES } from '#core/domain/intake'
import type { IntakeForm } from '#core/contract/intake'
import { fieldId, useIntakeDesk } from './intakeDesk'
import style from './Fold.module.css'

type Row = NonNullable<IntakeForm['representatives']>[number]

export function Representatives() {
  const { form, patch } = useIntakeDesk()
  const rows = form.representatives ?? []
  const change = (at: number, part: Partial<Row>) => patch({ representatives: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const full = rows.length >= MAX_REPRESENTATIVES
  return (
    <div>
      {rows.map((row, index) => (
        <div key={index} className={style.row}>
          <TextInput id={fieldId(`representatives.${index}.name`)} label={`代表 ${index + 1} 姓名`} maxLength={60} value={row.name ?? ''} onChange={(event) => change(index, { name: event.currentTarget.value })} />
          <TextInput label="证件号" maxLength={40} value={row.idNumber ?? ''} onChange={(event) => change(index, { idNumber: event.currentTarget.value })} />
          <TextInput label="电话" maxLength={40} value={row.phone ?? ''} onChange={(event) => change(index, { phone: event.currentTarget.value })} />
          <Button variant="subtle" color="gray" aria-label={`删去代表 ${index + 1}`} onClick={() => patch({ representatives: rows.filter((_, at) => at !== index) })}>删去</Button>
        </div>
      ))}
      <Button size="xs" variant="light" disabled={full} onClick={() => patch({ representatives: [...rows, {}] })}>添加代表</Button>
      <Text size="xs" c={full ? 'orange.9' : 'dimmed'} mt={4}>{full ? '代表最多 5 名（《信访工作条例》第二十条），其余人员计入来访人数。' : '多人反映同一事项的，推选代表，最多 5 名。'}</Text>
    </div>
  )
}
