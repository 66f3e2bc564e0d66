/**
 * How long a recording plays, by what its own file says: a few bytes of its head, and of its end where that is where it stands.
 * Decodes nothing, reads a bounded part of any file, and takes no figure on trust: what cannot be read is of unknown length, never a fault.
 */
import type { RecordingFormat } from './recordingFormat'
import { framesMs } from './mediaLength/frames'
import { boxesMs } from './mediaLength/boxes'
import { oggMs } from './mediaLength/ogg'
import { wavMs } from './mediaLength/wav'
import { webmMs } from './mediaLength/webm'

/** Bytes from a place in a file, fewer at its end. What it throws (a stick pulled out) passes through. */
export type ReadAt = (offset: number, length: number) => Uint8Array
export interface MediaFile { readonly size: number; readonly readAt: ReadAt }

const LENGTHS: Readonly<Record<RecordingFormat, (file: MediaFile) => number | undefined>> = {
  wav: wavMs, mp3: framesMs, aac: framesMs, m4a: boxesMs, mp4: boxesMs, ogg: oggMs, webm: webmMs,
}
/** No recorder of a room runs longer without a new file: a figure beyond is nonsense. */
export const MOST_MS = 31 * 86_400_000

/** Whole milliseconds; undefined where the file does not say, or says what cannot be. */
export function mediaLength(format: RecordingFormat, file: MediaFile): number | undefined {
  const ms = LENGTHS[format](file)
  return ms !== undefined && Number.isFinite(ms) && ms >= 1 && ms <= MOST_MS ? Math.round(ms) : undefined
}
