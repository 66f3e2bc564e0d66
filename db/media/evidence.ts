/**
 * Writes the plain copy of an encrypted recording with its papers into a folder of its own, whole or not at all.
 * Runs in a thread; a copy that does not hold what the index says is removed again. Knows no database.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { EvidenceEnd, EvidenceJob } from '#core/door/evidencePort'
import { syncFolder } from '../store/safeFile'
import { SealedDamage, SealedReader } from './sealedReader'

/** Read, hashed and written at once. */
const PORTION = 1_048_576
/** Left free on the worker's disk beside the copy. */
const SPARE = 1_048_576
const PART = '.part'
const ONLY_OWNER = 0o600

export interface CopyJob extends Pick<EvidenceJob, 'folder' | 'name' | 'stored' | 'bytes' | 'sha256' | 'fileName' | 'papers'> { readonly path: string }
export interface CopyAround {
  /** Told the bytes done; false stops it. */
  readonly goOn: (done: number) => boolean
  readonly free?: (folder: string) => number
}

const freeOf = (folder: string): number => { const { bavail, bsize } = statfsSync(folder); return bavail * bsize }

class Stopped extends Error {}
class Different extends Error {}

/** A free name in the folder: the next number where one is taken. */
function freeName(folder: string, name: string): string {
  const taken = new Set(readdirSync(folder))
  let at = 1
  const of = (): string => (at === 1 ? name : `${name}(${at})`)
  while (taken.has(of())) at += 1
  return of()
}

/** Whether an entry of the folder is what a fall left of such a copy: plain bytes nobody asked to keep. */
export const isRest = (entry: string, name: string): boolean => entry.startsWith(name) && entry.endsWith(PART)

function sweep(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) if (isRest(entry, name)) rmSync(join(folder, entry), { recursive: true, force: true })
}

/** Never throws; the key is the caller's to wipe. */
export function copyOut(job: CopyJob, key: Uint8Array, { goOn, free = freeOf }: CopyAround): EvidenceEnd {
  let building: string | undefined
  let reader: SealedReader | undefined
  try {
    try {
      sweep(job.folder, job.name)
      if (free(job.folder) < job.bytes + SPARE) return 'no-room'
    } catch {
      return 'no-folder'
    }
    reader = new SealedReader(job.path, key, job.stored ?? undefined)
    if (reader.bytes !== job.bytes) return 'damaged'
    const final = freeName(job.folder, job.name)
    // A name of its own: whoever sweeps what an earlier one left does not mean this.
    building = join(job.folder, `${final}.${randomBytes(4).toString('hex')}${PART}`)
    mkdirSync(building, { mode: 0o700 })
    writePlain(join(building, job.fileName), reader, job, goOn)
    for (const { name, text, base64 } of job.papers) writeWhole(join(building, name), base64 === true ? Buffer.from(text, 'base64') : Buffer.from(text))
    syncFolder(building)
    // Told to stop as late as this it is not there either: whoever locked the room writes down no copy.
    if (!goOn(job.bytes)) return 'stopped'
    renameSync(building, join(job.folder, final))
    building = undefined
    syncFolder(job.folder)
    return 'done'
  } catch (error) {
    return endOf(error, reader !== undefined)
  } finally {
    reader?.close()
    if (building !== undefined) removed(building)
  }
}

function writePlain(path: string, reader: SealedReader, { bytes, sha256 }: CopyJob, goOn: CopyAround['goOn']): void {
  const digest = createHash('sha256')
  const file = openSync(path, 'wx', ONLY_OWNER)
  try {
    for (let at = 0; at < bytes; at += PORTION) {
      if (!goOn(at)) throw new Stopped()
      const portion = reader.read(at, PORTION)
      digest.update(portion)
      writeAll(file, portion)
      portion.fill(0)
    }
    if (digest.digest('hex') !== sha256) throw new Different()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', ONLY_OWNER)
  try {
    writeAll(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}

function removed(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // A stick pulled out took it along; what is left is removed with the next copy to it.
    return
  }
}

const NO_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL']

/** `opened`: the encrypted file was; what is missing then is the folder. */
function endOf(error: unknown, opened: boolean): EvidenceEnd {
  if (error instanceof Stopped) return 'stopped'
  if (error instanceof SealedDamage || error instanceof Different) return 'damaged'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-room'
  if (code === 'ENOENT') return opened ? 'no-folder' : 'missing'
  return NO_FOLDER.includes(code) ? 'no-folder' : 'failed'
}
