/**
 * Takes a file from outside into the vault in one pass: read, hashed, encrypted, made last; and hashes one that stays where it is.
 * Of a long file the next portion is read while one is worked on. Memory does not grow with the file. Runs in a thread of its own; never parses what it reads.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, read, readSync, rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { KEY_BYTES } from './sealedChunks'
import { SealedWriter, type Written } from './sealedWriter'

/** Opens no link, and does not wait where no plain file is: what lies in a pipe's place must not hold the thread. */
export const PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
/** Read at once. */
const PORTION = 1_048_576

/** After each portion it is told the bytes done, and may stop the work. */
export type GoOn = (done: number) => boolean
export interface TakenIn extends Written { readonly key: Buffer }
/** `changed`: it was written to while it was read; once more when it is at rest. */
export type TakeIn<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: 'changed' | 'stopped' }

const readLater = promisify(read)
/** What reading into a buffer gave. Of a short file nothing is gained by reading ahead: ten thousand of them are read one after the other. */
type Fill = (buffer: Buffer) => number | Promise<number>
const filling = (file: number, short: boolean): Fill => (short ? (buffer) => readSync(file, buffer) : async (buffer) => (await readLater(file, buffer, 0, buffer.length, null)).bytesRead)

/** Hands over the file portion by portion; the same memory for every other one. */
async function passed(path: string, goOn: GoOn, use: (portion: Buffer) => void | Promise<void>): Promise<'done' | 'changed' | 'stopped'> {
  const file = openSync(path, PLAIN)
  let next: number | Promise<number> = 0
  try {
    const before = fstatSync(file, { bigint: true })
    if (!before.isFile()) return 'changed'
    const short = before.size < PORTION
    const fill = filling(file, short)
    // A byte more than a short file has: by it one that grows is noticed.
    let [buffer, spare] = [1, 2].map(() => Buffer.allocUnsafe(short ? Number(before.size) + 1 : PORTION)) as [Buffer, Buffer]
    let done = 0
    next = fill(buffer)
    for (let got = await next; got > 0; got = await next) {
      const portion = buffer.subarray(0, got)
      ;[buffer, spare] = [spare, buffer]
      next = fill(buffer)
      // It may fail while something else is waited for; it is told when it is waited for itself.
      if (typeof next !== 'number') next.catch(() => 0)
      await use(portion)
      done += got
      // It grows while it is read: its end may never come.
      if (BigInt(done) > before.size) return 'changed'
      if (!goOn(done)) return 'stopped'
    }
    const after = fstatSync(file, { bigint: true })
    // The change of the entry too: who writes and puts the time back is noticed.
    return after.size === before.size && after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs && BigInt(done) === before.size ? 'done' : 'changed'
  } finally {
    // Its number must not become another file's while something is still read by it.
    await Promise.resolve(next).catch(() => 0)
    closeSync(file)
  }
}

/** Encrypts `from` into the new file `to`, which is gone again where that was not finished. `key`: of this file alone, wiped where it is not used. @throws Error of the file system, such as a stick pulled out. */
export async function takeIn(from: string, to: string, goOn: GoOn = () => true, key = randomBytes(KEY_BYTES)): Promise<TakeIn<TakenIn>> {
  const writer = new SealedWriter(to, key, 'whole')
  let kept = false
  try {
    const ended = await passed(from, goOn, (portion) => writer.writeAhead(portion))
    if (ended !== 'done') return { ok: false, code: ended }
    await writer.caughtUp()
    const written = writer.finish()
    kept = true
    return { ok: true, value: { ...written, key } }
  } finally {
    // Its number must not become another file's while something is still written by it.
    await writer.caughtUp().catch(() => undefined)
    writer.close()
    if (!kept) {
      key.fill(0)
      rmSync(to, { force: true })
    }
  }
}

/** SHA-256 of a file that stays where it is. @throws Error of the file system. */
export async function hashOf(path: string, goOn: GoOn = () => true): Promise<TakeIn<Omit<Written, 'stored'>>> {
  const digest = createHash('sha256')
  let bytes = 0
  const ended = await passed(path, goOn, (portion) => {
    digest.update(portion)
    bytes += portion.length
  })
  return ended === 'done' ? { ok: true, value: { bytes, sha256: digest.digest('hex') } } : { ok: false, code: ended }
}
