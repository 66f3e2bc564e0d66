/** Fills a room with the invented day of scripts/demoDay.ts, in a process of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bundled } from './bundle.mjs'

/** Makes `FOLDER/vault`; gives `{ at, login, passphrase }` of the room. */
export async function fillRoom(folder) {
  const result = spawnSync(process.execPath, [await bundled('scripts/fillDemo.ts'), join(folder, 'vault')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TZ: 'UTC' } })
  if (result.status !== 0) throw new Error('The invented day could not be written.')
  return JSON.parse(result.stdout)
}
