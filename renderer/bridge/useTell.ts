/** A command of the contract in a component, with whether it is under way. What changed is heard by topic. */
import { useCallback, useState } from 'react'
import type { Reply } from '#core/contract/call'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { ask } from './client'

export interface Telling<N extends CallName> {
  readonly tell: (input: InputOf<N>) => Promise<Reply<OutputOf<N>>>
  readonly busy: boolean
}

export function useTell<N extends CallName>(name: N): Telling<N> {
  const [busy, setBusy] = useState(false)
  const tell = useCallback(async (input: InputOf<N>) => {
    setBusy(true)
    try {
      return await ask(name, input)
    } finally {
      setBusy(false)
    }
  }, [name])
  return { tell, busy }
}
