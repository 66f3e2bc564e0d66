/** What the petitioner answered to the offer, and how a plan ended. A refusal needs no reason. */
import { Alert, Button, Group, NativeSelect, Radio, Text, Textarea, TextInput } from '@mantine/core'
import type { GuidancePlan } from '#core/contract/guidance'
import { CONSENT_NAMES, CONSENTS, consentMayBecome, GUIDANCE_OUTCOME_NAMES, GUIDANCE_OUTCOMES, type Consent, type GuidanceOutcome } from '#core/domain/guidance'
import { useKept } from '../../bridge/kept'
import { useAttempt } from '../useAttempt'
import { DayField } from './DayField'
import style from './Work.module.css'

interface Props { readonly plan: GuidancePlan; readonly onDone: () => void }

export function AnswerForm({ plan, today, onDone }: Props & { readonly today: string }) {
  const possible = CONSENTS.filter((to) => consentMayBecome(plan.consent, to))
  const { value: typed, set, forget } = useKept<{ readonly consent: Consent | undefined; readonly on: string; readonly note: string }>(`guidance.answer:${plan.id}`, { consent: possible.length === 1 ? possible[0] : undefined, on: today, note: '' })
  const attempt = useAttempt('guidance.answer')
  const { consent, on, note } = typed
  const save = async () => {
    const reply = await attempt.ask({ id: plan.id, answer: { consent: consent ?? 'agreed', on, note } }, consent === undefined ? { field: 'answer.consent', message: '请选择本人的答复' } : undefined)
    if (reply?.ok !== true) return
    forget()
    onDone()
  }
  const { wrong } = attempt
  return (
    <form className={style.card} aria-label="本人答复" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Radio.Group label="本人的答复" value={consent ?? ''} error={attempt.at('answer.consent')} onChange={(value) => set({ ...typed, consent: possible.find((one) => one === value) })}>
        <Group mt={4}>{possible.map((one) => <Radio key={one} value={one} label={CONSENT_NAMES[one]} />)}</Group>
      </Radio.Group>
      {consent === 'refused' && plan.sessions.some(({ state }) => state === 'planned') && <Text size="sm" c="orange.9">记下以后，已安排还没有进行的会一并取消。</Text>}
      <Group align="flex-start" grow>
        <DayField label="答复日期" rest="none" value={on} error={attempt.at('answer.on')} onDay={(day) => set({ ...typed, on: day })} />
        <TextInput label="说明（可不填）" maxLength={500} autoComplete="off" value={note} error={attempt.at('answer.note')} onChange={(event) => set({ ...typed, note: event.currentTarget.value })} />
      </Group>
      {wrong !== undefined && !wrong.field.startsWith('answer.') && <Alert color="red" role="alert">{wrong.message}</Alert>}
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={attempt.busy}>记下</Button></Group>
    </form>
  )
}

export function EndForm({ plan, onDone }: Props) {
  const { value: typed, set, forget } = useKept<{ readonly outcome: GuidanceOutcome; readonly text: string }>(`guidance.end:${plan.id}`, { outcome: plan.consent === 'refused' ? 'refused' : 'completed', text: '' })
  const attempt = useAttempt('guidance.end')
  const save = async () => {
    const reply = await attempt.ask({ id: plan.id, revision: plan.revision, ...typed })
    if (reply?.ok !== true) return
    forget()
    onDone()
  }
  const { wrong } = attempt
  return (
    <form className={style.card} aria-label="结束计划" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <NativeSelect label="结果" maw={240} data={GUIDANCE_OUTCOMES.map((value) => ({ value, label: GUIDANCE_OUTCOME_NAMES[value] }))} value={typed.outcome} onChange={(event) => set({ ...typed, outcome: event.currentTarget.value as GuidanceOutcome })} />
      <Textarea label="结束时的情况" withAsterisk autosize minRows={1} maxRows={6} maxLength={500} value={typed.text} error={attempt.at('text')} onChange={(event) => set({ ...typed, text: event.currentTarget.value })} />
      {wrong !== undefined && wrong.field !== 'text' && <Alert color="red" role="alert">{wrong.message}</Alert>}
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={attempt.busy}>结束计划</Button></Group>
    </form>
  )
}
