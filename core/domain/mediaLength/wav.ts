/**
 * WAV: the bytes of its sound by the bytes a second. Also RF64, and a file whose recorder has not filled in the sizes yet: then what there is counts.
 */
import type { MediaFile } from '../mediaLength'
import { bytesAt, readNow, type Reading } from './asking'
import { letters, u16le, u32le, u64le } from './bytes'

const FIRST_CHUNK = 12
const CHUNK_HEAD = 8
/** A file has a handful. */
const MOST_CHUNKS = 64
/** Of `fmt ` and `ds64`: their fields that are needed. */
const FIELDS = 26
/** In `ds64`: the size of the sound. */
const LONG_AT = CHUNK_HEAD + 8
const UNKNOWN = 0xffff_ffff

/** Samples and bytes a second, and whether all samples take equally many bytes. */
export interface Form { readonly even: boolean; /** How a sample is written. */ readonly tag: number; readonly channels: number; readonly sampling: number; readonly rate: number; /** Bytes of a sample of all channels. */ readonly block: number; readonly bits: number }
/** Where the sound lies, and of how many samples it says it is. */
export interface WavSound { readonly form: Form; readonly from: number; readonly bytes: number; readonly samples: number }
const EVEN: readonly number[] = [1, 3, 6, 7, 0xfffe]
/** Says how a sample is written further on. */
const EXTENSIBLE = 0xfffe

function formOf(head: Uint8Array): Form {
  const said = (at: number): number => u16le(head, CHUNK_HEAD + at) ?? 0
  return { even: EVEN.includes(said(0)), tag: said(0) === EXTENSIBLE ? said(24) : said(0), channels: said(2), sampling: u32le(head, CHUNK_HEAD + 4) ?? 0, rate: u32le(head, CHUNK_HEAD + 8) ?? 0, block: said(12), bits: said(14) }
}

export function* wavSound(size: number): Reading<WavSound | undefined> {
  let at = FIRST_CHUNK
  let [form, long, samples]: [Form | undefined, number | undefined, number] = [undefined, undefined, 0]
  for (let left = MOST_CHUNKS; left > 0; left -= 1) {
    const head = yield* bytesAt(at, CHUNK_HEAD + FIELDS)
    const [name, length] = [letters(head, 0, 4), u32le(head, 4)]
    if (length === undefined) return undefined
    if (name === 'fmt ') form = formOf(head)
    if (name === 'fact') samples = u32le(head, CHUNK_HEAD) ?? 0
    if (name === 'ds64') long = u64le(head, LONG_AT)
    if (name === 'data') {
      const there = size - at - CHUNK_HEAD
      const said = length === UNKNOWN ? long ?? there : length
      return form === undefined ? undefined : { form, from: at + CHUNK_HEAD, bytes: said === 0 || said > there ? there : said, samples }
    }
    at += CHUNK_HEAD + length + (length % 2)
  }
  return undefined
}

/** Of sound that is packed (ADPCM) programs name the bytes a second wrongly; there the number of samples counts. */
export function wavMs({ size, readAt }: MediaFile): number | undefined {
  const sound = readNow(readAt, wavSound(size))
  if (sound === undefined) return undefined
  const { form: { even, sampling, rate }, bytes, samples } = sound
  if (!even && samples > 0 && sampling > 0) return (samples * 1000) / sampling
  return rate === 0 ? undefined : (bytes * 1000) / rate
}
