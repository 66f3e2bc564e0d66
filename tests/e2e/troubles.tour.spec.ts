/** The screens of a room that cannot be opened, may not be written, has lost its office, or waits for it. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile, officeProcess, type Room } from './app'
import { call, furnish, passphrase } from './cast'
import { sizeWindow } from './inspect'
import { days, liveThrough } from './inventedDays'
import { spoil, type Spoilt } from './spoilt'
import { logIn, startTour } from './stops'
import { pressLock } from './keys'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())
const spoilt = spoil(profile.folder)
const open = () => tour.open(profile.folder, days.today)

/** Spoilt, looked at, mended; the office holds no file while the room is locked. With `login`, what is wrong shows only when the keys are tried. */
async function trouble(name: string, title: string, bring: () => unknown, { login = false } = {}): Promise<void> {
  await bring()
  await tour.page().reload()
  await stop(`lock-${name}`, ['重新检查'], async (page) => {
    if (login) await logIn(page, 'li', passphrase)
    await expect(page.getByRole('alert')).toContainText(title)
  })
  spoilt.mend()
}

async function whileWaiting(page: Page): Promise<void> {
  const pid = await officeProcess(tour.room())
  await page.getByRole('link', { name: '信访事项' }).click()
  await expect(page.getByRole('link', { name: 'XF26-0001' })).toBeVisible()
  process.kill(pid, 'SIGSTOP')
  await stop('petition-waiting', [], async () => {
    await page.getByRole('link', { name: 'XF26-0001' }).click()
    await expect(page.getByText('正在读取…')).toBeVisible()
  })
  await stop('petitions-waiting', [], async () => {
    await page.getByRole('link', { name: '信访事项' }).click()
    await page.getByLabel('查找（F3）').fill('停')
    await page.waitForTimeout(400)
  })
  process.kill(pid, 'SIGCONT')
}

async function whenTheOfficeFalls(page: Page): Promise<void> {
  await page.getByRole('button', { name: '清除条件，显示全部' }).or(page.getByRole('button', { name: '清除' })).first().click()
  process.kill(await officeProcess(tour.room()), 'SIGKILL')
  await stop('lock-office-fell', ['登录'], async () => {
    await expect(page.getByRole('alert')).toContainText('后台程序意外停止，已自动锁定')
  })
  await logIn(page, 'li', passphrase)
  await expect(page.getByRole('link', { name: 'XF26-0001' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
}

async function older(kept: Spoilt): Promise<void> {
  await tour.close()
  kept.keep()
  await open()
  await liveThrough(tour.page(), 'second')
  await tour.close()
  kept.putBackOlder()
  await open()
  await logIn(tour.page(), 'li', passphrase)
  await stop('read-only', [], async (page) => {
    await page.getByRole('link', { name: '信访事项' }).click()
    await expect(page.getByRole('alert')).toContainText('可能不是最新的')
  })
  await stop('read-only-intake', ['打印空白登记表', '保存 PDF'], async (page) => {
    await page.keyboard.press('F2')
    await expect(page.getByRole('heading', { name: '现在不能登记来访' })).toBeVisible()
    await expect(page.frameLocator('iframe[data-paper]').getByText('来访登记表').first()).toBeVisible()
  })
  const next = tour.room().app.waitForEvent('window')
  await pressLock(tour.page())
  tour.room().page = await next
  await sizeWindow(tour.room())
  await logIn(tour.page(), 'zhao', passphrase)
  await stop('read-only-leader', ['接受这份数据库…'], async (page) => {
    await page.getByRole('link', { name: '接访登记' }).click()
    await expect(page.getByRole('button', { name: '接受这份数据库…' })).toBeVisible()
  })
  await stop('read-only-accept', ['取消', '接受并恢复登记'], async (page) => {
    await page.getByRole('button', { name: '接受这份数据库…' }).click()
    await page.getByLabel('原因').fill('更换硬盘，从上周五的备份恢复')
  })
}

test('a room that cannot be opened, read only, or without its office', async () => {
  await open()
  await furnish(tour.page())
  await liveThrough(tour.page(), 'first')
  await tour.close()
  spoilt.keep()
  await open()
  await trouble('missing-database', '数据库文件不见了', spoilt.loseDatabase)
  await trouble('empty-database', '数据库文件是空的', spoilt.emptyDatabase)
  await trouble('foreign', '这里不是本接待室的数据', spoilt.strangeDatabase)
  await trouble('damaged-keyring', '数据损坏或被替换', spoilt.damageKeyring)
  await trouble('damaged', '数据损坏或被替换', spoilt.damageDatabase, { login: true })
  await trouble('newer', '程序版本太旧', spoilt.newerSchema, { login: true })
  let release = (): void => undefined
  await trouble('busy', '接待室正在别处使用', () => { release = spoilt.occupy() }, { login: true })
  release()
  await tour.page().reload()
  await logIn(tour.page(), 'li', passphrase)
  await expect(tour.page().getByRole('link', { name: '接访登记' })).toBeVisible()
  await whileWaiting(tour.page())
  await whenTheOfficeFalls(tour.page())
  await older(spoilt)
  expect(await call(tour.page(), 'petitions.list', {})).toMatchObject({ ok: true })
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})

const titleOf = (room: Room) => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))

test('what the window must warn of stands in its title, and no page can take it away', async () => {
  const title = '信访接待室（演示：虚构的一天）'
  process.env['ROOM_NOTICE'] = '演示：虚构的一天'
  const own = newProfile()
  await tour.open(own.folder, days.today)
  expect(await titleOf(tour.room())).toEqual([title])
  await furnish(tour.page())
  await tour.page().evaluate(() => { Reflect.set(Reflect.get(globalThis, 'document') as object, 'title', 'another') })
  await logIn(tour.page(), 'li', passphrase)
  await expect(tour.page().getByRole('link', { name: '接访登记' })).toBeVisible()
  expect(await titleOf(tour.room())).toEqual([title])
  const next = tour.room().app.waitForEvent('window')
  await pressLock(tour.page())
  tour.room().page = await next
  await expect(tour.page().getByLabel('登录名')).toBeVisible()
  await expect.poll(() => titleOf(tour.room())).toEqual([title])
  await tour.close()
  delete process.env['ROOM_NOTICE']
  own.remove()
})
