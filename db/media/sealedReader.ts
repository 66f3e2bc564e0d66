/**
 * Reads an encrypted file at any place without decrypting the rest, and names what is wrong with it.
 * Gives out nothing of a chunk whose tag does not fit.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { ChunkCipher, chunkBytesOf, HEAD_BYTES, TAG_BYTES } from './sealedChunks'

/** `whole`: it ends with the chunk that says so. `cut`: that chunk is missing; what is before it can be read. */
export type Ending = 'whole' | 'cut'

/** `foreign`: no file of ours. `damaged`: a chunk does not fit the key, or there is more than was written. */
export class SealedDamage extends Error {
  readonly code: 'foreign' | 'damaged'
  /** First plain byte of the chunk that does not fit. */
  readonly at: number

  constructor(code: 'foreign' | 'damaged', at: number) {
    super(`${code} at ${at}`)
    this.code = code
    this.at = at
  }
}

function readAt(file: number, place: number, most: number): Buffer {
  const buffer = Buffer.allocUnsafe(most)
  let filled = 0
  for (let got = -1; got !== 0 && filled < most; filled += got) got = readSync(file, buffer, filled, most - filled, place + filled)
  return buffer.subarray(0, filled)
}

/** What is found of a file before anything of it is given out. */
interface Found { readonly file: number; readonly cipher: ChunkCipher; readonly chunkBytes: number; /** Whole ones, and the last where it fits. */ readonly chunks: number; /** Plain bytes in them. */ readonly bytes: number; readonly ending: Ending }

function found(file: number, key: Uint8Array, expected: number | undefined): Found {
  const head = readAt(file, 0, HEAD_BYTES)
  const chunkBytes = chunkBytesOf(head)
  if (chunkBytes === undefined) throw new SealedDamage('foreign', 0)
  const cipher = new ChunkCipher(key, head)
  const stride = chunkBytes + TAG_BYTES
  const body = fstatSync(file).size - HEAD_BYTES
  const full = Math.floor(body / stride)
  const last = Math.ceil(body / stride) - 1
  const ends = last < 0 ? undefined : cipher.open(last, true, readAt(file, HEAD_BYTES + last * stride, stride))
  if (ends !== undefined) return { file, cipher, chunkBytes, chunks: last + 1, bytes: last * chunkBytes + ends.length, ending: 'whole' }
  const written = expected === undefined ? body : expected + TAG_BYTES * Math.max(1, Math.ceil(expected / chunkBytes))
  // As long as it was written, or longer, and yet without its end: no power cut does that.
  if (expected !== undefined && body >= written) throw new SealedDamage('damaged', Math.max(0, last) * chunkBytes)
  return { file, cipher, chunkBytes, chunks: full, bytes: full * chunkBytes, ending: 'cut' }
}

export class SealedReader {
  readonly #found: Found

  /** `expected`: plain bytes of a file that was finished, by which a damaged end is told from a missing one. @throws SealedDamage; Error of the file system. */
  constructor(path: string, key: Uint8Array, expected?: number) {
    const file = openSync(path, 'r')
    try {
      this.#found = found(file, key, expected)
    } catch (error) {
      closeSync(file)
      throw error
    }
  }

  /** Plain bytes there are; of a file cut short, of its whole chunks. */
  get bytes(): number {
    return this.#found.bytes
  }

  get ending(): Ending {
    return this.#found.ending
  }

  /** Up to `length` plain bytes from `offset`; fewer at the end. @throws SealedDamage at the first chunk that does not fit; Error of the file system. */
  read(offset: number, length: number): Buffer {
    const { chunkBytes, bytes } = this.#found
    const end = Math.min(offset + length, bytes)
    if (offset >= end) return Buffer.alloc(0)
    const first = Math.floor(offset / chunkBytes)
    const count = Math.floor((end - 1) / chunkBytes) - first + 1
    return Buffer.concat(Array.from({ length: count }, (_, at) => this.#chunk(first + at))).subarray(offset - first * chunkBytes, end - first * chunkBytes)
  }

  /** SHA-256 of the plain whole. After each chunk `goOn` is told the bytes done, and may stop it: undefined then. @throws SealedDamage; Error of the file system. */
  digest(goOn: (done: number) => boolean = () => true): string | undefined {
    const { chunks, chunkBytes, bytes } = this.#found
    const hash = createHash('sha256')
    for (let at = 0; at < chunks; at += 1) {
      hash.update(this.#chunk(at))
      if (!goOn(Math.min((at + 1) * chunkBytes, bytes))) return undefined
    }
    return hash.digest('hex')
  }

  close(): void {
    closeSync(this.#found.file)
    this.#found.cipher.wipe()
  }

  #chunk(index: number): Buffer {
    const { file, cipher, chunkBytes, chunks, ending } = this.#found
    const stride = chunkBytes + TAG_BYTES
    const plain = cipher.open(index, ending === 'whole' && index === chunks - 1, readAt(file, HEAD_BYTES + index * stride, stride))
    if (plain === undefined) throw new SealedDamage('damaged', index * chunkBytes)
    return plain
  }
}
