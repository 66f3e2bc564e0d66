/**
 * Where backups lie, what their files are called and what their manifests say.
 * A folder each: database, keyring, manifest. Names carry the time and nothing else; only folders of that name are ever removed.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dayOf } from '#core/domain/day'
import { BACKUP_KINDS, backupsToKeep } from '#core/domain/rotation'
import { isAuthentic } from './keyring'
import { readIfThere, replaceFile, syncFolder } from './safeFile'
import { mac, withDerivedKey } from './secrets'
import { readKeyring } from './vaultFolder'

export const BACKUP_NAME = /^room-\d{8}-\d{6}(?:-\d{1,3})?$/u
/** Half-made backups, discarded ones and the places where a restore or a drill works. */
const LEFTOVER = /^(?:room-\d{8}-\d{6}(?:-\d{1,3})?\.(?:part|old)|restoring|drill-[0-9a-z-]{1,64})$/u
const PART = /^room-\d{8}-\d{6}(?:-\d{1,3})?\.part$/u
const PART_FILE = /^(?:room\.db(?:-journal)?|(?:keyring|manifest)\.json(?:\.tmp)?)$/u
const MANIFEST_CHARACTERS = 10_000

/** Beside the vault: moved, copied or lost apart from it. */
export const backupsFolder = (dir: string): string => `${dir}-backups`
export const backupFiles = (folder: string) => ({ database: join(folder, 'room.db'), manifest: join(folder, 'manifest.json') })

const Manifest = z.strictObject({
  version: z.literal(1), at: z.number().int().nonnegative(), kind: z.enum(BACKUP_KINDS), schema: z.number().int().positive(), cipher: z.enum(['aegis', 'chacha20']),
  petitions: z.number().int().nonnegative(), auditEntries: z.number().int().nonnegative(), auditHead: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Of every row of every table but the search index. */
  digest: z.string().regex(/^[0-9a-f]{64}$/u), bytes: z.number().int().positive(), mac: z.string(),
})
export type Manifest = z.infer<typeof Manifest>

function macOf(manifest: Manifest, dk: Uint8Array): string {
  const { mac: _mac, ...rest } = Manifest.parse(manifest)
  return withDerivedKey(dk, 'backup', (key) => mac(key, JSON.stringify(rest)))
}

export const signedManifest = (manifest: Omit<Manifest, 'mac'>, dk: Uint8Array): Manifest => ({ ...manifest, mac: macOf({ ...manifest, mac: '' }, dk) })
export const isAuthenticManifest = (manifest: Manifest, dk: Uint8Array): boolean => macOf(manifest, dk) === manifest.mac

export function writeManifest(folder: string, manifest: Manifest): void {
  replaceFile(backupFiles(folder).manifest, JSON.stringify(Manifest.parse(manifest)))
}

/** What a backup says of itself, not yet proved; undefined when it is missing or makes no sense. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const text = readIfThere(backupFiles(folder).manifest)
    return text === undefined || text.length > MANIFEST_CHARACTERS ? undefined : Manifest.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Makes the folder of the backups where it is not there yet. */
export function ensureBackupsFolder(dir: string): string {
  const folder = backupsFolder(dir)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** A name that is free in this folder: the time at the desk. */
export function freeName(folder: string, now: number): string {
  const seconds = Math.floor((now + 8 * 3_600_000) / 1000) % 86_400
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0')).join('')
  const plain = `room-${dayOf(now).replaceAll('-', '')}-${time}`
  for (let count = 1; count < 1000; count += 1) {
    const name = count === 1 ? plain : `${plain}-${count}`
    if (!existsSync(join(folder, name))) return name
  }
  throw new Error('no free name for a backup')
}

export interface Listed { readonly name: string; readonly manifest: Manifest | undefined }

/** The backups of a folder, newest name first. What is not there, or is no folder, holds none. */
export function listBackups(folder: string): Listed[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && BACKUP_NAME.test(entry.name)).map(({ name }) => name)
  return names.sort().reverse().map((name) => ({ name, manifest: readManifest(join(folder, name)) }))
}

/** Whether a backup seems whole without being opened: its manifest and the copy of the keyring were made with this key, and the database is as long as it was. */
export function seemsWhole(folder: string, { name, manifest }: Listed, dk: Uint8Array): boolean {
  const path = join(folder, name)
  const keyring = readKeyring(path)
  return manifest !== undefined && isAuthenticManifest(manifest, dk) && sizeIfThere(backupFiles(path).database) === manifest.bytes && keyring !== undefined && isAuthentic(keyring, dk)
}

/** A file that is missing has no size. */
export const sizeIfThere = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/**
 * Removes what the rotation does not keep. A backup that is not whole, or is among those that failed a check, takes the place of no other one
 * and goes when it would have gone anyway. One whose manifest was not made with this key is nobody's to judge and stays.
 */
export function prune(folder: string, dk: Uint8Array, failed: ReadonlySet<string> = new Set()): string[] {
  const ours = listBackups(folder).flatMap((one) => (one.manifest !== undefined && isAuthenticManifest(one.manifest, dk) ? [{ name: one.name, at: one.manifest.at, kind: one.manifest.kind, sound: !failed.has(one.name) && seemsWhole(folder, one, dk) }] : []))
  const keep = new Set([...backupsToKeep(ours.filter(({ sound }) => sound)), ...backupsToKeep(ours)])
  const surplus = ours.map(({ name }) => name).filter((name) => !keep.has(name))
  for (const name of surplus) {
    renameSync(join(folder, name), join(folder, `${name}.old`))
    rmSync(join(folder, `${name}.old`), { recursive: true, force: true })
  }
  if (surplus.length > 0) syncFolder(folder)
  return surplus
}

/** What a crash left half-made. */
export function sweepBackups(dir: string): void {
  const folder = backupsFolder(dir)
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory() && LEFTOVER.test(entry.name)) sweep(join(folder, entry.name))
}

/** Backups broken off in any folder, a stick's too: such a folder holds nothing but parts of a backup, or it is somebody else's and stays. */
export function sweepParts(folder: string): void {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const half = join(folder, entry.name)
    if (entry.isDirectory() && PART.test(entry.name) && readdirSync(half).every((name) => PART_FILE.test(name))) sweep(half)
  }
}

/** An office that is just being ended may still write there, and Windows lets nobody take that away: then a later start does. */
function sweep(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    return
  }
}
