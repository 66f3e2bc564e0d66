/**
 * MP4 and M4A in one piece: the packets of the sound by the tables of its head, wherever in the file that stands.
 * The tables are walked through once, as slices are asked for one after the other; no figure in them sets aside memory.
 */
import { u32be, u64be } from '../mediaLength/bytes'
import type { Reading } from '../mediaLength/asking'
import { type Box, find } from '../mediaLength/boxes'
import { type Head, type Track } from './filmHead'
import { MOST_PACKET, PACKETS, packetsOf, type Slice, type Sound, type SoundFile } from './slice'

/** Beyond so many, of the shortest there are, none was recorded. */
const MOST_SAMPLES = 8_000_000
/** Packets no farther apart are read in one go. */
const NEAR = 16_384
const MOST_READ = 1_048_576
/** Version and flags before the number of entries. */
const [COUNT_AT, ENTRIES_AT] = [4, 8]

interface Sample { readonly at: number; readonly length: number }

/** One table of the head, as bytes; its entries are as many as it holds, whatever it says. */
class Table {
  readonly #bytes: Uint8Array
  readonly count: number

  constructor(film: Uint8Array, box: Box | undefined, from: number, width: number) {
    this.#bytes = box === undefined ? new Uint8Array(0) : film.subarray(box.from + from, Math.max(box.from + from, box.end))
    this.count = Math.min(u32be(film, (box?.from ?? film.length) + from - 4) ?? 0, Math.floor(this.#bytes.length / width))
  }

  u32(at: number): number { return u32be(this.#bytes, at) ?? 0 }
  u64(at: number): number { return u64be(this.#bytes, at) ?? Infinity }
}

/** Goes from sample to sample, never back. */
class Samples {
  readonly #times: Table
  readonly #runs: Table
  readonly #sizes: Table
  readonly #chunks: Table
  readonly #long: boolean
  readonly #even: number
  readonly count: number
  /** Of the sample that comes next; in units of the track. */
  time = 0
  #sample = 0
  #at = 0
  #time = { entry: 0, left: 0, step: 0 }
  #chunk = { number: 0, left: 0, run: 0 }

  constructor(film: Uint8Array, { table }: Track) {
    const readAt = (at: number, length: number): Uint8Array => film.subarray(at, at + length)
    const of = (...types: readonly string[]): Box | undefined => find({ size: film.length, readAt }, types, table.from, table.end)
    const [sizes, chunks] = [of('stsz'), of('stco', 'co64')]
    this.#times = new Table(film, of('stts'), ENTRIES_AT, 8)
    this.#runs = new Table(film, of('stsc'), ENTRIES_AT, 12)
    this.#sizes = new Table(film, sizes, ENTRIES_AT + 4, 4)
    this.#long = chunks?.type === 'co64'
    this.#chunks = new Table(film, chunks, ENTRIES_AT, this.#long ? 8 : 4)
    this.#even = sizes === undefined ? 0 : u32be(film, sizes.from + COUNT_AT) ?? 0
    const said = sizes === undefined ? 0 : u32be(film, sizes.from + ENTRIES_AT) ?? 0
    this.count = Math.min(this.#even > 0 ? said : this.#sizes.count, MOST_SAMPLES)
  }

  /** Undefined at the end, and where the tables lead nowhere. */
  next(): Sample | undefined {
    if (this.#sample >= this.count || (this.#chunk.left === 0 && !this.#nextChunk())) return undefined
    const length = this.#even > 0 ? this.#even : this.#sizes.u32(this.#sample * 4)
    const sample = { at: this.#at, length }
    this.#at += length
    this.#sample += 1
    this.#chunk.left -= 1
    this.#tick()
    return sample
  }

  #tick(): void {
    const { entry, left } = this.#time
    if (left === 0 && entry < this.#times.count) this.#time = { entry: entry + 1, left: this.#times.u32(entry * 8), step: this.#times.u32(entry * 8 + 4) }
    if (this.#time.left > 0) this.#time.left -= 1
    this.time += this.#time.step
  }

  #nextChunk(): boolean {
    const { number, run } = this.#chunk
    if (number >= this.#chunks.count) return false
    // Runs name the first chunk, counted from one, to which they apply.
    const follows = run + 1 < this.#runs.count && this.#runs.u32((run + 1) * 12) === number + 1 ? run + 1 : run
    const left = this.#runs.count === 0 ? 0 : this.#runs.u32(follows * 12 + 4)
    this.#at = this.#long ? this.#chunks.u64(number * 8) : this.#chunks.u32(number * 4)
    this.#chunk = { number: number + 1, left, run: follows }
    return left > 0
  }
}

/** Read in as few goes as their places allow. */
export function* packetsAt(samples: readonly Sample[], size: number): Reading<readonly Uint8Array[]> {
  const packets: Uint8Array[] = []
  for (let first = 0; first < samples.length;) {
    const from = samples[first]?.at ?? 0
    let [next, end] = [first, from]
    for (let one = samples[next]; one !== undefined && one.at >= end && one.at - end <= NEAR && one.at + one.length - from <= MOST_READ; one = samples[next]) {
      end = one.at + one.length
      next += 1
    }
    if (next === first || end > size) return packets
    const bytes = yield { at: from, length: end - from }
    for (const { at, length } of samples.slice(first, next)) if (length > 0 && at + length - from <= bytes.length) packets.push(bytes.subarray(at - from, at - from + length))
    first = next
  }
  return packets
}

export function filmSound({ size, lengthMs }: SoundFile, { film, track }: Head): Sound | undefined {
  const samples = new Samples(film, track)
  const long = lengthMs ?? track.lengthMs
  if (samples.count === 0 || long === undefined) return undefined
  return {
    codec: track.codec, lengthMs: long,
    *slice(ms): Reading<Slice | undefined> {
      const wanted: Sample[] = []
      let from: number | undefined
      let most = PACKETS
      while (wanted.length < most) {
        const time = (samples.time * 1000) / track.scale
        const sample = samples.next()
        if (sample === undefined) break
        if (time < ms || sample.length > MOST_PACKET) continue
        from ??= time
        if (wanted.length === 0) most = packetsOf((samples.time * 1000) / track.scale - time)
        wanted.push(sample)
      }
      const packets = yield* packetsAt(wanted, size)
      return from === undefined || packets.length === 0 ? undefined : { ms: from, packets }
    },
  }
}
