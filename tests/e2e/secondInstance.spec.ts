/** The program started a second time on the same data: the second one ends without looking at the vault, and the first is brought to the front. */
import { spawn } from 'node:child_process'
import { mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { newProfile, startRoom, type Room } from './app'
import { call, furnish } from './cast'
import { logIn } from './session'

const profile = newProfile()
const root = resolve(import.meta.dirname, '../..')
let room: Room

test.beforeAll(async () => {
  room = await startRoom(profile.folder)
  await furnish(room.page)
})
test.afterAll(async () => {
  await room.close()
  profile.remove()
})

/** Starts it once more on a profile; gives its exit code and what it complained of. */
function startAgain(folder: string): Promise<{ readonly code: number | null; readonly complained: string }> {
  const switches = (process.env['ROOM_SWITCHES'] ?? '').split(' ').filter((part) => part !== '')
  const child = spawn(process.env['RECEPTION_ELECTRON'] ?? '', [...switches, root], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ROOM_DATA: folder } })
  let complained = ''
  child.stderr.on('data', (part: Buffer) => (complained += String(part)))
  return new Promise((done) => { child.once('close', (code) => done({ code, complained })) })
}

test('the second one ends, the first one is shown, and its session goes on', async () => {
  await logIn(room)
  await room.app.evaluate(({ app, BrowserWindow }) => {
    const seen: string[] = []
    Reflect.set(globalThis, 'seen', seen)
    app.on('second-instance', () => seen.push('told'))
    const focus = Reflect.get(BrowserWindow.prototype, 'focus') as () => void
    BrowserWindow.prototype.focus = function () {
      seen.push('brought to the front')
      Reflect.apply(focus, this, [])
    }
  })
  const database = join(profile.folder, 'vault', 'room.db')
  const before = statSync(database)
  const { code, complained } = await startAgain(profile.folder)
  expect([code, complained.includes('Refused')]).toEqual([0, false])
  await expect.poll(() => room.app.evaluate(() => Reflect.get(globalThis, 'seen') as string[])).toEqual(expect.arrayContaining(['told', 'brought to the front']))
  expect(await room.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(await call(room.page, 'petitions.list', {})).toMatchObject({ ok: true })
  expect([statSync(database).mtimeMs, statSync(database).size]).toEqual([before.mtimeMs, before.size])
})

test('it is the data that only one may use: a program on other data would start', async () => {
  const other = newProfile()
  mkdirSync(other.folder, { recursive: true })
  const second = await startRoom(other.folder)
  expect(await call(second.page, 'vault.status', {})).toMatchObject({ ok: true, value: { state: 'absent' } })
  await second.close()
  other.remove()
})
