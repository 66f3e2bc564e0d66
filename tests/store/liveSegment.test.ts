/** A recording cut off at any moment loses less than a second, and what is left is right. */
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LiveSegment, recovered, SYNC_MS } from '#db/media/liveSegment'
import { SealedReader } from '#db/media/sealedReader'
import { canMount, mountDisk, unmountDisk } from '#tests/support/smallDisk'
import { file as worker } from './liveWorker?thread'
import { recordedBytes } from './liveBytes'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'live-')) })
afterEach(() => { rmSync(folder, { recursive: true }) })
const KEY = randomBytes(32)
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
let made = 0
const fresh = (): string => join(folder, `segment-${(made += 1)}`)
function held(path: string, key = KEY): Buffer {
  const reader = new SealedReader(path, key)
  const all = reader.read(0, reader.bytes)
  reader.close()
  return all
}

it('ended is whole, with the digest of all that came in', () => {
  const path = fresh()
  const segment = new LiveSegment(path, KEY, 0)
  const parts = Array.from({ length: 40 }, (_, at) => recordedBytes(at))
  for (const [at, part] of parts.entries()) segment.add(part, at * 250)
  const { sha256: digest, bytes } = segment.end()
  const all = Buffer.concat(parts)
  expect([digest, bytes]).toEqual([sha256(all), all.length])
  expect(recovered(path, KEY)).toEqual({ bytes, sha256: digest, ended: true })
})

/** What the system was never asked to make last is taken to be gone: the file is as long as it was at the last sync, or any longer. */
it('a power cut at any moment takes less than the time between two syncs and what came since', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (pauses, torn) => {
    const path = fresh()
    const segment = new LiveSegment(path, KEY, 0)
    let [now, kept] = [0, statSync(path).size]
    const added: { readonly at: number; readonly bytes: number }[] = []
    const all = pauses.map((pause, at) => {
      now += pause
      const part = recordedBytes(at)
      const before = segment.synced
      segment.add(part, now)
      if (segment.synced !== before) kept = statSync(path).size
      added.push({ at: now, bytes: (added.at(-1)?.bytes ?? 0) + part.length })
      return part
    })
    segment.abandon()
    const size = statSync(path).size
    const copy = `${path}-cut`
    copyFileSync(path, copy)
    truncateSync(copy, kept + Math.floor((size - kept) * torn))
    const left = held(copy)
    expect(Buffer.concat(all).subarray(0, left.length).equals(left)).toBe(true)
    const safe = added.filter(({ at }) => at <= now - 2 * SYNC_MS).at(-1)?.bytes ?? 0
    expect(left.length).toBeGreaterThanOrEqual(safe)
  }), { numRuns: 60, seed: 11 })
})

it('nothing that comes in any more is made last by the time alone', () => {
  const path = fresh()
  const segment = new LiveSegment(path, KEY, 0)
  segment.add(recordedBytes(1), 10)
  expect(segment.synced).toBe(0)
  segment.tick(SYNC_MS - 1)
  expect(segment.synced).toBe(0)
  segment.tick(SYNC_MS)
  expect(segment.synced).toBe(recordedBytes(1).length)
  segment.abandon()
  expect(held(path).equals(recordedBytes(1))).toBe(true)
})

it('killed while it records, it has every byte it called safe', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [path, key] = [fresh(), randomBytes(32)]
    const child = spawn(process.execPath, [worker, path, key.toString('hex')], { stdio: ['ignore', 'pipe', 'inherit'] })
    let [told, text] = [0, '']
    const ended = new Promise((done) => child.once('close', done))
    await new Promise<void>((enough) => child.stdout.on('data', (data: Buffer) => {
      text += data.toString()
      const lines = text.split('\n')
      text = lines.pop() ?? ''
      told = Number(lines.at(-1) ?? told)
      if (told > 20_000 * (round + 1)) enough()
    }))
    child.kill('SIGKILL')
    await ended
    const left = held(path, key)
    const parts: Buffer[] = []
    for (let [at, bytes] = [0, 0]; bytes < left.length; at += 1) bytes += parts[parts.push(recordedBytes(at)) - 1]?.length ?? 0
    expect(left.length).toBeGreaterThanOrEqual(told)
    expect(Buffer.concat(parts).subarray(0, left.length).equals(left)).toBe(true)
    expect(recovered(path, key)).toEqual({ bytes: left.length, sha256: sha256(left), ended: false })
  }
})

it('of nothing, or with a chunk that does not fit, nothing is recovered', () => {
  const path = fresh()
  new LiveSegment(path, KEY, 0).abandon()
  truncateSync(path, 0)
  expect(recovered(path, KEY)).toBeUndefined()
  const other = fresh()
  const segment = new LiveSegment(other, KEY, 0)
  segment.add(recordedBytes(2), SYNC_MS)
  segment.abandon()
  expect(recovered(other, KEY)).toMatchObject({ bytes: recordedBytes(2).length })
  expect(recovered(other, randomBytes(32))).toBeUndefined()
  expect(readFileSync(other).length).toBeGreaterThan(32)
})

/** Open files below a folder. */
const heldOpen = (below: string): string[] => readdirSync('/proc/self/fd').flatMap((file) => {
  try {
    return [readlinkSync(`/proc/self/fd/${file}`)]
  } catch {
    return []
  }
}).filter((path) => path.startsWith(below))

it.runIf(canMount())('that cannot begin on a full disk holds no file open', () => {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  expect(mountDisk(disk, '64k')).toBe(true)
  try {
    expect(() => { writeFileSync(join(disk, 'full'), Buffer.alloc(1_048_576)) }).toThrow()
    for (let round = 0; round < 3; round += 1) expect(() => new LiveSegment(join(disk, `segment-${round}`), KEY, 0)).toThrow('ENOSPC')
    expect(heldOpen(disk)).toEqual([])
  } finally {
    unmountDisk(disk)
  }
})
