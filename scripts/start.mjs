/** `npm start`: checks the machine, builds the program and opens the room. */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openDisplay } from './display.mjs'
import { findElectron } from './electronRuntime.mjs'
import { preflight } from './preflight.mjs'

const root = join(import.meta.dirname, '..')

/** Builds into out/; ends the process with the builder's own message when it fails. */
export function build() {
  const result = spawnSync(process.execPath, [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** Switches a root user cannot do without, and what the window then says. */
export function rootSwitches() {
  return process.getuid?.() === 0 ? { args: ['--no-sandbox'], notice: '测试运行：root 用户，无沙箱保护' } : { args: [], notice: undefined }
}

async function start() {
  preflight()
  const electron = await findElectron()
  if (electron.origin === 'fallback') console.log('Running on the republished Electron 42 (for running and testing from source only).')
  build()
  const display = await openDisplay()
  if (display.virtual) console.log('No display found: the window is open on a virtual one. "npm run demo" shows the main job as files. Ctrl+C ends.')
  const { args, notice } = rootSwitches()
  if (notice !== undefined) console.log('Running as root without a sandbox: for tests only, the window says so.')
  const child = spawn(electron.path, [...args, root, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, ...(notice === undefined ? {} : { ROOM_NOTICE: notice }) } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => {
    display.close()
    process.exit(code ?? 0)
  })
}

if (process.argv[1] === import.meta.filename) {
  start().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
