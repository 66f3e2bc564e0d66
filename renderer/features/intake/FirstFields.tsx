/** The first eight fields: name, ID, phone, address, head count, title, class, emotion. All else is folded away. */
import { GROUP_FROM } from '#core/domain/intake'
import { useIntakeDesk } from './intakeDesk'
import { AnonymousNotice } from './AnonymousNotice'
import { ClassPicker } from './ClassPicker'
import { EmotionCards } from './EmotionCards'
import { IdNumberField } from './IdNumberField'
import { NumberField } from './NumberField'
import { TextField } from './TextField'
import style from './FirstFields.module.css'

export function FirstFields() {
  const { form, who, patch, patchWho } = useIntakeDesk()
  const known = form.personId !== undefined ? '空着即沿用档案' : ''
  const group = (form.headcount ?? 1) >= GROUP_FROM
  return (
    <div className={style.fields}>
      <div className={style.who}>
        <TextField path="petitioner.name" label="姓名" required={who.mode !== 'anonymous'} placeholder={who.mode === 'anonymous' ? '匿名，可不填' : known} value={who.name} maxLength={60} onText={(name) => patchWho({ name })} />
        <IdNumberField />
        <TextField path="petitioner.phone" label="电话" inputMode="tel" placeholder={known} value={who.phone} maxLength={40} onText={(phone) => patchWho({ phone })} />
      </div>
      <AnonymousNotice />
      <div className={style.where}>
        <TextField path="petitioner.address" label="住址" placeholder={known} value={who.address} maxLength={200} onText={(address) => patchWho({ address })} />
        <NumberField path="headcount" label={group ? '来访人数（集体访）' : '来访人数'} min={1} max={9999} usual={1} value={form.headcount} onNumber={(headcount) => patch({ headcount })} />
      </div>
      <TextField path="title" label="事项标题（一句话）" required placeholder="例如：3 栋楼道堆放杂物，多次反映未清理" value={form.title} maxLength={80} onText={(title) => patch({ title })} />
      <ClassPicker />
      <EmotionCards />
    </div>
  )
}
