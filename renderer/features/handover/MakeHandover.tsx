/** 交班: a word to the next person, who that is if it is known, and the sheet is closed as the room is now. */
import { Alert, Button, Paper, Select, Stack, Text, Textarea, Title } from '@mantine/core'
import { useState } from 'react'
import { receives } from '#core/domain/succession'
import { useSession } from '../../bridge/session'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'

export function MakeHandover({ onMade }: { readonly onMade: (id: number) => void }) {
  const session = useSession()
  const officers = useAsk('desk.officers', {}).value ?? []
  const [note, setNote] = useState('')
  const [to, setTo] = useState<string | null>(null)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('handover.make')
  const make = async () => {
    const reply = await tell({ note, ...(to === null ? {} : { toId: Number(to) }) })
    setWrong(reply.ok ? undefined : { field: reply.fault.field ?? '', message: reply.fault.message })
    if (!reply.ok) return
    setNote('')
    setTo(null)
    onMade(reply.value.id)
  }
  const options = officers.filter(({ id, roles }) => id !== session?.userId && receives(roles)).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <Paper withBorder p="md" component="section" aria-label="交班">
      <Stack gap="xs">
        <Title order={2} size="h4">交班</Title>
        <Text size="sm" c="gray.7">按现在的情况定下一份交接单，以后不再改动。</Text>
        <Select label="接班人" placeholder="不指定，谁接班谁签" clearable data={options} value={to} onChange={setTo} error={wrong?.field === 'toId' ? wrong.message : undefined} />
        <Textarea label="交班说明" placeholder="要当面交代的事；不写姓名和电话" autosize minRows={3} maxRows={8} maxLength={2000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {wrong !== undefined && wrong.field !== 'toId' && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Button loading={busy} onClick={() => void make()}>定下交接单</Button>
      </Stack>
    </Paper>
  )
}
