/** Folded: recording notice with its answer, the visitor's own 0–10, 回避 and who else must see nothing. Refusing the recording never blocks reception. */
import { Checkbox, Select, Text } from '@mantine/core'
import type { IntakeForm } from '#core/contract/intake'
import { type Succession, successionOf, successorsOf } from '#core/domain/succession'
import { consentWords, noticeWords, optionsOf } from '../../ui/petitionWords'
import { errorAt, fieldId, useIntakeDesk } from './intakeDesk'
import { SelfReport } from './EmotionCards'
import { ExcludedField } from './ExcludedField'
import { TextField } from './TextField'
import style from './Fold.module.css'

type Notice = NonNullable<IntakeForm['notice']>

export function NoticeConflict() {
  const { form, patch, officers, workerId, error } = useIntakeDesk()
  const notice = form.notice ?? {}
  const conflict = form.conflict ?? {}
  const successors = successorsOf(officers, workerId ?? 0, form.excludedIds ?? [])
  return (
    <div className={style.grid}>
      <Select id={fieldId('notice.how')} label="录音录像告知方式" clearable error={errorAt(error, 'notice.how')} data={optionsOf(noticeWords)} value={notice.how ?? null} onChange={(how) => patch({ notice: { ...notice, how: (how ?? undefined) as Notice['how'] } })} />
      <Select
        id={fieldId('notice.consent')} label="来访人意见" description="拒绝不影响接待" inputWrapperOrder={['label', 'input', 'description', 'error']} clearable error={errorAt(error, 'notice.consent')} data={optionsOf(consentWords)} value={notice.consent ?? null}
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
            id={fieldId('conflict.handOverTo')} label="交由（登记后我不再能查看）" clearable data={successors.map(({ id, name }) => ({ value: String(id), label: name }))} error={errorAt(error, 'conflict.handOverTo')}
            value={conflict.handOverTo === undefined ? null : String(conflict.handOverTo)} onChange={(value) => patch({ conflict: { ...conflict, handOverTo: value === null ? undefined : Number(value) } })}
          />
          <Text size="xs" c="gray.7" className={style.wide}>{withoutSuccessor(successionOf(officers, workerId ?? 0, form.excludedIds ?? []))}</Text>
        </>
      )}
      {form.statutoryKind !== 'report' && <div className={style.wide}><ExcludedField /></div>}
    </div>
  )
}

/** Who takes the matter over when nobody is chosen. */
function withoutSuccessor(next: Succession<{ readonly name: string }>): string {
  switch (next.kind) {
    case 'leader': {
      const names = next.leaders.map(({ name }) => name).join('、')
      return `不选接办人也能登记：由分管领导${next.leaders.length === 1 ? names : `（${names}中未结事项最少的一位）`}接办，登记后我不再能查看。`
    }
    case 'choose': return '没有可以接办的分管领导，请在“交由”里选一位。'
    case 'nobody': return '本室没有别人可以接办：仍可登记，暂由我保管并标为“回避待处理”，请报告上级另行指定。'
  }
}
