/** First start on the screens: breaking off leaves nothing, the wizard names what is missing, and its end opens a room that can be logged into. */
import { expect, test } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { newProfile, startRoom } from './app'
import { desk, passphrase } from './cast'

const profile = newProfile()
test.afterAll(() => profile.remove())
const vaultFiles = (): string[] => readdirSync(profile.folder).filter((name) => name.startsWith('vault'))

test('from the first screen to the first log-in', async () => {
  const first = await startRoom(profile.folder)
  await first.page.getByLabel('接待室名称').fill(desk.roomName)
  await first.close()
  expect(vaultFiles()).toEqual([])

  const room = await startRoom(profile.folder)
  const { page } = room
  const next = page.getByRole('button', { name: '下一步' })
  await next.click()
  await expect(page.getByText('请填写接待室名称')).toBeVisible()
  await expect(page.getByLabel('接待室名称')).toBeFocused()
  for (const [label, text] of [['接待室名称', desk.roomName], ['街道/社区名称', desk.community], ['联系电话', desk.phone], ['查询电话', desk.queryPhone], ['出具单位', desk.issuingUnit]] as const) await page.getByRole('textbox', { name: label }).fill(text)
  await page.getByRole('textbox', { name: '地址', exact: false }).first().fill(desk.address)
  await next.click()
  await page.getByLabel('登录名').fill('li')
  await page.getByLabel('姓名').fill('李晓岚')
  await page.getByRole('textbox', { name: '密码' }).first().fill('123')
  await next.click()
  await expect(page.getByText('密码至少 10 个字符')).toBeVisible()
  await page.getByRole('textbox', { name: '密码' }).first().fill(passphrase)
  await page.getByLabel('再输一次密码').fill(passphrase)
  await next.click()
  const halves = [await page.getByLabel('恢复密钥第一半').textContent() ?? '', await page.getByLabel('恢复密钥第二半').textContent() ?? ''] as const
  await next.click()
  await page.getByLabel('恢复密钥第一半').fill('not the key')
  await expect(page.getByText('与显示的不一致，请对照纸张').first()).toBeVisible()
  expect(vaultFiles()).toEqual([])
  await page.getByLabel('恢复密钥第一半').fill(halves[0].toLowerCase())
  await page.getByLabel('恢复密钥第二半').fill(halves[1])
  await next.click()
  await expect(page.getByRole('table', { name: '账号' })).toContainText('李晓岚')
  expect(vaultFiles()).toEqual([])
  await page.getByRole('button', { name: '完成，建立接待室' }).click()
  await page.getByLabel('登录名').fill('li')
  await page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('link', { name: '接访登记' })).toBeVisible()
  expect(vaultFiles()).toContain('vault')
  await room.close()
})
