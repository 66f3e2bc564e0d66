/** The petitioner's other petitions, and joined cards with the way to undo a wrong joining. */
import { Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import style from './PersonRecord.module.css'

export function PersonRecord({ personId, petitionId }: { readonly personId: number; readonly petitionId: number }) {
  const asked = useAsk('people.card', { id: personId })
  if (asked.value === undefined) return null
  const others = asked.value.petitions.filter(({ id }) => id !== petitionId)
  if (others.length === 0 && asked.value.merged.length === 0) return null
  return (
    <section aria-label="此人的其他事项">
      <h3 className={style.heading}>此人的其他事项（来访 {asked.value.visits} 次）</h3>
      <ul className={style.list}>
        {others.slice(0, 8).map(({ id, number, title, open }) => <li key={id}><Link to={`/petitions/${id}`}>{number}</Link> {title}（{open ? '在办' : '已结'}）</li>)}
      </ul>
      {asked.value.merged.map(({ mergeId, name, reason }) => <Undo key={mergeId} mergeId={mergeId} text={`已合并档案：${name}（${reason}）`} />)}
    </section>
  )
}

function Undo({ mergeId, text }: { readonly mergeId: number; readonly text: string }) {
  const [reason, setReason] = useState<string | undefined>(undefined)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('people.unmerge')
  const undo = async () => {
    const reply = await tell({ mergeId, reason: reason ?? '' })
    if (!reply.ok) setRefused(reply.fault.message)
  }
  return (
    <div>
      <Text size="xs">{text} {reason === undefined && <Button size="compact-xs" variant="subtle" onClick={() => setReason('')}>撤销合并…</Button>}</Text>
      {reason !== undefined && (
        <>
          <TextInput size="xs" label="撤销原因" value={reason} error={refused} onChange={(event) => setReason(event.currentTarget.value)} />
          <Group gap={6} mt={4}><Button size="compact-xs" loading={busy} onClick={() => void undo()}>撤销合并</Button></Group>
        </>
      )}
    </div>
  )
}
