/** The 联席会议 a petition was or will be on, what was decided there, and the way onto one that is still open. */
import { Alert, Badge, Button, Group, NativeSelect, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { formatDayZh } from '#core/domain/day'
import { MATTER_OUTCOME_NAMES, MEETING_STATE_NAMES } from '#core/domain/meetings'
import { useAsk } from '../../bridge/useAsk'
import { takesCursor } from '../fieldFocus'
import { Unplaced } from '../Unplaced'
import { useKeptForm } from '../useKeptForm'
import { Waiting } from '../Waiting'
import { MEETING_COLOURS } from './meetingColours'
import style from './Work.module.css'

export function MeetingsOfPetition({ petitionId }: { readonly petitionId: number }) {
  const asked = useAsk('meetings.of', { petitionId }, { keep: true })
  const [adding, add] = useState(false)
  const found = asked.value
  if (asked.fault !== undefined) return <Alert color="red" role="alert"><Group>{asked.fault.message}<Button size="xs" variant="default" onClick={asked.again}>再试一次</Button></Group></Alert>
  if (found === undefined) return <Waiting what="正在读取会议" />
  const mayAdd = found.shut === '' && found.open.length > 0
  return (
    <section aria-label="联席会议" className={style.panel}>
      <Group justify="space-between"><Title order={2} size="h5">联席会议</Title>{mayAdd && !adding && <Button size="xs" onClick={() => add(true)}>列入会议…</Button>}</Group>
      {found.meetings.length === 0 && <Text size="sm" c="gray.7">没有上过会。{found.shut === '' && found.open.length === 0 && <>要上会的先在<Link to="/meetings">联席会议</Link>里安排一次。</>}</Text>}
      {adding && <AddForm petitionId={petitionId} open={found.open.map(({ id, title, day }) => ({ value: String(id), label: `${formatDayZh(day)}　${title}` }))} needsReason={found.needsReason} onDone={() => add(false)} />}
      {found.meetings.map(({ row, reason, note, settled, supplements }) => (
        <article key={row.id} className={style.card} aria-label={`${formatDayZh(row.day)}的会议`}>
          <div className={style.head}><Link to={`/meetings?id=${row.id}`}>{formatDayZh(row.day)}　{row.title}</Link><Badge radius="sm" color={MEETING_COLOURS[row.state]}>{MEETING_STATE_NAMES[row.state]}</Badge></div>
          <dl className={style.facts}>
            {reason !== '' && <><dt>为什么上会</dt><dd>{reason}</dd></>}
            {note.discussion !== '' && <><dt>讨论情况</dt><dd>{note.discussion}</dd></>}
            {note.decision !== '' && <><dt>会议意见</dt><dd>{note.decision}</dd></>}
            {note.unit !== '' && <><dt>责任单位</dt><dd>{note.unit}{note.dueOn === undefined ? '' : `，${formatDayZh(note.dueOn)}前`}</dd></>}
            {settled !== undefined && <><dt>{MATTER_OUTCOME_NAMES[settled.outcome]}</dt><dd>{formatDayZh(settled.on)}，{settled.text}（{settled.by}）</dd></>}
            {supplements.map(({ at, by, reason: why, text }) => <div key={at} style={{ display: 'contents' }}><dt>补充说明</dt><dd>{text}（{by}：{why}）</dd></div>)}
          </dl>
        </article>
      ))}
    </section>
  )
}

interface AddProps { readonly petitionId: number; readonly open: readonly { readonly value: string; readonly label: string }[]; readonly needsReason: boolean; readonly onDone: () => void }

function AddForm({ petitionId, open, needsReason, onDone }: AddProps) {
  const form = useKeptForm('meetings.addMatter', `meeting.add:${petitionId}`, { id: open[0]?.value ?? '', reason: '' }, onDone)
  const { typed } = form
  const save = () => form.send({ id: Number(typed.id), petitionId, reason: typed.reason })
  return (
    <form ref={takesCursor} className={style.card} aria-label="列入会议" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <NativeSelect label="哪次会议" data={[...open]} value={typed.id} onChange={(event) => form.put({ id: event.currentTarget.value })} />
      <TextInput label="为什么上会" withAsterisk={needsReason} description={needsReason ? '联席会议一般只研究复杂诉求，其他的请写明原因' : '复杂诉求可以不填'} maxLength={500} autoComplete="off" value={typed.reason} error={form.at('reason')} onChange={(event) => form.put({ reason: event.currentTarget.value })} />
      <Unplaced wrong={form.wrong} shown={['reason']} />
      <Group justify="flex-end" gap="xs"><Button variant="default" onClick={onDone}>先放着</Button><Button type="submit" loading={form.busy}>列入</Button></Group>
    </form>
  )
}
