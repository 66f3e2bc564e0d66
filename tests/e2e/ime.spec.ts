/** Enter while Chinese is being composed by a real input method's events: it submits nothing, in no field; the same Enter afterwards does. */
import { expect, test, type CDPSession, type Locator } from '@playwright/test'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, visitor } from './cast'

const profile = newProfile()
let room: Room
let input: CDPSession

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
  input = await room.page.context().newCDPSession(room.page)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
})

interface Field { setAttribute(name: string, value: string): void; addEventListener(name: 'keydown', listen: (event: { readonly isComposing: boolean }) => void): void }

/** The letters of an input method stand underlined in the field; Enter takes them, and belongs to the input method alone. */
async function composeAndEnter(field: Locator, letters: string, modifiers = 0): Promise<void> {
  await field.focus()
  await input.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length })
  await expect(field).toHaveValue(new RegExp(`${letters}$`, 'u'))
  await field.evaluate((element) => {
    const typed = element as unknown as Field
    typed.addEventListener('keydown', (event) => typed.setAttribute('data-composing', String(event.isComposing)))
  })
  for (const key of ['Enter', 'Process']) await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: 'Enter', windowsVirtualKeyCode: key === 'Enter' ? 13 : 229, modifiers })
  await expect(field).toHaveAttribute('data-composing', 'true')
  await input.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers })
  await input.send('Input.insertText', { text: letters })
  await expect(field).toHaveValue(new RegExp(`${letters}$`, 'u'))
}
const control = 2

test('logging in', async () => {
  const { page } = room
  await page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  const login = page.getByLabel('登录名')
  await composeAndEnter(login, 'li')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '登录', exact: true })).toBeEnabled()
  await expect(login).toHaveValue('li')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '接待室设置' })).toBeVisible({ timeout: 30_000 })
})

test('接访登记: with Ctrl too', async () => {
  const { page } = room
  await page.keyboard.press('F2')
  const name = page.getByLabel('姓名')
  await expect(name).toHaveValue('')
  await composeAndEnter(name, 'wang', control)
  await expect(page.getByText(/^草稿已保存/u)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText('标题')
})

test('a reason that is asked for', async () => {
  const { page } = room
  const { name, phone } = visitor
  const made = await call(page, 'petitions.register', { form: { petitioner: { mode: 'named', name, phone }, headcount: 1, representatives: [], form: 'visit', title: '楼道漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
  expect(made.ok).toBe(true)
  await page.keyboard.press('F3')
  await page.getByRole('link', { name: 'XF26-0001' }).click()
  await page.getByRole('button', { name: '查看完整电话' }).click()
  const reason = page.getByLabel('查看原因')
  await reason.fill('电话回复')
  await composeAndEnter(reason, 'jinzhan')
  await expect(reason).toBeVisible()
  await expect(page.getByText(phone)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByText(phone)).toBeVisible()
})
