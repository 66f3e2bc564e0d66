/** Looking through a folder on a real disk: nothing is read twice, nothing but plain files is opened, and what hinders is named. */
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { missed, seen, type Known, type Sight, type Standing, wayOf } from '#core/domain/foundFile'
import { type FolderSeen, type KnownFile, lookThrough } from '#db/media/scan'
import { hasFfmpeg, makeSample, SAMPLES } from '#tests/support/media'
import { wavBytes } from '#tests/support/takeIn'

let folder = ''
const at = (name: string): string => join(folder, name)
/** As the room keeps it between two looks. */
const known = new Map<string, Known>()
let foreign: FolderSeen['foreign'] = []
let hashed: string[] = []
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'scan-')))
  known.clear()
  foreign = []
})
afterEach(() => {
  if (existsSync(folder)) execFileSync('chmod', ['-R', 'u+rwx', folder])
  rmSync(folder, { recursive: true, force: true })
})

const keep = (path: string, standing: Standing, kept: string | null = null): void => void known.set(path, { ...standing, path, kept })

async function look(meanwhile: (path: string, done: number) => boolean = () => true): Promise<FolderSeen & { readonly sights: ReadonlyMap<string, Sight> }> {
  hashed = []
  const sights = new Map<string, Sight>()
  const rows: KnownFile[] = [...known.values()].map((one) => [one.path, one.size, one.mtime, one.ctime, wayOf(one)])
  const result = await lookThrough({ id: 1, path: folder, known: rows, foreign }, {
    sight: (path, sight) => {
      sights.set(path, sight)
      const before = known.get(path)
      keep(path, seen(path, before, sight, () => false), before?.kept ?? null)
    },
    hashing: (path, done) => {
      if (hashed.at(-1) !== path) hashed.push(path)
      return meanwhile(path, done)
    },
  })
  if (result === undefined) throw new Error('it was stopped')
  foreign = result.foreign
  for (const path of result.gone) {
    const before = known.get(path)
    const after = before === undefined ? undefined : missed(before)
    if (after === 'dropped') known.delete(path)
    else if (after !== undefined) keep(path, after, before?.kept ?? null)
  }
  return { ...result, sights }
}
const states = (): Record<string, string> => Object.fromEntries([...known].map(([path, { state }]) => [path, state]).sort())

it('ten thousand files are read once, and afterwards only what changed', { timeout: 120_000 }, async () => {
  const bytes = wavBytes(10)
  for (let folderNo = 0; folderNo < 100; folderNo += 1) {
    mkdirSync(at(`d${folderNo}`))
    for (let file = 0; file < 100; file += 1) {
      bytes.writeUInt32LE(folderNo * 100 + file, 44)
      writeFileSync(at(`d${folderNo}/${file}.wav`), bytes)
    }
  }
  expect([(await look()).files, hashed.length]).toEqual([10_000, 0])
  await look()
  expect(hashed.length).toBe(10_000)
  const calm = await look()
  expect([calm.files, calm.sights.size, hashed.length, calm.gone.length]).toEqual([10_000, 0, 0, 0])
  appendFileSync(at('d7/7.wav'), 'x')
  rmSync(at('d8/8.wav'))
  const after = await look()
  expect([[...after.sights.keys()], hashed, after.gone]).toEqual([['d7/7.wav'], [], ['d8/8.wav']])
  await look()
  expect(hashed).toEqual(['d7/7.wav'])
})

it('one that grows, or whose beginning is not written yet, is not read before it is at rest', async () => {
  writeFileSync(at('a.wav'), Buffer.alloc(4096))
  writeFileSync(at('b.mp3'), '')
  writeFileSync(at('text.wav.txt'), Buffer.alloc(64))
  await look()
  expect(states()).toEqual({ 'a.wav': 'growing', 'b.mp3': 'growing' })
  for (const round of [1, 2]) {
    await look()
    expect([states()['a.wav'], hashed.length], String(round)).toEqual(['growing', 0])
  }
  writeFileSync(at('a.wav'), wavBytes(1000))
  await look()
  expect([states()['a.wav'], hashed.length]).toEqual(['growing', 0])
  await look()
  expect(known.get('a.wav')).toMatchObject({ state: 'new', lengthMs: 1000, format: 'wav' })
})

it('one that is written to while it is read is read again later', async () => {
  writeFileSync(at('a.wav'), wavBytes(400_000))
  await look()
  await look(() => {
    appendFileSync(at('a.wav'), 'x')
    return true
  })
  expect(states()).toEqual({ 'a.wav': 'growing' })
  await look()
  await look()
  expect(states()).toEqual({ 'a.wav': 'new' })
})

it('follows no link, waits for no pipe, and names what it may not read', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'))
  writeFileSync(join(outside, 'secret.wav'), wavBytes(50))
  symlinkSync(outside, at('link'))
  symlinkSync(join(outside, 'secret.wav'), at('one.wav'))
  execFileSync('mkfifo', [at('pipe.wav')])
  writeFileSync(at('plain.wav'), wavBytes(50))
  await look()
  await look()
  expect(states()).toEqual({ 'plain.wav': 'new' })
  // In the place of a file that was at rest: a pipe, then a link.
  rmSync(at('plain.wav'))
  execFileSync('mkfifo', [at('plain.wav')])
  expect((await look()).gone).toEqual(['plain.wav'])
  rmSync(outside, { recursive: true })
})

it('takes any name the disk has, and counts those that are no text', async () => {
  const names = ['王女士 2026年9月5日9时30分.wav', "'; DROP TABLE x; --.wav", '-rf.wav', '…\u202Egnp.wav', 'a\nb.wav', '<b>x.wav', '好'.repeat(80), '.hidden.wav', 'CON.wav']
  for (const name of names) writeFileSync(at(name), wavBytes(20 + name.length))
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.wav')]), wavBytes(10))
  await look()
  const { unnamed } = await look()
  expect(unnamed).toBe(1)
  expect(states()).toEqual(Object.fromEntries(names.map((name) => [name, 'new']).sort()))
})

it('pulled out in the middle of the reading nothing is lost, and it goes on when it is back', async () => {
  for (const name of ['a.wav', 'b.wav', 'c.wav']) writeFileSync(at(name), wavBytes(300_000))
  await look()
  let pulled = false
  const result = await look((path) => {
    if (path !== 'a.wav' && !pulled) {
      pulled = true
      renameSync(folder, `${folder}-out`)
    }
    return true
  })
  expect(result).toMatchObject({ how: 'away', gone: [] })
  const before = states()
  expect(Object.keys(before)).toEqual(['a.wav', 'b.wav', 'c.wav'])
  expect(await look()).toMatchObject({ how: 'away', gone: [] })
  expect(states()).toEqual(before)
  mkdirSync(folder)
  expect(await look()).toMatchObject({ how: 'empty', gone: [] })
  rmSync(folder, { recursive: true })
  renameSync(`${folder}-out`, folder)
  await look()
  await look()
  expect(states()).toEqual({ 'a.wav': 'new', 'b.wav': 'new', 'c.wav': 'new' })
})

it('a folder that cannot be read to its end says nothing of what is missing in it', async () => {
  // Whoever may read everything has nothing to be kept from.
  if (process.getuid?.() === 0) return expect(process.getuid()).toBe(0)
  mkdirSync(at('shut'))
  writeFileSync(at('shut/a.wav'), wavBytes(50))
  await look()
  await look()
  chmodSync(at('shut'), 0)
  expect(await look()).toMatchObject({ how: 'partly', gone: [] })
  chmodSync(at('shut'), 0o700)
  expect(states()).toEqual({ 'shut/a.wav': 'new' })
  return undefined
})

it('what belongs to a recording is named when its bytes change, whatever its time says, and is right again when they are', async () => {
  const bytes = wavBytes(500)
  writeFileSync(at('a.wav'), bytes)
  await look()
  await look()
  const one = known.get('a.wav')
  if (one === undefined) throw new Error('not found')
  keep('a.wav', { ...one, state: 'confirmed', recordingId: 1 }, one.sha256)
  const time = new Date(1_700_000_000_000)
  utimesSync(at('a.wav'), time, time)
  await look()
  expect([states(), hashed]).toEqual([{ 'a.wav': 'confirmed' }, ['a.wav']])
  await look()
  expect(hashed).toEqual([])
  // Written over, its length and time put back as they were: the change of the entry stays.
  const other = Buffer.from(bytes)
  other[100] = (other[100] ?? 0) ^ 1
  writeFileSync(at('a.wav'), other)
  utimesSync(at('a.wav'), time, time)
  await look()
  expect(states()).toEqual({ 'a.wav': 'changed' })
  await look()
  expect([states(), hashed]).toEqual([{ 'a.wav': 'changed' }, []])
  rmSync(at('a.wav'))
  writeFileSync(at('other.txt'), 'x')
  await look()
  expect(known.get('a.wav')).toMatchObject({ state: 'gone', was: 'changed' })
  writeFileSync(at('a.wav'), bytes)
  await look()
  expect(states()).toEqual({ 'a.wav': 'confirmed' })
  truncateSync(at('a.wav'), 10)
  await look()
  expect(states()).toEqual({ 'a.wav': 'changed' })
})

it.skipIf(!hasFfmpeg())('finds recordings of every format by their bytes, whatever they are called', { timeout: 120_000 }, async () => {
  const chosen = ['plain.wav', 'constant.mp3', 'sound.aac', 'sound.m4a', 'opus.ogg', 'sound.webm', 'picture.mp4'].flatMap((name) => SAMPLES.filter((sample) => sample.name === name))
  for (const sample of chosen) renameSync(makeSample(folder, sample, 4), at(`${sample.name}.dat`))
  await look()
  await look()
  expect(Object.fromEntries([...known.values()].map(({ path, format, state }) => [path, `${state} ${format}`]))).toEqual(Object.fromEntries(chosen.map(({ name, format }) => [`${name}.dat`, `new ${format}`])))
  for (const { path, lengthMs } of known.values()) expect(Math.abs((lengthMs ?? 0) - 4000), path).toBeLessThan(200)
  expect(readFileSync(at('plain.wav.dat')).length).toBeGreaterThan(1000)
})
