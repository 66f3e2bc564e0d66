/**
 * Errors of the disk at every k-th call a worker makes on its vault, once or from then on.
 * The process must live on and say plainly what happened; whatever was acknowledged is there, and the vault opens without a repair.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { files } from '#db/store/vaultFolder'
import { tempFolder } from './faultVault'
import { type After, judgedAfter, toldBeside, withTemplate } from './ioScenes'
import { wordProblems } from './plainReply'
import type { Said } from './powerCut'
import { Counter, spread, type Tally } from './tally'
import { FAILING, KEEPING, RECORDED, SCENARIOS, type Scenario } from './worker'

export const IO_SCENARIOS: readonly Scenario[] = [...SCENARIOS, ...KEEPING, ...FAILING, ...RECORDED]

/** Enough to come through every kind of call, and once through upkeep. */
const ROUNDS: Readonly<Record<Scenario, number>> = { save: 2, checkpoint: 3, passphrase: 3, setup: 1, boast: 2, backup: 1, restore: 1, rekey: 2, erase: 1, migrate: 1, recording: 2, 'take-in': 2 }
const WRITING = ['openat', 'write', 'writev', 'pwrite64', 'fsync', 'fdatasync', 'ftruncate', 'rename', 'mkdir', 'unlink', 'rmdir'] as const
const READING = ['read', 'pread64', 'mmap'] as const
/** A lock that cannot be had makes every later call wait out the driver's patience: these workers are impatient. */
const LOCKING = ['fcntl'] as const
/** From so many faults on, locks fail too: each is waited for through every later call, which a short form has no time for. */
const WITH_LOCKS_FROM = 15
/** What a worker may be told after one failure: the failure itself, and what follows from it for the next calls. */
const EXPECTED: readonly string[] = ['disk', 'disk-full', 'disk-held', 'damaged', 'read-only', 'locked', 'wait', 'wrong-login', 'busy']

/** And what may be said of a file that was not taken in. */
const TROUBLES: readonly string[] = ['disk', 'disk-full', 'unreadable', 'unplugged', 'altered', 'stopped', 'not-removed', 'unwritten']

/** Of these it matters what becomes of files beside the vault, whose names only a run tells. */
const BESIDE: readonly Scenario[] = [...KEEPING, ...RECORDED, 'erase', 'migrate']

interface Fault { readonly call: string; readonly error: 'EIO' | 'ENOSPC'; readonly at: number; /** Every call from then on fails too. */ readonly lasting: boolean }
interface Line extends Said { /** Why a file was not taken in. */ readonly trouble?: string; readonly fault?: string; readonly call?: string; readonly message?: string; readonly field?: string; readonly ready?: boolean; readonly closed?: boolean }
interface Run { readonly status: number | null; readonly lines: readonly Line[]; readonly injected: boolean; readonly noise: string }
interface Place { readonly program: string; readonly base: string; readonly dir: string; readonly scenario: Scenario; /** Calls on anything else are left alone. */ readonly watched: readonly string[] }

/** Tries at most `most` faults of one scenario, evenly over all there are. */
export async function ioSuite(program: string, scenario: Scenario, most = Number.POSITIVE_INFINITY, seed = 1): Promise<Tally> {
  const counter = new Counter(`I/O errors: ${scenario}`, seed)
  const base = tempFolder('faults-io')
  const template = join(base, 'template')
  const dir = join(base, 'vault')
  const known = await withTemplate(program, template, scenario)
  const fresh = (): void => {
    for (const name of readdirSync(base)) if (name !== 'template') rmSync(join(base, name), { recursive: true, force: true })
    if (scenario !== 'setup') for (const name of readdirSync(template)) cpSync(join(template, name), join(base, name), { recursive: true })
  }
  fresh()
  const place = { program, base, dir, scenario, watched: [...new Set([...namedFiles(dir, scenario), ...(BESIDE.includes(scenario) ? touched({ program, base, dir, scenario, watched: [] }) : [])])] }
  fresh()
  for (const fault of spread(everyFault(place, most >= WITH_LOCKS_FROM), most, seed)) {
    fresh()
    const run = work(place, fault)
    const problems = await problemsAfter(place, run, (after) => judgedAfter(scenario, { ...known, ...after, count: (outcome) => { counter.count(outcome) } }), counter)
    counter.add(problems.length === 0 ? [] : [`${fault.call} ${fault.at}${fault.lasting ? '+' : ''} ${fault.error}`, ...problems])
  }
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

/** How often each call was made on the vault tells how many faults there are. */
function everyFault(place: Place, withLocks: boolean): Fault[] {
  const trace = work(place, undefined).noise
  return [...WRITING, ...READING, ...(withLocks ? LOCKING : [])].flatMap((call) => {
    const count = trace.split('\n').filter((line) => line.includes(` ${call}(`)).length
    const full = (WRITING as readonly string[]).includes(call) ? [{ error: 'ENOSPC', lasting: true } as const] : []
    return Array.from({ length: count }, (_, at) => [{ error: 'EIO', lasting: false } as const, { error: 'EIO', lasting: true } as const, ...full].map((kind) => ({ call, at: at + 1, ...kind }))).flat()
  })
}

/** The files of the vault, of the folders a set-up builds it in, and what lies beside them. */
function namedFiles(dir: string, scenario: Scenario): string[] {
  const building = scenario === 'setup' ? Array.from({ length: 9 }, (_, at) => `${dir}.new-counted-${at + 1}`) : []
  return [dirname(dir), ...[dir, ...building].flatMap(within)]
}

/** Whatever else a worker touches when nothing fails: backups, what a restore builds and moves aside, ledgers. */
function touched(place: Place): string[] {
  const paths = work(place, undefined).noise.match(new RegExp(`${place.base.replaceAll('.', String.raw`\.`)}/[^"<>\\s]+`, 'gu')) ?? []
  return [...new Set(paths)].filter((path) => !path.startsWith(join(place.base, 'template')) && path !== join(place.base, 'trace'))
}

function within(dir: string): string[] {
  const { keyring, database, anchor, lock, delays } = files(dir)
  const beside = [keyring, anchor, delays].map((path) => `${path}.tmp`)
  const sqlite = [database, lock].flatMap((path) => [`${path}-wal`, `${path}-shm`, `${path}-journal`])
  const older = [1, 2].flatMap((age) => [`${keyring}.${age}`, `${keyring}.${age}.tmp`])
  return [dir, keyring, database, anchor, lock, delays, ...beside, ...sqlite, ...older]
}

function work(place: Place, fault: Fault | undefined): Run {
  const { program, base, dir, scenario, watched } = place
  const trace = join(base, 'trace')
  const inject = fault === undefined ? [] : ['-e', `inject=${fault.call}:error=${fault.error}:when=${fault.at}${fault.lasting ? '+' : ''}`]
  const args = ['-f', '--seccomp-bpf', '-y', '-o', trace, '-e', `trace=${fault?.call ?? [...WRITING, ...READING, ...LOCKING].join(',')}`, ...inject, ...watched.flatMap((path) => ['-P', path]), process.execPath, program, 'worker', dir, scenario, String(ROUNDS[scenario])]
  const result = spawnSync('strace', args, { encoding: 'utf8', timeout: 300_000, env: { ...process.env, FAULTS_STILL: '1', ...(LOCKING.some((call) => call === fault?.call) ? { FAULTS_IMPATIENT: '1' } : {}) } })
  const text = readFileSync(trace, 'latin1')
  const lines = result.stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line)
  return { status: result.status, lines, injected: text.includes('(INJECTED)'), noise: fault === undefined ? text : result.stderr }
}

async function problemsAfter({ base, dir, scenario }: Place, { status, lines, injected, noise }: Run, judged: (after: Omit<After, 'count'>) => Promise<string[]>, counter: Counter): Promise<string[]> {
  const refusals = lines.filter((line) => line.fault !== undefined)
  counter.count(!injected ? 'not reached' : refusals.length === 0 ? 'not felt' : 'refused')
  const expected = [...EXPECTED, ...toldBeside(scenario)]
  const words = refusals.flatMap(({ fault = '', call = '', message = '', field = '' }) => [...(expected.includes(fault) ? [] : [`${call} answered ${fault} (${noise.slice(-200).trim()})`]), ...wordProblems({ message, field })])
  const troubles = lines.flatMap(({ trouble }) => (trouble === undefined || TROUBLES.includes(trouble) ? [] : [`a file was not taken in: ${trouble === '' ? 'no reason' : trouble}`]))
  const ended = status === 0 && lines.some(({ closed }) => closed === true) ? [] : [`the worker ended with ${String(status)}: ${noise.slice(-300)}`]
  return [...ended, ...words, ...troubles, ...(await judged({ base, dir, told: lines }))]
}
