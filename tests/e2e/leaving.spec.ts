/** Leaving the program: what was typed a moment before is there at the next start, and what could not be saved is asked about first. */
import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish } from './cast'
import { logIn } from './session'

const profile = newProfile()
let room: Room

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
  await logIn(room)
})
test.afterAll(() => profile.remove())

/** As a click on the window's cross would. */
const close = () => room.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows().find((window) => window.isVisible())?.close() })
const windows = () => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()).sort())
const answer = (response: 0 | 1) => room.app.evaluate(({ dialog }, button) => {
  dialog.showMessageBox = ((_window: unknown, options: { readonly message: string }) => {
    Reflect.set(globalThis, 'asked', options.message)
    return Promise.resolve({ response: button, checkboxChecked: false })
  }) as typeof dialog.showMessageBox
}, response)
const asked = () => room.app.evaluate(() => Reflect.get(globalThis, 'asked') as string | undefined)

test('typed and closed at once: everything is there again, a draft and a note', async () => {
  const { page } = room
  const made = await call(page, 'petitions.register', { form: { petitioner: { mode: 'named', name: '王桂英' }, headcount: 1, representatives: [], form: 'visit', title: '楼道漏水', flags: [], materials: [], excludedIds: [], petitionClass: 'simple' } })
  const { id } = made.value as { readonly id: number }
  await page.keyboard.press('F3')
  await page.getByRole('link', { name: 'XF26-0001' }).click()
  await page.getByLabel('添加记录').fill('说到一半的电话')
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: '姓名' }).fill('林安')
  await page.getByLabel('事项标题').fill('最后一刻的标题')
  const ended = new Promise((done) => { room.app.process().once('exit', done) })
  await close()
  await ended
  expect(room.complaints).toEqual([])
  room = await startRoom(profile.folder)
  await logIn(room)
  await expect(room.page.getByRole('textbox', { name: '姓名' })).toHaveValue('林安')
  await expect(room.page.getByLabel('事项标题')).toHaveValue('最后一刻的标题')
  expect(await call(room.page, 'petitions.noteDraft', { id })).toMatchObject({ ok: true, value: { text: '说到一半的电话' } })
})

test('text that could not be saved is asked about before closing and before F12; staying keeps it', async () => {
  const { page } = room
  await answer(0)
  const [draft] = (await call(page, 'drafts.list', {})).value as readonly { readonly id: number }[]
  const { revision, form } = (await call(page, 'drafts.open', { id: draft?.id })).value as { readonly revision: number; readonly form: object }
  expect((await call(page, 'drafts.save', { id: draft?.id, revision, form })).ok).toBe(true)
  await page.getByLabel('事项标题').fill('没有存成的标题')
  await expect(page.getByText('这份草稿在别处改过')).toBeVisible()
  await close()
  await expect.poll(asked).toContain('有 1 份正在填写的内容没有保存成，现在退出会丢失')
  await page.keyboard.press('F12')
  await expect.poll(asked).toContain('现在锁定会丢失')
  await expect(page.getByLabel('事项标题')).toHaveValue('没有存成的标题')
  expect(await windows()).toEqual([true])
  await page.getByRole('button', { name: '保留这里的内容' }).click()
  await expect(page.getByText(/^草稿已保存/u)).toBeVisible()
  const ended = new Promise((done) => { room.app.process().once('exit', done) })
  await close()
  await ended
})

test('the window kept for documents keeps nobody from leaving', async () => {
  room = await startRoom(profile.folder)
  await logIn(room)
  await room.app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, join(profile.folder, 'page.pdf'))
  expect(await call(room.page, 'shell.savePdf', { html: '<!doctype html><html lang="zh-CN"><head><title>一页</title></head><body><p>一页</p></body></html>', paper: 'a4', suggestedName: 'page.pdf' })).toMatchObject({ ok: true })
  expect(await windows()).toEqual([false, true])
  const ended = new Promise((done) => { room.app.process().once('exit', done) })
  await close()
  await ended
})
