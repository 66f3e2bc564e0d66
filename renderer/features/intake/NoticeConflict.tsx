/** Folded: recording notice with its answer, the visitor's own 0–10, and 回避. Refusing the recording never blocks reception. */
import { Checkbox, Select } from '@mantine/core'
import type { IntakeForm } from '#core/contract/intake'
import { consentWords, noticeWords, optionsOf } from '../../ui/petitionWords'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { SelfReport } from './EmotionCards'
import { TextField } from './TextField'
import style from './Fold.module.css'

type Notice = NonNullable<IntakeForm['notice']>

export function NoticeConflict() {
  const { form, patch, officers, error } = useIntakeDesk()
  const notice = form.notice ?? {}
  const conflict = form.conflict ?? {}
  return (
    <div className={style.grid}>
      <Select id={fieldId('notice.how')} label="录音录像告知方式" clearable data={optionsOf(noticeWords)} value={notice.how ?? null} onChange={(how) => patch({ notice: { ...notice, how: (how ?? undefined) as Notice['how'] } })} />
      <Select
        id={fieldId('notice.consent')} label="来访人意见" description="拒绝不影响接待" inputWrapperOrder={['label', 'input', 'description', 'error']} clearable data={optionsOf(consentWords)} value={notice.consent ?? null}
        onChange={(consent) => patch({ notice: { ...notice, consent: (consent ?? undefined) as Notice['consent'] } })}
      />
      <SelfReport />
      <div className={style.wide}>
        <Checkbox label="我与本事项有直接利害关系，应当回避" checked={conflict.has ?? false} onChange={(event) => patch({ conflict: { ...conflict, has: event.currentTarget.checked } })} />
      </div>
      {conflict.has === true && (
        <>
          <TextField path="conflict.reason" label="回避原因" value={conflict.reason} maxLength={200} onText={(reason) => patch({ conflict: { ...conflict, reason } })} />
          <Select
            id={fieldId('conflict.handOverTo')} label="交由（登记后我不再能查看）" clearable data={officers.map(({ id, name }) => ({ value: String(id), label: name }))} error={errorAt(error, 'conflict.handOverTo')}
            value={conflict.handOverTo === undefined ? null : String(conflict.handOverTo)} onChange={(value) => patch({ conflict: { ...conflict, handOverTo: value === null ? undefined : Number(value) } })}
          />
        </>
      )}
    </div>
  )
}
