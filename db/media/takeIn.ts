/**
 * Takes a file from outside into the vault in one pass: read, hashed, encrypted, made last; and hashes one that stays where it is.
 * Of a long file the next portion is read, and this one hashed, beside the encrypting. Memory does not grow with the file. Runs in a thread of its own; never parses what it reads.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, read, readSync, rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { HashBeside } from './hashBeside'
import { KEY_BYTES } from './sealedChunks'
import { HASHED_ELSEWHERE, SealedWriter, type Written } from './sealedWriter'

/** Opens no link, and does not wait where no plain file is: what lies in a pipe's place must not hold the thread. */
export const PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
/** Read at once: much beside other work, and what a core's own cache holds where one core reads and hashes. */
const PORTIONS = { ahead: 1_048_576, between: 262_144 }
/** From here on it pays to begin a thread that hashes. */
const LONG = 33_554_432

/** After each portion it is told the bytes done, and may stop the work. */
export type GoOn = (done: number) => boolean
export interface TakenIn extends Written { readonly key: Buffer }
/** `changed`: it was written to while it was read; once more when it is at rest. */
export type TakeIn<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: 'changed' | 'stopped' }

const readLater = promisify(read)
/** What reading into a buffer gave. */
type Fill = (buffer: Buffer) => number | Promise<number>
const filling = (file: number, ahead: boolean): Fill => (ahead ? async (buffer) => (await readLater(file, buffer, 0, buffer.length, null)).bytesRead : (buffer) => readSync(file, buffer))

/** Memory that threads can share, for the portion that is read, the one that is handed over, and the one before it. */
const threeOf = (bytes: number): [Buffer, Buffer, Buffer] => [shared(bytes), shared(bytes), shared(bytes)]
const shared = (bytes: number): Buffer => Buffer.from(new SharedArrayBuffer(bytes))

/**
 * Hands over the file portion by portion; one stays as it is until the use of the next one has ended. `reads`: `ahead`, the next one is read beside the work on this one; who only hashes is faster with bytes that its own core has just read.
 * @throws Error of the file system.
 */
async function passed(path: string, goOn: GoOn, reads: keyof typeof PORTIONS, use: (portion: Buffer, size: number) => void | Promise<void>): Promise<'done' | 'changed' | 'stopped'> {
  const file = openSync(path, PLAIN)
  let next: number | Promise<number> = 0
  try {
    const before = fstatSync(file, { bigint: true })
    if (!before.isFile()) return 'changed'
    const size = Number(before.size)
    // Of a short file nothing is gained by it: ten thousand of them are read one after the other.
    const fill = filling(file, reads === 'ahead' && size >= PORTIONS.ahead)
    // A byte more than a short file has: by it one that grows is noticed.
    const buffers = threeOf(Math.min(PORTIONS[reads], size + 1))
    let done = 0
    next = fill(buffers[0])
    for (let got = await next; got > 0; got = await next) {
      const portion = buffers[0].subarray(0, got)
      buffers.unshift(...buffers.splice(-1))
      next = fill(buffers[0])
      // It may fail while something else is waited for; it is told when it is waited for itself.
      if (typeof next !== 'number') next.catch(() => 0)
      await use(portion, size)
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
  const writer = new SealedWriter(to, key, 'whole', HASHED_ELSEWHERE)
  const digest = createHash('sha256')
  let beside: HashBeside | undefined
  let hashed: unknown
  let kept = false
  try {
    const ended = await passed(from, goOn, 'ahead', async (portion, size) => {
      if (size >= LONG) beside ??= new HashBeside()
      const before = hashed
      hashed = (beside ?? digest).update(portion)
      await writer.writeAhead(portion)
      await before
    })
    if (ended !== 'done') return { ok: false, code: ended }
    await writer.caughtUp()
    const sha256 = beside === undefined ? digest.digest('hex') : await beside.digest()
    const written = writer.finish()
    kept = true
    return { ok: true, value: { ...written, sha256, key } }
  } finally {
    // Its number must not become another file's while something is still written by it.
    await writer.caughtUp().catch(() => undefined)
    writer.close()
    await beside?.close()
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
  const ended = await passed(path, goOn, 'between', (portion) => {
    digest.update(portion)
    bytes += portion.length
  })
  return ended === 'done' ? { ok: true, value: { bytes, sha256: digest.digest('hex') } } : { ok: false, code: ended }
}
