/** 取号: name or how to be addressed, matter, how many; Enter moves on, Ctrl+Enter takes. Where it comes from and why it goes first are chosen beside. */
import { Button, NativeSelect, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Day } from '#core/contract/fields'
import { TicketSource } from '#core/contract/queueRules'
import type { Unsent } from '#core/contract/queue'
import { formatDayZh } from '#core/domain/day'
import { TICKET_SOURCES } from '#core/domain/queueWords'
import { useTell } from '../../bridge/useTell'
import { fieldId, focusField } from '../../ui/fieldFocus'
import { clockTime, useQueueDesk } from './queueDesk'
import { SlipButton } from './Slip'
import { useUnsent } from './useUnsent'
import style from './Queue.module.css'

/** Fields in the order in which Enter goes through them. */
const ORDER = ['take.name', 'take.matter', 'take.headcount', 'take.go'] as const

type Wrong = { readonly field: string; readonly message: string } | undefined
interface Taken { readonly ticketId: number; readonly number: string; readonly message: string }

/** `9.30`, `930`, `9：30` as `09:30`; anything else stays and is refused by the office. */
function writeTime(typed: string): string {
  const parts = /^(\d{1,2})\D?(\d{2})$/u.exec(typed.normalize('NFKC').trim())
  return parts === null ? typed : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2]}`
}

function useTake(form: Unsent, clear: () => void) {
  const { tell, busy } = useTell('queue.take')
  const [wrong, setWrong] = useState<Wrong>(undefined)
  const [taken, setTaken] = useState<Taken | undefined>(undefined)
  const refuse = (field: string, message: string) => {
    setWrong({ field, message })
    focusField(`take.${field}`)
  }
  const take = async () => {
    if (busy) return
    const headcount = Number(form.headcount.normalize('NFKC').trim() || '1')
    if (!Number.isInteger(headcount) || headcount < 1) return refuse('headcount', '人数请填 1 以上的整数')
    const day = Day.safeParse(form.bookedOn)
    if (form.source === 'appointment' && !day.success) return refuse('bookedOn', '请选择预约日期')
    const booking = form.source === 'appointment' && day.success ? { bookedOn: day.data, bookedTime: writeTime(form.bookedTime) } : {}
    const reply = await tell({ name: form.name, matter: form.matter, headcount, source: form.source, ...(form.priority === '' ? {} : { priority: form.priority }), ...booking })
    if (!reply.ok) return refuse(reply.fault.field ?? '', reply.fault.message)
    const { ticketId, number, ahead, bookedFor } = reply.value
    setWrong(undefined)
    setTaken({ ticketId, number, message: bookedFor === undefined ? `前面还有 ${ahead} 位` : `预约 ${day.success ? formatDayZh(day.data) : ''} ${clockTime(bookedFor)}` })
    clear()
    focusField('take.name')
  }
  return { take, busy, wrong, taken }
}

export function TakeForm() {
  const { rules } = useQueueDesk()
  const { form, patch, clear } = useUnsent()
  const { take, busy, wrong, taken } = useTake(form, clear)
  const area = useRef<HTMLFormElement>(null)
  useEffect(() => { if (document.activeElement === document.body) focusField('take.name') }, [])
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const at = ORDER.findIndex((path) => fieldId(path) === (event.target as HTMLElement).id)
    const button = event.target instanceof HTMLButtonElement
    if (event.ctrlKey) void take()
    else if (button) return
    else if (at >= 0) document.getElementById(fieldId(ORDER[at + 1] ?? 'take.go'))?.focus()
    event.preventDefault()
  }
  const at = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  const text = (key: 'name' | 'matter' | 'headcount', label: string, more = {}) => (
    <TextInput label={label} id={fieldId(`take.${key}`)} value={form[key]} error={at(key)} autoComplete="off" onChange={(event) => patch({ [key]: event.currentTarget.value })} {...more} />
  )
  return (
    <form className={style['take']} aria-label="取号" ref={area} onKeyDown={press} onSubmit={(event) => { event.preventDefault(); void take() }}>
      <div className={style['fields']}>
        {text('name', '姓名或称呼', { maxLength: 60, placeholder: '不愿说可留空' })}
        {text('matter', '事由', { maxLength: 80, placeholder: '一句话' })}
        {text('headcount', '人数', { maxLength: 4, inputMode: 'numeric' })}
        <NativeSelect label="优先" value={form.priority} error={at('priority')} onChange={(event) => patch({ priority: event.currentTarget.value })} data={[{ value: '', label: '无' }, ...rules.priorities.map(({ id, name }) => ({ value: id, label: name }))]} />
        <NativeSelect label="来源" value={form.source} onChange={(event) => patch({ source: TicketSource.parse(event.currentTarget.value) })} data={TicketSource.options.map((value) => ({ value, label: TICKET_SOURCES[value] }))} />
        <Button type="submit" id={fieldId('take.go')} loading={busy} aria-keyshortcuts="Control+Enter">取号</Button>
      </div>
      {form.source === 'appointment' && (
        <div className={style['booking']}>
          <TextInput type="date" label="预约日期" id={fieldId('take.bookedOn')} value={form.bookedOn} error={at('bookedOn')} onChange={(event) => patch({ bookedOn: event.currentTarget.value })} />
          <TextInput type="time" label="预约时间" id={fieldId('take.bookedTime')} value={form.bookedTime} error={at('bookedTime')} onChange={(event) => patch({ bookedTime: event.currentTarget.value })} />
          <Text size="xs" c="gray.7">号码现在就给，到了那一天会出现在候访里；人到了点“已到”。</Text>
        </div>
      )}
      <div className={style['told']}>
        <span role="status">{taken !== undefined ? <><b>{taken.number}</b>　{taken.message}</> : wrong === undefined && <Text span size="xs" c="gray.7">Enter 到下一栏，Ctrl+Enter 取号；三栏都可以不填。</Text>}</span>
        {taken !== undefined && <SlipButton key={taken.ticketId} ticketId={taken.ticketId} number={taken.number} />}
        {wrong !== undefined && !['name', 'matter', 'headcount', 'bookedOn', 'bookedTime', 'priority'].includes(wrong.field) && <Text size="sm" c="red.8" role="alert">{wrong.message}</Text>}
      </div>
    </form>
  )
}
