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

it.runIf(process.platform === 'linux')('ends with an explanation where the programs are missing and there is no apt', () => {
  const empty = mkdtempSync(join(tmpdir(), 'no-programs-'))
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', env: { ...process.env, PATH: empty } })
  rmSync(empty, { recursive: true })
  expect(status).toBe(1)
  expect(stderr).toContain('These system packages are missing: xvfb xauth poppler-utils')
  expect(stderr).toContain('There is no apt-get here')
})
