/** Walks through 录音录像 at the desk: devices chosen and tried, the notice, the strip while it runs and is paused, the locked screen, the petition's tab. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile } from './app'
import { furnish, value } from './cast'
import { days } from './inventedDays'
import { pressLock } from './keys'
import { logIn } from './session'
import { sizeWindow } from './inspect'
import { goTo, startTour } from './stops'

test.setTimeout(600_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
const switches = process.env['ROOM_SWITCHES'] ?? ''
test.beforeAll(() => { process.env['ROOM_SWITCHES'] = `${switches} --use-fake-device-for-media-stream` })
test.afterAll(() => {
  process.env['ROOM_SWITCHES'] = switches
  profile.remove()
})

async function devices(): Promise<void> {
  await stop('recorder-devices', ['停止试用'], async (page) => {
    await goTo(page, '#/settings')
    await page.getByRole('button', { name: '选择和试用设备' }).click()
    await expect(page.getByLabel('摄像头', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: '试话筒和摄像头' }).click()
    await expect(page.getByText(/话筒和摄像头可用/u)).toBeVisible()
    await expect(page.getByRole('img', { name: '摄像头现在的画面' })).toHaveJSProperty('naturalWidth', 320)
    await page.getByRole('button', { name: '停止试用' }).scrollIntoViewIfNeeded()
  })
}

const begun = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^查看告知/u }).click()
  await page.getByRole('combobox', { name: '录音录像告知方式' }).click()
  await page.getByRole('option', { name: /口头/u }).click()
  await page.getByRole('combobox', { name: '来访人意见' }).click()
  await page.getByRole('option', { name: /^同意/u }).click()
  await page.getByRole('button', { name: '开始录音录像' }).click()
  await expect(page.getByRole('region', { name: '正在录音录像' })).toBeVisible()
}

async function recording(): Promise<void> {
  await stop('recorder-notice', [/^查看告知/u], async (page) => {
    await page.keyboard.press('F2')
    await expect(page.getByText('还没有告知录音录像')).toBeVisible()
    await expect(page.getByRole('button', { name: '开始录音', exact: true })).toHaveCount(0)
  })
  await stop('recorder-running', ['结束', /^标记/u], async (page) => {
    await begun(page)
    await page.keyboard.press('Alt+M')
    await expect(page.getByText(/^已标记/u)).toBeVisible()
    await expect(page.getByText(/^已标记/u)).toHaveCount(0)
  })
  await stop('recorder-pause', ['暂停'], async (page) => {
    await page.getByRole('button', { name: '暂停…' }).click()
    await page.getByLabel(/^原因/u).fill('来访人去洗手间')
  })
  await stop('recorder-paused', ['继续'], async (page) => {
    await page.getByRole('button', { name: '暂停', exact: true }).click()
    await expect(page.getByText('录音录像已暂停')).toBeVisible()
  })
  await stop('recorder-page', [], async (page) => {
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByRole('link', { name: '录音录像', exact: true }).click()
    await page.getByRole('link', { name: 'LX26-0001' }).click()
    await expect(page.getByText('还在录制，请先结束。')).toBeVisible()
  })
  await stop('recorder-locked', [], async (page) => {
    await expect(page.getByText('正在录音录像', { exact: true })).toBeVisible()
    const next = tour.room().app.waitForEvent('window', { predicate: (one) => one.url().startsWith('app://room/') })
    await pressLock(page)
    tour.room().page = await next
    await sizeWindow(tour.room())
    await expect(tour.page().getByText(/^正在录音录像，.*开始/u)).toBeVisible()
  })
  await stop('recorder-ended', [], async () => {
    await logIn(tour.room())
    const page = tour.page()
    await page.getByRole('button', { name: '结束' }).click()
    // F2 begins another visit.
    await goTo(page, '#/intake?draft=1')
    await expect(page.getByRole('link', { name: 'LX26-0001' })).toBeVisible()
  })
}

test('every screen of recording at the desk, at every size and without barriers', async () => {
  await tour.open(profile.folder, days.today)
  await furnish(tour.page())
  await tour.page().reload()
  await logIn(tour.room())
  await devices()
  await recording()
  const { id } = await value(tour.page(), 'petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英', phone: '13800005678', address: '桂花路18号' }, headcount: 1, representatives: [], form: 'visit', title: '楼道漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple', statutoryKind: 'appeal', notice: { how: 'oral', consent: 'agreed' } } })
  await stop('recorder-petition', ['开始录音'], async (page) => {
    await goTo(page, `#/petitions/${Number(id)}?tab=recordings`)
    await expect(page.getByRole('button', { name: '开始录音', exact: true })).toBeVisible()
  })
  process.env['ROOM_SWITCHES'] = switches
  await tour.open(profile.folder, days.today)
  await logIn(tour.room())
  await stop('recorder-no-devices', ['试话筒'], async (page) => {
    await goTo(page, '#/settings')
    await page.getByRole('button', { name: '选择和试用设备' }).click()
    await page.getByRole('button', { name: '试话筒', exact: true }).click()
    await expect(page.getByText(/^没有找到话筒：请检查/u)).toBeVisible()
  })
  await tour.close()
  expect(wrong).toEqual([])
})
