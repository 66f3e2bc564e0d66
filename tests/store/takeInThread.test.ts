/** The thread that takes a file in, on real disks: a stick that is pulled out and a disk that fills up while bytes are encrypted leave nothing half, and are named. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { KEY_BYTES } from '#db/media/sealedChunks'
import { type Ended, inTakeInThread } from '#db/takeInThread'
import { canMount, growDisk, mountDisk, unmountDisk } from '#tests/support/smallDisk'

let base = ''
let [stick, vault] = ['', '']
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'take-in-thread-')))
  ;[stick, vault] = [join(base, 'stick'), join(base, 'vault')]
  for (const folder of [stick, vault]) mkdirSync(folder)
})
afterEach(() => {
  unmountDisk(vault)
  rmSync(base, { recursive: true, force: true })
})

function take(sha256: string, heard: () => void = () => undefined): { readonly done: Promise<Ended>; readonly key: SharedArrayBuffer } {
  const stat = lstatSync(join(stick, 'a.wav'), { bigint: true })
  const key = new SharedArrayBuffer(KEY_BYTES)
  new Uint8Array(key).set(randomBytes(KEY_BYTES))
  const stamp = { size: Number(stat.size), mtime: String(stat.mtimeNs), ctime: String(stat.ctimeNs) }
  return { key, done: inTakeInThread({ work: 'take', root: stick, path: 'a.wav', stamp, to: join(vault, 'a'), key, sha256, check: true }, heard).done }
}
const wiped = (key: SharedArrayBuffer): boolean => new Uint8Array(key).every((one) => one === 0)

it('a stick pulled out while bytes are encrypted is named, and nothing of it is left', async () => {
  // Of holes: long to read, and no bytes on this disk.
  writeFileSync(join(stick, 'a.wav'), '')
  truncateSync(join(stick, 'a.wav'), 2 ** 32)
  let [pulled, begun] = [false, false]
  const { done, key } = take('', () => {
    if (pulled) return
    pulled = true
    begun = existsSync(join(vault, 'a'))
    truncateSync(join(stick, 'a.wav'), 0)
    rmSync(stick, { recursive: true, force: true })
  })
  expect(await done).toEqual({ say: 'ended', trouble: 'unplugged' })
  expect([pulled, begun, readdirSync(vault), wiped(key)]).toEqual([true, true, [], true])
})

it.runIf(canMount())('a disk that fills up while bytes are encrypted is named, nothing of it is left, and it is taken in whole once there is room', async () => {
  expect(mountDisk(vault, '4m')).toBe(true)
  const bytes = randomBytes(6 * 1_048_576)
  writeFileSync(join(stick, 'a.wav'), bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(await take(sha256).done).toEqual({ say: 'ended', trouble: 'disk-full' })
  expect(readdirSync(vault)).toEqual([])
  expect(growDisk(vault, '16m')).toBe(true)
  expect(await take(sha256).done).toMatchObject({ written: { bytes: bytes.length, sha256 } })
  expect(readdirSync(vault)).toEqual(['a'])
})
