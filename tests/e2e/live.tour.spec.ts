/** Walks through the live room in the middle of a busy invented morning: queue, buffer room, scripts, handover, and the boards. */
import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { demo } from '../../scripts/demoPeople'
import { newProfile } from './app'
import { logIn, startTour } from './stops'

test.setTimeout(900_000)
const root = resolve(import.meta.dirname, '../..')
const profile = newProfile()
test.afterAll(() => profile.remove())
const { stop, wrong, ...tour } = startTour()
const pictures = process.env['ROOM_SCREENSHOTS']

async function atTheQueue(): Promise<void> {
  await stop('queue', [/叫下一位/u], async (page) => {
    await page.getByRole('link', { name: '候访', exact: true }).click()
    await expect(page.getByText(/A0\d\d/u).first()).toBeVisible()
  })
  await stop('queue-carry', [], async (page) => {
    await page.getByRole('button', { name: /清点/u }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
  await tour.page().keyboard.press('Escape')
  await stop('interview', [/^登记/u], async (page) => {
    await page.keyboard.press('F2')
    await expect(page.getByLabel('姓名')).toBeVisible()
    await page.getByLabel('姓名').fill('罗志明')
    await page.getByLabel(/^电话/u).first().fill('13800000102')
    await expect(page.getByText(/来访 \d+ 次/u).first()).toBeVisible()
    await page.getByRole('textbox', { name: /^事项标题/u }).fill('第三次反映商铺深夜噪声')
  })
}

async function aroundTheDesk(): Promise<void> {
  await stop('buffer', ['请来访人进来'], async (page) => {
    await page.keyboard.press('F6')
    await expect(page.getByRole('heading', { name: '情绪缓冲室' })).toBeVisible()
  })
  await stop('scripts', [], async (page) => {
    await page.getByRole('link', { name: '接访话术库' }).click()
    await expect(page.getByRole('heading', { name: '接访话术库' })).toBeVisible()
  })
  await stop('handover', ['定下交接单', '约定回电'], async (page) => {
    await page.getByRole('link', { name: '日终交接' }).click()
    await expect(page.getByRole('region', { name: '候访' })).toBeVisible()
  })
  await stop('handover-call-back', ['记下'], async (page) => {
    await page.getByRole('button', { name: '约定回电' }).click()
    await page.getByLabel(/姓名或称呼/u).fill('欧阳春梅（来电咨询高龄津贴异地认证的那位）')
  })
  await tour.page().keyboard.press('Escape')
  await stop('handover-sheet', ['打印（A4）', '保存 PDF'], async (page) => {
    await page.getByLabel('交班说明').fill('三楼阿姨下午两点来取材料复印件；2号窗打印机缺纸。')
    await page.getByRole('button', { name: '定下交接单' }).click()
    await expect(page.getByRole('dialog')).toContainText('不能自己签')
  })
  await tour.page().keyboard.press('Escape')
}

/** The boards are windows of their own: only their pictures are taken, their looks are judged in boards.spec. */
async function onTheBoards(): Promise<void> {
  for (const [kind, label] of [['calls', '打开叫号屏'], ['buffer', '打开缓冲室看板']] as const) {
    const opened = tour.room().app.waitForEvent('window', { predicate: (page) => page.url().includes('board') })
    await tour.page().getByRole('link', { name: kind === 'calls' ? '候访' : '情绪缓冲室', exact: kind === 'calls' }).first().click()
    await tour.page().getByRole('button', { name: label }).click()
    const board = await opened
    await expect(board.getByRole('heading', { level: 1 })).toBeVisible()
    if (pictures === undefined) continue
    mkdirSync(pictures, { recursive: true })
    writeFileSync(join(pictures, `board-${kind}.png`), await board.screenshot())
  }
}

test('the live room, at every size and without barriers', async () => {
  execFileSync(process.execPath, ['--input-type=module', '-e', `import { fillRoom } from './scripts/demoRoom.mjs'; await fillRoom(${JSON.stringify(profile.folder)})`], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  await tour.open(profile.folder, demo.at)
  await logIn(tour.page(), demo.accounts[0].login, demo.passphrase)
  await expect(tour.page().getByRole('link', { name: '候访', exact: true })).toBeVisible()
  await atTheQueue()
  await aroundTheDesk()
  await onTheBoards()
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})
