/** Files of every format as real programs write them: recognised by their first bytes, and their length told within five in a hundred. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mediaLength } from '#core/domain/mediaLength'
import { FORMAT_BYTES, recordingFormat } from '#core/domain/recordingFormat'
import { hasFfmpeg, makeSample, SAMPLES } from '../support/media'

const SECONDS = 31
let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'media-files-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })

function told(path: string): { readonly format: string | undefined; readonly ms: number | undefined; readonly read: number } {
  const file = openSync(path, 'r')
  let read = 0
  const readAt = (offset: number, length: number): Uint8Array => {
    const bytes = Buffer.alloc(length)
    const got = readSync(file, bytes, 0, length, offset)
    read += got
    return bytes.subarray(0, got)
  }
  const format = recordingFormat(readAt(0, FORMAT_BYTES))
  const ms = format === undefined ? undefined : mediaLength(format, { size: statSync(path).size, readAt })
  closeSync(file)
  return { format, ms, read }
}

describe.skipIf(!hasFfmpeg())('as ffmpeg makes them', () => {
  it.each(SAMPLES)('$name', { timeout: 60_000 }, (sample) => {
    const path = makeSample(folder, sample, SECONDS)
    const { format, ms } = told(path)
    expect(format).toBe(sample.format)
    if (!sample.told) expect(ms).toBeUndefined()
    else expect(Math.abs((ms ?? 0) - SECONDS * 1000)).toBeLessThan(SECONDS * 50)
  })

  it('a WAV whose recorder was switched off is as long as there is sound in it', () => {
    const path = makeSample(folder, { name: 'off.wav', format: 'wav', told: true, args: [] }, 20)
    truncateSync(path, Math.floor(statSync(path).size / 2))
    expect(Math.abs((told(path).ms ?? 0) - 10_000)).toBeLessThan(500)
  })

  it('a quarter of an hour without any figure in it is told from some places', { timeout: 60_000 }, () => {
    for (const name of ['bare.mp3', 'sound.aac']) {
      const sample = SAMPLES.find((one) => one.name === name)
      if (sample === undefined) throw new Error(name)
      const { ms, read } = told(makeSample(folder, sample, 900, `long-${name}`))
      expect(Math.abs((ms ?? 0) - 900_000)).toBeLessThan(45_000)
      expect(read).toBeLessThan(4 * 1_048_576)
    }
  })
})
