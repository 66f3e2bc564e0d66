/** What security.md promises of the window, tried from inside the page. */
import { expect, test } from '@playwright/test'
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

test('the page is our own and knows nothing of Node', async () => {
  expect(room.page.url()).toBe('app://room/index.html')
  expect(await room.page.evaluate(() => [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process'), Object.keys(Reflect.get(globalThis, 'room') as object)])).toEqual(['undefined', 'undefined', ['call', 'onTopics']])
})

test('the policy lets nothing in but our own files', async () => {
  const policy = await room.page.evaluate(async () => (await fetch('app://room/index.html')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(policy).toContain("require-trusted-types-for 'script'")
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
  const call = (name: unknown, input: unknown) => room.page.evaluate(([a, b]) => (Reflect.get(globalThis, 'room') as { call(name: unknown, input: unknown): Promise<{ ok: boolean; fault?: { code: string } }> }).call(a, b), [name, input] as const)
  expect((await call('shell.nothing', {})).fault?.code).toBe('unknown-call')
  expect((await call('shell.scale', { factor: 9 })).fault?.code).toBe('invalid')
  expect((await call('shell.constructor', {})).fault?.code).toBe('unknown-call')
  expect((await call(7, {})).fault?.code).toBe('unknown-call')
  expect((await call('petitions.list', {})).fault?.code).toBe('locked')
  expect((await call('__proto__.toString', {})).fault?.code).toBe('unknown-call')
  expect((await call('vault.status', 'x'.repeat(4_100_000))).fault?.code).toBe('too-large')
})
