/** Leading somebody into the emotion buffer room, or recording that he does not want to go or that speaking is not possible. Shared by the form and the room's own screen. */
import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Fault } from '#core/contract/call'
import type { InputOf } from '#core/contract/index'
import { routeOf } from '#core/domain/buffer'
import { useAsk } from '../bridge/useAsk'
import { useTell } from '../bridge/useTell'
import { Medical } from './Medical'
import { useKeptText } from '../bridge/kept'
import { VolunteerSelect, firstFree } from './VolunteerSelect'

type Visitor = Omit<InputOf<'buffer.start'>, 'volunteerId' | 'restReason' | 'support'>
interface Props {
  readonly visitor: Visitor
  /** Names what is typed here, so that it is there again. */
  readonly kept: string
  readonly onDone: (stayId: number, how: 'started' | 'refused' | 'stopped') => void
}
type Asking = 'refuse' | 'stop' | undefined

export function StayStart({ visitor, kept, onDone }: Props) {
  const duty = useAsk('buffer.duty', {})
  const [chosen, setChosen] = useState<number | null | undefined>(undefined)
  const [second, setSecond] = useState<number | undefined>(undefined)
  const [security, setSecurity] = useKeptText(`${kept}.security`)
  const [restReason, setRestReason] = useKeptText(`${kept}.rest`)
  const [asking, setAsking] = useState<Asking>(undefined)
  const [fault, setFault] = useState<Fault | undefined>(undefined)
  const start = useTell('buffer.start')
  const route = routeOf(visitor.level)
  if (route === 'medical') return <Medical />
  const volunteerId = chosen === undefined ? firstFree(duty.value?.rows) : chosen ?? undefined
  const resting = duty.value?.rows.find(({ accountId }) => accountId === volunteerId)?.rest !== undefined
  const lead = async () => {
    const reply = await start.tell({
      ...visitor, ...(volunteerId === undefined ? {} : { volunteerId }), ...(resting && restReason.trim() !== '' ? { restReason } : {}),
      ...(route === 'supported' && second !== undefined ? { support: { secondId: second, security } } : {}),
    })
    if (!reply.ok) return setFault(reply.fault)
    setSecurity('')
    setRestReason('')
    setFault(undefined)
    onDone(reply.value.stayId, 'started')
  }
  return (
    <Stack gap="xs">
      <Group gap="sm" align="flex-start" grow preventGrowOverflow={false}>
        <VolunteerSelect rows={duty.value?.rows} value={volunteerId} onChoose={(id) => setChosen(id ?? null)} error={fault?.field === 'volunteerId' ? fault.message : undefined} />
        {resting && <TextInput label="仍请他来的原因" withAsterisk value={restReason} maxLength={200} error={fault?.field === 'restReason' ? fault.message : undefined} onChange={(event) => setRestReason(event.currentTarget.value)} />}
        {route === 'supported' && <Second volunteerId={volunteerId} value={second} onChoose={setSecond} error={fault?.field === 'secondId' ? fault.message : undefined} />}
        {route === 'supported' && <TextInput label="已通知的安保" withAsterisk placeholder="如：保安王师傅" value={security} maxLength={60} error={fault?.field === 'support.security' ? fault.message : undefined} onChange={(event) => setSecurity(event.currentTarget.value)} />}
      </Group>
      {fault !== undefined && !['volunteerId', 'restReason', 'secondId', 'support.security'].includes(fault.field ?? '') && <Alert color="red" role="alert" p="xs">{fault.message}</Alert>}
      <Group gap="xs">
        <Button size="sm" loading={start.busy} onClick={() => void lead()}>先到情绪缓冲室</Button>
        <Button size="sm" variant="default" aria-expanded={asking === 'refuse'} onClick={() => setAsking(asking === 'refuse' ? undefined : 'refuse')}>来访人不愿去</Button>
        {route === 'supported' && <Button size="sm" variant="outline" color="red.9" aria-expanded={asking === 'stop'} onClick={() => setAsking(asking === 'stop' ? undefined : 'stop')}>停止谈话</Button>}
      </Group>
      {asking !== undefined && <Instead key={asking} how={asking} visitor={visitor} kept={kept} onDone={(stayId, how) => { setAsking(undefined); setFault(undefined); onDone(stayId, how) }} />}
    </Stack>
  )
}

interface SecondProps { readonly volunteerId: number | undefined; readonly value: number | undefined; readonly onChoose: (id: number | undefined) => void; readonly error?: string | undefined }

/** The second of the staff: anybody of the room but the volunteer. */
export function Second({ volunteerId, value, onChoose, error }: SecondProps) {
  const officers = useAsk('desk.officers', {}).value ?? []
  const options = officers.filter(({ id }) => id !== volunteerId).map(({ id, name }) => ({ value: String(id), label: name }))
  return <Select label="第二名工作人员" withAsterisk placeholder="请选择" data={options} value={value === undefined ? null : String(value)} onChange={(id) => onChoose(id === null ? undefined : Number(id))} error={error} />
}

/** Nobody goes in: why, and what is to be done next. */
function Instead({ how, visitor, kept, onDone }: Props & { readonly how: 'refuse' | 'stop' }) {
  const [reason, setReason] = useKeptText(`${kept}.${how}`)
  const [fault, setFault] = useState<Fault | undefined>(undefined)
  const [refusing, stopping] = [useTell('buffer.refuse'), useTell('buffer.stop')]
  const record = async () => {
    const reply = how === 'refuse' ? await refusing.tell({ ...visitor, reason }) : await stopping.tell({ ...visitor, reason })
    if (!reply.ok) return setFault(reply.fault)
    setReason('')
    onDone(reply.value.stayId, how === 'refuse' ? 'refused' : 'stopped')
  }
  return (
    <Stack gap={6}>
      {how === 'stop' && <Text size="sm">谈不下去就不谈：人退到门口，保持距离，有暴力立即拨打 110；记下后到<Link to="/safety">红旗与报警</Link>按步骤处置。</Text>}
      <Group align="flex-end" gap="xs">
        <TextInput
          flex={1} maw={420} label={how === 'refuse' ? '他怎么说（可不填）' : '为什么谈不下去'} withAsterisk={how === 'stop'} value={reason} maxLength={200} data-autofocus
          error={fault?.field === 'reason' ? fault.message : undefined} onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button size="sm" variant={how === 'refuse' ? 'light' : 'filled'} {...(how === 'stop' ? { color: 'red.9' } : {})} loading={refusing.busy || stopping.busy} onClick={() => void record()}>{how === 'refuse' ? '记录：不愿去' : '记录：停止谈话'}</Button>
      </Group>
      {how === 'refuse' && <Text size="xs" c="gray.7">尊重本人意愿，号位不变，照常接待。</Text>}
      {fault !== undefined && fault.field !== 'reason' && <Alert color="red" role="alert" p="xs">{fault.message}</Alert>}
    </Stack>
  )
}
