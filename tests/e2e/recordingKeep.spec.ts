/** How recordings are kept and proved, on the screens: a copy for evidence by two people, the printed index, a hold, and destruction years later. */
import { expect, test, type Page } from '@playwright/test'
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled } from '../../scripts/bundle.mjs'
import { newProfile, startRoom, type Room } from './app'
import { passphrase } from './cast'
import { barriersOf, faultsOf, looks, sizeWindow, wear } from './inspect'
import type { Recorded } from './recordedRoom'
import { logIn } from './session'

test.describe.configure({ mode: 'serial' })
const AT = '2026-03-02T09:00:00+08:00'
const profile = newProfile()
const folder = mkdtempSync(join(tmpdir(), 'room-stick-'))
const stick = join(folder, 'stick')
const bytes = randomBytes(3_000_000)
const pictures = process.env['ROOM_SCREENSHOTS']

test.beforeAll(async () => {
  mkdirSync(stick)
  const path = join(folder, 'sound')
  writeFileSync(path, bytes)
  const recorded: readonly Recorded[] = [
    { path, format: 'webm', kind: 'sound', lengthMs: 2_832_000, startedAt: Date.parse(AT) - 3_600_000 },
    { path, format: 'mp4', kind: 'picture', lengthMs: 600_000, startedAt: Date.parse(AT) - 1_200_000, of: 'nobody' },
  ]
  const made = spawnSync(process.execPath, [await bundled('tests/e2e/recordedRoom.ts'), join(profile.folder, 'vault'), JSON.stringify(recorded), AT], { encoding: 'utf8' })
  expect(made.stderr).toBe('')
})
test.afterAll(() => {
  profile.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Nothing too wide or out of reach at any size, no barrier in the smallest and the largest print; or, where pictures are wanted, only one. */
async function looked(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) {
    // Asked for by hand: what was just said of the last step is not in it.
    await expect(page.locator('.mantine-Notification-root')).toHaveCount(0)
    await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
    return
  }
  expect([name, await barriersOf(page)]).toEqual([name, []])
  for (const look of looks) {
    await wear(page, look)
    expect([name, look.name, await faultsOf(page, [])]).toEqual([name, look.name, []])
  }
  expect([name, await barriersOf(page)]).toEqual([name, []])
  await wear(page, looks[0])
}

async function opened(at: string, login: string): Promise<Room> {
  const room = await startRoom(profile.folder, at)
  await sizeWindow(room)
  await logIn(room, passphrase, login)
  return room
}

async function recording(page: Page, number: string): Promise<void> {
  await page.getByRole('link', { name: '录音录像', exact: true }).click()
  await page.getByRole('link', { name: new RegExp(`^${number}`, 'u') }).click()
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()
}

test('a copy is asked for, and the index is printed', async () => {
  const room = await opened(AT, 'li')
  const { page } = room
  await recording(page, 'LX26-0001')
  const copies = page.getByRole('region', { name: '证据副本' })
  await expect(page.getByRole('region', { name: '保管', exact: true })).toContainText('保管到 2028年3月1日')
  await copies.getByRole('button', { name: '申请导出证据副本' }).click()
  await page.getByLabel('交给谁').fill('桂花区人民法院')
  await page.getByLabel('原因').fill('依调取证据通知书')
  await looked(page, 'recording-copy-ask')
  await page.getByRole('button', { name: '申请', exact: true }).click()
  await expect(copies).toContainText('待批准')
  await expect(copies.getByRole('button', { name: '批准导出' })).toHaveCount(0)
  await page.getByRole('button', { name: '暂缓销毁' }).click()
  await page.getByPlaceholder('请选择').click()
  await page.getByRole('option', { name: '诉讼、仲裁' }).click()
  await page.getByLabel('原因').fill('行政诉讼未结')
  await looked(page, 'recording-hold')
  await page.getByRole('button', { name: '暂缓', exact: true }).click()
  await expect(page.getByRole('region', { name: '保管', exact: true })).toContainText('诉讼、仲裁，李晓岚：行政诉讼未结')
  await looked(page, 'recording-kept')

  await page.getByRole('link', { name: '录音录像', exact: true }).click()
  await expect(page.getByRole('button', { name: '导出申请 1' })).toBeVisible()
  await page.getByRole('button', { name: '索引台账' }).click()
  await looked(page, 'recording-ledger')
  const pdf = join(folder, 'ledger.pdf')
  await room.app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, pdf)
  await page.getByLabel('开始日期').fill('2026-03-02')
  await page.getByRole('button', { name: '保存为 PDF' }).click()
  await expect(page.getByText('台账已保存（2 段）')).toBeVisible()
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '')
  for (const wanted of ['录音录像索引台账', 'LX26-0001', 'LX26-0002', '暂缓销毁', '第1页共1页']) expect(text).toContain(wanted)
  await room.close()
})

test('a copy is approved by the leader and written where he says', async () => {
  const room = await opened('2026-03-03T09:00:00+08:00', 'zhao')
  const { page } = room
  await page.getByRole('link', { name: '录音录像', exact: true }).click()
  await page.getByRole('button', { name: '导出申请 1' }).click()
  await page.getByRole('menuitem', { name: /LX26-0001/u }).click()
  const copies = page.getByRole('region', { name: '证据副本' })
  await copies.getByRole('button', { name: '批准导出' }).click()
  await page.getByLabel('您自己的密码').fill(passphrase)
  await looked(page, 'recording-copy-approve')
  await page.getByRole('button', { name: '批准', exact: true }).click()
  await expect(copies).toContainText('已批准，可以导出')
  await room.app.evaluate(({ dialog }, path) => { dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] }) }, stick)
  await copies.getByRole('button', { name: '选文件夹并导出…' }).click()
  await expect(copies).toContainText('证据副本已写好，哈希与索引一致')
  await expect(copies).toContainText('签名公钥指纹')
  await looked(page, 'recording-copy-done')
  const written = join(stick, readdirSync(stick)[0] ?? '')
  expect(createHash('sha256').update(readFileSync(join(written, 'LX26-0001.webm'))).digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', '公钥.pem', '-rawin', '-in', '清单.json', '-sigfile', '清单.sig'], { cwd: written }).status).toBe(0)
  await room.close()
})

test('years later one is destroyed by two people, and another is held', async () => {
  const proposing = await opened('2029-03-05T09:00:00+08:00', 'li')
  await proposing.page.getByRole('link', { name: '保管与销毁' }).click()
  const list = proposing.page.getByRole('region', { name: '到期的录音录像' })
  await expect(list.getByRole('row', { name: /LX26-0001/u })).toContainText('诉讼、仲裁')
  await list.getByRole('checkbox', { name: '选中 LX26-0001' }).check()
  await expect(list.getByRole('button', { name: '提出销毁' })).toBeDisabled()
  await list.getByRole('checkbox', { name: '选中 LX26-0001' }).uncheck()
  await list.getByRole('checkbox', { name: '选中 LX26-0002' }).check()
  await looked(proposing.page, 'recordings-due')
  await list.getByRole('button', { name: '提出销毁' }).click()
  await proposing.page.getByLabel('原因').fill('保管期满，已核对')
  await looked(proposing.page, 'recordings-propose')
  await proposing.page.getByRole('button', { name: '提出', exact: true }).click()
  await expect(list.getByRole('row', { name: /LX26-0002/u })).toContainText('待批准')
  await proposing.close()

  const files = () => readdirSync(join(profile.folder, 'vault-recordings')).length
  expect(files()).toBe(2)
  const approving = await opened('2029-03-06T09:00:00+08:00', 'zhao')
  const { page } = approving
  await page.getByRole('link', { name: '保管与销毁' }).click()
  await page.getByRole('checkbox', { name: '选中 LX26-0002' }).check()
  await page.getByRole('region', { name: '到期的录音录像' }).getByRole('button', { name: '批准销毁' }).click()
  await page.getByLabel('您自己的密码').fill(passphrase)
  await looked(page, 'recordings-approve')
  await page.getByRole('button', { name: '批准并销毁' }).click()
  await expect(page.getByRole('row', { name: /LX26-0002/u })).toHaveCount(0)
  expect(files()).toBe(1)
  await recording(page, 'LX26-0002')
  await expect(page.getByRole('region', { name: '保管', exact: true })).toContainText('销毁（保管期满），李晓岚 提出，赵立新 批准')
  await looked(page, 'recording-destroyed')
  await approving.close()
})
