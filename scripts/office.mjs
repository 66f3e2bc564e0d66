/** `npm run -s office -- …`: builds the office's command line when it is missing or older than its sources, then runs it. */
import './nodeVersion.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const built = join(root, 'out/office/cli.js')

function newest(folder) {
  return Math.max(0, ...readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs))
}

const sources = ['core', 'db', 'resources', 'scripts'].filter((name) => existsSync(join(root, name)))
if (!existsSync(built) || sources.some((name) => newest(join(root, name)) > statSync(built).mtimeMs)) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', join(root, 'vite.office.config.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (result.status !== 0) process.exit(result.status ?? 1)
}
await import(built)
