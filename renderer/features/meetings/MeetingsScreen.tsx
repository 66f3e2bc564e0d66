/** 联席会议: every meeting by day, planning one, and with `?id=` one of them. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MeetingRow } from '#core/contract/meetings'
import { formatDayZh } from '#core/domain/day'
import { MEETING_STATE_NAMES } from '#core/domain/meetings'
import { useAsk } from '../../bridge/useAsk'
import { Waiting } from '../../ui/Waiting'
import { MeetingScreen } from './MeetingScreen'
import { PlanForm } from './PlanForm'
import { MEETING_COLOURS } from '../../ui/work/meetingColours'
import style from './MeetingsScreen.module.css'

const idIn = (value: string | null): number | undefined => (value !== null && /^\d{1,15}$/u.test(value) && Number(value) > 0 ? Number(value) : undefined)

export function MeetingsScreen() {
  const [params] = useSearchParams()
  const id = idIn(params.get('id'))
  return id === undefined ? <Overview /> : <MeetingScreen key={id} id={id} />
}

function Overview() {
  const listed = useAsk('meetings.list', {}, { keep: true })
  const [planning, plan] = useState(false)
  const [, setParams] = useSearchParams()
  const found = listed.value
  return (
    <div className={style.screen}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div><Title order={1} size="h2">联席会议</Title><Text size="sm" c="gray.7">复杂诉求提交街道联席会议：会前列入议题，会后记录意见，由分管领导定稿。</Text></div>
        {!planning && <Button onClick={() => plan(true)}>安排一次会议</Button>}
      </Group>
      {listed.fault !== undefined && <Alert color="red" role="alert"><Group>{listed.fault.message}<Button size="xs" variant="default" onClick={listed.again}>再试一次</Button></Group></Alert>}
      {planning && found !== undefined && <PlanForm units={found.units} onDone={(id) => { plan(false); if (id !== undefined) setParams({ id: String(id) }) }} />}
      {found === undefined && listed.fault === undefined && <Waiting what="正在读取会议" />}
      {found?.rows.length === 0 && !planning && <Text size="sm" c="gray.7">还没有会议。</Text>}
      {found !== undefined && found.rows.length > 0 && <ul className={style.rows} aria-label="会议"><Rows rows={found.rows} />{found.next !== undefined && <Earlier key={`${found.next.day} ${found.next.id}`} before={found.next} />}</ul>}
    </div>
  )
}

function Rows({ rows }: { readonly rows: readonly MeetingRow[] }) {
  return rows.map((row) => (
    <li key={row.id} className={style.row}>
      <Badge radius="sm" miw={72} color={MEETING_COLOURS[row.state]}>{MEETING_STATE_NAMES[row.state]}</Badge>
      <span className={style.grow}><Link to={`/meetings?id=${row.id}`}>{formatDayZh(row.day)}{row.time === '' ? '' : ` ${row.time}`}　{row.title}</Link></span>
      <span className={style.where}>{row.place}　主持 {row.chair}　议题 {row.matters} 件</span>
    </li>
  ))
}

type Before = Pick<MeetingRow, 'day' | 'id'>

/** The meetings before the oldest that is shown, fetched on asking. */
function Earlier({ before }: { readonly before: Before }) {
  const [wanted, want] = useState(false)
  const { value, fault, again } = useAsk('meetings.list', { before }, { enabled: wanted })
  if (value === undefined) return <li className={style.row}>{fault !== undefined && <Text size="sm" c="red.8">{fault.message}</Text>}<Button size="xs" variant="default" loading={wanted && fault === undefined} onClick={() => (wanted ? again() : want(true))}>更早的会议</Button></li>
  return <><Rows rows={value.rows} />{value.next !== undefined && <Earlier key={`${value.next.day} ${value.next.id}`} before={value.next} />}</>
}
