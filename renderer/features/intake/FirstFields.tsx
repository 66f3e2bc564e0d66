/** The first eight fields: name, ID, phone, address, head count, title, class, emotion. All else is folded away. */
import { NumberInput } from '@mantine/core'
import { GROUP_FROM } from '#core/domain/intake'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { ClassPicker } from './ClassPicker'
import { EmotionCards } from './EmotionCards'
import { IdNumberField } from './IdNumberField'
import { TextField } from './TextField'
import style from './FirstFields.module.css'

export function FirstFields() {
  const { form, who, patch, patchWho, error } = useIntakeDesk()
  const known = form.personId !== undefined ? '空着即沿用档案' : ''
  const group = (form.headcount ?? 1) >= GROUP_FROM
  return (
    <div className={style.fields}>
      <div className={style.who}>
        <TextField path="petitioner.name" label="姓名" required={who.mode !== 'anonymous'} placeholder={who.mode === 'anonymous' ? '匿名，可不填' : known} value={who.name} maxLength={60} onText={(name) => patchWho({ name })} />
        <IdNumberField />
        <TextField path="petitioner.phone" label="电话" inputMode="tel" placeholder={known} value={who.phone} maxLength={40} onText={(phone) => patchWho({ phone })} />
      </div>
      <div className={style.where}>
        <TextField path="petitioner.address" label="住址" placeholder={known} value={who.address} maxLength={200} onText={(address) => patchWho({ address })} />
        <NumberInput
          id={fieldId('headcount')} label={group ? '来访人数（集体访）' : '来访人数'} min={1} max={9999} allowDecimal={false} value={form.headcount ?? 1}
          error={errorAt(error, 'headcount')} onChange={(value) => patch({ headcount: typeof value === 'number' ? value : undefined })}
        />
      </div>
      <TextField path="title" label="事项标题（一句话）" required placeholder="例如：3 栋楼道堆放杂物，多次反映未清理" value={form.title} maxLength={80} onText={(title) => patch({ title })} />
      <ClassPicker />
      <EmotionCards />
    </div>
  )
}
