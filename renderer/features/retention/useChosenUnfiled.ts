/** The steps on records of which no petition came. */
import type { UnfiledRow } from '#core/contract/retention'
import { useTell } from '../../bridge/useTell'
import { useProved } from '../../ui/useProved'
import type { Chosen } from './Decision'

const KINDS: Readonly<Record<UnfiledRow['kind'], string>> = { stay: '缓冲室接待', flag: '红旗', callBack: '回电' }

export const nameOf = ({ kind, no }: Pick<UnfiledRow, 'kind' | 'no'>): string => `${KINDS[kind]} ${no} 号`

export function useChosenUnfiled(rows: readonly UnfiledRow[], onDone: () => void): Chosen {
  const records = rows.map(({ kind, no }) => ({ kind, no }))
  const [propose, withdraw] = [useTell('retention.proposeUnfiled'), useTell('retention.withdrawUnfiled')]
  const proved = useProved('retention.approveUnfiled', onDone)
  return {
    lines: rows.map((row) => `${nameOf(row)}　${row.begunOn}`), content: '称呼、所记的话、处理经过和心理记录', place: 'unfiled', busy: propose.busy || withdraw.busy,
    tell: (kind, reason) => (kind === 'propose' ? propose : withdraw).tell({ records, reason }), proved, approve: () => void proved.submit((passphrase) => ({ records, passphrase })),
  }
}
