/** What is cut out of a recording to be decoded by itself: a few packets of its sound, and when they are heard. Knows no container and no decoder. */
import type { Ask, Reading } from '../mediaLength/asking'

/** As WebCodecs name it (https://www.w3.org/TR/webcodecs-codec-registry/). */
export interface Codec { readonly name: string; readonly sampling: number; readonly channels: number; readonly description?: Uint8Array }
export interface Slice { readonly ms: number; readonly packets: readonly Uint8Array[] }
export interface Sound {
  readonly codec: Codec
  readonly lengthMs: number
  /** What is heard about then; asked for from the beginning on. Undefined where nothing is found there. */
  readonly slice: (ms: number) => Reading<Slice | undefined>
  /** Where times come from what was read: how long the whole has turned out to be. */
  readonly turnedOut?: () => number
}
/** `lengthMs` is missing where nobody knows it. */
export interface SoundFile { readonly size: number; readonly lengthMs?: number }

/** Of each slice, the first of which warms the decoder up. */
const SPAN_MS = 300
/** Where nobody knows how long one is; and the least that a decoder finds in with. */
export const PACKETS = 16
const LEAST_PACKETS = 3

/** So many of packets that are each so long. */
export const packetsOf = (ms: number): number => (ms > 0 ? Math.max(LEAST_PACKETS, Math.min(PACKETS, Math.ceil(SPAN_MS / ms))) : PACKETS)

/** No packet of sound is longer. */
export const MOST_PACKET = 131_072

/** Bytes a decoder takes: no recording has more channels or samples a second. */
export const sensible = ({ sampling, channels }: Codec): boolean => sampling >= 4000 && sampling <= 384_000 && channels >= 1 && channels <= 8

const [FIRST, LEAST, MOST_FIRST] = [8192, 1024, 262_144]

export interface Taken<T> { readonly value: T; /** Bytes that were needed for it. */ readonly used: number }

/** Reads on from a place, more and more, until there is enough; begins with about as much as was enough before. */
export class Reach {
  #first: number

  constructor() {
    this.#first = FIRST
  }

  /** `take` is undefined where it needs more; `last` says that there is no more. */
  *read<T>(at: number, most: number, take: (bytes: Uint8Array, last: boolean) => Taken<T> | undefined): Reading<T | undefined> {
    let bytes = new Uint8Array(0)
    for (;;) {
      const ask: Ask = { at: at + bytes.length, length: Math.min(Math.max(this.#first, bytes.length), most - bytes.length) }
      const more = yield ask
      bytes = joined(bytes, more)
      const last = more.length < ask.length || bytes.length >= most
      const taken = take(bytes, last)
      if (taken !== undefined) {
        this.#first = Math.max(LEAST, Math.min(MOST_FIRST, Math.ceil((this.#first + taken.used * 1.25) / 2)))
        return taken.value
      }
      if (last) return undefined
    }
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
