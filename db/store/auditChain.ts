/**
 * The audit log as a hash chain: appending inside the caller's transaction, and proving it whole.
 * Knows actions, objects and field names, never contents.
 */
import { KeyedMac } from './keyedMac'
import type { Db } from './open'
import { withDerivedKey } from './secrets'

export interface AuditEntry {
  readonly at: number
  readonly uptime: number
  readonly userId: number
  readonly userName: string
  readonly role: string
  readonly action: string
  readonly object: string
  readonly fields: string
  readonly result: string
  readonly reason: string
  readonly rowDigest: string
}
export interface ChainHead { readonly seq: number; readonly hash: string }
export interface Verdict { readonly ok: boolean; readonly entries: number; readonly firstBad?: number; readonly detail: string }

interface Row extends AuditEntry, ChainHead { readonly previous: string }

const COLUMNS = 'seq, at, uptime, user_id AS userId, user_name AS userName, role, action, object, fields, result, reason, row_digest AS rowDigest, previous, hash'

/** Before the first entry. */
export const CHAIN_START: ChainHead = { seq: 0, hash: '0'.repeat(64) }

function hashOf(mac: KeyedMac, seq: number, previous: string, entry: AuditEntry): string {
  const { at, uptime, userId, userName, role, action, object, fields, result, reason, rowDigest } = entry
  return mac.of(JSON.stringify([seq, previous, at, uptime, userId, userName, role, action, object, fields, result, reason, rowDigest]))
}

/** Every save appends and looks up the head: prepared once. */
function statements(db: Db) {
  return {
    head: db.prepare<[], ChainHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1'),
    add: db.prepare('INSERT INTO audit (seq, at, uptime, user_id, user_name, role, action, object, fields, result, reason, row_digest, previous, hash) VALUES (@seq, @at, @uptime, @userId, @userName, @role, @action, @object, @fields, @result, @reason, @rowDigest, @previous, @hash)'),
  }
}

export class AuditChain {
  readonly #db: Db
  readonly #mac: KeyedMac
  readonly #statements: ReturnType<typeof statements>
  #appended: ChainHead | undefined

  /** The key stays the caller's, who wipes it. */
  constructor(db: Db, key: Uint8Array) {
    this.#db = db
    this.#mac = new KeyedMac(key)
    this.#statements = statements(db)
  }

  /** Takes the key out of memory; nothing can be appended or proved afterwards. */
  wipe(): void {
    this.#mac.wipe()
  }

  head(): ChainHead {
    return this.#statements.head.get() ?? CHAIN_START
  }

  /** Forgets what was appended before; what is appended from here on is known without reading it back. */
  start(): void {
    this.#appended = undefined
  }

  /** The last entry appended since `start`; only the caller knows whether its transaction was kept. */
  appended(): ChainHead | undefined {
    return this.#appended
  }

  hashAt(seq: number): string | undefined {
    return seq === 0 ? CHAIN_START.hash : this.#db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?').get(seq)?.hash
  }

  append(entry: AuditEntry): void {
    const head = this.head()
    const seq = head.seq + 1
    const hash = hashOf(this.#mac, seq, head.hash, entry)
    this.#statements.add.run({ ...entry, seq, previous: head.hash, hash })
    this.#appended = { seq, hash }
  }

  /** Walks every entry; the first that is missing, changed or out of order is named, and jumps of the clock are told. `heard` is given what each entry says of rows. */
  verify(heard: (seq: number, rowDigest: string) => void = () => undefined): Verdict {
    let before: ChainHead & Moment = { ...CHAIN_START, at: 0, uptime: 0 }
    const jumps = { back: [] as number[], on: [] as number[] }
    for (const row of this.#db.prepare<[], Row>(`SELECT ${COLUMNS} FROM audit ORDER BY seq`).iterate()) {
      const fits = row.seq === before.seq + 1 && row.previous === before.hash && row.hash === hashOf(this.#mac, row.seq, before.hash, row)
      if (!fits) return { ok: false, entries: before.seq, firstBad: before.seq + 1, detail: `第 ${before.seq + 1} 条记录缺失或被改动` }
      if (row.at < before.at) jumps.back.push(row.seq)
      else if (row.seq > 1 && jumpedOn(before, row)) jumps.on.push(row.seq)
      if (row.rowDigest !== '') heard(row.seq, row.rowDigest)
      before = row
    }
    return { ok: true, entries: before.seq, detail: `共 ${before.seq} 条，前后相连，未发现改动${told(jumps.back, '往回')}${told(jumps.on, '往前')}` }
  }
}

/** Lends the chain of a database for as long as `use` takes; its key, and what was prepared from it, are wiped. */
export function withChain<T>(db: Db, dk: Uint8Array, use: (chain: AuditChain) => T): T {
  const chain = withDerivedKey(dk, 'audit', (key) => new AuditChain(db, key))
  try {
    return use(chain)
  } finally {
    chain.wipe()
  }
}

interface Moment { readonly at: number; readonly uptime: number }
/** A clock that is corrected drifts by seconds; more is a hand on it. */
const JUMP_MS = 60_000
/** With these the office may have been started anew, and its uptime with it. */
const STARTS: readonly string[] = ['vault.create', 'vault.unlock', 'vault.recover', 'vault.renewRecovery', 'vault.acceptDatabase', 'vault.attempt', 'vault.attemptsLost']

/** Whether the clock ran on further than the machine did between two entries of one run. */
function jumpedOn(before: Moment, row: Row): boolean {
  return row.uptime >= before.uptime && !STARTS.includes(row.action) && row.at - before.at - (row.uptime - before.uptime) > JUMP_MS
}

function told(seqs: readonly number[], way: string): string {
  return seqs.length === 0 ? '' : `；第 ${seqs.slice(0, 5).join('、')} 条处时钟被${way}调过（共 ${seqs.length} 处）`
}
