/**
 * `npm run bench`: builds a room of 100 000 invented petitions (BENCH_PETITIONS) and prints one line of JSON per measurement.
 * BENCH_KEEP names a folder in which the room is kept, and used again by the next run of the same size.
 * Arguments choose among search, save, start, memory, unlock, audit, queue, papers and media; without any, all run. Ends with 1 when a limit was missed; BENCH_REPORT_ONLY=1 only says so.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { auditBench } from './audit'
import { exitCode, missedSoFar } from './figures'
import { mediaBench } from './media'
import { papersBench } from './papers'
import { queueBench } from './queue'
import { keptRoom } from './room'
import { saveBench, saveRun } from './save'
import { searchBench } from './search'
import { unlockBench } from './unlock'
import { memoryBench, startBench } from './window'

const [first = '', ...rest] = process.argv.slice(2)
if (first === 'save-run') {
  await saveRun(rest[0] ?? '', rest[1] ?? '')
  process.exit(0)
}
const chosen = first === '' ? ['search', 'save', 'start', 'memory', 'unlock', 'audit', 'queue', 'papers', 'media'] : [first, ...rest]
const count = chosen.includes('search') || chosen.includes('memory') ? Number(process.env['BENCH_PETITIONS'] ?? 100_000) : 10
const base = join(process.cwd(), 'out/bench-room')
rmSync(base, { recursive: true, force: true })
mkdirSync(base, { recursive: true })
const folder = process.env['BENCH_KEEP'] ?? join(base, 'filled')
const needsRoom = chosen.some((name) => name !== 'save' && name !== 'audit' && name !== 'queue' && name !== 'papers' && name !== 'media')
if (needsRoom) {
  process.stderr.write(`A room of ${count} petitions …\n`)
  const { room, all } = await keptRoom(folder, count, 5)
  if (chosen.includes('search')) await searchBench(room, all, join(folder, 'like.db'))
  await room.close()
}
if (chosen.includes('save')) saveBench(base, needsRoom ? join(folder, 'vault') : undefined)
if (chosen.includes('unlock')) await unlockBench(folder, base)
if (chosen.includes('audit')) await auditBench(base)
if (chosen.includes('queue')) await queueBench(base)
if (chosen.includes('papers')) await papersBench(base)
if (chosen.includes('media')) await mediaBench(base)
if (chosen.includes('start')) await startBench(folder)
if (chosen.includes('memory')) await memoryBench(folder, count)
rmSync(base, { recursive: true, force: true })
for (const line of missedSoFar()) process.stderr.write(`Missed: ${line}\n`)
process.exit(exitCode(process.env['BENCH_REPORT_ONLY'] === '1'))
