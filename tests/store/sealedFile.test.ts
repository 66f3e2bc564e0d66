/** Encrypted files: any place readable, every damage named, nothing of a wrong chunk given out, no key and nonce ever met twice. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChunkCipher, chunkBytesOf, HEAD_BYTES, headOf, LIVE_CHUNK, TAG_BYTES, WHOLE_CHUNK } from '#db/media/sealedChunks'
import { SealedDamage, SealedReader } from '#db/media/sealedReader'
import { SealedWriter } from '#db/media/sealedWriter'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'sealed-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })

let files = 0
const fresh = (): string => join(folder, `file-${(files += 1)}`)

interface Made { readonly path: string; readonly key: Buffer; readonly plain: Buffer; readonly sha256: string }
function made(bytes: number, chunk = LIVE_CHUNK, portion = 1500): Made {
  const [path, plain] = [fresh(), randomBytes(bytes)]
  const writer = new SealedWriter(path, chunk)
  const key = Buffer.from(writer.key)
  for (let at = 0; at < bytes; at += portion) writer.write(plain.subarray(at, at + portion))
  const { sha256, bytes: told } = writer.finish()
  expect(told).toBe(bytes)
  return { path, key, plain, sha256 }
}
const withReader = <T>({ path, key }: Pick<Made, 'path' | 'key'>, use: (reader: SealedReader) => T, expected?: number): T => {
  const reader = new SealedReader(path, key, expected)
  try {
    return use(reader)
  } finally {
    reader.close()
  }
}
/** Everything that can be read, and how it ended; the damage where there is one. */
function outcome(file: Made, expected: number | undefined = file.plain.length): { readonly ending?: string; readonly bytes?: number; readonly code?: string; readonly at?: number } {
  try {
    return withReader(file, (reader) => {
      const plain = reader.read(0, reader.bytes)
      expect(file.plain.subarray(0, plain.length).equals(plain)).toBe(true)
      return { ending: reader.ending, bytes: plain.length }
    }, expected)
  } catch (error) {
    if (!(error instanceof SealedDamage)) throw error
    return { code: error.code, at: error.at }
  }
}

describe('an encrypted file', () => {
  it.each([0, 1, LIVE_CHUNK - 1, LIVE_CHUNK, LIVE_CHUNK + 1, 3 * LIVE_CHUNK, 100_001])('of %i bytes is read as it was written, with its SHA-256', (bytes) => {
    const file = made(bytes)
    expect(file.sha256).toBe(createHash('sha256').update(file.plain).digest('hex'))
    withReader(file, (reader) => {
      expect([reader.bytes, reader.ending, reader.digest()]).toEqual([bytes, 'whole', file.sha256])
      expect(reader.read(0, bytes + 10).equals(file.plain)).toBe(true)
    }, bytes)
  })

  it('gives the same whatever portions it was written in, and any part of it', () => {
    const file = made(70_000, LIVE_CHUNK, 1)
    withReader(file, (reader) => {
      fc.assert(fc.property(fc.nat(71_000), fc.nat(20_000), (offset, length) => {
        expect(reader.read(offset, length).equals(file.plain.subarray(offset, offset + length))).toBe(true)
      }), { numRuns: 300, seed: 6 })
    })
    const large = made(300_000, WHOLE_CHUNK, 100_000)
    expect(outcome(large)).toEqual({ ending: 'whole', bytes: 300_000 })
  })

  it('says nothing of what it holds: no plain byte, a mode for its owner alone, and a new text each time', () => {
    const text = Buffer.from('张三说的话'.repeat(4000))
    const paths = [0, 1].map(() => {
      const path = fresh()
      const writer = new SealedWriter(path, WHOLE_CHUNK)
      writer.write(text)
      writer.finish()
      return path
    })
    const [first = Buffer.alloc(0), second] = paths.map((path) => readFileSync(path))
    expect(first.includes('张三')).toBe(false)
    expect(first.equals(second ?? first)).toBe(false)
    expect(paths.map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
  })

  it('is written once: a path that is there is refused, and what was cut off is not gone on with', () => {
    const { path } = made(10)
    expect(() => new SealedWriter(path, LIVE_CHUNK)).toThrow(/EEXIST/u)
  })

  it('stops a long check when told to', () => {
    const file = made(5 * LIVE_CHUNK)
    const told: number[] = []
    expect(withReader(file, (reader) => reader.digest((done) => told.push(done) < 2))).toBeUndefined()
    expect(told).toEqual([LIVE_CHUNK, 2 * LIVE_CHUNK])
  })
})

describe('cut short', () => {
  it('gives its whole chunks and says that its end is missing', () => {
    const path = fresh()
    const writer = new SealedWriter(path, LIVE_CHUNK)
    const plain = randomBytes(3 * LIVE_CHUNK + 100)
    writer.write(plain)
    writer.sync()
    const { committed, key: written } = writer
    const key = Buffer.from(written)
    writer.close()
    expect(committed).toBe(3 * LIVE_CHUNK)
    expect(outcome({ path, key, plain, sha256: '' }, undefined)).toEqual({ ending: 'cut', bytes: committed })
  })

  it('at any byte is called cut, and everything before is right', () => {
    const file = made(2 * LIVE_CHUNK + 50)
    const whole = readFileSync(file.path)
    const stride = LIVE_CHUNK + TAG_BYTES
    for (const size of [HEAD_BYTES, HEAD_BYTES + 1, HEAD_BYTES + stride - 1, HEAD_BYTES + stride, HEAD_BYTES + stride + 7, HEAD_BYTES + 2 * stride, whole.length - TAG_BYTES, whole.length - 1]) {
      writeFileSync(file.path, whole.subarray(0, size))
      expect(outcome(file), String(size)).toEqual({ ending: 'cut', bytes: Math.floor((size - HEAD_BYTES) / stride) * LIVE_CHUNK })
    }
    for (const size of [0, 1, HEAD_BYTES - 1]) {
      truncateSync(file.path, size)
      expect(outcome(file)).toEqual({ code: 'foreign', at: 0 })
    }
  })
})

describe('damaged', () => {
  it('in any byte it is noticed, and the chunks before are right', () => {
    const file = made(2 * LIVE_CHUNK + 50)
    const whole = readFileSync(file.path)
    fc.assert(fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const bad = Buffer.from(whole)
      bad[at] = (bad[at] ?? 0) ^ (1 << bit)
      writeFileSync(file.path, bad)
      const { code, at: where = 0 } = outcome(file)
      expect(code).toMatch(/^(?:damaged|foreign)$/u)
      if (at >= HEAD_BYTES) expect(where).toBe(Math.floor((at - HEAD_BYTES) / (LIVE_CHUNK + TAG_BYTES)) * LIVE_CHUNK)
    }), { numRuns: 400, seed: 7 })
  })

  it('by chunks exchanged, left out, repeated, added, of another file or under another key', () => {
    const file = made(4 * LIVE_CHUNK)
    const other = made(4 * LIVE_CHUNK)
    const whole = readFileSync(file.path)
    const stride = LIVE_CHUNK + TAG_BYTES
    const head = whole.subarray(0, HEAD_BYTES)
    const [a = head, b = head, c = head, d = head] = [0, 1, 2, 3].map((at) => whole.subarray(HEAD_BYTES + at * stride, HEAD_BYTES + (at + 1) * stride))
    const foreign = readFileSync(other.path).subarray(HEAD_BYTES + stride, HEAD_BYTES + 2 * stride)
    const tried = (...parts: readonly Buffer[]) => {
      writeFileSync(file.path, Buffer.concat([head, ...parts]))
      return outcome(file)
    }
    expect(tried(b, a, c, d)).toEqual({ code: 'damaged', at: 0 })
    expect(tried(a, foreign, c, d)).toEqual({ code: 'damaged', at: LIVE_CHUNK })
    expect(tried(a, b, d)).toEqual({ code: 'damaged', at: 2 * LIVE_CHUNK })
    expect(tried(a, b, b, c, d)).toMatchObject({ code: 'damaged' })
    expect(tried(a, b, c, d, d)).toMatchObject({ code: 'damaged' })
    expect(tried(a, b, c, d, Buffer.alloc(1))).toMatchObject({ code: 'damaged' })
    expect(tried(a, b, c)).toEqual({ ending: 'cut', bytes: 3 * LIVE_CHUNK })
    writeFileSync(file.path, whole)
    expect(outcome({ ...file, key: randomBytes(32) })).toMatchObject({ code: 'damaged' })
    writeFileSync(file.path, Buffer.concat([readFileSync(other.path).subarray(0, HEAD_BYTES), whole.subarray(HEAD_BYTES)]))
    expect(outcome(file)).toMatchObject({ code: 'damaged' })
  })

  it('a head of another version, size or kind is no file of ours', () => {
    const head = headOf(LIVE_CHUNK, randomBytes(16))
    expect(chunkBytesOf(head)).toBe(LIVE_CHUNK)
    for (const [at, value] of [[0, 0], [8, 2], [9, 11], [9, 17]] as const) {
      const bad = Buffer.from(head)
      bad[at] = value
      expect(chunkBytesOf(bad), `${at}`).toBeUndefined()
    }
    for (const size of [LIVE_CHUNK / 2, WHOLE_CHUNK * 2, 5000]) expect(() => headOf(size, randomBytes(16))).toThrow(RangeError)
  })
})

/** What is encrypted of zeros is the stream of its key and nonce: the same twice would show a pair used twice. */
it('no key meets a nonce twice in ten thousand segments', () => {
  const streams = new Set<string>()
  let chunks = 0
  for (let segment = 0; segment < 10_000; segment += 1) {
    const cipher = new ChunkCipher(randomBytes(32), headOf(LIVE_CHUNK, randomBytes(16)))
    const last = segment % 3
    for (let at = 0; at <= last; at += 1) streams.add(cipher.seal(at, at === last, Buffer.alloc(16))[0].toString('hex'))
    chunks += last + 1
  }
  expect(streams.size).toBe(chunks)
  const cipher = new ChunkCipher(Buffer.alloc(32, 1), headOf(LIVE_CHUNK, Buffer.alloc(16)))
  const ends = [0, 1, 255, 256, 65_536, 2 ** 32, 2 ** 40].flatMap((at) => [false, true].map((last) => cipher.seal(at, last, Buffer.alloc(16))[0].toString('hex')))
  expect(new Set(ends).size).toBe(ends.length)
})
