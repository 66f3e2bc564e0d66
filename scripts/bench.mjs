/** `npm run bench [-- search save start memory queue papers media]`: builds program and measurements, then runs them one after another. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundled } from './bundle.mjs'
import { openDisplay } from './display.mjs'
import { findElectron } from './electronRuntime.mjs'
import { build, rootSwitches } from './program.mjs'

const root = join(import.meta.dirname, '..')
const chosen = process.argv.slice(2)
const needsWindow = chosen.length === 0 || ['start', 'memory', 'unlock', 'queue', 'papers'].some((name) => chosen.includes(name))
if (needsWindow) build()
const program = await bundled('tests/bench/main.ts')
const env = { ...process.env, TZ: 'UTC', ROOM_SWITCHES: rootSwitches().args.join(' ') }
let display = { close: () => undefined }
if (needsWindow) {
  env.RECEPTION_ELECTRON = process.env.RECEPTION_ELECTRON ?? (await findElectron(console.error)).path
  display = await openDisplay({ alwaysVirtual: true })
  env.DISPLAY = process.env.DISPLAY
}
const result = spawnSync(process.execPath, [program, ...chosen], { cwd: root, stdio: 'inherit', env })
display.close()
process.exit(result.status ?? 1)
