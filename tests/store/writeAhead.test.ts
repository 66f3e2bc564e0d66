/** Writing beside what goes on: everything in its order, and nothing that failed passes for written. */
import { randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rest, WriteAhead } from '#db/media/writeAhead'

let folder = ''
const files: number[] = []
const opened = (path: string, flags: string): number => {
  const file = openSync(path, flags)
  files.push(file)
  return file
}
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'write-ahead-')) })
afterEach(() => {
  for (const file of files.splice(0)) closeSync(file)
  rmSync(folder, { recursive: true })
})

it('writes pieces one after the other as they were given', async () => {
  const file = opened(join(folder, 'a'), 'wx')
  const ahead = new WriteAhead(file)
  const pieces = Array.from({ length: 40 }, () => [randomBytes(1_048_576), randomBytes(7)])
  for (const piece of pieces) ahead.write(piece)
  await ahead.caughtUp()
  expect(readFileSync(join(folder, 'a')).equals(Buffer.concat(pieces.flat()))).toBe(true)
})

it('tells that something could not be written, and writes nothing behind it', async () => {
  writeFileSync(join(folder, 'a'), 'as it was')
  const file = opened(join(folder, 'a'), 'r')
  const ahead = new WriteAhead(file)
  ahead.write([Buffer.from('x')])
  ahead.write([Buffer.from('y')])
  await expect(ahead.written).rejects.toThrow(/EBADF/u)
  await expect(ahead.caughtUp()).rejects.toThrow(/EBADF/u)
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('as it was')
})

it('tells that the disk did not take what was written', async () => {
  // Takes any bytes, and is no disk.
  const file = opened('/dev/null', 'w')
  const ahead = new WriteAhead(file)
  const piece = [Buffer.alloc(1_048_576)]
  for (let at = 0; at < 40; at += 1) ahead.write(piece)
  await ahead.written
  await expect(ahead.caughtUp()).rejects.toThrow(/EINVAL/u)
})

it('what is left of parts begins where the writing ended', () => {
  const parts = ['abc', '', 'defg'].map((text) => Buffer.from(text))
  expect([0, 2, 3, 5, 7].map((bytes) => Buffer.concat(rest(parts, bytes)).toString())).toEqual(['abcdefg', 'cdefg', 'defg', 'fg', ''])
})
