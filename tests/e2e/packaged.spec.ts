/** What the packaged program refuses: its fuses, switches and variables that would open it, foreign code beside its archive. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endGroup, ended, Packaged, whyNotPackaged } from './packaged'

const reason = whyNotPackaged()
test.skip(reason !== undefined, reason)
/** How the wire spells the state of a fuse. */
const [DISABLED, ENABLED] = [...'01'].map((sign) => sign.charCodeAt(0))
let program: Packaged

test.beforeAll(() => {
  const electron = process.env['RECEPTION_ELECTRON']
  if (electron === undefined) throw new Error('Run these tests with "npm run e2e".')
  program = new Packaged(electron)
})
test.afterAll(() => program.remove())

test('its fuses are set', async () => {
  const wire = await getCurrentFuseWire(program.executable)
  const on = [FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
  const off = [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable, FuseV1Options.EnableNodeCliInspectArguments, FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, FuseV1Options.GrantFileProtocolExtraPrivileges]
  expect(on.map((fuse) => [FuseV1Options[fuse], wire[fuse]])).toEqual(on.map((fuse) => [FuseV1Options[fuse], ENABLED]))
  expect(off.map((fuse) => [FuseV1Options[fuse], wire[fuse]])).toEqual(off.map((fuse) => [FuseV1Options[fuse], DISABLED]))
})

interface Entry { readonly files?: Readonly<Record<string, Entry>>; readonly unpacked?: boolean; readonly integrity?: object }

test('its archive holds the program and three libraries, each file with its checksum, and nothing that speaks to a network', () => {
  const bytes = readFileSync(join(program.resources, 'app.asar'))
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry
  const files: (readonly [string, Entry])[] = []
  const walk = (entry: Entry, path: string): void => {
    for (const [name, inner] of Object.entries(entry.files ?? {})) {
      if (inner.files === undefined) files.push([`${path}${name}`, inner])
      else walk(inner, `${path}${name}/`)
    }
  }
  walk(header, '')
  expect([...new Set(files.map(([name]) => name.split('/').slice(0, name.startsWith('node_modules/') ? 2 : 1).join('/')))].sort()).toEqual([
    'node_modules/@node-rs', 'node_modules/better-sqlite3-multiple-ciphers', 'node_modules/libsodium', 'node_modules/libsodium-wrappers', 'out', 'package.json',
  ])
  expect(files.filter(([, entry]) => entry.integrity === undefined).map(([name]) => name)).toEqual([])
  expect(files.filter(([name, entry]) => (entry.unpacked === true) !== name.endsWith('.node')).map(([name]) => name)).toEqual([])
  expect(bytes.toString('latin1').match(/(?:\bfrom|\bimport\(?|\brequire\(|getBuiltinModule\()\s*["'`](?:node:)?(?:net|https?|http2|dns|tls|dgram|inspector)(?:\/promises)?["'`]/gu)).toBeNull()
  expect(existsSync(join(program.resources, 'default_app.asar'))).toBe(false)
})

test('it runs for a user without rights: in the sandbox, its office from the archive, its data under a name any machine can write', async () => {
  const child = program.start()
  const end = ended(child)
  await expect.poll(() => program.processes().some(({ maps }) => maps.includes('app.asar.unpacked/node_modules/@node-rs')), { timeout: 30_000 }).toBe(true)
  const renderer = program.processes().find(({ line }) => line.includes('--type=renderer'))
  expect(renderer?.status).toMatch(/Seccomp:\s+2/u)
  expect(existsSync(join(program.home, '.config/reception-room/Local Storage'))).toBe(true)
  endGroup(child)
  await end
})

for (const [name, args, env] of [
  ['--remote-debugging-port', ['--remote-debugging-port=0'], {}], ['--remote-debugging-pipe', ['--remote-debugging-pipe'], {}], ['--inspect', ['--inspect=0'], {}], ['--inspect-brk', ['--inspect-brk=0'], {}],
  ['--no-sandbox', ['--no-sandbox'], {}], ['--js-flags', ['--js-flags=--expose-gc'], {}], ['--host-rules', ['--host-rules=MAP * 127.0.0.1'], {}], ['--user-data-dir', ['--user-data-dir=elsewhere'], {}],
  ['NODE_OPTIONS', [], { NODE_OPTIONS: '--require=./spy.cjs' }],
] as const) {
  test(`${name} ends it before it looks at the vault`, async () => {
    writeFileSync(join(program.folder, 'spy.cjs'), `require('node:fs').writeFileSync(${JSON.stringify(join(program.home, 'spied'))}, '')`)
    const { code, complained, files } = await program.refusal(args, env)
    expect([code, complained]).toEqual([1, expect.stringContaining(`Refused to start: ${name} is not allowed.`)])
    expect(complained).not.toMatch(/listening on/u)
    expect(files).toContain('app.asar')
    expect(files.split('\n').filter((line) => line.includes('/vault'))).toEqual([])
    expect(existsSync(join(program.home, 'spied'))).toBe(false)
  })
}

test('ELECTRON_RUN_AS_NODE does not make a Node of it', async () => {
  const { code, said, complained, files } = await program.refusal(['-e', 'console.log(40 + 2)'], { ELECTRON_RUN_AS_NODE: '1' })
  expect([code, said]).toEqual([1, ''])
  expect(complained).toContain('Refused to start: ELECTRON_RUN_AS_NODE is not allowed.')
  expect(files.split('\n').filter((line) => line.includes('/vault'))).toEqual([])
})

test('a folder with foreign code in the place of the archive is not run', async () => {
  const spied = join(program.home, 'spied')
  renameSync(join(program.resources, 'app.asar'), join(program.resources, 'away.asar'))
  mkdirSync(join(program.resources, 'app'))
  writeFileSync(join(program.resources, 'app/package.json'), JSON.stringify({ main: 'main.js' }))
  writeFileSync(join(program.resources, 'app/main.js'), `require('node:fs').writeFileSync(${JSON.stringify(spied)}, '')`)
  const { code } = await ended(program.start(), 4_000)
  expect(code).not.toBe(0)
  expect(existsSync(spied)).toBe(false)
})
