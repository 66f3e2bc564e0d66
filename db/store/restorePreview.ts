/**
 * What restoring a backup would take away, compared with the present room as far as that still opens; and who may restore.
 * Shows numbers and days only, and of petitions somebody is excluded from nothing to him.
 */
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Role } from '#core/contract/call'
import type { RestorePreview } from '#core/contract/backups'
import { Day } from '#core/contract/fields'
import type { Counter, PaperCounter } from '#core/domain/numbering'
import { withChain } from './auditChain'
import { petitionCount } from './backupCheck'
import { backupFiles } from './backupFolder'
import { markOf } from './keyringMark'
import { type Db, isDamage, openDatabase, openForReading, takeWriterLock } from './open'
import { activeAccount } from './opening'
import { type Found, keyringToTake } from './restoreKeyring'
import type { BackupProof } from './restoreProof'
import { derivedKey } from './secrets'
import { files } from './vaultFolder'

/** Petitions named in the preview; the rest is counted. */
const NAMED = 20
export class VaultBusy extends Error {}

export interface Restorer { readonly userId: number; readonly userName: string; readonly role: string; readonly allowed: boolean }
export interface Comparison {
  readonly present: RestorePreview['present']
  /** In the backup, as many as whoever restores may know of. */
  readonly petitions: number
  readonly lost: RestorePreview['lost']
  /** Of the present room; of the backup where that cannot be read. */
  readonly counters: readonly Counter[]
  readonly paperCounters: readonly PaperCounter[]
  readonly restorer: Restorer
  /** The keyring that could take the place of a damaged or missing one, with the database as it is. */
  readonly keyring: Found | undefined
}

/** A database of before papers were numbered has none. */
function paperCountersOf(db: Db): PaperCounter[] {
  const there = db.prepare<[], unknown>(`SELECT 1 FROM sqlite_master WHERE name = 'paper_number'`).get() !== undefined
  return there ? db.prepare<[], PaperCounter>('SELECT series, year, last FROM paper_number').all() : []
}

/** Compares, holding the room's lock meanwhile. @throws VaultBusy when another process has the room open; SqliteError of a damaged backup. */
export function compareWithPresent(dir: string, path: string, proof: BackupProof): Comparison {
  const backup = openForReading(backupFiles(path).database, derivedKey(proof.keys.dk, 'database'), proof.manifest.cipher)
  try {
    return withPresent(dir, proof, (present) => {
      const judge = present ?? backup
      const hidden = hiddenFrom(proof, present === undefined ? [backup] : [present, backup])
      return {
        petitions: allIn(backup, hidden),
        present: present !== undefined ? 'compared' : existsSync(files(dir).database) || existsSync(files(dir).keyring) ? 'unreadable' : 'absent',
        lost: present === undefined ? { petitions: 0, first: [], entries: 0, diverged: false } : lostBy(present, backup, proof, hidden),
        counters: judge.prepare<[], Counter>('SELECT year, last FROM receipt_counter').all(), paperCounters: paperCountersOf(judge),
        restorer: restorerOf(judge, proof),
        keyring: present === undefined ? undefined : keyringToTake(dir, path, proof.keys.dk, markOf(present)),
      }
    })
  } finally {
    backup.close()
  }
}

/** The present database, when it opens with the keys of the backup; whatever became of its keyring. */
function withPresent<T>(dir: string, { keys, keyring }: BackupProof, work: (present: Db | undefined) => T): T {
  if (!existsSync(files(dir).database)) return work(undefined)
  const lock = takeWriterLock(files(dir).lock)
  if (lock === undefined) throw new VaultBusy('room is open elsewhere')
  let present: Db | undefined
  try {
    present = openPresent(dir, keys.dk, keyring.cipher)
    return work(present)
  } finally {
    present?.close()
    lock.close()
  }
}

function openPresent(dir: string, dk: Uint8Array, cipher: 'aegis' | 'chacha20'): Db | undefined {
  let db: Db | undefined
  try {
    db = openDatabase(files(dir).database, derivedKey(dk, 'database'), cipher, false)
    const readable = db.pragma('quick_check', { simple: true }) === 'ok' && db.pragma('user_version', { simple: true }) !== 0
    if (readable) return db
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  db?.close()
  return undefined
}

/** Petitions this person is excluded from, by either list; whoever holds the recovery key stands for the room itself. */
function hiddenFrom({ userId, byRecovery }: BackupProof, databases: readonly Db[]): ReadonlySet<number> {
  const ids = (db: Db) => db.prepare<[number], number>('SELECT petition_id FROM petition_exclusion WHERE account_id = ?').pluck().all(userId)
  return new Set(byRecovery ? [] : databases.flatMap(ids))
}

function allIn(db: Db, hidden: ReadonlySet<number>): number {
  const there = db.prepare<[number], number>('SELECT count(*) FROM petition WHERE id = ?').pluck()
  return petitionCount(db) - [...hidden].reduce((sum, id) => sum + (there.get(id) ?? 0), 0)
}

function lostBy(present: Db, backup: Db, { keys, manifest }: BackupProof, hidden: ReadonlySet<number>): RestorePreview['lost'] {
  const has = backup.prepare<[number], unknown>('SELECT 1 FROM petition WHERE id = ?')
  const first: { number: string; receivedOn: Day }[] = []
  let petitions = 0
  for (const { id, number, receivedOn } of present.prepare<[], { id: number; number: string; receivedOn: string }>('SELECT id, number, received_on AS receivedOn FROM petition ORDER BY id DESC').iterate()) {
    if (hidden.has(id) || has.get(id) !== undefined) continue
    petitions += 1
    if (first.length < NAMED) first.push({ number, receivedOn: Day.parse(receivedOn) })
  }
  const { head, diverged } = withChain(present, keys.dk, (chain) => ({ head: chain.head(), diverged: chain.hashAt(manifest.auditEntries) !== manifest.auditHead }))
  const lastAt = present.prepare<[], { at: number }>('SELECT at FROM audit ORDER BY seq DESC LIMIT 1').get()?.at
  return { petitions, first, entries: Math.max(0, head.seq - manifest.auditEntries), diverged, ...(lastAt === undefined ? {} : { lastAt }) }
}

/** Leader or administrator, by the newest list of accounts that opens; whoever holds the recovery key stands for the room itself. */
function restorerOf(db: Db, { userId, byRecovery }: BackupProof): Restorer {
  if (byRecovery) return { userId: 0, userName: '恢复密钥持有人', role: '', allowed: true }
  const account = activeAccount(db, userId)
  const roles = account === undefined ? [] : z.array(Role).parse(JSON.parse(account.roles))
  return { userId, userName: account?.name ?? '', role: roles.join(','), allowed: roles.includes('leader') || roles.includes('admin') }
}
