/**
 * Encrypted files: taking one in as the office does against copying it, its memory at two sizes and what the desk misses meanwhile; the digest against openssl's; reading any 64 KiB.
 * The file is made of chance in BENCH_MEDIA_MIB (2048). Knows no database and no screen.
 */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, takeIn } from '#db/media/takeIn'
import { KEY_BYTES } from '#db/media/sealedChunks'
import { SealedReader } from '#db/media/sealedReader'
import { inTakeInThread } from '#db/takeInThread'
import { ratio, report, spread } from './figures'

const MIB = 1_048_576
const ROUNDS = 3
const SEEKS = 5000
const PART = 65_536
/** As the hashing of a file reads (db/media/takeIn.ts). */
const HASHED_AT_ONCE = 262_144
const HASH_MS = 2000
/** Between two looks at the clock. */
const BEAT_MS = 4
/** Wanted: security.md and the bench of recordings. */
const LIMITS = { takeInOfCopy: 2, hashOfOpenssl: 1 / 0.9, seekP99Ms: 1, memoryMib: 50, gapMs: 50 }

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

function make(path: string, mib: number): void {
  const file = openSync(path, 'w')
  for (let at = 0; at < mib; at += 1) writeSync(file, randomBytes(MIB))
  fsyncSync(file)
  closeSync(file)
}

/** The reference: the same portions read and written, and made last. */
function copied(from: string, to: string): void {
  const [source, target] = [openSync(from, 'r'), openSync(to, 'w')]
  const portion = Buffer.allocUnsafe(MIB)
  for (let got = readSync(source, portion); got > 0; got = readSync(source, portion)) writeSync(target, portion, 0, got)
  fsyncSync(target)
  closeSync(source)
  closeSync(target)
}

/** Bytes a second by the clock on the wall, which ours is measured by too, as openssl says of itself; 0 where there is none. */
function opensslHash(): number {
  const { stdout } = spawnSync('openssl', ['speed', '-elapsed', '-mr', '-seconds', '2', '-bytes', String(PART), '-evp', 'sha256'], { encoding: 'utf8' })
  return Number(/^\+F:\d+:sha256:([\d.]+)/mu.exec(stdout)?.[1] ?? /^\+F:\d+:SHA2?-?256:([\d.]+)/imu.exec(stdout)?.[1] ?? 0)
}

/** Bytes a second of the same digest over portions in memory, as openssl measures its own. */
function ourHash(): number {
  const [digest, portion, begin] = [createHash('sha256'), randomBytes(HASHED_AT_ONCE), performance.now()]
  let bytes = 0
  for (; performance.now() - begin < HASH_MS; bytes += portion.length) digest.update(portion)
  digest.digest('hex')
  return bytes / ((performance.now() - begin) / 1000)
}

interface Taken { readonly ms: number; /** The longest the desk's thread was away. */ readonly gapMs: number; /** The most memory of the process. */ readonly mostMib: number }
/** One file taken in as the office does: in its thread, beside the desk. `sha256`: as it was seen. */
async function taken(folder: string, name: string, to: string, sha256: string): Promise<Taken> {
  const stat = lstatSync(join(folder, name), { bigint: true })
  let [gapMs, most, running, last] = [0, 0, true, performance.now()]
  const beat = (): void => {
    const now = performance.now()
    gapMs = Math.max(gapMs, now - last - BEAT_MS)
    most = Math.max(most, process.memoryUsage.rss())
    last = now
    if (running) setTimeout(beat, BEAT_MS)
  }
  setTimeout(beat, BEAT_MS)
  const begin = performance.now()
  const stamp = { size: Number(stat.size), mtime: String(stat.mtimeNs), ctime: String(stat.ctimeNs) }
  const { written, trouble } = await inTakeInThread({ work: 'take', root: folder, path: name, stamp, to, key: new SharedArrayBuffer(KEY_BYTES), sha256, check: false }, () => undefined).done
  const ms = performance.now() - begin
  running = false
  if (written === undefined) throw new Error(trouble)
  rmSync(to)
  return { ms, gapMs, mostMib: most / MIB }
}

async function digestOf(path: string): Promise<string> {
  const hashed = await hashOf(path)
  if (!hashed.ok) throw new Error(hashed.code)
  return hashed.value.sha256
}

/** Milliseconds of 64 KiB read at each of many chance places, by the thread that the desk reads in. */
async function seeksOf(from: string, sealed: string): Promise<number[]> {
  const done = await takeIn(from, sealed)
  if (!done.ok) throw new Error(done.code)
  const reader = new SealedReader(sealed, done.value.key)
  const seeks: number[] = []
  for (let at = 0; at < SEEKS; at += 1) {
    const offset = randomInt(reader.bytes - PART)
    const begin = performance.now()
    reader.read(offset, PART)
    seeks.push(performance.now() - begin)
  }
  reader.close()
  return seeks
}

/** `base` is a folder in which files of this measurement are made. */
export async function mediaBench(base: string): Promise<void> {
  const folder = join(base, 'media')
  mkdirSync(folder, { recursive: true })
  const mib = Number(process.env['BENCH_MEDIA_MIB'] ?? 2048)
  const [large, small, copy, sealed] = ['large', 'small', 'copy', 'sealed'].map((name) => join(folder, name)) as [string, string, string, string]
  make(large, mib)
  // Large enough that what is thrown away between two collections is in both.
  make(small, Math.ceil(mib / 4))
  const [smallSha256, largeSha256] = [await digestOf(small), await digestOf(large)]
  // Once beforehand: what a process takes for its first thread it keeps.
  await taken(folder, 'small', sealed, smallSha256)
  const quarter = await taken(folder, 'small', sealed, smallSha256)
  const times: { readonly copy: number[]; readonly taken: Taken[]; readonly hash: number[]; readonly file: number[]; readonly openssl: number[] } = { copy: [], taken: [], hash: [], file: [], openssl: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    rmSync(copy, { force: true })
    times.copy.push(await timed(() => { copied(large, copy) }))
    times.taken.push(await taken(folder, 'large', sealed, largeSha256))
    times.openssl.push(opensslHash())
    times.hash.push(ourHash())
    times.file.push(await timed(() => hashOf(large)))
  }
  const seeks = await seeksOf(large, sealed)
  rmSync(folder, { recursive: true })
  const perSecond = (ms: number): number => (mib * MIB) / (ms / 1000)
  const [hashed, openssl] = [middle(times.hash), middle(times.openssl)]
  const takenMs = middle(times.taken.map(({ ms }) => ms))
  const memory = { quarterMib: Math.round(quarter.mostMib), wholeMib: Math.round(Math.max(...times.taken.map(({ mostMib }) => mostMib))) }
  report('media', {
    takeInOfCopy: { value: ratio(takenMs, middle(times.copy)), limit: LIMITS.takeInOfCopy },
    ...(openssl === 0 ? {} : { opensslOfHash: { value: ratio(openssl, hashed), limit: LIMITS.hashOfOpenssl } }),
    seekP99Ms: { value: spread(seeks).p99, limit: LIMITS.seekP99Ms }, memoryMib: { value: memory.wholeMib - memory.quarterMib, limit: LIMITS.memoryMib }, gapMs: { value: Math.round(Math.max(...times.taken.map(({ gapMs }) => gapMs))), limit: LIMITS.gapMs },
  }, { task: `a file of ${mib} MiB taken in beside the desk against copied and synced, the middle of ${ROUNDS}; memory at the most against that of a quarter; 64 KiB at ${SEEKS} chance places`, mibPerSecond: { takenIn: Math.round(perSecond(takenMs) / MIB), copied: Math.round(perSecond(middle(times.copy)) / MIB), hashed: Math.round(hashed / MIB), hashedFile: Math.round(perSecond(middle(times.file)) / MIB), openssl: Math.round(openssl / MIB) }, seek: spread(seeks), memory })
}
