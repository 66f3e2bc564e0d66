/**
 * 录音录像 at the desk with Chromium's fake devices: recorded, marked, paused, going on while the room is locked, ended with its digest; and after a SIGKILL as far as it came.
 * What was recorded is opened with the key from the room, and read by ffprobe.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { OutputOf } from '#core/contract/index'
import type { RecordingRecord } from '#core/door/recordingsPort'
import { mediaPath } from '#db/media/mediaFolder'
import { SealedReader } from '#db/media/sealedReader'
import { recordingsRepo } from '#db/repos/recordings'
import { ApartKeys } from '#db/store/apartKeys'
import { openKeys } from '#db/store/keyring'
import { openDatabase } from '#db/store/open'
import { derivedKey } from '#db/store/secrets'
import { files, readKeyring } from '#db/store/vaultFolder'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, value } from './cast'
import { pressLock } from './keys'
import { playerState } from './player'
import { logIn } from './session'

const LOSS_MS = 2_000
const profile = newProfile()
const vault = join(profile.folder, 'vault')
const out = mkdtempSync(join(tmpdir(), 'room-media-'))
const switches = process.env['ROOM_SWITCHES'] ?? ''
let room: Room

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  process.env['ROOM_SWITCHES'] = `${switches} --use-fake-device-for-media-stream`
  room = await startRoom(profile.folder)
  await furnish(room.page)
  await room.page.reload()
  await logIn(room)
})
test.afterAll(async () => {
  process.env['ROOM_SWITCHES'] = switches
  await room.close()
  rmSync(out, { recursive: true })
  profile.remove()
})

const state = async (page: Page): Promise<OutputOf<'recorder.state'>> => (await value(page, 'recorder.state', {})) as OutputOf<'recorder.state'>
const lengthNow = async (): Promise<number> => (await state(room.page)).running?.lengthMs ?? 0
const untilLength = (ms: number) => expect.poll(lengthNow, { timeout: 60_000 }).toBeGreaterThan(ms)

async function draft(consent = 'agreed'): Promise<number> {
  const { id, revision } = await value(room.page, 'drafts.start', {})
  await value(room.page, 'drafts.save', { id, revision, form: { notice: { how: 'oral', consent } } })
  return Number(id)
}
async function begin(kind: 'sound' | 'picture', draftId: number): Promise<number> {
  expect(await value(room.page, 'shell.openRecorder', { kind })).toMatchObject({ device: expect.stringContaining('Fake') })
  await expect.poll(async () => (await call(room.page, 'recorder.begin', { draftId, kind })).ok).toBe(true)
  return (await state(room.page)).running?.id ?? 0
}
/** What the desk sees of one of a draft's recordings. */
async function seen(draftId: number, id: number) {
  return ((await value(room.page, 'recorder.of', { draftId })) as OutputOf<'recorder.of'>).recordings.find((one) => one.id === id)
}

/** The page that comes after the locked one. */
async function locked(): Promise<void> {
  const next = room.app.waitForEvent('window', { predicate: (page) => page.url().startsWith('app://room/') })
  await pressLock(room.page)
  room.page = await next
  await expect(room.page.getByLabel('登录名')).toBeVisible()
}

/** Row and plain bytes, of a room nobody has open. */
async function opened(id: number): Promise<{ readonly row: RecordingRecord; readonly bytes: Buffer; readonly marks: readonly { readonly ms: number; readonly text: string }[] }> {
  const keyring = readKeyring(vault)
  const found = keyring === undefined ? undefined : await openKeys(keyring, 'li', passphrase)
  if (keyring === undefined || found === undefined) throw new Error('The vault has no key for li.')
  const held = new ApartKeys(() => keyring)
  held.admit(found.userId, found.keys)
  const db = openDatabase(files(vault).database, derivedKey(found.keys.dk, 'database'), keyring.cipher, false)
  try {
    const recordings = recordingsRepo(db)
    const row = recordings.byId(id)
    const key = held.open('rec', found.userId, `recording:${id}`, row?.fileKey ?? '')
    if (row === undefined || !key.ok) throw new Error('The recording cannot be opened.')
    const reader = new SealedReader(mediaPath(vault, row.file ?? ''), Buffer.from(key.text, 'base64'), row.stored ?? undefined)
    const bytes = reader.read(0, reader.bytes)
    reader.close()
    return { row, bytes, marks: recordings.marks(id) }
  } finally {
    db.close()
  }
}

/** By its packets, from the first to the end of the last: nothing in a live file says how long it is. */
function playedMs(bytes: Buffer, stream: 'a:0' | 'v:0' = 'a:0'): number {
  const file = join(out, 'plain.webm')
  writeFileSync(file, bytes)
  const times = execFileSync('ffprobe', ['-v', 'error', '-select_streams', stream, '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file], { encoding: 'utf8' }).split('\n').map((line) => Number.parseFloat(line)).filter((time) => !Number.isNaN(time))
  return ((times.at(-1) ?? 0) - (times[0] ?? 0)) * 1000
}
const kinds = (bytes: Buffer): string => {
  const file = join(out, 'plain.webm')
  writeFileSync(file, bytes)
  return execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0', file], { encoding: 'utf8' }).trim().split('\n').sort().join(' ')
}

/** Only the hidden page has microphone and camera: it can run one script of ours, has no bridge, and the desk's own window is refused beside it. */
async function nothingForTheDesk(): Promise<void> {
  const hidden = room.app.windows().find((page) => page.url() === 'app://recorder/index.html')
  expect(await hidden?.evaluate(() => ['room', 'require', 'process'].map((name) => typeof Reflect.get(globalThis, name)))).toEqual(['undefined', 'undefined', 'undefined'])
  const asked = await room.page.evaluate(async () => {
    interface Devices { getUserMedia(what: object): Promise<object>; enumerateDevices(): Promise<readonly { readonly label: string }[]> }
    const { mediaDevices } = Reflect.get(globalThis, 'navigator') as unknown as { readonly mediaDevices: Devices }
    const given = await Promise.all([{ audio: true }, { video: true }].map((what) => mediaDevices.getUserMedia(what).then(() => 'given', () => 'refused')))
    return [...given, ...(await mediaDevices.enumerateDevices()).map(({ label }) => label).filter((label) => label !== '')]
  })
  expect(asked).toEqual(['refused', 'refused'])
  const answers = await room.app.evaluate(async ({ session }) => {
    const own = session.fromPartition('room')
    const paths = ['index.html', 'recorder.html', 'board.html', 'assets/../index.html', '%2e%2e/package.json']
    const replies = await Promise.all(paths.map((path) => own.fetch(`app://recorder/${path}`)))
    return { policy: replies[0]?.headers.get('content-security-policy'), statuses: replies.map(({ status }) => status) }
  })
  expect(answers.policy).toBe("default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'")
  expect(answers.statuses.slice(0, 3)).toEqual([200, 404, 404])
  expect(answers.statuses[4]).toBe(404)
  expect(await hiddenPages()).toBe(1)
}
const hiddenPages = (): Promise<number> => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter(({ webContents }) => webContents.getURL().startsWith('app://recorder/')).length)
/** No device is open, and the page that could open one is gone. */
async function allClosed(): Promise<void> {
  await expect.poll(async () => (await value(room.page, 'shell.recorder', {}))['state']).toBe('rest')
  await expect.poll(hiddenPages).toBe(0)
}

let [draftId, first, second, before, cutId] = [0, 0, 0, 0, 0]

test('is refused to who does not want it, and the visit goes on', async () => {
  const refusing = await draft('refused')
  await value(room.page, 'shell.openRecorder', { kind: 'sound' })
  expect((await call(room.page, 'recorder.begin', { draftId: refusing, kind: 'sound' })).fault).toMatchObject({ code: 'no-consent' })
  await value(room.page, 'shell.restRecorder', {})
  await allClosed()
  await value(room.page, 'drafts.discard', { id: refusing })
})

test('devices that are being opened while the room is locked do not stay open', async () => {
  const opening = call(room.page, 'shell.openRecorder', { kind: 'picture' }).catch(() => undefined)
  await locked()
  await opening
  await allClosed()
  await logIn(room)
})

test('goes on while the room is locked, and ends with its digest', async () => {
  draftId = await draft()
  first = await begin('sound', draftId)
  await untilLength(1500)
  await nothingForTheDesk()
  await value(room.page, 'recorder.mark', { id: first, text: '说到时间' })
  await value(room.page, 'recorder.pause', { id: first, reason: '来访人去洗手间' })
  await expect.poll(async () => (await state(room.page)).running?.state).toBe('paused')
  const paused = await lengthNow()
  expect(await lengthNow()).toBe(paused)
  await value(room.page, 'recorder.resume', { id: first })
  await untilLength(paused + 500)
  const atLock = await lengthNow()
  await locked()
  expect(await value(room.page, 'shell.recorder', {})).toMatchObject({ state: 'running', kind: 'sound' })
  expect((await call(room.page, 'shell.openRecorder', { kind: 'sound' })).fault).toMatchObject({ code: 'locked' })
  await logIn(room)
  await untilLength(atLock + 500)
  expect((await state(room.page)).running).toMatchObject({ id: first, state: 'running', mine: true, draftId })
  await value(room.page, 'recorder.stop', { id: first, why: 'done' })
  await expect.poll(async () => (await seen(draftId, first))?.state).toBe('ended')
  expect(await seen(draftId, first)).toMatchObject({ trouble: '', marks: 1 })
  await allClosed()
})

test('what was recorded plays: its length is known at once, it is sought in, and it ends', async () => {
  const { page } = room
  await page.getByRole('link', { name: '录音录像', exact: true }).click()
  await page.getByRole('list', { name: '录音录像' }).getByRole('link', { name: /^LX26/u }).click()
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await expect.poll(async () => (await playerState(page)).ready).toBeGreaterThan(0)
  const recorded = (await seen(draftId, first))?.lengthMs ?? 0
  expect(Math.abs((await playerState(page)).length * 1000 - recorded)).toBeLessThan(LOSS_MS)
  await page.getByRole('button', { name: '暂停' }).click()
  await page.getByLabel('播放位置').fill(String(recorded - 1200))
  await expect.poll(async () => Math.abs((await playerState(page)).at * 1000 - recorded + 1200)).toBeLessThan(100)
  await page.getByLabel('播放位置').fill('500')
  await expect.poll(async () => Math.abs((await playerState(page)).at * 1000 - 500)).toBeLessThan(100)
  await page.getByRole('button', { name: '继续播放' }).click()
  await expect.poll(async () => (await playerState(page)).ended).toBe(true)
  expect(await playerState(page)).toMatchObject({ error: '' })
})

test('a recorder that falls, or a page that does, ends what runs: what was recorded is there, and another can begin', async () => {
  const fallen = await begin('sound', draftId)
  await untilLength(1500)
  const pids = await room.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name, serviceName }) => `${name ?? ''} ${serviceName ?? ''}`.includes('Reception room recorder')).map(({ pid }) => pid))
  expect(pids).toHaveLength(1)
  process.kill(pids[0] ?? 0, 'SIGKILL')
  await expect.poll(async () => (await seen(draftId, fallen))?.state).toBe('cut')
  expect(await seen(draftId, fallen)).toMatchObject({ trouble: 'fell' })
  expect((await state(room.page)).running).toBeUndefined()
  const silent = await begin('sound', draftId)
  await untilLength(1500)
  await room.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app://recorder/'))?.webContents.forcefullyCrashRenderer() })
  await expect.poll(async () => (await seen(draftId, silent))?.state).toBe('ended')
  expect(await seen(draftId, silent)).toMatchObject({ trouble: 'silent' })
})

test('records a picture too, and is ended and written down when the program is left', async () => {
  second = await begin('picture', draftId)
  await untilLength(2500)
  before = await lengthNow()
  await room.app.evaluate(({ dialog }) => { Object.assign(dialog, { showMessageBox: () => Promise.resolve({ response: 1, checkboxChecked: false }) }) })
  await room.close()
  const sound = await opened(first)
  expect(sound.row).toMatchObject({ state: 'ended', kind: 'sound', draftId, noticeConsent: 'agreed', device: expect.stringContaining('Fake') })
  expect(sound.row.sha256).toBe(createHash('sha256').update(sound.bytes).digest('hex'))
  expect(sound.marks).toMatchObject([{ text: '说到时间' }])
  expect(kinds(sound.bytes)).toBe('opus')
  expect(Math.abs(playedMs(sound.bytes) - (sound.row.lengthMs ?? 0))).toBeLessThan(LOSS_MS)
  const picture = await opened(second)
  expect(picture.row).toMatchObject({ state: 'ended', trouble: '', kind: 'picture' })
  expect(picture.row.sha256).toBe(createHash('sha256').update(picture.bytes).digest('hex'))
  expect(kinds(picture.bytes)).toMatch(/^opus vp[89]$/u)
  expect(playedMs(picture.bytes, 'v:0')).toBeGreaterThan(before - LOSS_MS)
})

test('a SIGKILL of the whole program takes no more than two seconds', async () => {
  room = await startRoom(profile.folder)
  await logIn(room)
  cutId = await begin('sound', draftId)
  await untilLength(6_000)
  before = await lengthNow()
  const ended = new Promise<void>((resolve) => room.app.process().once('exit', () => resolve()))
  room.app.process().kill('SIGKILL')
  await ended
  room = await startRoom(profile.folder)
  await logIn(room)
  await expect.poll(async () => (await seen(draftId, cutId))?.state).toBe('cut')
  expect(await seen(draftId, cutId)).toMatchObject({ trouble: 'fell' })
  expect(await state(room.page)).toMatchObject({ unsettled: 0 })
  await room.close()
  const { row, bytes } = await opened(cutId)
  expect(row.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3')
  expect(playedMs(bytes)).toBeGreaterThan(before - LOSS_MS)
  room = await startRoom(profile.folder)
})

test('what has picture and what fell play, too, with the length that was found', async () => {
  const { page } = room
  await logIn(room)
  for (const id of [second, cutId]) {
    const { row } = (await value(page, 'recordings.get', { id })) as OutputOf<'recordings.get'>
    await page.getByRole('link', { name: '录音录像', exact: true }).click()
    await page.getByRole('list', { name: '录音录像' }).getByRole('link', { name: row.number }).click()
    await page.getByRole('button', { name: '播放', exact: true }).click()
    await expect.poll(async () => (await playerState(page)).ready).toBeGreaterThan(0)
    const { length } = await playerState(page)
    expect(length * 1000).toBeGreaterThan(1000)
    expect(Math.abs(length * 1000 - (row.lengthMs ?? 0))).toBeLessThan(LOSS_MS)
    await page.getByLabel('播放位置').fill('900')
    await expect.poll(async () => (await playerState(page)).ended).toBe(true)
    expect((await playerState(page)).error).toBe('')
    expect(Math.abs((await playerState(page)).at - length)).toBeLessThan(0.5)
  }
})
