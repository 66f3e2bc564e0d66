/** 解除: how an alarm ended, and why. */
import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { AlarmOutcome, type RunningAlarm } from '#core/contract/safetyAlarms'
import { useTell } from '../../bridge/useTell'
import { useKeptText } from '../../bridge/kept'
import { outcomeWords } from './safetyWords'

interface Props { readonly alarm: Pick<RunningAlarm, 'id' | 'drill'>; readonly onCancel: () => void }

export function EndAlarm({ alarm, onCancel }: Props) {
  const [outcome, setOutcome] = useState<AlarmOutcome>('handled')
  const [reason, setReason] = useKeptText(`alarm ${alarm.id}`)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const { tell, busy } = useTell('safety.endAlarm')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await tell({ id: alarm.id, outcome, reason: reason === '' && alarm.drill ? '演练结束' : reason })
    setRefused(reply.ok ? undefined : reply.fault.message)
    if (reply.ok) setReason('')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Group gap="xs" align="flex-start" mt={6}>
        <NativeSelect w={120} aria-label="结果" data={AlarmOutcome.options.map((value) => ({ value, label: outcomeWords[value] }))} value={outcome} onChange={(event) => setOutcome(AlarmOutcome.parse(event.currentTarget.value))} />
        <TextInput flex={1} aria-label="解除原因" placeholder={alarm.drill ? '演练结束' : '原因，例如：来访人已平静，由保安陪同离开'} autoComplete="off" maxLength={500} value={reason} error={refused} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button type="submit" loading={busy} variant="default">确认解除</Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>取消</Button>
      </Group>
      <Text size="xs" c="gray.7">解除会告诉所有窗口；还有危险不要解除。</Text>
    </form>
  )
}
