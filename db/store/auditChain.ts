/**
 * The audit log as a hash chain: appending inside the caller's transaction, and proving it whole.
 * Knows actions, objects and field names, never contents.
 */
import { createHmac } from 'node:crypto'
import type { Db } from './open'

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

function hashOf(key: Uint8Array, seq: number, previous: string, entry: AuditEntry): string {
  const { at, uptime, userId, userName, role, action, object, fields, result, reason, rowDigest } = entry
  return createHmac('sha256', key).update(JSON.stringify([seq, previous, at, uptime, userId, userName, role, action, object, fields, result, reason, rowDigest])).digest('hex')
}

export class AuditChain {
  readonly #db: Db
  readonly #key: Uint8Array

  constructor(db: Db, key: Uint8Array) {
    this.#db = db
    this.#key = key
  }

  head(): ChainHead {
    return this.#db.prepare<[], ChainHead>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() ?? CHAIN_START
  }

  hashAt(seq: number): string | undefined {
    return seq === 0 ? CHAIN_START.hash : this.#db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?').get(seq)?.hash
  }

  append(entry: AuditEntry): void {
    const head = this.head()
    const seq = head.seq + 1
    this.#db
      .prepare('INSERT INTO audit (seq, at, uptime, user_id, user_name, role, action, object, fields, result, reason, row_digest, previous, hash) VALUES (@seq, @at, @uptime, @userId, @userName, @role, @action, @object, @fields, @result, @reason, @rowDigest, @previous, @hash)')
      .run({ ...entry, seq, previous: head.hash, hash: hashOf(this.#key, seq, head.hash, entry) })
  }

  /** Walks every entry; the first that is missing, changed or out of order is named, and clock set-backs are told. */
  verify(): Verdict {
    let before: ChainHead & { readonly at: number } = { ...CHAIN_START, at: 0 }
    const setBack: number[] = []
    for (const row of this.#db.prepare<[], Row>(`SELECT ${COLUMNS} FROM audit ORDER BY seq`).iterate()) {
      const fits = row.seq === before.seq + 1 && row.previous === before.hash && row.hash === hashOf(this.#key, row.seq, before.hash, row)
      if (!fits) return { ok: false, entries: before.seq, firstBad: before.seq + 1, detail: `第 ${before.seq + 1} 条记录缺失或被改动` }
      if (row.at < before.at) setBack.push(row.seq)
      before = row
    }
    const jumps = setBack.length === 0 ? '' : `；第 ${setBack.slice(0, 5).join('、')} 条处时钟被往回调过（共 ${setBack.length} 处）`
    return { ok: true, entries: before.seq, detail: `共 ${before.seq} 条，前后相连，未发现改动${jumps}` }
  }
}
