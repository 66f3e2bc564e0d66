/**
 * `npm run demo`: an invented day at the desk. With a display the filled room opens in a window to be tried; without one the
 * main job walks by itself on it and leaves pictures and the receipt in demo-output/.
 */
import './nodeVersion.mjs'
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillRoom } from './demoRoom.mjs'
import { hasDisplay } from './display.mjs'
import { findElectron } from './electronRuntime.mjs'
import { preflight } from './preflight.mjs'
import { build, rootSwitches } from './program.mjs'

const root = join(import.meta.dirname, '..')

function walk() {
  const folder = join(root, 'demo-output')
  console.log('No display found: the demo walks by itself on a virtual one.')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const result = spawnSync(process.execPath, [join(root, 'scripts/e2e.mjs'), 'demo'], { cwd: root, stdio: 'inherit', env: { ...process.env, ROOM_PICTURES: folder } })
  console.log(result.status === 0 ? `The pictures and the receipt are in ${folder}` : 'The demo did not get to its end.')
  process.exit(result.status ?? 1)
}

/** The room lasts as long as its window. */
async function show() {
  preflight()
  const electron = await findElectron()
  build()
  const folder = mkdtempSync(join(tmpdir(), 'room-demo-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { at, login, passphrase } = await fillRoom(folder)
  const { args, notice } = rootSwitches()
  const child = spawn(electron.path, [...args, root], { cwd: root, stdio: 'inherit', env: { ...process.env, ROOM_DATA: folder, ROOM_AT: at, ROOM_NOTICE: ['演示：虚构的一天', ...(notice === undefined ? [] : [notice])].join('；') } })
  console.log(`The room of an invented day is open. Log in as 登录名 ${login}, 密码 ${passphrase}. It is thrown away when the window is closed.`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 0))
}

if (hasDisplay()) {
  show().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
} else walk()
