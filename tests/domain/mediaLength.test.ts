/** How long a recording plays, from bytes made by hand: each format's figures, and everything that may be wrong with them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaLength, type ReadAt } from '#core/domain/mediaLength'
import type { RecordingFormat } from '#core/domain/recordingFormat'
import { be, box, bytes, chunk, element, float, fmt, ftyp, le, mvhd, mvhdLong, page, times, wav, zeros } from '#tests/support/mediaBytes'

const reading = (file: Uint8Array): ReadAt => (offset, length) => file.subarray(Math.max(0, offset), Math.max(0, offset) + length)
const lengthOf = (format: RecordingFormat, file: Uint8Array): number | undefined => mediaLength(format, { size: file.length, readAt: reading(file) })

describe('WAV', () => {
  const sound = zeros(8000)
  it.each<[string, Uint8Array, number | undefined]>([
    ['by its bytes', wav(fmt(16_000), chunk('data', sound)), 500], ['with other chunks before', wav(chunk('JUNK', zeros(27)), fmt(16_000), chunk('LIST', 'INFO'), chunk('data', sound)), 500],
    ['whose size was not filled in', wav(fmt(16_000), chunk('data', sound, 0)), 500], ['whose size was not known', wav(fmt(16_000), chunk('data', sound, 0xffff_ffff)), 500], ['that says more than there is', wav(fmt(16_000), chunk('data', sound, 90_000)), 500],
    ['with something behind', wav(fmt(16_000), chunk('data', sound), chunk('LIST', zeros(4000))), 500], ['of eight gigabytes', wav(chunk('ds64', [...zeros(8), ...le(8000, 8), ...zeros(8)]), fmt(16_000), chunk('data', [...sound, ...zeros(500)], 0xffff_ffff)), 500],
    ['packed, by its samples', wav(fmt(9999, 17, 8000), chunk('fact', le(16_000, 4)), chunk('data', sound)), 2000], ['packed, without the number', wav(fmt(16_000, 17, 8000), chunk('fact', le(0, 4)), chunk('data', sound)), 500],
    ['without a rate', wav(fmt(0), chunk('data', sound)), undefined], ['without a form', wav(chunk('data', sound)), undefined], ['without sound', wav(fmt(16_000)), undefined], ['with nothing in it', wav(fmt(16_000), chunk('data', '')), undefined], ['cut in its head', wav().subarray(0, 9), undefined],
    ['that lasts a year', wav(fmt(1), chunk('ds64', [...zeros(8), ...le(40_000_000, 8)]), chunk('data', sound, 0xffff_ffff)), 8_000_000],
  ])('%s', (_, file, ms) => { expect(lengthOf('wav', file)).toBe(ms) })
})

describe('MP4 and M4A', () => {
  const sidx = (version: 0 | 1): Uint8Array => box('sidx', [version, 0, 0, 0], be(1, 4), be(1000, 4), zeros(version === 1 ? 16 : 8), [0, 0], be(2, 2), ...[700, 800].flatMap((part) => [be(10, 4), be(part, 4), zeros(4)]))
  it.each<[string, Uint8Array, number | undefined]>([
    ['with its head in front', bytes(ftyp, box('moov', mvhd(600, 900)), box('mdat', zeros(40))), 1500], ['with its head at the end', bytes(ftyp, box('mdat', zeros(4000)), box('moov', mvhd(600, 900))), 1500],
    ['with long numbers', bytes(ftyp, box('moov', mvhdLong(1000, 1500))), 1500], ['with a long box before', bytes(ftyp, bytes(be(1, 4), 'mdat', be(56, 8), zeros(40)), box('moov', mvhd(1000, 1500))), 1500], ['with a box that goes to the end', bytes(ftyp, bytes(be(0, 4), 'moov', mvhd(1000, 1500))), 1500],
    ['in fragments, that say it', bytes(ftyp, box('moov', mvhd(1000, 0), box('mvex', box('mehd', zeros(4), be(1500, 4))))), 1500], ['in fragments, that say it in long', bytes(ftyp, box('moov', mvhd(1000, 0), box('mvex', box('mehd', [1, 0, 0, 0], be(1500, 8))))), 1500],
    ['in fragments with an index', bytes(ftyp, box('moov', mvhd(1000, 0), box('mvex', box('trex', zeros(24)))), sidx(0)), 1500], ['with an index of long places', bytes(ftyp, box('moov', mvhd(1000, 0), box('mvex')), sidx(1)), 1500],
    ['in fragments that say nothing', bytes(ftyp, box('moov', mvhd(1000, 0), box('mvex')), box('moof')), undefined], ['of no length', bytes(ftyp, box('moov', mvhd(1000, 0))), undefined], ['of unknown length', bytes(ftyp, box('moov', mvhd(1000, 0xffff_ffff))), undefined], ['without a scale', bytes(ftyp, box('moov', mvhd(0, 900))), undefined],
    ['without a head', bytes(ftyp, box('mdat', zeros(40))), undefined], ['with an empty head', bytes(ftyp, box('moov')), undefined], ['with a box shorter than its own head', bytes(ftyp, be(4, 4), 'mdat', box('moov', mvhd(1000, 1500))), undefined], ['with a box beyond any file', bytes(ftyp, be(1, 4), 'mdat', zeros(0), [255, 255, 255, 255, 255, 255, 255, 255]), undefined],
  ])('%s', (_, file, ms) => {
    expect(lengthOf('mp4', file)).toBe(ms)
    expect(lengthOf('m4a', file)).toBe(ms)
  })
})

describe('Ogg', () => {
  const opus = bytes('OpusHead', [1, 1], le(312, 2), le(16_000, 4), zeros(3))
  const vorbis = bytes('\u0001vorbis', zeros(4), [1], le(8000, 4), zeros(14))
  const flac = bytes([0x7f], 'FLAC', [1, 0], be(1, 2), 'fLaC', [0, 0, 0, 34], be(4096, 2), be(4096, 2), zeros(6), be(16_000 * 16, 3), zeros(21))
  const more = page(7, 900, bytes(zeros(400)))
  it.each<[string, Uint8Array, number | undefined]>([
    ['Opus, less what is left out', bytes(page(7, 0, opus), more, page(7, 48_312, bytes(zeros(99)))), 1000], ['Vorbis by its own rate', bytes(page(7, 0, vorbis), more, page(7, 16_000, bytes(zeros(99)))), 2000], ['FLAC', bytes(page(7, 0, flac), page(7, 16_000, bytes('x'))), 1000],
    ['Speex', bytes(page(7, 0, bytes('Speex   ', zeros(28), le(16_000, 4), zeros(40))), page(7, 32_000, bytes('x'))), 2000], ['with a picture beside it', bytes(page(3, 0, bytes('\u0080theora', zeros(40))), page(7, 0, vorbis), page(7, 16_000, bytes('x')), page(3, 999_999, bytes('x'))), 2000],
    ['with a page on which nothing ends', bytes(page(7, 0, vorbis), page(7, 16_000, bytes('x')), page(7, 'none', bytes(zeros(255)))), 2000], ['cut in its last page', bytes(page(7, 0, vorbis), page(7, 16_000, bytes('x')), page(7, 24_000, bytes(zeros(99))).subarray(0, 10)), 2000],
    ['with only its head', page(7, 0, vorbis), undefined], ['of nothing but pictures', bytes(page(3, 0, bytes('\u0080theora', zeros(40))), page(3, 999, bytes('x'))), undefined], ['without a rate', bytes(page(7, 0, bytes('\u0001vorbis', zeros(30))), page(7, 16_000, bytes('x'))), undefined],
  ])('%s', (_, file, ms) => { expect(lengthOf('ogg', file)).toBe(ms) })
})

describe('WebM', () => {
  const head = element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x82, 0x84], 'webm')
  const [SCALE, DURATION, INFO, SEGMENT] = [[0x2a, 0xd7, 0xb1], [0x44, 0x89], [0x15, 0x49, 0xa9, 0x66], [0x18, 0x53, 0x80, 0x67]] as const
  const cluster = element([0x1f, 0x43, 0xb6, 0x75], zeros(20))
  const open = bytes(SEGMENT, [0x01, 255, 255, 255, 255, 255, 255, 255])
  it.each<[string, Uint8Array, number | undefined]>([
    ['with its length', bytes(head, element(SEGMENT, element([0xec], zeros(30)), element(INFO, element(SCALE, be(1_000_000, 3)), element(DURATION, float(1500))))), 1500], ['with another scale', bytes(head, element(SEGMENT, element(INFO, element(SCALE, be(500_000, 3)), element(DURATION, float(3000))))), 1500],
    ['with a short number', bytes(head, element(SEGMENT, element(INFO, element(DURATION, [...new Uint8Array(new Float32Array([1500]).buffer)].reverse())))), 1500], ['that was begun without knowing its end', bytes(head, open, element(INFO, element(DURATION, float(1500))), cluster), 1500],
    ['recorded as it came', bytes(head, open, element(INFO, element(SCALE, be(1_000_000, 3))), cluster), undefined], ['with the sound first', bytes(head, open, cluster, element(INFO, element(DURATION, float(1500)))), undefined], ['without any', bytes(head, open), undefined],
    ['of a length that is no number', bytes(head, open, element(INFO, element(DURATION, float(NaN)))), undefined], ['of endless length', bytes(head, open, element(INFO, element(DURATION, float(Infinity)))), undefined], ['of less than nothing', bytes(head, open, element(INFO, element(DURATION, float(-5)))), undefined],
    ['of a number of three bytes', bytes(head, open, element(INFO, element(DURATION, [1, 2, 3]))), undefined], ['that goes on as something else', bytes(head, element([0xec], zeros(8)), open), undefined], ['of zeros', bytes(zeros(100)), undefined],
  ])('%s', (_, file, ms) => { expect(lengthOf('webm', file)).toBe(ms) })
})

describe('MP3 and AAC', () => {
  /** 1152 samples at 44.1 kHz and 128 kbit/s. */
  const mp3 = bytes([0xff, 0xfb, 0x90, 0x64], zeros(413))
  const slow = bytes([0xff, 0xf3, 0x18, 0xc4], zeros(32))
  const aac = bytes([0xff, 0xf1, 0x50, 0x80, 0x10, 0x1f, 0xfc], zeros(121))
  const xing = (frames: number): Uint8Array => bytes([0xff, 0xfb, 0x90, 0x64], zeros(32), 'Xing', be(1, 4), be(frames, 4), zeros(369))
  const vbri = (frames: number): Uint8Array => bytes([0xff, 0xfb, 0x90, 0x64], zeros(32), 'VBRI', zeros(10), be(frames, 4), zeros(363))
  it.each<[string, RecordingFormat, Uint8Array, number | undefined]>([
    ['frame after frame', 'mp3', times(100, mp3), 2612], ['of a lower rate', 'mp3', times(100, slow), 3600], ['by the number its first frame says', 'mp3', bytes(xing(1000), times(4, mp3)), 26_122], ['by another kind of number', 'mp3', bytes(vbri(1000), times(4, mp3)), 26_122],
    ['whose first frame says nothing', 'mp3', bytes(xing(0), times(99, mp3)), 2612], ['behind a tag', 'mp3', bytes('ID3', [4, 0, 0], [0, 0, 1, 72], zeros(200), times(100, mp3)), 2612], ['with a tag at its end', 'mp3', bytes(times(100, mp3), 'TAG', zeros(125)), 2612],
    ['with something foreign in between', 'mp3', bytes(times(50, mp3), zeros(300), times(50, mp3)), 2612], ['of many megabytes, from some places', 'mp3', times(12_000, mp3), 313_469], ['AAC', 'aac', times(100, aac), 2322], ['AAC behind a tag', 'mp3', bytes('ID3', [4, 0, 0], [0, 0, 0, 20], zeros(20), times(100, aac)), 2322],
    ['of one frame', 'mp3', mp3, 26], ['of nothing but a tag', 'mp3', bytes('ID3', [4, 0, 0], [0, 0, 1, 72], zeros(200)), undefined], ['of a tag beyond the file', 'mp3', bytes('ID3', [4, 0, 0], [127, 127, 127, 127], zeros(200)), undefined], ['of nothing', 'aac', bytes(), undefined], ['of zeros', 'mp3', bytes(zeros(500)), undefined],
  ])('%s', (_, format, file, ms) => { expect(lengthOf(format, file)).toBe(ms) })
})

describe('whatever is written in it', () => {
  const heads: Readonly<Record<RecordingFormat, Uint8Array>> = {
    wav: wav(fmt(16_000), chunk('data', zeros(200))), mp3: bytes([0xff, 0xfb, 0x90, 0x64], zeros(413), [0xff, 0xfb, 0x90, 0x64]), aac: bytes([0xff, 0xf1, 0x50, 0x80, 0x01, 0x1f, 0xfc]), m4a: bytes(ftyp, box('moov', mvhd(600, 900))), mp4: bytes(ftyp, box('moov', mvhd(1000, 0), box('mvex', box('mehd', zeros(8))))),
    ogg: page(7, 0, bytes('OpusHead', zeros(20))), webm: bytes([0x1a, 0x45, 0xdf, 0xa3, 0x80, 0x18, 0x53, 0x80, 0x67, 0xff, 0x15, 0x49, 0xa9, 0x66, 0x90, 0x44, 0x89, 0x84], zeros(12)),
  }
  const FORMATS = Object.keys(heads) as RecordingFormat[]
  /** More than any format needs of any file. */
  const MOST_READ = 6 * 1_048_576

  it('it ends, gives a sensible length or none, and reads no more than a bounded part', () => {
    const changes = fc.array(fc.record({ at: fc.nat(600), value: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xfe, 0xff), fc.integer({ min: 0, max: 255 })) }), { maxLength: 12 })
    fc.assert(fc.property(fc.constantFrom(...FORMATS), fc.uint8Array({ maxLength: 600 }), fc.boolean(), changes, fc.integer({ min: 0, max: 2 ** 40 }), (format, rest, headed, changed, claimed) => {
      const file = headed ? bytes(heads[format], rest) : Uint8Array.from(rest)
      for (const { at, value } of changed) if (at < file.length) file[at] = value
      let read = 0
      const readAt: ReadAt = (offset, length) => {
        read += length
        return reading(file)(offset, length)
      }
      // The size may be any, as a file can have a hole.
      const ms = mediaLength(format, { size: Math.max(file.length, claimed), readAt })
      expect(ms === undefined || (Number.isInteger(ms) && ms >= 1 && ms <= 31 * 86_400_000)).toBe(true)
      expect(read).toBeLessThan(MOST_READ)
    }), { numRuns: 20_000 })
  })

  it('what the reading itself throws passes through', () => {
    for (const format of FORMATS) {
      expect(() => mediaLength(format, { size: 1000, readAt: () => { throw new Error('pulled out') } })).toThrow('pulled out')
    }
  })
})
