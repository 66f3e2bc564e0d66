/** A step that asks for the worker's own passphrase again: what was typed stays on a refusal, the passphrase does not. */
import { useState } from 'react'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { type Attempt, useAttempt, type Wrong } from './useAttempt'

export interface Proved<N extends CallName> extends Pick<Attempt<N>, 'busy' | 'seconds' | 'wrong' | 'at'> {
  readonly passphrase: string
  readonly setPassphrase: (passphrase: string) => void
  /** `missing` is what the screen itself finds; the office is asked only without it. */
  readonly submit: (input: (passphrase: string) => InputOf<N>, missing?: Wrong) => Promise<void>
}

export function useProved<N extends CallName>(name: N, onDone: (value: OutputOf<N>) => void | Promise<void>): Proved<N> {
  const [passphrase, setPassphrase] = useState('')
  const { busy, seconds, wrong, at, ask } = useAttempt(name)
  return {
    passphrase, setPassphrase, busy, seconds, wrong, at,
    submit: async (input, missing) => {
      const reply = await ask(input(passphrase), missing ?? (passphrase === '' ? { field: 'passphrase', message: '请输入您自己的密码' } : undefined))
      if (reply === undefined) return
      setPassphrase('')
      if (reply.ok) await onDone(reply.value)
    },
  }
}
