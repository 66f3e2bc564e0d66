/**
 * Looks through a folder of the room's own recorder: which files are there, which are new, at rest, changed, gone. What is as it was is not read again.
 * Follows no link, opens nothing but plain files, never writes; a folder that cannot be read to its end says nothing about what is missing in it. Runs in a thread of its own.
 */
import { type BigIntStats, closeSync, fstatSync, lstatSync, opendirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { Sight, Stamp, Way } from '#core/domain/foundFile'
import { mediaLength } from '#core/domain/mediaLength'
import { FORMAT_BYTES, recordingFormat } from '#core/domain/recordingFormat'
import { hashOf, PLAIN } from './takeIn'

const DEEPEST = 8
/** More are not looked at, and the room says so. */
export const MOST_FILES = 50_000

/** Path, stamp and way of a file that is known, as it crosses to the thread. */
export type KnownFile = readonly [path: string, size: number, mtime: string, ctime: string, way: Way]
export interface FolderLook { readonly id: number; readonly path: string; readonly known: readonly KnownFile[]; /** Stamps of files that are no recordings, by their path. */ readonly foreign: readonly (readonly [path: string, stamp: string])[] }
/** `away`: the folder is not there (a stick pulled out). `empty`: nothing is in it at all, as where nothing is plugged in. `partly`: something in it could not be read. */
export interface FolderSeen { readonly id: number; readonly how: 'read' | 'partly' | 'away' | 'empty'; readonly gone: readonly string[]; readonly foreign: FolderLook['foreign']; readonly files: number; /** Names that cannot be kept. */ readonly unnamed: number; readonly more: boolean }

/** `sight` of each file that is not as it was known. `hashing`: bytes done of the file that is read. False stops the look. */
export interface Looking { sight(path: string, sight: Sight): void; hashing(path: string, done: number): boolean }

const stampOf = (stat: BigIntStats): Stamp => ({ size: Number(stat.size), mtime: String(stat.mtimeNs), ctime: String(stat.ctimeNs) })
const spelt = ({ size, mtime, ctime }: Stamp): string => `${size} ${mtime} ${ctime}`
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

class Stopped extends Error {}

interface Walk { readonly files: Map<string, Stamp>; unnamed: number; partly: boolean; entries: number; more: boolean }

function walk(root: string, within: string, depth: number, into: Walk): void {
  const folder = opendirSync(join(root, within))
  try {
    for (let entry = folder.readSync(); entry !== null; entry = folder.readSync()) {
      into.entries += 1
      // Not well formed, or with what stands for bytes that are no text: such a name would not find its file again.
      if (!entry.name.isWellFormed() || entry.name.includes('\uFFFD')) {
        into.unnamed += 1
        continue
      }
      const path = within === '' ? entry.name : `${within}/${entry.name}`
      if (entry.isDirectory()) below(root, path, depth + 1, into)
      else if (entry.isFile()) noted(root, path, into)
    }
  } finally {
    folder.closeSync()
  }
}

function below(root: string, path: string, depth: number, into: Walk): void {
  if (depth > DEEPEST) into.more = true
  else try {
    walk(root, path, depth, into)
  } catch {
    into.partly = true
  }
}

function noted(root: string, path: string, into: Walk): void {
  if (into.files.size >= MOST_FILES) {
    into.more = true
    return
  }
  try {
    into.files.set(path, stampOf(lstatSync(join(root, path), { bigint: true })))
  } catch (error) {
    // Gone since its folder was read: it is missing like any other.
    if (codeOf(error) !== 'ENOENT') into.partly = true
  }
}

/** Of a plain file: its format and length, `unwritten` while its beginning is empty. @throws Error of the file system. */
function headOf(path: string): { readonly format: ReturnType<typeof recordingFormat>; readonly unwritten: boolean; length(): number | null; close(): void } {
  const file = openSync(path, PLAIN)
  try {
    const stat = fstatSync(file)
    const readAt = (offset: number, length: number): Uint8Array => {
      const bytes = Buffer.alloc(length)
      return Number.isSafeInteger(offset) ? bytes.subarray(0, readSync(file, bytes, 0, length, offset)) : bytes.subarray(0, 0)
    }
    const head = stat.isFile() ? readAt(0, FORMAT_BYTES) : new Uint8Array(0)
    const format = recordingFormat(head)
    return { format, unwritten: stat.isFile() && head.every((one) => one === 0), length: () => (format === undefined ? null : mediaLength(format, { size: stat.size, readAt }) ?? null), close: () => { closeSync(file) } }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/** What recorders call their files: by it a file whose beginning is not written yet is taken for one. */
const ENDINGS = /\.(?:wav|mp3|aac|m4a|mp4|mov|3gp|ogg|oga|opus|webm|mkv)$/iu

/** One file that is not as it was known. Undefined: no recording, or it will be looked at once more. */
async function judged(root: string, path: string, stamp: Stamp, way: Way | undefined, known: Stamp | undefined, looking: Looking): Promise<Sight | 'foreign' | undefined> {
  const full = join(root, path)
  const only = way === 'pinned' || way === 'lost'
  const rested = only || (way === 'growing' && known !== undefined && spelt(known) === spelt(stamp))
  let head: ReturnType<typeof headOf> | undefined
  try {
    head = headOf(full)
    const { format, unwritten } = head
    if (format === undefined && way === undefined && !(unwritten && ENDINGS.test(path))) return 'foreign'
    if (!rested || (format === undefined && !only)) return known !== undefined && way === 'growing' && rested ? undefined : { ...stamp, kind: 'moving', trouble: '' }
    const lengthMs = head.length()
    const hashed = await hashOf(full, (done) => looking.hashing(path, done))
    if (hashed.ok) return { ...stamp, kind: 'whole', format: format ?? 'wav', lengthMs, sha256: hashed.value.sha256 }
    if (hashed.code === 'stopped') throw new Stopped()
    return only ? undefined : { ...stamp, kind: 'moving', trouble: '' }
  } catch (error) {
    if (error instanceof Stopped || !isThere(root)) throw error
    if (codeOf(error) === 'ENOENT') return undefined
    return { ...stamp, kind: 'moving', trouble: 'unreadable' }
  } finally {
    head?.close()
  }
}

function isThere(root: string): boolean {
  try {
    return lstatSync(root).isDirectory()
  } catch {
    return false
  }
}

const AWAY = { how: 'away', gone: [], files: 0, unnamed: 0, more: false } as const

/** Looks once. @returns undefined when it was stopped. */
export async function lookThrough({ id, path: root, known: all, foreign }: FolderLook, looking: Looking): Promise<FolderSeen | undefined> {
  const into: Walk = { files: new Map(), unnamed: 0, partly: false, entries: 0, more: false }
  const away: FolderSeen = { id, ...AWAY, foreign }
  if (!isThere(root)) return away
  try {
    walk(root, '', 0, into)
    const known = new Map(all.map(([path, size, mtime, ctime, way]) => [path, { stamp: { size, mtime, ctime }, way }] as const))
    const strangers = await compared(root, into.files, known, new Map(foreign), looking)
    if (!isThere(root)) return away
    const empty = into.entries === 0 && all.length > 0
    const whole = !into.partly && !into.more && !empty
    const gone = whole ? [...known].filter(([path, { way }]) => way !== 'gone' && way !== 'lost' && way !== 'loose' && !into.files.has(path)).map(([path]) => path) : []
    return { id, how: empty ? 'empty' : into.partly ? 'partly' : 'read', gone, foreign: strangers, files: into.files.size, unnamed: into.unnamed, more: into.more }
  } catch (error) {
    if (error instanceof Stopped) return undefined
    return isThere(root) ? { ...away, how: 'partly' } : away
  }
}

async function compared(root: string, files: ReadonlyMap<string, Stamp>, known: ReadonlyMap<string, { readonly stamp: Stamp; readonly way: Way }>, foreign: ReadonlyMap<string, string>, looking: Looking): Promise<[string, string][]> {
  const strangers: [string, string][] = []
  for (const [path, stamp] of files) {
    const before = known.get(path)
    if (before === undefined && foreign.get(path) === spelt(stamp)) {
      strangers.push([path, spelt(stamp)])
      continue
    }
    if (before !== undefined && before.way !== 'growing' && spelt(before.stamp) === spelt(stamp)) {
      if (before.way === 'gone' || before.way === 'lost') looking.sight(path, { ...stamp, kind: 'same' })
      continue
    }
    const sight = await judged(root, path, stamp, before?.way, before?.stamp, looking)
    if (sight === 'foreign') strangers.push([path, spelt(stamp)])
    else if (sight !== undefined) looking.sight(path, sight)
  }
  return strangers
}
