/**
 * Where a WebM that is being recorded can be begun to be played from: its clusters, noted while its bytes go by, and how long it has become.
 * A browser writes neither an index nor a length. Keeps no byte of sound or picture, never throws, and finds nothing in a file of another make.
 */
import { MOST_MS } from './mediaLength'
import { joined } from './mediaLength/bytes'
import { elements, type Head, headAt, ID, MILLI, MOST_HEAD, whole } from './mediaLength/ebml'

/** A cluster's first byte, and when what can be played first in it is heard or seen. */
export interface Place { readonly at: number; readonly ms: number }
/** `head`: bytes before the first cluster. `bytes`: how many went by. `track`: the one the places are of; of a file with picture that. */
export interface Places { readonly head: number; readonly bytes: number; readonly track: number; readonly picture: boolean; readonly durationMs: number; readonly places: readonly Place[] }

/** However long it becomes: for two hours one in eight seconds. */
export const MOST_PLACES = 1024
/** Closer together they would help nobody; a browser begins several clusters in a second. */
const LEAST_MS = 2000
/** Of what stands before the first cluster, in bytes. */
export const MOST_FRONT = 65_536
/** No element that is passed over is longer: what says so would swallow the rest. */
const MOST_CONTENT = 67_108_864
/** Track, time within the cluster, flags. */
const BLOCK_HEAD = 4
const MOST_TRACK = 127
const KEY_FRAME = 0x80
const [PICTURE, SOUND] = [1, 2]
/** The last block has no length of its own; it is taken to be as long as the one before, and no longer than this. */
const MOST_STEP = 1000

interface Track { readonly number: number; readonly picture: boolean }

/** The first picture, or the first sound where there is none. */
function mainTrack(tracks: Uint8Array): Track | undefined {
  const readAt = (at: number, length: number): Uint8Array => tracks.subarray(at, at + length)
  const found: { number: number; type: number }[] = []
  for (const { id, from, length } of elements({ readAt }, 0, tracks.length, MOST_TRACK)) {
    if (id !== ID.TRACK) continue
    const track = { number: 0, type: 0 }
    for (const one of elements({ readAt }, from, Math.min(from + length, tracks.length), MOST_TRACK)) {
      if (one.id === ID.TRACK_NUMBER) track.number = whole(readAt(one.from, Math.min(one.length, 8)))
      if (one.id === ID.TRACK_TYPE) track.type = whole(readAt(one.from, Math.min(one.length, 8)))
    }
    found.push(track)
  }
  const main = found.find(({ type }) => type === PICTURE) ?? found.find(({ type }) => type === SOUND)
  return main === undefined || main.number < 1 || main.number > MOST_TRACK ? undefined : { number: main.number, picture: main.type === PICTURE }
}

/** Whether times in it are milliseconds, as a browser writes them. */
function inMillis(info: Uint8Array): boolean {
  const readAt = (at: number, length: number): Uint8Array => info.subarray(at, at + length)
  for (const { id, from, length } of elements({ readAt }, 0, info.length, MOST_TRACK)) if (id === ID.SCALE) return whole(readAt(from, Math.min(length, 8))) === MILLI
  return true
}

export class WebmPlaces {
  #foreign = false
  #fed = 0
  /** Of the whole, where `#waiting` begins: what could not be understood without what comes after it. */
  #at = 0
  #waiting: Uint8Array = new Uint8Array(0)
  #skip = 0
  #head: number | undefined
  #track: Track | undefined
  #cluster = { at: 0, ms: 0, noted: false }
  #places: Place[] = []
  #gap = LEAST_MS
  #endMs = 0
  /** By track, when its last block was. */
  readonly #latest: (number | undefined)[] = []

  /** `before`: goes on at the last place of what is known, the first byte of which is then fed first. */
  constructor(before?: Places) {
    const last = before?.places.at(-1)
    if (before === undefined || last === undefined) return
    this.#at = this.#fed = last.at
    this.#head = before.head
    this.#track = { number: before.track, picture: before.picture }
    this.#places = [...before.places]
    this.#endMs = last.ms
  }

  /** What follows what was fed before, in parts of any size. */
  feed(part: Uint8Array): void {
    this.#fed += part.length
    if (this.#foreign) return
    const bytes = joined([this.#waiting, part])
    let at = 0
    for (;;) {
      const passed = Math.min(this.#skip, bytes.length - at)
      at += passed
      this.#skip -= passed
      const taken = this.#skip > 0 || at >= bytes.length ? 0 : this.#take(bytes, at)
      if (taken === 0) break
      at += taken
    }
    this.#waiting = this.#foreign ? new Uint8Array(0) : Uint8Array.from(bytes.subarray(at))
    this.#at += at
  }

  /** Of what was fed; undefined where it is of another make, or nothing in it can be played. */
  get found(): Places | undefined {
    const track = this.#track
    if (this.#foreign || this.#head === undefined || track === undefined || this.#places.length === 0 || this.#endMs < 1) return undefined
    return { head: this.#head, bytes: this.#fed, track: track.number, picture: track.picture, durationMs: this.#endMs, places: [...this.#places] }
  }

  /** Takes one element, or its head where what is in it comes by itself. @returns how many bytes that were; 0 where more is needed. */
  #take(bytes: Uint8Array, at: number): number {
    const head = headAt(bytes, at)
    if (head === undefined) return bytes.length - at < MOST_HEAD ? 0 : this.#other()
    if (this.#at + at === 0 && head.id !== ID.EBML) return this.#other()
    switch (head.id) {
      case ID.SEGMENT: case ID.BLOCK_GROUP: return head.width
      case ID.CLUSTER: return this.#begin(head, this.#at + at)
      case ID.INFO: case ID.TRACKS: case ID.TIME: return this.#read(head, bytes, at + head.width)
      case ID.SIMPLE_BLOCK: case ID.BLOCK: return this.#block(head, bytes, at + head.width)
      // One with an index of its own needs none.
      case ID.CUES: return this.#other()
      default: return this.#pass(head, head.width, head.length)
    }
  }

  #other(): 0 {
    this.#foreign = true
    this.#places = []
    return 0
  }

  #pass({ length }: Head, taken: number, left: number): number {
    if (length > MOST_CONTENT) return this.#other()
    this.#skip = left
    return taken
  }

  #begin({ width }: Head, at: number): number {
    this.#head ??= at
    if (this.#track === undefined || this.#head > MOST_FRONT) return this.#other()
    this.#cluster = { at, ms: 0, noted: false }
    return width
  }

  #read({ id, width, length }: Head, bytes: Uint8Array, from: number): number {
    if (length > MOST_FRONT) return this.#other()
    if (from + length > bytes.length) return 0
    const content = bytes.subarray(from, from + length)
    if (id === ID.TIME && whole(content) > MOST_MS) return this.#other()
    if (id === ID.TIME) this.#cluster.ms = whole(content)
    else if (id === ID.TRACKS) this.#track ??= mainTrack(content)
    else if (!inMillis(content)) return this.#other()
    return width + length
  }

  #block(head: Head, bytes: Uint8Array, from: number): number {
    if (this.#head === undefined || head.length < BLOCK_HEAD) return this.#other()
    if (from + BLOCK_HEAD > bytes.length) return 0
    const [number = 0, high = 0, low = 0, flags = 0] = bytes.subarray(from, from + BLOCK_HEAD)
    if (number <= MOST_TRACK) return this.#other()
    const ms = Math.max(0, this.#cluster.ms + (((high << 8) | low) << 16 >> 16))
    this.#heard(number & MOST_TRACK, ms, head.id === ID.SIMPLE_BLOCK && (flags & KEY_FRAME) !== 0)
    return this.#pass(head, head.width + BLOCK_HEAD, head.length - BLOCK_HEAD)
  }

  #heard(track: number, ms: number, key: boolean): void {
    const before = this.#latest[track] ?? ms
    this.#latest[track] = ms
    this.#endMs = Math.max(this.#endMs, ms + Math.max(0, Math.min(ms - before, MOST_STEP)))
    // A picture can be begun only where it needs none before it.
    if (this.#cluster.noted || track !== this.#track?.number || (this.#track.picture && !key)) return
    this.#cluster.noted = true
    const last = this.#places.at(-1)
    if (last !== undefined && (ms < last.ms + this.#gap || this.#cluster.at <= last.at)) return
    this.#places.push({ at: this.#cluster.at, ms })
    if (this.#places.length <= MOST_PLACES) return
    this.#places = this.#places.filter((_, at) => at % 2 === 0)
    this.#gap *= 2
  }
}

const FORM = 1
const SEVEN = 128

/** As they are kept: whole numbers, each in as many bytes as it needs, places as their distances. */
export function keptPlaces({ head, bytes, track, picture, durationMs, places }: Places): Uint8Array {
  const kept: number[] = []
  const put = (value: number): void => {
    let left = value
    for (; left >= SEVEN; left = Math.floor(left / SEVEN)) kept.push((left % SEVEN) + SEVEN)
    kept.push(left)
  }
  let before: Place = { at: 0, ms: 0 }
  for (const value of [FORM, head, bytes, track, picture ? 1 : 0, durationMs]) put(value)
  for (const place of places) {
    put(place.at - before.at)
    put(place.ms - before.ms)
    before = place
  }
  return Uint8Array.from(kept)
}

/** Undefined for what was not kept so. */
export function placesOf(kept: Uint8Array): Places | undefined {
  const values: number[] = []
  let [value, weight] = [0, 1]
  for (const one of kept) {
    value += (one % SEVEN) * weight
    weight *= SEVEN
    if (one < SEVEN) [value, weight] = [values.push(value) * 0, 1]
  }
  const [form, head = 0, bytes = 0, track = 0, picture, durationMs = 0, ...distances] = values
  const places: Place[] = []
  for (let at = 0; at + 1 < distances.length; at += 2) places.push({ at: (places.at(-1)?.at ?? 0) + (distances[at] ?? 0), ms: (places.at(-1)?.ms ?? 0) + (distances[at + 1] ?? 0) })
  const sound = form === FORM && weight === 1 && distances.length % 2 === 0 && values.every(Number.isSafeInteger) && places.length > 0 && places.length <= MOST_PLACES && head <= MOST_FRONT && (places[0]?.at ?? 0) >= head && (places.at(-1)?.at ?? 0) < bytes && track >= 1 && track <= MOST_TRACK && durationMs >= 1
  return sound ? { head, bytes, track, picture: picture === 1, durationMs, places } : undefined
}
