/** What the petitioner answered to the offer, and how a plan ended. A refusal needs no reason. */
import { Button, Group, NativeSelect, Radio, Text, Textarea, TextInput } from '@mantine/core'
import type { GuidancePlan } from '#core/contract/guidance'
import { CONSENT_NAMES, CONSENTS, consentMayBecome, GUIDANCE_OUTCOME_NAMES, GUIDANCE_OUTCOMES, type Consent, type GuidanceOutcome } from '#core/domain/guidance'
import { takesCursor } from '../fieldFocus'
import { Unplaced } from '../Unplaced'
import { useKeptForm } from '../useKeptForm'
import { DayField } from './DayField'
import style from './Work.module.css'

interface Props { readonly plan: GuidancePlan; readonly onDone: () => void }

export function AnswerForm({ plan, today, onDone }: Props & { readonly today: string }) {
  const possible = CONSENTS.filter((to) => consentMayBecome(plan.consent, to))
  const form = useKeptForm<'guidance.answer', { readonly consent: Consent | undefined; readonly on: string; readonly note: string }>('guidance.answer', `guidance.answer:${plan.id}`, { consent: possible.length === 1 ? possible[0] : undefined, on: today, note: '' }, onDone)
  const { consent, on, note } = form.typed
  const save = () => form.send({ id: plan.id, answer: { consent: consent ?? 'agreed', on, note } }, consent === undefined ? { field: 'answer.consent', message: '请选择本人的答复' } : undefined)
  return (
    <form ref={takesCursor} className={style.card} aria-label="本人答复" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Radio.Group label="本人的答复" value={consent ?? ''} error={form.at('answer.consent')} onChange={(value) => form.put({ consent: possible.find((one) => one === value) })}>
        <Group mt={4}>{possible.map((one) => <Radio key={one} value={one} label={CONSENT_NAMES[one]} />)}</Group>
      </Radio.Group>
      {consent === 'refused' && plan.sessions.some(({ state }) => state === 'planned') && <Text size="sm" c="orange.9">记下以后，已安排还没有进行的会一并取消。</Text>}
      <Group align="flex-start" grow>
        <DayField label="答复日期" rest="none" value={on} error={form.at('answer.on')} onDay={(day) => form.put({ on: day })} />
        <TextInput label="说明（可不填）" maxLength={500} autoComplete="off" value={note} error={form.at('answer.note')} onChange={(event) => form.put({ note: event.currentTarget.value })} />
      </Group>
      <Unplaced wrong={form.wrong} shown={['answer']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy}>记下</Button></Group>
    </form>
  )
}

export function EndForm({ plan, onDone }: Props) {
  const form = useKeptForm<'guidance.end', { readonly outcome: GuidanceOutcome; readonly text: string }>('guidance.end', `guidance.end:${plan.id}`, { outcome: plan.consent === 'refused' ? 'refused' : plan.sessions.some(({ state }) => state === 'held') ? 'completed' : 'notNeeded', text: '' }, onDone)
  const { typed } = form
  const save = () => form.send({ id: plan.id, revision: plan.revision, ...typed })
  return (
    <form ref={takesCursor} className={style.card} aria-label="结束计划" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <NativeSelect label="结果" maw={240} data={GUIDANCE_OUTCOMES.map((value) => ({ value, label: GUIDANCE_OUTCOME_NAMES[value] }))} value={typed.outcome} error={form.at('outcome')} onChange={(event) => form.put({ outcome: event.currentTarget.value as GuidanceOutcome })} />
      <Textarea label="结束时的情况" withAsterisk autosize minRows={1} maxRows={6} maxLength={500} value={typed.text} error={form.at('text')} onChange={(event) => form.put({ text: event.currentTarget.value })} />
      <Unplaced wrong={form.wrong} shown={['outcome', 'text']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy}>结束计划</Button></Group>
    </form>
  )
}
