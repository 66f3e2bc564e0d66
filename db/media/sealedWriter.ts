/**
 * Writes an encrypted file from front to back, and takes the SHA-256 of what goes in on the way.
 * A file that was not finished is never gone on with: it is closed as it is, and what follows becomes another file with another key.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, fsyncSync, openSync, writevSync } from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from '../store/safeFile'
import { ChunkCipher, CHUNK_BYTES, type Form, HEAD_BYTES, headOf, LENGTH_BYTES } from './sealedChunks'
import { rest, WriteAhead } from './writeAhead'

const SALT_BYTES = HEAD_BYTES / 2
/** Only the owner of the program reads it. */
const PRIVATE = 0o600
/** Handed to the system together, so that its calls cost little. */
const AT_ONCE = 1_048_576

/** `bytes` and `sha256` of what went in; `stored`: bytes of the file on the disk. */
export interface Written { readonly bytes: number; readonly sha256: string; readonly stored: number }

interface Digest { update(bytes: Uint8Array): unknown; digest(encoding: 'hex'): string }
/** For who hashes the same bytes himself: no digest comes of the writing then. */
export const HASHED_ELSEWHERE: Digest = { update: () => undefined, digest: () => '' }

export class SealedWriter {
  readonly #file: number
  readonly #path: string
  readonly #form: Form
  readonly #cipher: ChunkCipher
  readonly #digest: Digest
  /** Plain bytes of the chunk that is being filled. */
  readonly #pending = Buffer.alloc(CHUNK_BYTES)
  #filled = 0
  #index = 0
  #bytes = 0
  #stored = 0
  /** Encrypted and not handed over yet. */
  #parts: Buffer[] = []
  #partBytes = 0
  #open = true
  /** While what is encrypted is written beside it. */
  #ahead: WriteAhead | undefined

  /** Makes the file; refuses a path that is there already. `key`: random, and of this file alone. @throws Error of the file system. */
  constructor(path: string, key: Uint8Array, form: Form, digest: Digest = createHash('sha256')) {
    this.#digest = digest
    const head = headOf(form, randomBytes(SALT_BYTES))
    this.#path = path
    this.#form = form
    this.#cipher = new ChunkCipher(key, head)
    this.#file = openSync(path, 'wx', PRIVATE)
    this.#put(head)
  }

  /** Plain bytes written so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** The chunk that may be the last is held back until more comes, or `sync` or `finish` is called. @throws Error of the file system. */
  write(bytes: Uint8Array): void {
    this.#digest.update(bytes)
    this.#bytes += bytes.length
    let at = 0
    while (at < bytes.length) {
      if (this.#filled === CHUNK_BYTES) this.#seal(false)
      const taken = Math.min(CHUNK_BYTES - this.#filled, bytes.length - at)
      this.#pending.set(bytes.subarray(at, at + taken), this.#filled)
      this.#filled += taken
      at += taken
    }
  }

  /** The same beside the writing of what was encrypted before, of which two pieces at most wait; until `caughtUp`, without which nothing else may follow. @throws Error of the file system. */
  async writeAhead(bytes: Uint8Array): Promise<void> {
    const ahead = (this.#ahead ??= new WriteAhead(this.#file))
    const before = ahead.written
    this.write(bytes)
    await before
  }

  /** @throws Error of the file system, of anything that was written beside. */
  async caughtUp(): Promise<void> {
    const ahead = this.#ahead
    this.#ahead = undefined
    await ahead?.caughtUp()
  }

  /** What was written so far outlives a power cut: of a live file all of it, of a whole one its full chunks. @throws Error of the file system. */
  sync(): void {
    if (this.#form === 'live' && this.#filled > 0) this.#seal(false)
    this.#hand()
    fdatasyncSync(this.#file)
  }

  /** The file as it is and its name outlive a power cut. @throws Error of the file system. */
  settle(): void {
    this.sync()
    syncFolder(dirname(this.#path))
  }

  /** Ends the file with the chunk that says so, and makes it and its name last. @throws Error of the file system. */
  finish(): Written {
    this.#seal(true)
    this.#hand()
    fsyncSync(this.#file)
    this.close()
    syncFolder(dirname(this.#path))
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex'), stored: this.#stored }
  }

  /** Leaves the file as it was last synced, or further; without `finish` its reader calls it cut short. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    closeSync(this.#file)
    this.#cipher.wipe()
    this.#pending.fill(0)
  }

  #seal(last: boolean): void {
    const [body, tag] = this.#cipher.seal(this.#index, last, this.#pending.subarray(0, this.#filled))
    if (this.#form === 'live') {
      const length = Buffer.alloc(LENGTH_BYTES)
      length.writeUInt32BE(this.#filled)
      this.#put(length)
    }
    this.#index += 1
    this.#filled = 0
    this.#put(body, tag)
  }

  #put(...parts: readonly Buffer[]): void {
    this.#parts.push(...parts.filter(({ length }) => length > 0))
    const bytes = parts.reduce((sum, { length }) => sum + length, 0)
    this.#partBytes += bytes
    this.#stored += bytes
    if (this.#partBytes >= AT_ONCE) this.#hand()
  }

  #hand(): void {
    let left = this.#parts
    this.#parts = []
    this.#partBytes = 0
    if (this.#ahead !== undefined) return this.#ahead.write(left)
    while (left.length > 0) left = rest(left, writevSync(this.#file, left))
  }
}
