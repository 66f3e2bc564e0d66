/** A question of the contract in a component: asked again whenever one of its topics is heard. */
import { useQuery } from '@tanstack/react-query'
import type { Fault } from '#core/contract/call'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { ask } from './client'

export interface Asked<T> {
  readonly value: T | undefined
  readonly fault: Fault | undefined
  readonly again: () => void
}

export function useAsk<N extends CallName>(name: N, input: InputOf<N>, { enabled = true }: { readonly enabled?: boolean } = {}): Asked<OutputOf<N>> {
  const { data, refetch } = useQuery({ queryKey: [name, input], queryFn: () => ask(name, input), enabled, networkMode: 'always', retry: false })
  return { value: data?.ok === true ? data.value : undefined, fault: data?.ok === false ? data.fault : undefined, again: () => void refetch() }
}
