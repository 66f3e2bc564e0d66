/** Recording how somebody is now. Level 4 asks for the second of the staff and the security first; drowsy points to the doctor. */
import { Alert, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Fault } from '#core/contract/call'
import type { StayPage } from '#core/contract/buffer'
import { routeOf } from '#core/domain/buffer'
import { useTell } from '../../bridge/useTell'
import { Medical } from '../../ui/Medical'
import { Second } from '../../ui/StayStart'
import { useKeptText } from '../../bridge/kept'
import { LevelPicker } from './LevelPicker'

export function Observe({ page }: { readonly page: StayPage }) {
  const { facts: { stayId, level: present }, volunteerId, second, security } = page
  const [level, setLevel] = useState<number | undefined>(undefined)
  const [selfReport, setSelfReport] = useState<number | undefined>(undefined)
  const [secondId, setSecondId] = useState<number | undefined>(undefined)
  const [told, setTold] = useKeptText(`stay.${stayId}.security`)
  const [fault, setFault] = useState<Fault | undefined>(undefined)
  const [observing, supporting] = [useTell('buffer.observe'), useTell('buffer.support')]
  const shown = level ?? present
  const alone = routeOf(shown ?? 1) === 'supported' && second === ''
  const record = async () => {
    if (shown === undefined) return
    if (alone && secondId !== undefined) {
      const supported = await supporting.tell({ stayId, secondId, security: told })
      if (!supported.ok) return setFault(supported.fault)
      setTold('')
    }
    const reply = await observing.tell({ stayId, level: shown, ...(selfReport === undefined ? {} : { selfReport }) })
    setFault(reply.ok ? undefined : reply.fault)
    if (!reply.ok) return
    setLevel(undefined)
    setSelfReport(undefined)
  }
  return (
    <Paper withBorder p="sm" component="section" aria-label="现在的情绪">
      <Stack gap="xs">
        <LevelPicker label="现在的情绪（观察）" level={shown} selfReport={selfReport} onLevel={(next) => { setLevel(next); setFault(undefined) }} onSelfReport={setSelfReport} />
        {routeOf(shown ?? 1) === 'medical' && <Medical />}
        {second !== '' && <Text size="sm">第二名工作人员 {second}，已通知安保 {security}</Text>}
        {alone && (
          <Group align="flex-start" gap="xs" grow>
            <Second volunteerId={volunteerId} value={secondId} onChoose={setSecondId} error={fault?.field === 'secondId' ? fault.message : undefined} />
            <TextInput label="已通知的安保" withAsterisk placeholder="如：保安王师傅" value={told} maxLength={60} error={fault?.field === 'security' ? fault.message : undefined} onChange={(event) => setTold(event.currentTarget.value)} />
          </Group>
        )}
        {fault !== undefined && !['secondId', 'security'].includes(fault.field ?? '') && <Alert color="red" role="alert" p="xs">{fault.message}</Alert>}
        <Button variant="light" w="fit-content" loading={observing.busy || supporting.busy} disabled={shown === undefined} onClick={() => void record()}>记录情绪</Button>
      </Stack>
    </Paper>
  )
}
