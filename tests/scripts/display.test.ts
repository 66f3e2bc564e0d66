/** Where `npm start`, `npm run demo` and the tests find a display: the real one, a virtual one, or a plain word why there is none. No server is started. */
import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

type Env = Record<string, string | undefined>
interface Script {
  readonly hasDisplay: (platform: string, env: Env) => boolean
  readonly needsVirtual: (wanted: { readonly alwaysVirtual?: boolean }, platform: string, env: Env) => boolean
  readonly openDisplay: (wanted: { readonly alwaysVirtual?: boolean; readonly start: () => ChildProcess; readonly env: Env; readonly platform: string; readonly patienceMs?: number }) => Promise<{ readonly virtual: boolean; readonly close: () => void }>
}
const { hasDisplay, needsVirtual, openDisplay } = (await import(/* @vite-ignore */ pathToFileURL(resolve(import.meta.dirname, '../../scripts/display.mjs')).href)) as Script

describe('which display', () => {
  it.each([
    ['linux', { DISPLAY: ':0' }, true, false], ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true, false], ['linux', {}, false, true], ['linux', { DISPLAY: '', WAYLAND_DISPLAY: '' }, false, true],
    ['win32', {}, true, false], ['darwin', {}, true, false],
  ] as const)('%s %o: seen %s, virtual %s', (platform, env, seen, virtual) => {
    expect([hasDisplay(platform, env), needsVirtual({}, platform, env)]).toEqual([seen, virtual])
  })
  it.each([['linux', true], ['win32', false], ['darwin', false]] as const)('tests on %s beside a real one: virtual %s', (platform, virtual) => {
    expect(needsVirtual({ alwaysVirtual: true }, platform, { DISPLAY: ':0' })).toBe(virtual)
  })
})

/** Says what a server would, and waits to be ended. */
const pretended = (words: string) => spawn(process.execPath, ['-e', `require('fs').writeSync(3, ${JSON.stringify(words)}); setInterval(() => {}, 1000)`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
const never = (): ChildProcess => { throw new Error('a server was started') }

describe('the display that is opened', () => {
  it('is the real one where there is one, and nothing is started', async () => {
    const env: Env = { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }
    expect((await openDisplay({ start: never, env, platform: 'linux' })).virtual).toBe(false)
    expect(env).toEqual({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })
  })
  it('is the virtual one otherwise, under the number it says, and ends with its close', async () => {
    const env: Env = { WAYLAND_DISPLAY: 'wayland-0' }
    let server: ChildProcess | undefined
    const { virtual, close } = await openDisplay({ alwaysVirtual: true, start: () => (server = pretended('42\n')), env, platform: 'linux' })
    expect([virtual, env]).toEqual([true, { DISPLAY: ':42' }])
    const ended = new Promise((done) => server?.once('exit', done))
    close()
    await ended
    expect(server?.signalCode).toBe('SIGTERM')
  })
  it('names the way out where the server is missing, and ends one that never says its number', async () => {
    await expect(openDisplay({ start: () => spawn('/no/such/server', { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }), env: {}, platform: 'linux' })).rejects.toThrow('npm run preflight')
    let server: ChildProcess | undefined
    await expect(openDisplay({ start: () => (server = pretended('')), env: {}, platform: 'linux', patienceMs: 50 })).rejects.toThrow('did not start')
    expect(server?.killed).toBe(true)
  })
})
