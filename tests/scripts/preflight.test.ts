/** What the preflight decides, and what it says where it may not install. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

interface Missing { readonly needed: readonly string[]; readonly tested: readonly string[] }
interface Here { readonly root: boolean; readonly apt: boolean; readonly testing: boolean }
interface Plan { readonly install?: readonly string[]; readonly message?: string; readonly stop?: boolean }
interface Script { readonly plan: (missing: Missing, here: Here, named?: (name: string) => string) => Plan }

const file = resolve(import.meta.dirname, '../../scripts/preflight.mjs')
const { plan } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Script
const some: Missing = { needed: ['xvfb', 'libgtk-3-0'], tested: ['cups'] }
const nothing: Missing = { needed: [], tested: [] }
const newer = (name: string): string => (name.startsWith('lib') ? `${name}t64` : name)

describe('the plan', () => {
  it.each([true, false])('has nothing to do when all is there (root %s)', (root) => expect(plan(nothing, { root, apt: true, testing: true })).toEqual({}))
  it('lets root with apt install, under the names of the release', () => {
    expect(plan(some, { root: true, apt: true, testing: false }, newer)).toEqual({ install: ['xvfb', 'libgtk-3-0t64'] })
    expect(plan(some, { root: true, apt: true, testing: true })).toEqual({ install: ['xvfb', 'libgtk-3-0', 'cups'] })
  })
  it('gives anybody else the one command', () => {
    const { message, stop, install } = plan(some, { root: false, apt: true, testing: false }, newer)
    expect([stop, install]).toEqual([true, undefined])
    expect(message?.split('\n').at(-1)).toBe('  sudo apt-get install --no-install-recommends xvfb libgtk-3-0t64')
  })
  it.each([true, false])('names the packages where there is no apt (root %s)', (root) => {
    const { message, stop } = plan(some, { root, apt: false, testing: false })
    expect(stop).toBe(true)
    expect(message).toContain('xvfb libgtk-3-0')
    expect(message).toContain('There is no apt-get here')
    expect(message).not.toContain('sudo')
  })
  it('goes on without what only tests take, saying that not everything is tested', () => {
    const { message, stop } = plan({ needed: [], tested: ['cups'] }, { root: false, apt: true, testing: true })
    expect(stop).toBe(false)
    expect(message).toContain('Not everything will be tested')
    expect(plan({ needed: [], tested: ['cups'] }, { root: false, apt: true, testing: false })).toEqual({})
  })
})

/** What the script says where no program can be found. */
function withoutPrograms(args: readonly string[], display: { readonly DISPLAY?: string; readonly WAYLAND_DISPLAY?: string } = {}): { readonly status: number | null; readonly stderr: string } {
  const empty = mkdtempSync(join(tmpdir(), 'no-programs-'))
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const ended = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', env: { ...rest, ...display, PATH: empty } })
  rmSync(empty, { recursive: true })
  return ended
}

it.runIf(process.platform === 'linux')('ends with an explanation where the programs are missing and there is no apt', () => {
  const { status, stderr } = withoutPrograms(['--testing'])
  expect(status).toBe(1)
  expect(stderr).toContain('These system packages are missing: xvfb xauth poppler-utils')
  expect(stderr).toContain('There is no apt-get here')
})

it.runIf(process.platform === 'linux')('asks for what listens to a wire only where a wire is listened to', () => {
  expect(withoutPrograms([]).stderr).not.toMatch(/tcpdump|iproute2/u)
  expect(withoutPrograms(['--testing']).stderr).not.toMatch(/tcpdump|iproute2/u)
  expect(withoutPrograms(['--capturing']).stderr).toMatch(/missing: .*\btcpdump iproute2\b/u)
})

it.runIf(process.platform === 'linux')('asks for a virtual display only where none is seen, and for reading PDF only in tests', () => {
  expect(withoutPrograms([]).stderr).toMatch(/\bxvfb xauth\b/u)
  for (const display of [{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }]) expect(withoutPrograms([], display).stderr).not.toMatch(/xvfb|xauth|poppler/u)
  expect(withoutPrograms([]).stderr).not.toContain('poppler')
  expect(withoutPrograms(['--testing'], { DISPLAY: ':0' }).stderr).toMatch(/\bxvfb xauth poppler-utils\b/u)
})
