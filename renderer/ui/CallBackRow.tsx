/** One promised call back: whom, when, what about, the calls made so far; and, where it can be worked on, the number and the next call. */
import { Badge, Button, Group, Popover, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CallBack } from '#core/contract/handover'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import type { CallOutcome } from '#core/domain/handover'
import { useTell } from '../bridge/useTell'
import style from './CallBackRow.module.css'

const STATE = { overdue: { word: '已过', color: 'red.9' }, today: { word: '今天', color: 'orange.9' }, later: { word: '以后', color: 'gray.7' }, closed: { word: '已了结', color: 'green.9' } } as const
const OUTCOME: Readonly<Record<CallOutcome, string>> = { reached: '已联系上', notReached: '没有联系上', withdrawn: '不用再打' }
const shownMs = 30_000

export function CallBackRow({ callBack, works }: { readonly callBack: CallBack; readonly works: boolean }) {
  const { id, number, name, about, dueOn, dueTime, state, promisedBy, calls } = callBack
  return (
    <li className={style.row}>
      <Badge radius="sm" miw={60} color={STATE[state].color}>{STATE[state].word}</Badge>
      <span>{formatDayZh(dueOn)}{dueTime === '' ? '' : ` ${dueTime}`}</span>
      <span className={style.about}>{name || '未留姓名'}{number === '' ? '' : `（${number}）`}　{about}　<span className={style.by}>{promisedBy}约定</span></span>
      {works && state !== 'closed' && <Group gap={4}><Phone id={id} masked={callBack.phone} /><NoteCall id={id} name={name} /></Group>}
      {calls.length > 0 && <ol className={style.calls}>{calls.map(({ at, by, outcome, note }) => <li key={at}>{formatInstantZh(at)}　{by}　{OUTCOME[outcome]}　{note}</li>)}</ol>}
    </li>
  )
}

/** The whole number for half a minute, after a reason that goes into the audit log. */
function Phone({ id, masked }: { readonly id: number; readonly masked: string }) {
  const [full, setFull] = useState<string | undefined>(undefined)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('handover.revealPhone')
  useEffect(() => {
    if (full === undefined) return undefined
    const timer = setTimeout(() => setFull(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [full])
  const ask = async () => {
    const reply = await tell({ id, reason })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (!reply.ok) return
    setFull(reply.value.value)
    setAsking(false)
  }
  if (full !== undefined) return <><span>{full}</span><Button size="compact-xs" variant="subtle" onClick={() => setFull(undefined)}>遮住</Button></>
  return (
    <>
      <span>{masked}</span>
      <Popover opened={asking} onChange={setAsking} width={280} withArrow shadow="md" trapFocus>
        <Popover.Target><Button size="compact-xs" variant="subtle" aria-label="查看完整电话" onClick={() => setAsking(!asking)}>查看</Button></Popover.Target>
        <Popover.Dropdown>
          <TextInput
            label="查看原因" description="查看会记入审计日志，30 秒后自动遮住" placeholder="例如：按约定回电" data-autofocus value={reason} error={refused} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) void ask() }}
          />
          <Group mt="xs" justify="flex-end"><Button size="xs" loading={busy} onClick={() => void ask()}>查看</Button></Group>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

function NoteCall({ id, name }: { readonly id: number; readonly name: string }) {
  const [opened, setOpened] = useState(false)
  const [outcome, setOutcome] = useState<CallOutcome>('reached')
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('handover.noteCall')
  const keep = async () => {
    const reply = await tell({ id, outcome, note })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (!reply.ok) return
    setNote('')
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} width={320} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target><Button size="compact-xs" variant="default" aria-label={`记一次通话：${name || '未留姓名'}`} onClick={() => setOpened(!opened)}>记一次通话</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Radio.Group label="结果" value={outcome} onChange={(value) => setOutcome(value as CallOutcome)}>
            <Stack gap={4} mt={4}>{(['reached', 'notReached', 'withdrawn'] as const).map((one) => <Radio key={one} value={one} label={OUTCOME[one]} />)}</Stack>
          </Radio.Group>
          <Textarea label="说了什么" withAsterisk autosize minRows={2} maxRows={6} maxLength={500} value={note} error={refused} onChange={(event) => setNote(event.currentTarget.value)} />
          <Group justify="flex-end"><Button size="xs" loading={busy} disabled={note.trim().length < 2} onClick={() => void keep()}>记入</Button></Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
