/** A question of a board: asked again by topic, after a fault that may pass, and at midnight; never again once the role may not see it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { dayOf } from '#core/domain/day'
import { ask } from '../bridge/client'

const againMs = 10_000
const forbidden = 'forbidden'

export interface Shown<T> {
  readonly value: T | undefined
  /** Nothing may be shown; not yet true while the first answer is on its way. */
  readonly failed: boolean
  readonly again: () => void
}

/** Each further attempt at what the role may not see would be one more refusal in the audit log. */
export function useShown<N extends CallName>(name: N, input: InputOf<N>): Shown<OutputOf<N>> {
  const { data, refetch } = useQuery({
    queryKey: [name, input], queryFn: () => ask(name, input), networkMode: 'always', retry: false, refetchOnWindowFocus: false,
    enabled: ({ state }) => state.data?.ok !== false || state.data.fault.code !== forbidden,
    refetchInterval: ({ state }) => (state.data?.ok === false && state.data.fault.code !== forbidden ? againMs : false),
    refetchIntervalInBackground: true,
  })
  return { value: data?.ok === true ? data.value : undefined, failed: data?.ok === false, again: () => void refetch() }
}

/** Asks anew when a new day has begun: numbers of yesterday are called no more. */
export function useNewDay(now: number | undefined, again: () => void): void {
  const today = now === undefined ? undefined : dayOf(now)
  const [since, setSince] = useState(today)
  useEffect(() => {
    if (today === undefined || today === since) return
    setSince(today)
    if (since !== undefined) again()
  }, [today])
}
