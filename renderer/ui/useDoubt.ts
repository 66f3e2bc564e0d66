/** Why the open room takes no change, for the screens that would otherwise offer one. Knows nothing of who settles it. */
import type { Doubt } from '#core/contract/vault'
import { useAsk } from '../bridge/useAsk'

/** `known` is false until the office has said; nothing is begun before. */
export function useDoubt(): { readonly known: boolean; readonly doubt: Doubt | undefined } {
  const { value, fault } = useAsk('vault.status', {})
  return { known: value !== undefined || fault !== undefined, doubt: value?.doubt }
}

/** Written on every way to a new visit while there can be none. */
export const NO_REGISTERING = '现在不能登记，看怎么办（F2）'
