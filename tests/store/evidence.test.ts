/** The writing of a plain copy: whole or not at all, whatever stops it, and what a fall left is taken away with the next. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type CopyJob, copyOut } from '#db/media/evidence'
import { KEY_BYTES } from '#db/media/sealedChunks'
import { SealedWriter } from '#db/media/sealedWriter'

const SIZE = 5_000_000
let base: string
let job: CopyJob
let plain: Buffer
const key = randomBytes(KEY_BYTES)
const on = { goOn: () => true }
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'copy-'))
  plain = randomBytes(SIZE)
  const path = join(base, 'sealed')
  const writer = new SealedWriter(path, key, 'whole')
  writer.write(plain)
  const folder = join(base, 'stick')
  mkdirSync(folder)
  job = { path, folder, name: 'LX26-0001', fileName: 'LX26-0001.wav', papers: [{ name: '清单.sig', text: Buffer.from([0, 255]).toString('base64'), base64: true }], ...writer.finish() }
})
afterEach(() => { rmSync(base, { recursive: true, force: true }) })

it('writes the plain file and its papers, readable for their owner only', () => {
  expect(copyOut(job, key, on)).toBe('done')
  const folder = join(job.folder, 'LX26-0001')
  expect(readFileSync(join(folder, 'LX26-0001.wav')).equals(plain)).toBe(true)
  expect([...readFileSync(join(folder, '清单.sig'))]).toEqual([0, 255])
  expect([statSync(folder).mode & 0o777, statSync(join(folder, 'LX26-0001.wav')).mode & 0o777]).toEqual([0o700, 0o600])
})
it('leaves nothing where it is stopped at any portion, has no room, or differs from the index', () => {
  for (let stopAt = 0; stopAt < SIZE; stopAt += 1_048_576) expect(copyOut(job, key, { goOn: (done) => done < stopAt })).toBe('stopped')
  expect(copyOut(job, key, { ...on, free: () => SIZE })).toBe('no-room')
  expect(copyOut({ ...job, sha256: '0'.repeat(64) }, key, on)).toBe('damaged')
  expect(copyOut({ ...job, bytes: SIZE - 1 }, key, on)).toBe('damaged')
  expect(copyOut(job, randomBytes(KEY_BYTES), on)).toBe('damaged')
  expect(copyOut({ ...job, path: join(base, 'none') }, key, on)).toBe('missing')
  expect(copyOut({ ...job, folder: join(base, 'none') }, key, on)).toBe('no-folder')
  expect(readdirSync(job.folder)).toEqual([])
})
it('leaves nothing where the stick is pulled out in the middle, and says that the folder is gone', () => {
  expect(copyOut(job, key, { goOn: () => { rmSync(job.folder, { recursive: true, force: true }); return true } })).toBe('no-folder')
  expect(readdirSync(base)).toEqual(['sealed'])
})
it('takes away what a fall left of the same recording, and nothing else', () => {
  for (const name of ['LX26-0001.part', 'LX26-0001(2).part', 'LX26-0002.part']) {
    mkdirSync(join(job.folder, name))
    writeFileSync(join(job.folder, name, 'LX26-0001.wav'), 'half')
  }
  expect(copyOut(job, key, on)).toBe('done')
  expect(readdirSync(job.folder).sort()).toEqual(['LX26-0001', 'LX26-0002.part'])
})
it('tells how far it is, and never more than there is', () => {
  const told: number[] = []
  copyOut(job, key, { goOn: (done) => { told.push(done); return true } })
  expect(told).toEqual([0, 1_048_576, 2_097_152, 3_145_728, 4_194_304, SIZE])
})
