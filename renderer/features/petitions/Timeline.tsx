/** The whole history of a petition, newest first and a page at a time, and a field to add to it. Nothing in it can be changed. */
import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { PetitionPage } from '#core/contract/petitions'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { useNote } from './noteKeeper'
import style from './Timeline.module.css'

const saveWords = { saved: '已暂存，还没有记入', waiting: '正在暂存…', failed: '没有暂存成，正在重试；请先不要离开' } as const
const kinds = { registered: '登记', note: '记录', printed: '打印', handedOver: '移交', reassigned: '改归属', classified: '分类', state: '状态', paper: '文书', work: '办理' } as const

type Entries = PetitionPage['timeline']

export function Timeline({ petitionId, entries, earlier }: { readonly petitionId: number; readonly entries: Entries; readonly earlier: number | undefined }) {
  return (
    <section aria-label="办理过程">
      <h2 className={style.heading}>办理过程</h2>
      <AddNote key={petitionId} petitionId={petitionId} />
      <ol className={style.list}>
        <Rows entries={entries} />
        {earlier !== undefined && <Earlier key={petitionId} petitionId={petitionId} before={earlier} />}
      </ol>
    </section>
  )
}

function Rows({ entries }: { readonly entries: Entries }) {
  return entries.toSorted((a, b) => b.at - a.at || b.id - a.id).map((entry) => (
    <li key={entry.id} className={style.entry} data-kind={entry.kind}>
      <Text size="xs" c="gray.7">{formatInstantZh(entry.at)}　{entry.actor}</Text>
      <Text size="sm"><b>{kinds[entry.kind]}</b>　<span className={style.text}>{entry.kind === 'registered' ? entry.text.replace(/^登记[，；]/u, '') : entry.text}</span></Text>
    </li>
  ))
}

/** The entries before the oldest that is shown, fetched on asking; below them the way to those before. */
function Earlier({ petitionId, before }: { readonly petitionId: number; readonly before: number }) {
  const [wanted, want] = useState(false)
  const { value, fault, again } = useAsk('petitions.timeline', { id: petitionId, before }, { enabled: wanted })
  if (value === undefined) {
    return (
      <li className={style.more}>
        {fault !== undefined && <Text size="sm" c="red.8">{fault.message}</Text>}
        <Button size="xs" variant="default" loading={wanted && fault === undefined} onClick={() => (wanted ? again() : want(true))}>更早的记录</Button>
      </li>
    )
  }
  return (
    <>
      <Rows entries={value.entries} />
      {value.earlier !== undefined && <Earlier petitionId={petitionId} before={value.earlier} />}
    </>
  )
}

/** Typed and not recorded it stays, on other screens and through a lock, for whoever typed it. */
function AddNote({ petitionId }: { readonly petitionId: number }) {
  const { keeper, view: { text, phase, save } } = useNote(petitionId)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('petitions.note')
  const add = async () => {
    const reply = await tell({ id: petitionId, text })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) keeper.recorded(text)
  }
  return (
    <div className={style.add}>
      <Textarea label="添加记录" placeholder="电话联系、答复、约定的时间…" autosize minRows={2} maxRows={6} maxLength={5000} value={text} disabled={phase === 'loading'} error={refused} onChange={(event) => keeper.type(event.currentTarget.value)} />
      <Group mt={6} justify="space-between">
        <Text size="xs" c={save === 'failed' ? 'red.8' : 'gray.7'} role="status">{text === '' ? '' : saveWords[save]}</Text>
        <Button size="xs" variant="light" loading={busy} disabled={text.trim() === ''} onClick={() => void add()}>记入</Button>
      </Group>
    </div>
  )
}
