/**
 * Putting a backup in the place of the room, in steps each of which leaves the room as before or as after.
 * What was there is moved aside and never deleted; the restored room continues its own audit chain with an entry that says so.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Counter, PaperCounter } from '#core/domain/numbering'
import { migrations } from '../migrations'
import { createAnchor } from './anchor'
import { type AuditEntry, type ChainHead, withChain } from './auditChain'
import { checkBackup, passed } from './backupCheck'
import { backupFiles, backupsFolder, ensureBackupsFolder, type Manifest } from './backupFolder'
import type { Keyring } from './keyring'
import { mark } from './keyringMark'
import { migrate } from './migrate'
import { openDatabase } from './open'
import { readIfThere, replaceFile, syncFile, syncFolder } from './safeFile'
import { sealOf } from './seal'
import { derivedKey, withDerivedKey } from './secrets'
import { files, writeKeyring } from './vaultFolder'
import { entriesOfUnknownKinds } from './verifyLog'

export interface Restoration {
  readonly dir: string
  readonly source: string
  readonly dk: Uint8Array
  readonly keyring: Keyring
  readonly manifest: Manifest
  readonly entry: AuditEntry
  /** Numbers given out since the backup: they stand on paper and are not given out again. */
  readonly counters: readonly Counter[]
  readonly paperCounters: readonly PaperCounter[]
  /** Where the present room is moved to. */
  readonly aside: string
}

export class CopyDamaged extends Error {}

const places = (dir: string) => ({ staging: join(backupsFolder(dir), 'restoring'), ready: join(backupsFolder(dir), 'restored') })
const isEmpty = (dir: string): boolean => !existsSync(dir) || readdirSync(dir).length === 0

/** The steps in order; each is complete when it returns. @throws CopyDamaged in the first when the copy does not stand its check. */
export function restoreSteps(restoration: Restoration): readonly (() => void)[] {
  const { dir, aside } = restoration
  const { staging, ready } = places(dir)
  return [
    () => { copy(restoration, staging) },
    () => { adopt(restoration, staging) },
    () => { publish(staging, ready) },
    () => {
      if (existsSync(dir)) renameSync(dir, aside)
      syncFolder(dirname(dir))
    },
    () => { publish(ready, dir) },
  ]
}

function publish(from: string, to: string): void {
  renameSync(from, to)
  for (const folder of new Set([dirname(from), dirname(to)])) syncFolder(folder)
}

function copy({ dir, source, dk }: Restoration, staging: string): void {
  ensureBackupsFolder(dir)
  discard(dir)
  mkdirSync(staging, { mode: 0o700 })
  for (const name of ['room.db', 'keyring.json', 'manifest.json']) {
    copyFileSync(join(source, name), join(staging, name))
    chmodSync(join(staging, name), 0o600)
  }
  if (!passed(checkBackup(staging, dk))) throw new CopyDamaged('the copy did not stand its check')
}

/** Makes the copy a room: today's schema and keyring, numbers never given out twice, what was erased still to be erased, the entry and its anchor. */
function adopt({ dir, dk, keyring, manifest, entry, counters, paperCounters }: Restoration, staging: string): void {
  const paths = files(staging)
  rmSync(backupFiles(staging).manifest)
  writeKeyring(staging, keyring)
  const erased = readIfThere(files(dir).erasures)
  if (erased !== undefined) replaceFile(paths.erasures, erased)
  const db = openDatabase(paths.database, derivedKey(dk, 'database'), manifest.cipher, false)
  let head: ChainHead
  try {
    migrate(db, migrations)
    head = withChain(db, dk, (chain) => {
      db.transaction(() => {
        const raise = db.prepare('INSERT INTO receipt_counter (year, last) VALUES (@year, @last) ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)')
        for (const counter of counters) raise.run(counter)
        const raisePapers = db.prepare('INSERT INTO paper_number (series, year, last) VALUES (@series, @year, @last) ON CONFLICT (series, year) DO UPDATE SET last = max(last, excluded.last)')
        for (const counter of paperCounters) raisePapers.run(counter)
        mark(db, keyring)
        chain.append(entry)
        for (const each of entriesOfUnknownKinds(db, entry)) chain.append(each)
      })()
      return chain.head()
    })
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
  syncFile(paths.database)
  withDerivedKey(dk, 'anchor', (key) => { createAnchor(paths.anchor, key, { ...head, seal: sealOf(paths.database) }) })
}

/** A restore that was cut off: finished when the room had been moved aside already, undone otherwise. */
export function finishRestore(dir: string): void {
  const { ready } = places(dir)
  if (existsSync(ready) && isEmpty(dir)) {
    if (existsSync(dir)) rmdirSync(dir)
    publish(ready, dir)
  }
  discard(dir)
}

/** Takes away the copy, never the backup it came from. */
export function discard(dir: string): void {
  for (const place of Object.values(places(dir))) rmSync(place, { recursive: true, force: true })
}
