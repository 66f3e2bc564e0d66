/** A supplement to a closed record, of one matter or of the meeting: what, and why it is added. */
import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useKeptForm } from '../../ui/useKeptForm'
import cards from '../../ui/work/Work.module.css'

export function Supplement({ meetingId, petitionId, hint }: { readonly meetingId: number; readonly petitionId?: number; readonly hint?: string }) {
  const [opened, open] = useState(false)
  const form = useKeptForm('meetings.supplement', `meeting.supplement:${meetingId}:${petitionId ?? ''}`, { text: '', reason: '' }, () => open(false))
  const { typed } = form
  if (!opened) return <div><Button size="compact-sm" variant="default" onClick={() => open(true)}>写补充说明</Button></div>
  const save = () => form.send({ id: meetingId, ...(petitionId === undefined ? {} : { petitionId }), ...typed })
  return (
    <form ref={takesCursor} aria-label="补充说明" className={cards.panel} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Textarea label="补充的内容" description={hint} withAsterisk autosize minRows={1} maxRows={8} maxLength={2000} value={typed.text} error={form.at('text')} onChange={(event) => form.put({ text: event.currentTarget.value })} />
      <TextInput label="为什么补充" withAsterisk maxLength={500} autoComplete="off" placeholder="例如：漏记、数字有误" value={typed.reason} error={form.at('reason')} onChange={(event) => form.put({ reason: event.currentTarget.value })} />
      <Unplaced wrong={form.wrong} shown={['text', 'reason']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={() => open(false)}>先放着</Button><Button type="submit" loading={form.busy}>写入</Button></Group>
    </form>
  )
}
