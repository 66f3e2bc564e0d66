/**
 * WAV: the bytes of its sound by the bytes a second. Also RF64, and a file whose recorder has not filled in the sizes yet: then what there is counts.
 */
import type { MediaFile } from '../mediaLength'
import { letters, u16le, u32le, u64le } from './bytes'

const FIRST_CHUNK = 12
const CHUNK_HEAD = 8
/** A file has a handful. */
const MOST_CHUNKS = 64
/** Of `fmt ` and `ds64`: their fields that are needed. */
const FIELDS = 24
/** In `ds64`: the size of the sound. */
const LONG_AT = CHUNK_HEAD + 8
const UNKNOWN = 0xffff_ffff

/** Samples and bytes a second, and whether all samples take equally many bytes. */
interface Form { readonly even: boolean; readonly sampling: number; readonly rate: number }
const EVEN: readonly number[] = [1, 3, 6, 7, 0xfffe]

function formOf(head: Uint8Array): Form {
  return { even: EVEN.includes(u16le(head, CHUNK_HEAD) ?? 0), sampling: u32le(head, CHUNK_HEAD + 4) ?? 0, rate: u32le(head, CHUNK_HEAD + 8) ?? 0 }
}

/** Of sound that is packed (ADPCM) programs name the bytes a second wrongly; there the number of samples counts. */
function soundMs({ even, sampling, rate }: Form, bytes: number, samples: number): number | undefined {
  if (!even && samples > 0 && sampling > 0) return (samples * 1000) / sampling
  return rate === 0 ? undefined : (bytes * 1000) / rate
}

export function wavMs({ size, readAt }: MediaFile): number | undefined {
  let at = FIRST_CHUNK
  let [form, long, samples]: [Form | undefined, number | undefined, number] = [undefined, undefined, 0]
  for (let left = MOST_CHUNKS; left > 0; left -= 1) {
    const head = readAt(at, CHUNK_HEAD + FIELDS)
    const [name, length] = [letters(head, 0, 4), u32le(head, 4)]
    if (length === undefined) return undefined
    if (name === 'fmt ') form = formOf(head)
    if (name === 'fact') samples = u32le(head, CHUNK_HEAD) ?? 0
    if (name === 'ds64') long = u64le(head, LONG_AT)
    if (name === 'data') {
      const there = size - at - CHUNK_HEAD
      const said = length === UNKNOWN ? long ?? there : length
      return form === undefined ? undefined : soundMs(form, said === 0 || said > there ? there : said, samples)
    }
    at += CHUNK_HEAD + length + (length % 2)
  }
  return undefined
}
