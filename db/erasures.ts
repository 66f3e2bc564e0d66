/**
 * Brings database and ledger of erasures together when a vault is opened and after every approval:
 * what an older database put back holds again is erased again, and what is erased is written down beside it.
 */
import { NewPetition } from '#core/contract/intake'
import { ERASED_TITLE, erasedForm } from '#core/domain/retention'
import type { Clock } from '#core/domain/clock'
import type { Repos } from '#core/door/ports'
import { codeMark, type LedgerEntry, readLedger, writeLedger } from './store/erasureLedger'
import type { Store } from './store/store'

type Kept = Pick<Repos, 'retention'>
interface Around { readonly clock: Clock; log(line: string): void }

/** `settle` when a database begins to be worked with, `note` after an approval. What cannot be done now (a full disk) is tried again at the next opening; nobody is kept out for it. */
export function erasureKeeper(path: string, store: Store, repos: Kept, { clock, log }: Around): { settle(): void; note(): void } {
  const tried = (work: () => void) => () => {
    try {
      work()
    } catch (error) {
      log(`erasures not settled: ${error instanceof Error ? error.name : 'unknown'}`)
    }
  }
  return {
    settle: tried(() => {
      if (eraseAgain(path, store, repos, clock) > 0) store.tidySearch()
      noteErasures(path, store, repos)
    }),
    note: tried(() => {
      store.tidySearch()
      noteErasures(path, store, repos)
    }),
  }
}

/** Erases again what the ledger says was erased. Gives how many petitions that were. @throws what a write throws. */
function eraseAgain(path: string, store: Store, { retention }: Kept, clock: Clock): number {
  if (store.readOnly) return 0
  const erased = new Set(retention.erased().map(({ petitionId }) => petitionId))
  const known = store.db.prepare<[number, string], { queryCode: string; detail: string }>('SELECT p.query_code AS queryCode, d.detail FROM petition p JOIN petition_detail d ON d.petition_id = p.id WHERE p.id = ? AND p.number = ?')
  const back = store.withKey('erasures', (key) => readLedger(path, key).flatMap((entry) => {
    const found = erased.has(entry.petitionId) ? undefined : known.get(entry.petitionId, entry.number)
    return found !== undefined && codeMark(key, found.queryCode) === entry.code ? [{ entry, detail: found.detail }] : []
  }))
  if (back.length === 0) return 0
  const again = store.db.prepare(`INSERT INTO erasure (petition_id, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at) VALUES (@petitionId, @rule, @keptUntil, '', @proposedBy, @proposedAt, @approvedBy, @approvedAt)
    ON CONFLICT (petition_id) DO UPDATE SET proposed_by = @proposedBy, proposed_at = @proposedAt, approved_by = @approvedBy, approved_at = @approvedAt`)
  store.write(() => {
    for (const { entry: { number, code: _code, ...rest }, detail } of back) {
      again.run(rest)
      const blanked = retention.erase(rest.petitionId, ERASED_TITLE, JSON.stringify(erasedForm(NewPetition.parse(JSON.parse(detail)))))
      store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'retention.eraseAgain', object: `petition:${rest.petitionId}`, fields: number, result: 'ok', reason: '', rowDigest: [`petition:${rest.petitionId}`, ...blanked.map((id) => `person:${id}`)].map((record) => store.recordDigest(record)).join(' ') })
    }
  })
  return back.length
}

/** Writes down what is erased, beside what the ledger already says: an entry never goes. */
function noteErasures(path: string, store: Store, { retention }: Kept): void {
  store.withKey('erasures', (key) => {
    const before = readLedger(path, key)
    const present = retention.erased().map(({ queryCode, ...rest }): LedgerEntry => ({ ...rest, code: codeMark(key, queryCode) }))
    const known = new Set(before.map(({ petitionId, code }) => `${petitionId} ${code}`))
    const added = present.filter(({ petitionId, code }) => !known.has(`${petitionId} ${code}`))
    if (added.length > 0) writeLedger(path, key, [...before, ...added])
  })
}
