/** The main job on the screens with keys alone: wrong password, registration, receipt, second print, restart, two drafts. */
import { expect, test } from '@playwright/test'
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { furnish, passphrase, visitor } from './cast'
import { fillVisit } from './keys'
import { readPdf } from './readBack'

async function logIn(room: Room, typed: string): Promise<void> {
  await room.page.getByLabel('登录名').fill('li')
  await room.page.getByRole('textbox', { name: '密码' }).fill(typed)
  await room.page.keyboard.press('Enter')
}

/** Pictures are taken when a folder is named for them. */
async function picture(room: Room, name: string): Promise<void> {
  const folder = process.env['ROOM_PICTURES']
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await room.page.waitForTimeout(700)
  await room.page.screenshot({ path: join(folder, `${name}.png`) })
}

test('from the locked room to a receipt and back after a restart', async () => {
  const profile = newProfile()
  let room = await startRoom(profile.folder)
  await picture(room, 'setup')
  await furnish(room.page)
  await logIn(room, 'not the right one')
  await expect(room.page.getByRole('alert')).toBeVisible()
  await picture(room, 'wrong-password')
  await room.page.waitForTimeout(2_500)
  await logIn(room, passphrase)
  await expect(room.page.getByLabel('登录名')).toHaveCount(0)
  await fillVisit(room.page)
  await expect(room.page.getByText('承诺办结日')).toBeVisible()
  await picture(room, 'intake')
  await room.page.keyboard.press('Control+Enter')
  await expect(room.page.getByText('XF26-0001').first()).toBeVisible()
  await picture(room, 'receipt')
  const file = join(profile.folder, 'receipt.pdf')
  await room.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await room.page.getByRole('button', { name: '保存 PDF' }).click()
  await expect(room.page.getByText('已保存 PDF')).toBeVisible()
  const pictures = process.env['ROOM_PICTURES']
  if (pictures !== undefined) copyFileSync(file, join(pictures, 'receipt.pdf'))
  const first = readPdf(file)
  expect([first.pages, Math.round(first.widthMm), Math.round(first.heightMm)]).toEqual([1, 148, 210])
  expect(first.text).not.toContain('补打')
  expect(first.qr).toContain('https://xf.example.cn/q')
  await room.page.getByRole('button', { name: '保存 PDF' }).click()
  await expect.poll(() => readPdf(file).text.replaceAll(/\s/gu, '')).toContain('补打')
  await fillVisit(room.page, { ...visitor, name: '李建国', idNumber: '', title: '咨询低保' })
  await room.page.waitForTimeout(1_500)
  await room.close()
  room = await startRoom(profile.folder)
  await logIn(room, passphrase)
  await expect(room.page.getByLabel('登录名')).toHaveCount(0)
  await room.page.keyboard.press('F3')
  await expect(room.page.getByText('XF26-0001').first()).toBeVisible()
  await picture(room, 'petitions')
  await fillVisit(room.page)
  await room.page.getByRole('tab', { name: '李*国' }).click()
  await expect(room.page.getByLabel('姓名')).toHaveValue('李建国')
  await expect(room.page.getByLabel('事项标题')).toHaveValue('咨询低保')
  await room.close()
  profile.remove()
})
