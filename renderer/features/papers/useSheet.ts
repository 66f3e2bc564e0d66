/** Which sheet a kind of paper is printed on. */
import type { OutputOf } from '#core/contract/index'
import { paperOf } from '#core/documents/paper/sheets'
import type { Paper } from '#core/documents/printStyle'
import { type Asked, useAsk } from '../../bridge/useAsk'

/** The sheet is undefined until the office has said; A4 for a kind this program no longer has. */
export function useSheet(kind: string): Pick<Asked<OutputOf<'papers.kinds'>>, 'fault' | 'again'> & { readonly sheet: Paper | undefined } {
  const { value: kinds, fault, again } = useAsk('papers.kinds', {})
  return { fault, again, sheet: kinds === undefined ? undefined : paperOf(kinds.find(({ id }) => id === kind)?.layout ?? 'plain') }
}
