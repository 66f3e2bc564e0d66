/** Walks through the screens of an invented day, from the first start to the petition's page. */
import { expect, test } from '@playwright/test'
import { newProfile } from './app'
import { accounts, desk, furnish, passphrase, visitor } from './cast'
import { days, liveThrough } from './inventedDays'
import { fillVisit } from './keys'
import { logIn, startTour, textbox } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()

async function setUp(): Promise<void> {
  await stop('setup-1-room', ['下一步'], async (page) => {
    for (const [label, text] of [['接待室名称', desk.roomName], ['街道/社区名称', desk.community], [/^地址/u, desk.address], ['联系电话', desk.phone], ['查询电话', desk.queryPhone], ['出具单位', desk.issuingUnit]] as const) await textbox(page, label).fill(text)
  })
  await stop('setup-2-accounts', ['上一步', '下一步'], async (page) => {
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('登录名').first().fill('li')
    await page.getByLabel('姓名').first().fill('李晓岚')
    await textbox(page, /^密码/u).fill(passphrase)
    await page.getByLabel('再输一次密码').first().fill(passphrase)
  })
  await stop('setup-3-key', ['上一步', /下一步$/u], async (page) => {
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(page.getByLabel('恢复密钥第一半')).toBeVisible()
  })
  const halves = [await tour.page().getByLabel('恢复密钥第一半').textContent() ?? '', await tour.page().getByLabel('恢复密钥第二半').textContent() ?? ''] as const
  await stop('setup-4-typed-back', ['再看一次密钥', '下一步'], async (page) => {
    await page.getByRole('button', { name: /下一步$/u }).click()
    await page.getByLabel('恢复密钥第一半').fill(halves[0])
    await page.getByLabel('恢复密钥第二半').fill(halves[1].slice(0, 7) + '9')
  })
  await stop('setup-5-summary', ['上一步', '完成，建立接待室'], async (page) => {
    await page.getByLabel('恢复密钥第二半').fill(halves[1])
    await page.getByRole('button', { name: '下一步' }).click()
    await expect(page.getByRole('table', { name: '账号' })).toContainText('李晓岚')
  })
}

async function atTheDoor(): Promise<void> {
  await stop('lock', ['登录'], async (page) => { await expect(page.getByText(desk.roomName)).toBeVisible() })
  await stop('lock-wait', [], async (page) => {
    for (let tries = 0; tries < 3; tries += 1) {
      await logIn(page, 'li', 'not the right one')
      await expect(page.getByRole('alert')).toBeVisible()
      await expect(page.getByRole('alert')).toContainText('秒后可再试')
      if (tries < 2) await expect(page.getByRole('alert')).not.toContainText('秒后可再试', { timeout: 60_000 })
    }
  })
  await expect(tour.page().getByText('秒后可再试')).toHaveCount(0, { timeout: 90_000 })
  await logIn(tour.page(), 'li', passphrase)
  await expect(tour.page().getByRole('link', { name: '接访登记' })).toBeVisible()
}

async function atTheDesk(): Promise<void> {
  await stop('intake-none', ['开始接访登记（F2）'], async (page) => { await page.getByRole('link', { name: '接访登记' }).click() })
  await stop('intake-empty', [/^登记/u], async (page) => {
    await page.keyboard.press('F2')
    await expect(page.getByLabel('姓名')).toBeVisible()
  })
  await stop('intake-refused', [/^登记/u], async (page) => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').first()).toBeVisible()
  })
  await stop('recognition', [/^登记/u], async (page) => {
    await textbox(page, /^姓名/u).fill(visitor.name)
    await textbox(page, /^证件号/u).fill(visitor.idNumber)
    await expect(page.getByText(/来访 \d+ 次/u).first()).toBeVisible()
  })
  await stop('intake-filled', [/^登记/u], async (page) => {
    await fillVisit(page)
    await expect(page.getByRole('button', { name: '是此人' }).first()).toBeVisible()
    await page.keyboard.press('Alt+1')
    await expect(page.getByText('承诺办结日')).toBeVisible()
  })
  await stop('receipt-a5', [/打印（F9）/u, '保存 PDF', /下一位来访/u], async (page) => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/XF26-\d+/u).first()).toBeVisible({ timeout: 30_000 })
    await expect(page.frameLocator('iframe[data-paper]').getByText('来访登记回执').first()).toBeVisible()
  })
  await stop('receipt-80mm', [/打印（F9）/u, '保存 PDF'], async (page) => {
    await page.getByText('80 毫米热敏纸').click()
    await expect(page.locator('iframe[data-paper=roll80]')).toBeVisible()
    await expect(page.frameLocator('iframe[data-paper]').getByText('来访登记回执').first()).toBeVisible()
  })
}

async function atTheFiles(): Promise<void> {
  await stop('petitions', ['清除'], async (page) => {
    await page.keyboard.press('F3')
    await expect(page.getByRole('link', { name: 'XF26-0001' })).toBeVisible()
  })
  await stop('petitions-nothing-found', ['清除条件，显示全部'], async (page) => {
    await textbox(page, /^查找/u).fill('没有这样的事')
    await expect(page.getByText('没有符合条件的信访事项')).toBeVisible()
  })
  await stop('petition', ['登记回执（F9）', '移交'], async (page) => {
    await page.getByRole('button', { name: '清除条件，显示全部' }).click()
    await page.getByRole('link', { name: 'XF26-0005' }).click()
    await expect(page.getByRole('heading', { name: '办理过程' })).toBeVisible()
  })
  await stop('safety', [/自伤自杀/u], async (page) => {
    await page.keyboard.press('Shift+F4')
    await expect(page.getByText('没有正在处置的红旗。')).toBeVisible()
  })
  await stop('red-flag', [/正在拨打/u], async (page) => {
    await page.keyboard.press('1')
    await expect(page.getByRole('heading', { name: '自伤自杀' })).toBeVisible()
  })
  await stop('settings', [], async (page) => {
    await page.getByRole('link', { name: '接待室设置' }).click()
    await expect(page.getByRole('heading', { name: '接待室设置' })).toBeVisible()
  })
  await stop('look', [], async (page) => {
    await page.getByRole('button', { name: '显示大小' }).click()
    await expect(page.getByRole('menuitemradio', { name: /^大字/u })).toBeVisible()
  })
  await stop('palette', [], async (page) => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '输入命令或要找的内容' }).fill('漏水')
    await expect(page.getByRole('option', { name: /楼道长期漏水/u }).first()).toBeVisible()
  })
  await stop('keys', [], async (page) => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('Shift+?')
    await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  })
  await stop('error', ['再试一次'], async (page) => {
    await page.keyboard.press('Escape')
    await page.evaluate(() => { Array.prototype.toSorted = () => { throw new Error('broken on purpose') } })
    await page.evaluate(() => { Reflect.set(Reflect.get(globalThis, 'location') as object, 'hash', '#/petitions') })
    await page.getByRole('link', { name: 'XF26-0005' }).click()
    await expect(page.getByRole('alert')).toContainText('这个画面出了问题')
  })
}

const profile = newProfile()
test.afterAll(() => profile.remove())
const open = (at: string) => tour.open(profile.folder, at)

test('every screen, at every size and without barriers', async () => {
  expect(accounts.map(({ login }) => login)).toContain('li')
  await open(days.first)
  await setUp()
  await furnish(tour.page())
  await logIn(tour.page(), 'li', passphrase)
  await stop('petitions-empty', [/开始接访登记/u], async (page) => {
    await page.getByRole('link', { name: '信访事项' }).click()
    await expect(page.getByText('还没有登记过信访事项')).toBeVisible()
  })
  await liveThrough(tour.page(), 'first')
  await open(days.second)
  await liveThrough(tour.page(), 'second')
  await open(days.today)
  await atTheDoor()
  await atTheDesk()
  await atTheFiles()
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})
