/** 保管与销毁 on the screens: ten years later one person proposes, another approves with the passphrase, and the content is gone. */
import { expect, test, type Page } from '@playwright/test'
import { join } from 'node:path'
import { newProfile, startRoom } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { barriersOf, sizeWindow } from './inspect'

const profile = newProfile()
test.afterAll(() => profile.remove())
const pictures = process.env['ROOM_SCREENSHOTS']

async function logIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '保管与销毁' })).toBeVisible()
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

test('proposed by one, approved by another', async () => {
  const before = await startRoom(profile.folder, '2026-09-05T01:00:00Z')
  await furnish(before.page)
  await call(before.page, 'vault.unlock', { login: 'li', passphrase })
  const form = { petitioner: { mode: 'named', name: visitor.name, paperType: 'id', idNumber: visitor.idNumber, phone: visitor.phone }, headcount: 1, representatives: [], form: 'visit', title: visitor.title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple' }
  expect(await call(before.page, 'petitions.register', { form })).toMatchObject({ ok: true })
  expect(await call(before.page, 'petitions.register', { form: { ...form, title: '小区路灯损坏无人维修' } })).toMatchObject({ ok: true })
  const { value } = await call(before.page, 'handover.promiseCallBack', { name: '来电人周先生', phone: '13900001111', about: '问低保进展', dueOn: '2026-09-07', dueTime: '' })
  expect(await call(before.page, 'handover.noteCall', { id: (value as { readonly id: number }).id, outcome: 'reached', note: '已告知' })).toMatchObject({ ok: true })
  await before.close()

  const room = await startRoom(profile.folder, '2037-01-05T01:00:00Z')
  const { page } = room
  await sizeWindow(room)
  await logIn(page, 'li')
  await page.getByRole('link', { name: '保管与销毁' }).click()
  await expect(page.getByRole('row', { name: /XF26-0001/u })).toContainText('2036-09-05')
  await picture(page, 'retention-due')
  expect(await barriersOf(page)).toEqual([])
  const others = page.getByRole('region', { name: '到期的其他记录' })
  await expect(others.getByRole('row', { name: /回电 1 号/u })).toContainText('2027-09-05')
  await page.getByRole('checkbox', { name: '选中 XF26-0001' }).check()
  await page.getByRole('button', { name: '提出销毁' }).first().click()
  await page.getByLabel('原因').fill('保管期满，已核对')
  await picture(page, 'retention-propose')
  expect(await barriersOf(page)).toEqual([])
  await page.getByRole('button', { name: '提出', exact: true }).click()
  await expect(page.getByRole('row', { name: /XF26-0001/u })).toContainText('待批准')
  await expect(page.getByRole('button', { name: '批准销毁' })).toHaveCount(0)
  await room.close()

  const later = await startRoom(profile.folder, '2037-01-06T01:00:00Z')
  await sizeWindow(later)
  await logIn(later.page, 'zhao')
  await later.page.getByRole('link', { name: '保管与销毁' }).click()
  await later.page.getByRole('checkbox', { name: '选中 XF26-0001' }).check()
  await later.page.getByRole('button', { name: '批准销毁' }).first().click()
  await later.page.getByLabel('您自己的密码').fill(passphrase)
  await picture(later.page, 'retention-approve')
  await later.page.getByRole('button', { name: '批准并销毁' }).click()
  await expect(later.page.getByText('已销毁', { exact: true })).toBeVisible()
  await expect(later.page.getByRole('row', { name: /XF26-0001/u })).toHaveCount(0)
  await expect(later.page.getByRole('row', { name: /XF26-0002/u })).toBeVisible()
  await later.page.keyboard.press('F3')
  await expect(later.page.getByRole('row', { name: /XF26-0001/u })).toContainText('已按保管期限销毁')
  await later.page.getByRole('textbox', { name: /^查找/u }).fill('漏水')
  await expect(later.page.getByText('没有符合条件的信访事项')).toBeVisible()
  await later.close()
})
