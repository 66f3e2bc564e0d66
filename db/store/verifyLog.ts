/**
 * The whole proof of an audit log: the chain, its end against what was last known of it, and what it says of rows against the rows.
 * Reads only, and any connection; and the one place where what a log does not know yet is told to it.
 */
import { objectWord } from '#core/domain/auditWords'
import { type AuditChain, type AuditEntry, type Verdict, withChain } from './auditChain'
import { RecordDigests, type Said, saidBy } from './auditRows'
import { type Db, isDamage } from './open'

const spoken = (kind: string): string => objectWord(kind, '')

/** Call it where every reading sees one state. `atLeast`: so many entries there were. */
export function verifyLog(chain: AuditChain, records: RecordDigests, atLeast: number): Verdict {
  const said = new Map<string, Said>()
  const verdict = chain.verify((seq, rowDigest) => { for (const each of saidBy(seq, rowDigest)) said.set(each.record, each) })
  if (!verdict.ok) return verdict
  return tailProblem(verdict, atLeast) ?? rowProblem(verdict, records, said) ?? { ...verdict, detail: `${verdict.detail}；各项记录的内容与日志相符` }
}

function tailProblem({ entries }: Verdict, atLeast: number): Verdict | undefined {
  return entries >= atLeast ? undefined : { ok: false, entries, firstBad: entries + 1, detail: `末尾缺少记录：应有 ${atLeast} 条，现在只有 ${entries} 条` }
}

function rowProblem({ entries }: Verdict, records: RecordDigests, said: ReadonlyMap<string, Said>): Verdict | undefined {
  const differing = records.differing(said.values())
  if (differing !== undefined) {
    const { first: { record, seq }, count } = differing
    return { ok: false, entries, firstBad: seq, detail: `第 ${seq} 条记录的${spoken(record.slice(0, record.indexOf(':')))}与数据库里的内容不符，可能绕过程序改动过（共 ${count} 处）` }
  }
  const [unsaid] = records.unsaid(said)
  return unsaid === undefined ? undefined : { ok: false, entries, detail: `数据库里有 ${unsaid.records.length} 处${spoken(unsaid.kind)}在日志里没有记录，可能绕过程序添加过` }
}

/** `sound`: pages and references are whole. */
export interface Proof { readonly sound: boolean; readonly verdict: Verdict }

/** Everything that can be proved of an open database, as it is at one moment. @throws what is no damage. */
export function proveAll(db: Db, dk: Uint8Array, atLeast: number): Proof {
  const nothing: Verdict = { ok: false, entries: 0, detail: '' }
  try {
    db.exec('BEGIN')
    const broken: unknown = db.pragma('foreign_key_check')
    const sound = db.pragma('integrity_check', { simple: true }) === 'ok' && Array.isArray(broken) && broken.length === 0
    return { sound, verdict: sound ? withChain(db, dk, (chain) => verifyLog(chain, new RecordDigests(db), atLeast)) : nothing }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { sound: false, verdict: nothing }
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK')
  }
}

const RECORDS_AN_ENTRY = 200

/**
 * In a room whose log is from before it said anything of a kind of record, what there is of that kind is said once, so that it is known from then on.
 * Gives the entries to append. A kind the log knows is left alone: what it does not know of that was added past the program.
 */
export function entriesOfUnknownKinds(db: Db, now: Pick<AuditEntry, 'at' | 'uptime'>): AuditEntry[] {
  const said = new Set<string>()
  for (const rowDigest of db.prepare<[], string>(`SELECT row_digest FROM audit WHERE row_digest LIKE '%=%'`).pluck().iterate()) for (const { record } of saidBy(0, rowDigest)) said.add(record)
  const kinds = new Set([...said].map((record) => record.slice(0, record.indexOf(':'))))
  const records = new RecordDigests(db)
  return records.unsaid(said).filter(({ kind }) => !kinds.has(kind) && kind !== 'petition').flatMap((unsaid) => Array.from({ length: Math.ceil(unsaid.records.length / RECORDS_AN_ENTRY) }, (_, at) => ({
    ...now, userId: 0, userName: '', role: '', action: 'audit.records', object: unsaid.kind, fields: '', result: 'ok', reason: '',
    rowDigest: unsaid.records.slice(at * RECORDS_AN_ENTRY, (at + 1) * RECORDS_AN_ENTRY).map((record) => records.of(record)).join(' '),
  })))
}
