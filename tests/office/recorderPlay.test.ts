/** What was recorded at the desk is played from a front made anew: its length known at once, any place gone to without decrypting what lies before, and checked and copied as it was written. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mediaLength } from '#core/domain/mediaLength'
import { placesOf } from '#core/domain/webmPlaces'
import { mediaPath } from '#db/media/mediaFolder'
import { ChunkCipher, HEAD_BYTES, LENGTH_BYTES, TAG_BYTES } from '#db/media/sealedChunks'
import { HEADS, liveWebm, packetsOf, repeated, soundBlocks } from '#tests/support/liveWebm'
import { hasFfmpeg, makeSample } from '#tests/support/media'
import { mediaServer } from '#tests/support/mediaServer'
import { makeTestOffice, PASSPHRASE, type TestOffice } from '#tests/support/office'
import { recordedDesk } from '#tests/support/recordedDesk'
import { makeTestRecorder, type TestRecorder } from '#tests/support/recorder'

const withFfmpeg = hasFfmpeg()
let room: TestOffice
let recorder: TestRecorder
beforeEach(async () => {
  recorder = makeTestRecorder()
  room = await makeTestOffice({ recorder })
})
afterEach(async () => { await room.close() })

const { draft, begun, state, row, settles, sound, plain } = recordedDesk(() => room, () => recorder)

/** As a device gives it; the last of it when it is stopped. */
async function recorded(file: Buffer, part = 5000, kind: 'sound' | 'picture' = 'sound'): Promise<number> {
  const id = await begun(await draft(), 'li', kind)
  for (let at = 0; at + part < file.length; at += part) recorder.page({ of: id, bytes: new Uint8Array(file.subarray(at, at + part)).buffer })
  recorder.last = file.subarray(Math.floor((file.length - 1) / part) * part)
  await room.as('li', 'recorder.stop', { id, why: 'done' })
  return id
}
interface Playing { readonly ticket: string; readonly bytes: number; readonly ending: string; read(from: number, count: number): Buffer }
async function playing(id: number): Promise<Playing & { readonly token: string }> {
  const login = await room.office().call({ call: 'vault.unlock', input: { login: 'li', passphrase: PASSPHRASE } })
  const token = login.ok ? (login.value as { readonly token: string }).token : ''
  const reply = await room.office().call({ call: 'recordings.play', input: { id }, token })
  if (!reply.ok) throw new Error(reply.fault.code)
  const opened = reply.value as Omit<Playing, 'read'>
  const read = (from: number, count: number): Buffer => {
    const part = room.office().media({ ticket: opened.ticket, from, count, token })
    return part.ok ? Buffer.from(part.bytes) : Buffer.from(part.code)
  }
  return { ...opened, token, read }
}
/** As a row of before there were any. */
function forgetPlaces(id: number): void {
  const { recordings } = room.vault().repos
  const { endedAt, lengthMs, sha256, stored, bytes } = row(id) ?? {}
  room.vault().write(() => { recordings.finish(id, { state: 'ended', trouble: '', endedAt: endedAt ?? 0, lengthMs: lengthMs ?? 0, bytes: bytes ?? 0, sha256: sha256 ?? null, stored: stored ?? null }) })
  expect(recordings.places(id)).toBeUndefined()
}
const lengthOf = ({ bytes, read }: Playing): number | undefined => mediaLength('webm', { size: bytes, readAt: read })
const FILE = liveWebm('sound', soundBlocks(60, 200))
const HEAD = HEADS.sound.length
const CHUNK = 5000

describe('a recording of the desk', () => {
  it('says its length when it is played, and from the first cluster on is what was recorded', async () => {
    const id = await recorded(FILE)
    const { bytes, read, ...one } = await playing(id)
    const front = bytes - (FILE.length - HEAD)
    expect(front).toBeGreaterThan(HEAD)
    expect(front).toBeLessThan(3000)
    expect(lengthOf({ ...one, bytes, read })).toBe(60_000)
    expect(read(front, FILE.length).equals(FILE.subarray(HEAD))).toBe(true)
    // Across the border, up to it, from it, and at the very end.
    const whole = Buffer.concat([read(0, front), FILE.subarray(HEAD)])
    for (const [from, count] of [[front - 5, 10], [0, front + 1], [front - 1, 1], [front, 1], [bytes - 3, 10], [0, bytes]] as const) expect(read(from, count).equals(whole.subarray(from, from + count)), `${from}+${count}`).toBe(true)
    expect(read(bytes, 10)).toHaveLength(0)
    expect(room.office().media({ ticket: one.ticket, from: 0, count: 0, token: one.token })).toMatchObject({ ok: true, total: bytes, type: 'audio/webm' })
    await sound()
  })
  it('is checked and kept as it was written', async () => {
    const id = await recorded(FILE)
    await playing(id)
    expect(row(id)).toMatchObject({ bytes: FILE.length, sha256: createHash('sha256').update(FILE).digest('hex') })
    expect(plain(id).equals(FILE)).toBe(true)
    await room.as('li', 'recordings.verify', { id })
    await room.vault().media.verify.settled()
    expect((await room.as('li', 'recordings.get', { id })).events.at(-1)).toMatchObject({ act: 'verify', text: expect.stringContaining('完好') })
    await sound()
  })
  it('that fell plays as long as it came, from a front made of what was found', async () => {
    const id = await begun(await draft())
    const came = FILE.length / 2
    for (let at = 0; at < came; at += 5000) recorder.page({ of: id, bytes: new Uint8Array(FILE.subarray(at, Math.min(at + 5000, came))).buffer })
    recorder.forward(1000)
    recorder = makeTestRecorder()
    room.next(recorder)
    await room.restart()
    await state()
    await settles(id)
    const found = placesOf(room.vault().repos.recordings.places(id) ?? new Uint8Array(0))
    expect(found).toMatchObject({ bytes: row(id)?.bytes, head: HEAD })
    expect(found?.durationMs).toBeGreaterThan(25_000)
    expect(found?.durationMs).toBeLessThan(31_000)
    const one = await playing(id)
    expect([one.ending, lengthOf(one), row(id)?.lengthMs]).toEqual(['cut', found?.durationMs, found?.durationMs])
    await sound()
  })
  /** A chunk for each part. */
  async function inChunks(): Promise<number> {
    const id = await begun(await draft())
    for (let at = 0; at < FILE.length; at += CHUNK) {
      recorder.page({ of: id, bytes: new Uint8Array(FILE.subarray(at, at + CHUNK)).buffer })
      recorder.forward(600)
    }
    recorder.last = new Uint8Array(0)
    await room.as('li', 'recorder.stop', { id, why: 'done' })
    return id
  }
  function spoil(id: number, chunk: number): void {
    const path = mediaPath(room.dir, row(id)?.file ?? '')
    const [bytes, place] = [readFileSync(path), HEAD_BYTES + chunk * (LENGTH_BYTES + CHUNK + TAG_BYTES) + 500]
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }
  it('that is damaged plays before it and behind it, and says about where', async () => {
    const id = await inChunks()
    spoil(id, 20)
    const { ticket, token, bytes, read } = await playing(id)
    const front = bytes - (FILE.length - HEAD)
    const trouble = async () => (await room.office().call({ call: 'recordings.trouble', input: { id, ticket }, token }))
    expect(await trouble()).toMatchObject({ ok: true, value: {} })
    expect(read(front, 21 * CHUNK).equals(FILE.subarray(HEAD, 20 * CHUNK))).toBe(true)
    expect(await trouble()).toMatchObject({ ok: true, value: { code: 'damaged', at: 20 * CHUNK } })
    expect(read(front - HEAD + 20 * CHUNK, 10).toString()).toBe('damaged')
    expect(read(front - HEAD + 21 * CHUNK, CHUNK).equals(FILE.subarray(21 * CHUNK, 22 * CHUNK))).toBe(true)
  })
  it('whose front is damaged is played as it is, which fails there', async () => {
    const id = await inChunks()
    spoil(id, 0)
    const one = await playing(id)
    expect([one.bytes, one.read(0, 100).toString()]).toEqual([FILE.length, 'damaged'])
    expect(one.read(CHUNK, 100).equals(FILE.subarray(CHUNK, CHUNK + 100))).toBe(true)
  })
  it('that lost its end afterwards says how long what is left plays', async () => {
    const id = await inChunks()
    truncateSync(mediaPath(room.dir, row(id)?.file ?? ''), (row(id)?.stored ?? 0) / 2)
    const one = await playing(id)
    expect(one.ending).toBe('cut')
    expect(lengthOf(one)).toBeGreaterThan(28_000)
    expect(lengthOf(one)).toBeLessThan(31_000)
    const heard = one.read(0, one.bytes)
    const first = heard.indexOf(FILE.subarray(HEAD, HEAD + 100))
    expect(heard.length - first).toBeGreaterThan(FILE.length / 2 - 10_000)
    expect(FILE.subarray(HEAD, HEAD + heard.length - first).equals(heard.subarray(first))).toBe(true)
  })
  it('of which no place is known, or that is of another make, is played as it is', async () => {
    const [id, other] = [await recorded(FILE), await recorded(Buffer.alloc(FILE.length, 'something else'))]
    expect(room.vault().repos.recordings.places(other)).toBeUndefined()
    const foreign = await playing(other)
    expect([foreign.bytes, foreign.read(0, 14).toString()]).toEqual([FILE.length, 'something else'])
    forgetPlaces(id)
    const old = await playing(id)
    expect([old.bytes, lengthOf(old)]).toEqual([FILE.length, undefined])
    expect(old.read(0, 1000).equals(FILE.subarray(0, 1000))).toBe(true)
  })
})

describe.runIf(withFfmpeg)('a long recording', () => {
  let folder = ''
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'long-')) })
  afterEach(() => { rmSync(folder, { recursive: true }) })
  const HOURS_S = 7200

  /** What is read of it by a program that seeks to a place and reads on from there to its end. */
  async function sought(id: number, seconds = HOURS_S - 10): Promise<{ readonly times: readonly number[]; readonly said: number; readonly given: number; readonly decrypted: number; readonly total: number; readonly complaints: string }> {
    const { ticket, token, bytes } = await playing(id)
    const server = await mediaServer((from, count) => Promise.resolve(room.office().media({ ticket, from, count, token })))
    const opened = vi.spyOn(ChunkCipher.prototype, 'open')
    let complaints = ''
    try {
      const args = ['-v', 'error', '-read_intervals', `${seconds}%`, '-select_streams', '0', '-show_entries', 'packet=pts_time:format=duration', '-of', 'csv=p=0', server.url]
      const text = await new Promise<string>((done, failed) => {
        const probe = spawn('ffprobe', args, { stdio: ['ignore', 'pipe', 'pipe'] })
        let all = ''
        probe.stdout.on('data', (data: Buffer) => { all += data.toString() })
        probe.stderr.on('data', (data: Buffer) => { complaints += data.toString() })
        probe.once('error', failed).once('close', () => { done(all) })
      })
      const numbers = text.trim().split('\n').map(Number)
      return { times: numbers.slice(0, -1), said: numbers.at(-1) ?? 0, given: server.given(), decrypted: opened.mock.calls.reduce((sum, [, , sealed]) => sum + sealed.length, 0), total: bytes, complaints }
    } finally {
      opened.mockRestore()
      await server.close()
    }
  }

  it('of two hours is sought in to its end by reading its front and its end', async () => {
    const minute = packetsOf(makeSample(folder, { name: 'sound.webm', format: 'webm', told: true, args: ['-c:a', 'libopus', '-b:a', '64k'] }, 60))
    const file = liveWebm('sound', repeated(minute, HOURS_S / 60))
    expect(file.length).toBeGreaterThan(40_000_000)
    const id = await recorded(file, 60_000)
    const one = await sought(id)
    // What it reads ahead and throws away is in the connection, and does not grow with the file.
    expect(one.given).toBeLessThan(one.total / 10)
    expect(one.decrypted).toBeLessThan(one.total / 10)
    expect(one.complaints).toBe('')
    expect(Math.abs(one.said - HOURS_S)).toBeLessThan(1)
    expect(one.times[0]).toBeGreaterThan(HOURS_S - 25)
    expect(one.times[0]).toBeLessThanOrEqual(HOURS_S - 10)
    expect(one.times.at(-1)).toBeCloseTo(one.said, 1)
    forgetPlaces(id)
    const before = await sought(id)
    expect(before.decrypted).toBeGreaterThan(before.total / 2)
  })

  it('with picture is begun at a frame that needs none before it', async () => {
    const args = '-f lavfi -i testsrc=size=160x120:rate=15 -shortest -pix_fmt yuv420p -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 100 -c:a libopus'.split(' ')
    const blocks = packetsOf(makeSample(folder, { name: 'picture.webm', format: 'webm', told: true, args }, 40))
    const id = await recorded(liveWebm('picture', blocks), 5000, 'picture')
    const { times, said, complaints } = await sought(id, 25)
    expect(complaints).toBe('')
    expect(said).toBeCloseTo(40, 0)
    // The fourth of its key frames.
    expect(times[0]).toBeCloseTo(20, 1)
    expect(times.at(-1)).toBeGreaterThan(39.5)
  })
})
