/** The screens of those who look after the room: people, approvals, audit log, backups and restoring, health, keeping and erasing. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile } from './app'
import { call, furnish, passphrase } from './cast'
import { days, liveThrough } from './inventedDays'
import { logIn, startTour, textbox } from './stops'

test.setTimeout(900_000)
const { stop, wrong, ...tour } = startTour()
const profile = newProfile()
test.afterAll(() => profile.remove())

const colleague = { login: 'chen', name: '陈新', roles: ['reception'], first: '窗台上的三盆绿萝和两盆吊兰', passphrase }

async function enter(page: Page, login: string): Promise<void> {
  await logIn(page, login, passphrase)
  await expect(page.getByRole('link', { name: '接待室设置' })).toBeVisible()
}

async function asAdministrator(page: Page): Promise<void> {
  await enter(page, 'admin')
  await stop('accounts', ['新建账号'], async () => {
    await page.getByRole('link', { name: '人员与权限' }).click()
    await expect(page.getByRole('row', { name: /李晓岚/u })).toBeVisible()
  })
  await stop('accounts-new', ['建账号'], async () => {
    await page.getByRole('button', { name: '新建账号' }).click()
    await textbox(page, '登录名').fill('chen')
    await textbox(page, '姓名').fill('陈新')
  })
  await page.keyboard.press('Escape')
}

async function asLeader(page: Page): Promise<void> {
  await enter(page, 'zhao')
  await stop('approvals', [], async () => {
    await page.getByRole('link', { name: /权限审批/u }).click()
    await expect(page.getByText('陈新').first()).toBeVisible()
  })
  await stop('audit', ['核验', '导出…'], async () => {
    await page.getByRole('link', { name: '审计日志' }).click()
    await expect(page.getByRole('row', { name: /登记信访事项/u }).first()).toBeVisible()
    await page.getByRole('button', { name: '核验' }).click()
    await expect(page.getByText(/日志完整/u)).toBeVisible()
  })
  await stop('audit-export', [], async () => {
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.getByRole('button', { name: '导出…' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  })
  await stop('backups', [], async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: '备份与恢复' }).click()
    await expect(page.getByRole('heading', { name: '备份与恢复' })).toBeVisible()
    await expect(page.getByRole('row').nth(1)).toBeVisible()
  })
  await stop('health', [], async () => {
    await page.getByRole('link', { name: '体检' }).click()
    await expect(page.getByRole('heading', { name: '体检' })).toBeVisible()
    await expect(page.getByText(/审计/u).first()).toBeVisible()
  })
}

async function tenYearsLater(page: Page): Promise<void> {
  await enter(page, 'li')
  await stop('retention', ['提出销毁'], async () => {
    await page.getByRole('link', { name: '保管与销毁' }).click()
    await expect(page.getByRole('row', { name: /XF26-0001/u })).toBeVisible()
  })
  await stop('retention-propose', ['提出'], async () => {
    await page.getByRole('checkbox', { name: '选中 XF26-0001' }).check()
    await page.getByRole('button', { name: '提出销毁' }).click()
    await textbox(page, '原因').fill('保管期满，已核对')
  })
}

test('who looks after the room', async () => {
  await tour.open(profile.folder, days.first)
  await furnish(tour.page())
  await liveThrough(tour.page(), 'first')
  await tour.open(profile.folder, days.today)
  await asAdministrator(tour.page())
  expect(await call(tour.page(), 'accounts.create', colleague)).toMatchObject({ ok: true })
  await tour.open(profile.folder, days.today)
  await asLeader(tour.page())
  await tour.open(profile.folder, days.today)
  await stop('restore-choose', ['下一步'], async (page) => {
    await page.getByRole('button', { name: '从备份恢复' }).click()
    await expect(page.getByRole('radio').first()).toBeVisible()
  })
  await stop('restore-prove', ['打开并核对'], async (page) => {
    await page.getByRole('radio').last().check()
    await page.getByRole('button', { name: '下一步' }).click()
    await textbox(page, '登录名').fill('zhao')
  })
  await tour.open(profile.folder, '2037-03-02T09:00:00+08:00')
  await tenYearsLater(tour.page())
  await tour.close()
  expect([...new Set(wrong)]).toEqual([])
})
