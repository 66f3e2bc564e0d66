/**
 * `npm run faults [-- suite …] [-- --size N] [-- --seed N] [-- --calls a.b,c.d] [-- --only a,b]` (calls: of the fuzz; only: of what a suite tries one after the other): breaks the room on purpose and says how many faults were tried and survived.
 * Sizes are those asked of a release; a short form of every suite runs inside `npm test`.
 */
import { parseArgs } from 'node:util'
import { canMount } from '#tests/support/smallDisk'
import { backupDamageSuite } from './backupDamage'
import { countNames } from './countedNames'
import { ARTEFACTS, damageSuite } from './damage'
import { fuzzSuite } from './fuzz'
import { fuzzShellSuite } from './fuzzShell'
import { ACTIONS, fullSuite } from './full'
import { beImpatient } from './impatient'
import { IO_SCENARIOS, ioSuite } from './io'
import { matrixSuite } from './matrix'
import { migrationSuite } from './migrations'
import { KILLED, killSuite } from './kill'
import { powerCutSuite } from './powerCut'
import { RECORDING_FORMS, recordingDamageSuite, recordingKeyDamageSuite } from './recordingDamage'
import { textSuite } from './texts'
import type { Tally } from './tally'
import { type Ending, KEEPING, RECORDED, runWorker, SCENARIOS, type Scenario } from './worker'

const program = process.argv[1] ?? ''
const [first = '', dir = '', scenario = 'save', rounds = '1', ending = 'close'] = process.argv.slice(2)
if (first === 'worker') {
  if (process.env['FAULTS_IMPATIENT'] === '1') beImpatient()
  if (process.env['FAULTS_STILL'] === '1') countNames()
  await runWorker(dir, scenario as Scenario, Number(rounds), ending as Ending)
  process.exit(0)
}

async function each<T extends string>(names: readonly T[], run: (name: T) => Promise<Tally>): Promise<Tally[]> {
  const all: Tally[] = []
  for (const name of names) if (only === undefined || only.includes(name)) all.push(await run(name))
  return all
}

function skipped(why: string): Promise<Tally[]> {
  process.stderr.write(`full: ${why}\n`)
  return Promise.resolve([])
}

const damagedRecordings = async (size: number, seed: number): Promise<Tally[]> => [...await each(RECORDING_FORMS, (form) => recordingDamageSuite(form, size, seed)), await recordingKeyDamageSuite(size, seed)]

/** As many as there are. */
const EVERY = Number.POSITIVE_INFINITY
const suites: Readonly<Record<string, { readonly size: number; readonly run: (size: number, seed: number) => Promise<Tally[]> }>> = {
  damage: { size: 300, run: async (size, seed) => [...await each(ARTEFACTS, (artefact) => damageSuite(program, artefact, size, seed)), await backupDamageSuite(program, size, seed), ...await damagedRecordings(size, seed)] },
  full: { size: EVERY, run: (size, seed) => (canMount() ? each(Object.keys(ACTIONS), (name) => fullSuite(name, size, { seed })) : skipped('no file system can be mounted here (root can); io tries ENOSPC all the same')) },
  fuzz: { size: 500, run: async (size, seed) => (calls === undefined ? [await fuzzSuite(size, { seed }), await fuzzShellSuite(size, seed)] : [await fuzzSuite(size, { seed, calls })]) },
  io: { size: EVERY, run: (size, seed) => each(IO_SCENARIOS, (scenario) => ioSuite(program, scenario, size, seed)) },
  kill: { size: 300, run: (size, seed) => each(KILLED, (scenario) => killSuite(program, scenario, size, seed)) },
  matrix: { size: EVERY, run: async (size, seed) => [await matrixSuite(size, seed)] },
  migrate: { size: EVERY, run: async (size, seed) => [await migrationSuite(size, { seed })] },
  text: { size: EVERY, run: async (size, seed) => [await textSuite(size, { seed })] },
  power: { size: 1000, run: (size, seed) => each([...SCENARIOS, ...KEEPING, ...RECORDED], (name) => powerCutSuite(program, name, size, { seed })) },
}

const { values, positionals } = parseArgs({ options: { size: { type: 'string' }, seed: { type: 'string' }, calls: { type: 'string' }, only: { type: 'string' } }, allowPositionals: true })
const [calls, only] = [values.calls?.split(','), values.only?.split(',')]
const chosen = positionals.length === 0 ? Object.keys(suites) : positionals
const number = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Number(text))
const [size, seed] = [number(values.size, 0), number(values.seed, Date.now() % 1_000_000)]
const wrong = chosen.filter((name) => suites[name] === undefined)
if (wrong.length > 0 || !Number.isInteger(size) || !Number.isInteger(seed)) {
  process.stderr.write(`Suites: ${Object.keys(suites).join(' ')}. Options: --size N --seed N --calls a.b,c.d --only scenario,artefact.\n`)
  process.exit(2)
}

let failed = false
for (const name of chosen) {
  const suite = suites[name]
  for (const tally of (await suite?.run(size > 0 ? size : suite.size, seed)) ?? []) {
    failed ||= tally.survived !== tally.tried || tally.tried === 0
    process.stdout.write(`${JSON.stringify(tally)}\n`)
  }
}
process.exit(failed ? 1 : 0)
