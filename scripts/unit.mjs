/** `npm run unit`: everything but the end-to-end tests; takes vitest's own arguments. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findElectron } from './electronRuntime.mjs'

const root = join(import.meta.dirname, '..')
const env = { ...process.env, TZ: 'UTC', RECEPTION_ELECTRON: (await findElectron()).path }
process.exit(spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env }).status ?? 1)
