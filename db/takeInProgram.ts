/**
 * What runs in the thread that takes recordings in: does the one job it was started for, says what it saw and how it went, and ends.
 * Loads no native module and knows no row.
 */
import { lstatSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { Sight, Stamp } from '#core/domain/foundFile'
import { type KnownFile, lookThrough } from './media/scan'
import { SealedReader } from './media/sealedReader'
import { takeIn } from './media/takeIn'
import type { FileOrder, FolderOrder, Said, TakeInJob, TakeOrder, Trouble, Written } from './takeInThread'

/** So many sights are told together: few enough to be written down at once without the desk noticing. */
const TOGETHER = 100
const SAY_MS = 400

const say = (said: Said): void => { parentPort?.postMessage(said) }

/** Says how far the work is: at once, then now and then. */
function progress(): (path: string, done: number) => true {
  let last = -SAY_MS
  return (path, done) => {
    const now = performance.now()
    if (now - last >= SAY_MS) {
      last = now
      say({ say: 'reading', path, done })
    }
    return true
  }
}

async function look(folders: readonly FolderOrder[]): Promise<void> {
  const hashing = progress()
  for (const { id, path, known, foreign } of folders) {
    let sights: [string, Sight][] = []
    let since = performance.now()
    const hand = (): void => {
      if (sights.length > 0) say({ say: 'sights', folderId: id, sights })
      sights = []
      since = performance.now()
    }
    const seen = await lookThrough({ id, path, known: JSON.parse(Buffer.from(known).toString()) as KnownFile[], foreign }, {
      hashing,
      sight: (name, sight) => {
        sights.push([name, sight])
        if (sights.length >= TOGETHER || performance.now() - since > SAY_MS) hand()
      },
    })
    hand()
    if (seen !== undefined) say({ say: 'seen', seen })
  }
}

const isAt = (path: string, { size, mtime, ctime }: Stamp): boolean => {
  const stat = lstatSync(path, { bigint: true })
  return stat.isFile() && Number(stat.size) === size && String(stat.mtimeNs) === mtime && String(stat.ctimeNs) === ctime
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Its place, where no link leads out of the folder and it is still what was seen. @throws Error of the file system. */
function placeOf({ root, path, stamp }: FileOrder): string | undefined {
  const full = join(root, path)
  return realpathSync(dirname(full)) === dirname(full) && isAt(full, stamp) ? full : undefined
}

async function take(order: TakeOrder): Promise<{ readonly written: Written } | { readonly trouble: Trouble }> {
  const full = placeOf(order)
  if (full === undefined) return { trouble: 'altered' }
  const key = Buffer.from(new Uint8Array(order.key))
  const told = progress()
  const taken = await takeIn(full, order.to, (done) => told(order.path, done), Buffer.from(key))
  // Of a folder that is gone, what was open may still be read, and only looks changed.
  if (!taken.ok) return { trouble: isFolder(order.root) ? 'altered' : 'unplugged' }
  const { bytes, sha256, stored } = taken.value
  taken.value.key.fill(0)
  const right = sha256 === order.sha256 && isAt(full, order.stamp)
  const readBack = right && order.check ? digestOf(order, key, stored) : sha256
  key.fill(0)
  if (right && readBack === sha256) return { written: { bytes, sha256, stored } }
  rmSync(order.to, { force: true })
  return { trouble: right ? 'disk' : 'altered' }
}

function digestOf({ to, path }: TakeOrder, key: Uint8Array, stored: number): string | undefined {
  const told = progress()
  const reader = new SealedReader(to, key, stored)
  try {
    return reader.digest((done) => told(path, done))
  } finally {
    reader.close()
  }
}

function remove(order: FileOrder): { readonly trouble?: Trouble } {
  const full = placeOf(order)
  if (full === undefined) return { trouble: 'not-removed' }
  rmSync(full)
  return {}
}

/** A stick that is gone takes its folder along; what is left of the errors is a full or a failing disk. */
function troubleOf(error: unknown, root: string, to: string | undefined): Trouble {
  if (to !== undefined) rmSync(to, { force: true })
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (!isFolder(root)) return 'unplugged'
  return code === 'EACCES' || code === 'EPERM' ? 'unreadable' : code === 'ENOENT' || code === 'ELOOP' ? 'altered' : 'disk'
}

async function run(job: TakeInJob): Promise<void> {
  if (job.work === 'look') {
    await look(job.folders)
    say({ say: 'ended' })
    return
  }
  try {
    say({ say: 'ended', ...(job.work === 'take' ? await take(job) : remove(job)) })
  } catch (error) {
    say({ say: 'ended', trouble: job.work === 'remove' ? 'not-removed' : troubleOf(error, job.root, job.work === 'take' ? job.to : undefined) })
  }
}

await run(workerData as TakeInJob)
