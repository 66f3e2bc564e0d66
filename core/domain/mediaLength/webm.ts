/**
 * WebM and Matroska: the length its head names (`Info`/`Duration`). A file that was recorded as it came, such as a browser's, names none.
 */
import type { MediaFile } from '../mediaLength'
import { f32be, f64be } from './bytes'
import { type Element, elements, ID, MILLI, whole } from './ebml'

/** Before the first sound. */
const MOST_ELEMENTS = 64

function lengthOf(file: MediaFile, info: Element): number | undefined {
  let [scale, duration]: [number, number | undefined] = [MILLI, undefined]
  for (const { id, from, length } of elements(file, info.from, info.from + info.length, MOST_ELEMENTS)) {
    if (id === ID.SCALE) scale = whole(file.readAt(from, Math.min(length, 8)))
    if (id === ID.DURATION) duration = length === 4 ? f32be(file.readAt(from, 4), 0) : length === 8 ? f64be(file.readAt(from, 8), 0) : undefined
  }
  return duration === undefined ? undefined : (duration * scale) / MILLI
}

export function webmMs(file: MediaFile): number | undefined {
  for (const { id, from } of elements(file, 0, file.size, MOST_ELEMENTS)) {
    if (id === ID.EBML) continue
    if (id !== ID.SEGMENT) return undefined
    for (const element of elements(file, from, file.size, MOST_ELEMENTS)) {
      if (element.id === ID.INFO) return lengthOf(file, element)
      if (element.id === ID.CLUSTER) return undefined
    }
    return undefined
  }
  return undefined
}
