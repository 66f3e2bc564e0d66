/** 接访话术 in the real window: the panel offers by level and kind, `//` puts words in, words nobody should use are met with better ones, and a leader publishes a worker's draft. */
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { barriersOf, faultsOf, looks, pictureOf, sizeWindow, wear } from './inspect'
import { pressLock } from './keys'

test.describe.configure({ mode: 'serial' })
test.setTimeout(600_000)
const profile = newProfile()
const pictures = process.env['ROOM_SCREENSHOTS']
let room: Room

async function logIn(login: string): Promise<void> {
  await room.page.getByLabel('登录名').fill(login)
  await room.page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await room.page.keyboard.press('Enter')
  await expect(room.page.getByRole('link', { name: '接访话术库' })).toBeVisible({ timeout: 30_000 })
}

/** Every size: nothing wider than the window, the buttons within reach, no barrier; with ROOM_SCREENSHOTS also a picture of each. */
async function holds(name: string, buttons: readonly (string | RegExp)[]): Promise<void> {
  const wrong: string[] = (await barriersOf(room.page)).map((line) => `${name}: ${line}`)
  for (const look of looks) {
    await wear(room.page, look)
    await room.page.mouse.move(700, 760)
    if (pictures !== undefined) {
      await room.page.waitForTimeout(400)
      mkdirSync(pictures, { recursive: true })
      writeFileSync(join(pictures, `${name}-${look.name.replace('%', '')}.png`), await pictureOf(room))
    }
    wrong.push(...(await faultsOf(room.page, buttons)).map((line) => `${name} at ${look.name}: ${line}`))
  }
  wrong.push(...(await barriersOf(room.page)).map((line) => `${name} in large print: ${line}`))
  await wear(room.page, looks[0])
  expect([...new Set(wrong)]).toEqual([])
}

const panel = (page: Page) => page.getByRole('region', { name: '话术' })
const fresh = async (page: Page) => {
  await page.keyboard.press('F2')
  await expect(page.getByLabel('姓名')).toHaveValue('')
}

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
  await sizeWindow(room)
  await logIn('li')
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
})

test('the panel offers what level and kind call for, and F8 reaches it from anywhere', async () => {
  const { page } = room
  await fresh(page)
  await expect(panel(page).getByText('适合各类来访')).toBeVisible()
  await holds('bench-empty', [/^登记/u])
  await page.getByLabel('姓名').fill(visitor.name)
  await page.getByRole('textbox', { name: '证件号' }).fill(visitor.idNumber)
  await page.getByLabel('电话').fill(visitor.phone)
  await page.getByLabel('住址').fill(visitor.address)
  await page.getByLabel('事项标题').fill(visitor.title)
  await page.getByRole('radio', { name: /^3 激动/u }).check({ force: true })
  await page.getByRole('radio', { name: /合理诉求（简单）/u }).check({ force: true })
  await expect(panel(page).getByText('适合情绪 3 级、求助')).toBeVisible()
  await expect(panel(page).getByText(/^情绪 · /u).first()).toBeVisible()
  await expect(panel(page).getByText('进门问候，先坐下喝口水')).toHaveCount(0)
  await expect(page.getByRole('group', { name: '接下来' })).toContainText('情绪缓冲室')
  await page.getByLabel('事项标题').focus()
  await page.keyboard.press('F8')
  await expect(page.getByRole('textbox', { name: '搜话术（F8）' })).toBeFocused()
  await page.keyboard.type('swsj')
  await expect(panel(page).getByRole('article').first()).toContainText('收尾三句')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText('不要说').first()).toBeVisible()
  await expect(panel(page).getByText('王女士').first()).toBeVisible()
  await holds('bench-filled', [/^登记/u])
})

test('on a narrow window the panel stands behind a tab, which F8 opens', async () => {
  const { page } = room
  await wear(page, looks[2])
  await expect(page.getByRole('tab', { name: /^以往来访/u })).toBeVisible()
  await page.getByRole('tab', { name: /^以往来访/u }).click()
  await expect(panel(page)).toBeHidden()
  await page.keyboard.press('F8')
  await expect(page.getByRole('textbox', { name: '搜话术（F8）' })).toBeFocused()
  await wear(page, looks[0])
  await page.getByRole('textbox', { name: '搜话术（F8）' }).fill('')
})

test('// puts words in by pinyin, a hint meets what nobody should say, and both are kept with the visit', async () => {
  const { page } = room
  await page.getByRole('button', { name: /^诉求详情/u }).press('Enter')
  const requests = page.getByRole('textbox', { name: '主要诉求' })
  await expect(requests).toBeFocused()
  await page.keyboard.type('来访人要求维修。//swsj')
  const list = page.getByRole('listbox', { name: '话术' })
  await expect(list.getByRole('option').first()).toContainText('收尾三句')
  await holds('bench-slash', [/^登记/u])
  await requests.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('j')
  await expect(list.getByRole('option').first()).toContainText('收尾三句')
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(requests).toHaveValue('来访人要求维修。//swsj')
  for (let count = 0; count < 6; count += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type('//swsj')
  await expect(list.getByRole('option').first()).toContainText('收尾三句')
  await page.keyboard.press('Enter')
  await expect(requests).toHaveValue(/^来访人要求维修。王女士，今天咱们说到这儿，我收个尾：您反映的是“三栋二单元/u)
  await page.keyboard.press('Control+z')
  await expect(requests).toHaveValue('来访人要求维修。//swsj')
  await page.keyboard.press('Control+Shift+z')
  await expect(requests).toHaveValue(/李晓岚来办/u)
  const facts = page.getByRole('textbox', { name: '事实和理由' })
  await facts.fill('物业答复此事不归我管')
  await expect(page.getByText(/^“不归我管”：/u)).toBeVisible()
  await holds('bench-hint', [/^登记/u])
  await expect(page.getByText(/^草稿已保存/u)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('XF26-0001').first()).toBeVisible()
  await page.keyboard.press('F3')
  await page.getByRole('link', { name: 'XF26-0001' }).click()
  await expect(page.getByText(/^收尾三句：记了什么、谁办、哪天回话（第 1 版/u)).toBeVisible()
})

test('a worker writes a script, and what nobody should say stands beside it', async () => {
  const { page } = room
  await page.keyboard.press('F8')
  await expect(page.getByRole('heading', { name: '接访话术库' })).toBeVisible()
  await holds('library', ['新写一条', '导出…'])
  await page.getByRole('button', { name: '新写一条' }).click()
  await page.getByLabel('标题').fill('下雨天，送一把伞')
  await page.getByLabel('可以说').fill('{称呼}，外头下雨了，门口有伞，您拿一把，下回来再还。')
  await holds('editor', ['保存为草稿'])
  await page.getByRole('button', { name: '保存为草稿' }).click()
  await expect(page.getByText('这一版是您写的，请另一位同事审阅。')).toBeVisible()
  await page.getByRole('tab', { name: '不该说的话' }).click()
  await expect(page.getByText(/听起来像推出门去/u)).toBeVisible()
  await holds('never', ['新写一条'])
})

test('a leader reviews and publishes it, and the desk is offered it', async () => {
  const locked = room.app.waitForEvent('window')
  await pressLock(room.page)
  room.page = await locked
  await sizeWindow(room)
  await logIn('zhao')
  const { page } = room
  await page.keyboard.press('Control+k')
  await page.keyboard.type('话术库')
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: /^待处理/u }).click()
  await page.getByRole('button', { name: '审阅通过' }).click()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await holds('publish', ['确定发布'])
  await page.getByRole('button', { name: '确定发布' }).click()
  await expect(page.getByText('没有等着处理的话术。')).toBeVisible()
  await holds('waiting-empty', ['新写一条'])
  await fresh(page)
  await page.keyboard.press('F8')
  await page.keyboard.type('xytsybs')
  await expect(panel(page).getByText('下雨天，送一把伞')).toBeVisible()
  expect((await call(page, 'scripts.published', {})).ok).toBe(true)
})
