/** The head of a WebM or Matroska: its first track of sound and what that is coded in, in what was read of the beginning. */
import { f32be, f64be, letters } from '../mediaLength/bytes'
import { elements, ID, MILLI, whole } from '../mediaLength/ebml'
import type { Codec, Taken } from './slice'

const [CODEC, PRIVATE, AUDIO, SAMPLING, CHANNELS] = [0x86, 0x63a2, 0xe1, 0xb5, 0x9f]
const SOUND = 2
const MOST_TRACKS = 127
const NAMES: Readonly<Record<string, string>> = { A_OPUS: 'opus', A_VORBIS: 'vorbis', A_FLAC: 'flac', A_AAC: 'mp4a.40.2', 'A_MPEG/L3': 'mp3' }

interface Track { readonly number: number; readonly codec: Codec }
/** Milliseconds of a unit of time, the track, and where the clusters begin. */
export interface Head { readonly scale: number; readonly track: Track; readonly from: number }

function trackOf(bytes: Uint8Array, from: number, end: number): Track | undefined {
  const readAt = (at: number, length: number): Uint8Array => bytes.subarray(at, at + length)
  const said = { number: 0, type: 0, name: '', channels: 1, sampling: 8000, description: new Uint8Array(0) as Uint8Array }
  const float = (at: number, length: number): number => (length === 4 ? f32be(bytes, at) : f64be(bytes, at)) ?? 0
  for (const { id, from: at, length } of elements({ readAt }, from, end, MOST_TRACKS)) {
    const content = bytes.subarray(at, Math.min(at + length, end))
    if (id === ID.TRACK_NUMBER) said.number = whole(content.subarray(0, 4))
    if (id === ID.TRACK_TYPE) said.type = whole(content.subarray(0, 4))
    if (id === CODEC) said.name = NAMES[letters(content, 0, 32).split('/').slice(0, 2).join('/').replaceAll('\0', '')] ?? NAMES[letters(content, 0, 5)] ?? ''
    if (id === PRIVATE) said.description = content
    if (id !== AUDIO) continue
    for (const one of elements({ readAt }, at, Math.min(at + length, end), MOST_TRACKS)) {
      if (one.id === SAMPLING) said.sampling = float(one.from, one.length)
      if (one.id === CHANNELS) said.channels = whole(bytes.subarray(one.from, Math.min(one.from + one.length, one.from + 4, end)))
    }
  }
  const { number, type, name, description, ...rest } = said
  if (type !== SOUND || name === '' || number < 1 || number > MOST_TRACKS) return undefined
  return { number, codec: { name, ...rest, ...(description.length === 0 || name === 'mp3' ? {} : { description: description.slice() }) } }
}

/** In what was read of the beginning. */
export function headOf(bytes: Uint8Array, last: boolean): Taken<Head> | undefined {
  const readAt = (at: number, length: number): Uint8Array => bytes.subarray(at, at + length)
  let [scale, track]: [number, Track | undefined] = [1, undefined]
  const segment = [...elements({ readAt }, 0, bytes.length, 2)].find(({ id }) => id === ID.SEGMENT)
  if (segment === undefined) return undefined
  for (const { id, at, from, length } of elements({ readAt }, segment.from, bytes.length, MOST_TRACKS)) {
    const end = from + length
    if (id === ID.CLUSTER || (end > bytes.length && last)) return track === undefined ? undefined : { value: { scale, track, from: at }, used: at }
    if (end > bytes.length) return undefined
    if (id === ID.INFO) for (const one of elements({ readAt }, from, end, MOST_TRACKS)) if (one.id === ID.SCALE) scale = whole(bytes.subarray(one.from, Math.min(one.from + one.length, one.from + 8))) / MILLI
    if (id === ID.TRACKS) for (const one of elements({ readAt }, from, end, MOST_TRACKS)) if (one.id === ID.TRACK) track ??= trackOf(bytes, one.from, Math.min(one.from + one.length, end))
  }
  return undefined
}
