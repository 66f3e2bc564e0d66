/** `npm run faults [-- kill power …] [-- --size N --seed N]`: builds the fault suites for plain Node and runs them. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundled } from './bundle.mjs'

const root = join(import.meta.dirname, '..')
const program = await bundled('tests/faults/main.ts')
process.exit(spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, TZ: 'UTC' } }).status ?? 1)
