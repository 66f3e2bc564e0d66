/** What was copied out of the room leaves the clipboard: after a while, at locking and when the program is left; what others put there stays. */
import { expect, test, type Page } from '@playwright/test'
import { newProfile, startRoom, type Room } from './app'
import { furnish } from './cast'
import { logIn } from './session'
import { pressLock } from './keys'

const kept = '三栋二单元楼道长期漏水'
const profile = newProfile()
let room: Room

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
  await logIn(room)
  await room.page.keyboard.press('F2')
  await title(room.page).fill(kept)
})
test.afterAll(() => {
  room.app.process().kill('SIGKILL')
  profile.remove()
})

const title = (page: Page) => page.getByLabel('事项标题')
const onClipboard = () => room.app.evaluate(async ({ clipboard }) => clipboard.readText())
const putByOthers = (text: string) => room.app.evaluate(async ({ clipboard }, other) => clipboard.writeText(other), text)
async function copy(): Promise<void> {
  await expect(title(room.page)).toHaveValue(kept)
  // A form that has just come back takes the focus once more.
  await expect(async () => {
    await title(room.page).selectText()
    await title(room.page).press('Control+C')
    expect(await onClipboard()).toBe(kept)
  }).toPass()
}

test('copying, cutting and pasting in a field work as ever', async () => {
  await copy()
  await room.page.keyboard.press('Control+X')
  await expect(title(room.page)).toHaveValue('')
  await expect.poll(onClipboard).toBe(kept)
  await room.page.keyboard.press('Control+V')
  await expect(title(room.page)).toHaveValue(kept)
})

test('it is gone after fifteen seconds, words marked on the page too', async () => {
  await copy()
  await expect.poll(onClipboard, { timeout: 25_000 }).toBe('')
  await room.page.getByRole('heading').first().selectText()
  await room.page.keyboard.press('Control+C')
  await expect.poll(onClipboard).not.toBe('')
  await expect.poll(onClipboard, { timeout: 25_000 }).toBe('')
})

async function lock(): Promise<void> {
  const locked = room.app.waitForEvent('window')
  await pressLock(room.page)
  room.page = await locked
  await expect(room.page.getByLabel('登录名')).toBeVisible()
}

test('it is gone when the room is locked, unless somebody else has put something there since', async () => {
  await copy()
  await lock()
  expect(await onClipboard()).toBe('')
  await logIn(room)
  await copy()
  await putByOthers('别的程序复制的')
  await lock()
  expect(await onClipboard()).toBe('别的程序复制的')
})

test('it is gone when the program is left', async () => {
  await logIn(room)
  await copy()
  await room.app.evaluate(({ app, BrowserWindow }) => {
    app.exit = () => Reflect.set(globalThis, 'left', true)
    BrowserWindow.getAllWindows()[0]?.close()
  })
  await expect.poll(() => room.app.evaluate(() => Reflect.get(globalThis, 'left') as boolean | undefined), { timeout: 60_000 }).toBe(true)
  expect(await onClipboard()).toBe('')
})
