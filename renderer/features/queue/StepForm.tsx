/** One step on a ticket that needs something said: to whom, which priority, why. */
import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { Reply } from '#core/contract/call'
import type { TicketRow } from '#core/contract/queue'
import { useAsk } from '../../bridge/useAsk'
import { type Form, useQueueDesk, windowName } from './queueDesk'

type Kind = Exclude<Form, 'facts' | 'undo'>
interface Props { readonly row: TicketRow; readonly form: Kind; readonly onBack: () => void; readonly onDone: () => void }

const WORDS: Readonly<Record<Kind, { readonly does: string; readonly reason: string; readonly needed: boolean; readonly button: string }>> = {
  call: { does: '轮到的号直接叫；提前叫要写明原因，原因会留在经过里。', reason: '提前叫的原因', needed: false, button: '叫号' },
  transfer: { does: '位置保留，只由转到的窗口或人员来叫。', reason: '转的原因', needed: false, button: '转过去' },
  prioritise: { does: '优先的理由会显示在候访列表里，不隐藏。', reason: '改动原因', needed: true, button: '改好' },
  leave: { does: '人已经走了；走错了可以在当天撤销。', reason: '说明', needed: false, button: '记离开' },
  finish: { does: '没有登记成信访事项就办完的，写明结果；要登记的请用“开始接谈”。', reason: '办理结果', needed: true, button: '办完' },
}

export function StepForm({ row, form, onBack, onDone }: Props) {
  const { rules, run, busy } = useQueueDesk()
  const [reason, setReason] = useState('')
  const [chosen, setChosen] = useState(form === 'prioritise' ? row.priority ?? '' : '')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const field = useRef<HTMLTextAreaElement>(null)
  const where = useRef<HTMLSelectElement>(null)
  useEffect(() => (where.current ?? field.current)?.focus(), [])
  const { does, reason: label, needed, button } = WORDS[form]
  const step = (): Promise<Reply> => {
    const [which, kind, id] = [{ ticketId: row.id }, chosen.slice(0, 1), Number(chosen.slice(1))]
    switch (form) {
      case 'call': return run('queue.call', { ...which, reason }, ({ number }) => `已呼叫 ${number}`)
      case 'transfer': return run('queue.transfer', { ...which, reason, ...(kind === 'w' ? { windowId: id } : kind === 'p' ? { accountId: id } : {}) }, () => `${row.number} ${kind === 'w' ? `已转${windowName(rules, id)}` : kind === 'p' ? '已转给所选人员' : '各窗口都可以叫'}`)
      case 'prioritise': return run('queue.prioritise', { ...which, reason, priority: chosen === '' ? null : chosen }, () => `${row.number} 的优先已改`)
      case 'leave': return run('queue.leave', { ...which, reason }, () => `${row.number} 已记离开`)
      case 'finish': return run('queue.finish', { ...which, reason }, () => `${row.number} 已办完`)
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await step()
    if (reply.ok) onDone()
    else setWrong(reply.fault.message)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="xs">
        <Text size="sm">{does}</Text>
        {form === 'transfer' && <Where field={where} value={chosen} onChange={setChosen} />}
        {form === 'prioritise' && <NativeSelect ref={where} label="优先理由" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} data={[{ value: '', label: '不优先' }, ...rules.priorities.map(({ id, name, hint }) => ({ value: id, label: hint === '' ? name : `${name}（${hint}）` }))]} />}
        <Textarea ref={field} label={label} withAsterisk={needed} autosize minRows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        {wrong !== undefined && <Alert color="red" role="alert">{wrong}</Alert>}
        <Group justify="flex-end"><Button variant="default" onClick={onBack}>不做这一步</Button><Button type="submit" loading={busy} disabled={needed && reason.trim().length < 2}>{button}</Button></Group>
      </Stack>
    </form>
  )
}

/** `w3` a window, `p7` a person, empty for any window. */
function Where({ field, value, onChange }: { readonly field: RefObject<HTMLSelectElement | null>; readonly value: string; readonly onChange: (value: string) => void }) {
  const { rules } = useQueueDesk()
  const officers = useAsk('desk.officers', {}).value ?? []
  const people = officers.filter(({ roles }) => roles.some((role) => role === 'reception' || role === 'leader'))
  return (
    <NativeSelect ref={field} label="转到" value={value} onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: '任何窗口' }, { group: '窗口', items: rules.windows.map(({ id, name }) => ({ value: `w${id}`, label: name })) }, { group: '人员', items: people.map(({ id, name }) => ({ value: `p${id}`, label: name })) }]} />
  )
}
