/** The room's own periods in the place of those that come with the program, with the reason for the log. */
import { Alert, Button, Group, NumberInput, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type FormEvent } from 'react'
import type { OutputOf } from '#core/contract/index'
import { DAY_PERIODS, inDays, PERIODS } from '#core/domain/retention'
import { useAttempt } from './useAttempt'

type Id = (typeof PERIODS)[number]
type Typed = Readonly<Record<Id, number | string>>
const eachPeriod = <T,>(of: (id: Id) => T): Record<Id, T> => Object.fromEntries(PERIODS.map((id) => [id, of(id)])) as Record<Id, T>

export function PeriodsForm({ rules }: { readonly rules: OutputOf<'retention.rules'>['rules'] }) {
  const kept = (id: string): number => rules.filter((rule) => rule.id === id).map(({ years, days }) => years ?? days ?? 0)[0] ?? 0
  const [typed, setTyped] = useState<Typed>(eachPeriod(kept))
  const [reason, setReason] = useState('')
  const { ask, at, wrong, busy } = useAttempt('retention.setPeriods')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const reply = await ask({ periods: eachPeriod((id) => Number(typed[id])), reason })
    if (reply?.ok === true) notifications.show({ message: '保管期限已设定' })
  }
  const known = ['reason', ...PERIODS.map((id) => `periods.${id}`)]
  return (
    <form onSubmit={(event) => void submit(event)} aria-label="设定保管期限">
      <Stack gap="sm" mt="md">
        <Group align="flex-start">
          {PERIODS.map((id) => (
            <NumberInput
              key={id} w={220} label={rules.find((rule) => rule.id === id)?.name ?? ''} suffix={inDays(id) ? ' 天' : ' 年'} min={inDays(id) ? DAY_PERIODS[id].least : 1} max={inDays(id) ? DAY_PERIODS[id].most : 100} clampBehavior="none" allowDecimal={false} hideControls
              value={typed[id]} error={at(`periods.${id}`)} onChange={(value) => setTyped({ ...typed, [id]: value })}
            />
          ))}
        </Group>
        <TextInput maw={560} label="核定的依据或原因" withAsterisk value={reason} error={at('reason')} onChange={(event) => setReason(event.currentTarget.value)} />
        {wrong !== undefined && !known.includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
        <Group><Button type="submit" variant="default" loading={busy} disabled={reason.trim() === ''}>设定期限</Button></Group>
      </Stack>
    </form>
  )
}
