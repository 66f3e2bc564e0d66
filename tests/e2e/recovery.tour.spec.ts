/** The screens of a forgotten password, of the settings, and of names and titles as long as they may be. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile } from './app'
import { call, desk, furnish, passphrase } from './cast'
import { days } from './inventedDays'
import { logIn, startTour, textbox } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())
const renewed = '雨后的石板路-有点滑'

async function forget(page: Page, halves: readonly [string, string]): Promise<void> {
  await stop('recover', ['返回登录', '设新密码'], async () => {
    await page.getByLabel('登录名').fill('li')
    await page.getByRole('button', { name: '忘记密码' }).click()
    await textbox(page, '新密码').fill('li123456')
    await expect(page.getByText(/还不能用/u)).toBeVisible()
  })
  await stop('recover-refused', ['返回登录', '设新密码'], async () => {
    await textbox(page, '恢复密钥第一半').fill(halves[1])
    await textbox(page, '恢复密钥第二半').fill(halves[0])
    await textbox(page, '新密码').fill(renewed)
    await textbox(page, '再输一次新密码').fill(renewed)
    await page.getByRole('button', { name: '设新密码' }).click()
    await expect(page.getByText(/后可再试/u)).toBeVisible()
  })
  await expect(page.getByText(/后可再试/u)).toHaveCount(0, { timeout: 60_000 })
  await stop('renew-offer', ['换新的恢复密钥'], async () => {
    await textbox(page, '恢复密钥第一半').fill(halves[0])
    await textbox(page, '恢复密钥第二半').fill(halves[1])
    await page.getByRole('button', { name: '设新密码' }).click()
    await expect(page.getByText('新密码已设好')).toBeVisible()
  })
  await stop('renew-key', ['已经打印或抄好，下一步'], async () => {
    await page.getByRole('button', { name: '换新的恢复密钥' }).click()
    await expect(page.getByLabel('恢复密钥第一半')).toBeVisible()
  })
  const fresh = [await page.getByLabel('恢复密钥第一半').textContent() ?? '', await page.getByLabel('恢复密钥第二半').textContent() ?? ''] as const
  await stop('renew-typed-back', ['再看一次密钥', '启用新的恢复密钥'], async () => {
    await page.getByRole('button', { name: /下一步$/u }).click()
    await textbox(page, '恢复密钥第一半').fill(fresh[0])
    await page.getByRole('button', { name: '启用新的恢复密钥' }).click()
    await expect(page.getByText('请把这一半照着纸张输完整')).toBeVisible()
  })
  await stop('lock-renewed', ['登录'], async () => {
    await textbox(page, '恢复密钥第二半').fill(fresh[1])
    await page.getByRole('button', { name: '启用新的恢复密钥' }).click()
    await expect(page.getByRole('status')).toContainText('旧的恢复密钥已作废')
  })
}

async function atTheSettings(page: Page): Promise<void> {
  await stop('settings-my-password', ['改密码'], async () => {
    await page.getByRole('link', { name: '接待室设置' }).click()
    await textbox(page, '现密码').fill('not the right one')
    await textbox(page, '新密码').fill('li123456')
    await textbox(page, '再输一次新密码').fill('li123457')
    await textbox(page, '现密码').focus()
    await page.getByRole('button', { name: '改密码' }).click()
    await expect(page.getByText('两次输入的密码不一样')).toBeVisible()
    await page.getByRole('button', { name: '改密码' }).scrollIntoViewIfNeeded()
  })
}

const longName = '阿卜杜热合曼·买买提明·古丽娜尔·欧阳司徒上官慕容诸葛·'.padEnd(60, '艾力江')
const longTitle = '反映三栋二单元楼道长期漏水以及物业公司多次承诺维修而没有维修并且楼道照明灯损坏消防通道堆放杂物夜间噪声扰民等多项问题请求社区协调有关单位一并解决'.padEnd(80, '谢')

async function longWords(page: Page): Promise<void> {
  const made = await call(page, 'petitions.register', { form: {
    petitioner: { mode: 'named', name: longName, phone: '13900001111', address: '安宁街道桂花社区桂花路一百八十八号桂花花园小区第十八栋第三单元二千三百零一室（原桂花机械厂家属院旧址北侧）', occupation: '退休', relation: '本人' },
    headcount: 23, form: 'visit', title: longTitle, petitionClass: 'complex', statutoryKind: 'appeal', flags: [], excludedIds: [], visitKind: '重复访',
    representatives: [1, 2, 3, 4, 5].map((place) => ({ name: `${longName.slice(0, 20)}${place}`, phone: `1390000222${place}` })),
    materials: [{ name: '2019 年至 2025 年历次报修记录、照片和物业公司书面答复的复印件', copies: 3, pages: 128, original: false }],
    requests: '一、请求物业公司在汛期以前完成楼顶防水维修；二、请求公开维修资金使用情况；三、请求对受损住户作出赔偿。', facts: '自二〇一九年六月起楼顶渗水，'.repeat(12), happenedAt: '桂花花园小区第十八栋', accused: '桂花花园物业服务有限责任公司',
  } })
  expect(made.ok, JSON.stringify(made.fault)).toBe(true)
  const { id } = made.value as { readonly id: number }
  await stop('petitions-long-words', ['清除'], async () => {
    await page.getByRole('link', { name: '信访事项' }).click()
    await expect(page.getByRole('link', { name: 'XF26-0001' })).toBeVisible()
  })
  await stop('petition-long-words', ['登记回执（F9）', '移交'], async () => {
    await page.getByRole('link', { name: 'XF26-0001' }).click()
    await expect(page.getByRole('heading', { name: '办理过程' })).toBeVisible()
  })
  await stop('petition-reveal', ['登记回执（F9）'], async () => {
    await page.getByRole('button', { name: '查看完整电话' }).click()
    await expect(page.getByLabel('查看原因')).toBeVisible()
  })
  await stop('petition-hand-over', [], async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '移交' }).click()
    await expect(page.getByRole('button', { name: '移交' })).toHaveCount(2)
    await page.getByRole('button', { name: '移交' }).last().click()
    await expect(page.getByText('请选择接手的人')).toBeVisible()
  })
  await stop('receipt-long-words', ['保存 PDF'], async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: '登记回执（F9）' }).click()
    await expect(page.frameLocator('iframe[data-paper]').getByText('来访登记回执').first()).toBeVisible()
  })
  await stop('petition-unknown', [], async () => {
    await page.evaluate((address) => { Reflect.set(Reflect.get(globalThis, 'location') as object, 'hash', address) }, `#/petitions/${id + 7}`)
    await expect(page.getByRole('alert')).toContainText('打不开这件信访事项')
  })
}

test('a forgotten password, the settings and the longest words', async () => {
  await tour.open(profile.folder, days.today)
  const halves = await furnish(tour.page())
  await expect(tour.page().getByRole('heading', { name: desk.roomName })).toBeVisible()
  await forget(tour.page(), halves)
  await logIn(tour.page(), 'li', renewed)
  await expect(tour.page().getByRole('link', { name: '接访登记' })).toBeVisible()
  await longWords(tour.page())
  await atTheSettings(tour.page())
  await tour.open(profile.folder, days.today)
  await logIn(tour.page(), 'admin', passphrase)
  await stop('settings-administrator', ['保存'], async (page) => {
    await textbox(page, /^查询电话/u).fill('')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await expect(page.getByText(/请填写/u).first()).toBeVisible()
  })
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})
