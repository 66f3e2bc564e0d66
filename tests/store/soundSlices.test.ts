/** Pieces of the sound of hours as real programs write them: the packets that the program itself names, when it says they are, and a small part of the bytes. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNow } from '#core/domain/mediaLength/asking'
import { openSound, type Slice } from '#core/domain/soundSlices'
import { moments } from '#core/domain/waveform'
import { LONG_MEDIA, makeLong } from '#tests/support/longMedia'
import { hasFfmpeg } from '#tests/support/media'

const [MINUTES, LOUD] = [240, 166]
/** A page, or what a place between two that are known may be off by. */
const NEAR_MS = 2500
let folder: string
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'room-slices-')) })
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

interface Packet { readonly ms: number; readonly size: number }
function packetsOf(path: string): readonly Packet[] {
  const out = execFileSync('ffprobe', ['-v', 'error', '-select_streams', 'a:0', '-show_entries', 'packet=pts_time,size', '-of', 'csv=p=0', path], { maxBuffer: 2 ** 28, encoding: 'utf8' })
  return out.trim().split('\n').map((line) => line.split(',')).map(([ms = '', size = '']) => ({ ms: Number(ms) * 1000, size: Number(size) }))
}

/** How far from its time the packets of a slice stand in what the program names; undefined where they stand nowhere near. */
function offBy(packets: readonly Packet[], { ms, packets: found }: Slice, near: number): number | undefined {
  const last = packets.at(-1)?.ms ?? 1
  const middle = Math.floor((packets.length * ms) / last)
  const width = Math.ceil((packets.length * near * 3) / last)
  const offs = packets.slice(Math.max(0, middle - width), middle + width).flatMap(({ ms: at }, one) => {
    const from = Math.max(0, middle - width) + one
    return found.every(({ length }, step) => packets[from + step]?.size === length) ? [Math.abs(at - ms)] : []
  })
  return offs.length === 0 ? undefined : Math.min(...offs)
}

describe.skipIf(!hasFfmpeg())('four hours', () => {
  it.each(LONG_MEDIA)('$name', (media) => {
    const path = makeLong(folder, media, MINUTES, LOUD)
    const { size } = statSync(path)
    const file = openSync(path, 'r')
    let read = 0
    const readAt = (at: number, length: number): Uint8Array => {
      const bytes = Buffer.alloc(length)
      const got = readSync(file, bytes, 0, length, at)
      read += got
      return bytes.subarray(0, got)
    }
    // Put together of minutes, it has become a little longer than they are.
    const packets = packetsOf(path)
    const lengthMs = Math.round(packets.at(-1)?.ms ?? 0)
    const sound = readNow(readAt, openSound(media.format, { size, lengthMs }))
    const found = moments(lengthMs).map((ms) => (sound === undefined ? undefined : readNow(readAt, sound.slice(ms))))
    closeSync(file)
    rmSync(path)
    expect(found.filter((slice) => slice === undefined).length).toBeLessThan(found.length * 0.01)
    expect(read / size).toBeLessThan(media.name.endsWith('flac.ogg') ? 0.6 : 0.4)
    if (media.format === 'wav') return
    const near = sound?.turnedOut === undefined ? NEAR_MS : lengthMs * 0.01
    for (const slice of found.filter((_, at) => at % 30 === 15)) if (slice !== undefined) expect(offBy(packets, slice, near) ?? Infinity, `${media.name} ${slice.ms}`).toBeLessThan(near)
  })
})
