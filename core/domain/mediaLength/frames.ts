/**
 * MP3 and AAC (ADTS), which are frames and nothing else: their number where the first of them says it, otherwise what the frames of some places of the file stand for, counted up to the whole.
 */
import type { MediaFile } from '../mediaLength'
import { letters, u32be } from './bytes'

/** Bytes of a frame with its head, the time it sounds, samples a second and channels. */
export interface Frame { readonly bytes: number; readonly ms: number; readonly sampling: number; readonly channels: number }
export type FrameAt = (bytes: Uint8Array, at: number) => Frame | undefined

const MPEG1_RATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const MPEG2_RATES = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const SAMPLINGS = [44_100, 48_000, 32_000]
const ADTS_SAMPLINGS = [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000, 7350]
const ADTS_SAMPLES = 1024
const ADTS_HEAD = 7

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0
/** Of the first: 3 is MPEG-1, 2 is MPEG-2, 0 is MPEG-2.5. */
const versionOf = (bytes: Uint8Array, at: number): number => (byte(bytes, at + 1) & 0x18) >> 3
const synced = (bytes: Uint8Array, at: number): boolean => byte(bytes, at) === 0xff && (byte(bytes, at + 1) & 0xe0) === 0xe0

export const mp3Frame: FrameAt = (bytes, at) => {
  const [version, layer, rateAt, samplingAt] = [versionOf(bytes, at), (byte(bytes, at + 1) & 0x06) >> 1, byte(bytes, at + 2) >> 4, (byte(bytes, at + 2) & 0x0c) >> 2]
  const kilobits = (version === 3 ? MPEG1_RATES : MPEG2_RATES)[rateAt] ?? 0
  const full = SAMPLINGS[samplingAt]
  if (!synced(bytes, at) || version === 1 || layer !== 1 || kilobits === 0 || full === undefined) return undefined
  const sampling = version === 3 ? full : version === 2 ? full / 2 : full / 4
  const samples = version === 3 ? 1152 : 576
  return { bytes: Math.floor((samples * kilobits * 125) / sampling) + ((byte(bytes, at + 2) & 0x02) >> 1), ms: (samples * 1000) / sampling, sampling, channels: byte(bytes, at + 3) >> 6 === 3 ? 1 : 2 }
}

export const aacFrame: FrameAt = (bytes, at) => {
  if (byte(bytes, at) !== 0xff || (byte(bytes, at + 1) & 0xf6) !== 0xf0) return undefined
  const sampling = ADTS_SAMPLINGS[(byte(bytes, at + 2) & 0x3c) >> 2]
  const length = ((byte(bytes, at + 3) & 0x03) << 11) | (byte(bytes, at + 4) << 3) | (byte(bytes, at + 5) >> 5)
  const channels = ((byte(bytes, at + 2) & 0x01) << 2) | (byte(bytes, at + 3) >> 6)
  return sampling === undefined || length < ADTS_HEAD ? undefined : { bytes: length, ms: (ADTS_SAMPLES * 1000 * (1 + (byte(bytes, at + 6) & 0x03))) / sampling, sampling, channels }
}

const WINDOW = 65_536
/** A file no longer than so many windows is read whole; of a longer one as many places. */
const WINDOWS = 48
/** After it a frame is believed to be one, as it is followed by another of its kind. */
const HEADS = 3

/** Where frames begin that follow each other. */
export function begins(bytes: Uint8Array, from: number, frameAt: FrameAt): number | undefined {
  for (let start = from; start < bytes.length; start += 1) {
    let at = start
    let left = HEADS
    for (let frame = frameAt(bytes, at); frame !== undefined && left > 0; frame = frameAt(bytes, at)) {
      at += frame.bytes
      left -= 1
      // The end of what was read proves nothing against it.
      if (at >= bytes.length) left = 0
    }
    if (left === 0) return start
  }
  return undefined
}

interface Sum { bytes: number; ms: number }

/** Adds the whole frames of a window to the sum. */
function count(bytes: Uint8Array, frameAt: FrameAt, sum: Sum): void {
  let at = begins(bytes, 0, frameAt)
  while (at !== undefined) {
    const frame = frameAt(bytes, at)
    if (frame === undefined) {
      at = begins(bytes, at + 1, frameAt)
      continue
    }
    at += frame.bytes
    if (at > bytes.length) return
    sum.bytes += frame.bytes
    sum.ms += frame.ms
  }
}

/** What the frames of some places stand for, as if the rest were like them. */
function estimated({ readAt }: MediaFile, from: number, end: number, frameAt: FrameAt): number | undefined {
  const sum: Sum = { bytes: 0, ms: 0 }
  const whole = end - from <= WINDOW * WINDOWS
  if (whole) count(readAt(from, end - from), frameAt, sum)
  else for (let at = 0; at < WINDOWS; at += 1) count(readAt(from + Math.floor(((end - from - WINDOW) * at) / (WINDOWS - 1)), WINDOW), frameAt, sum)
  if (sum.bytes === 0) return undefined
  return whole ? sum.ms : (sum.ms * (end - from)) / sum.bytes
}

/** How many frames follow, where the first one says so instead of sounding (Xing, Info, VBRI). */
function saidFrames(bytes: Uint8Array): number | undefined {
  const mono = byte(bytes, 3) >> 6 === 3
  const xingAt = 4 + (versionOf(bytes, 0) === 3 ? (mono ? 17 : 32) : mono ? 9 : 17)
  if (['Xing', 'Info'].includes(letters(bytes, xingAt, 4)) && (byte(bytes, xingAt + 7) & 1) === 1) return u32be(bytes, xingAt + 8)
  return letters(bytes, 36, 4) === 'VBRI' ? u32be(bytes, 36 + 14) : undefined
}

export const TAG_HEAD = 10
/** Where the sound begins: after a tag, whose length has seven bits in each byte. */
export function afterTag(head: Uint8Array): number {
  if (letters(head, 0, 3) !== 'ID3') return 0
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (byte(head, at) & 0x7f), 0)
  return TAG_HEAD + length + ((byte(head, 5) & 0x10) === 0 ? 0 : TAG_HEAD)
}

/** A tag at the very end, which does not sound. */
const END_TAG = 128

export function framesMs(file: MediaFile): number | undefined {
  const { size, readAt } = file
  const tag = afterTag(readAt(0, TAG_HEAD))
  const head = readAt(tag, WINDOW)
  const end = letters(readAt(Math.max(0, size - END_TAG), 3), 0, 3) === 'TAG' ? size - END_TAG : size
  const [mp3, aac] = [begins(head, 0, mp3Frame), begins(head, 0, aacFrame)]
  if (mp3 === undefined || (aac !== undefined && aac <= mp3)) return aac === undefined ? undefined : estimated(file, tag + aac, end, aacFrame)
  const frame = mp3Frame(head, mp3)
  const said = saidFrames(head.subarray(mp3))
  return frame !== undefined && said !== undefined && said > 0 ? said * frame.ms : estimated(file, tag + mp3, end, mp3Frame)
}
