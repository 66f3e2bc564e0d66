/** Makes another officer responsible, with a reason; ticking 回避 takes the present one's access away. */
import { Button, Checkbox, Group, Popover, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'

export function HandOver({ petitionId, officerId }: { readonly petitionId: number; readonly officerId: number }) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target><Button variant="default" onClick={() => setOpened(!opened)}>移交</Button></Popover.Target>
      <Popover.Dropdown><Form petitionId={petitionId} officerId={officerId} onDone={() => setOpened(false)} /></Popover.Dropdown>
    </Popover>
  )
}

function Form({ petitionId, officerId, onDone }: { readonly petitionId: number; readonly officerId: number; readonly onDone: () => void }) {
  const officers = useAsk('desk.officers', {})
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [exclude, setExclude] = useState(false)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('petitions.handOver')
  const hand = async () => {
    if (to === null) return setRefused('请选择接手的人')
    const reply = await tell({ id: petitionId, toId: Number(to), reason, exclude })
    if (reply.ok) onDone()
    else setRefused(reply.fault.message)
  }
  const options = (officers.value ?? []).filter(({ id }) => id !== officerId).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <>
      <Select label="移交给" data={options} value={to} onChange={setTo} comboboxProps={{ withinPortal: false }} data-autofocus />
      <TextInput label="移交原因" mt="xs" maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <Checkbox mt="xs" label="原责任人回避（不再能查看）" checked={exclude} onChange={(event) => setExclude(event.currentTarget.checked)} />
      {refused !== undefined && <Text size="xs" c="red.8" mt={4} role="alert">{refused}</Text>}
      <Group mt="xs" justify="flex-end"><Button size="xs" loading={busy} onClick={() => void hand()}>移交</Button></Group>
    </>
  )
}
