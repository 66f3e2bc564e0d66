/** Backups through the real window: by itself when the program is left, restored at the lock screen, and on a clean machine from a stick. */
import { expect, test } from '@playwright/test'
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase, visitor } from './cast'
import { barriersOf, faultsOf, looks, sizeWindow, wear } from './inspect'

test.describe.configure({ mode: 'serial' })
test.setTimeout(240_000)
const profile = newProfile()
const clean = newProfile()
const stick = newProfile()
let room: Room

const form = (title: string) => ({ petitioner: { mode: 'named', name: visitor.name, paperType: 'id', idNumber: visitor.idNumber, phone: visitor.phone, address: visitor.address }, headcount: 1, representatives: [], form: 'visit', title, flags: [], materials: [], excludedIds: [], petitionClass: 'simple' })
const register = async (title: string) => expect(await call(room.page, 'petitions.register', { form: form(title) })).toMatchObject({ ok: true })
const backups = (folder = join(profile.folder, 'vault-backups')): string[] => readdirSync(folder).filter((name) => name.startsWith('room-'))
const field = (label: string) => room.page.getByLabel(new RegExp(`^${label}(?:（.*）)?\\s*\\*?$`, 'u'))
const press = (name: string) => room.page.getByRole('button', { name, exact: true }).click()

async function logIn(login: string): Promise<void> {
  await field('登录名').fill(login)
  await field('密码').fill(passphrase)
  await press('登录')
  await expect(room.page.getByRole('link', { name: '备份与恢复' })).toBeVisible()
}
/** From the list of the wizard to the end; `title` is what the preview must say. */
async function restore(said: RegExp): Promise<void> {
  await room.page.getByRole('radio').last().check()
  await press('下一步')
  await field('登录名').fill('zhao')
  await field('密码').fill(passphrase)
  await press('打开并核对')
  await expect(room.page.getByText(said)).toBeVisible()
  await field('恢复的原因').fill('更换硬盘')
  await field('再输一次密码').fill(passphrase)
  await press('恢复这份备份')
  await expect(room.page.getByText('恢复好了')).toBeVisible()
  await press('去登录')
}
/** The process that holds keys and rows. */
const offices = (): Promise<number[]> => room.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name }) => name === 'Reception room office').map(({ pid }) => pid))
const plugIn = (filePath: string) => room.app.evaluate(({ dialog }, path) => {
  dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
}, filePath)

test.afterAll(async () => {
  await room.app.close()
  for (const one of [profile, clean, stick]) one.remove()
})

test('leaving the program backs up, encrypted', async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
  await room.page.reload()
  await logIn('zhao')
  await register('第一件事项')
  await room.close()
  const made = backups()
  expect(made).toHaveLength(1)
  for (const name of readdirSync(join(profile.folder, 'vault-backups', made[0] ?? ''))) expect(readFileSync(join(profile.folder, 'vault-backups', made[0] ?? '', name)).includes(visitor.name)).toBe(false)
})

test('the screens say how the backups stand; one goes to a stick; nothing is cut at any size', async () => {
  room = await startRoom(profile.folder)
  await sizeWindow(room)
  await logIn('zhao')
  await plugIn(stick.folder)
  await room.page.getByRole('link', { name: '备份与恢复' }).click()
  await press('备份到 U 盘…')
  await expect(room.page.getByText('备份正常', { exact: true })).toBeVisible()
  expect(backups(stick.folder)).toHaveLength(1)
  const wrong: string[] = []
  for (const [link, buttons] of [['备份与恢复', ['现在备份', '恢复演练']], ['体检', ['再检查一次', '保存体检包…']]] as const) {
    await room.page.getByRole('link', { name: link }).click()
    await expect(room.page.getByRole('button', { name: buttons[0] })).toBeVisible()
    wrong.push(...await barriersOf(room.page))
    for (const look of looks) {
      await wear(room.page, look)
      wrong.push(...(await faultsOf(room.page, buttons)).map((line) => `${link} at ${look.name}: ${line}`))
    }
    await wear(room.page, looks[0])
  }
  expect(wrong).toEqual([])
})

test('a restore at the lock screen says what vanishes and keeps the room that was there', async () => {
  await register('第二件事项')
  const next = room.app.waitForEvent('window')
  await call(room.page, 'shell.lock', {})
  room.page = await next
  await room.page.getByRole('button', { name: '从备份恢复' }).click()
  const [before = 0] = await offices()
  expect(before).toBeGreaterThan(0)
  await restore(/恢复后会少 1 件信访事项/u)
  await expect.poll(offices).not.toContain(before)
  expect(readdirSync(profile.folder).filter((name) => name.startsWith('vault-before'))).toHaveLength(1)
  await logIn('zhao')
  expect(await call(room.page, 'petitions.list', {})).toMatchObject({ ok: true, value: { rows: [{ title: '第一件事项' }] } })
  await room.close()
})

test('a clean machine takes the room from the stick', async () => {
  const copy = join(clean.folder, 'from-stick')
  mkdirSync(copy)
  cpSync(stick.folder, copy, { recursive: true })
  room = await startRoom(clean.folder)
  await plugIn(copy)
  await press('从备份恢复')
  await expect(room.page.getByText('这台电脑上没有备份', { exact: false })).toBeVisible()
  await press('从 U 盘或文件夹选…')
  await restore(/还没有接待室数据/u)
  await logIn('zhao')
  expect(await call(room.page, 'petitions.list', {})).toMatchObject({ ok: true, value: { rows: [{ title: '第一件事项' }] } })
  expect(room.complaints).toEqual([])
})
