/** Putting a petition on the agenda of a meeting: found by number, name or text; anything but a complex one with a reason. */
import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useKept } from '../../bridge/kept'
import { useAsk } from '../../bridge/useAsk'
import { classWords } from '../../ui/petitionWords'
import { takesCursor } from '../../ui/fieldFocus'
import { Unplaced } from '../../ui/Unplaced'
import { useAttempt } from '../../ui/useAttempt'
import cards from '../../ui/work/Work.module.css'

export function AddMatter({ meetingId, on }: { readonly meetingId: number; /** Already on the agenda. */ readonly on: readonly number[] }) {
  const [opened, open] = useState(false)
  const { value: typed, set, forget } = useKept(`meeting.matter:${meetingId}`, { text: '', reason: '' })
  const wanted = typed.text.trim()
  const found = useAsk('petitions.list', wanted === '' ? { petitionClass: 'complex', limit: 8 } : { text: wanted, limit: 8 }, { enabled: opened, keep: true })
  const attempt = useAttempt('meetings.addMatter')
  if (!opened) return <div><Button size="compact-sm" variant="default" onClick={() => open(true)}>列入事项</Button></div>
  const add = async (petitionId: number) => {
    const reply = await attempt.ask({ id: meetingId, petitionId, reason: typed.reason })
    if (reply?.ok === true) forget()
  }
  const rows = (found.value?.rows ?? []).filter(({ id, state }) => state !== 'closed' && !on.includes(id))
  return (
    <section ref={takesCursor} aria-label="列入事项" className={cards.card}>
      <Group grow align="flex-start">
        <TextInput label="找事项" description="编号、姓名或者内容；不填就列出复杂诉求" maxLength={100} autoComplete="off" value={typed.text} onChange={(event) => set({ ...typed, text: event.currentTarget.value })} />
        <TextInput label="为什么上会" description="复杂诉求可以不填，其他的要写" maxLength={500} autoComplete="off" value={typed.reason} error={attempt.at('reason')} onChange={(event) => set({ ...typed, reason: event.currentTarget.value })} />
      </Group>
      <Unplaced wrong={attempt.wrong} shown={['reason']} />
      {found.fault !== undefined && <Alert color="red" p="xs" role="alert"><Group>{found.fault.message}<Button size="xs" variant="default" onClick={found.again}>再试一次</Button></Group></Alert>}
      {rows.length === 0 && found.value !== undefined && <Text size="sm" c="gray.7">没有找到可以列入的事项。</Text>}
      <ul className={cards.rows} aria-label="找到的事项">
        {rows.map((row) => (
          <li key={row.id} className={cards.row}><span className={cards.grow}>{row.number}　{row.title}　{row.name}　{classWords[row.petitionClass]}</span><Button size="compact-sm" variant="default" loading={attempt.busy} aria-label={`列入 ${row.number}`} onClick={() => void add(row.id)}>列入</Button></li>
        ))}
      </ul>
      <Group justify="flex-end"><Button size="compact-sm" variant="default" onClick={() => open(false)}>收起</Button></Group>
    </section>
  )
}
