/**
 * Takes a file from outside into the vault in one pass: read, hashed, encrypted, made last; and hashes one that stays where it is.
 * Memory does not grow with the file. Runs in a thread of its own; never parses what it reads.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, rmSync } from 'node:fs'
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

/** Hands over the file portion by portion; the same memory each time. */
function passed(path: string, goOn: GoOn, use: (portion: Buffer) => void): 'done' | 'changed' | 'stopped' {
  const file = openSync(path, PLAIN)
  try {
    const before = fstatSync(file, { bigint: true })
    if (!before.isFile()) return 'changed'
    // Of a short file no more than it has: ten thousand of them are read one after the other.
    const buffer = Buffer.allocUnsafe(Math.min(PORTION, Number(before.size) + 1))
    let done = 0
    for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) {
      use(buffer.subarray(0, got))
      done += got
      // It grows while it is read: its end may never come.
      if (BigInt(done) > before.size) return 'changed'
      if (!goOn(done)) return 'stopped'
    }
    const after = fstatSync(file, { bigint: true })
    // The change of the entry too: who writes and puts the time back is noticed.
    return after.size === before.size && after.mtimeNs === before.mtimeNs && after.ctimeNs === before.ctimeNs && BigInt(done) === before.size ? 'done' : 'changed'
  } finally {
    closeSync(file)
  }
}

/** Encrypts `from` into the new file `to`, which is gone again where that was not finished. `key`: of this file alone, wiped where it is not used. @throws Error of the file system, such as a stick pulled out. */
export function takeIn(from: string, to: string, goOn: GoOn = () => true, key = randomBytes(KEY_BYTES)): TakeIn<TakenIn> {
  const writer = new SealedWriter(to, key, 'whole')
  let kept = false
  try {
    const ended = passed(from, goOn, (portion) => { writer.write(portion) })
    if (ended !== 'done') return { ok: false, code: ended }
    const written = writer.finish()
    kept = true
    return { ok: true, value: { ...written, key } }
  } finally {
    writer.close()
    if (!kept) {
      key.fill(0)
      rmSync(to, { force: true })
    }
  }
}

/** SHA-256 of a file that stays where it is. @throws Error of the file system. */
export function hashOf(path: string, goOn: GoOn = () => true): TakeIn<Omit<Written, 'stored'>> {
  const digest = createHash('sha256')
  let bytes = 0
  const ended = passed(path, goOn, (portion) => {
    digest.update(portion)
    bytes += portion.length
  })
  return ended === 'done' ? { ok: true, value: { bytes, sha256: digest.digest('hex') } } : { ok: false, code: ended }
}
