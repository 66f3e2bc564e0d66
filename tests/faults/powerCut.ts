/**
 * Power cuts: one run of a worker is traced, and the vault is rebuilt as the disk could have been at many moments of it.
 * Whatever was acknowledged before the moment must be there, and nothing may need a repair.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyring } from '#db/store/vaultFolder'
import { isAuthentic, type Keys, openKeys } from '#db/store/keyring'
import { PASSPHRASE } from '#tests/support/office'
import { layOut, type Loss, snapshotOf } from './cutState'
import { type Ack, LOGIN, makeFaultVault, problemsOf, rowsOf, tempFolder } from './faultVault'
import { Counter, seeded, type Tally } from './tally'
import { fileEvents, type FileEvent, TRACED } from './trace'
import { backupProblems, keyProblems, restoreProblems } from './afterCut'
import { recordingProblems, regrown, takeInProblems } from './afterRecording'
import { type Fed, fillStick, stickOf } from './recordingWork'
import { type KEEPING, NEXT_PASSPHRASE, type RECORDED, type SCENARIOS } from './worker'

type Scenario = (typeof SCENARIOS)[number] | (typeof KEEPING)[number] | (typeof RECORDED)[number]
const LOSSES: readonly Loss[] = ['all', 'some', 'none', 'some']

/** Files of the room's own recorder, of which the last is never confirmed. */
const SOURCES = 5

/** Rounds of a traced run: enough for several checkpoints, few enough to trace. */
const ROUNDS: Readonly<Record<Scenario, number>> = { save: 12, checkpoint: 12, passphrase: 4, backup: 4, restore: 1, rekey: 3, recording: 4, 'take-in': SOURCES - 1 }

/** Whether calls of other processes can be traced here; the suite cannot run otherwise. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-e', 'trace=none', 'true'], { stdio: 'ignore' }).status === 0
}

interface Options { readonly seed?: number; /** A disk that says it synced and did not: the suite must then find losses, which proves that it looks. */ readonly lyingDisk?: boolean }

/** Tries `count` states of one scenario. */
export async function powerCutSuite(program: string, scenario: Scenario, count: number, { seed = 1, lyingDisk = false }: Options = {}): Promise<Tally> {
  const counter = new Counter(`power cut: ${scenario}`, seed)
  const base = tempFolder('faults-power')
  // The backups lie beside the vault: the disk that is cut holds both.
  const disk = join(base, 'disk')
  const dir = join(disk, 'vault')
  const keys = await makeFaultVault(dir)
  if (scenario === 'restore') for (const each of ['backup', 'save']) work(program, dir, each)
  if (scenario === 'take-in') fillStick(dir, 0, SOURCES)
  const sources: Said[] = scenario === 'take-in' ? [{ sources: readdirSync(stickOf(dir)) }] : []
  const before = scenario === 'restore' ? rowsOf(dir, keys) : ''
  const snapshot = snapshotOf(disk)
  const all = traced(program, disk, scenario, join(base, 'trace'))
  const events = lyingDisk ? all.filter((event) => event.kind !== 'sync') : all
  const next = seeded(seed)
  const again = regrown(all)
  if (again.length > 0) counter.add(again)
  for (let at = 0; at < count; at += 1) {
    const moment = 1 + Math.floor(next() * events.length)
    const loss = LOSSES[at % LOSSES.length] ?? 'some'
    // What was found of a recorder is known by where it lies: its files are laid out in their own place.
    const state = scenario === 'take-in' ? disk : join(base, 'state')
    layOut(snapshot, disk, events, moment, loss, next, state)
    const problems = await judged(scenario, join(state, 'vault'), { keys, before, told: [...sources, ...said(events.slice(0, moment))], count: (outcome) => { counter.count(outcome) } })
    counter.add(problems.length === 0 ? [] : [`after event ${moment} of ${events.length}, losing ${loss}`, ...problems])
  }
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

interface Known { readonly keys: Keys; readonly before: string; readonly told: readonly Said[]; readonly count: (outcome: string) => void }

async function judged(scenario: Scenario, dir: string, { keys, before, told, count }: Known): Promise<string[]> {
  switch (scenario) {
    case 'restore': return restoreProblems(dir, keys, before, told)
    case 'backup': return [...backupProblems(dir, keys, told), ...(await problemsAt(dir, keys, told))]
    case 'rekey': return keyProblems(dir, keys, told)
    case 'recording': return [...(await recordingProblems(dir, told, count)), ...(await problemsAt(dir, keys, told))]
    case 'take-in': return [...(await takeInProblems(dir, told)), ...(await problemsAt(dir, keys, told))]
    default: return problemsAt(dir, keys, told)
  }
}

/** Some work before the run that is traced. */
function work(program: string, dir: string, scenario: string): void {
  const { status } = spawnSync(process.execPath, [program, 'worker', dir, scenario, '2'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`the worker did not end well: ${String(status)}`)
}

function traced(program: string, disk: string, scenario: Scenario, trace: string): FileEvent[] {
  const dir = join(disk, 'vault')
  const result = spawnSync('strace', ['-f', '-xx', '-s', '4000000', '-e', `trace=${TRACED}`, '-o', trace, process.execPath, program, 'worker', dir, scenario, String(ROUNDS[scenario])], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (result.status !== 0 || !result.stdout.includes('"closed"')) throw new Error(`the traced worker did not end well: ${String(result.status)}`)
  return fileEvents(readFileSync(trace, 'latin1'), disk)
}

export interface Said { readonly ack?: Ack; readonly passphrase?: string; /** Recovery keys: about to be set, and set. */ readonly trying?: string; readonly recovery?: string; /** Accounts: about to be removed, and removed. */ readonly removing?: string; readonly removed?: string; readonly restored?: boolean; readonly fed?: Fed; /** Files of the room's own recorder. */ readonly sources?: readonly string[] }

const said = (events: readonly FileEvent[]): Said[] =>
  events.flatMap((event) => (event.kind === 'said' ? event.text.split('\n').filter((line) => line !== '') : [])).map((line) => JSON.parse(line) as Said)

/** The passphrase last acknowledged opens the vault, or the one being set when the power went; and the database holds what was acknowledged. */
export async function problemsAt(state: string, keys: Keys, told: readonly Said[]): Promise<string[]> {
  const acks = told.flatMap(({ ack }) => (ack === undefined ? [] : [ack]))
  const changes = told.flatMap(({ passphrase }) => (passphrase === undefined ? [] : [passphrase]))
  return [...(await keyringProblems(state, changes.at(-1) ?? PASSPHRASE)), ...problemsOf(state, keys, acks)]
}

async function keyringProblems(state: string, acknowledged: string): Promise<string[]> {
  const keyring = readKeyring(state)
  if (keyring === undefined) return ['keyring does not parse']
  const possible = [acknowledged, acknowledged === PASSPHRASE ? NEXT_PASSPHRASE : PASSPHRASE]
  for (const passphrase of possible) {
    const opened = await openKeys(keyring, LOGIN, passphrase)
    if (opened !== undefined) return isAuthentic(keyring, opened.keys.dk) ? [] : ['keyring is not signed with its key']
  }
  return ['no passphrase opens the keyring']
}
