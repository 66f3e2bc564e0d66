/** Trying a secret: one try at a time, the delay after wrong ones counted down, and what is wrong kept for the field that can mend it. */
import { useState } from 'react'
import type { Reply } from '#core/contract/call'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { useTell } from '../bridge/useTell'
import { useCountdown } from './useCountdown'

export interface Wrong { readonly field: string; readonly message: string }

export interface Attempt<N extends CallName> {
  readonly busy: boolean
  /** Still to wait before the next try. */
  readonly seconds: number
  readonly wrong: Wrong | undefined
  /** The sentence that belongs to a field. */
  readonly at: (field: string) => string | undefined
  /** What is wrong is being mended: its sentence goes when one of these fields is typed into. */
  readonly mend: (fields: readonly string[]) => void
  /** Asks the office unless `missing` says what the screen itself finds, a try is under way, or the delay is not over; then the answer is undefined. */
  readonly ask: (input: InputOf<N>, missing?: Wrong) => Promise<Reply<OutputOf<N>> | undefined>
}

export function useAttempt<N extends CallName>(name: N): Attempt<N> {
  const [wrong, setWrong] = useState<Wrong | undefined>(undefined)
  const wait = useCountdown()
  const { tell, busy } = useTell(name)
  return {
    busy, wrong, seconds: wait.seconds,
    at: (field) => (wrong?.field === field ? wrong.message : undefined),
    mend: (fields) => { if (wrong?.field.split('.').some((part) => fields.includes(part)) === true) setWrong(undefined) },
    ask: async (input, missing) => {
      if (busy || wait.seconds > 0) return undefined
      setWrong(missing)
      if (missing !== undefined) return undefined
      const reply = await tell(input)
      if (reply.ok) return reply
      setWrong({ field: reply.fault.field ?? '', message: reply.fault.message })
      wait.start(reply.fault.waitMs)
      return reply
    },
  }
}
