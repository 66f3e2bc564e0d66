/**
 * `npm run bench`: builds a room of 100 000 invented petitions (BENCH_PETITIONS) and prints one line of JSON per measurement.
 * Arguments choose among search, save, start and memory; without any, all run.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { benchRoom, fill } from './room'
import { saveBench, saveRun } from './save'
import { searchBench } from './search'
import { memoryBench, startBench } from './window'

const [first = '', ...rest] = process.argv.slice(2)
if (first === 'save-run') {
  await saveRun(rest[0] ?? '', rest[1] === 'plain')
  process.exit(0)
}
const chosen = first === '' ? ['search', 'save', 'start', 'memory'] : [first, ...rest]
const count = Number(process.env['BENCH_PETITIONS'] ?? 100_000)
const base = join(process.cwd(), 'out/bench-room')
rmSync(base, { recursive: true, force: true })
mkdirSync(base, { recursive: true })
if (chosen.includes('save')) saveBench(base)
if (chosen.some((name) => name !== 'save')) {
  const room = await benchRoom(join(base, 'vault'), true)
  process.stderr.write(`Registering ${count} petitions …\n`)
  const all = await fill(room, chosen.includes('search') || chosen.includes('memory') ? count : 10, 5)
  if (chosen.includes('search')) await searchBench(room, all, join(base, 'like.db'))
  await room.close()
  if (chosen.includes('start')) await startBench(base)
  if (chosen.includes('memory')) await memoryBench(base, all.length)
}
rmSync(base, { recursive: true, force: true })
process.exit(0)
