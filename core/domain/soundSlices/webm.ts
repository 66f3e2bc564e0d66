/**
 * WebM and Matroska: blocks of one track, found within a cluster wherever several elements follow each other.
 * Only a cluster's head says when it is; a block that stands alone is taken to be when it was looked for, and a head is looked for every now and then.
 */
import type { Reading } from '../mediaLength/asking'
import { headAt, ID, variable, whole } from '../mediaLength/ebml'
import { Places } from './places'
import { MOST_PACKET, PACKETS, packetsOf, Reach, sensible, type Slice, type Sound, type SoundFile, type Taken } from './slice'
import { type Head, headOf } from './webmHead'

/** Before the first cluster. */
const MOST_HEAD = 1_048_576
const [PREVIOUS_SIZE, POSITION] = [0xab, 0xa7]
const MOST_READ = 262_144
/** For a cluster's head, where the last one is so many slices away. */
const MOST_LOOK = 1_048_576
const FAR = 12
/** For the last cluster: a share of the file, but so much of a small one. */
const LOOKED_SHARE = 64
const LEAST_LOOK = 65_536
/** Elements that follow each other where it is believed that they do. */
const CHAIN = 3
const BLOCK_HEAD = 4
const LACING = 0x06
const RESERVED = 0x70

const WITHIN: readonly number[] = [ID.SIMPLE_BLOCK, ID.BLOCK_GROUP, ID.CLUSTER, ID.TIME, ID.VOID, ID.CRC, ID.CUES, PREVIOUS_SIZE, POSITION]
/** Their content comes by itself. */
const OPENED: readonly number[] = [ID.CLUSTER, ID.BLOCK_GROUP]
const BEGINS = new Set([ID.SIMPLE_BLOCK, ID.BLOCK_GROUP, ID.CLUSTER >>> 24])

/** Whether elements follow each other from here; undefined where that would show only further on. */
function follows(bytes: Uint8Array, from: number): boolean | undefined {
  let at = from
  for (let left = CHAIN; left > 0; left -= 1) {
    if (at >= bytes.length) return undefined
    const head = headAt(bytes, at)
    if (head === undefined) return bytes.length - at < 12 ? undefined : false
    if (!WITHIN.includes(head.id)) return false
    if (head.id === ID.SIMPLE_BLOCK && (head.length < BLOCK_HEAD || (((bytes[at + head.width + 3] ?? 0) & RESERVED) !== 0))) return false
    if (head.id === ID.CLUSTER) return true
    at += head.width + (head.id === ID.BLOCK_GROUP ? 0 : head.length)
    if (head.id === ID.BLOCK_GROUP) {
      const block = headAt(bytes, at)
      if (block !== undefined && block.id !== ID.BLOCK) return false
      at += block === undefined ? bytes.length : block.width + block.length
    }
  }
  return true
}

function beginning(bytes: Uint8Array, onlyCluster: boolean, last: boolean): number | undefined {
  for (let at = 0; at < bytes.length; at += 1) {
    if (!BEGINS.has(bytes[at] ?? 0)) continue
    const cluster = headAt(bytes, at)?.id === ID.CLUSTER
    if (onlyCluster ? !cluster : !(follows(bytes, at) ?? last)) continue
    return at
  }
  return undefined
}

interface Found { /** The cluster whose time is known. */ readonly cluster?: { readonly at: number; readonly ms: number }; readonly ms?: number; readonly packets: readonly Uint8Array[] }

class Walk {
  readonly packets: Uint8Array[] = []
  cluster: { at: number; ms: number } | undefined
  #clusterAt: number | undefined
  /** Of the first packet whose time is known. */
  ms: number | undefined
  /** How many there should be, as soon as two have said how long one is. */
  wanted = PACKETS
  #within: number | undefined
  at: number
  readonly #head: Head
  readonly #bytes: Uint8Array

  constructor(head: Head, bytes: Uint8Array, from: number) {
    this.#head = head
    this.#bytes = bytes
    this.at = from
  }

  /** Takes one element. @returns whether there was one, as a whole. */
  step(): boolean {
    const at = this.at
    const bytes = this.#bytes
    const head = headAt(bytes, at)
    if (head === undefined || at >= bytes.length) return false
    const from = at + head.width
    if (OPENED.includes(head.id)) {
      if (head.id === ID.CLUSTER) this.#clusterAt = at
      this.at = from
      return true
    }
    if (from + head.length > bytes.length) return false
    if (head.id === ID.TIME && this.#clusterAt !== undefined) this.cluster = { at: this.#clusterAt, ms: whole(bytes.subarray(from, from + Math.min(8, head.length))) * this.#head.scale }
    if (head.id === ID.SIMPLE_BLOCK || head.id === ID.BLOCK) this.#block(from, head.length)
    this.at = from + head.length
    return true
  }

  #block(from: number, length: number): void {
    const bytes = this.#bytes
    const { track, scale } = this.#head
    const number = variable(bytes, from, 4, false)
    if (number === undefined || number.value !== track.number || length < number.width + BLOCK_HEAD - 1 || length > MOST_PACKET) return
    const at = from + number.width
    // Several packets in one block, of which only a muxer for films makes use.
    if (((bytes[at + 2] ?? 0) & LACING) !== 0) return
    const within = (((bytes[at] ?? 0) << 24) >> 16) | (bytes[at + 1] ?? 0)
    if (this.cluster !== undefined) this.ms ??= this.cluster.ms + within * scale
    if (this.packets.length === 1 && this.#within !== undefined && within > this.#within) this.wanted = packetsOf((within - this.#within) * scale)
    this.#within = within
    this.packets.push(bytes.subarray(at + 3, from + length))
  }
}

const takeBlocks = (head: Head, onlyCluster: boolean) => (bytes: Uint8Array, last: boolean): Taken<Found> | undefined => {
  const from = beginning(bytes, onlyCluster, last)
  if (from === undefined) return undefined
  const walk = new Walk(head, bytes, from)
  while (walk.packets.length < walk.wanted && walk.step());
  if (walk.packets.length === 0 || (!last && walk.packets.length < walk.wanted)) return undefined
  return { value: { packets: walk.packets, ...(walk.cluster === undefined ? {} : { cluster: walk.cluster }), ...(walk.ms === undefined ? {} : { ms: walk.ms }) }, used: walk.at }
}

/** The last cluster of which there is something: where it is, when it is, and when its last block is. An index may stand behind it. */
function* endOf(head: Head, size: number): Reading<{ readonly at: number; readonly ms: number; readonly last: number } | undefined> {
  const from = Math.max(head.from, size - Math.min(MOST_LOOK, Math.max(LEAST_LOOK, Math.floor(size / LOOKED_SHARE))))
  const bytes = yield { at: from, length: size - from }
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    if (bytes[at] !== ID.CLUSTER >>> 24 || headAt(bytes, at)?.id !== ID.CLUSTER) continue
    const walk = new Walk(head, bytes, at)
    let last = 0
    while (walk.step()) {
      last = Math.max(last, walk.ms ?? 0)
      walk.ms = undefined
    }
    if (walk.cluster !== undefined && last > 0) return { at: from + at, ms: walk.cluster.ms, last }
  }
  return undefined
}

/** Slices asked for one after the other. */
class Blocks {
  readonly #head: Head
  readonly #size: number
  readonly #places: Places
  readonly #reach = new Reach()
  readonly #looking = new Reach()
  /** Slices since a cluster's head was seen, behind the last one that was. */
  #since = FAR
  #latest = 0

  constructor(head: Head, size: number, lengthMs: number, end: { readonly at: number; readonly ms: number } | undefined) {
    this.#head = head
    this.#size = size
    this.#places = new Places({ at: head.from, ms: 0 }, { at: size, ms: lengthMs })
    if (end !== undefined) this.#places.note(end.at, end.ms)
  }

  *slice(ms: number): Reading<Slice | undefined> {
    const at = yield* this.#placeOf(ms)
    const found = yield* this.#read(at, false)
    return found === undefined ? undefined : { ms: found.ms ?? ms, packets: found.packets }
  }

  /** After a look for the next cluster, where the last that is known lies far back. */
  *#placeOf(ms: number): Reading<number> {
    const at = this.#places.guess(ms)
    if (at > this.#latest) this.#since += 1
    if (this.#since <= FAR) return at
    this.#since = 0
    yield* this.#read(at, true)
    return this.#places.guess(ms)
  }

  *#read(at: number, cluster: boolean): Reading<Found | undefined> {
    const most = Math.min(cluster ? MOST_LOOK : MOST_READ, Math.max(0, this.#size - at))
    const found = yield* (cluster ? this.#looking : this.#reach).read(at, most, takeBlocks(this.#head, cluster))
    if (found?.cluster !== undefined) {
      this.#places.note(at + found.cluster.at, found.cluster.ms)
      this.#latest = Math.max(this.#latest, at + found.cluster.at)
      this.#since = 0
    }
    return found
  }
}

export function* openWebm({ size, lengthMs }: SoundFile): Reading<Sound | undefined> {
  const head = yield* new Reach().read(0, Math.min(size, MOST_HEAD), headOf)
  if (head === undefined || !sensible(head.track.codec) || !(head.scale > 0)) return undefined
  const end = yield* endOf(head, size)
  const long = lengthMs ?? end?.last
  if (long === undefined) return undefined
  const blocks = new Blocks(head, size, long, end)
  return { codec: head.track.codec, lengthMs: long, slice: (ms) => blocks.slice(ms) }
}
