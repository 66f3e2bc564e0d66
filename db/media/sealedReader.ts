/**
 * Reads an encrypted file at any place without decrypting the rest, and names what is wrong with it.
 * Gives out nothing of a chunk whose tag does not fit.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { type ChunkPlaces, livePlaces, readAt, wholePlaces } from './chunkPlaces'
import { ChunkCipher, CHUNK_BYTES, formOf, HEAD_BYTES, TAG_BYTES } from './sealedChunks'

/** `whole`: it ends with the chunk that says so. `cut`: that chunk is missing; what is before it can be read. */
export type Ending = 'whole' | 'cut'

/** `foreign`: no file of ours. `damaged`: a chunk does not fit the key, or there is more or less than was written. */
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

/** What is found of a file before anything of it is given out. */
interface Found { readonly file: number; readonly cipher: ChunkCipher; readonly places: ChunkPlaces; readonly ending: Ending }

function found(file: number, key: Uint8Array, stored: number | undefined): Found {
  const head = readAt(file, 0, HEAD_BYTES)
  const form = formOf(head)
  if (form === undefined) throw new SealedDamage('foreign', 0)
  const cipher = new ChunkCipher(key, head)
  const size = fstatSync(file).size
  const places = form === 'whole' ? wholePlaces(size) : livePlaces(file, size)
  const last = places.count - 1
  const ends = last >= 0 && places.rest === 0 && cipher.open(last, true, sealedAt(file, places, last)) !== undefined
  if (ends) return { file, cipher, places, ending: 'whole' }
  // As much as was written, or more, and yet without its end: no power cut does that.
  if (stored !== undefined && size >= stored) throw new SealedDamage('damaged', last < 0 ? 0 : places.startOf(last))
  return { file, cipher, places: places.full(), ending: 'cut' }
}

const sealedAt = (file: number, places: ChunkPlaces, index: number, into?: Buffer): Buffer => readAt(file, ...places.sealed(index), into)

export class SealedReader {
  readonly #found: Found
  /** What is read of the disk, chunk by chunk. */
  readonly #sealed = Buffer.allocUnsafe(CHUNK_BYTES + TAG_BYTES)

  /** `stored`: bytes on the disk of a file that was finished, by which a damaged end is told from a missing one. @throws SealedDamage; Error of the file system. */
  constructor(path: string, key: Uint8Array, stored?: number) {
    const file = openSync(path, 'r')
    try {
      this.#found = found(file, key, stored)
    } catch (error) {
      closeSync(file)
      throw error
    }
  }

  /** Plain bytes there are; of a file cut short, of its whole chunks. */
  get bytes(): number {
    const { places } = this.#found
    return places.startOf(places.count)
  }

  get ending(): Ending {
    return this.#found.ending
  }

  /** Up to `length` plain bytes from `offset`; fewer at the end. @throws SealedDamage at the first chunk that does not fit; Error of the file system. */
  read(offset: number, length: number): Buffer {
    const { places } = this.#found
    const end = Math.min(offset + length, this.bytes)
    if (offset >= end) return Buffer.alloc(0)
    const plain = Buffer.allocUnsafe(end - offset)
    for (let at = places.chunkOf(offset), filled = 0; filled < plain.length; at += 1) {
      const chunk = this.#chunk(at)
      filled += chunk.copy(plain, filled, offset + filled - places.startOf(at))
      chunk.fill(0)
    }
    return plain
  }

  /** SHA-256 of the plain whole. After each chunk `goOn` is told the bytes done and given the chunk, and may stop it: undefined then. @throws SealedDamage; Error of the file system. */
  digest(goOn: (done: number, chunk: Uint8Array) => boolean = () => true): string | undefined {
    const { places } = this.#found
    const hash = createHash('sha256')
    for (let at = 0; at < places.count; at += 1) {
      const chunk = this.#chunk(at)
      hash.update(chunk)
      if (!goOn(places.startOf(at + 1), chunk)) return undefined
    }
    return hash.digest('hex')
  }

  close(): void {
    closeSync(this.#found.file)
    this.#found.cipher.wipe()
  }

  #chunk(index: number): Buffer {
    const { file, cipher, places, ending } = this.#found
    const plain = cipher.open(index, ending === 'whole' && index === places.count - 1, sealedAt(file, places, index, this.#sealed))
    if (plain === undefined) throw new SealedDamage('damaged', places.startOf(index))
    return plain
  }
}
