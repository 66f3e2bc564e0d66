/** Walks through 设备录音: a folder on the disk is added, its files are found while one grows, one is confirmed for a visit and stands among the recordings. */
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { newProfile } from './app'
import { furnish, passphrase, value } from './cast'
import { days } from './inventedDays'
import { logIn, startTour } from './stops'

test.setTimeout(600_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'recorder-')))
test.afterAll(() => {
  profile.remove()
  rmSync(folder, { recursive: true, force: true })
})

const told = (name: string, input: unknown) => value(tour.page(), name, input)

/** A WAV of so many seconds, 8000 bytes each. */
function wav(seconds: number): Buffer {
  const head = Buffer.from('RIFF....WAVEfmt \x10\0\0\0\x01\0\x01\0....\0\0\0\0\x01\0\x08\0data....', 'latin1')
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt32LE(seconds * 8000, 40)
  return Buffer.concat([head, randomBytes(seconds * 8000)])
}

const stamp = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().replaceAll(/[-:]/gu, '').replace('T', '_').slice(0, 15)

async function recorded(receivedAt: number): Promise<string> {
  const name = `REC_${stamp(receivedAt - 20 * 60_000)}.wav`
  writeFileSync(join(folder, name), wav(900))
  copyFileSync(join(folder, name), join(folder, '备份_接待室一_非常长的文件名_第二次拷贝_请勿删除_二〇二六年三月上旬来访群众集中接待录音_未整理.wav'))
  writeFileSync(join(folder, 'HNSK_0007.wav'), wav(90))
  const written = new Date(receivedAt - 5 * 60_000)
  for (const each of readdirSync(folder)) utimesSync(join(folder, each), written, written)
  const growing = wav(60)
  writeFileSync(join(folder, '正在录.wav'), growing.subarray(0, 4000))
  return name
}

async function atTheFolders(page: Page): Promise<void> {
  await stop('recorder-files-empty', ['添加文件夹'], async () => {
    await page.getByRole('link', { name: '录音录像' }).click()
    await page.getByRole('link', { name: '设备录音' }).click()
    await expect(page.getByText(/还没有录音文件夹/u)).toBeVisible()
  })
  await stop('recorder-folder', ['开始收取'], async () => {
    await page.getByRole('button', { name: '添加文件夹' }).click()
    await page.getByRole('button', { name: '开始收取' }).click()
    await expect(page.getByText('请先选择文件夹')).toBeVisible()
  })
}

async function takenIn(page: Page, name: string): Promise<void> {
  await told('takeIn.addFolder', { path: folder, label: '接待室一录音笔', room: '接待室一', device: '录音笔', mode: 'move' })
  await expect(page.getByText('正在写入').first()).toBeVisible()
  appendFileSync(join(folder, '正在录.wav'), 'x')
  await page.getByRole('button', { name: '先放着' }).click()
  await stop('recorder-files', ['重新查找'], async () => {
    await page.getByRole('button', { name: '重新查找' }).click()
    await expect(page.getByRole('button', { name: `确认 ${name}` })).toBeVisible()
    await expect(page.getByText(/内容相同/u)).toBeVisible()
  })
  await stop('recorder-confirm', ['确认收进索引'], async () => {
    await page.getByRole('button', { name: `确认 ${name}` }).click()
    await expect(page.getByRole('radio', { name: /XF26-0001/u })).toBeChecked()
  })
  await page.getByRole('checkbox', { name: /删去设备上的原文件/u }).check()
  await page.getByRole('button', { name: '确认收进索引' }).click()
  await expect(page.getByRole('list', { name: '设备录音文件' }).getByRole('link', { name: 'LX26-0001' }).first()).toBeVisible()
  await stop('recorder-confirm-none', ['确认收进索引'], async () => {
    await page.getByRole('button', { name: '确认 HNSK_0007.wav' }).click()
    await page.getByLabel('按编号查找别的事项').fill('没有这一件')
    await expect(page.getByText('没有找到别的事项。')).toBeVisible()
    await page.getByRole('button', { name: '确认收进索引' }).click()
    await expect(page.getByText(/^请选择这段录音录像是哪件事项的/u)).toBeVisible()
  })
  await page.getByRole('button', { name: '先放着' }).click()
  await stop('recorder-ignore', ['确定'], async () => {
    await page.getByRole('button', { name: /^不收 备份/u }).click()
    await page.getByRole('textbox', { name: /^原因/u }).fill('同一段录音的第二份拷贝')
  })
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('不收', { exact: true })).toBeVisible()
  rmSync(join(folder, 'HNSK_0007.wav'))
  await stop('recorder-gone', [], async () => {
    await page.getByRole('button', { name: '重新查找' }).click()
    await expect(page.getByText('不见了', { exact: true })).toBeVisible()
  })
  renameSync(folder, `${folder}-away`)
  await stop('recorder-away', [], async () => {
    await page.getByRole('button', { name: '重新查找' }).click()
    await expect(page.getByText('没有接好', { exact: true })).toBeVisible()
  })
  renameSync(`${folder}-away`, folder)
}

test('a recorder’s folder is taken in, at every size and without barriers', async () => {
  await tour.open(profile.folder, days.first)
  await furnish(tour.page())
  await tour.open(profile.folder, days.first)
  await logIn(tour.page(), 'zhao', passphrase)
  await expect(tour.page().getByRole('link', { name: '录音录像' })).toBeVisible()
  const form = { petitioner: { mode: 'named', name: '罗志明', phone: '13800000102', address: '江海路3号' }, headcount: 1, representatives: [], form: 'visit', title: '反映商铺深夜噪声', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', notice: { how: 'oral', consent: 'agreed' } }
  const { id } = await told('petitions.register', { form }) as { readonly id: number }
  const rows = (await told('petitions.list', { limit: 5 }))['rows'] as { readonly id: number; readonly receivedAt?: number }[]
  expect(rows.map((row) => row.id)).toContain(id)
  const now = Date.parse(days.first)
  const page = tour.page()
  await atTheFolders(page)
  await takenIn(page, await recorded(now))
  await page.getByRole('link', { name: '← 录音录像' }).click()
  await expect(page.getByRole('link', { name: 'LX26-0001' }).first()).toBeVisible()
  await tour.close()
  expect(wrong).toEqual([])
})
