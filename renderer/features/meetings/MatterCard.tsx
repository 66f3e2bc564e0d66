/** One matter of a meeting: what it is, what was said and decided, and supplements; only its place where the reader may not see the petition. */
import { Badge, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MeetingMatter, MeetingPage } from '#core/contract/meetings'
import { formatDayZh } from '#core/domain/day'
import { MATTER_OUTCOME_NAMES, meetingTakes } from '#core/domain/meetings'
import { classWords } from '../../ui/petitionWords'
import { ReasonButton } from '../../ui/ReasonButton'
import cards from '../../ui/work/Work.module.css'
import { NoteForm } from './NoteForm'
import { Settle } from './Settle'
import { Supplement } from './Supplement'

type Seen = NonNullable<MeetingMatter['seen']>

export function MatterCard({ page, matter: { no, seen } }: { readonly page: MeetingPage; readonly matter: MeetingMatter }) {
  if (seen === undefined) return <article className={cards.card} aria-label={`第 ${no} 件`}><Text size="sm" c="gray.7">{no}. 一件限制查看的事项</Text></article>
  return <SeenMatter page={page} no={no} seen={seen} />
}

function SeenMatter({ page, no, seen }: { readonly page: MeetingPage; readonly no: number; readonly seen: Seen }) {
  const { id, state } = page.row
  const { petitionId, number, name, title, petitionClass, note } = seen
  const [writing, write] = useState(false)
  return (
    <article className={cards.card} aria-label={`第 ${no} 件`}>
      <div className={cards.head}>
        <span className={cards.grow}>{no}. <Link to={`/petitions/${petitionId}`}>{number}</Link>　<b>{title}</b>　<span className={cards.whole}>{name}</span></span>
        <Badge radius="sm" variant="default">{classWords[petitionClass]}</Badge>
        {meetingTakes(state, 'noteMatter') && !writing && <Button size="compact-sm" variant={note.decision === '' ? 'filled' : 'default'} aria-label={`记第 ${no} 件的意见`} onClick={() => write(true)}>{note.decision === '' ? '记会议意见' : '修改'}</Button>}
        {meetingTakes(state, 'dropMatter') && <ReasonButton call="meetings.dropMatter" input={(reason) => ({ id, petitionId, reason })} label="撤下…" title={`撤下 ${number}`} kept={`meeting.drop:${id}:${petitionId}`} button={{ size: 'compact-sm' }} />}
      </div>
      {writing ? <NoteForm page={page} no={no} seen={seen} onDone={() => write(false)} /> : <Noted seen={seen} />}
      {meetingTakes(state, 'settleMatter') && note.decision !== '' && <Settle page={page} no={no} seen={seen} />}
      {meetingTakes(state, 'supplement') && <Supplement meetingId={id} petitionId={petitionId} />}
    </article>
  )
}

function Noted({ seen: { reason, note, earlyOn, settled, supplements } }: { readonly seen: Seen }) {
  const { discussion, decision, unit, dueOn } = note
  return (
    <dl className={cards.facts}>
      {reason !== '' && <><dt>为什么上会</dt><dd>{reason}</dd></>}
      {discussion !== '' && <><dt>讨论情况</dt><dd>{discussion}</dd></>}
      {decision !== '' && <><dt>会议意见</dt><dd>{decision}</dd></>}
      {unit !== '' && <><dt>责任单位</dt><dd>{unit}{dueOn === undefined ? '' : `，${formatDayZh(dueOn)}前${earlyOn === undefined ? '' : `（提前办结日 ${formatDayZh(earlyOn)}）`}`}</dd></>}
      {settled !== undefined && <><dt>{MATTER_OUTCOME_NAMES[settled.outcome]}</dt><dd>{formatDayZh(settled.on)}，{settled.text}（{settled.by}）</dd></>}
      {supplements.map(({ at, by, reason: why, text }) => <div key={at} style={{ display: 'contents' }}><dt>补充说明</dt><dd>{text}（{by}：{why}）</dd></div>)}
    </dl>
  )
}
