/** What became of a decision of a closed record: marked as carried out or given up with a word, or taken back with one. */
import { Button, Group, NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '#core/contract/index'
import type { MeetingMatter, MeetingPage } from '#core/contract/meetings'
import { MATTER_OUTCOME_NAMES, MATTER_OUTCOMES } from '#core/domain/meetings'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useKeptForm } from '../../ui/useKeptForm'
import { DayField } from '../../ui/work/DayField'
import cards from '../../ui/work/Work.module.css'

type Typed = Pick<InputOf<'meetings.settleMatter'>, 'outcome' | 'on' | 'text'>
interface Props { readonly page: MeetingPage; readonly no: number; readonly seen: NonNullable<MeetingMatter['seen']> }

export function Settle({ page, no, seen: { petitionId, revision, settled } }: Props) {
  const { id } = page.row
  const [opened, open] = useState(false)
  const begun: Typed = settled === undefined ? { outcome: 'done', on: page.today, text: '' } : { outcome: 'open', text: '' }
  const form = useKeptForm<'meetings.settleMatter', Typed>('meetings.settleMatter', `meeting.settle:${id}:${petitionId}:${settled === undefined ? 'open' : 'over'}`, begun, () => open(false))
  const { typed } = form
  if (!opened) return <div><Button size="compact-sm" variant="default" aria-label={`第 ${no} 件的落实情况`} onClick={() => open(true)}>{settled === undefined ? '登记落实情况' : '改回还要落实…'}</Button></div>
  const save = () => form.send({ id, petitionId, revision, ...typed })
  return (
    <form ref={takesCursor} aria-label={`第 ${no} 件的落实情况`} className={cards.panel} onSubmit={(event) => { event.preventDefault(); void save() }}>
      {settled === undefined && (
        <Group grow align="flex-start">
          <NativeSelect label="结果" data={MATTER_OUTCOMES.map((value) => ({ value, label: MATTER_OUTCOME_NAMES[value] }))} value={typed.outcome} onChange={(event) => form.put({ outcome: MATTER_OUTCOMES.find((one) => one === event.currentTarget.value) ?? 'done' })} />
          <DayField label="哪天" required rest="none" value={typed.on ?? ''} error={form.at('on')} onDay={(on) => form.put({ on: on === '' ? undefined : on })} />
        </Group>
      )}
      <Textarea label={{ done: '落实的情况', dropped: '为什么不再落实', open: '为什么还要落实' }[typed.outcome]} withAsterisk autosize minRows={1} maxRows={6} maxLength={1000} value={typed.text} error={form.at('text')} onChange={(event) => form.put({ text: event.currentTarget.value })} />
      <Unplaced wrong={form.wrong} shown={['on', 'text']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={() => open(false)}>先放着</Button><Button type="submit" loading={form.busy}>写入落实情况</Button></Group>
    </form>
  )
}
