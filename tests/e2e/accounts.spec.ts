/** Several people at one desk: an account is made and approved, its first passphrase changed, and the desk changes hands with a form half filled. */
import { expect, test } from '@playwright/test'
import { newProfile, startRoom, type Room } from './app'
import { barriersOf } from './inspect'
import { furnish, passphrase } from './cast'
import { pressLock } from './keys'

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)
const profile = newProfile()
const first = '先用这一句登录再改掉'
const own = '雨后的石板路有点滑呢'
let room: Room

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
})

const text = (name: string | RegExp) => room.page.getByRole('textbox', { name })
const button = (name: string | RegExp) => room.page.getByRole('button', { name, exact: true })

async function logIn(login: string, secret = passphrase): Promise<void> {
  await text('登录名').fill(login)
  await text('密码').fill(secret)
  await room.page.keyboard.press('Enter')
}
async function lock(): Promise<void> {
  const next = room.app.waitForEvent('window')
  await pressLock(room.page)
  room.page = await next
  await room.page.waitForLoadState('load')
  await expect(text('登录名')).toBeVisible()
}

test('the administrator adds a colleague, who waits for the leader', async () => {
  await logIn('admin')
  await room.page.getByRole('link', { name: '人员与权限' }).click()
  await button('新建账号').click()
  await text('登录名').fill('chen')
  await text('姓名').fill('陈新')
  await room.page.getByRole('checkbox', { name: '接访社工' }).check()
  await text('新密码').first().fill(first)
  await text('再输一次新密码').fill(first)
  await text('您自己的密码').fill('不对的密码')
  await button('建账号').click()
  await expect(room.page.getByText('您的密码不对，请核对后重试')).toBeVisible()
  await expect(text('姓名')).toHaveValue('陈新')
  await text('您自己的密码').fill(passphrase)
  await expect(button('建账号')).toBeEnabled({ timeout: 10_000 })
  await button('建账号').click()
  await expect(room.page.getByRole('row', { name: /陈新/u })).toContainText('录音录像：待批准')
  expect(await barriersOf(room.page)).toEqual([])
  await button('李晓岚的操作').click()
  await room.page.getByRole('menuitem', { name: '移除' }).click()
  await expect(text('原因')).toBeVisible()
  await room.page.keyboard.press('Escape')
  await button('赵立新的操作').click()
  await room.page.getByRole('menuitem', { name: '停用' }).click()
  await expect(room.page.getByText(/赵立新是最后一个能打开“心理\/重点人群”、“法律意见”的人/u)).toBeVisible()
  await button('知道了').click()
  await lock()
})

test('the leader approves with the own passphrase', async () => {
  await logIn('zhao')
  await expect(room.page.getByRole('link', { name: '权限审批' })).toBeVisible()
  await room.page.keyboard.press('Control+K')
  await expect(room.page.getByRole('combobox', { name: '输入命令或要找的内容' })).toBeFocused()
  await room.page.keyboard.type('权限审批')
  await room.page.keyboard.press('Enter')
  await room.page.getByRole('region', { name: '陈新' }).getByRole('button', { name: '批准' }).click()
  await text('您自己的密码').fill(passphrase)
  await room.page.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(room.page.getByText('现在没有待批准的权限。')).toBeVisible()
  await lock()
})

test('the first log-in asks for an own passphrase before anything opens', async () => {
  await logIn('chen', first)
  await expect(room.page.getByRole('heading', { name: '陈新，请先改密码' })).toBeVisible()
  await text('初始密码').fill(first)
  await text('新密码').first().fill(first)
  await text('再输一次新密码').fill(first)
  await button('改密码并开始').click()
  await expect(room.page.getByText('新密码要和管理员给的初始密码不同')).toBeVisible()
  await text('新密码').first().fill(own)
  await text('再输一次新密码').fill(own)
  await button('改密码并开始').click()
  await expect(button('开始接访登记（F2）')).toBeVisible()
  await expect(room.page.getByRole('link', { name: '人员与权限' })).toHaveCount(0)
  await lock()
})

test('the desk changes hands in the middle of a form, and the first worker comes back to the same field', async () => {
  await logIn('li')
  await button('开始接访登记（F2）').click()
  await text('姓名').fill('王桂英')
  await expect(room.page.getByRole('tab', { name: /王桂英/u })).toBeVisible()
  await room.page.keyboard.press('F2')
  await expect(room.page.getByRole('tab')).toHaveCount(2)
  await expect(room.page.getByRole('tab', { name: /王桂英/u })).toHaveCount(0)
  await room.page.getByRole('tab', { name: /^王\*英/u }).click()
  await expect(text('姓名')).toHaveValue('王桂英')
  await button(/诉求详情/u).click()
  await text(/事实/u).fill('自八月起天花板渗水，说到一半')
  await lock()

  await logIn('chen', own)
  await button('开始接访登记（F2）').click()
  await expect(room.page.getByText('王桂英')).toHaveCount(0)
  await text('姓名').fill('陈来访')
  await lock()

  await logIn('li')
  await expect(room.page.getByRole('tab', { name: /王桂英/u })).toHaveAttribute('aria-selected', 'true')
  await expect(text(/事实/u)).toHaveValue('自八月起天花板渗水，说到一半')
  await expect(text(/事实/u)).toBeFocused()
  await lock()

  await logIn('chen', own)
  await expect(text('姓名')).toHaveValue('陈来访')
  await expect(text('姓名')).toBeFocused()
})
