/**
 * `npm run faults [-- suite …] [-- --size N]`: breaks the room on purpose and says how many faults were tried and survived.
 * Sizes are those of a release check; a short form of every suite runs inside `npm test`.
 */
import { ARTEFACTS, damageSuite } from './damage'
import { fuzzSuite } from './fuzz'
import { killSuite } from './kill'
import { powerCutSuite } from './powerCut'
import type { Tally } from './tally'
import { runWorker, SCENARIOS, type Scenario } from './worker'

const program = process.argv[1] ?? ''
const [first = '', ...rest] = process.argv.slice(2)
if (first === 'worker') {
  await runWorker(rest[0] ?? '', (rest[1] ?? 'save') as Scenario, Number(rest[2] ?? 1))
  process.exit(0)
}

const sizeAt = process.argv.indexOf('--size')
const sized = sizeAt === -1 ? undefined : Number(process.argv[sizeAt + 1])
const chosen = process.argv.slice(2).filter((argument, at, all) => argument !== '--size' && all[at - 1] !== '--size')

const suites: Readonly<Record<string, { readonly size: number; readonly run: (size: number) => Promise<Tally[]> }>> = {
  damage: { size: 300, run: async (size) => { const all: Tally[] = []; for (const artefact of ARTEFACTS) all.push(await damageSuite(program, artefact, size, Date.now())); return all } },
  fuzz: { size: 500, run: async (size) => [await fuzzSuite(size, Date.now() % 1_000_000)] },
  kill: { size: 300, run: async (size) => [await killSuite(program, size, Date.now())] },
  power: { size: 1000, run: async (size) => { const all: Tally[] = []; for (const scenario of SCENARIOS) all.push(await powerCutSuite(program, scenario, size)); return all } },
}

let failed = false
for (const [name, { size, run }] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  for (const tally of await run(sized ?? size)) {
    failed ||= tally.survived !== tally.tried || tally.tried === 0
    process.stdout.write(`${JSON.stringify(tally)}\n`)
  }
}
process.exit(failed ? 1 : 0)
