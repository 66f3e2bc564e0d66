/** The frame of every step that asks for the worker's own passphrase again: what it does, its fields, the passphrase, and the button. */
import { Button, Divider, Group, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { CallName } from '#core/contract/index'
import { AttemptFaults } from './AttemptFaults'
import { SecretField } from './SecretField'
import type { Proved } from './useProved'

interface Props {
  readonly proved: Pick<Proved<CallName>, 'passphrase' | 'setPassphrase' | 'busy' | 'seconds' | 'wrong' | 'at'>
  /** Fields of the form that show their own errors. */
  readonly fields?: readonly string[]
  readonly action: string
  readonly danger?: boolean
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children?: ReactNode
}

export function ProvedForm({ proved, fields = [], action, danger = false, onSubmit, onCancel, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {children}
        <Divider />
        <SecretField label="您自己的密码" description="这一步要再核对一次本人" withAsterisk value={proved.passphrase} onChange={proved.setPassphrase} error={proved.at('passphrase')} />
        <AttemptFaults attempt={proved} fields={['passphrase', ...fields]} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>取消</Button>
          <Button type="submit" {...(danger ? { color: 'red.9' } : {})} loading={proved.busy} disabled={proved.seconds > 0}>{action}</Button>
        </Group>
      </Stack>
    </form>
  )
}
