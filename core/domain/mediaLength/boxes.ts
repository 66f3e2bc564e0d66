/**
 * MP4 and M4A: the length that the head of the film names (`moov`/`mvhd`), wherever in the file it stands. A file in fragments names it in `mehd`, or in its index (`sidx`), or not at all.
 */
import type { MediaFile } from '../mediaLength'
import { bytesAt, readNow, type Reading } from './asking'
import { letters, u16le, u32be, u64be } from './bytes'

export interface Box { readonly type: string; /** Where its content begins, and where it ends. */ readonly from: number; readonly end: number }

const HEAD = 8
const LONG_HEAD = 16
/** A film in one piece has a dozen at the top; one in fragments has two for every second or so. */
const MOST_BOXES = 2000

export function* boxAt(at: number, end: number): Reading<Box | undefined> {
  const head = yield* bytesAt(at, LONG_HEAD)
  const short = u32be(head, 0)
  if (short === undefined || head.length < HEAD) return undefined
  const long = short === 1 ? u64be(head, HEAD) : short
  const size = short === 0 ? end - at : long
  const from = at + (short === 1 ? LONG_HEAD : HEAD)
  return size === undefined || at + size < from ? undefined : { type: letters(head, 4, 4), from, end: at + size }
}

/** The first of a type between two places. */
export function* finding(types: readonly string[], from: number, end: number): Reading<Box | undefined> {
  let at = from
  for (let left = MOST_BOXES; left > 0 && at < end; left -= 1) {
    const box = yield* boxAt(at, end)
    if (box === undefined || types.includes(box.type)) return box
    at = box.end
  }
  return undefined
}

export const find = (file: MediaFile, types: readonly string[], from: number, end: number): Box | undefined => readNow(file.readAt, finding(types, from, end))

/** Undefined where it is not said: all bits set. */
function said(bytes: Uint8Array, at: number, long: boolean): number | undefined {
  const value = long ? u64be(bytes, at) : u32be(bytes, at)
  return value === undefined || value === 0 || (!long && value === 0xffff_ffff) ? undefined : value
}

/** Version, flags, then two times, the scale and the length; in the later version the times and the length have eight bytes. */
function header(file: MediaFile, box: Box): { readonly scale: number; readonly duration: number | undefined } | undefined {
  const bytes = file.readAt(box.from, 32)
  const long = bytes[0] === 1
  const scale = u32be(bytes, long ? 20 : 12)
  return scale === undefined || scale === 0 ? undefined : { scale, duration: said(bytes, long ? 24 : 16, long) }
}

function ofFragments(file: MediaFile, moov: Box, scale: number): number | undefined {
  const extends_ = find(file, ['mvex'], moov.from, moov.end)
  if (extends_ === undefined) return undefined
  const total = find(file, ['mehd'], extends_.from, extends_.end)
  if (total !== undefined) {
    const bytes = file.readAt(total.from, 12)
    const duration = said(bytes, 4, bytes[0] === 1)
    if (duration !== undefined) return (duration * 1000) / scale
  }
  return indexed(file)
}

const REFERENCE = 12

/** The lengths of the parts in the index, added up. */
function indexed(file: MediaFile): number | undefined {
  const index = find(file, ['sidx'], 0, file.size)
  if (index === undefined) return undefined
  const head = file.readAt(index.from, 32)
  const [scale, countAt] = [u32be(head, 8), head[0] === 1 ? 30 : 22]
  const swapped = u16le(head, countAt)
  if (scale === undefined || scale === 0 || swapped === undefined) return undefined
  const count = ((swapped & 0xff) << 8) | (swapped >> 8)
  const parts = file.readAt(index.from + countAt + 2, count * REFERENCE)
  let sum = 0
  for (let at = 0; at < count; at += 1) sum += u32be(parts, at * REFERENCE + 4) ?? 0
  return (sum * 1000) / scale
}

export function boxesMs(file: MediaFile): number | undefined {
  const moov = find(file, ['moov'], 0, file.size)
  if (moov === undefined) return undefined
  const mvhd = find(file, ['mvhd'], moov.from, moov.end)
  const known = mvhd === undefined ? undefined : header(file, mvhd)
  if (known === undefined) return undefined
  return known.duration === undefined ? ofFragments(file, moov, known.scale) : (known.duration * 1000) / known.scale
}
