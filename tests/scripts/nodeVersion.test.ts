/** What somebody reads who starts the tools with a Node that is too old for them. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const scripts = resolve(import.meta.dirname, '../../scripts')
const folder = mkdtempSync(join(tmpdir(), 'node-version-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the check in a Node that says it is another version. */
function checked(version: string): { readonly code: number | null; readonly complained: string } {
  const pretend = join(folder, `${version}.cjs`)
  writeFileSync(pretend, `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: ${JSON.stringify(version)} } })`)
  const { status, stderr } = spawnSync(process.execPath, ['--require', pretend, '--import', pathToFileURL(join(scripts, 'nodeVersion.mjs')).href, '--eval', ''], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } })
  return { code: status, complained: stderr }
}

describe('the version of Node', () => {
  it.each(['18.20.4', '20.11.0', '22.11.0'])('%s is refused with what is wrong and what to do', (version) => {
    const { code, complained } = checked(version)
    expect(code).toBe(1)
    expect(complained).toContain(`This is Node ${version}; at least 22.12 is needed`)
    expect(complained).toContain('npm ci && npm start')
    expect(complained).not.toMatch(/^\s+at /mu)
  })
  it.each(['22.12.0', '22.20.1', '24.21.0', '26.0.0'])('%s is taken', (version) => expect(checked(version)).toEqual({ code: 0, complained: '' }))
  it('is looked at first by every command of package.json', () => {
    const { scripts: commands } = JSON.parse(readFileSync(join(scripts, '../package.json'), 'utf8')) as { readonly scripts: Readonly<Record<string, string>> }
    const files = Object.values(commands).flatMap((command) => /^node scripts\/(\S+)$/u.exec(command)?.[1] ?? [])
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) expect(/^import .*$/mu.exec(readFileSync(join(scripts, file), 'utf8'))?.[0], file).toBe(`import './nodeVersion.mjs'`)
  })
  it('is asked for without anything that an old Node could not load', () => {
    expect(readFileSync(join(scripts, 'nodeVersion.mjs'), 'utf8')).not.toMatch(/^import|\?\?=|\.at\(/mu)
    expect(readdirSync(scripts)).toContain('nodeVersion.mjs')
  })
})
