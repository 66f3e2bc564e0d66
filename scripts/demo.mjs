/** `npm run demo`: walks the main job by itself on an invented day; pictures and the receipt are left in demo-output/. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'demo-output')
const result = spawnSync(process.execPath, [join(root, 'scripts/e2e.mjs'), 'journey'], { cwd: root, stdio: 'inherit', env: { ...process.env, ROOM_PICTURES: folder } })
console.log(result.status === 0 ? `The pictures and the receipt are in ${folder}` : 'The demo did not get to its end.')
process.exit(result.status ?? 1)
