/** Whoever leaves the desk hands on what he has in hand: how many matters that are, and who takes them. Shows no matter. */
import { Alert, Select, Stack } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { AccountRow, Handed } from '#core/contract/accounts'
import { type AccountStep, handProblem } from '#core/domain/accountRules'
import { receives } from '#core/domain/succession'
import { useAsk } from '../../bridge/useAsk'

interface Wrong { readonly field: string; readonly message: string }

export interface Handing {
  /** Chosen, and the step needs it. */
  readonly handTo: number | undefined
  readonly missing: Wrong | undefined
  readonly field: (error: string | undefined) => ReactNode
}

export function useHanding(account: AccountRow, accounts: readonly AccountRow[], step: AccountStep): Handing {
  const matters = useAsk('accounts.inHand', { id: account.id }).value?.matters ?? 0
  const [chosen, setChosen] = useState<string | null>(null)
  const handTo = chosen === null ? undefined : Number(chosen)
  const needed = handProblem(accounts, account, step, matters, undefined) !== undefined
  const missing = handProblem(accounts, account, step, matters, handTo)
  const takers = accounts.filter(({ id, state, roles }) => id !== account.id && state === 'active' && receives(roles))
  return {
    handTo: needed ? handTo : undefined, missing,
    field: (error) => (!needed && error === undefined ? null : (
      <Stack gap="xs">
        <Alert color="orange">{account.name}名下还有 {matters} 件未办结或只有本人能查看的事项，要一并移交。接办人不必经您查看内容；他要回避的事项自动交给分管领导。</Alert>
        <Select label="移交给" withAsterisk placeholder="选择接办人" nothingFoundMessage="没有别的接访社工或分管领导" data={takers.map(({ id, name }) => ({ value: String(id), label: name }))} value={chosen} error={error} onChange={setChosen} />
      </Stack>
    )),
  }
}

/** `；3 件移交给李敏`, or nothing. */
export const handedWords = (handed: readonly Handed[]): string => handed.map(({ name, matters }) => `；${matters} 件移交给${name}`).join('')
