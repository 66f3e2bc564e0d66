/** A form whose words stay while its screen is left, until the office took them. What is wrong with a field stands until that field is typed into. */
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { useKept } from '../bridge/kept'
import { type Attempt, useAttempt, type Wrong } from './useAttempt'

export interface KeptForm<N extends CallName, T> extends Pick<Attempt<N>, 'busy' | 'wrong' | 'at'> {
  readonly typed: T
  readonly put: (part: Partial<T>) => void
  /** `missing` is what the screen itself finds; the office is asked only without it. */
  readonly send: (input: InputOf<N>, missing?: Wrong) => Promise<void>
}

/** `kept` names what the words belong to; `begun` is what stands there before anything is typed. */
export function useKeptForm<N extends CallName, T extends object>(call: N, kept: string, begun: T, onDone: (value: OutputOf<N>) => void): KeptForm<N, T> {
  const { value: typed, set, forget } = useKept<T>(kept, begun)
  const { busy, wrong, at, mend, ask } = useAttempt(call)
  return {
    typed, busy, wrong, at,
    put: (part) => {
      mend(Object.keys(part))
      set({ ...typed, ...part })
    },
    send: async (input, missing) => {
      const reply = await ask(input, missing)
      if (reply?.ok !== true) return
      forget()
      onDone(reply.value)
    },
  }
}
