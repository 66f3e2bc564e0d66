/** The petitioner's card: other petitions, cards joined into it with the way to undo a wrong joining, and cards that may be the same person. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OutputOf } from '#core/contract/index'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { JoinCards, SeparateCards } from '../../ui/JoinCards'
import { matchWords } from '../../ui/petitionWords'
import style from './PersonRecord.module.css'
import { Reassign } from './Reassign'

type Registered = OutputOf<'people.unmerge'>['registeredMeanwhile']

export function PersonRecord({ personId, petitionId }: { readonly personId: number; readonly petitionId: number }) {
  const [meanwhile, setMeanwhile] = useState<Registered | undefined>(undefined)
  const own = useAsk('people.card', { id: personId })
  const keptId = own.value?.mergedInto
  const kept = useAsk('people.card', { id: keptId ?? personId }, { enabled: keptId !== undefined })
  const card = keptId === undefined ? own.value : kept.value
  if (card === undefined) return null
  const others = card.petitions.filter(({ id }) => id !== petitionId)
  return (
    <section aria-label="信访人档案" className={style.card}>
      <h3 className={style.heading}>信访人档案（来访 {card.visits} 次）</h3>
      <ul className={style.list}>
        {others.slice(0, 8).map(({ id, number, title, open }) => <li key={id}><Link to={`/petitions/${id}`}>{number}</Link> {title}（{open ? '在办' : '已结'}）</li>)}
        {others.length === 0 && <li>没有别的事项</li>}
      </ul>
      <Reassign petitionId={petitionId} personId={card.id} />
      {card.merged.length > 0 && <Merged merged={card.merged} onSeparated={setMeanwhile} />}
      {meanwhile !== undefined && <Meanwhile petitions={meanwhile} />}
      <Alike id={card.id} />
    </section>
  )
}

/** After a joining was undone: what had come to the kept card stays there until a worker says whose it is. */
function Meanwhile({ petitions }: { readonly petitions: Registered }) {
  return (
    <div role="status">
      <Text size="xs" fw={600}>合并已撤销。{petitions.length === 0 ? '合并期间没有登记新的事项。' : '合并期间登记的事项留在保留的档案里；属于另一人的，请逐件打开，用“改归属”移过去：'}</Text>
      <ul className={style.list}>{petitions.map(({ id, number, title }) => <li key={id}><Link to={`/petitions/${id}`}>{number}</Link> {title}</li>)}</ul>
    </div>
  )
}

interface MergedProps { readonly merged: OutputOf<'people.card'>['merged']; readonly onSeparated: (meanwhile: Registered) => void }

function Merged({ merged, onSeparated }: MergedProps) {
  return (
    <div role="group" aria-label="合并过的档案">
      <Text size="xs" fw={600}>合并过的档案</Text>
      {merged.map(({ mergeId, personId, name, at, reason }) => (
        <div key={mergeId} className={style.merged}>
          <Text size="xs">{name || '（未留名）'}　档案 #{personId}　{formatInstantZh(at)} 并入：{reason}</Text>
          <SeparateCards mergeId={mergeId} onSeparated={onSeparated} />
        </div>
      ))}
    </div>
  )
}

/** Asked only when the worker wants to look: namesakes are many and mostly other people. */
function Alike({ id }: { readonly id: number }) {
  const [looking, look] = useState(false)
  const asked = useAsk('people.alike', { id }, { enabled: looking })
  if (!looking) return <div><Button size="compact-sm" variant="default" onClick={() => look(true)}>查找同一人的其他档案…</Button></div>
  return (
    <div role="group" aria-label="可能是同一人的档案" aria-live="polite">
      <Text size="xs" fw={600}>可能是同一人的档案</Text>
      {asked.fault !== undefined && <Text size="xs" c="red.8">{asked.fault.message}</Text>}
      {asked.value?.length === 0 && <Text size="xs" c="dimmed">没有证件号、电话或姓名相同的其他档案。</Text>}
      {asked.value?.map((match) => (
        <div key={match.personId} className={style.merged}>
          <Text size="xs">
            {[match.name, match.idNumber, match.phone, match.address].filter((part) => part !== '').join('　')}　来访 {match.visits} 次（{matchWords[match.by]}）
          </Text>
          <JoinCards keepId={id} otherId={match.personId} label="是同一人，并入本档案…" />
        </div>
      ))}
    </div>
  )
}
