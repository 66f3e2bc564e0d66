/** The head of an MP4: its first track of sound, what it is coded in, and where its tables lie. Read as a whole, up to a bound, and taken apart in memory. */
import { letters, u32be, u64be } from '../mediaLength/bytes'
import { readNow, type Reading } from '../mediaLength/asking'
import { type Box, boxAt, find, finding } from '../mediaLength/boxes'
import { type Codec, sensible } from './slice'

export interface Track { readonly id: number; /** Units of time a second. */ readonly scale: number; readonly lengthMs: number | undefined; readonly codec: Codec; readonly table: Box }
export interface Head { /** The content of `moov`. */ readonly film: Uint8Array; readonly track: Track; /** Where it ends in the file. */ readonly end: number; /** In fragments. */ readonly parts: boolean }

/** Of three days of sound with a picture. */
const MOST_FILM = 50_331_648
const MOST_TRACKS = 64
/** Before what is said of a codec, in its entry: of sound, and of sound as QuickTime wrote it. */
const [ENTRY, ENTRY_1, ENTRY_2] = [28, 44, 64]
const FULL = 4

const u16be = (bytes: Uint8Array, at: number): number => (((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
export const inMemory = (film: Uint8Array) => ({ size: film.length, readAt: (at: number, length: number): Uint8Array => film.subarray(at, at + length) })

/** Down a path of boxes, the first of each type. */
export function within(film: Uint8Array, box: Box, ...path: readonly string[]): Box | undefined {
  let found: Box | undefined = box
  for (const type of path) found = found === undefined ? undefined : find(inMemory(film), [type], found.from, Math.min(found.end, film.length))
  return found
}

/** Of a descriptor: its length has seven bits in each of at most four bytes. */
function descriptor(bytes: Uint8Array, at: number): { readonly tag: number; readonly from: number; readonly length: number } {
  let [from, length] = [at + 1, 0]
  for (let left = 4; left > 0; left -= 1) {
    const one = bytes[from] ?? 0
    from += 1
    length = length * 128 + (one & 0x7f)
    if ((one & 0x80) === 0) break
  }
  return { tag: bytes[at] ?? 0, from, length }
}

const [ES, CONFIG, SPECIFIC] = [3, 4, 5]
const [AAC, MP3] = [[0x40, 0x66, 0x67, 0x68], [0x69, 0x6b]]

/** ISO/IEC 14496-1: what kind of sound it is and what its decoder has to know. */
function codecOfEsds(bytes: Uint8Array, sound: Omit<Codec, 'name'>): Codec | undefined {
  const es = descriptor(bytes, 0)
  const flags = bytes[es.from + 2] ?? 0
  const optional = ((flags & 0x80) === 0 ? 0 : 2) + ((flags & 0x40) === 0 ? 0 : 1 + (bytes[es.from + 3] ?? 0)) + ((flags & 0x20) === 0 ? 0 : 2)
  const config = descriptor(bytes, es.from + 3 + optional)
  const kind = bytes[config.from] ?? 0
  if (es.tag !== ES || config.tag !== CONFIG) return undefined
  if (MP3.includes(kind)) return { ...sound, name: 'mp3' }
  const specific = descriptor(bytes, config.from + 13)
  if (!AAC.includes(kind) || specific.tag !== SPECIFIC || specific.length < 2) return undefined
  return { ...sound, name: 'mp4a.40.2', description: bytes.slice(specific.from, specific.from + specific.length) }
}

function codecOf(film: Uint8Array, stsd: Box): Codec | undefined {
  const entry = readNow(inMemory(film).readAt, boxAt(stsd.from + 8, stsd.end))
  if (entry === undefined) return undefined
  const version = u16be(film, entry.from + 8)
  const sound = { channels: u16be(film, entry.from + 16), sampling: u16be(film, entry.from + 24) }
  const inside = { ...entry, from: entry.from + (version === 1 ? ENTRY_1 : version === 2 ? ENTRY_2 : ENTRY) }
  switch (entry.type) {
    case 'mp4a': {
      const esds = within(film, inside, 'esds') ?? within(film, inside, 'wave', 'esds')
      return esds === undefined ? undefined : codecOfEsds(film.subarray(esds.from + FULL, Math.min(esds.end, film.length)), sound)
    }
    case '.mp3': return { ...sound, name: 'mp3' }
    case 'Opus': return { ...sound, name: 'opus', sampling: 48_000 }
    case 'fLaC': {
      const said = within(film, inside, 'dfLa')
      return said === undefined ? undefined : { ...sound, name: 'flac', description: Uint8Array.from([0x66, 0x4c, 0x61, 0x43, ...film.subarray(said.from + FULL, Math.min(said.end, said.from + FULL + 1024, film.length))]) }
    }
    default: return undefined
  }
}

function trackOf(film: Uint8Array, box: Box): Track | undefined {
  const [head, media] = [within(film, box, 'tkhd'), within(film, box, 'mdia')]
  if (head === undefined || media === undefined) return undefined
  const [times, kind, table] = [within(film, media, 'mdhd'), within(film, media, 'hdlr'), within(film, media, 'minf', 'stbl')]
  const entry = table === undefined ? undefined : within(film, table, 'stsd')
  if (times === undefined || kind === undefined || table === undefined || entry === undefined || letters(film, kind.from + 8, 4) !== 'soun') return undefined
  const long = film[times.from] === 1
  const [scale, duration] = [u32be(film, times.from + (long ? 20 : 12)) ?? 0, long ? u64be(film, times.from + 24) : u32be(film, times.from + 16)]
  const id = u32be(film, head.from + (film[head.from] === 1 ? 20 : 12)) ?? 0
  const codec = codecOf(film, entry)
  if (scale === 0 || codec === undefined || !sensible(codec)) return undefined
  return { id, scale, codec, table, lengthMs: duration === undefined || duration === 0 || duration === 0xffff_ffff ? undefined : (duration * 1000) / scale }
}

/** Undefined where there is no head, none of a size that can be, or no sound in it that is known. */
export function* filmHead(size: number): Reading<Head | undefined> {
  const moov = yield* finding(['moov'], 0, size)
  if (moov === undefined || moov.end > size || moov.end - moov.from > MOST_FILM) return undefined
  const film = yield { at: moov.from, length: moov.end - moov.from }
  let at = 0
  for (let left = MOST_TRACKS; left > 0 && at < film.length; left -= 1) {
    const trak = find(inMemory(film), ['trak'], at, film.length)
    if (trak === undefined) break
    at = trak.end
    const track = trak.end > film.length ? undefined : trackOf(film, trak)
    if (track !== undefined) return { film, track, end: moov.end, parts: find(inMemory(film), ['mvex'], 0, film.length) !== undefined }
  }
  return undefined
}

/** What the head says of parts: how long and how large a packet is where a part does not say it. */
export function usual({ film, track }: Head): { readonly duration: number; readonly size: number } {
  const all = find(inMemory(film), ['mvex'], 0, film.length)
  let at = all?.from ?? film.length
  for (let left = MOST_TRACKS; left > 0 && all !== undefined && at < Math.min(all.end, film.length); left -= 1) {
    const trex = find(inMemory(film), ['trex'], at, Math.min(all.end, film.length))
    if (trex === undefined) break
    if (u32be(film, trex.from + 4) === track.id) return { duration: u32be(film, trex.from + 12) ?? 0, size: u32be(film, trex.from + 16) ?? 0 }
    at = trex.end
  }
  return { duration: 0, size: 0 }
}