/** 改归属: a petition that was registered on the wrong person's card goes to another card, or to a new one made from its form, with a reason. */
import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useKept } from '../../bridge/kept'
import { useAsk } from '../../bridge/useAsk'
import { useTell } from '../../bridge/useTell'
import { matchWords } from '../../ui/petitionWords'

interface Props { readonly petitionId: number; readonly personId: number }
/** The choice of a new card beside the numbers of known ones. */
const fresh = 'new'
const typingMs = 250
const least = 4

export function Reassign(props: Props) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <div><Button size="compact-sm" variant="default" onClick={() => setOpened(true)}>这件事项不是此人的，改归属…</Button></div>
      <Modal opened={opened} onClose={() => setOpened(false)} title="改归属" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': '关闭' }}><Form {...props} onClose={() => setOpened(false)} /></Modal>
    </>
  )
}

interface Typed { readonly to: string; readonly number: string; readonly name: string; readonly reason: string }

function Form({ petitionId, personId, onClose }: Props & { readonly onClose: () => void }) {
  const { value: typed, set, forget } = useKept<Typed>(`reassign:${petitionId}`, { to: fresh, number: '', name: '', reason: '' })
  const { to, name, reason } = typed
  const change = (part: Partial<Typed>) => set({ ...typed, ...part })
  const [wrong, setWrong] = useState<{ readonly field: string; readonly message: string } | undefined>(undefined)
  const { tell, busy } = useTell('people.reassign')
  const at = (field: string) => (wrong?.field === field ? wrong.message : undefined)
  const move = async () => {
    if (reason.trim().length < 2) return setWrong({ field: 'reason', message: '请写明原因（至少 2 个字）' })
    const reply = await tell({ petitionId, reason, ...(to === fresh ? { name } : { toPersonId: Number(to) }) })
    if (reply.ok) {
      forget()
      onClose()
    } else setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
  }
  return (
    <Stack gap="sm">
      <Text size="sm">登记时认错了人的，把这件事项移到本人的档案。原档案恢复成登记以前的样子；已出具的回执不变。这一步记入办理过程和审计日志，可以再改回来。</Text>
      <Target personId={personId} typed={typed} onChange={change} refused={at('toPersonId')} />
      {to === fresh && <TextInput label="来访人姓名" description="登记时没有另外填写姓名的，在这里填" maxLength={60} value={name} error={at('name')} onChange={(event) => change({ name: event.currentTarget.value })} />}
      <TextInput label="改归属的原因" withAsterisk maxLength={500} value={reason} error={at('reason')} onChange={(event) => change({ reason: event.currentTarget.value })} />
      {wrong !== undefined && !['toPersonId', 'name', 'reason'].includes(wrong.field) && <Alert color="red" p="xs" role="alert">{wrong.message}</Alert>}
      <Group justify="flex-end"><Button variant="default" onClick={onClose}>取消</Button><Button loading={busy} onClick={() => void move()}>改归属</Button></Group>
    </Stack>
  )
}

interface TargetProps { readonly personId: number; readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void; readonly refused: string | undefined }

/** Cards are found by number, as at registration: a name alone fits too many. */
function Target({ personId, typed, onChange, refused }: TargetProps) {
  const [number] = useDebouncedValue(typed.number.trim().slice(0, 40), typingMs)
  const found = useAsk('people.match', { idNumber: number, phone: number }, { enabled: number.length >= least, keep: true })
  const others = (number.length >= least ? (found.value ?? []) : []).filter((match) => match.personId !== personId)
  return (
    <>
      <TextInput label="本人的电话或证件号" description="输入完整号码，查找已有的档案" value={typed.number} error={found.fault?.message} onChange={(event) => onChange({ number: event.currentTarget.value, to: fresh })} data-autofocus />
      <Radio.Group label="移到" value={typed.to} onChange={(to) => onChange({ to })} error={refused}>
        <Stack gap={6} mt={4}>
          {others.map((match) => <Radio key={match.personId} value={String(match.personId)} label={`${[match.name || '（未留名）', match.idNumber, match.phone, match.address].filter((part) => part !== '').join('　')}　来访 ${match.visits} 次（${matchWords[match.by]}）`} />)}
          <Radio value={fresh} label="新建档案（按本件登记的内容）" />
        </Stack>
      </Radio.Group>
    </>
  )
}
