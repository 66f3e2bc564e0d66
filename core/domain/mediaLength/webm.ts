/**
 * WebM and Matroska: the length its head names (`Info`/`Duration`). A file that was recorded as it came, such as a browser's, names none.
 */
import type { MediaFile } from '../mediaLength'
import { f32be, f64be } from './bytes'

interface Element { readonly id: number; readonly from: number; /** Infinite where it was not known when it was begun. */ readonly length: number }

const EBML = 0x1a45_dfa3
const SEGMENT = 0x1853_8067
const INFO = 0x1549_a966
const CLUSTER = 0x1f43_b675
const SCALE = 0x2a_d7b1
const DURATION = 0x4489
/** Of an identifier and a length together. */
const MOST_HEAD = 12
/** Before the first sound. */
const MOST_ELEMENTS = 64
const NANO = 1_000_000

/** A number with its own length in its first bits; the marker stays in an identifier and is taken out of a length. */
function variable(bytes: Uint8Array, at: number, most: number, keep: boolean): { readonly value: number; readonly width: number; readonly unknown: boolean } | undefined {
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

function elementAt({ readAt }: MediaFile, at: number): Element | undefined {
  const head = readAt(at, MOST_HEAD)
  const id = variable(head, 0, 4, true)
  const length = id === undefined ? undefined : variable(head, id.width, 8, false)
  return id === undefined || length === undefined ? undefined : { id: id.value, from: at + id.width + length.width, length: length.unknown ? Infinity : length.value }
}

/** The elements one after the other, up to a place. */
function* elements(file: MediaFile, from: number, end: number): Generator<Element> {
  let at = from
  for (let left = MOST_ELEMENTS; left > 0 && at < end; left -= 1) {
    const element = elementAt(file, at)
    if (element === undefined) return
    yield element
    at = element.from + element.length
  }
}

function lengthOf(file: MediaFile, info: Element): number | undefined {
  let [scale, duration]: [number, number | undefined] = [NANO, undefined]
  for (const { id, from, length } of elements(file, info.from, info.from + info.length)) {
    if (id === SCALE) scale = file.readAt(from, Math.min(length, 8)).reduce((sum, one) => sum * 256 + one, 0)
    if (id === DURATION) duration = length === 4 ? f32be(file.readAt(from, 4), 0) : length === 8 ? f64be(file.readAt(from, 8), 0) : undefined
  }
  return duration === undefined ? undefined : (duration * scale) / NANO
}

export function webmMs(file: MediaFile): number | undefined {
  for (const { id, from } of elements(file, 0, file.size)) {
    if (id === EBML) continue
    if (id !== SEGMENT) return undefined
    for (const element of elements(file, from, file.size)) {
      if (element.id === INFO) return lengthOf(file, element)
      if (element.id === CLUSTER) return undefined
    }
    return undefined
  }
  return undefined
}
