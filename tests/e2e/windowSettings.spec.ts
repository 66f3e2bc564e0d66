/** The settings every window really has, read back from the running program: that of the room and the hidden one of a document. */
import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish } from './cast'
import { logIn } from './session'
import { pressLock } from './keys'

const profile = newProfile()
let room: Room

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
})

/** What the running window tells of itself; the rest is looked at in its source (tests/architecture). */
const guarded = {
  sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true, allowRunningInsecureContent: false,
  experimentalFeatures: false, safeDialogs: true,
}

test('the window of the room', async () => {
  const settings = await room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences') as () => object, webContents, [])))
  expect(settings).toEqual([expect.objectContaining(guarded)])
})

test('the hidden window of a document runs no script', async () => {
  await room.app.evaluate(({ app, dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    app.on('web-contents-created', (_event, contents) => {
      contents.on('did-finish-load', () => Reflect.set(globalThis, 'paperSettings', Reflect.apply(Reflect.get(contents, 'getLastWebPreferences') as () => object, contents, [])))
    })
  }, join(profile.folder, 'paper.pdf'))
  expect(await call(room.page, 'shell.savePdf', { html: '<!doctype html><title>x</title><p>x', paper: 'a5', suggestedName: 'x.pdf' })).toMatchObject({ ok: true })
  expect(await room.app.evaluate(() => Reflect.get(globalThis, 'paperSettings') as object)).toMatchObject({ ...guarded, javascript: false })
})

/** Titles of the windows that nobody sees. */
const hidden = () => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => !window.isVisible()).map(({ webContents }) => webContents.getTitle()))

test('the session keeps nothing and has no language to check', async () => {
  expect(await room.app.evaluate(({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows().find((window) => window.isVisible())?.webContents.session
    return [session?.isPersistent(), session?.isSpellCheckerEnabled(), session?.getSpellCheckerLanguages()]
  })).toEqual([false, false, []])
})

test('every window of the room is kept out of pictures of the screen, that of after a lock too; the hidden one for documents ends with it', async () => {
  // Linux has no such protection to read back, so it is heard that the system is asked for it.
  await room.app.evaluate(({ BrowserWindow }) => {
    const asked: boolean[] = []
    Reflect.set(globalThis, 'protection', asked)
    const protect = Reflect.get(BrowserWindow.prototype, 'setContentProtection') as (enable: boolean) => void
    BrowserWindow.prototype.setContentProtection = function (enable) {
      asked.push(enable)
      Reflect.apply(protect, this, [enable])
    }
  })
  await furnish(room.page)
  await logIn(room)
  for (const name of ['one', 'two']) expect(await call(room.page, 'shell.savePdf', { html: `<!doctype html><title>${name}</title><p>x`, paper: 'a5', suggestedName: 'x.pdf' })).toMatchObject({ ok: true })
  await expect.poll(hidden, 'one hidden window is kept for the next document, without the words of the last').toEqual(['空白'])
  const locked = room.app.waitForEvent('window')
  await pressLock(room.page)
  room.page = await locked
  await expect.poll(hidden, 'a lock ends it').toEqual([])
  await expect(room.page.getByLabel('登录名')).toBeVisible()
  expect(await room.app.evaluate(() => Reflect.get(globalThis, 'protection') as boolean[])).toEqual([true])
  if (process.platform !== 'linux') expect(await room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isContentProtected()))).toEqual([true])
})
