/**
 * Damage of every artefact of a vault, in the ways of spoil.ts.
 * Each must be noticed and said, or change nothing that is read; a wrong value must never be shown.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDamage } from '#db/store/open'
import { unlockVault } from '#db/store/vault'
import { files, inspectVault } from '#db/store/vaultFolder'
import type { Store } from '#db/store/store'
import { PASSPHRASE } from '#tests/support/office'
import { clock, digestOf, LOGIN, makeFaultVault, openKnown, tempFolder } from './faultVault'
import type { Keys } from '#db/store/keyring'
import { damagesOf, spoil } from './spoil'
import { Counter, seeded, type Tally } from './tally'
import type { Scenario } from './worker'

export const ARTEFACTS = ['database', 'wal', 'keyring', 'anchor', 'delays'] as const
export type Artefact = (typeof ARTEFACTS)[number]

const pathOf = (dir: string, artefact: Artefact): string => (artefact === 'wal' ? `${files(dir).database}-wal` : files(dir)[artefact])

/** Pages of the database, frames of its log; of the small files a slot or a line is about so long. */
const PAGE: Readonly<Record<Artefact, { readonly page: number; readonly head: number }>> = { database: { page: 4096, head: 0 }, wal: { page: 4120, head: 32 }, keyring: { page: 64, head: 0 }, anchor: { page: 64, head: 0 }, delays: { page: 32, head: 0 } }

interface Scene { readonly base: string; readonly before: string; readonly old: string; readonly foreign: string; readonly keys: Keys; readonly digest: string }

/** A vault as a worker left it that was killed at rest, everything it did acknowledged: with its WAL, an older state of the same vault, and another vault whose people have the same log-ins and passphrases. The database itself is judged after a checkpoint, when its pages count. */
async function scene(program: string, artefact: Artefact): Promise<Scene> {
  const base = tempFolder('faults-damage')
  const before = join(base, 'before')
  const old = join(base, 'old')
  const keys = await makeFaultVault(before)
  workAndDie(program, before, 8)
  cpSync(before, old, { recursive: true })
  changeKeyring(program, before)
  workAndDie(program, before, 5)
  const foreign = join(base, 'foreign')
  await makeFaultVault(foreign)
  workAndDie(program, foreign, 5)
  if (artefact === 'database') openKnown(before, keys).close()
  const probe = join(base, 'probe')
  cpSync(before, probe, { recursive: true })
  const store = openKnown(probe, keys)
  const digest = digestOf(store.db)
  store.close()
  return { base, before, old, foreign, keys, digest }
}

/** To another passphrase and back: the keyring before opens with the same one and is an old one all the same. */
export function changeKeyring(program: string, dir: string): void {
  workAndDie(program, dir, 2, 'passphrase')
}

/** Killed from outside it might have committed what it had not yet acknowledged, and losing that would be no damage. */
export function workAndDie(program: string, dir: string, rounds: number, scenario: Scenario = 'save'): void {
  const { signal } = spawnSync(process.execPath, [program, 'worker', dir, scenario, String(rounds), 'kill'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (signal !== 'SIGKILL') throw new Error('the worker ended before it had done its work')
}

/** `flips` flipped bits of one artefact, and the coarser damages beside them. */
export async function damageSuite(program: string, artefact: Artefact, flips: number, seed = 1): Promise<Tally> {
  const counter = new Counter(`damage: ${artefact}`, seed)
  const set = await scene(program, artefact)
  const next = seeded(seed)
  for (const damage of damagesOf(flips)) {
    const dir = join(set.base, 'vault')
    rmSync(dir, { recursive: true, force: true })
    cpSync(set.before, dir, { recursive: true })
    const what = spoil({ path: pathOf(dir, artefact), old: pathOf(set.old, artefact), foreign: pathOf(set.foreign, artefact), ...PAGE[artefact] }, damage, next)
    const seen = await readAfter(dir, artefact, set)
    const survived = SURVIVED.includes(seen)
    counter.count(survived ? `${damage}: ${seen}` : 'wrong')
    counter.add(survived ? [] : [`${what}: ${seen}`])
  }
  rmSync(set.base, { recursive: true, force: true })
  return counter.tally
}

/**
 * Noticed when opening or reading the rows · unread: every row is as it was, the damage lies in an index and a whole check finds it ·
 * harmless: even a whole check finds nothing. Anything else says in words what was read wrongly without a warning.
 */
const SURVIVED: readonly string[] = ['noticed', 'unread', 'harmless']

async function readAfter(dir: string, artefact: Artefact, { keys, digest }: Scene): Promise<string> {
  if (inspectVault(dir).state !== 'locked') return 'noticed'
  if (artefact === 'keyring' || artefact === 'delays') {
    const opened = await unlockVault(dir, { login: LOGIN, passphrase: PASSPHRASE, clock: { ...clock, now: () => clock.now() + 3_600_000 } })
    return opened.ok ? judged(opened.store, digest) : 'noticed'
  }
  try {
    return judged(openKnown(dir, keys), digest)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return isDamage(error) || /SQLITE_(?:CANTOPEN|IOERR)/u.test(code) ? 'noticed' : `not named as damage: ${String(error)}`
  }
}

function judged(store: Store, digest: string): string {
  try {
    if (store.problem !== undefined || !store.verifyAudit().ok) return 'noticed'
    if (digestOf(store.db) !== digest) return 'other values, and nothing said'
    return isWhole(store) ? 'harmless' : 'unread'
  } finally {
    store.close()
  }
}

/** Reads every page in use. */
function isWhole({ db }: Store): boolean {
  try {
    return db.pragma('integrity_check', { simple: true }) === 'ok'
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}
