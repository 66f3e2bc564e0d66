/** The steps offered on what is ticked in a list of what is kept too long. */
import { Button, Group, Text } from '@mantine/core'
import type { Kind } from './Decision'

export interface Offer { readonly kind: Kind; readonly label: string; readonly can: boolean; readonly shown: boolean }
interface Props { /** How many are ticked, or that some must be. */ readonly words: string; readonly offers: readonly Offer[]; readonly onStep: (kind: Kind) => void }

export function Steps({ words, offers, onStep }: Props) {
  return (
    <Group gap="xs">
      <Text size="sm" aria-live="polite">{words}</Text>
      {offers.filter(({ shown }) => shown).map(({ kind, label, can }) => (
        <Button key={kind} size="xs" variant={kind === 'approve' ? 'filled' : 'default'} {...(kind === 'approve' ? { color: 'red.9' } : {})} disabled={!can} onClick={() => onStep(kind)}>{label}</Button>
      ))}
    </Group>
  )
}
