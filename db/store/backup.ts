/**
 * Writing one backup: VACUUM INTO under the room's key, opened again and checked, made durable, published by a rename.
 * A backup that was not proved is never published; what is there already is never touched.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupKind } from '#core/domain/rotation'
import { type ChainHead, withChain } from './auditChain'
import { checkBackup, contentDigest, passed, petitionCount } from './backupCheck'
import { backupFiles, freeName, type Manifest, signedManifest, writeManifest } from './backupFolder'
import type { Keyring } from './keyring'
import { schemaVersion } from './migrate'
import type { Db } from './open'
import { syncFile, syncFolder } from './safeFile'
import { writeKeyring } from './vaultFolder'

/**
 * `db` writes the copy, `state` says what must be in it: the same connection where nobody else writes meanwhile, and otherwise
 * another one, which holds the database as it was when the copying began.
 */
export interface BackupSource {
  readonly db: Db
  readonly state?: Db
  readonly dk: Uint8Array
  readonly keyring: Keyring
  /** Throws when what is about to be copied is not what it is taken for. */
  judge?(state: Db): void
}
export interface Written { readonly name: string; readonly manifest: Manifest }

/** Their codes are those of the disk, which the office tells a person in words where it answers neither by itself: before a migration. */
export class NoRoom extends Error {
  readonly code = 'ENOSPC'
}
export class BackupUnproved extends Error {
  readonly code = 'EIO'
}

/** Room that is left over beside the copy, so that the desk can go on working. */
export const SPARE_BYTES = 16 * 1024 * 1024
/** A change committed between the moment that is held and the copy makes another try necessary; the two are microseconds apart. */
const TRIES = 4

/**
 * Writes a backup of an open database into a folder that exists.
 * @throws NoRoom when the disk is too full, BackupUnproved when the copy did not stand its check, Error of the file system; nothing is left behind then.
 */
export function writeBackup(source: BackupSource, folder: string, kind: BackupKind, now: number): Written {
  const { db } = source
  const size = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < size + SPARE_BYTES) throw new NoRoom(`needs ${size} bytes`)
  const name = freeName(folder, now)
  const part = join(folder, `${name}.part`)
  try {
    const manifest = proved(part, source, kind, now)
    renameSync(part, join(folder, name))
    syncFolder(folder)
    return { name, manifest }
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw isFull(error) ? new NoRoom('disk full', { cause: error }) : error
  }
}

function proved(part: string, source: BackupSource, kind: BackupKind, now: number): Manifest {
  for (let left = source.state === undefined ? 1 : TRIES; left > 0; left -= 1) {
    rmSync(part, { recursive: true, force: true })
    mkdirSync(part, { mode: 0o700 })
    const manifest = held(source, () => fill(part, source, kind, now))
    if (passed(checkBackup(part, source.dk))) return manifest
  }
  throw new BackupUnproved('the copy did not stand its check')
}

/** Every reading of `state` sees one moment, for as long as the work takes. */
function held<T>({ state }: BackupSource, work: () => T): T {
  if (state === undefined) return work()
  state.exec('BEGIN')
  try {
    // SQLite takes the moment with the first reading, not with BEGIN.
    schemaVersion(state)
    return work()
  } finally {
    state.exec('ROLLBACK')
  }
}

function fill(part: string, source: BackupSource, kind: BackupKind, now: number): Manifest {
  const { db, state = db, dk, keyring } = source
  const { database } = backupFiles(part)
  source.judge?.(state)
  db.prepare('VACUUM INTO ?').run(database)
  // SQLite does not make the target of VACUUM INTO durable.
  syncFile(database)
  const head = headOf(state, dk)
  const manifest = signedManifest({
    version: 1, at: now, kind, schema: schemaVersion(state), cipher: keyring.cipher, petitions: petitionCount(state), auditEntries: head.seq, auditHead: head.hash,
    digest: contentDigest(state), bytes: statSync(database).size,
  }, dk)
  writeKeyring(part, keyring)
  writeManifest(part, manifest)
  return manifest
}

const headOf = (db: Db, dk: Uint8Array): ChainHead => withChain(db, dk, (chain) => chain.head())

export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'SQLITE_FULL')
}

/** Whether a folder can take a backup: it exists, is a folder and is not the vault itself. */
export function isTarget(folder: string, dir: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory() && folder !== dir && !folder.startsWith(`${dir}/`) && !folder.startsWith(`${dir}\\`)
}
