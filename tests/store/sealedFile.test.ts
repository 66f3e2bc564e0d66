/** Encrypted files are readable at every place, every damage is named, nothing of a wrong chunk given out, no key and nonce ever met twice. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHUNK_BYTES, ChunkCipher, type Form, FORMS, formOf, HEAD_BYTES, headOf, KEY_BYTES, LENGTH_BYTES, TAG_BYTES } from '#db/media/sealedChunks'
import { SealedDamage, SealedReader } from '#db/media/sealedReader'
import { SealedWriter } from '#db/media/sealedWriter'

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'sealed-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })

let files = 0
const fresh = (): string => join(folder, `file-${(files += 1)}`)

interface Made { readonly path: string; readonly key: Buffer; readonly plain: Buffer; readonly sha256: string; readonly stored: number }
/** Of a live file every portion is synced, so that it is a chunk of its own. */
function made(bytes: number, form: Form = 'live', portion = 4000): Made {
  const [path, key, plain] = [fresh(), randomBytes(KEY_BYTES), randomBytes(bytes)]
  const writer = new SealedWriter(path, key, form)
  for (let at = 0; at < bytes; at += portion) {
    writer.write(plain.subarray(at, at + portion))
    writer.sync()
  }
  const { sha256, bytes: told, stored } = writer.finish()
  expect([told, stored]).toEqual([bytes, statSync(path).size])
  return { path, key, plain, sha256, stored }
}
const withReader = <T>({ path, key }: Pick<Made, 'path' | 'key'>, use: (reader: SealedReader) => T, stored?: number): T => {
  const reader = new SealedReader(path, key, stored)
  try {
    return use(reader)
  } finally {
    reader.close()
  }
}
/** Everything that can be read, and how it ended; the damage where there is one. */
function outcome(file: Pick<Made, 'path' | 'key' | 'plain'> & { readonly stored: number | undefined }): { readonly ending?: string; readonly bytes?: number; readonly code?: string; readonly at?: number } {
  try {
    return withReader(file, (reader) => {
      const plain = reader.read(0, reader.bytes)
      expect(file.plain.subarray(0, plain.length).equals(plain)).toBe(true)
      return { ending: reader.ending, bytes: plain.length }
    }, file.stored)
  } catch (error) {
    if (!(error instanceof SealedDamage)) throw error
    return { code: error.code, at: error.at }
  }
}

const SIZES = [0, 1, 15, 16, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001]

describe.each(FORMS)('an encrypted file, %s', (form) => {
  it.each(SIZES)('of %i bytes is read as it was written, with its SHA-256', (bytes) => {
    const file = made(bytes, form)
    expect(file.sha256).toBe(createHash('sha256').update(file.plain).digest('hex'))
    withReader(file, (reader) => {
      expect([reader.bytes, reader.ending, reader.digest()]).toEqual([bytes, 'whole', file.sha256])
      expect(reader.read(0, bytes + 10).equals(file.plain)).toBe(true)
    }, file.stored)
    expect(outcome({ ...file, stored: undefined })).toEqual({ ending: 'whole', bytes })
  })

  it('gives any part of it, whatever portions it was written in', () => {
    for (const file of [made(210_000, form, 777), made(210_000, form, 150_000)]) withReader(file, (reader) => {
      fc.assert(fc.property(fc.nat(211_000), fc.nat(90_000), (offset, length) => {
        expect(reader.read(offset, length).equals(file.plain.subarray(offset, offset + length))).toBe(true)
      }), { numRuns: 200, seed: 6 })
    })
  })

  it('says nothing of what it holds: no plain byte, a mode for its owner alone, and another text each time', () => {
    const text = Buffer.from('张三说的话'.repeat(9000))
    const [first, second] = [0, 1].map(() => {
      const path = fresh()
      const writer = new SealedWriter(path, Buffer.alloc(KEY_BYTES, 7), form)
      writer.write(text)
      writer.finish()
      expect(statSync(path).mode & 0o777).toBe(0o600)
      return readFileSync(path)
    })
    expect(first?.includes('张三')).toBe(false)
    expect(first?.subarray(HEAD_BYTES).equals(second?.subarray(HEAD_BYTES) ?? text)).toBe(false)
  })

  it('is written once: a path that is there is refused', () => {
    expect(() => new SealedWriter(made(10, form).path, randomBytes(KEY_BYTES), form)).toThrow(/EEXIST/u)
  })

  it('stops a long check when told to', () => {
    const file = made(5 * CHUNK_BYTES, form, CHUNK_BYTES)
    const told: number[] = []
    expect(withReader(file, (reader) => reader.digest((done) => told.push(done) < 2))).toBeUndefined()
    expect(told).toEqual([CHUNK_BYTES, 2 * CHUNK_BYTES])
  })

  it('damaged in any byte is noticed, and the chunks before are right', () => {
    const file = made(2 * CHUNK_BYTES + 50, form, CHUNK_BYTES)
    const whole = readFileSync(file.path)
    fc.assert(fc.property(fc.oneof(fc.nat(whole.length - 1), fc.nat(60), fc.nat(40).map((back) => whole.length - 1 - back)), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const bad = Buffer.from(whole)
      bad[at] = (bad[at] ?? 0) ^ (1 << bit)
      writeFileSync(file.path, bad)
      expect(outcome(file).code, String(at)).toMatch(/^(?:damaged|foreign)$/u)
    }), { numRuns: 300, seed: 7 })
  })

  it('cut at any byte is called cut, and everything before is right', () => {
    const file = made(CHUNK_BYTES + 5000, form, 5000)
    const whole = readFileSync(file.path)
    fc.assert(fc.property(fc.oneof(fc.nat(whole.length - 1), fc.nat(40).map((back) => whole.length - 1 - back)), (size) => {
      writeFileSync(file.path, whole.subarray(0, size))
      expect(outcome(file), String(size)).toMatchObject(size < HEAD_BYTES ? { code: 'foreign' } : { ending: 'cut' })
    }), { numRuns: 200, seed: 8 })
  })

  it('with chunks exchanged, left out, repeated, added, of another file or under another key is noticed', () => {
    const [file, other] = [made(4 * CHUNK_BYTES, form, CHUNK_BYTES), made(4 * CHUNK_BYTES, form, CHUNK_BYTES)]
    const stride = CHUNK_BYTES + TAG_BYTES + (form === 'live' ? LENGTH_BYTES : 0)
    const whole = readFileSync(file.path)
    const chunk = (of: Buffer, at: number): Buffer => of.subarray(HEAD_BYTES + at * stride, HEAD_BYTES + (at + 1) * stride)
    const rest = whole.subarray(HEAD_BYTES + 4 * stride)
    const tried = (head: Buffer, ...parts: readonly Buffer[]) => {
      writeFileSync(file.path, Buffer.concat([head, ...parts]))
      return outcome(file)
    }
    const head = whole.subarray(0, HEAD_BYTES)
    const [a, b, c, d] = [chunk(whole, 0), chunk(whole, 1), chunk(whole, 2), chunk(whole, 3)]
    expect(tried(head, a, b, c, d, rest)).toEqual({ ending: 'whole', bytes: 4 * CHUNK_BYTES })
    expect(tried(head, b, a, c, d, rest)).toEqual({ code: 'damaged', at: 0 })
    expect(tried(head, a, chunk(readFileSync(other.path), 1), c, d, rest)).toEqual({ code: 'damaged', at: CHUNK_BYTES })
    expect(tried(head, a, b, b, c, d, rest)).toMatchObject({ code: 'damaged' })
    expect(tried(head, a, b, c, d, rest, Buffer.alloc(1))).toMatchObject({ code: 'damaged' })
    expect(tried(head, a, b, c, d, rest, d)).toMatchObject({ code: 'damaged' })
    expect(tried(head, a, b)).toEqual({ ending: 'cut', bytes: 2 * CHUNK_BYTES })
    expect(tried(readFileSync(other.path).subarray(0, HEAD_BYTES), a, b, c, d, rest)).toMatchObject({ code: 'damaged' })
    writeFileSync(file.path, whole)
    expect(outcome({ ...file, key: randomBytes(KEY_BYTES) })).toMatchObject({ code: 'damaged' })
  })
})

it('a live file that was never finished gives everything up to its last sync', () => {
  const [path, key, plain] = [fresh(), randomBytes(KEY_BYTES), randomBytes(9000)]
  const writer = new SealedWriter(path, key, 'live')
  writer.write(plain.subarray(0, 3000))
  writer.sync()
  writer.write(plain.subarray(3000, 3001))
  writer.sync()
  writer.write(plain.subarray(3001))
  writer.close()
  expect(outcome({ path, key, plain, stored: undefined })).toEqual({ ending: 'cut', bytes: 3001 })
})

it('a head of another version, form or kind is no file of ours', () => {
  const head = headOf('whole', randomBytes(16))
  expect(formOf(head)).toBe('whole')
  for (const [at, value] of [[0, 0], [8, 2], [9, 2], [9, 255]] as const) {
    const bad = Buffer.from(head)
    bad[at] = value
    expect(formOf(bad), `${at}`).toBeUndefined()
  }
  expect(() => headOf('live', randomBytes(15))).toThrow(RangeError)
  expect(() => new ChunkCipher(randomBytes(16), head)).toThrow(RangeError)
})

/** What is encrypted of zeros is the stream of its key and nonce: the same twice would show a pair used twice. */
it('no key meets a nonce twice in ten thousand segments', () => {
  const streams = new Set<string>()
  let chunks = 0
  for (let segment = 0; segment < 10_000; segment += 1) {
    const cipher = new ChunkCipher(randomBytes(32), headOf('live', randomBytes(16)))
    const last = segment % 3
    for (let at = 0; at <= last; at += 1) streams.add(cipher.seal(at, at === last, Buffer.alloc(16))[0].toString('hex'))
    chunks += last + 1
  }
  expect(streams.size).toBe(chunks)
  const cipher = new ChunkCipher(Buffer.alloc(32, 1), headOf('live', Buffer.alloc(16)))
  const ends = [0, 1, 255, 256, 65_536, 2 ** 32, 2 ** 40].flatMap((at) => [false, true].map((last) => cipher.seal(at, last, Buffer.alloc(16))[0].toString('hex')))
  expect(new Set(ends).size).toBe(ends.length)
})
