/** 原话: what was said, word for word; each entry is a line of its own and none is changed afterwards. */
import { Button, Group, Text, Textarea } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import type { FlagPage } from '#core/contract/safetyFlags'
import { formatInstantZh } from '#core/domain/day'
import { useTell } from '../../bridge/useTell'
import { Part } from './Part'
import style from './FlagWords.module.css'
import type { Typed } from './useTyped'

export function FlagWords({ page, typed }: { readonly page: FlagPage; readonly typed: Typed }) {
  return (
    <Part title="原话">
      {page.words.length > 0 && <ol className={style.list}>{page.words.map(({ at, by, text }, index) => <li key={`${at} ${index}`}><Text size="xs" c="gray.7">{formatInstantZh(at)}　{by}</Text><p className={style.words}>{text || '（已销毁）'}</p></li>)}</ol>}
      {page.open ? <Add id={page.id} typed={typed} /> : page.words.length === 0 && <Text size="sm" c="gray.7">没有记下原话。</Text>}
    </Part>
  )
}

function Add({ id, typed }: { readonly id: number; readonly typed: Typed }) {
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.words')
  const text = typed.of('words')
  const add = async () => {
    if (busy || text.trim() === '') return
    const reply = await tell({ id, text })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) typed.taken('words')
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void add()
  }
  return (
    <>
      <Textarea
        label="逐字记下说过的话" description="不概括、不评价；写明谁说的、对谁说的" inputWrapperOrder={['label', 'description', 'input', 'error']} autosize minRows={3} maxRows={12} maxLength={20_000} error={refused}
        value={text} onChange={(event) => typed.type('words', event.currentTarget.value)} onKeyDown={press}
      />
      <Group mt={6} justify="space-between"><Text size="xs" c="gray.7">没有记入的字也会保存</Text><Button size="xs" loading={busy} disabled={text.trim() === ''} onClick={() => void add()}>记入（Ctrl+Enter）</Button></Group>
    </>
  )
}
