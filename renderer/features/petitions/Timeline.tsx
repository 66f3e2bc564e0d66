/** The whole history of a petition, newest first, and a field to add to it. Nothing in it can be changed. */
import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PetitionPage } from '#core/contract/petitions'
import { formatInstantZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import style from './Timeline.module.css'

const kinds = { registered: '登记', note: '记录', printed: '打印回执', handedOver: '移交', state: '状态' } as const

export function Timeline({ petitionId, entries }: { readonly petitionId: number; readonly entries: PetitionPage['timeline'] }) {
  return (
    <section aria-label="办理过程">
      <h3 className={style.heading}>办理过程</h3>
      <AddNote petitionId={petitionId} />
      <ol className={style.list}>
        {entries.toSorted((a, b) => b.at - a.at || b.id - a.id).map((entry) => (
          <li key={entry.id} className={style.entry} data-kind={entry.kind}>
            <Text size="xs" c="gray.7">{formatInstantZh(entry.at)}　{entry.actor}</Text>
            <Text size="sm"><b>{kinds[entry.kind]}</b>　<span className={style.text}>{entry.text}</span></Text>
          </li>
        ))}
      </ol>
    </section>
  )
}

function AddNote({ petitionId }: { readonly petitionId: number }) {
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('petitions.note')
  const add = async () => {
    const reply = await tell({ id: petitionId, text })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) setText('')
  }
  return (
    <div className={style.add}>
      <Textarea label="添加记录" placeholder="电话联系、答复、约定的时间…" autosize minRows={2} maxRows={6} maxLength={5000} value={text} error={refused} onChange={(event) => setText(event.currentTarget.value)} />
      <Group mt={6} justify="flex-end"><Button size="xs" variant="light" loading={busy} disabled={text.trim() === ''} onClick={() => void add()}>记入</Button></Group>
    </div>
  )
}
