/** 心理记录: written and read by whoever's session has the key of 心理/重点人群; everybody else is told how many there are. */
import { Alert, Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { StayPage } from '#core/contract/buffer'
import { formatInstantZh } from '#core/domain/day'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import type { Working } from './useWorking'
import style from './StayPanel.module.css'

export function Notes({ page, working }: { readonly page: StayPage; readonly working: Working }) {
  const { facts: { stayId }, holdsNotes, notes } = page
  return (
    <Paper withBorder p="sm" component="section" aria-label="心理记录">
      <Group gap={6} mb={6}><IconLock size={16} aria-hidden="true" /><Text size="sm" fw={600} component="h3" m={0}>心理记录</Text></Group>
      {holdsNotes
        ? <Written stayId={stayId} count={notes} working={working} />
        : <Text size="sm" c="gray.7">{notes === 0 ? '还没有记录。' : `有 ${notes} 条记录。`}心理记录单独加密，只有持有“心理/重点人群”密钥的人能读写；要让接访同事知道的，写进交接语。</Text>}
    </Paper>
  )
}

function Written({ stayId, count, working }: { readonly stayId: number; readonly count: number; readonly working: Working }) {
  const [shown, setShown] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('buffer.note')
  const { note } = working.typed
  const add = async () => {
    const reply = await tell({ stayId, text: note })
    setWrong(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) working.type({ note: '' })
  }
  return (
    <Stack gap="xs">
      <Textarea label="写一条记录" description="单独加密，窗口和系统管理员都看不到；写一半也会自动存着" inputWrapperOrder={['label', 'input', 'description', 'error']} autosize minRows={3} maxRows={10} maxLength={20_000} value={note} error={wrong ?? working.message} onChange={(event) => working.type({ note: event.currentTarget.value })} />
      <Group gap="xs">
        <Button size="sm" variant="light" loading={busy} disabled={note.trim() === ''} onClick={() => void add()}>存入心理记录</Button>
        {count > 0 && <Button size="sm" variant="subtle" aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? '收起' : `查看 ${count} 条（会留下查阅记录）`}</Button>}
      </Group>
      {shown && <Read stayId={stayId} />}
    </Stack>
  )
}

function Read({ stayId }: { readonly stayId: number }) {
  const asked = useAsk('buffer.notes', { stayId })
  if (asked.fault !== undefined) return <Alert color="red" role="alert" p="xs">{asked.fault.message}</Alert>
  return <Stack gap={8}>{(asked.value ?? []).map(({ at, by, text }, index) => <div key={index}><Text size="xs" c="gray.7">{formatInstantZh(at)} {by}</Text><Text size="sm" className={style.note}>{text}</Text></div>)}</Stack>
}
