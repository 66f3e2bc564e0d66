/**
 * Brings database and ledger of erasures together when a vault is opened and after every approval:
 * what an older database put back holds again is erased again, and what is erased is written down beside it.
 */
import { NewPetition } from '#core/contract/intake'
import { ERASED_TITLE, erasedForm } from '#core/domain/retention'
import type { Clock } from '#core/domain/clock'
import type { Repos } from '#core/door/ports'
import { codeMark, type LedgerEntry, readLedger, type RecordingEntry, type UnfiledEntry, writeLedger } from './store/erasureLedger'
import type { Store } from './store/store'

type Kept = Pick<Repos, 'retention' | 'unfiled' | 'recordingKeep'>
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

/** Erases again what the ledger says was erased. Gives how many records that were. @throws what a write throws. */
function eraseAgain(path: string, store: Store, repos: Kept, clock: Clock): number {
  if (store.readOnly) return 0
  const { entries, unfiled, recordings } = store.withKey('erasures', (key) => readLedger(path, key))
  const [petitions, others, recorded] = [petitionsBack(store, repos, entries), unfiledBack(repos, unfiled), recordings.filter((entry) => repos.recordingKeep.isStillThere(entry))]
  if (petitions.length + others.length + recorded.length === 0) return 0
  const said = (object: string, fields: string, records: readonly string[]): void => {
    store.appendAudit({ at: clock.now(), uptime: clock.uptime(), userId: 0, userName: '', role: '', action: 'retention.eraseAgain', object, fields, result: 'ok', reason: '', rowDigest: records.map((record) => store.recordDigest(record)).join(' ') })
  }
  const again = store.db.prepare(`INSERT INTO erasure (petition_id, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at) VALUES (@petitionId, @rule, @keptUntil, '', @proposedBy, @proposedAt, @approvedBy, @approvedAt)
    ON CONFLICT (petition_id) DO UPDATE SET proposed_by = @proposedBy, proposed_at = @proposedAt, approved_by = @approvedBy, approved_at = @approvedAt`)
  store.write(() => {
    for (const { entry: { number, code: _code, ...rest }, detail } of petitions) {
      again.run(rest)
      const others = repos.retention.erase(rest.petitionId, ERASED_TITLE, JSON.stringify(erasedForm(NewPetition.parse(JSON.parse(detail)))))
      said(`petition:${rest.petitionId}`, number, [`petition:${rest.petitionId}`, ...others])
    }
    for (const entry of others) {
      repos.unfiled.eraseAgain(entry)
      said(`${entry.kind}:${entry.no}`, '', [])
    }
    // Those of a petition are gone with it by now.
    for (const entry of recorded.filter((one) => repos.recordingKeep.isStillThere(one))) {
      repos.recordingKeep.eraseAgain(entry, clock.now())
      said(`recording:${entry.recordingId}`, entry.number, [`recording:${entry.recordingId}`])
    }
  })
  return petitions.length + others.length + recorded.length
}

/** Petitions the database holds whole though they were erased, each the very one that was. */
function petitionsBack(store: Store, { retention }: Kept, entries: readonly LedgerEntry[]): { readonly entry: LedgerEntry; readonly detail: string }[] {
  const erased = new Set(retention.erased().map(({ petitionId }) => petitionId))
  const known = store.db.prepare<[number, string], { queryCode: string; detail: string }>('SELECT p.query_code AS queryCode, d.detail FROM petition p JOIN petition_detail d ON d.petition_id = p.id WHERE p.id = ? AND p.number = ?')
  return store.withKey('erasures', (key) => entries.flatMap((entry) => {
    const found = erased.has(entry.petitionId) ? undefined : known.get(entry.petitionId, entry.number)
    return found !== undefined && codeMark(key, found.queryCode) === entry.code ? [{ entry, detail: found.detail }] : []
  }))
}

/** The same of records that belong to no petition. */
function unfiledBack({ unfiled }: Kept, entries: readonly UnfiledEntry[]): UnfiledEntry[] {
  return entries.filter((entry) => !unfiled.isErased(entry) && unfiled.isStillThere(entry))
}

const recordingOf = ({ recordingId, number, startedAt }: RecordingEntry): string => `${recordingId} ${number} ${startedAt}`
const nameOf = ({ kind, no, begunAt }: UnfiledEntry): string => `${kind} ${no} ${begunAt}`

/** Writes down what is erased, beside what the ledger already says: an entry never goes. */
function noteErasures(path: string, store: Store, { retention, unfiled, recordingKeep }: Kept): void {
  store.withKey('erasures', (key) => {
    const before = readLedger(path, key)
    const present = retention.erased().map(({ queryCode, ...rest }): LedgerEntry => ({ ...rest, code: codeMark(key, queryCode) }))
    const known = new Set([...before.entries.map(({ petitionId, code }) => `${petitionId} ${code}`), ...before.unfiled.map(nameOf), ...before.recordings.map(recordingOf)])
    const added = { entries: present.filter(({ petitionId, code }) => !known.has(`${petitionId} ${code}`)), unfiled: unfiled.erased().filter((entry) => !known.has(nameOf(entry))), recordings: recordingKeep.erased().filter((entry) => !known.has(recordingOf(entry))) }
    if (added.entries.length + added.unfiled.length + added.recordings.length > 0) writeLedger(path, key, { entries: [...before.entries, ...added.entries], unfiled: [...before.unfiled, ...added.unfiled], recordings: [...before.recordings, ...added.recordings] })
  })
}
