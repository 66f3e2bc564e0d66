/** A step that needs nothing but a reason: asked in a window over the screen, kept while that is shut. */
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useKeptText } from '../../bridge/kept'
import { useAttempt } from '../../ui/useAttempt'

type Step = { readonly call: 'meetings.cancel'; readonly input: { readonly id: number } } | { readonly call: 'meetings.dropMatter'; readonly input: { readonly id: number; readonly petitionId: number } }
type Props = { readonly label: string; readonly title: string; readonly kept: string; readonly size?: 'compact-sm' } & Step

export function ReasonButton({ label, title, kept, size, ...step }: Props) {
  const [opened, open] = useState(false)
  const [reason, setReason] = useKeptText(kept)
  const cancel = useAttempt('meetings.cancel')
  const drop = useAttempt('meetings.dropMatter')
  const wrong = cancel.wrong ?? drop.wrong
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = step.call === 'meetings.cancel' ? await cancel.ask({ ...step.input, reason }) : await drop.ask({ ...step.input, reason })
    if (reply?.ok !== true) return
    setReason('')
    open(false)
  }
  return (
    <>
      <Button variant="default" {...(size === undefined ? {} : { size })} onClick={() => open(true)}>{label}</Button>
      <Modal opened={opened} onClose={() => open(false)} title={title} closeButtonProps={{ 'aria-label': '关闭' }} transitionProps={{ duration: 0 }}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm"><TextInput label="原因" withAsterisk maxLength={500} autoComplete="off" data-autofocus value={reason} error={wrong?.message} onChange={(event) => setReason(event.currentTarget.value)} />
            <Group justify="flex-end"><Button variant="default" onClick={() => open(false)}>不用了</Button><Button type="submit" loading={cancel.busy || drop.busy}>确定</Button></Group></Stack>
        </form>
      </Modal>
    </>
  )
}
