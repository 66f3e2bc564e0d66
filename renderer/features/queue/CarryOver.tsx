/** 清点: tickets of earlier days still open, and today's for the day's end. Each is looked at and decided; the list is signed as one, and nothing clears it at once. */
import { Alert, Button, Checkbox, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { InputOf } from '#core/contract/index'
import type { TicketRow } from '#core/contract/queue'
import { Day } from '#core/contract/fields'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { TICKET_STATES } from '#core/domain/queueWords'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { clockTime, useQueueDesk } from './queueDesk'
import style from './Queue.module.css'

type Entry = InputOf<'queue.sign'>['entries'][number]
interface Choice { readonly how: '' | Entry['how']; readonly day: string; readonly time: string }
const OPEN: Choice = { how: '', day: '', time: '' }
const HOWS = { today: '顺延到今天', left: '已离开', appointment: '转预约' } as const

export function CarryOver({ onClose }: { readonly onClose: () => void }) {
  const asked = useAsk('queue.carryOver', {})
  return (
    <Modal opened onClose={onClose} size="xl" title="清点没有结果的号" closeOnClickOutside={false} closeButtonProps={{ 'aria-label': '关闭' }}>
      {asked.fault !== undefined && <Alert color="red" role="alert"><Group justify="space-between">{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>}
      {asked.fault === undefined && asked.value === undefined && <Waiting what="正在读取清点单" />}
      {asked.value !== undefined && <Sheet {...asked.value} onClose={onClose} />}
    </Modal>
  )
}

interface SheetProps { readonly earlier: readonly TicketRow[]; readonly todays: readonly TicketRow[]; readonly last?: { readonly at: number; readonly by: string; readonly count: number } | undefined; readonly onClose: () => void }

/** Of the decided ones what is to be signed; undefined while a date or time is missing. */
function entriesOf(rows: readonly TicketRow[], choices: Readonly<Record<number, Choice>>): Entry[] | undefined {
  const entries: Entry[] = []
  for (const { id } of rows) {
    const { how, day, time } = choices[id] ?? OPEN
    if (how === 'appointment') {
      const parsed = Day.safeParse(day)
      if (!parsed.success || time === '') return undefined
      entries.push({ ticketId: id, how, bookedOn: parsed.data, bookedTime: time })
    } else if (how !== '') entries.push({ ticketId: id, how })
  }
  return entries
}

function Sheet({ earlier, todays, last, onClose }: SheetProps) {
  const { run, busy } = useQueueDesk()
  const [choices, setChoices] = useState<Readonly<Record<number, Choice>>>({})
  const [looked, setLooked] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const choose = (rows: readonly TicketRow[], choice: Choice) => setChoices((now) => ({ ...now, ...Object.fromEntries(rows.filter(({ state }) => state !== 'buffer').map(({ id }) => [id, choice])) }))
  const entries = entriesOf([...earlier, ...todays], choices)
  const undecided = earlier.filter(({ id, state }) => state !== 'buffer' && (choices[id] ?? OPEN).how === '').length
  const sign = async () => {
    if (entries === undefined) return setWrong('转预约的，请把日期和时间填齐')
    const reply = await run('queue.sign', { entries, looked: true }, ({ signed, numbers }) => `已签收 ${signed} 个号${numbers.length === 0 ? '' : `；新号 ${numbers.map(({ from, to }) => `${from}→${to}`).join('、')}`}`)
    if (reply.ok) onClose()
    else setWrong(reply.fault.message)
  }
  return (
    <Stack gap="sm">
      <Text size="sm">前几天还没有结果的号，要逐一看过、选定去向，再签收；签收人和时间会留下记录。</Text>
      {earlier.length === 0 ? <Text size="sm" c="gray.7">前几天没有留下的号。</Text> : <Part title="前几天的号" rows={earlier} hows={['today', 'left', 'appointment']} choices={choices} onChoose={choose} />}
      {todays.length > 0 && <details><summary className={style['summary']}>今天还没结束的（日终清点，{todays.length}）</summary><Part title="今天的号" rows={todays} hows={['left', 'appointment']} choices={choices} onChoose={choose} /></details>}
      {last !== undefined && <Text size="xs" c="gray.7">上次签收：{formatInstantZh(last.at)}　{last.by}　{last.count} 个号</Text>}
      {wrong !== undefined && <Alert color="red" role="alert">{wrong}</Alert>}
      <Checkbox label="以上各号我已逐一核对" checked={looked} onChange={(event) => setLooked(event.currentTarget.checked)} />
      <Group justify="space-between">
        <Text size="sm" c="gray.7" aria-live="polite">{undecided === 0 ? '' : `还有 ${undecided} 个没有选去向，可以下次再签`}</Text>
        <Group gap="xs"><Button variant="default" onClick={onClose}>关闭</Button><Button loading={busy} disabled={!looked || entries?.length === 0} onClick={() => void sign()}>签收{entries === undefined || entries.length === 0 ? '' : `（${entries.length} 个号）`}</Button></Group>
      </Group>
    </Stack>
  )
}

interface PartProps { readonly title: string; readonly rows: readonly TicketRow[]; readonly hows: readonly Entry['how'][]; readonly choices: Readonly<Record<number, Choice>>; readonly onChoose: (rows: readonly TicketRow[], choice: Choice) => void }

function Part({ title, rows, hows, choices, onChoose }: PartProps) {
  const options = [{ value: '', label: '请选' }, ...hows.map((how) => ({ value: how, label: HOWS[how] }))]
  return (
    <div>
      <Group gap="xs" mt="xs" mb={4}><Text size="sm" fw={600}>{title}（{rows.length}）</Text>{rows.length > 1 && <NativeSelect size="xs" aria-label={`${title}都选为`} value="" data={[{ value: '', label: '都选为…' }, ...options.slice(1)]} onChange={(event) => onChoose(rows, { ...OPEN, how: event.currentTarget.value as Choice['how'] })} />}</Group>
      <table className={style['signing']} aria-label={title}>
        <thead><tr><th>日期和号</th><th>姓名、事由</th><th>现在</th><th>去向</th></tr></thead>
        <tbody>{rows.map((row) => <Decision key={row.id} row={row} options={options} choice={choices[row.id] ?? OPEN} onChoose={(choice) => onChoose([row], choice)} />)}</tbody>
      </table>
    </div>
  )
}

interface DecisionProps { readonly row: TicketRow; readonly options: { value: string; label: string }[]; readonly choice: Choice; readonly onChoose: (choice: Choice) => void }

function Decision({ row, options, choice, onChoose }: DecisionProps) {
  return (
    <tr>
      <td>{formatDayZh(row.onDay)}<br /><b>{row.number}</b></td>
      <td>{row.name || '未留姓名'}<br />{row.matter || '未说事由'}</td>
      <td>{TICKET_STATES[row.state]}{row.bookedFor !== undefined && row.state === 'booked' ? ` ${clockTime(row.bookedFor)}` : ''}</td>
      <td>
        {row.state === 'buffer' ? '请先到情绪缓冲室结束缓冲' : <NativeSelect size="xs" aria-label={`${row.number} 的去向`} value={choice.how} data={options} onChange={(event) => onChoose({ ...choice, how: event.currentTarget.value as Choice['how'] })} />}
        {choice.how === 'appointment' && (
          <Group gap={4} mt={4} wrap="nowrap"><TextInput size="xs" type="date" aria-label={`${row.number} 的预约日期`} value={choice.day} onChange={(event) => onChoose({ ...choice, day: event.currentTarget.value })} /><TextInput size="xs" type="time" aria-label={`${row.number} 的预约时间`} value={choice.time} onChange={(event) => onChoose({ ...choice, time: event.currentTarget.value })} /></Group>
        )}
      </td>
    </tr>
  )
}
