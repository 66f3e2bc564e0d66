/** The boards beside the desk in real windows: what they may ask, that locking empties them at once, and that they come back. */
import { expect, test, type Page } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish, passphrase } from './cast'
import { barriersOf } from './inspect'
import { logIn } from './session'
import { pressLock } from './keys'

const guarded = {
  sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true, allowRunningInsecureContent: false,
  experimentalFeatures: false, safeDialogs: true,
}
const profile = newProfile()
let room: Room

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
})

type Kind = 'calls' | 'buffer'
const live = (kind: Kind) => `app://room/board.html?kind=${kind}`
const paused = (kind: Kind) => `app://room/paused.html#${kind}`
/** Addresses of all windows but the desk's, in order. */
const boards = () => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()).filter((url) => !url.startsWith('app://room/index.html')).sort())
const pageAt = async (url: string): Promise<Page> => {
  await expect.poll(() => room.app.windows().some((page) => page.url() === url)).toBe(true)
  return room.app.windows().find((page) => page.url() === url) ?? room.page
}

async function open(kind: Kind): Promise<Page> {
  expect(await call(room.page, 'shell.openBoard', { kind })).toMatchObject({ ok: true })
  return pageAt(live(kind))
}

/** Locks with F12; the desk's next page comes after the boards are empty. */
async function lock(): Promise<void> {
  await pressLock(room.page)
  await newDesk()
}

async function newDesk(): Promise<void> {
  const old = room.page
  await expect.poll(() => room.app.windows().some((page) => page !== old && page.url().startsWith('app://room/index.html'))).toBe(true)
  room.page = room.app.windows().find((page) => page !== old && page.url().startsWith('app://room/index.html')) ?? old
  await expect(room.page.getByLabel('登录名')).toBeVisible()
}

test('nobody logged in opens no board', async () => {
  expect(await call(room.page, 'shell.openBoard', { kind: 'calls' })).toMatchObject({ ok: false, fault: { code: 'locked' } })
  expect(await call(room.page, 'shell.openBoard', { kind: 'desk' })).toMatchObject({ ok: false, fault: { code: 'invalid' } })
  expect(await boards()).toEqual([])
})

test('the calling board is opened and closed from the palette, and leaves the desk its size', async () => {
  await logIn(room)
  await expect(room.page.getByRole('link', { name: '接访登记' })).toBeVisible()
  await call(room.page, 'shell.scale', { factor: 1.5, large: false })
  const run = async (command: string) => {
    await room.page.keyboard.press('Control+K')
    await room.page.getByRole('combobox').fill(command)
    await room.page.getByRole('option', { name: command }).click()
  }
  await run('打开叫号屏')
  const board = await pageAt(live('calls'))
  await expect(board.getByRole('heading', { name: '桂花社区综治信访接待室' })).toBeVisible()
  await expect(board.getByText('等候', { exact: false }).first()).toBeVisible()
  expect(await barriersOf(board)).toEqual([])
  expect(await call(room.page, 'shell.boards', {})).toMatchObject({ ok: true, value: ['calls'] })
  const zoomOf = () => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app://room/index.html'))?.webContents.getZoomFactor())
  expect(await zoomOf()).toBeCloseTo(1.5)
  await run('关闭叫号屏')
  await expect.poll(boards).toEqual([])
  await call(room.page, 'shell.scale', { factor: 1, large: false })
})

test('both boards are guarded like the desk; only the buffer board is kept out of pictures', async () => {
  await room.app.evaluate(({ BrowserWindow }) => {
    const asked: (readonly [string, boolean])[] = []
    Reflect.set(globalThis, 'protection', asked)
    const protect = Reflect.get(BrowserWindow.prototype, 'setContentProtection') as (enable: boolean) => void
    BrowserWindow.prototype.setContentProtection = function (enable) {
      asked.push([this.getTitle(), enable])
      Reflect.apply(protect, this, [enable])
    }
  })
  for (const kind of ['calls', 'buffer'] as const) await open(kind)
  // A window has no address before it is loaded.
  const settings = () => room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter(({ webContents }) => webContents.getURL().includes('board.html')).map(({ webContents }) => Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences') as () => object, webContents, [])))
  await expect.poll(settings).toHaveLength(2)
  expect(await settings()).toEqual([expect.objectContaining(guarded), expect.objectContaining(guarded)])
  expect(await room.app.evaluate(() => Reflect.get(globalThis, 'protection') as object)).toEqual([['叫号屏', false], ['缓冲室看板', true]])
  const policy = await (await pageAt(live('buffer'))).evaluate(async () => (await fetch('app://room/board.html')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})

test('a board sounds without having been touched, the desk does not', async () => {
  // Asked from the main process, as the driver's own way counts as a touch. A machine without sound plays to nobody and says the same.
  const states = () => room.app.evaluate(({ BrowserWindow }) => Promise.all(BrowserWindow.getAllWindows().map(async ({ webContents }) => [
    /index|board|paused/u.exec(webContents.getURL())?.[0], await webContents.executeJavaScript(`(async () => {
      const audio = new AudioContext()
      await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, 500))])
      const { state } = audio
      void audio.close()
      return state
    })()`) as string,
  ])))
  expect((await states()).sort()).toEqual([['board', 'running'], ['board', 'running'], ['index', 'running']])
  await room.app.evaluate(({ BrowserWindow }) => {
    const desk = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('index.html'))
    return new Promise<void>((resolve) => { desk?.webContents.once('did-finish-load', () => resolve()); desk?.webContents.reload() })
  })
  expect((await states()).sort()).toEqual([['board', 'running'], ['board', 'running'], ['index', 'suspended']])
  await expect(room.page.getByLabel('登录名')).toBeVisible()
  await logIn(room)
})

test('a board is answered what it shows, and nothing else', async () => {
  const [calls, buffer] = [await pageAt(live('calls')), await pageAt(live('buffer'))]
  const refused = { ok: false, fault: { code: 'forbidden' } }
  for (const name of ['queue.board', 'safety.board', 'desk.settings']) expect(await call(calls, name, {}), name).toMatchObject({ ok: true })
  for (const name of ['buffer.board', 'safety.board', 'desk.settings']) expect(await call(buffer, name, {}), name).toMatchObject({ ok: true })
  for (const board of [calls, buffer]) {
    for (const name of ['petitions.list', 'people.match', 'drafts.list', 'desk.officers', 'vault.status', 'shell.boards', 'shell.openBoard', 'shell.lock', 'shell.copy', 'shell.print', 'queue.board.', ' queue.board', '__proto__']) expect(await call(board, name, {}), name).toMatchObject(refused)
    expect(await call(board, 'vault.unlock', { login: 'li', passphrase })).toMatchObject(refused)
  }
  expect(await call(calls, 'buffer.board', {})).toMatchObject(refused)
  expect(await call(buffer, 'queue.board', {})).toMatchObject(refused)
  expect(await call(room.page, 'petitions.list', {})).toMatchObject({ ok: true })
})

test('a board hears of changes', async () => {
  const board = await pageAt(live('calls'))
  await board.evaluate(() => {
    const heard: string[] = []
    Reflect.set(globalThis, 'heard', heard)
    ;(Reflect.get(globalThis, 'room') as { onTopics(hear: (topics: string[]) => void): void }).onTopics((topics) => heard.push(...topics))
  })
  await call(room.page, 'drafts.start', {})
  await expect.poll(() => board.evaluate(() => Reflect.get(globalThis, 'heard') as string[])).toContain('drafts')
})

test('locking empties the boards at once, and the next log-in brings them back', async () => {
  const board = await pageAt(live('calls'))
  await expect(board.getByRole('heading', { name: '桂花社区综治信访接待室' })).toBeVisible()
  // Looked at in the main process in the very turn in which the lock begins.
  const after = await room.app.evaluate(({ BrowserWindow, powerMonitor }) => {
    powerMonitor.emit('lock-screen')
    return BrowserWindow.getAllWindows().filter(({ webContents }) => webContents.getURL().includes('board.html')).length
  })
  expect(after).toBe(0)
  await newDesk()
  expect(board.isClosed()).toBe(true)
  expect(await boards()).toEqual([paused('buffer'), paused('calls')].sort())
  const settings = await room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter(({ webContents }) => webContents.getURL().includes('paused.html')).map(({ webContents }) => Reflect.apply(Reflect.get(webContents, 'getLastWebPreferences') as () => object, webContents, [])))
  expect(settings).toEqual(Array.from({ length: 2 }, () => expect.objectContaining({ ...guarded, javascript: false }) as object))
  expect(await call(room.page, 'shell.openBoard', { kind: 'calls' })).toMatchObject({ ok: false, fault: { code: 'locked' } })
  await logIn(room)
  await expect((await pageAt(live('calls'))).getByRole('heading', { name: '桂花社区综治信访接待室' })).toBeVisible()
  await expect.poll(boards).toEqual([live('buffer'), live('calls')])
  // What is typed now goes to the desk.
  await room.page.keyboard.press('F3')
  await expect(room.page.getByRole('textbox', { name: /^查找/u })).toBeFocused()
})

test('a board closed while the room is locked stays closed', async () => {
  await lock()
  await room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().endsWith('#buffer'))?.close())
  await logIn(room)
  await expect.poll(boards).toEqual([live('calls')])
})

test('keys of the desk pressed on a board reach the desk', async () => {
  await room.app.evaluate(({ BrowserWindow }) => {
    const board = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('board.html'))
    board?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'F12' })
  })
  await newDesk()
  await expect.poll(boards).toEqual([paused('calls')])
  await logIn(room)
  await expect.poll(boards).toEqual([live('calls')])
})

test('an office that falls takes what the boards showed along', async () => {
  const pid = await room.app.evaluate(({ app }) => app.getAppMetrics().find(({ name, serviceName }) => `${name ?? ''} ${serviceName ?? ''}`.includes('Reception room office'))?.pid)
  process.kill(pid ?? 0, 'SIGKILL')
  await expect.poll(boards).toEqual([paused('calls')])
  await expect(room.page.getByLabel('登录名')).toBeVisible()
  await room.page.getByRole('textbox', { name: '密码' }).fill(passphrase)
  await room.page.keyboard.press('Enter')
  await expect.poll(boards).toEqual([live('calls')])
})

test('a role that may not see the queue gets a neutral board', async () => {
  await lock()
  await logIn(room, passphrase, 'admin')
  await expect((await pageAt(live('calls'))).getByText('暂停叫号，请稍候')).toBeVisible()
  await lock()
  await logIn(room)
  await expect((await pageAt(live('calls'))).getByText('等候', { exact: false }).first()).toBeVisible()
})

test('a board stands alone on a second display, and is back there after a restart and the log-in', async () => {
  await call(room.page, 'shell.closeBoard', { kind: 'calls' })
  await expect.poll(boards).toEqual([])
  const asked = await room.app.evaluate(({ screen, BrowserWindow }) => {
    const [first] = screen.getAllDisplays()
    if (first === undefined) return undefined
    const second = { ...first, id: 2, bounds: { x: 1600, y: 0, width: 1920, height: 1080 }, workArea: { x: 1600, y: 0, width: 1920, height: 1080 } }
    screen.getAllDisplays = () => [first, second]
    Reflect.set(globalThis, 'full', [])
    const setFull = Reflect.get(BrowserWindow.prototype, 'setFullScreen') as (full: boolean) => void
    BrowserWindow.prototype.setFullScreen = function (full) {
      ;(Reflect.get(globalThis, 'full') as object[]).push({ ...this.getBounds(), full })
      Reflect.apply(setFull, this, [full])
    }
    return second.bounds
  })
  await open('buffer')
  expect(await room.app.evaluate(() => Reflect.get(globalThis, 'full') as object[])).toEqual([expect.objectContaining({ x: asked?.x, full: true })])
  await call(room.page, 'shell.closeBoard', { kind: 'buffer' })
  await open('calls')
  await room.close()
  const kept = JSON.parse(readFileSync(join(profile.folder, 'boards.json'), 'utf8')) as Record<Kind, { open: boolean }>
  expect([kept.calls.open, kept.buffer.open]).toEqual([true, false])
  expect(existsSync(join(profile.folder, 'boards.json.new'))).toBe(false)
  room = await startRoom(profile.folder)
  await expect(room.page.getByLabel('登录名')).toBeVisible()
  expect(await boards()).toEqual([])
  await logIn(room)
  await expect((await pageAt(live('calls'))).getByRole('heading', { name: '桂花社区综治信访接待室' })).toBeVisible()
})

test('leaving the program closes the boards with the desk', async () => {
  const ended = new Promise<void>((resolve) => room.app.process().once('exit', () => resolve()))
  const closed = new Promise<void>((resolve) => room.app.process().stderr?.on('data', (said) => { if (String(said).includes('a board is closed')) resolve() }))
  await room.app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows()
    windows.find(({ webContents }) => webContents.getURL().includes('board.html'))?.once('closed', () => { process.stderr.write('a board is closed\n') })
    windows.find(({ webContents }) => webContents.getURL().startsWith('app://room/index.html'))?.close()
  })
  await closed
  await ended
  room = await startRoom(profile.folder)
  // Who leaves while the office is being started, under a driver's debugger, now and then waits for ever; without one nobody does.
  await expect(room.page.getByLabel('登录名')).toBeVisible()
})

test('touching a board does not keep an abandoned desk open', async () => {
  await room.close()
  process.env['ROOM_MINUTE_MS'] = '2500'
  room = await startRoom(profile.folder)
  delete process.env['ROOM_MINUTE_MS']
  await logIn(room)
  await open('calls')
  await room.app.evaluate(({ BrowserWindow }) => {
    const touching = setInterval(() => {
      const board = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('board.html'))
      if (board === undefined) clearInterval(touching)
      else board.webContents.sendInputEvent({ type: 'mouseMove', x: 40, y: 40 })
    }, 50)
  })
  await newDesk()
  await expect.poll(boards).toEqual([paused('calls')])
})
