/**
 * The open vault: one writer connection, transactions, the audit chain, the anchor, idle upkeep and closing.
 * Knows no feature and no table but the audit log and the search index.
 */
import { Anchor } from './anchor'
import { AuditChain, type AuditEntry, type Verdict } from './auditChain'
import { type Keys, wipe } from './keyring'
import type { Db } from './open'
import { derivedKey } from './secrets'

export interface StoreParts { readonly db: Db; readonly lock: Db; readonly keys: Keys; readonly anchorPath: string }

export class ReadOnlyStore extends Error {}

export class Store {
  readonly db: Db
  readonly #lock: Db
  readonly #chain: AuditChain
  readonly #anchor: Anchor
  readonly #secrets: readonly Buffer[]
  readonly #keys: Keys
  #anchoredSeq: number
  #problem: string | undefined

  constructor({ db, lock, keys, anchorPath }: StoreParts) {
    const [anchorKey, auditKey] = [derivedKey(keys.dk, 'anchor'), derivedKey(keys.dk, 'audit')]
    this.db = db
    this.#lock = lock
    this.#keys = keys
    this.#secrets = [anchorKey, auditKey]
    this.#chain = new AuditChain(db, auditKey)
    this.#anchor = new Anchor(anchorPath, anchorKey)
    this.#problem = this.#anchor.problem(this.#chain)
    this.#anchoredSeq = this.#chain.head().seq
    if (this.#problem !== undefined) db.pragma('query_only=ON')
  }

  /** Why nothing may be written, or undefined. */
  get problem(): string | undefined {
    return this.#problem
  }

  get readOnly(): boolean {
    return this.#problem !== undefined
  }

  /** Runs work in one immediate transaction; all of it or nothing is kept. @throws ReadOnlyStore; whatever the work throws. */
  write<T>(work: () => T): T {
    if (this.#problem !== undefined) throw new ReadOnlyStore(this.#problem)
    const result = this.db.transaction(work).immediate()
    this.#moveAnchor(false)
    return result
  }

  /** Runs work in a deferred transaction, so that all its reads see one state. */
  read<T>(work: () => T): T {
    return this.db.transaction(work).deferred()
  }

  /** Appends to the audit log; call it inside `write`, so that change and entry live or die together. */
  appendAudit(entry: AuditEntry): void {
    this.#chain.append(entry)
  }

  /** Walks the whole chain; its end must reach what was last known of it. */
  verifyAudit(): Verdict {
    const verdict = this.#chain.verify()
    if (!verdict.ok || verdict.entries >= this.#anchoredSeq) return verdict
    return { ok: false, entries: verdict.entries, firstBad: verdict.entries + 1, detail: `末尾缺少记录：应有 ${this.#anchoredSeq} 条，现在只有 ${verdict.entries} 条` }
  }

  /**
   * A supervisor takes a database behind its anchor as the right one: the entry with his reason becomes part of the chain
   * and the anchor starts again from it. Who may do so is the caller's to check. @throws Error when there is nothing to accept or no reason.
   */
  accept(entry: AuditEntry): void {
    if (this.#problem === undefined || entry.reason.trim() === '') throw new Error('nothing to accept, or no reason')
    this.db.pragma('query_only=OFF')
    try {
      this.db.transaction(() => this.#chain.append(entry)).immediate()
      this.#anchor.restart(this.#chain.head())
    } catch (error) {
      this.db.pragma('query_only=ON')
      throw error
    }
    this.#anchoredSeq = this.#chain.head().seq
    this.#problem = undefined
  }

  /** Upkeep for idle moments: merges the search index a little and checkpoints without blocking. FTS options need integers. */
  idle(): void {
    if (this.readOnly) return
    this.db.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`).run(64n)
    this.db.pragma('wal_checkpoint(PASSIVE)')
  }

  /** Checkpoints, writes the anchor durably, closes and wipes the keys. */
  close(): void {
    if (!this.db.open) return
    if (!this.readOnly) {
      this.db.pragma('wal_checkpoint(TRUNCATE)')
      this.#moveAnchor(true)
    }
    this.db.close()
    this.#anchor.close()
    this.#lock.close()
    wipe(this.#keys)
    for (const secret of this.#secrets) secret.fill(0)
  }

  /** What was committed stays committed: an anchor that cannot be written lags behind and is tried again with the next change. */
  #moveAnchor(durable: boolean): void {
    const head = this.#chain.head()
    if (head.seq === this.#anchoredSeq && !durable) return
    try {
      this.#anchor.write(head, durable)
      this.#anchoredSeq = head.seq
    } catch {
      this.#anchor.close()
    }
  }
}
