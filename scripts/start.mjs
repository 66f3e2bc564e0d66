/** `npm start`: checks the machine, builds the program and opens the room. */
import './nodeVersion.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openDisplay } from './display.mjs'
import { findElectron } from './electronRuntime.mjs'
import { preflight } from './preflight.mjs'
import { build, rootSwitches } from './program.mjs'

const root = join(import.meta.dirname, '..')

async function start() {
  preflight()
  const electron = await findElectron()
  console.log('Building the program …')
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

start().catch((error) => {
  console.error(error.message)
  process.exit(1)
})
