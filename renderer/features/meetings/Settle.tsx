/** What became of a decision of a closed record: marked as carried out or given up with a word, or taken back with one. */
import { Alert, Button, Group, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '#core/contract/index'
import type { MeetingMatter, MeetingPage } from '#core/contract/meetings'
import { MATTER_OUTCOME_NAMES, MATTER_OUTCOMES } from '#core/domain/meetings'
import { useKept } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import { DayField } from '../../ui/work/DayField'
import cards from '../../ui/work/Work.module.css'

type Typed = Pick<InputOf<'meetings.settleMatter'>, 'outcome' | 'on' | 'text'>
interface Props { readonly page: MeetingPage; readonly no: number; readonly seen: NonNullable<MeetingMatter['seen']> }

export function Settle({ page, no, seen: { petitionId, revision, settled } }: Props) {
  const { id } = page.row
  const [opened, open] = useState(false)
  const begun: Typed = settled === undefined ? { outcome: 'done', on: page.today, text: '' } : { outcome: 'open', text: '' }
  const { value: typed, set, forget } = useKept<Typed>(`meeting.settle:${id}:${petitionId}:${settled === undefined ? 'open' : 'over'}`, begun)
  const attempt = useAttempt('meetings.settleMatter')
  if (!opened) return <div><Button size="compact-sm" variant="default" aria-label={`第 ${no} 件的落实情况`} onClick={() => open(true)}>{settled === undefined ? '登记落实情况' : '改回还要落实…'}</Button></div>
  const save = async () => {
    const reply = await attempt.ask({ id, petitionId, revision, ...typed })
    if (reply?.ok !== true) return
    forget()
    open(false)
  }
  const { wrong } = attempt
  return (
    <form aria-label={`第 ${no} 件的落实情况`} className={cards.panel} onSubmit={(event) => { event.preventDefault(); void save() }}>
      {settled === undefined && (
        <Group grow align="flex-start">
          <NativeSelect label="结果" data={MATTER_OUTCOMES.map((value) => ({ value, label: MATTER_OUTCOME_NAMES[value] }))} value={typed.outcome} onChange={(event) => set({ ...typed, outcome: MATTER_OUTCOMES.find((one) => one === event.currentTarget.value) ?? 'done' })} />
          <DayField label="哪天" required rest="none" value={typed.on ?? ''} error={attempt.at('on')} onDay={(on) => set({ ...typed, on: on === '' ? undefined : on })} />
        </Group>
      )}
      <Textarea label={{ done: '落实的情况', dropped: '为什么不再落实', open: '为什么还要落实' }[typed.outcome]} withAsterisk autosize minRows={1} maxRows={6} maxLength={1000} value={typed.text} error={attempt.at('text')} onChange={(event) => set({ ...typed, text: event.currentTarget.value })} />
      {wrong !== undefined && wrong.field !== 'on' && wrong.field !== 'text' && <Alert color="red" role="alert">{wrong.message}</Alert>}
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={() => open(false)}>先放着</Button><Button type="submit" loading={attempt.busy}>写入落实情况</Button></Group>
    </form>
  )
}
