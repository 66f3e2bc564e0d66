/** The course of a ticket, step by step, with who and why; the newest that still holds can be taken back with a reason. */
import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { TicketStep } from '#core/contract/queue'
import { formatInstantZh } from '#core/domain/day'
import { TICKET_STEPS } from '#core/domain/queueWords'
import { useAsk } from '../../bridge/useAsk'
import { useQueueDesk } from './queueDesk'
import style from './Queue.module.css'

interface Props { readonly ticketId: number; readonly takingBack: boolean; readonly onDone: () => void }

export function Steps({ ticketId, takingBack, onDone }: Props) {
  const asked = useAsk('queue.steps', { ticketId })
  const [asking, setAsking] = useState(takingBack)
  if (asked.fault !== undefined) return <Alert color="red" role="alert">{asked.fault.message}</Alert>
  if (asked.value === undefined) return null
  const { steps, fixed } = asked.value
  const last = steps.findLast(({ undone, action }) => !undone && action !== 'undo')
  return (
    <section aria-label="经过">
      <Text size="sm" fw={600} mb={4}>经过</Text>
      {steps.length === 0 && <Text size="sm" c="gray.7">取号以后还没有步骤。</Text>}
      <ol className={style['steps']}>{steps.map((step) => <li key={step.id} data-undone={step.undone}>{sentence(step)}</li>)}</ol>
      {fixed !== undefined && steps.length > 0 && <Text size="xs" c="gray.7" mt={6}>{fixed}</Text>}
      {fixed === undefined && last !== undefined && !asking && <Button mt={8} size="xs" variant="default" onClick={() => setAsking(true)}>撤销“{TICKET_STEPS[last.action]}”</Button>}
      {fixed === undefined && last !== undefined && asking && <TakeBack ticketId={ticketId} step={last} onDone={onDone} onBack={() => setAsking(false)} />}
    </section>
  )
}

function sentence({ at, actor, action, window, to, reason }: TicketStep): string {
  return `${formatInstantZh(at)}　${actor}${window === undefined ? '' : `（${window}）`}　${TICKET_STEPS[action]}${to === undefined ? '' : `到${to}`}${reason === '' ? '' : `：${reason}`}`
}

function TakeBack({ ticketId, step, onDone, onBack }: { readonly ticketId: number; readonly step: TicketStep; readonly onDone: () => void; readonly onBack: () => void }) {
  const { run, busy } = useQueueDesk()
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await run('queue.undo', { ticketId, stepId: step.id, reason }, () => `已撤销“${TICKET_STEPS[step.action]}”`)
    if (reply.ok) onDone()
    else setWrong(reply.fault.message)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Textarea ref={field} mt={8} label={`撤销“${TICKET_STEPS[step.action]}”的原因`} withAsterisk autosize minRows={1} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {wrong !== undefined && <Alert mt="xs" color="red" role="alert">{wrong}</Alert>}
      <Group justify="flex-end" mt="xs"><Button size="xs" variant="default" onClick={onBack}>不撤销</Button><Button size="xs" type="submit" loading={busy} disabled={reason.trim().length < 2}>撤销这一步</Button></Group>
    </form>
  )
}
