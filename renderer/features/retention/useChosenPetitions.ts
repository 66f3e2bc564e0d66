/** The steps on petitions chosen from the due list. */
import type { RetentionRow } from '#core/contract/retention'
import { useTell } from '../../bridge/useTell'
import { useProved } from '../../ui/useProved'
import type { Chosen } from './Decision'

export function useChosenPetitions(rows: readonly RetentionRow[], onDone: () => void): Chosen {
  const [petitionIds, petitionId] = [rows.map(({ id }) => id), rows[0]?.id ?? 0]
  const [propose, withdraw, hold, release] = [useTell('retention.propose'), useTell('retention.withdraw'), useTell('retention.hold'), useTell('retention.release')]
  const proved = useProved('retention.approve', onDone)
  return {
    lines: rows.map(({ number, title }) => `${number}　${title}`), content: '姓名、联系方式、事由、办理记录和回执内容', place: 'retention', busy: propose.busy || withdraw.busy || hold.busy || release.busy,
    steps: { propose: (reason) => propose.tell({ petitionIds, reason }), withdraw: (reason) => withdraw.tell({ petitionIds, reason }), hold: (reason) => hold.tell({ petitionId, reason }), release: (reason) => release.tell({ petitionId, reason }) },
    proved, approve: () => void proved.submit((passphrase) => ({ petitionIds, passphrase })),
  }
}
