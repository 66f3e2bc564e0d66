/**
 * Writes an encrypted file from front to back, and takes the SHA-256 of what goes in on the way.
 * A file that was not finished is never gone on with: it is closed as it is, and what follows becomes another file with another key.
 */
import { createHash, randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, fsyncSync, openSync, writevSync } from 'node:fs'
import { dirname } from 'node:path'
import { ChunkCipher, headOf, KEY_BYTES } from './sealedChunks'

const SALT_BYTES = 16
/** Only the owner of the program reads it. */
const PRIVATE = 0o600
const AT_ONCE = 1_048_576

export interface Written { /** Of what went in. */ readonly bytes: number; readonly sha256: string }

export class SealedWriter {
  /** Random, and used for this file alone: kept in the database under a compartment's key, and gone with its row. */
  readonly key: Buffer
  readonly #file: number
  readonly #path: string
  readonly #cipher: ChunkCipher
  readonly #chunkBytes: number
  readonly #digest = createHash('sha256')
  /** Plain bytes of the chunk that is being filled. */
  #pending: Buffer
  #filled = 0
  /** Encrypted and not handed to the system yet: so much goes at once that its calls cost little. */
  #parts: Buffer[] = []
  #partBytes = 0
  #index = 0
  #bytes = 0
  #open = true

  /** Makes the file; refuses a path that is there already. @throws Error of the file system. */
  constructor(path: string, chunkBytes: number) {
    const head = headOf(chunkBytes, randomBytes(SALT_BYTES))
    this.key = randomBytes(KEY_BYTES)
    this.#path = path
    this.#chunkBytes = chunkBytes
    this.#pending = Buffer.allocUnsafe(chunkBytes)
    this.#cipher = new ChunkCipher(this.key, head)
    this.#file = openSync(path, 'wx', PRIVATE)
    this.#put(head)
  }

  /** Plain bytes that outlive a power cut once `sync` came back: whole chunks only. */
  get committed(): number {
    return this.#index * this.#chunkBytes
  }

  /** The chunk that may be the last is held back until more comes or `finish` is called. @throws Error of the file system. */
  write(bytes: Uint8Array): void {
    this.#digest.update(bytes)
    this.#bytes += bytes.length
    let at = 0
    while (at < bytes.length) {
      if (this.#filled === this.#chunkBytes) this.#flush(false)
      const taken = Math.min(this.#chunkBytes - this.#filled, bytes.length - at)
      this.#pending.set(bytes.subarray(at, at + taken), this.#filled)
      this.#filled += taken
      at += taken
    }
  }

  /** What was written so far outlives a power cut, but for the last chunk that is not full. @throws Error of the file system. */
  sync(): void {
    this.#hand()
    fdatasyncSync(this.#file)
  }

  /** Ends the file with the chunk that says so, and makes it and its name last. @throws Error of the file system. */
  finish(): Written {
    this.#flush(true)
    this.#hand()
    fsyncSync(this.#file)
    this.close()
    const folder = openSync(dirname(this.#path), 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
    return { bytes: this.#bytes, sha256: this.#digest.digest('hex') }
  }

  /** Leaves the file as it was last synced or more; without `finish` its reader calls it cut short. */
  close(): void {
    if (!this.#open) return
    this.#open = false
    closeSync(this.#file)
    this.#cipher.wipe()
    this.#pending.fill(0)
  }

  #flush(last: boolean): void {
    const [body, tag] = this.#cipher.seal(this.#index, last, this.#pending.subarray(0, this.#filled))
    this.#index += 1
    this.#filled = 0
    this.#put(body, tag)
  }

  #put(...parts: readonly Buffer[]): void {
    this.#parts.push(...parts.filter(({ length }) => length > 0))
    this.#partBytes += parts.reduce((sum, { length }) => sum + length, 0)
    if (this.#partBytes >= AT_ONCE) this.#hand()
  }

  #hand(): void {
    let left = this.#parts
    this.#parts = []
    this.#partBytes = 0
    while (left.length > 0) {
      let written = writevSync(this.#file, left)
      left = left.flatMap((part) => {
        const done = Math.min(written, part.length)
        written -= done
        return done === part.length ? [] : [part.subarray(done)]
      })
    }
  }
}
