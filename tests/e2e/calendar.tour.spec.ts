/** 放假与时限 as the leader goes through it: the year, a notice tried with what it moves, the room's own days, the rules, the history. */
import { expect, test, type Page } from '@playwright/test'
import { NOTICE_2027 } from '../domain/notices'
import { newProfile } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { logIn, startTour, textbox } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())

const AT = '2026-12-30T10:00:00+08:00'

/** Matters whose limits reach into the next year. */
async function register(page: Page): Promise<void> {
  await call(page, 'vault.unlock', { login: 'li', passphrase })
  for (const [title, petitionClass] of [['咨询高龄津贴怎样办理', 'consult'], ['小区夜间货车噪声扰民', 'complex'], [visitor.title, 'simple']]) {
    const made = await call(page, 'petitions.register', { form: { petitioner: { mode: 'named', name: visitor.name, phone: visitor.phone, address: visitor.address }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass } })
    expect(made).toMatchObject({ ok: true })
  }
}

const show = async (page: Page, part: string) => page.getByText(part, { exact: true }).click()

test('the calendar and the rules', async () => {
  await tour.open(profile.folder, AT)
  await furnish(tour.page())
  await register(tour.page())
  await tour.open(profile.folder, AT)
  await logIn(tour.page(), 'zhao', passphrase)
  await stop('calendar', ['录入一年…'], async (page) => {
    await page.getByRole('link', { name: '放假与时限' }).click()
    await expect(page.getByRole('table', { name: '10月' })).toBeVisible()
    await expect(page.getByText('2027年放假安排未录入，日期暂定')).toBeVisible()
  })
  await stop('calendar-import', ['先试读'], async (page) => {
    await page.getByRole('button', { name: '录入一年…' }).click()
    await textbox(page, '内容').fill(`${NOTICE_2027}\n另请各单位在2月4日安排值班。`)
    await page.getByRole('button', { name: '先试读' }).click()
    await expect(page.getByRole('region', { name: '期限前后对照', exact: true })).toBeVisible()
  })
  await stop('calendar-effect', [], async (page) => {
    await page.getByLabel(/^来源/u).fill('国办发明电〔2026〕9号')
    await page.getByLabel(/^录入的原因/u).fill('通知已公布')
    await page.getByRole('checkbox', { name: /存疑的地方/u }).check()
    await page.getByRole('button', { name: '录入2027年并重算期限' }).scrollIntoViewIfNeeded()
  })
  await stop('calendar-year', [], async (page) => {
    await page.getByRole('button', { name: '录入2027年并重算期限' }).click()
    await expect(page.getByText('本室录入', { exact: true })).toBeVisible()
  })
  await stop('calendar-local', ['看看会变动哪些期限'], async (page) => {
    await page.getByRole('button', { name: '改本地放假、停办、上班…' }).click()
    await page.getByRole('button', { name: '1月5日 星期二 工作日' }).click()
    await page.getByRole('button', { name: '1月6日 星期三 工作日' }).click()
    await page.getByRole('button', { name: '看看会变动哪些期限' }).click()
    await expect(page.getByRole('region', { name: '期限前后对照', exact: true })).toBeVisible()
  })
  await stop('calendar-rules', [], async (page) => {
    await show(page, '时限规则')
    await page.getByRole('button', { name: '改“法定办结”' }).click()
    await page.getByRole('button', { name: '看看会变动哪些期限' }).click()
    await expect(page.getByLabel(/^来源/u)).toBeVisible()
  })
  await stop('calendar-history', [], async (page) => {
    await show(page, '改动记录')
    await expect(page.getByRole('cell', { name: '录入2027年放假安排' })).toBeVisible()
  })
  await tour.close()
  expect(wrong).toEqual([])
})
