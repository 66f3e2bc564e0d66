/** 候访 in the real window: taking numbers by keyboard, calling, a double call refused, skipping, taking a step back, and an interview that begins with what was said. */
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom } from './app'
import { call, furnish, passphrase } from './cast'
import { barriersOf, faultsOf, looks, sizeWindow, wear } from './inspect'
import { logIn } from './session'

const profile = newProfile()
test.afterAll(() => profile.remove())
test.setTimeout(300_000)
const pictures = process.env['ROOM_SCREENSHOTS']

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

const buttons = ['取号', /^叫下一位/u, /^清点/u]
async function judge(page: Page, name: string): Promise<void> {
  expect(await barriersOf(page), name).toEqual([])
  for (const look of looks) {
    await wear(page, look)
    await picture(page, `${name}-${look.name.replace('%', '')}`)
    expect(await faultsOf(page, buttons), `${name} at ${look.name}`).toEqual([])
  }
  await wear(page, looks[0])
}

const line = (page: Page) => page.getByRole('table', { name: '候访次序' }).getByRole('row')
const here = (page: Page) => page.getByRole('region', { name: '本窗口' })

async function takeByKeys(page: Page, name: string, matter: string): Promise<void> {
  await page.getByLabel('姓名或称呼').focus()
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(matter)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('人数')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('姓名或称呼')).toHaveValue('')
  await expect(page.getByLabel('姓名或称呼')).toBeFocused()
}

test('a morning at the queue', async () => {
  const room = await startRoom(profile.folder, '2026-09-07T09:00:00+08:00')
  const { page } = room
  await sizeWindow(room)
  await furnish(page)
  await logIn(room)
  await page.getByRole('link', { name: '候访' }).click()
  await expect(page.getByText('没有人在候访', { exact: true })).toBeVisible()
  await judge(page, 'queue-empty')

  await takeByKeys(page, '王桂英', '三栋二单元楼道长期漏水')
  await expect(page.getByText('前面还有 0 位')).toBeVisible()
  await takeByKeys(page, '李女士', '咨询低保')
  await takeByKeys(page, '欧阳德胜', '物业费纠纷')
  await expect(line(page)).toHaveCount(4)
  await expect(line(page).nth(1)).toContainText('王*英')
  await page.getByLabel('优先').selectOption({ label: '老年' })
  await takeByKeys(page, '陈大爷', '老年卡')
  await expect(line(page).nth(1)).toContainText('A004')
  await expect(line(page).nth(1)).toContainText('老年')

  await page.keyboard.press('F7')
  await expect(here(page)).toContainText('A004')
  await expect(here(page)).toContainText('已呼叫 1 次')
  const called = await call(page, 'queue.list', {})
  const { rows } = called.value as { readonly rows: readonly { readonly id: number; readonly number: string }[] }
  const idOf = (number: string) => rows.find((row) => row.number === number)?.id ?? 0
  await call(page, 'queue.sit', { windowId: 2 })
  expect(await call(page, 'queue.call', { ticketId: idOf('A004') })).toMatchObject({ ok: false, fault: { code: 'called', message: expect.stringContaining('已被1号窗呼叫') as unknown } })
  await call(page, 'queue.sit', { windowId: 1 })
  await expect(here(page)).toContainText('A004')

  await here(page).getByRole('button', { name: '过号' }).click()
  await expect(line(page).nth(3)).toContainText('A004')
  await page.keyboard.press('F7')
  await expect(here(page)).toContainText('A001')
  await here(page).getByRole('button', { name: '重呼' }).click()
  await expect(here(page)).toContainText('已呼叫 2 次')
  await here(page).getByRole('button', { name: '撤销' }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByLabel(/^撤销“重呼”的原因/u)).toBeFocused()
  await picture(page, 'queue-undo')
  expect(await barriersOf(page)).toEqual([])
  await page.keyboard.insertText('点错了')
  await sheet.getByRole('button', { name: '撤销这一步' }).click()
  await expect(sheet).toHaveCount(0)
  await expect(here(page)).toContainText('已呼叫 1 次')
  await judge(page, 'queue')

  await here(page).getByRole('button', { name: '开始接谈' }).click()
  await expect(page.getByLabel('姓名')).toHaveValue('王桂英')
  await expect(page.getByLabel('事项标题')).toHaveValue('三栋二单元楼道长期漏水')
  await expect(page.getByRole('tab', { name: /A001/u })).toBeVisible()
  await picture(page, 'queue-interview')
  await page.getByLabel('合理诉求（简单）').check()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('XF26-0001').first()).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: '候访' }).click()
  await expect(page.getByText('今天已结束（1）')).toBeVisible()
  await room.close()
})

test('what was left of the day before is signed', async () => {
  const room = await startRoom(profile.folder, '2026-09-08T08:40:00+08:00')
  const { page } = room
  await sizeWindow(room)
  await logIn(room, passphrase)
  await page.getByRole('link', { name: '候访' }).click()
  await page.getByRole('button', { name: '清点（前几天还有 3 个号）' }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByRole('button', { name: /^签收/u })).toBeDisabled()
  await sheet.getByLabel('A002 的去向').selectOption({ label: '顺延到今天' })
  await sheet.getByLabel('A003 的去向').selectOption({ label: '已离开' })
  await sheet.getByLabel('A004 的去向').selectOption({ label: '转预约' })
  await sheet.getByLabel('A004 的预约日期').fill('2026-09-09')
  await sheet.getByLabel('A004 的预约时间').fill('10:00')
  await sheet.getByLabel('以上各号我已逐一核对').check()
  await picture(page, 'queue-carry')
  expect(await barriersOf(page)).toEqual([])
  await sheet.getByRole('button', { name: '签收（3 个号）' }).click()
  await expect(page.getByText('已签收 3 个号；新号 A002→A001、A004→A001')).toBeVisible()
  await expect(line(page).nth(1)).toContainText('李*士')
  await expect(page.getByText('以后的预约（1）')).toBeVisible()

  await page.getByRole('button', { name: 'A001 李*士，办理' }).click()
  await page.getByRole('button', { name: '排队号小票' }).click()
  await expect(page.frameLocator('iframe[data-paper]').getByText('前面还有')).toBeVisible()
  await picture(page, 'queue-slip')
  await room.close()
})
