/** Walks through 录音录像: the list filled, empty, waited for and with nothing found; pages of a sound, a picture, one cut and one damaged; and what somebody without the key sees. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { LONG_MEDIA, makeLong } from '../support/longMedia'
import { hasFfmpeg, makeSample, SAMPLES } from '../support/media'
import { newProfile, officeProcess } from './app'
import { call, furnish, passphrase, value } from './cast'
import { days } from './inventedDays'
import { fillWithRecordings, NO_FFMPEG } from './recordedProfile'
import type { Recorded } from './recordedRoom'
import { goTo, logIn, startTour } from './stops'

test.setTimeout(600_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
const empty = newProfile()
const media = mkdtempSync(join(tmpdir(), 'room-media-'))
const colleague = { login: 'chen', name: '陈新', roles: ['reception'], first: '窗台上的三盆绿萝和两盆吊兰', passphrase }
const LONG = { room: '桂花社区综治信访接待室二楼东侧第二调解室（原老年活动中心书画教室旧址改建）', device: '罗德专业指向性会议麦克风阵列（第二代，吊装）(1234:5678)', name: '备份_接待室一_非常长的文件名_第二次拷贝_请勿删除_二〇二六年三月上旬来访群众集中接待录音_未整理.wav' }
const SAID = '来访人说去年十一月起多次向物业反映都没有人来看，要求书面答复，并提出如果本周内仍然没有人上门就要到市里继续反映；已当面告知承诺期限、法定期限和查询办法，来访人表示可以等到周五。'
const AT = Date.parse(days.today)
const SECONDS = 40

function sampled(name: string, more: Partial<Recorded>): Recorded {
  const sample = SAMPLES.find((one) => one.name === name)
  if (sample === undefined) throw new Error(`no sample ${name}`)
  return { path: makeSample(media, sample, SECONDS), format: sample.format, kind: name.startsWith('picture') ? 'picture' : 'sound', lengthMs: SECONDS * 1000, startedAt: AT, ...more }
}

/** LX26-0001 to -0004 are looked at each by itself; the others make the list longer than one page of it. */
async function furnishRecorded(): Promise<void> {
  const short = join(media, 'short')
  writeFileSync(short, Buffer.alloc(2_000, 'sound'))
  const hours = LONG_MEDIA.find(({ name }) => name === 'long.opus.ogg')
  if (hours === undefined) throw new Error('no long sample')
  const recorded: readonly Recorded[] = [
    sampled('live.webm', { ...LONG, of: 'long', startedAt: AT - 600_000, marks: [{ ms: 3_000, text: '' }, { ms: 12_000, text: SAID }, { ms: 25_000, text: SAID.repeat(5).slice(0, 500) }, { ms: 33_000, text: 'https://example.cn/very/long/address/without/any/blank/'.repeat(4) }] }),
    sampled('picture.mp4', { startedAt: AT - 1_200_000 }),
    { path: makeLong(media, hours, 30, 21), format: hours.format, kind: 'sound', lengthMs: 1_800_000, state: 'cut', startedAt: AT - 1_800_000 },
    { path: sampled('plain.wav', {}).path, format: 'wav', kind: 'sound', lengthMs: SECONDS * 1000, startedAt: AT - 2_400_000 },
    ...Array.from({ length: 51 }, (_, at): Recorded => ({ path: short, format: 'webm', kind: at % 3 === 0 ? 'picture' : 'sound', lengthMs: 1000 * (at + 1) ** 2, startedAt: AT - (at + 5) * 3_600_000, of: at % 4 === 0 ? 'nobody' : 'petition' })),
  ]
  await fillWithRecordings(profile.folder, recorded, days.today)
}

test.beforeAll(async () => {
  test.skip(!hasFfmpeg(), NO_FFMPEG)
  await furnishRecorded()
})
test.afterAll(() => {
  profile.remove()
  empty.remove()
  rmSync(media, { recursive: true, force: true })
})

const toList = (page: Page) => page.getByRole('link', { name: '录音录像', exact: true }).click()
async function toPage(page: Page, number: string): Promise<void> {
  await toList(page)
  await page.getByLabel('查找').fill(number)
  const found = page.getByRole('list', { name: '录音录像' }).getByRole('link', { name: /^LX26/u })
  await expect(found).toHaveCount(1)
  await found.click()
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()
}
async function played(page: Page): Promise<void> {
  await page.getByRole('button', { name: '播放', exact: true }).click()
  await page.getByRole('button', { name: '暂停' }).click()
}

async function list(page: Page): Promise<void> {
  await stop('recordings', ['全部校验', '索引台账', '清除'], async () => {
    await toList(page)
    await expect(page.getByRole('list', { name: '录音录像' }).getByRole('listitem')).toHaveCount(50)
  })
  await stop('recordings-earlier', [], async () => {
    await page.getByRole('button', { name: '更早的录音录像' }).click()
    await expect(page.getByRole('list', { name: '录音录像' })).toHaveCount(2)
    await page.getByRole('link', { name: 'LX26-0055' }).scrollIntoViewIfNeeded()
  })
  await stop('recordings-nothing-found', ['清除'], async () => {
    await page.getByLabel('标记内容').fill('没有这样的话')
    await page.getByLabel('从', { exact: true }).fill('2026-03-01')
    await expect(page.getByText(/没有符合条件的录音录像/u)).toBeVisible()
  })
  const pid = await officeProcess(tour.room())
  process.kill(pid, 'SIGSTOP')
  await stop('recordings-waiting', [], async () => {
    await goTo(page, '#/settings')
    await goTo(page, '#/recordings?room=%E6%8E%A5%E5%BE%85%E5%AE%A4%E4%B8%80')
    await expect(page.getByText('正在读取录音录像')).toBeVisible()
  })
  process.kill(pid, 'SIGCONT')
}

async function pages(page: Page): Promise<void> {
  await stop('recording-page', ['继续播放', '现在校验', '申请导出证据副本'], async () => {
    await toPage(page, 'LX26-0001')
    await played(page)
    await page.getByLabel('播放位置').fill('12000')
    await expect(page.locator('[data-wave]')).toBeVisible()
  })
  await stop('recording-picture', ['继续播放'], async () => {
    await toPage(page, 'LX26-0002')
    await played(page)
  })
  await stop('recording-cut', ['播放'], async () => { await toPage(page, 'LX26-0003') })
  await stop('recording-long', ['继续播放'], async () => {
    await played(page)
    await page.getByLabel('播放位置').fill('1260000')
    await expect(page.getByText(/^录音较长，波形是每隔约 1 秒取一小段声音画的/u)).toBeVisible({ timeout: 60_000 })
  })
  await stop('recording-damaged', ['现在校验'], async () => {
    await toPage(page, 'LX26-0004')
    await page.getByRole('button', { name: '现在校验' }).click()
    await expect(page.getByRole('region', { name: '校验' })).toContainText('有问题')
    await page.getByRole('button', { name: '播放', exact: true }).click()
    await page.getByLabel('播放位置').fill('19000')
    await expect(page.getByRole('alert')).toContainText(/文件在 0:\d\d 前后损坏/u)
  })
  await stop('recording-unknown', [], async () => {
    await goTo(page, '#/recordings/9999')
    await expect(page.getByRole('alert')).toContainText('打不开这段录音录像')
  })
  await stop('petition-recordings', [], async () => {
    await toList(page)
    await page.getByRole('link', { name: 'XF26-0002' }).click()
    await page.getByRole('tab', { name: '录音录像' }).click()
    await expect(page.getByRole('link', { name: 'LX26-0001' })).toBeVisible()
  })
}

/** The longest file is that of LX26-0004; a bit in its middle is not what was written. */
function damage(): void {
  const folder = join(profile.folder, 'vault-recordings')
  const path = readdirSync(folder).map((name) => join(folder, name)).toSorted((one, other) => readFileSync(other).length - readFileSync(one).length)[0] ?? ''
  const bytes = readFileSync(path)
  const middle = bytes.length / 2
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  writeFileSync(path, bytes)
}

async function withoutKey(): Promise<void> {
  await tour.open(profile.folder, days.today)
  await logIn(tour.page(), 'admin', passphrase)
  await expect(tour.page().getByLabel('登录名')).toHaveCount(0)
  expect(await call(tour.page(), 'accounts.create', colleague)).toMatchObject({ ok: true })
  await tour.open(profile.folder, days.today)
  const page = tour.page()
  await logIn(page, colleague.login, colleague.first)
  await expect(page.getByRole('heading', { name: '陈新，请先改密码' })).toBeVisible()
  expect(await call(page, 'vault.changePassphrase', { current: colleague.first, next: '三月里的小雨淅沥沥沥下个不停' })).toMatchObject({ ok: true })
  await page.reload()
  await logIn(page, colleague.login, '三月里的小雨淅沥沥沥下个不停')
  await expect(page.getByRole('link', { name: '录音录像', exact: true })).toBeVisible()
  const { id } = await value(page, 'petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678', address: '桂花路18号' }, headcount: 1, representatives: [], form: 'visit', title: '楼道漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal' } })
  for (const [name, address] of [['recordings-no-key', '#/recordings'], ['recording-no-key', '#/recordings/1'], ['recorder-files-no-key', '#/recorder-files'], ['petition-recordings-no-key', `#/petitions/${Number(id)}?tab=recordings`]] as const) {
    await stop(name, [], async () => {
      await goTo(page, address)
      await expect(page.getByText('录音录像单独加密').first()).toBeVisible()
    })
  }
}

test('every screen of recordings, at every size and without barriers', async () => {
  await tour.open(profile.folder, days.today)
  await logIn(tour.page(), 'li', passphrase)
  await list(tour.page())
  damage()
  await pages(tour.page())
  await withoutKey()
  await tour.open(empty.folder, days.today)
  await furnish(tour.page())
  await tour.open(empty.folder, days.today)
  await logIn(tour.page(), 'li', passphrase)
  await stop('recordings-empty', ['索引台账'], async (page) => {
    await toList(page)
    await expect(page.getByText('还没有录音录像。')).toBeVisible()
  })
  await tour.close()
  expect(wrong).toEqual([])
})
