/** 办理 and 期限日程 on the screens: accepted, assigned, answered, closed, evaluated and taken up again, with the limits beside it. */
import { expect, test, type Page } from '@playwright/test'
import { join } from 'node:path'
import { newProfile, startRoom } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { barriersOf, sizeWindow } from './inspect'
import { logIn } from './session'

const profile = newProfile()
test.afterAll(() => profile.remove())
const pictures = process.env['ROOM_SCREENSHOTS']
async function picture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

async function record(page: Page, name: string, fill: () => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: `${name}…`, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog).toBeVisible()
  await fill()
  await dialog.getByRole('button', { name: '记录' }).click()
  await expect(dialog).toHaveCount(0)
}

test('from registration to closure and into another round', async () => {
  const room = await startRoom(profile.folder, '2026-09-05T01:00:00Z')
  const { page } = room
  await sizeWindow(room)
  await furnish(page)
  await page.reload()
  await logIn(room)
  const form = { petitioner: { mode: 'named', name: visitor.name, paperType: 'id', idNumber: visitor.idNumber, phone: visitor.phone, address: '桂花路 18 号' }, headcount: 1, representatives: [], form: 'visit', title: visitor.title, requests: '请求协调维修', flags: [], materials: [], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal' }
  expect(await call(page, 'petitions.register', { form })).toMatchObject({ ok: true })
  await page.keyboard.press('F3')
  await page.getByRole('row', { name: /XF26-0001/u }).click()
  await page.getByRole('tab', { name: '办理' }).click()
  await expect(page.getByText('登记以后还没有办理记录')).toBeVisible()
  await picture(page, 'course-registered')
  expect(await barriersOf(page)).toEqual([])

  await page.getByRole('button', { name: '受理…', exact: true }).click()
  await page.getByRole('button', { name: '记录' }).click()
  await expect(page.getByText('请填写“受理机关”')).toBeVisible()
  await page.getByLabel('受理机关').fill('桂花街道办事处')
  await page.getByLabel('书面告知日期').fill('2026-09-05')
  await picture(page, 'course-accept')
  expect(await barriersOf(page)).toEqual([])
  await page.keyboard.press('Escape')
  await record(page, '受理', async () => expect(page.getByLabel('受理机关')).toHaveValue('桂花街道办事处'))
  await expect(page.getByRole('row', { name: /2026年11月4日/u })).toContainText('进行中')
  await record(page, '交承办单位', async () => {
    await page.getByLabel('主办单位').fill('宏远物业公司')
    await page.getByLabel('协办单位').fill('业主委员会、社区网格')
    await page.getByLabel('解决路径').fill('先查漏点，再定维修方案和费用，十日内完工')
  })
  await picture(page, 'course-handling')
  await page.getByRole('button', { name: '现在不能做的，为什么' }).click()
  await expect(page.getByText('还不能做', { exact: false })).toBeVisible()
  await picture(page, 'course-cannot')
  expect(await barriersOf(page)).toEqual([])

  await page.getByRole('link', { name: '期限日程' }).click()
  await expect(page.getByText('您负责的事项在这段时间里没有到期的', { exact: false })).toBeVisible()
  await page.getByText('90 日内').click()
  await expect(page.getByRole('row', { name: /60日办结|办结/u }).first()).toBeVisible()
  await picture(page, 'agenda')
  expect(await barriersOf(page)).toEqual([])
  await page.getByRole('link', { name: 'XF26-0001' }).first().click()

  await record(page, '书面答复', async () => {
    await page.getByRole('radio', { name: '解释说明' }).check()
    await page.getByLabel('出具意见的机关').fill('桂花街道办事处')
    await page.getByLabel('处理意见和依据').fill('依照物业管理的有关规定，已责成物业公司维修')
  })
  await record(page, '办结', async () => page.getByRole('radio', { name: '已化解', exact: true }).check())
  await record(page, '满意度评价', async () => page.getByRole('radio', { name: '不满意' }).check())
  await picture(page, 'course-closed')
  await page.getByRole('button', { name: '另立一轮…' }).click()
  await page.getByRole('radio', { name: '二次办理' }).check()
  await page.getByLabel('原因').fill('维修后又渗水')
  await picture(page, 'course-reopen')
  await page.getByRole('dialog').getByRole('button', { name: '另立一轮' }).click()
  await expect(page.getByText('本件是')).toBeVisible()
  await expect(page.getByText('XF26-0002').first()).toBeVisible()
  await picture(page, 'course-round')
  await room.close()
})

test('a leader extends with his own passphrase, and the agenda warns', async () => {
  const room = await startRoom(profile.folder, '2026-09-05T02:00:00Z')
  const { page } = room
  await sizeWindow(room)
  await logIn(room)
  const form = { petitioner: { mode: 'named', name: '何秀', paperType: 'other', phone: '13900002222' }, headcount: 1, representatives: [], form: 'visit', title: '房屋鉴定', flags: [], materials: [], excludedIds: [], petitionClass: 'complex', statutoryKind: 'appeal' }
  const { value } = await call(page, 'petitions.register', { form })
  const { id } = value as { readonly id: number }
  expect(await call(page, 'course.act', { id, kind: 'accept', doneOn: '2026-09-05', unit: '街道办事处' })).toMatchObject({ ok: true })
  await room.close()

  const later = await startRoom(profile.folder, '2026-10-30T01:00:00Z')
  await sizeWindow(later)
  await logIn(later, passphrase, 'zhao')
  await later.page.getByRole('link', { name: '期限日程' }).click()
  await later.page.getByText('全室').click()
  await later.page.getByText('30 日内').click()
  await expect(later.page.getByText('已过', { exact: false }).first()).toBeVisible()
  await picture(later.page, 'agenda-overdue')
  expect(await barriersOf(later.page)).toEqual([])
  await later.page.getByRole('row', { name: /房屋鉴定/u }).getByRole('link').first().click()
  await later.page.getByRole('button', { name: '批准延期…' }).click()
  await later.page.getByLabel('理由').fill('等待房屋安全鉴定报告')
  await later.page.getByLabel('您自己的密码').fill(passphrase)
  await picture(later.page, 'course-extend')
  await later.page.getByRole('dialog').getByRole('button', { name: '批准延期' }).click()
  await expect(later.page.getByText('延至2026年12月4日', { exact: false }).first()).toBeVisible()
  await picture(later.page, 'course-extended')
  await later.close()
})
