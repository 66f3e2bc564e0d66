/** A short working session that leaves as many traces as it can: a visit with a mark in every text, its receipt saved and printed, a draft, a search. */
import { expect } from '@playwright/test'
import { join } from 'node:path'
import type { Room } from './app'
import { call, passphrase } from './cast'
import { fillVisit } from './keys'

/** Found nowhere else; the phone and the number are looked for as they stand. */
export const marks = { name: '欧阳秋棠', title: '海棠街暗渠回灌甲乙丙', address: '紫荆里九巷廿七号', phone: '13900007531', draft: '未完之事丁戊己庚', idNumber: '11010519491231002X' } as const

export async function logIn(room: Pick<Room, 'page'>, typed: string = passphrase, login = 'li'): Promise<void> {
  await room.page.getByLabel('登录名').fill(login)
  await room.page.getByRole('textbox', { name: '密码' }).fill(typed)
  await room.page.keyboard.press('Enter')
  await expect(room.page.getByLabel('登录名')).toHaveCount(0)
}

/** From the open room; the receipt's PDF goes to `folder`, and its sheet to the default printer when there is one. */
export async function work(room: Room, folder: string, printing = false): Promise<void> {
  await fillVisit(room.page, marks)
  await room.page.keyboard.press('Control+Enter')
  await expect(room.page.getByText('XF26-0001').first()).toBeVisible()
  if (printing) {
    await expect(room.page.getByRole('button', { name: '打印（F9）' })).toBeEnabled()
    await room.page.keyboard.press('F9')
    await expect(room.page.getByText('已送到打印机')).toBeVisible()
  }
  await room.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, join(folder, 'receipt.pdf'))
  await room.page.getByRole('button', { name: '保存 PDF' }).click()
  await expect(room.page.getByText('已保存 PDF')).toBeVisible()
  await room.page.keyboard.press('F3')
  await expect(room.page.getByText('XF26-0001').first()).toBeVisible()
  expect((await call(room.page, 'petitions.list', { text: marks.title })).ok).toBe(true)
  await fillVisit(room.page, { ...marks, name: '', idNumber: '', phone: '', address: '', title: marks.draft })
  await expect(room.page.getByText('已保存', { exact: false }).first()).toBeVisible()
}
