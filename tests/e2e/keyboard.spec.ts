/** The room by keyboard alone: list, paging, palette, keys, size of the screen; and what a role does not get to see. */
import { expect, test } from '@playwright/test'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, visitor } from './cast'

test.describe.configure({ mode: 'serial' })
const profile = newProfile()
const registered = 53
let room: Room

async function logIn(login: string): Promise<void> {
  await room.page.getByLabel('登录名').fill(login)
  await room.page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await room.page.keyboard.press('Enter')
  await expect(room.page.getByRole('link', { name: '接待室设置' })).toBeVisible({ timeout: 30_000 })
}
const search = () => room.page.getByRole('textbox', { name: '查找（F3）' })
const palette = () => room.page.getByRole('combobox', { name: '输入命令或要找的内容' })

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
})
test.afterAll(async () => {
  await room.app.close()
  profile.remove()
})

test('an empty list says what to do', async () => {
  await logIn('li')
  await room.page.keyboard.press('F3')
  await expect(room.page.getByText('还没有登记过信访事项')).toBeVisible()
  await expect(room.page.getByRole('link', { name: '开始接访登记（F2）' })).toBeVisible()
})

test('the list: found, walked, paged and opened with keys; back with the same search', async () => {
  let personId: unknown
  for (let count = 1; count <= registered; count += 1) {
    const made = await call(room.page, 'petitions.register', { form: {
      petitioner: { mode: 'named', name: visitor.name, paperType: 'id', idNumber: visitor.idNumber, phone: visitor.phone, address: visitor.address }, headcount: 1, representatives: [], form: 'visit',
      title: `第${count}件 楼道照明`, flags: [], materials: [], excludedIds: [], petitionClass: 'consult', personId,
    } })
    expect(made.ok).toBe(true)
    personId = (made.value as { readonly personId: number }).personId
  }
  const { page } = room
  await expect(page.getByRole('link', { name: 'XF26-0053' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'XF26-0053' })).toBeFocused()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: '更多' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'XF26-0003' })).toBeFocused()
  await page.keyboard.press('F3')
  await expect(search()).toBeFocused()
  await search().fill('第7件')
  await expect(page.getByRole('link', { name: 'XF26-0007' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'XF26-0053' })).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '第7件 楼道照明' })).toBeVisible()
  await page.getByRole('link', { name: '回到列表' }).press('Enter')
  await expect(search()).toHaveValue('第7件')
  await search().fill('没有')
  await page.getByRole('button', { name: '清除条件，显示全部' }).press('Enter')
  await expect(page.getByRole('link', { name: 'XF26-0053' })).toBeVisible()
})

test('the palette finds petitions and people, masked, and opens them', async () => {
  const { page } = room
  await page.keyboard.press('Control+k')
  await expect(palette()).toBeFocused()
  await palette().fill('XF26-0012')
  await expect(page.getByRole('option', { name: /XF26-0012/u }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '第12件 楼道照明' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await palette().fill(visitor.phone)
  const person = page.getByRole('option', { name: /来访 \d+ 次/u })
  await expect(person).toContainText('王*英')
  await expect(page.getByText(visitor.idNumber)).toHaveCount(0)
  await palette().fill('查无此事')
  await expect(page.getByText('没有找到。', { exact: false })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette()).toHaveCount(0)
})

test('what is typed into the palette stays there, though a screen behind asks for the cursor', async () => {
  const { page } = room
  await page.keyboard.press('F3')
  await expect(search()).toBeFocused()
  await page.keyboard.press('Control+k')
  await expect(palette()).toBeFocused()
  expect(await page.evaluate(`(() => {
    const box = document.querySelector('#petition-search')
    box.focus()
    return document.activeElement === box
  })()`)).toBe(false)
  await page.keyboard.press('Escape')
  await expect(search()).toBeFocused()
  await page.getByRole('link', { name: 'XF26-0053' }).press('Enter')
  await expect(page.getByRole('heading', { name: /第\d+件 楼道照明/u })).toBeVisible()
})

test('F9 opens the receipt; ? lists the keys, but not while typing', async () => {
  const { page } = room
  await page.keyboard.press('F9')
  await expect(page.getByTitle('登记回执预览')).toBeVisible()
  await page.keyboard.press('F3')
  await expect(search()).toBeFocused()
  await page.keyboard.type('?')
  await expect(search()).toHaveValue('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await search().fill('')
  await page.getByRole('link', { name: '接待室设置' }).focus()
  await page.keyboard.press('Shift+?')
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible()
  await page.keyboard.press('Escape')
})

test('size and large print are changed from the palette and kept after a restart', async () => {
  const width = () => room.page.evaluate(() => Number(Reflect.get(globalThis, 'innerWidth')))
  const print = () => room.page.evaluate(() => (Reflect.get(globalThis, 'document') as { readonly documentElement: { readonly dataset: Record<string, string> } }).documentElement.dataset['print'])
  const before = await width()
  await room.page.keyboard.press('Control+k')
  await palette().fill('125%')
  await room.page.keyboard.press('Enter')
  await expect.poll(width).toBeLessThan(before * 0.85)
  await room.close()
  room = await startRoom(profile.folder)
  await expect.poll(width).toBeLessThan(before * 0.85)
  await logIn('li')
  // The first screen takes the cursor when it is ready, and would close a menu opened before.
  await expect(room.page.getByRole('button', { name: '开始接访登记（F2）' })).toBeFocused()
  await room.page.getByRole('button', { name: '显示大小' }).press('Enter')
  await room.page.getByRole('menuitemradio', { name: /^大字/u }).press('Enter')
  await expect.poll(async () => [await width(), await print()]).toEqual([before, 'large'])
  await room.close()
  room = await startRoom(profile.folder)
  expect([await width(), await print()]).toEqual([before, 'large'])
})

test('an administrator finds commands, but no petitions and no desk keys', async () => {
  await logIn('admin')
  await room.page.keyboard.press('F2')
  await room.page.keyboard.press('Control+k')
  await palette().fill('XF26-0012')
  await expect(room.page.getByText('没有找到。', { exact: false })).toBeVisible()
  await palette().fill('')
  await expect(room.page.getByRole('option', { name: /接待室设置/u })).toBeVisible()
  await expect(room.page.getByRole('option', { name: /新来访登记/u })).toHaveCount(0)
  await room.page.keyboard.press('Escape')
  await expect(room.page.getByRole('link', { name: '信访事项' })).toHaveCount(0)
})
