/** Makes another officer responsible, with a reason; ticking 回避 takes the present one's access away. */
import { Alert, Button, Checkbox, Group, Popover, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { receives } from '#core/domain/succession'
import { useKept } from '../../bridge/kept'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'

interface Props {
  readonly petitionId: number
  readonly officerId: number
  /** The present one declared 回避: he is out of it with the hand-over. */
  readonly pending: boolean
}

export function HandOver(props: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target><Button variant="default" onClick={() => setOpened(!opened)}>移交</Button></Popover.Target>
      <Popover.Dropdown><Form {...props} onDone={() => setOpened(false)} /></Popover.Dropdown>
    </Popover>
  )
}

interface Typed { readonly to: string | null; readonly reason: string; readonly exclude: boolean }

function Form({ petitionId, officerId, pending, onDone }: Props & { readonly onDone: () => void }) {
  const officers = useAsk('desk.officers', {})
  const { value: { to, reason, exclude }, set, forget } = useKept<Typed>(`handOver:${petitionId}`, { to: null, reason: '', exclude: pending })
  const change = (part: Partial<Typed>) => set({ to, reason, exclude, ...part })
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('petitions.handOver')
  const hand = async () => {
    if (to === null) return setWrong({ field: 'toId', message: '请选择接手的人' })
    if (reason.trim() === '') return setWrong({ field: 'reason', message: '请填写移交原因' })
    const reply = await tell({ id: petitionId, toId: Number(to), reason, exclude: exclude || pending })
    if (reply.ok) {
      forget()
      onDone()
    } else setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
  }
  const at = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  const options = (officers.value ?? []).filter(({ id, roles }) => id !== officerId && receives(roles)).map(({ id, name }) => ({ value: String(id), label: name }))
  return (
    <>
      <Select label="移交给" withAsterisk placeholder="选择接手的人" error={at('toId')} data={options} value={to} onChange={(chosen) => change({ to: chosen })} comboboxProps={{ withinPortal: false }} data-autofocus />
      <TextInput label="移交原因" withAsterisk error={at('reason')} mt="xs" maxLength={500} value={reason} onChange={(event) => change({ reason: event.currentTarget.value })} />
      <Checkbox mt="xs" label="原责任人回避（不再能查看）" checked={exclude || pending} disabled={pending} onChange={(event) => change({ exclude: event.currentTarget.checked })} />
      {wrong !== undefined && !['toId', 'reason'].includes(wrong.field) && <Alert color="red" mt="xs" p="xs" role="alert">{wrong.message}</Alert>}
      <Group mt="xs" justify="flex-end"><Button size="xs" loading={busy} onClick={() => void hand()}>移交</Button></Group>
    </>
  )
}
