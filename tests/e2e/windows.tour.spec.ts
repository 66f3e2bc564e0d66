/** The folds, errors and small windows that the other tours pass by: of 接访登记, of a petition's page, of the first log-in, of restoring, and a first start beside backups. */
import { expect, test, type Page } from '@playwright/test'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { days, liveThrough } from './inventedDays'
import { logIn, startTour, textbox } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())

const colleague = { login: 'chen', name: '陈新', roles: ['reception'], first: '窗台上的三盆绿萝和两盆吊兰', passphrase }
const fold = (page: Page, title: string) => page.getByRole('button', { name: new RegExp(`^${title}`, 'u') })
const register = [/^登记/u]

async function enter(page: Page, login: string): Promise<void> {
  await logIn(page, login, passphrase)
  await expect(page.getByRole('link', { name: '接待室设置' })).toBeVisible()
}

async function begin(page: Page): Promise<void> {
  const tabs = page.getByRole('tablist', { name: '草稿' }).getByRole('tab')
  const before = await tabs.count()
  await page.keyboard.press('F2')
  await expect(tabs).toHaveCount(before + 1)
  await expect(page.getByLabel('姓名')).toHaveValue('')
}

async function folds(page: Page): Promise<void> {
  await begin(page)
  let open: string | undefined
  for (const [name, title] of [['who', '更多身份信息'], ['representatives', '代表名单'], ['visit', '来访情况'], ['matter', '诉求详情'], ['materials', '收到的材料'], ['notice', '录音录像告知']] as const) {
    await stop(`intake-${name}`, register, async () => {
      if (open !== undefined) await fold(page, open).press('Enter')
      open = title
      await fold(page, title).press('Enter')
      await expect(fold(page, title)).toHaveAttribute('aria-expanded', 'true')
      if (name === 'representatives' || name === 'materials') await page.getByRole('button', { name: name === 'materials' ? '添加材料' : '添加代表' }).press('Enter')
    })
  }
}

async function errors(page: Page): Promise<void> {
  await stop('intake-id-wrong', register, async () => {
    await begin(page)
    await page.getByLabel('姓名').fill('林安')
    await textbox(page, /^证件号/u).fill('110105194912310021')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByLabel('仍保存（原因）')).toBeFocused()
  })
  await stop('intake-id-fifteen', register, async () => {
    await textbox(page, /^证件号/u).fill('110105491231002')
    await expect(page.getByRole('button', { name: /^改用 18 位/u })).toBeVisible()
  })
  await stop('intake-anonymous', register, async () => {
    await fold(page, '更多身份信息').press('Enter')
    await page.getByText('匿名', { exact: true }).click()
    await expect(page.getByText('匿名登记不保存', { exact: false })).toBeVisible()
  })
  await stop('intake-guard', register, async () => {
    await begin(page)
    await page.getByRole('radio', { name: /^无理缠访/u }).check({ force: true })
    await expect(page.getByLabel('法律意见书编号')).toBeVisible()
  })
  await stop('due-basis', register, async () => {
    await page.getByRole('button', { name: '依据' }).first().click()
    await expect(page.getByText('起算')).toBeVisible()
  })
  await stop('intake-passed-over', register, async () => {
    await begin(page)
    await page.getByLabel('姓名').fill(visitor.name)
    await textbox(page, /^证件号/u).fill(visitor.idNumber)
    await page.getByLabel('事项标题').fill(visitor.title)
    await page.getByRole('radio', { name: /^政策咨询/u }).check({ force: true })
    await expect(page.getByRole('button', { name: '是此人' })).toBeVisible()
    await expect(page.getByText(/^草稿已保存/u)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('已有证件号相同的档案')
  })
}

async function onAPetition(page: Page): Promise<void> {
  await page.keyboard.press('F3')
  await page.getByRole('link', { name: 'XF26-0003' }).click()
  await stop('petition-reassign', ['改归属'], async () => {
    await page.getByRole('button', { name: /改归属…$/u }).click()
    await page.getByLabel(/^改归属的原因/u).fill('登记时认错了人')
  })
  await stop('petition-own-file', ['列出查询单'], async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: '本人查询…' }).click()
    await page.getByLabel(/^原因/u).fill('本人持身份证到场申请')
  })
}

async function restoring(): Promise<void> {
  await tour.open(profile.folder, days.today)
  await stop('restore-confirm', ['恢复这份备份'], async (page) => {
    await page.getByRole('button', { name: '从备份恢复' }).click()
    await page.getByRole('radio').last().check()
    await page.getByRole('button', { name: '下一步' }).click()
    await textbox(page, '登录名').fill('zhao')
    await textbox(page, /^密码/u).fill(passphrase)
    await page.getByRole('button', { name: '打开并核对' }).click()
    await expect(page.getByText(/恢复后会少/u)).toBeVisible()
  })
  await stop('restore-done', ['去登录'], async (page) => {
    await textbox(page, /^恢复的原因/u).fill('更换硬盘')
    await textbox(page, /^再输一次密码/u).fill(passphrase)
    await page.getByRole('button', { name: '恢复这份备份' }).click()
    await expect(page.getByText('恢复好了')).toBeVisible()
  })
}

test('folds, errors and small windows', async () => {
  await tour.open(profile.folder, days.first)
  await furnish(tour.page())
  await liveThrough(tour.page(), 'first')
  await tour.open(profile.folder, days.second)
  await liveThrough(tour.page(), 'second')
  await tour.open(profile.folder, days.today)
  await enter(tour.page(), 'admin')
  expect(await call(tour.page(), 'accounts.create', colleague)).toMatchObject({ ok: true })
  await tour.open(profile.folder, days.today)
  await stop('first-password', ['改密码并开始'], async (page) => {
    await logIn(page, colleague.login, colleague.first)
    await expect(page.getByRole('heading', { name: '陈新，请先改密码' })).toBeVisible()
  })
  await tour.open(profile.folder, days.today)
  const page = tour.page()
  await enter(page, 'li')
  await folds(page)
  await errors(page)
  await onAPetition(page)
  await restoring()
  await tour.close()
  renameSync(join(profile.folder, 'vault'), join(profile.folder, 'elsewhere'))
  await tour.open(profile.folder, days.today)
  await stop('setup-beside-backups', ['从备份恢复', '下一步'], async (page) => {
    await expect(page.getByText('数据文件夹却不见了', { exact: false })).toBeVisible()
  })
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})
