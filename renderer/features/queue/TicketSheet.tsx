/** One ticket in a window of its own: what is known, every step that is possible now, its course so far, and taking the newest step back. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { TicketAction, TicketRow } from '#core/contract/queue'
import { formatInstantZh } from '#core/domain/day'
import { refusalOf } from '#core/domain/queue'
import { TICKET_SOURCES, TICKET_STATES } from '#core/domain/queueWords'
import { standing } from './DeskPanel'
import { type Form, priorityName, useQueueDesk, windowName } from './queueDesk'
import { SlipButton } from './Slip'
import { StepForm } from './StepForm'
import { Steps } from './Steps'
import style from './Queue.module.css'

interface Props { readonly row: TicketRow; readonly form: Form; readonly today: string; readonly onClose: () => void }

const OFFERS: readonly { readonly form: Exclude<Form, 'facts' | 'undo'>; readonly action: TicketAction; readonly label: string }[] = [
  { form: 'call', action: 'call', label: '叫这个号' }, { form: 'transfer', action: 'transfer', label: '转窗口' }, { form: 'prioritise', action: 'prioritise', label: '改优先' },
  { form: 'finish', action: 'finish', label: '办完' }, { form: 'leave', action: 'leave', label: '离开' },
]

export function TicketSheet({ row, form: first, today, onClose }: Props) {
  const { rules, seat, run, busy } = useQueueDesk()
  const [form, setForm] = useState<Form>(first)
  const can = (action: TicketAction) => row.onDay === today && refusalOf(standing(row), action, seat, rules) === undefined
  const skip = async () => {
    const reply = await run('queue.skip', { ticketId: row.id }, () => `${row.number} 过号，隔 ${rules.backAfter} 位再叫`)
    if (reply.ok) onClose()
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={`${row.number}　${TICKET_STATES[row.state]}`} closeButtonProps={{ 'aria-label': '关闭' }}>
      <Stack gap="sm">
        <Facts row={row} />
        {form === 'facts' && (
          <Group gap={6}>
            {OFFERS.filter(({ action }) => can(action)).map((offer) => <Button key={offer.form} size="xs" variant={offer.form === 'call' ? 'filled' : 'default'} disabled={busy} onClick={() => setForm(offer.form)}>{offer.label}</Button>)}
            {can('skip') && <Button size="xs" variant="default" disabled={busy} onClick={() => void skip()}>过号</Button>}
            <SlipButton ticketId={row.id} number={row.number} />
          </Group>
        )}
        {form !== 'facts' && form !== 'undo' && <StepForm row={row} form={form} onBack={() => setForm('facts')} onDone={onClose} />}
        <Steps ticketId={row.id} takingBack={form === 'undo'} onDone={onClose} />
      </Stack>
    </Modal>
  )
}

function Facts({ row }: { readonly row: TicketRow }) {
  const { rules } = useQueueDesk()
  const priority = priorityName(rules, row.priority)
  const parts = [
    `${row.name || '未留姓名'}，${row.headcount} 人`, TICKET_SOURCES[row.source], row.bookedFor === undefined ? undefined : `预约 ${formatInstantZh(row.bookedFor)}`, row.place === undefined ? undefined : `候访第 ${row.place} 位`,
    row.windowId === undefined ? undefined : windowName(rules, row.windowId), row.forWindowId === undefined ? undefined : `转${windowName(rules, row.forWindowId)}`, row.forWorker === undefined ? undefined : `转${row.forWorker}`,
  ].filter((part) => part !== undefined)
  return (
    <div>
      <Text size="sm">{parts.join('　')}{priority !== undefined && <>　<span className={style['mark']}>优先：{priority}</span></>}</Text>
      <Text size="sm">{row.matter || '未说事由'}</Text>
      <Text size="xs" c="gray.7">取号 {formatInstantZh(row.takenAt)}</Text>
    </div>
  )
}
