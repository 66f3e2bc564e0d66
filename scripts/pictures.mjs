/** `npm run pictures [-- 125%|150%|大字]`: takes the picture of every screen on an invented day, into docs/screenshots/ or, at another size, into demo-output/. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const [look = '100%'] = process.argv.slice(2)
const folder = look === '100%' ? join(root, 'docs/screenshots') : join(root, 'demo-output', look)
const result = spawnSync(process.execPath, [join(root, 'scripts/e2e.mjs'), 'tour.spec'], { cwd: root, stdio: 'inherit', env: { ...process.env, ROOM_SCREENSHOTS: folder, ROOM_SCREENSHOTS_LOOK: look } })
console.log(result.status === 0 ? `The pictures are in ${folder}` : 'Some pictures are missing; the lines above say which.')
process.exit(result.status ?? 1)
