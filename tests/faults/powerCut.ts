/**
 * Power cuts: one run of a worker is traced, and the vault is rebuilt as the disk could have been at many moments of it.
 * Whatever was acknowledged before the moment must be there, and nothing may need a repair.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyring } from '#db/store/vaultFolder'
import { isAuthentic, type Keys, openKeys } from '#db/store/keyring'
import { PASSPHRASE } from '#tests/support/office'
import { layOut, type Loss, snapshotOf } from './cutState'
import { type Ack, LOGIN, makeFaultVault, problemsOf, tempFolder } from './faultVault'
import { Counter, seeded, type Tally } from './tally'
import { fileEvents, type FileEvent, TRACED } from './trace'
import { NEXT_PASSPHRASE, type Scenario } from './worker'

const LOSSES: readonly Loss[] = ['all', 'some', 'none', 'some']

/** Rounds of a traced run: enough for several checkpoints, few enough to trace. */
const ROUNDS: Readonly<Record<Scenario, number>> = { save: 12, checkpoint: 12, passphrase: 4 }

/** Whether calls of other processes can be traced here; the suite cannot run otherwise. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-e', 'trace=none', 'true'], { stdio: 'ignore' }).status === 0
}

interface Options { readonly seed?: number; /** A disk that says it synced and did not: the suite must then find losses, which proves that it looks. */ readonly lyingDisk?: boolean }

/** Tries `count` states of one scenario. */
export async function powerCutSuite(program: string, scenario: Scenario, count: number, { seed = 1, lyingDisk = false }: Options = {}): Promise<Tally> {
  const counter = new Counter(`power cut: ${scenario}`, seed)
  const base = tempFolder('faults-power')
  const dir = join(base, 'vault')
  const keys = await makeFaultVault(dir)
  const snapshot = snapshotOf(dir)
  const all = traced(program, dir, scenario, join(base, 'trace'))
  const events = lyingDisk ? all.filter((event) => event.kind !== 'sync') : all
  const next = seeded(seed)
  for (let at = 0; at < count; at += 1) {
    const moment = 1 + Math.floor(next() * events.length)
    const loss = LOSSES[at % LOSSES.length] ?? 'some'
    const state = join(base, 'state')
    layOut(snapshot, dir, events, moment, loss, next, state)
    const problems = await problemsAt(state, keys, said(events.slice(0, moment)))
    counter.add(problems.length === 0 ? [] : [`after event ${moment} of ${events.length}, losing ${loss}`, ...problems])
  }
  rmSync(base, { recursive: true, force: true })
  return counter.tally
}

function traced(program: string, dir: string, scenario: Scenario, trace: string): FileEvent[] {
  const result = spawnSync('strace', ['-f', '-xx', '-s', '4000000', '-e', `trace=${TRACED}`, '-o', trace, process.execPath, program, 'worker', dir, scenario, String(ROUNDS[scenario])], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (result.status !== 0 || !result.stdout.includes('"closed"')) throw new Error(`the traced worker did not end well: ${String(result.status)}`)
  return fileEvents(readFileSync(trace, 'latin1'), dir)
}

interface Said { readonly ack?: Ack; readonly passphrase?: string }

const said = (events: readonly FileEvent[]): Said[] =>
  events.flatMap((event) => (event.kind === 'said' ? event.text.split('\n').filter((line) => line !== '') : [])).map((line) => JSON.parse(line) as Said)

/** The passphrase last acknowledged opens the vault, or the one being set when the power went; and the database holds what was acknowledged. */
async function problemsAt(state: string, keys: Keys, told: readonly Said[]): Promise<string[]> {
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
