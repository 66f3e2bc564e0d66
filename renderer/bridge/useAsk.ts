/** A question of the contract in a component: asked again whenever one of its topics is heard. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Fault } from '#core/contract/call'
import type { CallName, InputOf, OutputOf } from '#core/contract/index'
import { ask } from './client'

export interface Asked<T> {
  readonly value: T | undefined
  readonly fault: Fault | undefined
  readonly again: () => void
  /** With `keep`: the value is still that of the question before. */
  readonly old: boolean
  /** An answer is under way, be it a newer one; whoever reads it is drawn again whenever that changes. */
  readonly asking: boolean
}

/** With `keep`, the answer to the question before stays until the new one is there: nothing flashes while somebody types. */
export function useAsk<N extends CallName>(name: N, input: InputOf<N>, { enabled = true, keep = false }: { readonly enabled?: boolean; readonly keep?: boolean } = {}): Asked<OutputOf<N>> {
  const query = useQuery({ queryKey: [name, input], queryFn: () => ask(name, input), enabled, networkMode: 'always', retry: false, ...(keep ? { placeholderData: keepPreviousData } : {}) })
  const { data, refetch, isPlaceholderData } = query
  return { value: data?.ok === true ? data.value : undefined, fault: data?.ok === false ? data.fault : undefined, again: () => void refetch(), old: isPlaceholderData, get asking() { return query.isFetching } }
}
