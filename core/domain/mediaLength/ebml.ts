/**
 * EBML, of which WebM and Matroska are made: numbers that say their own length, and elements that have an identifier, a length and a content.
 * Knows no element's meaning beyond the identifiers that are asked for here.
 */
import type { MediaFile } from '../mediaLength'

export const ID = {
  EBML: 0x1a45_dfa3, SEGMENT: 0x1853_8067, SEEK_HEAD: 0x114d_9b74, VOID: 0xec, CRC: 0xbf,
  INFO: 0x1549_a966, SCALE: 0x2a_d7b1, DURATION: 0x4489,
  TRACKS: 0x1654_ae6b, TRACK: 0xae, TRACK_NUMBER: 0xd7, TRACK_TYPE: 0x83,
  CLUSTER: 0x1f43_b675, TIME: 0xe7, BLOCK_GROUP: 0xa0, BLOCK: 0xa1, SIMPLE_BLOCK: 0xa3,
  CUES: 0x1c53_bb6b, CUE: 0xbb, CUE_TIME: 0xb3, CUE_PLACES: 0xb7, CUE_TRACK: 0xf7, CUE_CLUSTER: 0xf1,
} as const
/** Nanoseconds of a millisecond: the unit of times in a file, where it names no other. */
export const MILLI = 1_000_000
/** Of an identifier and a length together. */
export const MOST_HEAD = 12

export interface Head { readonly id: number; /** Infinite where it was not known when it was begun. */ readonly length: number; /** Bytes of identifier and length. */ readonly width: number }
export interface Element { readonly id: number; readonly at: number; /** Where its content begins. */ readonly from: number; readonly length: number }

/** A number with its own length in its first bits; the marker stays in an identifier and is taken out of a length. */
export function variable(bytes: Uint8Array, at: number, most: number, keep: boolean): { readonly value: number; readonly width: number; readonly unknown: boolean } | undefined {
  const first = bytes[at] ?? 0
  const width = Math.clz32(first) - 23
  if (first === 0 || width > most || at + width > bytes.length) return undefined
  let value = keep ? first : first & (0xff >> width)
  let unknown = (first & (0xff >> width)) === 0xff >> width
  for (const one of bytes.subarray(at + 1, at + width)) {
    value = value * 256 + one
    unknown &&= one === 0xff
  }
  return { value, width, unknown }
}

/** Undefined where the bytes end within it, and where none can begin. */
export function headAt(bytes: Uint8Array, at: number): Head | undefined {
  const id = variable(bytes, at, 4, true)
  const length = id === undefined ? undefined : variable(bytes, at + id.width, 8, false)
  return id === undefined || length === undefined ? undefined : { id: id.value, width: id.width + length.width, length: length.unknown ? Infinity : length.value }
}

/** The elements one after the other, up to a place. */
export function* elements({ readAt }: Pick<MediaFile, 'readAt'>, from: number, end: number, most: number): Generator<Element> {
  let at = from
  for (let left = most; left > 0 && at < end; left -= 1) {
    const head = headAt(readAt(at, MOST_HEAD), 0)
    if (head === undefined) return
    const element = { id: head.id, at, from: at + head.width, length: head.length }
    yield element
    at = element.from + element.length
  }
}

export const whole = (bytes: Uint8Array): number => bytes.reduce((sum, one) => sum * 256 + one, 0)
