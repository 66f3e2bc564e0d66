/** A file from outside: taken in whole or not at all, the same bytes and the same digest, and never one that changed meanwhile. */
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HashBeside } from '#db/media/hashBeside'
import { SealedReader } from '#db/media/sealedReader'
import { hashOf, takeIn } from '#db/media/takeIn'

let folder = ''
const at = (name: string): string => join(folder, name)
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'take-in-')) })
afterEach(() => { rmSync(folder, { recursive: true }) })

describe.each([
  ['of less than a portion', 77],
  ['of three portions and a bit', 3 * 1_048_576 + 77],
  ['so long that a thread hashes it', 40 * 1_048_576 + 77],
])('a file %s', (_, BYTES) => {
  const plain = randomBytes(BYTES)
  const sha256 = createHash('sha256').update(plain).digest('hex')
  beforeEach(() => { writeFileSync(at('sound.wav'), plain) })

  it('is encrypted, hashed and read back as it was', async () => {
    const told: number[] = []
    const taken = await takeIn(at('sound.wav'), at('a'), (done) => told.push(done) > 0)
    if (!taken.ok) throw new Error(taken.code)
    expect(taken.value).toMatchObject({ bytes: BYTES, sha256 })
    expect(told.at(-1)).toBe(BYTES)
    const reader = new SealedReader(at('a'), taken.value.key, taken.value.stored)
    expect(reader.read(0, BYTES).equals(plain)).toBe(true)
    reader.close()
    expect(await hashOf(at('sound.wav'))).toEqual({ ok: true, value: { bytes: BYTES, sha256 } })
  })

  it.each([
    ['grew', () => { appendFileSync(at('sound.wav'), 'x') }],
    ['was cut', () => { truncateSync(at('sound.wav'), BYTES - 1) }],
    ['was written over', () => { utimesSync(at('sound.wav'), new Date(), new Date(1)) }],
  ])('that %s meanwhile is left for later, and nothing stays of it', async (_name, change) => {
    let first = true
    const meanwhile = (): boolean => {
      if (first) change()
      first = false
      return true
    }
    expect(await takeIn(at('sound.wav'), at('a'), meanwhile)).toEqual({ ok: false, code: 'changed' })
    expect(existsSync(at('a'))).toBe(false)
    first = true
    expect(await hashOf(at('sound.wav'), meanwhile)).toMatchObject({ ok: false, code: 'changed' })
  })

  it('stopped on the way leaves nothing, and one that is not there is told', async () => {
    expect(await takeIn(at('sound.wav'), at('a'), () => false)).toEqual({ ok: false, code: 'stopped' })
    await expect(takeIn(at('none.wav'), at('a'))).rejects.toThrow(/ENOENT/u)
    expect(existsSync(at('a'))).toBe(false)
  })
})

it('that the disk does not give is told, and nothing stays of it', async () => {
  // A plain file of the system whose first byte cannot be read.
  await expect(takeIn('/proc/self/mem', at('a'))).rejects.toThrow(/EIO/u)
  await expect(hashOf('/proc/self/mem')).rejects.toThrow(/EIO/u)
  expect(existsSync(at('a'))).toBe(false)
})

it('is not given out where the thread that hashes it fell', async () => {
  const beside = new HashBeside()
  await beside.update(Buffer.from(new SharedArrayBuffer(9)))
  await beside.close()
  await expect(beside.update(Buffer.from(new SharedArrayBuffer(9)))).rejects.toThrow('the thread that hashes has ended')
  await expect(beside.digest()).rejects.toThrow('the thread that hashes has ended')
})
