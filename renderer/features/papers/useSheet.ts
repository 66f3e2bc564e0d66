/** Which sheet a kind of paper is printed on. */
import { paperOf } from '#core/documents/paper/sheets'
import type { Paper } from '#core/documents/printStyle'
import { useAsk } from '../../bridge/useAsk'

/** Undefined until the office has said; A4 for a kind this program no longer has. */
export function useSheet(kind: string): Paper | undefined {
  const kinds = useAsk('papers.kinds', {}).value
  return kinds === undefined ? undefined : paperOf(kinds.find(({ id }) => id === kind)?.layout ?? 'plain')
}
