/** Ogg (Opus, Vorbis, FLAC): the packets of some pages; each page says when it ends. */
import { letters } from '../mediaLength/bytes'
import type { Reading } from '../mediaLength/asking'
import { type OggSound, pageAt, soundOf } from '../mediaLength/ogg'
import { Places } from './places'
import { type Codec, MOST_PACKET, PACKETS, Reach, sensible, type Slice, type Sound, type SoundFile, type Taken } from './slice'

/** A page has 65 307 bytes at most; a picture's may lie between. */
const MOST_READ = 262_144
/** What is said before any sound may hold a picture of a disc. */
const MOST_HEAD = 1_048_576
const LACED = 255
/** Holds two pages of any size. */
const MOST_SPAN = 131_072
const MOST_SPAN_MS = 10_000

/** Puts packets together that go over several pages of one stream. */
class Packets {
  readonly whole: Uint8Array[] = []
  /** Undefined while what comes belongs to a packet whose beginning is not known. */
  #open: Uint8Array[] | undefined

  clear(): void {
    this.whole.length = 0
    this.#open = undefined
  }

  add(bytes: Uint8Array, { from, lacing, continued }: NonNullable<ReturnType<typeof pageAt>>): void {
    if (!continued) this.#open = []
    let at = from
    for (const size of lacing) {
      // The rest of the page was not read.
      if (at + size > bytes.length) return
      this.#open?.push(bytes.subarray(at, at + size))
      at += size
      if (size === LACED) continue
      const parts = this.#open
      this.#open = []
      if (parts === undefined) continue
      const length = parts.reduce((sum, part) => sum + part.length, 0)
      if (length === 0) continue
      const packet = new Uint8Array(length)
      let filled = 0
      for (const part of parts) {
        packet.set(part, filled)
        filled += part.length
      }
      this.whole.push(packet)
    }
  }
}

/** The lengths of all but the last, then all of them: as Matroska keeps the heads of Vorbis. */
function laced(heads: readonly Uint8Array[]): Uint8Array {
  const sizes = heads.slice(0, -1).flatMap(({ length }) => [...Array.from({ length: Math.floor(length / LACED) }, () => LACED), length % LACED])
  return Uint8Array.from([heads.length - 1, ...sizes, ...heads.flatMap((head) => [...head])])
}

const HEADS_OF_VORBIS = 3
/** Before the mark of FLAC proper, in its first packet. */
const FLAC_AT = 9

function codecOf(sound: OggSound, heads: readonly Uint8Array[]): Codec | undefined {
  const first = heads[0] ?? new Uint8Array(0)
  if (letters(first, 0, 8) === 'OpusHead') return { name: 'opus', sampling: sound.rate, channels: first[9] ?? 0, description: first }
  if (letters(first, 1, 6) === 'vorbis') return { name: 'vorbis', sampling: sound.rate, channels: first[11] ?? 0, description: laced(heads) }
  if (letters(first, 1, 4) === 'FLAC') return { name: 'flac', sampling: sound.rate, channels: (((first[29] ?? 0) >> 1) & 7) + 1, description: first.subarray(FLAC_AT) }
  return undefined
}

interface Opened { readonly codec: Codec; readonly sound: OggSound; readonly from: number }

function takeHeads(bytes: Uint8Array): Taken<Opened> | undefined {
  const packets = new Packets()
  let sound: OggSound | undefined
  for (let page = pageAt(bytes, 0); page !== undefined && page.end <= bytes.length; page = pageAt(bytes, page.end)) {
    const found = sound === undefined ? soundOf(bytes.subarray(page.from, page.end)) : undefined
    sound ??= found === undefined ? undefined : { ...found, serial: page.serial }
    if (page.serial === sound?.serial) packets.add(bytes, page)
    const vorbis = letters(packets.whole[0] ?? new Uint8Array(0), 1, 6) === 'vorbis'
    if (sound === undefined || packets.whole.length < (vorbis ? HEADS_OF_VORBIS : 1)) continue
    const codec = codecOf(sound, packets.whole.slice(0, vorbis ? HEADS_OF_VORBIS : 1))
    // A codec that is not known ends it, too.
    return codec === undefined ? undefined : { value: { codec, sound, from: page.end }, used: page.end }
  }
  return undefined
}

interface Found { readonly at: number; readonly ms: number; readonly packets: readonly Uint8Array[] }

const takePackets = ({ serial, rate, skip }: OggSound) => (bytes: Uint8Array, last: boolean): Taken<Found> | undefined => {
  const packets = new Packets()
  let [found, at]: [{ at: number; ms: number } | undefined, number] = [undefined, 0]
  while (at < bytes.length && packets.whole.length < PACKETS) {
    const page = pageAt(bytes, at)
    if (page === undefined || (found === undefined && page.serial !== serial)) {
      at += page === undefined ? 1 : 27
      continue
    }
    if (page.serial === serial && page.place === 0) {
      // Still what is said before any sound.
      packets.clear()
    } else if (page.serial === serial) {
      packets.add(bytes, page)
      if (page.place !== undefined) found ??= { at, ms: (Math.max(0, page.place - skip) * 1000) / rate }
    }
    at = page.end
  }
  if (found === undefined || packets.whole.length === 0 || (!last && packets.whole.length < PACKETS)) return undefined
  return { value: { ...found, packets: packets.whole.filter(({ length }) => length <= MOST_PACKET).slice(0, PACKETS) }, used: at }
}

/** How long a page sounds, by the first two; a page says when it ends. */
function* spanOf({ serial, rate }: OggSound, from: number): Reading<number> {
  const bytes = yield { at: from, length: MOST_SPAN }
  const ends: number[] = []
  for (let page = pageAt(bytes, 0); page !== undefined && ends.length < 2; page = pageAt(bytes, page.end)) if (page.serial === serial && page.place !== undefined && page.place > 0) ends.push(page.place)
  const [first, second] = ends
  return first === undefined || second === undefined || second < first ? 0 : Math.min(MOST_SPAN_MS, ((second - first) * 1000) / rate)
}

export function* openOgg({ size, lengthMs }: SoundFile): Reading<Sound | undefined> {
  const opened = yield* new Reach().read(0, MOST_HEAD, takeHeads)
  if (opened === undefined || lengthMs === undefined || !sensible(opened.codec)) return undefined
  const { codec, sound, from } = opened
  const span = yield* spanOf(sound, from)
  const [reach, places] = [new Reach(), new Places({ at: from, ms: 0 }, { at: size, ms: lengthMs })]
  return {
    codec, lengthMs,
    *slice(ms): Reading<Slice | undefined> {
      const at = places.guess(ms)
      const found = yield* reach.read(at, Math.min(MOST_READ, Math.max(0, size - at)), takePackets(sound))
      if (found === undefined) return undefined
      places.note(at + found.at, found.ms)
      return { ms: Math.max(0, found.ms - span), packets: found.packets }
    },
  }
}
