/** Recordings of every format are found, played, sought in, marked; the bytes come by ranges and for nobody without the ticket. */
import { expect, test } from '@playwright/test'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { liveWebm, packetsOf, repeated } from '../support/liveWebm'
import { hasFfmpeg, makeSample, SAMPLES } from '../support/media'
import { newProfile, startRoom, type Room } from './app'
import { barriersOf, faultsOf, looks, pictureOf, sizeWindow, wear } from './inspect'
import { fillWithRecordings, NO_FFMPEG } from './recordedProfile'
import type { Recorded } from './recordedRoom'
import { playerState as state } from './player'
import { logIn } from './session'

const AT = '2026-03-02T09:00:00+08:00'
const SECONDS = 40
const NAMES = ['plain.wav', 'constant.mp3', 'variable.mp3', 'sound.aac', 'sound.m4a', 'picture.mp4', 'fragments.mp4', 'opus.ogg', 'vorbis.ogg', 'sound.webm', 'live.webm', 'picture.webm']
const HOURS_S = 7200
const LONG = '两小时的录音'
const profile = newProfile()
const media = mkdtempSync(join(tmpdir(), 'room-media-'))
let room: Room
let longBytes = 0

/** As the desk records two hours: neither its length nor an index is in it. */
function longOne(): string {
  const minute = packetsOf(makeSample(media, { name: 'minute.webm', format: 'webm', told: true, args: ['-c:a', 'libopus', '-b:a', '64k'] }, 60))
  const path = join(media, 'long.webm')
  const file = liveWebm('sound', repeated(minute, HOURS_S / 60))
  longBytes = file.length
  writeFileSync(path, file)
  return path
}

test.beforeAll(async () => {
  test.skip(!hasFfmpeg(), NO_FFMPEG)
  const recorded = NAMES.map((name, at): Recorded => {
    const sample = SAMPLES.find((one) => one.name === name)
    if (sample === undefined) throw new Error(`no sample ${name}`)
    return { path: makeSample(media, sample, SECONDS), format: sample.format, kind: name.startsWith('picture') || name.startsWith('fragments') ? 'picture' : 'sound', lengthMs: SECONDS * 1000, startedAt: Date.parse(AT) - (at + 1) * 600_000, marks: [{ ms: 25_000, text: `提到${name}` }] }
  })
  recorded.push({ path: longOne(), format: 'webm', kind: 'sound', lengthMs: HOURS_S * 1000, startedAt: Date.parse(AT) - 86_400_000, marks: [{ ms: 1000, text: LONG }], waved: true })
  await fillWithRecordings(profile.folder, recorded, AT)
  room = await startRoom(profile.folder, AT)
  await logIn(room)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
  rmSync(media, { recursive: true, force: true })
})

/** Bytes that the office has read of any file, where the system tells. */
async function readByOffice(): Promise<number> {
  if (!existsSync('/proc/self/io')) return 0
  const pids = await room.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name, serviceName }) => /Reception room office/u.test(`${name ?? ''} ${serviceName ?? ''}`)).map(({ pid }) => pid))
  expect(pids).toHaveLength(1)
  return Number(/^rchar: (\d+)$/mu.exec(readFileSync(`/proc/${pids[0] ?? 0}/io`, 'utf8'))?.[1])
}

test('one of two hours knows its length at once, and is gone to its end without what lies before being read', async () => {
  const { page } = room
  await page.getByRole('link', { name: '录音录像', exact: true }).click()
  await page.getByLabel('标记内容').fill(LONG)
  const found = page.getByRole('list', { name: '录音录像' }).getByRole('link', { name: /^LX26/u })
  await expect(found).toHaveCount(1)
  await found.click()
  const before = await readByOffice()
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await expect.poll(async () => (await state(page)).at).toBeGreaterThan(0.3)
  expect(Math.abs((await state(page)).length - HOURS_S)).toBeLessThan(2)
  for (const [seconds, share] of [[HOURS_S - 60, 1 / 5], [HOURS_S / 2, 1 / 3], [30, 1 / 2], [HOURS_S - 5, 1 / 2]] as const) {
    await page.getByLabel('播放位置').fill(String(seconds * 1000))
    await expect.poll(async () => (await state(page)).at).toBeGreaterThan(seconds + 0.3)
    expect((await state(page)).at).toBeLessThan(seconds + 20)
    // With what the player reads ahead at each place.
    expect(await readByOffice() - before).toBeLessThan(longBytes * share)
  }
  await expect(page.getByRole('button', { name: '继续播放' })).toBeVisible()
  expect(await state(page)).toMatchObject({ error: '', ended: true })
})

for (const name of NAMES) {
  test(`${name} plays, is sought in, and ends where it ends`, async () => {
    const { page } = room
    await page.getByRole('link', { name: '录音录像', exact: true }).click()
    await page.getByLabel('标记内容').fill(`提到${name}`)
    const found = page.getByRole('list', { name: '录音录像' }).getByRole('link', { name: /^LX26/u })
    await expect(found).toHaveCount(1)
    await found.click()
    await page.getByRole('button', { name: '播放', exact: true }).click()
    await expect.poll(async () => (await state(page)).at).toBeGreaterThan(0.3)
    await expect(page.getByText('/ 0:40')).toBeVisible()
    await page.getByRole('button', { name: '跳到 0:25' }).click()
    await expect.poll(async () => (await state(page)).at).toBeGreaterThan(25.2)
    expect((await state(page)).at).toBeLessThan(32)
    await page.getByLabel('播放位置').fill('38000')
    await expect.poll(async () => (await state(page)).at).toBeGreaterThan(38.2)
    await expect(page.getByRole('button', { name: '继续播放' })).toBeVisible()
    expect((await state(page)).at).toBeGreaterThan(39.5)
    await page.getByLabel('播放位置').fill('5000')
    await expect.poll(async () => Math.floor((await state(page)).at)).toBe(5)
    await page.getByRole('button', { name: '继续播放' }).click()
    await expect.poll(async () => (await state(page)).at).toBeGreaterThan(5.2)
    expect(await state(page)).toMatchObject({ error: '' })
  })
}

test('a wave is drawn from what is played, and a click in it goes there', async () => {
  const { page } = room
  const wave = page.locator('[data-wave]')
  await expect(wave).toBeVisible()
  await page.getByRole('button', { name: '暂停' }).click()
  const box = await wave.boundingBox()
  await wave.click({ position: { x: (box?.width ?? 0) / 2, y: 20 } })
  await expect.poll(async () => Math.round((await state(page)).at)).toBe(20)
  await page.getByRole('button', { name: '继续播放' }).click()
})

test('speed, keys and a note at the second that is heard', async () => {
  const { page } = room
  await page.getByText('2×', { exact: true }).click()
  await expect.poll(async () => (await state(page)).rate).toBe(2)
  await page.getByRole('heading', { name: /^LX26/u }).click()
  await page.keyboard.press(',')
  await expect.poll(async () => (await state(page)).rate).toBe(1.5)
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: '继续播放' })).toBeVisible()
  await page.getByLabel('播放位置').fill('10000')
  await page.getByRole('heading', { name: /^LX26/u }).click()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => Math.round((await state(page)).at)).toBe(15)
  await page.getByLabel('在 0:15 处加备注').fill('这里说到赔偿')
  await page.getByRole('button', { name: '加备注' }).click()
  await expect(page.getByRole('region', { name: '标记和备注' }).getByText('这里说到赔偿')).toBeVisible()
  await expect(page.getByRole('button', { name: '跳到 0:15' })).toBeVisible()
  await expect(page.getByRole('region', { name: '查阅记录' })).toContainText('李晓岚 加备注（0:15 处）')
  await expect(page.getByRole('region', { name: '查阅记录' })).toContainText('李晓岚 播放')
})

test('the bytes come by ranges, and only by the ticket', async () => {
  const { page } = room
  const address = await page.locator('audio, video').getAttribute('src') ?? ''
  const answers = await page.evaluate(async (url) => {
    const of = async (range: string): Promise<readonly unknown[]> => {
      const answer = await fetch(url, { headers: { range } })
      return [answer.status, answer.headers.get('content-range'), answer.status === 206 ? (await answer.arrayBuffer()).byteLength : 0, answer.headers.get('cache-control')]
    }
    const whole = await fetch(url)
    const total = (await whole.arrayBuffer()).byteLength
    return { total, status: whole.status, type: whole.headers.get('content-type'), first: await of('bytes=0-99'), last: await of('bytes=-10'), beyond: await of(`bytes=${total}-`), other: (await fetch(`${url.slice(0, -4)}xxxx`)).status }
  }, address)
  const { total } = answers
  expect(answers).toEqual({
    total, status: 200, type: 'video/webm', first: [206, `bytes 0-99/${total}`, 100, 'no-store'], last: [206, `bytes ${total - 10}-${total - 1}/${total}`, 10, 'no-store'], beyond: [416, `bytes */${total}`, 0, 'no-store'], other: 404,
  })
  // The two refusals that were asked for.
  await expect.poll(() => [...new Set(room.complaints)].map((complaint) => /status of (\d+)/u.exec(complaint)?.[1]).sort()).toEqual(['404', '416'])
  room.complaints.splice(0)
})

/** Also at the sizes of a small screen, and without barriers; pictures of them where somebody wants to look. */
async function looksRight(name: string): Promise<void> {
  const { page } = room
  for (const look of looks) {
    await wear(page, look)
    expect([name, look.name, await faultsOf(page, [])]).toEqual([name, look.name, []])
    expect([name, look.name, await barriersOf(page)]).toEqual([name, look.name, []])
    const folder = process.env['ROOM_PICTURES']
    if (folder !== undefined) writeFileSync(join(folder, `${name}-${look.name.replace('%', '')}.png`), await pictureOf(room))
  }
  await wear(page, looks[0])
}

test('one is checked, then all, and what was found stands on the page', async () => {
  const { page } = room
  await page.getByRole('button', { name: '现在校验' }).click()
  await expect(page.getByRole('region', { name: '校验' })).toContainText('完好，与收进来时一致')
  await sizeWindow(room)
  await looksRight('recording')
  await page.getByRole('link', { name: '← 回到列表' }).click()
  await page.getByRole('button', { name: '清除' }).click()
  await expect(page.getByRole('list', { name: '录音录像' }).getByRole('listitem')).toHaveCount(NAMES.length + 1)
  await page.getByRole('button', { name: '全部校验' }).click()
  await expect(page.getByText(/正在校验 LX26/u)).toBeVisible()
  await expect(page.getByRole('button', { name: '全部校验' })).toBeVisible()
  await looksRight('recordings')
})
