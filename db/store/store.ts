/**
 * The open vault: one writer connection, transactions, the audit chain, the anchor, idle upkeep and closing.
 * Knows no feature and no table but the audit log and the search index.
 */
import { dirname } from 'node:path'
import type Database from 'better-sqlite3-multiple-ciphers'
import { Anchor } from './anchor'
import { ApartKeys } from './apartKeys'
import { RecordDigests } from './auditRows'
import { AuditChain, type AuditEntry, type ChainHead, type Verdict } from './auditChain'
import { type Keys, wipe } from './keyring'
import { mark, markOf, type KeyringMark } from './keyringMark'
import type { Db } from './open'
import { syncFolder } from './safeFile'
import { sealOf } from './seal'
import { searchUpkeep } from './searchIndex'
import { withDerivedKey } from './secrets'
import { type Proof, verifyLog } from './verifyLog'

/** `keyring` gives the present one, if there is one that can be believed; it may have changed while the store was open. */
export interface StoreParts { readonly db: Db; readonly lock: Db; readonly keys: Keys; readonly anchorPath: string; readonly keyring?: () => KeyringMark | undefined; readonly seal?: Seal; readonly apart?: ApartKeys }
/** How the database was found: as it was closed, as something else, or without a seal. */
export type Seal = 'right' | 'wrong' | 'none'
export type DoubtKind = 'database' | 'keyring' | 'damaged'

export class ReadOnlyStore extends Error {}

export class Store {
  readonly db: Db
  /** Compartment keys of those who are logged in. */
  readonly apart: ApartKeys
  readonly #lock: Db
  readonly #chain: AuditChain
  readonly #anchor: Anchor
  readonly #keys: Keys
  readonly #records: RecordDigests
  #anchoredSeq: number
  #problem: string | undefined
  #untidy = false
  #unproved: boolean
  #doubtKind: DoubtKind = 'database'
  readonly #keyring: () => KeyringMark | undefined
  #searchUpkeep: (() => boolean) | undefined
  /** Made once: wrapping each piece of work anew costs more than a statement. */
  readonly #transaction: Database.Transaction<(work: () => void) => void>

  constructor({ db, lock, keys, anchorPath, keyring = () => undefined, seal = 'right', apart = new ApartKeys(() => undefined) }: StoreParts) {
    this.db = db
    this.apart = apart
    this.#transaction = db.transaction((work: () => void) => { work() })
    this.#lock = lock
    this.#keys = keys
    this.#keyring = keyring
    this.#chain = withDerivedKey(keys.dk, 'audit', (key) => new AuditChain(db, key))
    this.#anchor = withDerivedKey(keys.dk, 'anchor', (key) => new Anchor(anchorPath, key))
    this.#records = new RecordDigests(db)
    this.#problem = this.#anchor.problem(this.#chain) ?? (seal === 'wrong' ? '数据库在上次锁定之后变动过，可能有一部分被换成了旧的内容' : undefined)
    this.#anchoredSeq = this.#chain.head().seq
    this.#judgeKeyring()
    if (this.#problem !== undefined) db.pragma('query_only=ON')
    this.#unproved = seal === 'none' && this.#problem === undefined
  }

  /** Why nothing may be written, or undefined. */
  get problem(): string | undefined {
    return this.#problem
  }

  get doubtKind(): DoubtKind {
    return this.#doubtKind
  }

  /** It was opened without a seal, and the whole of it was not proved since: an old page in it would go unnoticed until then. */
  get unproved(): boolean {
    return this.#unproved
  }

  /** What the whole proof came to; where it fails, nothing is written any more. */
  heed({ sound, verdict }: Proof): void {
    this.#unproved = false
    if (!sound) this.#doubt('damaged', '上次没有正常锁定；之后全面核对，发现数据库有损坏的页')
    else if (!verdict.ok) this.#doubt('database', '上次没有正常锁定；之后全面核对，数据库的内容与审计日志对不上，可能有一部分被换成了旧的内容')
  }

  /** Damage came to light while working: nothing is written any more, so that nothing spreads. What was committed stays. */
  markDamaged(): void {
    this.#doubt('damaged', '使用中发现数据库有损坏，有的内容读不出来')
  }

  #doubt(kind: DoubtKind, why: string): void {
    this.#problem = why
    this.#doubtKind = kind
    try {
      this.db.pragma('query_only=ON')
    } catch {
      return
    }
  }

  /**
   * An older keyring put back opens with the passwords of then; another one of the same number was made from an older one.
   * One that is ahead is left to whoever opens the vault (publish.ts): a crash may have left it so.
   */
  #judgeKeyring(): void {
    const [present, seen] = [this.#keyring(), markOf(this.db)]
    if (present === undefined || seen === undefined || present.generation > seen.generation) return
    if (present.generation === seen.generation && present.mac === seen.mac) return
    this.#problem ??= present.generation < seen.generation
      ? `钥匙文件是旧的：应为第 ${seen.generation} 版，现在是第 ${present.generation} 版，之后改过的密码和恢复密钥都不算数了`
      : '钥匙文件与数据库对不上，可能有人放回过旧的钥匙文件'
    this.#doubtKind = 'keyring'
  }

  get readOnly(): boolean {
    return this.#problem !== undefined
  }

  /** Lends a key derived for one purpose; it is wiped afterwards. */
  withKey<T>(purpose: string, work: (key: Buffer) => T): T {
    return withDerivedKey(this.#keys.dk, purpose, work)
  }

  /** Lends the keys for as long as the work takes; it keeps none of them. */
  lend<T>(work: (keys: Keys) => T): T {
    return work(this.#keys)
  }

  /** When the newest entry of the audit log was written. */
  lastEntryAt(): number | undefined {
    return this.db.prepare<[], { at: number }>('SELECT at FROM audit ORDER BY seq DESC LIMIT 1').get()?.at
  }

  /** Runs work in one immediate transaction; all of it or nothing is kept. @throws ReadOnlyStore; whatever the work throws. */
  write<T>(work: () => T): T {
    if (this.#problem !== undefined) throw new ReadOnlyStore(this.#problem)
    this.#chain.start()
    const result = this.#inside('immediate', work)
    this.#moveAnchor(this.#chain.appended() ?? this.#chain.head(), false)
    return result
  }

  /** Runs work in a deferred transaction, so that all its reads see one state. */
  read<T>(work: () => T): T {
    return this.#inside('deferred', work)
  }

  #inside<T>(kind: 'immediate' | 'deferred', work: () => T): T {
    const results: { readonly value: T }[] = []
    this.#transaction[kind](() => { results.push({ value: work() }) })
    const [result] = results
    if (result === undefined) throw new Error('a transaction ran nothing')
    return result.value
  }

  /** Appends to the audit log; call it inside `write`, so that change and entry live or die together. */
  appendAudit(entry: AuditEntry): void {
    this.#chain.append(entry)
  }

  /** Number and hash of the newest entry. */
  auditHead(): ChainHead {
    return this.#chain.head()
  }

  /** The hash of one entry, or undefined when there is none of that number. */
  auditHashAt(seq: number): string | undefined {
    return this.#chain.hashAt(seq)
  }

  /** What an entry shall say of a record (`petition:12`): a digest of its rows as they are now. */
  recordDigest(record: string): string {
    return this.#records.of(record)
  }

  /** Walks the whole chain; its end must reach what was last known of it, and the rows must be what it says of them. */
  verifyAudit(): Verdict {
    return this.read(() => verifyLog(this.#chain, this.#records, this.#anchoredSeq))
  }

  /**
   * A supervisor takes a database behind its anchor as the right one: the entry with his reason becomes part of the chain
   * and the anchor starts again from it. Who may do so is the caller's to check. @throws Error when there is nothing to accept or no reason.
   */
  accept(entry: AuditEntry): void {
    if (this.#problem === undefined || this.#doubtKind === 'damaged' || entry.reason.trim() === '') throw new Error('nothing to accept, or no reason')
    this.db.pragma('query_only=OFF')
    try {
      this.db.transaction(() => {
        this.#chain.append(entry)
        const present = this.#keyring()
        if (present !== undefined) mark(this.db, present)
      }).immediate()
      this.#anchor.restart(this.#chain.head())
    } catch (error) {
      this.db.pragma('query_only=ON')
      throw error
    }
    this.#anchoredSeq = this.#chain.head().seq
    this.#problem = undefined
  }

  /**
   * Upkeep for idle moments: checkpoints without blocking, then brings the search index up to date. Answers whether more is left to do.
   * In this order, because the first write after a checkpoint syncs twice: that is then the index's and not a save.
   */
  idle(): boolean {
    if (this.readOnly) return false
    this.#searchUpkeep ??= searchUpkeep(this.db)
    if (this.#untidy) this.db.exec(`INSERT INTO search (search) VALUES ('optimize')`)
    this.#untidy = false
    this.db.pragma('wal_checkpoint(PASSIVE)')
    return this.#searchUpkeep()
  }

  /** In the next idle moment the search index is written anew: what was taken out of it lies in its pages until then. */
  tidySearch(): void {
    this.#untidy = true
  }

  /**
   * Checkpoints, writes the anchor durably, closes, seals what is closed and wipes the keys. A disk that takes nothing keeps no key in memory.
   * `readElsewhere`: a thread of this process still has the database open, and sealing would drop its locks; then there is no seal.
   */
  close(readElsewhere = false): void {
    if (!this.db.open) return
    const head = this.readOnly ? undefined : this.#settle()
    this.db.close()
    if (head !== undefined && !readElsewhere) this.#seal(head)
    this.#anchor.close()
    this.#lock.close()
    wipe(this.#keys)
    this.apart.wipe()
    this.#chain.wipe()
    this.#anchor.wipe()
  }

  /** Nothing is lost where this fails: the write-ahead log holds what was not moved, and the next opening takes it from there. */
  #settle(): ChainHead | undefined {
    try {
      // A lock must be quick: a backup broken off may read for a moment yet, and what it holds back stays in the write-ahead log.
      this.db.pragma('busy_timeout=0')
      this.db.pragma('wal_checkpoint(TRUNCATE)')
      const head = this.#chain.head()
      this.#moveAnchor(head, true)
      return head
    } catch {
      this.#anchor.close()
      return undefined
    }
  }

  /** That the log is gone must be durable first: a power cut that brought it back would look like a change. */
  #seal(head: ChainHead): void {
    try {
      syncFolder(dirname(this.db.name))
      const seal = sealOf(this.db.name)
      if (seal !== undefined) this.#anchor.seal(head, seal)
    } catch {
      this.#anchor.close()
    }
  }

  /** What was committed stays committed: an anchor that cannot be written lags behind and is tried again with the next change. */
  #moveAnchor(head: ChainHead, durable: boolean): void {
    if (head.seq === this.#anchoredSeq && !durable) return
    try {
      this.#anchor.write(head, durable)
      this.#anchoredSeq = head.seq
    } catch {
      this.#anchor.close()
    }
  }
}
