/** One meeting: its plan, who was there, its matters one by one, and its steps up to the closed record with supplements. */
import { Alert, Badge, Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { MeetingPage } from '#core/contract/meetings'
import { formatDayZh, formatInstantZh } from '#core/domain/day'
import { MEETING_STATE_NAMES, meetingTakes } from '#core/domain/meetings'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { ReasonButton } from '../../ui/ReasonButton'
import { Waiting } from '../../ui/Waiting'
import cards from '../../ui/work/Work.module.css'
import { AddMatter } from './AddMatter'
import { Attendance } from './Attendance'
import { MatterCard } from './MatterCard'
import { PlanForm } from './PlanForm'
import { Supplement } from './Supplement'
import { MEETING_COLOURS } from '../../ui/work/meetingColours'
import style from './MeetingsScreen.module.css'

export function MeetingScreen({ id }: { readonly id: number }) {
  const asked = useAsk('meetings.get', { id }, { keep: true })
  if (asked.fault !== undefined) return <Alert color="red" role="alert" title="打不开这次会议"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button><Link to="/meetings">回到联席会议</Link></Group></Alert>
  return asked.value === undefined ? <Waiting what="正在读取会议" /> : <Shown page={asked.value} />
}

function Shown({ page }: { readonly page: MeetingPage }) {
  const { row } = page
  const [doing, go] = useState<'change' | 'hold' | undefined>(undefined)
  const done = () => go(undefined)
  return (
    <div className={style.screen}>
      <Link to="/meetings">← 联席会议</Link>
      <Group justify="space-between" align="flex-start"><Head page={page} />{doing === undefined && <Steps page={page} go={go} />}</Group>
      {doing === 'change' && <PlanForm units={page.units} page={page} onDone={done} />}
      {doing === 'hold' && <Attendance page={page} onDone={done} />}
      {doing === undefined && <People page={page} />}
      <section aria-label="议题" className={cards.panel}>
        <Title order={2} size="h5">议题</Title>
        {page.matters.length === 0 && <Text size="sm" c="gray.7">还没有列入事项。</Text>}
        {page.matters.map((matter) => <MatterCard key={matter.no} page={page} matter={matter} />)}
        {meetingTakes(row.state, 'addMatter') && <AddMatter meetingId={row.id} on={page.matters.flatMap(({ seen }) => (seen === undefined ? [] : [seen.petitionId]))} />}
      </section>
      {row.state === 'closed' && (
        <section aria-label="会议的补充说明" className={cards.panel}>
          <Title order={2} size="h5">会议的补充说明</Title>
          {page.supplements.length > 0 && <ul className={cards.rows}>{page.supplements.map(({ at, by, reason, text }) => <li key={at} className={cards.row}><Text size="xs" c="gray.7">{formatInstantZh(at)}　{by}</Text><span className={cards.grow}>{text}（{reason}）</span></li>)}</ul>}
          <Supplement meetingId={row.id} hint="不写具体事项的内容；事项的补充写在那一件下面" />
        </section>
      )}
    </div>
  )
}

function Head({ page: { row, heldOn, restDay, recorder, closed, cancelReason } }: { readonly page: MeetingPage }) {
  return (
    <div className={style.headline}>
      <Group gap={8}><Title order={1} size="h3">{row.title}</Title><Badge radius="sm" color={MEETING_COLOURS[row.state]}>{MEETING_STATE_NAMES[row.state]}</Badge></Group>
      <Text size="sm" c="gray.7">{heldOn === undefined ? `定于 ${formatDayZh(row.day)}` : `${formatDayZh(heldOn)}召开`}{row.time === '' ? '' : ` ${row.time}`}{restDay === '' ? '' : `（${restDay}）`}　{row.place}　主持 {row.chair}{recorder === '' ? '' : `　记录 ${recorder}`}</Text>
      {closed !== undefined && <Text size="sm" c="gray.7">{closed.by} {formatInstantZh(closed.at)} 定稿</Text>}
      {cancelReason !== '' && <Text size="sm">取消：{cancelReason}</Text>}
    </div>
  )
}

function People({ page: { attendees, heldOn } }: { readonly page: MeetingPage }) {
  const words = (present: boolean) => attendees.filter((one) => one.present === present).map(({ unit, name, duty }) => [unit, name, duty].filter((text) => text !== '').join(' ')).join('、')
  if (attendees.length === 0) return null
  const absent = words(false)
  return <Text size="sm">{heldOn === undefined ? <>请来参会：{absent}</> : <>到会：{words(true)}{absent === '' ? '' : `；没有到会：${absent}`}</>}</Text>
}

/** What can be done now, by the same table the office refuses by. */
function Steps({ page, go }: { readonly page: MeetingPage; readonly go: (step: 'change' | 'hold') => void }) {
  const { id, state } = page.row
  const leads = useSession()?.roles.includes('leader') === true
  const close = useTell('meetings.close')
  const minutes = useTell('meetings.minutes')
  const navigate = useNavigate()
  const [refused, refuse] = useState<string | undefined>(undefined)
  const finish = async () => {
    const reply = await close.tell({ id, revision: page.revision })
    refuse(reply.ok ? undefined : reply.fault.message)
  }
  const draft = async () => {
    const reply = await minutes.tell({ id })
    if (reply.ok) await navigate(`/papers/draft/${reply.value.draftId}`)
    else refuse(reply.fault.message)
  }
  return (
    <div>
      <Group gap="xs" justify="flex-end">
        {meetingTakes(state, 'change') && <Button variant="default" onClick={() => go('change')}>修改安排</Button>}
        {meetingTakes(state, 'cancel') && <ReasonButton call="meetings.cancel" input={(reason) => ({ id, reason })} label="取消会议…" title="取消这次会议" kept={`meeting.cancel:${id}`} />}
        {meetingTakes(state, 'hold') && <Button variant={state === 'held' ? 'default' : 'filled'} onClick={() => go('hold')}>{state === 'held' ? '改到会情况' : '登记召开'}</Button>}
        {meetingTakes(state, 'minutes') && <Button variant="default" loading={minutes.busy} onClick={() => void draft()}>起草会议纪要</Button>}
        {meetingTakes(state, 'close') && leads && <Button loading={close.busy} onClick={() => void finish()}>定稿</Button>}
      </Group>
      {meetingTakes(state, 'close') && !leads && <Text size="xs" c="gray.7" ta="right" mt={4}>记录写完后由分管领导定稿</Text>}
      {refused !== undefined && <Text size="sm" c="red.8" ta="right" mt={4} role="alert">{refused}</Text>}
    </div>
  )
}
