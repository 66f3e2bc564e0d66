/**
 * The front of a WebM made anew: what stood before its first cluster, now with its length and an index (`Cues`), so that a player goes to any place at once.
 * The clusters follow as they are. Everything lies in its order before them, so no `SeekHead` is needed; one that was there is left out, as its places are not true any more.
 */
import { joined } from './mediaLength/bytes'
import { elements, ID } from './mediaLength/ebml'
import type { Places } from './webmPlaces'

const MOST_ELEMENTS = 64
const LEFT_OUT: readonly number[] = [ID.SEEK_HEAD, ID.VOID, ID.CRC]
const WIDTH = 8
/** The segment ends with the file: its clusters do not say their length, and players take it amiss where what is around them does. */
const UNKNOWN = Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255)

function bigEndian(value: number, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, at) => Math.floor(value / 256 ** (count - 1 - at)) % 256)
}
const idOf = (id: number): Uint8Array => bigEndian(id, Math.ceil((32 - Math.clz32(id)) / 8))
/** A length of less than this is written in one byte, any other in eight. */
const SHORT = 0x7f
const lengthOf = (length: number): Uint8Array => (length < SHORT ? Uint8Array.of(0x80 | length) : joined([Uint8Array.of(1), bigEndian(length, WIDTH - 1)]))
const headOf = (id: number, length: number): Uint8Array => joined([idOf(id), lengthOf(length)])

function element(id: number, ...content: readonly Uint8Array[]): Uint8Array {
  const all = joined(content)
  return joined([headOf(id, all.length), all])
}
/** As wide whatever it is, so that an index is as long wherever what it names lies. */
const number = (id: number, value: number): Uint8Array => element(id, bigEndian(value, WIDTH))

/** With the length in it and without what was said of it before. */
function infoOf(info: Uint8Array, durationMs: number): Uint8Array {
  const readAt = (at: number, length: number): Uint8Array => info.subarray(at, at + length)
  const kept = [...elements({ readAt }, 0, info.length, MOST_ELEMENTS)].filter(({ id }) => id !== ID.DURATION && !LEFT_OUT.includes(id))
  const duration = new Uint8Array(WIDTH)
  new DataView(duration.buffer).setFloat64(0, durationMs, false)
  return element(ID.INFO, ...kept.map(({ at, from, length }) => info.subarray(at, from + length)), element(ID.DURATION, duration))
}

/** `shift`: what is to be added to a place in the file to have it counted from the segment's first byte. */
function cuesOf({ places, track }: Places, shift: number): Uint8Array {
  return element(ID.CUES, ...places.map(({ at, ms }) => element(ID.CUE, number(ID.CUE_TIME, ms), element(ID.CUE_PLACES, number(ID.CUE_TRACK, track), number(ID.CUE_CLUSTER, at + shift)))))
}

/** `head`: all bytes before the first cluster. Undefined where it is not made as a recorder makes one. */
export function webmFront(head: Uint8Array, places: Places): Uint8Array | undefined {
  const readAt = (at: number, length: number): Uint8Array => head.subarray(at, at + length)
  const [ebml, segment] = elements({ readAt }, 0, head.length, 2)
  if (ebml?.id !== ID.EBML || segment?.id !== ID.SEGMENT || head.length !== places.head) return undefined
  const inside: Uint8Array[] = []
  let [informed, end] = [false, segment.from]
  for (const { id, at, from, length } of elements({ readAt }, segment.from, head.length, MOST_ELEMENTS)) {
    end = from + length
    if (id === ID.INFO) informed = true
    if (!LEFT_OUT.includes(id)) inside.push(id === ID.INFO ? infoOf(head.subarray(from, end), places.durationMs) : head.subarray(at, end))
  }
  if (!informed || end !== head.length) return undefined
  const before = joined(inside)
  const index = cuesOf(places, 0).length
  const shift = before.length + index - head.length
  return joined([head.subarray(0, ebml.from + ebml.length), idOf(ID.SEGMENT), UNKNOWN, before, cuesOf(places, shift)])
}
