/** The steps on records of which no petition came. */
import type { UnfiledRow } from '#core/contract/retention'
import { unfiledName } from '#core/domain/retention'
import { useTell } from '../../bridge/useTell'
import { useProved } from '../../ui/useProved'
import type { Chosen } from './Decision'

export function useChosenUnfiled(rows: readonly UnfiledRow[], onDone: () => void): Chosen {
  const records = rows.map(({ kind, no }) => ({ kind, no }))
  const [propose, withdraw] = [useTell('retention.proposeUnfiled'), useTell('retention.withdrawUnfiled')]
  const proved = useProved('retention.approveUnfiled', onDone)
  return {
    lines: rows.map((row) => `${unfiledName(row)}　${row.begunOn}`), content: '称呼、所记的话、处理经过和心理记录', place: 'unfiled', busy: propose.busy || withdraw.busy,
    steps: { propose: (reason) => propose.tell({ records, reason }), withdraw: (reason) => withdraw.tell({ records, reason }) }, proved, approve: () => void proved.submit((passphrase) => ({ records, passphrase })),
  }
}
