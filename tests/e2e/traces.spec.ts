/**
 * What a working session with a printed receipt leaves behind: no process asked for a connection, and no file in the profile,
 * the user's folder, the temporary folder or the spool holds a text of it in plain.
 */
import { expect, test } from '@playwright/test'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startRoom } from './app'
import { furnish, passphrase } from './cast'
import { spellings } from './memory'
import { openPrintShop, whyNotPrinting, type PrintShop } from './printShop'
import { logIn, marks, work } from './session'

test.skip(!existsSync('/usr/bin/strace'), 'strace is not installed (apt-get install strace)')
test.describe.configure({ mode: 'serial' })
/** Made by the run only: the file is also loaded to list its tests. */
const folder = join(tmpdir(), `room-traces-${process.pid}`)
const connections = join(folder, 'connections.log')
const own = ['profile', 'home', 'temp'].map((name) => join(folder, name))
const changed = ['CUPS_SERVER', 'HOME', 'TMPDIR', 'RECEPTION_ELECTRON'] as const
const before = changed.map((name) => [name, process.env[name]] as const)
let shop: PrintShop | undefined

/** The program under strace, which sees what it asks of the network and changes nothing. */
function traced(electron: string): string {
  const wrapper = join(folder, 'traced')
  writeFileSync(wrapper, `#!/bin/sh\nexec strace -f -qq -e trace=connect,sendto,sendmsg,sendmmsg -e signal=none -o '${connections}' '${electron}' "$@"\n`)
  chmodSync(wrapper, 0o755)
  return wrapper
}

test.beforeAll(async () => {
  for (const each of own) mkdirSync(each, { recursive: true })
  if (whyNotPrinting() === undefined) shop = await openPrintShop()
  const [profile = '', home = '', temp = ''] = own
  // Without a print system of its own the program would look for one at the machine's own address.
  Object.assign(process.env, { CUPS_SERVER: shop?.server ?? join(folder, 'no-printers'), HOME: home, TMPDIR: temp, RECEPTION_ELECTRON: traced(process.env['RECEPTION_ELECTRON'] ?? '') })
  const room = await startRoom(profile)
  await furnish(room.page)
  await logIn(room)
  await work(room, folder, shop !== undefined)
  await room.close()
})
test.afterAll(async () => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name)
    else process.env[name] = value
  }
  await shop?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('no connection was asked for', () => {
  const calls = readFileSync(connections, 'utf8').split('\n')
  // The display is reached by a socket of the file system, so the trace does see connections.
  expect(calls.some((line) => line.includes('connect(') && line.includes('AF_UNIX'))).toBe(true)
  expect(calls.filter((line) => /AF_INET|AF_PACKET/u.test(line))).toEqual([])
})

/** Every file under a folder that holds one of the texts. */
function filesWith(texts: readonly (readonly [string, Buffer])[], within: string): string[] {
  return readdirSync(within, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name)
    const bytes = readFileSync(file)
    return texts.filter(([, needle]) => bytes.includes(needle)).map(([name]) => `${name} in ${file.slice(within.length)}`)
  })
}

test('no text lies in plain on the disk', () => {
  const texts = [...Object.entries(marks), ['passphrase', passphrase] as const].flatMap(([name, text]) => spellings(name, text))
  const places = [...own, ...(shop === undefined ? [] : [dirname(shop.server)])]
  const [profile = ''] = own
  expect(readdirSync(join(profile, 'vault'))).toContain('room.db')
  writeFileSync(join(profile, 'control'), Buffer.from(marks.title, 'utf16le'))
  expect(filesWith(texts, profile)).toEqual(['title (UTF-16) in /control'])
  rmSync(join(profile, 'control'))
  expect(places.flatMap((place) => filesWith(texts, place))).toEqual([])
})
