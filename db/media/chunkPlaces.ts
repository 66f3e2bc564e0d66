/**
 * Where the chunks of an encrypted file lie: by reckoning where all are of one size, by walking over their lengths where they are not.
 * Knows no key: a length that lies leads to a chunk that does not fit.
 */
import { readSync } from 'node:fs'
import { CHUNK_BYTES, HEAD_BYTES, LENGTH_BYTES, TAG_BYTES } from './sealedChunks'

export interface ChunkPlaces {
  readonly count: number
  /** Bytes behind the last chunk that are none. */
  readonly rest: number
  /** Place in the file and bytes of a chunk with its tag. */
  sealed(index: number): readonly [place: number, bytes: number]
  /** First plain byte of a chunk; of the one after the last, all plain bytes. */
  startOf(index: number): number
  /** The chunk that holds a plain byte. */
  chunkOf(offset: number): number
  /** Without a last one that may have been torn. */
  full(): ChunkPlaces
}

/** Fewer at the end of the file. `into`: memory that is used anew, of at least so many bytes. @throws Error of the file system. */
export function readAt(file: number, place: number, most: number, into?: Buffer): Buffer {
  const buffer = into ?? Buffer.allocUnsafe(most)
  let filled = 0
  for (let got = -1; got !== 0 && filled < most; filled += got) got = readSync(file, buffer, filled, most - filled, place + filled)
  return buffer.subarray(0, filled)
}

const STRIDE = CHUNK_BYTES + TAG_BYTES

/** Of a file of so many bytes. */
export function wholePlaces(size: number): ChunkPlaces {
  const full = Math.floor((size - HEAD_BYTES) / STRIDE)
  const last = size - HEAD_BYTES - full * STRIDE
  const of = (count: number, plain: number): ChunkPlaces => ({
    count, rest: 0, sealed: (index) => [HEAD_BYTES + index * STRIDE, STRIDE], startOf: (index) => Math.min(index * CHUNK_BYTES, plain), chunkOf: (offset) => Math.floor(offset / CHUNK_BYTES), full: () => of(full, full * CHUNK_BYTES),
  })
  return last === 0 ? of(full, full * CHUNK_BYTES) : of(full + 1, full * CHUNK_BYTES + Math.max(0, last - TAG_BYTES))
}

/** Lengths are read with what lies around them, as chunks are short. */
const AHEAD = 262_144

/** Walks over the file once. @throws Error of the file system. */
export function livePlaces(file: number, size: number): ChunkPlaces {
  const [places, starts]: [number[], number[]] = [[], [0]]
  let [at, window, windowAt] = [HEAD_BYTES, Buffer.alloc(0), 0]
  for (;;) {
    if (at + LENGTH_BYTES > size) break
    if (at < windowAt || at + LENGTH_BYTES > windowAt + window.length) [window, windowAt] = [Buffer.from(readAt(file, at, AHEAD)), at]
    if (window.length < LENGTH_BYTES) break
    const length = window.readUInt32BE(at - windowAt)
    if (length > CHUNK_BYTES || at + LENGTH_BYTES + length + TAG_BYTES > size) break
    places.push(at + LENGTH_BYTES)
    starts.push((starts.at(-1) ?? 0) + length)
    at += LENGTH_BYTES + length + TAG_BYTES
  }
  const startOf = (index: number): number => starts[index] ?? 0
  const made: ChunkPlaces = {
    count: places.length, rest: size - at, sealed: (index) => [places[index] ?? size, startOf(index + 1) - startOf(index) + TAG_BYTES], startOf, full: () => made,
    chunkOf: (offset) => {
      let [low, high] = [0, places.length - 1]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (startOf(middle) <= offset) low = middle
        else high = middle - 1
      }
      return low
    },
  }
  return made
}
