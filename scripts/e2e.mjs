/** `npm run e2e`: the end-to-end tests on the built program, on a virtual display where there is none. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openDisplay } from './display.mjs'
import { findElectron } from './electronRuntime.mjs'
import { preflight } from './preflight.mjs'
import { build, rootSwitches } from './program.mjs'

preflight({ testing: true })
const root = join(import.meta.dirname, '..')
const electron = await findElectron()
if (!process.argv.includes('--built')) build()
const display = await openDisplay({ alwaysVirtual: true })
const result = spawnSync(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2).filter((argument) => argument !== '--built')], {
  cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, RECEPTION_ELECTRON: electron.path, ROOM_SWITCHES: rootSwitches().args.join(' ') },
})
display.close()
process.exit(result.status ?? 1)
