/** The demo: the main job walked on the invented day, with pictures and the receipt where a folder is named for them. */
import { expect, test } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { demo } from '../../scripts/demoPeople'
import { newProfile, startRoom, type Room } from './app'
import { visitor } from './cast'
import { fillVisit } from './keys'
import { readPdf } from './readBack'

const root = resolve(import.meta.dirname, '../..')
const profile = newProfile()
const pictures = process.env['ROOM_PICTURES'] ?? join(profile.folder, 'pictures')
test.afterAll(() => profile.remove())

let taken = 0
async function picture(room: Room, name: string): Promise<void> {
  taken += 1
  await room.page.screenshot({ path: join(pictures, `${taken}-${name}.png`), animations: 'disabled' })
}

test('the main job on an invented day', async () => {
  mkdirSync(pictures, { recursive: true })
  const filled = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', `import { fillRoom } from './scripts/demoRoom.mjs'; process.stdout.write(JSON.stringify(await fillRoom(${JSON.stringify(profile.folder)})))`], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as { readonly taken: number; readonly registered: number; readonly calmed: number }
  // Sixty people in the morning, after eight matters of the days before.
  expect(filled).toMatchObject({ taken: 60 })
  expect(filled.calmed).toBeGreaterThan(2)
  const number = `XF26-${String(8 + filled.registered + 1).padStart(4, '0')}`
  const room = await startRoom(profile.folder, demo.at)
  const { page } = room
  await expect(page.getByLabel('登录名')).toBeVisible()
  await picture(room, 'locked')
  await page.getByLabel('登录名').fill(demo.accounts[0].login)
  await page.getByRole('textbox', { name: '密码' }).fill(demo.passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('登录名')).toHaveCount(0)
  await page.getByRole('link', { name: '候访', exact: true }).click()
  await expect(page.getByRole('heading', { name: '候访' })).toBeVisible()
  await expect(page.getByText(/A0\d\d/u).first()).toBeVisible()
  await picture(room, 'queue')
  await page.keyboard.press('F6')
  await expect(page.getByRole('heading', { name: '情绪缓冲室' })).toBeVisible()
  await picture(room, 'buffer')
  await page.getByRole('link', { name: '接访登记' }).click()
  await fillVisit(page)
  await expect(page.getByText('承诺办结日')).toBeVisible()
  await picture(room, 'visit')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(number).first()).toBeVisible()
  await picture(room, 'receipt')
  const file = join(pictures, 'receipt.pdf')
  rmSync(file, { force: true })
  await room.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: '保存 PDF' }).click()
  await expect(page.getByText('已保存 PDF')).toBeVisible()
  const facts = readPdf(file)
  expect(facts.text.replaceAll(/\s/gu, '')).toContain(number)
  expect(facts.qr).toContain(demo.desk.queryAddress)
  await page.keyboard.press('F3')
  await expect(page.getByText(number).first()).toBeVisible()
  await picture(room, 'petitions')
  await page.getByText(visitor.title).first().click()
  await expect(page.getByText('首接责任人').first()).toBeVisible()
  await picture(room, 'petition')
  await room.close()
})
