/**
 * The open vault: one writer connection, transactions, the audit chain, the anchor, idle upkeep and closing.
 * Knows no feature and no table but the audit log and the search index.
 */
import { anchorProblem, writeAnchor } from './anchor'
import { AuditChain, type AuditEntry, type Verdict } from './auditChain'
import type { Keys } from './keyring'
import type { Db } from './open'
import { derivedKey } from './secrets'

export interface StoreParts { readonly db: Db; readonly lock: Db; readonly keys: Keys; readonly anchorPath: string }

export class ReadOnlyStore extends Error {}

export class Store {
  readonly db: Db
  /** Why nothing may be written, or undefined. */
  readonly problem: string | undefined
  readonly #lock: Db
  readonly #chain: AuditChain
  readonly #anchorPath: string
  readonly #anchorKey: Buffer
  readonly #keys: Keys
  #anchoredSeq: number

  constructor({ db, lock, keys, anchorPath }: StoreParts) {
    this.db = db
    this.#lock = lock
    this.#keys = keys
    this.#anchorPath = anchorPath
    this.#anchorKey = derivedKey(keys.dk, 'anchor')
    this.#chain = new AuditChain(db, derivedKey(keys.dk, 'audit'))
    this.problem = anchorProblem(anchorPath, this.#anchorKey, this.#chain)
    this.#anchoredSeq = this.#chain.head().seq
  }

  get readOnly(): boolean {
    return this.problem !== undefined
  }

  /** Runs work in one immediate transaction; all of it or nothing is kept. @throws ReadOnlyStore; whatever the work throws. */
  write<T>(work: () => T): T {
    if (this.problem !== undefined) throw new ReadOnlyStore(this.problem)
    const result = this.db.transaction(work).immediate()
    this.#anchor(false)
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

  verifyAudit(): Verdict {
    return this.#chain.verify()
  }

  /** Upkeep for idle moments: merges the search index a little and checkpoints without blocking. FTS options need integers. */
  idle(): void {
    if (!this.readOnly) this.db.prepare(`INSERT INTO search (search, rank) VALUES ('merge', ?)`).run(64n)
    this.db.pragma('wal_checkpoint(PASSIVE)')
  }

  /** Checkpoints, writes the anchor durably, closes and wipes the keys. */
  close(): void {
    if (!this.db.open) return
    this.db.pragma('wal_checkpoint(TRUNCATE)')
    if (!this.readOnly) this.#anchor(true)
    this.db.close()
    this.#lock.close()
    for (const key of [this.#anchorKey, ...Object.values(this.#keys)]) key.fill(0)
  }

  #anchor(durable: boolean): void {
    const head = this.#chain.head()
    if (head.seq === this.#anchoredSeq && !durable) return
    writeAnchor(this.#anchorPath, this.#anchorKey, head, durable)
    this.#anchoredSeq = head.seq
  }
}
