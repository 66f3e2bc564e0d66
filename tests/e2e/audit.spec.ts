/** The audit log on the built app: read by the leader, verified, the day sheet saved; nothing wider than the window. */
import { expect, test } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom } from './app'
import { call, furnish, passphrase } from './cast'

test('the leader reads, verifies, exports and takes the day sheet along', async () => {
  const profile = newProfile()
  const room = await startRoom(profile.folder)
  await furnish(room.page)
  await room.page.reload()
  await room.page.getByLabel('登录名').fill('zhao')
  await room.page.getByLabel('密码', { exact: true }).fill(passphrase)
  await room.page.keyboard.press('Enter')
  const link = room.page.getByRole('link', { name: /审计日志/u })
  await expect(link).toBeVisible()
  await call(room.page, 'desk.saveSettings', {})
  await call(room.page, 'drafts.start', {})
  await link.click()
  await expect(room.page.getByRole('row', { name: /建立接待室/u })).toBeVisible()
  await expect(room.page.getByRole('row', { name: /新建草稿/u })).toBeVisible()
  expect(await room.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  const shots = process.env['AUDIT_SHOTS']
  if (shots !== undefined) await room.page.screenshot({ path: join(shots, 'audit.png') })
  await room.page.getByRole('button', { name: '核验' }).click()
  await expect(room.page.getByText('日志完整')).toBeVisible()
  if (shots !== undefined) await room.page.screenshot({ path: join(shots, 'verify.png') })
  await room.page.keyboard.press('Escape')
  const file = join(profile.folder, 'log.csv')
  await room.app.evaluate(({ dialog }, path) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path }) }, file)
  await room.page.getByRole('button', { name: '导出…' }).click()
  await room.page.getByLabel(/您自己的密码/u).fill(passphrase)
  if (shots !== undefined) await room.page.screenshot({ path: join(shots, 'export.png') })
  await room.page.keyboard.press('Enter')
  await expect(room.page.getByText(/已导出 \d+ 条/u)).toBeVisible()
  expect(readFileSync(file, 'utf8')).toMatch(/^\ufeff"序号","时间"/u)
  await room.app.evaluate(({ dialog }, path) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path }) }, `${file}.pdf`)
  const sheet = room.page.getByRole('button', { name: '值班单' })
  await sheet.focus()
  await room.page.keyboard.press('Enter')
  await room.page.getByRole('menuitem', { name: '保存为 PDF' }).press('Enter')
  await expect(room.page.getByText('值班单已保存')).toBeVisible()
  expect(existsSync(`${file}.pdf`)).toBe(true)
  await room.close()
  profile.remove()
})
