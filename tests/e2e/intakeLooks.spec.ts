/**
 * The registration form in each of its states at each size of the screen: nothing wider than the window, main buttons within reach, no
 * barrier axe calls serious. Where ROOM_SCREENSHOTS names a folder it takes pictures instead.
 */
import { expect, test, type Page } from '@playwright/test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { barriersOf, faultsOf, looks, pictureOf, sizeWindow, wear } from './inspect'
import { fillVisit } from './keys'

test.setTimeout(600_000)
const folder = process.env['ROOM_SCREENSHOTS']
const wanted = process.env['ROOM_SCREENSHOTS_LOOK']
const wrong: string[] = []
let room: Room

async function state(name: string, reach: (page: Page) => Promise<void>, buttons: readonly RegExp[] = [/^登记/u, /^新来访/u]): Promise<void> {
  const { page } = room
  await reach(page)
  for (const look of looks) {
    if (folder !== undefined && wanted !== undefined && look.name !== wanted) continue
    await wear(page, look)
    await page.mouse.move(700, 760)
    if (folder === undefined) {
      wrong.push(...(await faultsOf(page, buttons)).map((line) => `${name} at ${look.name}: ${line}`))
      continue
    }
    await page.waitForTimeout(400)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}-${look.name.replace('%', '')}.png`), await pictureOf(room))
  }
  if (folder === undefined) wrong.push(...(await barriersOf(page)).map((line) => `${name}: ${line}`))
  await wear(page, looks[0])
}

const fold = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(`^${title}`, 'u') })
const openFold = async (page: Page, title: string) => {
  if ((await fold(page, title).getAttribute('aria-expanded')) !== 'true') await fold(page, title).press('Enter')
  await expect(fold(page, title)).toHaveAttribute('aria-expanded', 'true')
}
const fresh = async (page: Page) => {
  const tabs = page.getByRole('tablist', { name: '草稿' }).getByRole('tab')
  const before = await tabs.count()
  await page.keyboard.press('F2')
  await expect(tabs).toHaveCount(before + 1)
  await expect(page.getByLabel('姓名')).toHaveValue('')
}

test.beforeAll(async () => {
  room = await startRoom(newProfile().folder)
  await furnish(room.page)
  await sizeWindow(room)
  await room.page.getByLabel('登录名').fill('li')
  await room.page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await room.page.keyboard.press('Enter')
  await expect(room.page.getByRole('link', { name: '接待室设置' })).toBeVisible({ timeout: 30_000 })
})
test.afterAll(() => room.close())

async function firstFields(): Promise<void> {
  await state('01-empty', fresh)
  await state('02-filled', async (page) => {
    await fillVisit(page)
    await page.getByRole('radio', { name: /^3/u }).check({ force: true })
    await expect(page.getByText('承诺办结日')).toBeVisible()
  })
  await state('03-refused', async (page) => {
    await fresh(page)
    await page.getByLabel('姓名').fill('林安')
    await page.getByRole('textbox', { name: '证件号' }).fill('110105194912310021')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').first()).toBeVisible()
  })
  await state('04-recognised', async (page) => {
    for (const [name, address] of [[visitor.name, visitor.address], ['王桂英', '桂花路 18 号 3 栋 202']] as const) {
      const made = await call(page, 'petitions.register', { form: { petitioner: { mode: 'named', name, phone: visitor.phone, address }, headcount: 1, representatives: [], form: 'visit', title: visitor.title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
      expect(made.ok).toBe(true)
    }
    await fillVisit(page)
    await expect(page.getByRole('button', { name: '是此人' }).first()).toBeVisible()
  })
  await state('05-chosen', async (page) => {
    await page.keyboard.press('Alt+1')
    await expect(page.getByText('已选定', { exact: true })).toBeVisible()
  })
}

async function special(): Promise<void> {
  await state('06-anonymous', async (page) => {
    await fresh(page)
    await openFold(page, '更多身份信息')
    await page.getByText('匿名', { exact: true }).click()
  })
  await state('07-on-behalf', async (page) => {
    await page.getByText('代为反映', { exact: true }).click()
    await page.getByLabel('被代理人证件号').fill('110105491231002')
  })
  await state('08-joint', async (page) => {
    await fresh(page)
    await page.getByLabel('来访人数').fill('7')
    await openFold(page, '代表名单')
    for (let count = 1; count <= 5; count += 1) {
      await page.getByRole('button', { name: '添加代表' }).press('Enter')
      await page.getByLabel(`代表 ${count} 姓名`).fill(`代表${count}`)
    }
    await page.getByRole('group', { name: '代表 2' }).getByLabel('证件号').fill('110105194912310021')
    await page.getByRole('group', { name: '代表 3' }).getByLabel('证件号').fill('110105491231002')
    await page.getByRole('group', { name: '代表 4' }).getByLabel('证件号').fill(visitor.idNumber)
  })
  await state('09-report', async (page) => {
    await fresh(page)
    await page.getByText('检举控告', { exact: true }).click()
    await page.getByRole('combobox', { name: /^不得查看的人员/u }).fill('赵')
    await page.getByRole('option', { name: '赵立新' }).click()
    await page.keyboard.press('Escape')
  })
  await state('10-guard', async (page) => {
    await fresh(page)
    await page.getByRole('radio', { name: /无理缠访/u }).check({ force: true })
    await page.getByLabel('姓名').fill('林安')
    await page.getByLabel('事项标题').fill('再次反映同一事项')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').first()).toBeVisible()
  })
}

test('holds at every size in every state', async () => {
  await firstFields()
  await special()
  for (const [at, title] of ['更多身份信息', '来访情况', '诉求详情', '收到的材料', '录音录像告知'].entries()) {
    await state(`${11 + at}-fold-${title}`, async (page) => {
      await fresh(page)
      await openFold(page, title)
      if (title === '诉求详情') for (const flag of ['扬言', '家暴', '列入满意度评价']) await page.getByText(flag, { exact: true }).click()
      if (title === '收到的材料') for (let count = 0; count < 2; count += 1) await page.getByRole('button', { name: '添加材料' }).press('Enter')
      if (title === '录音录像告知') await page.getByText('我与本事项有直接利害关系').click()
    })
  }
  await state('20-all-folds', async (page) => {
    for (const title of ['更多身份信息', '代表名单', '来访情况', '诉求详情', '收到的材料', '录音录像告知']) await openFold(page, title)
  })
  expect([...new Set(wrong)]).toEqual([])
})

test('so does the page of a petition with all that a register can hold, and the person’s card', async () => {
  const { page } = room
  const who = { mode: 'onBehalf', name: '何玉兰', paperType: 'id', idNumber: '110105194912310021', idReason: '证件磨损，本人口述', phone: '13700002222', address: visitor.address, grid: '第三网格', occupation: '退(离)休人员', relation: '亲属' }
  const rest = { principal: { name: '何父', idNumber: '110105491231002', idReason: '只有旧证', phone: '13700003333', relation: '父女' }, ethnicity: '汉', otherPhones: ['07505550103'], domicile: '江门市蓬江区桂花镇', workplace: '第二纸厂', position: '会计', political: '群众', postcode: '529000', email: 'he@example.cn' }
  const matter = {
    window: '2 号', companions: '儿子', affected: 12, incident: '大声说“再不修就去堵路”', incidentHandled: '九点十分报告分管领导', linkNote: '同一楼道', earlierBodies: '物业公司', locality: '桂花社区', contentClass3: '漏水', cause: '久拖未修', system: '住建',
    hotIssue: '物业', procedures: ['诉讼'], procedureStage: '一审未判', amount: 3200.5, reviewStage: '复查', accused: '桂花物业', requests: '请求维修', facts: '自八月起渗水', contentClass1: '城乡建设', flags: ['扬言', '列入满意度评价'],
  }
  const form = { headcount: 7, representatives: [{ name: '林安', phone: '13600001111' }, { name: '何平', idNumber: visitor.idNumber }], form: 'visit', title: visitor.title, materials: [{ name: '照片', copies: 1, pages: 3, original: false }], excludedIds: [], petitionClass: 'complex', ...matter }
  const made = await call(page, 'petitions.register', { form: { ...form, petitioner: { ...who, ...rest } } })
  const others = [await call(page, 'petitions.register', { form: { ...form, petitioner: { mode: 'named', name: who.name, phone: '13700009999' } } }), await call(page, 'petitions.register', { form: { ...form, petitioner: { mode: 'named', name: who.name, address: '江海路 9 号' } } })]
  const [main, other] = [made, ...others].map((reply) => reply.value as { readonly id: number; readonly personId: number; readonly number: string })
  expect((await call(page, 'people.merge', { keepId: main?.personId, otherId: other?.personId, reason: '本人当面确认，同住一址' })).ok).toBe(true)
  await state('30-page', async () => {
    await page.keyboard.press('F3')
    await page.getByRole('link', { name: main?.number ?? '' }).click()
    await page.getByRole('button', { name: '查找同一人的其他档案…' }).press('Enter')
    await page.getByRole('button', { name: '是同一人，并入本档案…' }).press('Enter')
    await page.getByRole('button', { name: '合并（可撤销）' }).press('Enter')
    await expect(page.getByText(/请写明原因/u)).toBeVisible()
  }, [/^登记回执/u, /^移交/u])
  expect([...new Set(wrong)]).toEqual([])
})
