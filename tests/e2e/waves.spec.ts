/** The picture of long recordings of every format: drawn from moments spread over them, loud where they are loud, from a small part of their bytes; and what becomes of it when the page is left or bytes are missing. */
import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LONG_MEDIA, makeLong } from '../support/longMedia'
import { hasFfmpeg } from '../support/media'
import { newProfile, startRoom, type Room } from './app'
import { fillWithRecordings, NO_FFMPEG } from './recordedProfile'
import type { Recorded } from './recordedRoom'
import { logIn } from './session'

const AT = '2026-03-02T09:00:00+08:00'
const [MINUTES, LOUD] = [120, 83]
const NAMES = ['long.wav', 'long.vbr.mp3', 'long.aac', 'long.m4a', 'long.opus.ogg', 'long.vorbis.webm', 'long.live.webm', 'long.mp4', 'long.parts.mp4']
const WAVES = LONG_MEDIA.filter(({ name }) => NAMES.includes(name))
const LEFT = 'long.mp3'
/** At the lowest rates a program writes, a page or a cluster's head is more than what is listened to. */
const SMALL: Readonly<Record<string, number>> = { 'long.vbr.mp3': 0.45, 'long.opus.ogg': 0.7, 'long.vorbis.webm': 0.65, 'long.live.webm': 0.7 }
const profile = newProfile()
const media = mkdtempSync(join(tmpdir(), 'room-waves-'))
let room: Room

test.setTimeout(300_000)
test.beforeAll(async () => {
  test.skip(!hasFfmpeg(), NO_FFMPEG)
  const recorded = [...WAVES, ...LONG_MEDIA.filter(({ name }) => name === LEFT)].map((one, at): Recorded => ({
    path: makeLong(media, one, MINUTES, LOUD), format: one.format, kind: one.picture ? 'picture' : 'sound', source: 'taken', lengthMs: MINUTES * 60_000, startedAt: Date.parse(AT) - (at + 1) * 10_000_000, marks: [{ ms: 25_000, text: `提到${one.name}。` }],
  }))
  await fillWithRecordings(profile.folder, recorded, AT)
  room = await startRoom(profile.folder, AT)
  await logIn(room)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
  rmSync(media, { recursive: true, force: true })
})

async function toPage(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: '录音录像', exact: true }).click()
  await page.getByLabel('标记内容').fill(`提到${name}。`)
  const found = page.getByRole('list', { name: '录音录像' }).getByRole('link', { name: /^LX26/u })
  await expect(found).toHaveCount(1)
  await found.click()
}

/** What the page asks of `app://media` from now on, as it is answered. */
const counted = (page: Page): Promise<void> => page.evaluate(() => {
  const before = Reflect.get(globalThis, 'plainFetch') as typeof fetch | undefined ?? globalThis.fetch
  Reflect.set(globalThis, 'plainFetch', before)
  const sum = { read: 0, total: 0, asks: 0 }
  Reflect.set(globalThis, 'mediaSum', sum)
  globalThis.fetch = async (...asked: Parameters<typeof fetch>) => {
    const answer = await before(...asked)
    const [, from, to, total] = /bytes (\d+)-(\d+)\/(\d+)/u.exec(answer.headers.get('content-range') ?? '') ?? []
    sum.asks += 1
    sum.read += Number(to ?? 0) - Number(from ?? 0) + 1
    sum.total = Number(total ?? 0)
    return answer
  }
})
const sum = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'mediaSum') as { read: number; total: number; asks: number })

/** How high each line of the picture is. */
async function heights(page: Page): Promise<readonly number[]> {
  const path = await page.locator('[data-wave] path').getAttribute('d') ?? ''
  return [...path.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/gu)].map(([, from, to]) => Number(to) - Number(from))
}

async function play(page: Page, name: string): Promise<void> {
  await toPage(page, name)
  await page.getByRole('button', { name: '播放', exact: true }).click()
}

for (const { name } of WAVES) {
  test(`${name}: its loud minute stands where it is, from a small part of the file`, async () => {
    const { page } = room
    await counted(page)
    await play(page, name)
    await expect(page.getByText(/正在画波形，已到 \d+%。录音较长，波形是每隔约 3 秒取一小段声音画的，短促的声响可能不在图上。/u)).toBeVisible()
    await expect(page.getByText(/^录音较长，波形是每隔约 3 秒/u)).toBeVisible({ timeout: 120_000 })
    const lines = await heights(page)
    const loud = lines.flatMap((height, at) => (height > 30 ? [((at + 0.5) * MINUTES) / lines.length] : []))
    expect(lines).toHaveLength(1200)
    expect([Math.abs((loud[0] ?? 0) - LOUD) < MINUTES * 0.01, Math.abs((loud.at(-1) ?? 0) - LOUD - 1) < MINUTES * 0.01, loud.length > 5], `${loud}`).toEqual([true, true, true])
    const { read, total } = await sum(page)
    expect(read, `${read} of ${total}`).toBeLessThan(total * (SMALL[name] ?? 0.3))
    expect(read).toBeGreaterThan(total * 0.01)
  })
}

test('one that is drawn is kept: the next time nothing is read for it', async () => {
  const { page } = room
  const name = WAVES[0]?.name ?? ''
  await counted(page)
  await play(page, name)
  await expect(page.getByText(/^录音较长，波形是每隔约 3 秒/u)).toBeVisible()
  await expect(page.locator('[data-wave]')).toBeVisible()
  await page.getByRole('button', { name: '跳到 0:25' }).click()
  expect((await sum(page)).asks).toBe(0)
})

test('one whose page is left is not read on, and not kept', async () => {
  const { page } = room
  await counted(page)
  await play(page, LEFT)
  await expect(page.getByText(/正在画波形，已到 [1-9]\d*%/u)).toBeVisible()
  await page.getByRole('link', { name: '← 回到列表' }).click()
  await expect(page.getByLabel('标记内容')).toBeVisible()
  const { asks } = await sum(page)
  await toPage(page, LEFT)
  await expect(page.getByRole('button', { name: '播放', exact: true })).toBeVisible()
  expect((await sum(page)).asks).toBe(asks)
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await expect(page.getByText(/正在画波形/u)).toBeVisible()
  await page.getByRole('link', { name: '← 回到列表' }).click()
  await expect(page.getByLabel('标记内容')).toBeVisible()
})
