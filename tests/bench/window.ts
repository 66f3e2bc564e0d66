/**
 * Start and memory of the built program against an empty Electron window, both driven in the same way.
 */
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ratio, report, spread } from './figures'
import { LOGIN, PASSPHRASE } from './room'

const root = process.cwd()
const switches = (process.env['ROOM_SWITCHES'] ?? '').split(' ').filter((part) => part !== '')

export interface Started { readonly app: ElectronApplication; readonly page: Page; readonly ms: number }

/** From the start of the process to a password field that takes typing. */
export async function start(target: string, profile: string, more: Readonly<Record<string, string>> = {}): Promise<Started> {
  const env: Record<string, string> = { ROOM_DATA: profile, LANG: 'zh_CN.UTF-8', ...more }
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined && !(name in env) && !name.startsWith('NODE_')) env[name] = value
  let begin = 0
  const launch = () => {
    begin = performance.now()
    return _electron.launch({ executablePath: process.env['RECEPTION_ELECTRON'] ?? '', args: [...switches, `--user-data-dir=${profile}`, target], env, cwd: root, timeout: 60_000 })
  }
  // The driver holds the program back until it is attached, and on a very busy machine now and then misses that moment.
  const app = await launch().catch((error: unknown) => (String(error).includes('electron.launch: Timeout') ? launch() : Promise.reject(error)))
  const page = await app.firstWindow()
  await page.locator('input[type=password]').first().fill('x', { timeout: 60_000 })
  return { app, page, ms: performance.now() - begin }
}

/** `room` is a profile folder that holds a vault, so that the program comes up with its lock screen. */
export async function startBench(room: string, rounds = 12): Promise<void> {
  const times = { room: [] as number[], empty: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of ['room', 'empty'] as const) {
      const profile = kind === 'room' ? room : mkdtempSync(join(root, 'out/bench-empty-'))
      const started = await start(kind === 'room' ? root : join(root, 'tests/bench/emptyWindow.mjs'), profile)
      await started.app.close()
      if (kind === 'empty') rmSync(profile, { recursive: true, force: true })
      if (round > 0) times[kind].push(started.ms)
    }
  }
  const [lockScreen, empty] = [spread(times.room), spread(times.empty)]
  report('start', { p50OfEmptyWindow: { value: ratio(lockScreen.p50, empty.p50), limit: 1.5 } }, { lockScreen, emptyWindow: empty })
}

interface Held { readonly MiB: number; readonly byProcess: Readonly<Record<string, number>> }

/** Proportional set size of a process and all below it, in MiB: shared pages are counted once. */
function memoryOf(pid: number): Held {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    const parent = Number(/\) \S (\d+)/u.exec(textOf(`/proc/${name}/stat`))?.[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
  }
  const all = (one: number): number[] => [one, ...(parents.get(one) ?? []).flatMap(all)]
  const sizes = all(pid).map((one) => [roleOf(one), Number(/^Pss:\s+(\d+)/mu.exec(textOf(`/proc/${one}/smaps_rollup`))?.[1] ?? 0) / 1024] as const)
  const byProcess: Record<string, number> = {}
  for (const [role, size] of sizes) byProcess[role] = Math.round((byProcess[role] ?? 0) + size)
  return { MiB: Math.round(sizes.reduce((total, [, size]) => total + size, 0)), byProcess }
}

function roleOf(pid: number): string {
  const line = textOf(`/proc/${pid}/cmdline`)
  return /--utility-sub-type=([\w.]+)/u.exec(line)?.[1] ?? /--type=([\w-]+)/u.exec(line)?.[1] ?? 'main'
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

export async function memoryBench(room: string, petitions: number): Promise<void> {
  const profile = mkdtempSync(join(root, 'out/bench-empty-'))
  const bare = await start(join(root, 'tests/bench/emptyWindow.mjs'), profile)
  await setTimeout(8000)
  const empty = memoryOf(bare.app.process().pid ?? 0)
  await bare.app.close()
  rmSync(profile, { recursive: true, force: true })
  const desk = await start(root, room)
  await unlock(desk.page)
  await setTimeout(8000)
  const full = memoryOf(desk.app.process().pid ?? 0)
  await desk.app.close()
  report('memory', { ofEmptyWindow: { value: ratio(full.MiB, empty.MiB), limit: 2 } }, { petitions, desk: full, emptyWindow: empty })
}

/** From the lock screen to the list of petitions. */
export async function unlock(page: Page): Promise<void> {
  await page.locator('input:not([type=password])').first().fill(LOGIN)
  await page.locator('input[type=password]').first().fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached', timeout: 60_000 })
  await page.keyboard.press('F3')
}
