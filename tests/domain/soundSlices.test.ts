/** Pieces of sound cut out of every container: the right packets, when they are, from a bounded part of the file; and whatever may be wrong in it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNow } from '#core/domain/mediaLength/asking'
import type { RecordingFormat } from '#core/domain/recordingFormat'
import { openSound, type Slice, type Sound } from '#core/domain/soundSlices'
import { be, box, bytes, chunk, element, ftyp, le, wav, zeros } from '#tests/support/mediaBytes'
import { EBML_HEAD, MADE, madeMp3, madeWebm, numberOf, oggPage, OPUS, PACKET, packet, simpleBlock, UNKNOWN } from '#tests/support/mediaMade'

const open = (format: RecordingFormat, file: Uint8Array, lengthMs?: number, seen: (at: number, length: number) => void = () => undefined) => {
  const readAt = (at: number, length: number): Uint8Array => {
    seen(at, length)
    return file.subarray(Math.max(0, at), Math.max(0, at) + Math.max(0, length))
  }
  const sound = readNow(readAt, openSound(format, { size: file.length, ...(lengthMs === undefined ? {} : { lengthMs }) }))
  return sound === undefined ? undefined : { ...sound, at: (ms: number): Slice | undefined => readNow(readAt, sound.slice(ms)) }
}
const numbers = (slice: Slice | undefined, at = 0): readonly number[] => slice?.packets.map((one) => numberOf(one, at)) ?? []

describe.each(MADE)('$name', ({ format, file, ms, count, at, off }) => {
  const known = at >= 0
  const lengthMs = ms * count
  it('gives the packets that follow each other, when they are heard', () => {
    const sound = open(format, file, lengthMs)
    const asked = Array.from({ length: 50 }, (_, one) => (lengthMs * one) / 50)
    for (const want of asked) {
      const slice = sound?.at(want)
      const first = known ? numbers(slice, at)[0] ?? -1 : ((slice?.packets[0]?.[0] ?? 0) | ((slice?.packets[0]?.[1] ?? 0) << 8))
      expect(slice?.packets.length, String(want)).toBeGreaterThanOrEqual(3)
      if (known) expect(numbers(slice, at)).toEqual(slice?.packets.map((_, one) => first + one))
      if (at === 0) expect(slice?.packets.map(({ length }) => length)).toEqual(slice?.packets.map(() => PACKET))
      expect(Math.abs((slice?.ms ?? -1) - want), `${want} ${slice?.ms}`).toBeLessThanOrEqual(off)
      if (sound?.turnedOut === undefined) expect(Math.abs(first * ms - (slice?.ms ?? -1)), `${first * ms} ${slice?.ms}`).toBeLessThanOrEqual(Math.max(off, ms))
    }
  })
  it('knows how long it is, where it is not told', () => {
    const sound = open(format, file)
    if (format === 'ogg') expect(sound).toBeUndefined()
    else expect(Math.abs((sound?.lengthMs ?? 0) - lengthMs)).toBeLessThan(lengthMs * (format === 'mp3' ? 10 : 0.05))
  })
  it('reads what it is asked for and not the whole', () => {
    let read = 0
    const sound = open(format, file, lengthMs, (_, length) => { read += length })
    const before = read
    for (const want of [0.1, 0.4, 0.8]) sound?.at(lengthMs * want)
    expect(read - before).toBeLessThan(file.length * 0.75)
  })
  it('of which the end is missing gives what is there', () => {
    const sound = open(format, file.subarray(0, Math.floor(file.length * 0.6)), lengthMs * 0.6)
    if (sound === undefined) expect(['mp4', 'm4a']).toContain(format)
    else expect(sound.at(lengthMs * 0.3)?.packets.length).toBeGreaterThan(2)
  })
})

it('time is measured where the rate of MP3 changes', () => {
  const { file, ms, count } = madeMp3('', [1, 6, 2])
  const sound = open('mp3', file, ms * count)
  const found = Array.from({ length: 300 }, (_, at) => sound?.at((ms * count * at) / 300))
  for (const slice of found) expect(Math.abs((slice?.ms ?? 0) - (numbers(slice, 4)[0] ?? 0) * ms)).toBeLessThan(ms * count * 0.02)
  expect(sound?.turnedOut?.()).toBeGreaterThan(ms * count * 0.98)
  expect(sound?.turnedOut?.()).toBeLessThan(ms * count * 1.02)
})

describe('what sound it is', () => {
  const form = (tag: number, channels: number, bits: number, block = (channels * bits) / 8, more: readonly number[] = []): Uint8Array => wav(chunk('fmt ', [...le(tag, 2), ...le(channels, 2), ...le(8000, 4), ...le(8000 * block, 4), ...le(block, 2), ...le(bits, 2), ...more]), chunk('data', zeros(9600)))
  it.each<[string, Uint8Array, string | undefined]>([
    ['16 bits', form(1, 1, 16), 'pcm-s16'], ['stereo of 24 bits', form(1, 2, 24), 'pcm-s24'], ['8 bits', form(1, 1, 8), 'pcm-u8'], ['32 bits', form(1, 1, 32), 'pcm-s32'], ['floating', form(3, 1, 32), 'pcm-f32'], ['µ-law', form(7, 1, 8), 'ulaw'], ['A-law', form(6, 1, 8), 'alaw'],
    ['named further on', form(0xfffe, 1, 16, 2, [...le(22, 2), ...le(16, 2), ...zeros(4), ...le(1, 2), ...zeros(14)]), 'pcm-s16'], ['named further on as nothing', form(0xfffe, 1, 16, 2, [...le(22, 2), ...zeros(22)]), undefined],
    ['packed', form(17, 1, 4, 256), undefined], ['of 64 bits', form(3, 1, 64), undefined], ['of 12 bits', form(1, 1, 12), undefined], ['of no channel', form(1, 0, 16), undefined], ['of more channels than there are', form(1, 200, 16), undefined], ['whose block is another', form(1, 1, 16, 4), undefined],
  ])('WAV %s', (_, file, name) => { expect(open('wav', file, 600)?.codec.name).toBe(name) })

  it('Vorbis has three heads, laced together', () => {
    const heads = [bytes('\u0001vorbis', zeros(4), [2], le(8000, 4), zeros(14)), bytes('\u0003vorbis', zeros(300)), bytes('\u0005vorbis', zeros(20))]
    const file = bytes(oggPage(7, 0, [heads[0]?.length ?? 0], heads[0] ?? []), oggPage(7, 0, [255, 52, 27], bytes(heads[1] ?? [], heads[2] ?? [])), oggPage(7, 800, [4, 4, 4], bytes(zeros(12))))
    expect(open('ogg', file, 1000)?.codec).toEqual({ name: 'vorbis', sampling: 8000, channels: 2, description: bytes([2, 30, 255, 52], ...heads) })
  })
  it('a packet over several pages is one; what is left of one whose beginning is not there is none', () => {
    const long = packet(5, 600)
    const pages = [oggPage(7, 960, [255, 255], long.subarray(0, 510)), oggPage(7, 1920, [90, 40], bytes(long.subarray(510), packet(6)), 1)]
    const file = bytes(oggPage(7, 0, [OPUS.length], OPUS), ...pages)
    expect(numbers(open('ogg', file, 1000)?.at(0))).toEqual([5, 6])
    const torn = bytes(oggPage(7, 0, [OPUS.length], OPUS), ...pages.slice(1))
    expect(numbers(open('ogg', torn, 1000)?.at(0))).toEqual([6])
  })
  it('a packet of which only the beginning was read is read on', () => {
    // The sixteenth goes over the end of what is read at first.
    const pages = Array.from({ length: 3 }, (_, at) => oggPage(7, (at + 1) * 19_200, Array.from({ length: 20 }, () => [255, 255, 30]).flat(), bytes(...Array.from({ length: 20 }, (__, one) => packet(at * 20 + one, 540)))))
    const slice = open('ogg', bytes(oggPage(7, 0, [OPUS.length], OPUS), ...pages), 1200)?.at(0)
    expect(slice?.packets.map(({ length }) => length)).toEqual(Array.from({ length: 16 }, () => 540))
  })
  it.each<[string, RecordingFormat, Uint8Array]>([
    ['Speex', 'ogg', bytes(oggPage(7, 0, [80], bytes('Speex   ', zeros(28), le(16_000, 4), zeros(40))), oggPage(7, 800, [4], zeros(4)))], ['a picture alone', 'webm', bytes(EBML_HEAD, [0x18, 0x53, 0x80, 0x67], UNKNOWN, element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0xd7], [1]), element([0x83], [1]), element([0x86], 'V_VP8'))), element([0x1f, 0x43, 0xb6, 0x75], element([0xe7], [0])))],
    ['a film without tracks', 'mp4', bytes(ftyp, box('moov', zeros(8)), box('mdat', zeros(80)))], ['a film whose head is larger than any', 'mp4', bytes(ftyp, be(0x7fff_ffff, 4), 'moov', zeros(200))], ['zeros', 'mp3', bytes(zeros(5000))], ['nothing', 'aac', bytes()], ['a text', 'webm', bytes('no recording at all, only words '.repeat(40))],
  ])('%s is none that can be cut', (_, format, file) => { expect(open(format, file, 60_000)).toBeUndefined() })
  it('of a block that holds several packets nothing is taken', () => {
    const { file } = madeWebm('', 50, false)
    const at = file.findIndex((_, one) => file[one] === 0x1f && file[one + 1] === 0x43)
    const laced = bytes(file.subarray(0, at), element([0x1f, 0x43, 0xb6, 0x75], element([0xe7], [0]), ...Array.from({ length: 30 }, (_, one) => simpleBlock(2, one * 20, packet(one), 0x86))))
    expect(open('webm', laced, 60_000)?.at(0)).toBeUndefined()
  })
})

describe('whatever is written in it', () => {
  /** Of a file of this size: more than any slice needs, and less than a loop without end. */
  const [MOST_ASKS, MOST_READ] = [300, 80 * 1_048_576]
  it('it ends, gives pieces of the file or none, and neither reads nor asks without bound', () => {
    const changes = fc.array(fc.record({ share: fc.double({ min: 0, max: 1, noNaN: true }), near: fc.boolean(), value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff), fc.integer({ min: 0, max: 255 })) }), { maxLength: 12 })
    fc.assert(fc.property(fc.constantFrom(...MADE), changes, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), fc.constantFrom(undefined, 1, 60_000, 1e9), fc.integer({ min: 0, max: 2 ** 40 }), ({ format, file: made }, changed, cut, whole, lengthMs, claimed) => {
      const file = made.slice(0, whole ? made.length : Math.floor(made.length * cut))
      for (const { share, near, value } of changed) file[Math.floor(share * (near ? Math.min(700, file.length) : file.length))] = value
      let [asks, read] = [0, 0]
      const readAt = (at: number, length: number): Uint8Array => {
        asks += 1
        expect(at >= 0 && length >= 0 && Number.isSafeInteger(at) && Number.isSafeInteger(length)).toBe(true)
        const got = file.subarray(at, at + length)
        read += length
        return got
      }
      const size = Math.max(file.length, claimed)
      const sound: Sound | undefined = readNow(readAt, openSound(format, { size, ...(lengthMs === undefined ? {} : { lengthMs }) }))
      expect(asks).toBeLessThan(9000)
      if (sound === undefined) return
      expect(sound.lengthMs).toBeGreaterThan(0)
      for (const share of [0, 0.3, 0.31, 0.9, 0.9999]) {
        asks = read = 0
        const slice = readNow(readAt, sound.slice(sound.lengthMs * share))
        expect(asks).toBeLessThan(MOST_ASKS)
        expect(read).toBeLessThan(MOST_READ)
        if (slice === undefined) continue
        expect(Number.isFinite(slice.ms)).toBe(true)
        expect(slice.packets.length > 0 && slice.packets.length <= 16 && slice.packets.every(({ length }) => length > 0 && length <= 1_048_576)).toBe(true)
      }
    }), { numRuns: 4000 })
  })
})
