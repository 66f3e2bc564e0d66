/** Making a tried change: reason, what would move, and the button; tried again by itself where something moved meanwhile. */
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Effect } from '#core/contract/calendar'
import type { Wrong } from '../../ui/useAttempt'
import { Checks, Difference, Moves } from './EffectView'
import type { Trial } from './useTrial'

interface Props {
  readonly trial: Trial
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly wrong: Wrong | undefined
  readonly busy: boolean
  readonly label: string
  readonly onConfirm: (effect: Effect) => void
  /** Further fields, above the reason. */
  readonly children?: ReactNode
  readonly known?: readonly string[]
}

export function Confirm({ trial, reason, onReason, wrong, busy, label, onConfirm, children, known = [] }: Props) {
  const { effect } = trial
  if (trial.wrong !== undefined) return <Alert color="red" role="alert">{trial.wrong}</Alert>
  if (effect === undefined) return null
  const blocked = effect.checks.some(({ level }) => level === 'wrong')
  return (
    <Stack gap="sm">
      <Checks checks={effect.checks} />
      <Difference difference={effect.difference} />
      {!blocked && <Moves effect={effect} />}
      {children}
      <TextInput label="原因" withAsterisk value={reason} error={wrong?.field === 'reason' ? wrong.message : undefined} onChange={(event) => onReason(event.currentTarget.value)} />
      {wrong !== undefined && wrong.field !== 'reason' && !known.includes(wrong.field) && <Alert color="red" role="alert">{wrong.message}</Alert>}
      <Group><Button loading={busy} disabled={blocked || reason.trim() === ''} onClick={() => onConfirm(effect)}>{label}</Button></Group>
    </Stack>
  )
}
