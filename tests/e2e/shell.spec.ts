/** What security.md promises of the window, tried from inside the page, from its frames and from another window. */
import { expect, test } from '@playwright/test'
import { paperHtml } from '../../core/documents/paper/layout'
import { composed, register } from '../documents/layoutSamples'
import { newProfile, startRoom, type Room } from './app'

const profile = newProfile()
let room: Room

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
})
test.afterAll(async () => {
  await room.app.close()
  profile.remove()
})

interface Told { readonly ok: boolean; readonly value?: { readonly url?: string }; readonly fault?: { readonly code: string } }
const call = (name: unknown, input: unknown): Promise<Told> => room.page.evaluate(([a, b]) => (Reflect.get(globalThis, 'room') as { call(name: unknown, input: unknown): Promise<Told> }).call(a, b), [name, input] as const)

test('the page is our own and knows nothing of Node', async () => {
  expect(room.page.url()).toBe('app://room/index.html')
  expect(await room.page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process'), Object.keys(Reflect.get(globalThis, 'room') as object)])).toEqual(['undefined', 'undefined', ['call', 'onTopics', 'onRecorder']])
})

const policyOf = (address: string): Promise<string | null> => room.page.evaluate(async (url) => (await fetch(url)).headers.get('content-security-policy'), address)

test('the policy of the room lets nothing in but our own files, word for word', async () => {
  const policy = await policyOf('app://room/index.html')
  expect(policy?.replace(/'nonce-[A-Za-z0-9+/]{22}=='/u, 'A FRESH NONCE')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' A FRESH NONCE; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' app://media; media-src app://media; frame-src app://paper; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types default",
  )
  expect(await policyOf('app://room/index.html'), 'a nonce serves once').not.toBe(policy)
})

/** In a frame that may run nothing, as a preview shows it. */
const framed = (url: string) => room.page.evaluate((address) => {
  const page = Reflect.get(globalThis, 'document') as { createElement(name: string): { src: string; sandbox: string }; body: { append(one: object): void } }
  const frame = page.createElement('iframe')
  frame.sandbox = 'allow-same-origin'
  frame.src = address
  page.body.append(frame)
}, url)
/** Faces of a paper's frame and whether they were fetched. */
const facesIn = (url: string) => room.page.frames().find((frame) => frame.url() === url)?.evaluate(() => {
  const page = Reflect.get(globalThis, 'document') as { readonly fonts: Iterable<{ readonly family: string; readonly status: string }> }
  return [...page.fonts].map(({ family, status }) => `${family.replaceAll('"', '')} ${status}`).sort()
})

test('the policy of a paper, in a frame and in a hidden window, lets nothing in at all but its own style and pictures and the fonts of the program, word for word', async () => {
  // A page may not fetch a paper: the answer is heard in the main process, which must listen before it is asked for.
  await room.app.evaluate(({ BrowserWindow }) => {
    const policies: Record<string, string> = {}
    Reflect.set(globalThis, 'paperPolicies', policies)
    BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app://room/index.html'))?.webContents.session.webRequest.onHeadersReceived((details, answer) => {
      const name = Object.keys(details.responseHeaders ?? {}).find((one) => one.toLowerCase() === 'content-security-policy')
      if (details.url.startsWith('app://paper/') && name !== undefined) policies[details.resourceType] = String(details.responseHeaders?.[name])
      answer({})
    })
  })
  // A paper with a table is laid out in the hidden window first.
  const shown = await call('shell.preview', { html: paperHtml(composed('form', [register(3)]), { final: true, reprint: false }) })
  await framed(shown.value?.url ?? '')
  const everyPaper = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data: app://paper/fonts/song-400.ttf app://paper/fonts/song-700.ttf app://paper/fonts/hei-500.ttf app://paper/fonts/song-rare.ttf; form-action 'none'; base-uri 'none'"
  await expect.poll(() => room.app.evaluate(() => Reflect.get(globalThis, 'paperPolicies') as Record<string, string>)).toEqual({ subFrame: `${everyPaper}; frame-ancestors app://room; sandbox allow-same-origin`, mainFrame: `${everyPaper}; frame-ancestors 'none'` })
})

test('a paper in sheets fetches its fonts from the program and repeats the head of its table as paper does; another font is refused', async () => {
  const html = paperHtml(composed('form', [register(70)]), { final: true, reprint: false }).replace('</head>', '<style>@font-face{font-family:Other;src:url("app://paper/fonts/other.ttf")}th{font-family:Other}</style></head>')
  const url = (await call('shell.preview', { html })).value?.url ?? ''
  await framed(url)
  await expect.poll(() => facesIn(url)).toEqual(['Other error', 'Paper Hei unloaded', 'Paper Kai unloaded', 'Paper Number loaded', 'Paper Song Bold unloaded', 'Paper Song Rare unloaded', 'Paper Song loaded'])
  expect(await room.page.frames().find((frame) => frame.url() === url)?.locator('tr.again').count()).toBe(4)
})

test('the file with every sign is fetched for a paper that has a rare one, as in a name', async () => {
  const html = paperHtml(composed('form', [register(3)]), { final: true, reprint: false }).replace('<td class="left">', '<td class="left">李喆')
  const url = (await call('shell.preview', { html })).value?.url ?? ''
  await framed(url)
  await expect.poll(() => facesIn(url)).toContain('Paper Song Rare loaded')
})

test('no address of this machine is gathered for a connection between browsers', async () => {
  const found = await room.page.evaluate(async () => {
    interface Connection { createDataChannel(name: string): void; createOffer(): Promise<object>; setLocalDescription(offer: object): Promise<void>; iceGatheringState: string; onicecandidate: (event: { candidate: { candidate: string } | null }) => void; localDescription: { sdp: string } | null }
    const Connect = Reflect.get(globalThis, 'RTCPeerConnection') as (new (settings: object) => Connection) | undefined
    if (Connect === undefined) return { candidates: [], lines: [] }
    const connection = new Connect({})
    const candidates: string[] = []
    const complete = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve()
        else if (candidate.candidate !== '') candidates.push(candidate.candidate)
      }
    })
    connection.createDataChannel('x')
    await connection.setLocalDescription(await connection.createOffer())
    // Without any network the gathering does not end by itself.
    await Promise.race([complete, new Promise((resolve) => (Reflect.get(globalThis, 'setTimeout') as (work: (value: unknown) => void, ms: number) => void)(resolve, 5_000))])
    return { candidates, lines: (connection.localDescription?.sdp ?? '').split('\r\n').filter((line) => line.startsWith('a=candidate')) }
  })
  expect(found).toEqual({ candidates: [], lines: [] })
})

test('no network, no foreign file', async () => {
  for (const address of ['https://example.com/', 'http://127.0.0.1:9/', 'app://room/../package.json', 'app://other/index.html', 'file:///etc/hostname']) {
    const got = await room.page.evaluate((url) => fetch(url).then((answer) => answer.ok, () => false), address)
    expect(got, address).toBe(false)
  }
})

test('no navigation, no window, no permission', async () => {
  expect(await room.page.evaluate(() => Reflect.get(globalThis, 'open').call(globalThis, 'https://example.com/') === null)).toBe(true)
  await room.page.evaluate(() => {
    Reflect.set(Reflect.get(globalThis, 'location') as object, 'href', 'https://example.com/')
  })
  await room.page.waitForTimeout(300)
  expect(room.page.url()).toBe('app://room/index.html')
  const permission = await room.page.evaluate(() => (Reflect.get(globalThis, 'Notification') as { requestPermission(): Promise<string> }).requestPermission())
  expect(permission).toBe('denied')
})

/** That the hidden page which records gets its devices, and the desk none even then, stands in recording.spec.ts. */
test('every permission is refused, and asking for a device, a place or the clipboard gives nothing', async () => {
  const names = ['geolocation', 'camera', 'microphone', 'notifications', 'midi', 'clipboard-read', 'persistent-storage', 'background-sync', 'screen-wake-lock', 'display-capture', 'local-fonts', 'window-management']
  const states = await room.page.evaluate((wanted) => {
    const { permissions } = Reflect.get(globalThis, 'navigator') as unknown as { readonly permissions: { query(what: { readonly name: string }): Promise<{ readonly state: string }> } }
    return Promise.all(wanted.map((name) => permissions.query({ name }).then(({ state }) => state, () => 'not known')))
  }, names)
  expect(names.filter((_name, at) => states[at] !== 'denied')).toEqual([])
  const asked = await room.page.evaluate(async () => {
    interface Asking { readonly mediaDevices: { getUserMedia(what: object): Promise<object>; getDisplayMedia(what: object): Promise<object> }; readonly clipboard: { readText(): Promise<string> }; readonly geolocation: { getCurrentPosition(got: () => void, not: () => void): void } }
    const { mediaDevices, clipboard, geolocation } = Reflect.get(globalThis, 'navigator') as unknown as Asking
    const place = () => new Promise<void>((got, not) => { geolocation.getCurrentPosition(() => got(), () => not(new Error('refused'))) })
    const ways = [() => mediaDevices.getUserMedia({ audio: true }), () => mediaDevices.getUserMedia({ video: true }), () => mediaDevices.getDisplayMedia({ video: true }), () => clipboard.readText(), place]
    return Promise.all(ways.map((way) => Promise.resolve().then(way).then(() => 'given', () => 'refused')))
  })
  expect(asked).toEqual(Array.from({ length: asked.length }, () => 'refused'))
})

test('markup from a string is refused', async () => {
  const refused = await room.page.evaluate(() => {
    try {
      const page = Reflect.get(globalThis, 'document') as { createElement(name: string): { innerHTML: string } }
      page.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'
      return false
    } catch {
      return true
    }
  })
  expect(refused).toBe(true)
})

test('calls: unknown, malformed and early ones are refused with a value', async () => {
  expect((await call('shell.nothing', {})).fault?.code).toBe('unknown-call')
  expect((await call('shell.scale', { factor: 9, large: false })).fault?.code).toBe('invalid')
  expect((await call('shell.constructor', {})).fault?.code).toBe('unknown-call')
  expect((await call(7, {})).fault?.code).toBe('unknown-call')
  expect((await call('petitions.list', {})).fault?.code).toBe('locked')
  expect((await call('__proto__.toString', {})).fault?.code).toBe('unknown-call')
  expect((await call('vault.status', 'x'.repeat(4_100_000))).fault?.code).toBe('too-large')
})

test('another window with the same bridge is answered that it may not call', async () => {
  const asked: readonly (readonly [string, unknown])[] = [['vault.status', {}], ['shell.currentScale', {}], ['petitions.list', {}], ['shell.lock', {}]]
  const codes = await room.app.evaluate(async ({ app, BrowserWindow }, calls) => {
    const session = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app://room/index.html'))?.webContents.session as Electron.Session
    const other = new BrowserWindow({ show: false, webPreferences: { session, sandbox: true, contextIsolation: true, preload: `${app.getAppPath()}/out/preload/preload.cjs` } })
    try {
      await other.loadURL('app://room/index.html')
      return await (other.webContents.executeJavaScript(`(async () => { const codes = []; for (const [name, input] of ${JSON.stringify(calls)}) codes.push((await room.call(name, input)).fault?.code ?? 'answered'); return codes })()`) as Promise<string[]>)
    } finally {
      other.destroy()
    }
  }, asked)
  expect(codes).toEqual(asked.map(() => 'forbidden'))
})

test('a frame of our own page has no bridge, and would not be heard if it had one', async () => {
  const bridges = await room.page.evaluate(() => {
    const page = Reflect.get(globalThis, 'document') as { createElement(name: string): { contentWindow: object | null }; body: { append(one: object): void } }
    const frame = page.createElement('iframe')
    page.body.append(frame)
    return [typeof Reflect.get(globalThis, 'room'), typeof Reflect.get(frame.contentWindow ?? {}, 'room')]
  })
  expect(bridges).toEqual(['object', 'undefined'])
  const heard = await room.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const main = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app://room/index.html'))?.webContents.mainFrame
    const handler = (Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: object, name: string, input: object) => Promise<{ ok: boolean; fault?: { code: string } }>>).get('call')
    const from = async (senderFrame: object | null | undefined): Promise<string> => {
      const reply = await handler?.({ senderFrame }, 'vault.status', {})
      return reply?.ok === true ? 'answered' : (reply?.fault?.code ?? 'no handler')
    }
    return { main: await from(main), frames: await Promise.all((main?.frames ?? []).map(from)), gone: await from(null) }
  })
  expect(heard.main).toBe('answered')
  expect(heard.frames.length).toBeGreaterThan(0)
  expect([...new Set([...heard.frames, heard.gone])]).toEqual(['forbidden'])
})
