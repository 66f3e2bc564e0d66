/** 录音录像: the index by visit, person, day, room and words of marks; search and filters live in the address. */
import { Button, Group, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { RecordingState, type RecordingFilter } from '#core/contract/recordings'
import { isDay } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { RecordingRows } from '../../ui/recordings/RecordingRows'
import { RecordingsFault } from '../../ui/recordings/RecordingsFault'
import { Waiting } from '../../ui/Waiting'
import { KeepListActions } from './KeepActions'
import { RecordingFilters } from './RecordingFilters'
import { VerifyAll } from './Verify'
import style from './recordings.module.css'

const typingMs = 150

function filterOf(params: URLSearchParams, { q, mark }: { readonly q: string; readonly mark: string }): RecordingFilter {
  const [from, to, room] = [params.get('from') ?? '', params.get('to') ?? '', params.get('room') ?? '']
  const state = RecordingState.safeParse(params.get('state')).data
  return {
    ...(q.trim() === '' ? {} : { text: q.trim() }), ...(mark.trim() === '' ? {} : { mark: mark.trim() }), ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}),
    ...(room === '' ? {} : { room }), ...(state === undefined ? {} : { state }), ...(params.has('open') ? { unassigned: true } : {}),
  }
}

export function RecordingsScreen() {
  const [params, setParams] = useSearchParams()
  const [typed, type] = useState({ q: params.get('q') ?? '', mark: params.get('mark') ?? '' })
  const [settled] = useDebouncedValue(typed, typingMs)
  const filter = filterOf(params, settled)
  const found = useAsk('recordings.list', filter, { keep: true })
  const change = (name: string, value: string | null) => setParams((now) => {
    const next = new URLSearchParams(now)
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
    return next
  }, { replace: true })
  const clear = () => {
    type({ q: '', mark: '' })
    setParams({}, { replace: true })
  }
  const head = (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div><Title order={1} size="h2">录音录像</Title><Text size="sm" c="gray.7">单独加密，持有专项密钥的人才能看；每次播放都记在查阅记录和审计日志里。录音笔、U 盘里的在<Link to="/recorder-files">设备录音</Link>里确认。</Text></div>
      {found.value !== undefined && <Group gap="xs" className={style.actions ?? ''}>{found.value.rows.length > 0 && <VerifyAll />}<KeepListActions /></Group>}
    </Group>
  )
  if (found.fault !== undefined) return <div className={style.screen}>{head}<RecordingsFault fault={found.fault} title="录音录像没有读出来" again={found.again} /></div>
  return (
    <div className={style.screen}>
      {head}
      <RecordingFilters params={params} rooms={found.value?.rooms ?? []} typed={typed} onType={(name, value) => { type((before) => ({ ...before, [name]: value })); change(name, value) }} onChange={change} onClear={clear} />
      {found.value === undefined && <Waiting what="正在读取录音录像" />}
      {found.value?.rows.length === 0 && <Text size="sm" c="gray.7" role="status">{Object.keys(filter).length === 0 ? '还没有录音录像。' : '没有符合条件的录音录像，可以少写几个字，或清除条件。'}</Text>}
      {found.value !== undefined && found.value.rows.length > 0 && <RecordingRows rows={found.value.rows} from={`?${params.toString()}`} above="#recording-search" />}
      {found.value?.next !== undefined && <Earlier key={JSON.stringify([filter, found.value.next])} filter={filter} before={found.value.next} from={`?${params.toString()}`} />}
    </div>
  )
}

interface EarlierProps { readonly filter: RecordingFilter; readonly before: { readonly at: number; readonly id: number }; readonly from: string }

/** Those before the earliest that is shown, fetched on asking. */
function Earlier({ filter, before, from }: EarlierProps) {
  const [wanted, want] = useState(false)
  const { value, fault, again } = useAsk('recordings.list', { ...filter, before }, { enabled: wanted })
  if (value === undefined) return <Group>{fault !== undefined && <Text size="sm" c="red.8">{fault.message}</Text>}<Button size="xs" variant="default" loading={wanted && fault === undefined} onClick={() => (wanted ? again() : want(true))}>更早的录音录像</Button></Group>
  return <><RecordingRows rows={value.rows} from={from} above="#recording-search" />{value.next !== undefined && <Earlier key={`${value.next.at} ${value.next.id}`} filter={filter} before={value.next} from={from} />}</>
}
