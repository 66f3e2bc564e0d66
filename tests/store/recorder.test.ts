/** The recording of a desk: one at a time, timed without its pauses, ended by itself where disk or device fail, and told until it is written down. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recovered } from '#db/media/liveSegment'
import { LEAST_BYTES, LOW_BYTES, Recorder, SILENT_MS } from '#db/media/recorder'
import { SealedReader } from '#db/media/sealedReader'

let folder = ''
let uptime = 0
let free = 10 * LOW_BYTES
let failing = false
const KEY = randomBytes(32)
const START = 1_788_570_300_000
const parts = { uptime: () => uptime, now: () => START + uptime, free: () => { if (failing) throw new Error('EIO'); return free } }
const begin = (id: number) => ({ id, path: join(folder, String(id)), key: KEY })
const PART = Buffer.alloc(700, 'sound')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recorder-'));
  [uptime, free, failing] = [0, 10 * LOW_BYTES, false]
})
afterEach(() => { rmSync(folder, { recursive: true }) })

/** As a device gives it, every quarter of a second. */
function record(recorder: Recorder, id: number, seconds: number): void {
  for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
    uptime += 250
    recorder.take(id, PART)
    recorder.tick()
  }
}

it('is timed without its pauses and ends whole', () => {
  const recorder = new Recorder(parts)
  expect(recorder.begin(begin(1))).toBe('begun')
  record(recorder, 1, 10)
  recorder.pause(1)
  recorder.pause(1)
  uptime += 60_000
  recorder.tick()
  expect(recorder.progress()).toEqual({ id: 1, state: 'paused', lengthMs: 10_000, low: false })
  recorder.resume(1)
  recorder.resume(1)
  record(recorder, 1, 5)
  expect(recorder.end(1)).toMatchObject({ id: 1, lengthMs: 15_000, endedAt: START + 75_000, written: { bytes: 42_000 } })
  expect(recorder.progress()).toBeUndefined()
  const reader = new SealedReader(join(folder, '1'), KEY)
  expect([reader.ending, reader.bytes]).toEqual(['whole', 42_000])
  reader.close()
})

it('is one at a time; what comes for another or afterwards is dropped', () => {
  const recorder = new Recorder(parts)
  recorder.begin(begin(1))
  expect(recorder.begin(begin(2))).toBe('busy')
  recorder.take(2, PART)
  recorder.pause(2)
  expect(recorder.end(2)).toBeUndefined()
  expect(recorder.end(1)).toMatchObject({ written: { bytes: 0 } })
  recorder.take(1, PART)
  expect(recorder.begin(begin(2))).toBe('begun')
})

it('tells its result until it is written down, also one that ended by itself', () => {
  const recorder = new Recorder(parts)
  recorder.begin(begin(1))
  record(recorder, 1, 1)
  recorder.end(1)
  recorder.begin(begin(2))
  recorder.end(2)
  expect(recorder.results().map(({ id }) => id)).toEqual([1, 2])
  recorder.forget(1)
  expect(recorder.results().map(({ id }) => id)).toEqual([2])
  expect(recorder.end(1)).toBeUndefined()
})

it('does not begin on a full disk, says when it gets full, and ends properly before there is no room', () => {
  const recorder = new Recorder(parts)
  free = LOW_BYTES - 1
  expect(recorder.begin(begin(1))).toBe('disk-full')
  free = LOW_BYTES
  expect(recorder.begin(begin(1))).toBe('begun')
  record(recorder, 1, 6)
  expect(recorder.progress()?.low).toBe(false)
  free = LOW_BYTES - 1
  record(recorder, 1, 6)
  expect(recorder.progress()?.low).toBe(true)
  free = LEAST_BYTES - 1
  record(recorder, 1, 6)
  expect(recorder.progress()).toBeUndefined()
  const [result] = recorder.results()
  expect(result).toMatchObject({ id: 1, trouble: 'disk-full' })
  expect(recovered(join(folder, '1'), KEY)).toEqual({ bytes: result?.written?.bytes, sha256: result?.written?.sha256, ended: true })
})

it('of a device that gives nothing any more ends; a pause is no silence', () => {
  const recorder = new Recorder(parts)
  recorder.begin(begin(1))
  record(recorder, 1, 2)
  recorder.pause(1)
  uptime += 10 * SILENT_MS
  recorder.tick()
  recorder.resume(1)
  uptime += SILENT_MS - 1
  recorder.tick()
  expect(recorder.progress()?.state).toBe('running')
  uptime += 1
  recorder.tick()
  expect(recorder.results()).toMatchObject([{ trouble: 'silent', written: { bytes: 5600 } }])
})

it('on a disk that fails is given up as it was last synced', () => {
  const recorder = new Recorder(parts)
  recorder.begin(begin(1))
  record(recorder, 1, 3)
  failing = true
  record(recorder, 1, 6)
  const [result] = recorder.results()
  expect(result).toMatchObject({ id: 1, trouble: 'disk' })
  expect(result?.written).toBeUndefined()
  expect(recovered(join(folder, '1'), KEY)?.bytes).toBeGreaterThanOrEqual(3 * 2800)
  failing = false
  expect(recorder.begin(begin(2))).toBe('begun')
})
