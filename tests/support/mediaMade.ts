/** Recordings of numbered packets, put together by hand in every container: which packet is when is known, so that a slice can be told from any other. */
import type { RecordingFormat } from '#core/domain/recordingFormat'
import { be, box, bytes, chunk, element, float, ftyp, le, mvhd, type Part, wav, zeros } from './mediaBytes'

export const PACKET = 40
/** Each begins with its number. */
export const packet = (number: number, length = PACKET): Uint8Array => bytes(be(number, 4), zeros(length - 4))
export const numberOf = (packet: Uint8Array, at = 0): number => new DataView(packet.buffer, packet.byteOffset, packet.byteLength).getUint32(at)
const packets = (from: number, count: number): Uint8Array => bytes(...Array.from({ length: count }, (_, at) => packet(from + at)))
const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)

export interface Made { readonly name: string; readonly format: RecordingFormat; readonly file: Uint8Array; /** Of each packet. */ readonly ms: number; readonly count: number; /** Where in a packet its number stands. */ readonly at: number; /** How far from where it was looked for a slice may begin. */ readonly off: number }

/** Eight milliseconds of 16-bit samples in each. */
function madeWav(): Made {
  const samples = Array.from({ length: 3000 }, (_, at) => bytes(le(at, 2), zeros(158)))
  return { name: 'wav', format: 'wav', file: wav(chunk('LIST', zeros(60)), chunk('fmt ', [...le(1, 2), ...le(1, 2), ...le(10_000, 4), ...le(20_000, 4), ...le(2, 2), ...le(16, 2)]), chunk('data', bytes(...samples))), ms: 8, count: 3000, at: -1, off: 0 }
}

/** MPEG-2, 24 kHz, 24 ms each; `rates` are indexes of bit rates, taken in turn for a third of the file each. */
export function madeMp3(name: string, rates: readonly number[], count = 3000): Made {
  const kilobits = [0, 8, 16, 24, 32, 40, 48]
  const frame = (number: number): Uint8Array => {
    const rate = rates[Math.floor((number * rates.length) / count)] ?? 1
    return bytes([0xff, 0xf3, (rate << 4) | 0x04, 0xc4], be(number, 4), zeros((576 * (kilobits[rate] ?? 0) * 125) / 24_000 - 8))
  }
  return { name, format: 'mp3', file: bytes('ID3', [4, 0, 0, 0, 0, 0, 20], zeros(20), ...range(count).map(frame), 'TAG', zeros(125)), ms: 24, count, at: 4, off: rates.length > 1 ? 20_000 : 60 }
}

function madeAac(): Made {
  const frame = (number: number): Uint8Array => bytes([0xff, 0xf1, 0x60, 0x40, PACKET >> 3, ((PACKET & 7) << 5) | 0x1f, 0xfc], be(number, 4), zeros(PACKET - 11))
  return { name: 'aac', format: 'aac', file: bytes(...range(1500).map(frame)), ms: (1024 * 1000) / 16_000, count: 1500, at: 7, off: 70 }
}

export const oggPage = (serial: number, place: number, lacing: readonly number[], body: Part, flags = 0): Uint8Array => bytes('OggS', [0, flags], le(place, 8), le(serial, 4), zeros(8), [lacing.length], lacing, body)
export const OPUS = bytes('OpusHead', [1, 1], le(312, 2), le(16_000, 4), zeros(3))

/** So many packets of 20 ms on each page; pages of a picture between. */
function madeOgg(name: string, each: number): Made {
  const pages = range(3000 / each).flatMap((at) => [oggPage(7, (at + 1) * each * 960 + 312, Array.from({ length: each }, () => PACKET), packets(at * each, each)), oggPage(3, at, [90], Array.from({ length: 90 }, () => 1))])
  return { name, format: 'ogg', file: bytes(oggPage(3, 0, [10], bytes('\u0080theora', zeros(3))), oggPage(7, 0, [OPUS.length], OPUS), oggPage(7, 0, [16], bytes('OpusTags', zeros(8))), ...pages), ms: 20, count: 3000, at: 0, off: each * 40 }
}

export const EBML_HEAD = element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x82, 0x84], 'webm')
export const UNKNOWN = [0x01, 255, 255, 255, 255, 255, 255, 255]
const [SEGMENT, INFO, TRACKS, CLUSTER] = [[0x18, 0x53, 0x80, 0x67], [0x15, 0x49, 0xa9, 0x66], [0x16, 0x54, 0xae, 0x6b], [0x1f, 0x43, 0xb6, 0x75]] as const
const track = (number: number, type: number, codec: string): Uint8Array => element([0xae], element([0xd7], [number]), element([0x83], [type]), element([0x86], codec), element([0xe1], element([0xb5], float(48_000)), element([0x9f], [1])))
export const simpleBlock = (number: number, within: number, body: Part, flags = 0x80): Uint8Array => element([0xa3], [0x80 | number], be(within & 0xffff, 2), [flags], body)

/** Clusters of `each` packets of 20 ms, with a picture among them. */
export function madeWebm(name: string, each: number, unknown: boolean): Made {
  const cluster = (at: number): Uint8Array => {
    const body = bytes(element([0xe7], be(at * each * 20, 4)), ...range(each).flatMap((one) => [simpleBlock(2, one * 20, packet(at * each + one)), ...(one % 5 === 0 ? [element([0xa0], element([0xa1], [0x81], be(one * 20, 2), [0], Array.from({ length: 60 }, () => 9)))] : [])]))
    return unknown ? bytes(CLUSTER, UNKNOWN, body) : element(CLUSTER, body)
  }
  const head = [element(INFO, element([0x2a, 0xd7, 0xb1], be(1_000_000, 3))), element(TRACKS, track(1, 1, 'V_VP8'), track(2, 2, 'A_OPUS'))]
  return { name, format: 'webm', file: bytes(EBML_HEAD, SEGMENT, UNKNOWN, ...head, ...range(3000 / each).map(cluster)), ms: 20, count: 3000, at: 0, off: 900 }
}

const zero = zeros(4)
const ESDS = box('esds', zero, [3, 25, 0, 0, 0, 4, 17, 0x40, 0x15], zeros(11), [5, 2, 0x14, 0x08], [6, 1, 2])
const STSD = box('stsd', zero, be(1, 4), box('mp4a', zeros(6), be(1, 2), zeros(8), be(1, 2), be(16, 2), zeros(4), be(16_000, 2), zeros(2), ESDS))
const MS = 64
/** `scale` 16 000: a packet takes 1024. */
const trak = (kind: string, table: Uint8Array, id = 2, duration = 0): Uint8Array => box('trak', box('tkhd', zero, zeros(8), be(id, 4), zeros(60)), box('mdia', box('mdhd', zero, zeros(8), be(16_000, 4), be(duration, 4), zero), box('hdlr', zero, zero, kind, zeros(12)), box('minf', box('stbl', table))))
const PICTURE = trak('vide', box('stsd', zero, be(0, 4)), 1)

/** Chunks of seven packets, the first of eleven, with a picture's bytes between; the head at the end. */
export function madeFilm(name: string, { long = false, front = false } = {}): Made {
  const count = 1500
  const sizes = [11, ...Array.from({ length: Math.ceil((count - 11) / 7) }, () => 7)]
  const [places, parts]: [number[], Uint8Array[]] = [[], []]
  let [number, at] = [0, 0]
  for (const size of sizes) {
    const body = packets(number, Math.min(size, count - number))
    places.push(at + 50)
    parts.push(bytes(zeros(50), body))
    at += 50 + body.length
    number += size
  }
  const moov = (base: number): Uint8Array => box('moov', mvhd(1000, count * MS), PICTURE, trak('soun', bytes(
    STSD, box('stts', zero, be(1, 4), be(count, 4), be(1024, 4)), box('stsc', zero, be(2, 4), [1, 11, 1, 2, 7, 1].flatMap((value) => be(value, 4))), box('stsz', zero, zero, be(count, 4), Array.from({ length: count }, () => be(PACKET, 4)).flat()),
    long ? box('co64', zero, be(places.length, 4), places.flatMap((place) => be(base + place, 8))) : box('stco', zero, be(places.length, 4), places.flatMap((place) => be(base + place, 4))),
  ), 2, count * 1024))
  const data = box('mdat', bytes(...parts))
  const head = front ? moov(0).length : 0
  const base = ftyp.length + head + 8
  return { name, format: 'mp4', file: front ? bytes(ftyp, moov(base), data) : bytes(ftyp, data, moov(base)), ms: MS, count, at: 0, off: MS }
}

/** Fragments of `each` packets, behind a picture's bytes. `told` where each packet has a size and a length of its own. */
export function madeParts(name: string, each: number, told: boolean): Made {
  const count = 1500
  const moov = box('moov', mvhd(1000, 0), trak('soun', bytes(STSD, box('stts', zero, zero), box('stsc', zero, zero), box('stsz', zero, zero, zero), box('stco', zero, zero))), box('mvex', box('trex', zero, be(1, 4), zeros(16)), box('trex', zero, be(2, 4), be(1, 4), be(1024, 4), be(PACKET, 4), zero)))
  const parts = range(count / each).map((at) => {
    const moof = (offset: number): Uint8Array => box('moof', box('mfhd', zero, be(at + 1, 4)),
      box('traf', box('tfhd', [0, 2, 0, 0], be(1, 4)), box('trun', zero, be(1, 4))),
      box('traf', box('tfhd', [0, 2, 0, 0], be(2, 4)), box('tfdt', [1, 0, 0, 0], be(at * each * 1024, 8)),
        box('trun', [0, 0, told ? 3 : 0, 1], be(each, 4), be(offset, 4), told ? range(each).flatMap(() => [...be(1024, 4), ...be(PACKET, 4)]) : [])))
    return bytes(moof(moof(0).length + 8 + 30), box('mdat', zeros(30), packets(at * each, each)))
  })
  return { name, format: 'mp4', file: bytes(ftyp, moov, ...parts), ms: MS, count, at: 0, off: MS * each }
}

export const MADE: readonly Made[] = [
  madeWav(), madeMp3('mp3', [3]), madeMp3('mp3 of three rates', [1, 6, 2]), madeAac(), madeOgg('ogg', 10), madeOgg('ogg of large pages', 100), madeWebm('webm', 50, false), madeWebm('webm as it came', 500, true), madeFilm('film'), madeFilm('film of long places', { long: true, front: true }), madeParts('parts', 10, false), madeParts('parts that tell', 100, true),
]
