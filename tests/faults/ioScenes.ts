/**
 * What a failing disk is tried on beside everyday work: what lies there before, what else a worker may be told, and what must hold afterwards.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { migrations } from '#db/migrations/index'
import { openOffice } from '#db/officeHost'
import { readLedger } from '#db/store/erasureLedger'
import type { Keys } from '#db/store/keyring'
import { sweepUnfinished } from '#db/store/vault'
import { files } from '#db/store/vaultFolder'
import { ids } from '#tests/store/testVault'
import { PASSPHRASE } from '#tests/support/office'
import { backupProblems, keyProblems, restoreProblems } from './afterCut'
import { recordingProblems, takeInProblems } from './afterRecording'
import { clock, keysOf, LOGIN, makeFaultVault, openKnown, rowsOf } from './faultVault'
import { problemsAt, type Said } from './powerCut'
import { fillStick, stickOf } from './recordingWork'
import type { Scenario } from './worker'

/** Files of the room's own recorder. */
const SOURCES = 3

/** What is known of the template: its keys, and for a restore its rows. */
export interface Known { readonly keys: Keys; readonly before: string }
/** Where a worker worked, and what it was told. */
export interface After { readonly base: string; readonly dir: string; readonly told: readonly Said[]; readonly count: (outcome: string) => void }

/** Makes the room, and what lies beside it, that a scenario begins with. */
export async function withTemplate(program: string, template: string, scenario: Scenario): Promise<Known> {
  const dir = join(template, 'vault')
  const keys = scenario === 'migrate' ? await withSchemaBefore(() => makeFaultVault(dir)) : await makeFaultVault(dir)
  if (scenario === 'take-in') fillStick(dir, 0, SOURCES)
  if (scenario !== 'restore') return { keys, before: '' }
  for (const each of ['backup', 'save']) {
    const { status } = spawnSync(process.execPath, [program, 'worker', dir, each, '1'], { stdio: ['ignore', 'ignore', 'inherit'] })
    if (status !== 0) throw new Error(`the worker did not end well: ${String(status)}`)
  }
  return { keys, before: rowsOf(dir, keys) }
}

/** As the program before the last migration would. */
export async function withSchemaBefore<T>(work: () => Promise<T>): Promise<T> {
  const list = migrations as string[]
  const last = list.pop()
  try {
    return await work()
  } finally {
    if (last !== undefined) list.push(last)
  }
}

/** Answers that a failing disk brings about in this scenario only. */
export function toldBeside(scenario: Scenario): readonly string[] {
  switch (scenario) {
    case 'setup': return ['missing']
    case 'backup': return ['backup-failed', 'no-folder']
    case 'rekey': return ['no-recovery-key']
    case 'recording': return ['recorder-busy', 'recorder-away', 'recorder-step', 'draft-gone']
    case 'take-in': return ['found-state', 'found-file', 'folder-not-there', 'folder-twice']
    default: return []
  }
}

/** What does not hold once the program is started again. */
export async function judgedAfter(scenario: Scenario, { keys, before, base, dir, told, count }: Known & After): Promise<string[]> {
  switch (scenario) {
    case 'setup': return setUpProblems(base, dir, told)
    case 'backup': return [...backupProblems(dir, keys, told), ...(await problemsAt(dir, keys, told))]
    case 'restore': return restoreProblems(dir, keys, before, told)
    case 'rekey': return keyProblems(dir, keys, told)
    case 'recording': return [...(await recordingProblems(dir, told, count)), ...(await problemsAt(dir, keys, told))]
    case 'take-in': return [...(await takeInProblems(dir, [{ sources: readdirSync(stickOf(join(base, 'template', 'vault'))) }, ...told])), ...(await problemsAt(dir, keys, told))]
    case 'erase': return [...(await problemsAt(dir, keys, told)), ...(await ledgerProblems(dir, keys, told))]
    default: return problemsAt(dir, keys, told)
  }
}

async function setUpProblems(base: string, dir: string, told: readonly Said[]): Promise<string[]> {
  sweepUnfinished(dir)
  const left = readdirSync(base).filter((name) => name.startsWith(`${basename(dir)}.new-`))
  const whole = existsSync(dir) ? await problemsAt(dir, await keysOf(dir), told) : told.some(({ ack }) => ack !== undefined) ? ['the room is not there'] : []
  return [...whole, ...(left.length === 0 ? [] : [`left behind after the next start: ${left.join(' ')}`])]
}

/** Once somebody logged in again, what was erased is written down beside the database, so that an older one is erased again. */
async function ledgerProblems(dir: string, keys: Keys, told: readonly Said[]): Promise<string[]> {
  const erased = told.flatMap(({ ack }) => (ack?.kind === 'erased' ? [ack.number] : []))
  if (erased.length === 0) return []
  const office = await openOffice(dir, { ids, clock: { ...clock, now: () => clock.now() + 12 * 366 * 86_400_000 }, log: () => undefined, later: () => () => undefined })
  const unlocked = await office.call({ call: 'vault.unlock', input: { login: LOGIN, passphrase: PASSPHRASE } })
  await office.close()
  if (!unlocked.ok) return [`does not unlock: ${unlocked.fault.code}`]
  const store = openKnown(dir, keys)
  const entries = store.withKey('erasures', (key) => readLedger(files(dir).erasures, key)).entries.map(({ number }) => number)
  store.close()
  return erased.filter((number) => !entries.includes(number)).map((number) => `${number} was erased and is not written down`)
}
