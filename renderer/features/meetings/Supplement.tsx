/** A supplement to a closed record, of one matter or of the meeting: what, and why it is added. */
import { Alert, Button, Group, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useKept } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'
import cards from '../../ui/work/Work.module.css'

export function Supplement({ meetingId, petitionId, hint }: { readonly meetingId: number; readonly petitionId?: number; readonly hint?: string }) {
  const [opened, open] = useState(false)
  const { value: typed, set, forget } = useKept(`meeting.supplement:${meetingId}:${petitionId ?? ''}`, { text: '', reason: '' })
  const attempt = useAttempt('meetings.supplement')
  if (!opened) return <div><Button size="compact-sm" variant="default" onClick={() => open(true)}>写补充说明</Button></div>
  const save = async () => {
    const reply = await attempt.ask({ id: meetingId, ...(petitionId === undefined ? {} : { petitionId }), ...typed })
    if (reply?.ok !== true) return
    forget()
    open(false)
  }
  const { wrong } = attempt
  return (
    <form aria-label="补充说明" className={cards.panel} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Textarea label="补充的内容" description={hint} withAsterisk autosize minRows={1} maxRows={8} maxLength={2000} value={typed.text} error={attempt.at('text')} onChange={(event) => set({ ...typed, text: event.currentTarget.value })} />
      <TextInput label="为什么补充" withAsterisk maxLength={500} autoComplete="off" placeholder="例如：漏记、数字有误" value={typed.reason} error={attempt.at('reason')} onChange={(event) => set({ ...typed, reason: event.currentTarget.value })} />
      {wrong !== undefined && wrong.field !== 'text' && wrong.field !== 'reason' && <Alert color="red" role="alert">{wrong.message}</Alert>}
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={() => open(false)}>先放着</Button><Button type="submit" loading={attempt.busy}>写入</Button></Group>
    </form>
  )
}
