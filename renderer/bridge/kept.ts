/**
 * What was typed and is not sent yet: shut by Esc or left for another screen, it is there when its window or screen is opened again.
 * Held in memory for as long as one worker is at the desk; secrets do not belong here.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useReducer } from 'react'

const sessions = new WeakMap<QueryClient, Map<string, unknown>>()

function keptOf(session: QueryClient): Map<string, unknown> {
  const known = sessions.get(session)
  if (known !== undefined) return known
  const fresh = new Map<string, unknown>()
  sessions.set(session, fresh)
  return fresh
}

export interface Kept<T> {
  readonly value: T
  readonly set: (value: T) => void
  /** It was sent: the next begins anew. */
  readonly forget: () => void
}

/** Like state, under a name that says what it belongs to: `handOver:12`. The same name always holds the same kind of value. */
export function useKept<T>(name: string, initial: T): Kept<T> {
  const kept = keptOf(useQueryClient())
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const set = useCallback((value: T) => {
    kept.set(name, value)
    redraw()
  }, [kept, name])
  const forget = useCallback(() => {
    kept.delete(name)
    redraw()
  }, [kept, name])
  return { value: kept.has(name) ? (kept.get(name) as T) : initial, set, forget }
}

/** Typed text under such a name, like `useState('')`. */
export function useKeptText(name: string): readonly [text: string, setText: (text: string) => void] {
  const { value, set } = useKept(name, '')
  return [value, set]
}
