/** `npm run faults [-- kill power …] [-- --size N]`: builds the fault suites for plain Node and runs them. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundleFaults } from './faultsBundle.mjs'

const root = join(import.meta.dirname, '..')
const program = await bundleFaults()
process.exit(spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } }).status ?? 1)
