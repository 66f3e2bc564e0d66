/**
 * Ogg: the place in the sound that its last page names, by the rate that its first one says.
 */
import type { MediaFile } from '../mediaLength'
import { letters, u16le, u32be, u32le, u64le } from './bytes'

/** Each stream begins with a page of its own, all of them before anything else. */
const HEADS = 8192
/** A page is never longer than 65 307 bytes; the last of the sound may have another stream's behind it. */
const TAIL = 262_144
const PAGE_HEAD = 27
const COUNT_AT = 26
const SERIAL_AT = 14
const PLACE_AT = 6
const FLAGS_AT = 5

/** `lacing`: how its packets lie in it, see RFC 3533. `place` is missing where nothing ends on it. */
export interface Page { readonly serial: number; readonly place: number | undefined; readonly continued: boolean; readonly lacing: Uint8Array; /** Where its content begins, and where it ends. */ readonly from: number; readonly end: number }

/** Undefined where none begins, or its head is not there as a whole; its content may be. */
export function pageAt(bytes: Uint8Array, at: number): Page | undefined {
  if (bytes[at] !== 0x4f || letters(bytes, at, 4) !== 'OggS') return undefined
  const [serial, from] = [u32le(bytes, at + SERIAL_AT), at + PAGE_HEAD + (bytes[at + COUNT_AT] ?? 0)]
  const lacing = bytes.subarray(at + PAGE_HEAD, from)
  if (serial === undefined || bytes.length < from) return undefined
  return { serial, place: u64le(bytes, at + PLACE_AT), continued: ((bytes[at + FLAGS_AT] ?? 0) & 1) === 1, lacing, from, end: from + lacing.reduce((sum, one) => sum + one, 0) }
}

export interface OggSound { readonly serial: number; readonly rate: number; readonly skip: number }

/** What a stream of sound says first: samples a second, and how many are left out at the beginning. */
export function soundOf(packet: Uint8Array): Omit<OggSound, 'serial'> | undefined {
  if (letters(packet, 0, 8) === 'OpusHead') return { rate: 48_000, skip: u16le(packet, 10) ?? 0 }
  if (letters(packet, 0, 7) === '\u0001vorbis') return { rate: u32le(packet, 12) ?? 0, skip: 0 }
  if (letters(packet, 0, 8) === 'Speex   ') return { rate: u32le(packet, 36) ?? 0, skip: 0 }
  if (letters(packet, 1, 4) === 'FLAC') return { rate: (u32be(packet, 27) ?? 0) >>> 12, skip: 0 }
  return undefined
}

function firstSound(bytes: Uint8Array): OggSound | undefined {
  for (let page = pageAt(bytes, 0); page !== undefined; page = pageAt(bytes, page.end)) {
    const sound = soundOf(bytes.subarray(page.from, page.end))
    if (sound !== undefined) return { ...sound, serial: page.serial }
  }
  return undefined
}

export function oggMs({ size, readAt }: MediaFile): number | undefined {
  const sound = firstSound(readAt(0, HEADS))
  if (sound === undefined || sound.rate === 0) return undefined
  const tail = readAt(Math.max(0, size - TAIL), TAIL)
  for (let at = tail.length - PAGE_HEAD; at >= 0; at -= 1) {
    if (tail[at] !== 0x4f || letters(tail, at, 4) !== 'OggS' || u32le(tail, at + SERIAL_AT) !== sound.serial) continue
    const place = u64le(tail, at + PLACE_AT)
    // A page on which nothing ends names no place.
    if (place !== undefined) return (Math.max(0, place - sound.skip) * 1000) / sound.rate
  }
  return undefined
}
