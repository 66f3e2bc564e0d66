/**
 * Damage: bytes flipped, files cut, emptied, removed, exchanged for old ones, in every artefact of a vault.
 * Each must be noticed and said, or change nothing that is read; a wrong value must never be shown.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDamage } from '#db/store/open'
import { unlockVault } from '#db/store/vault'
import { files, inspectVault } from '#db/store/vaultFolder'
import type { Store } from '#db/store/store'
import { PASSPHRASE } from '#tests/support/office'
import { clock, digestOf, LOGIN, makeFaultVault, openKnown, tempFolder } from './faultVault'
import type { Keys } from '#db/store/keyring'
import { Counter, seeded, type Tally } from './tally'

export const ARTEFACTS = ['database', 'wal', 'keyring', 'anchor', 'delays'] as const
export type Artefact = (typeof ARTEFACTS)[number]

const pathOf = (dir: string, artefact: Artefact): string => (artefact === 'wal' ? `${files(dir).database}-wal` : files(dir)[artefact])

interface Scene { readonly base: string; readonly before: string; readonly old: string; readonly keys: Keys; readonly digest: string }

/** A vault as a worker left it that was killed at rest, everything it did acknowledged: with its WAL, and an older state of the same vault. The database itself is judged after a checkpoint, when its pages count. */
async function scene(program: string, artefact: Artefact): Promise<Scene> {
  const base = tempFolder('faults-damage')
  const before = join(base, 'before')
  const old = join(base, 'old')
  const keys = await makeFaultVault(before)
  workAndDie(program, before, 8)
  cpSync(before, old, { recursive: true })
  workAndDie(program, before, 5)
  if (artefact === 'database') openKnown(before, keys).close()
  const probe = join(base, 'probe')
  cpSync(before, probe, { recursive: true })
  const store = openKnown(probe, keys)
  const digest = digestOf(store.db)
  store.close()
  return { base, before, old, keys, digest }
}

/** Killed from outside it might have committed what it had not yet acknowledged, and losing that would be no damage. */
function workAndDie(program: string, dir: string, rounds: number): void {
  const { signal } = spawnSync(process.execPath, [program, 'worker', dir, 'save', String(rounds), 'kill'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (signal !== 'SIGKILL') throw new Error('the worker ended before it had done its work')
}

/** `count` damages of one artefact: nine in ten a flipped byte, the rest coarser. */
export async function damageSuite(program: string, artefact: Artefact, count: number, seed = 1): Promise<Tally> {
  const counter = new Counter(`damage: ${artefact}`, seed)
  const set = await scene(program, artefact)
  const next = seeded(seed)
  for (let at = 0; at < count; at += 1) {
    const dir = join(set.base, 'vault')
    rmSync(dir, { recursive: true, force: true })
    cpSync(set.before, dir, { recursive: true })
    const what = spoil(pathOf(dir, artefact), pathOf(set.old, artefact), at, next)
    if (what === undefined) continue
    const seen = await readAfter(dir, artefact, set)
    const survived = SURVIVED.includes(seen)
    counter.count(survived ? seen : 'wrong')
    counter.add(survived ? [] : [`${what}: ${seen}`])
  }
  rmSync(set.base, { recursive: true, force: true })
  return counter.tally
}

function spoil(path: string, old: string, at: number, next: () => number): string | undefined {
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  if (bytes.length === 0) return undefined
  const place = Math.floor(next() * bytes.length)
  switch (at % 10 === 9 ? Math.floor(at / 10) % 4 : 4) {
    case 0: writeFileSync(path, bytes.subarray(0, place)); return `cut to ${place} bytes`
    case 1: rmSync(path); return 'removed'
    case 2: writeFileSync(path, existsSync(old) ? readFileSync(old) : ''); return 'exchanged for an old one'
    case 3: writeFileSync(path, bytes.subarray(0, -1)); return 'cut by one byte'
    default:
      bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(next() * 8))
      writeFileSync(path, bytes)
      return `bit flipped in byte ${place} of ${bytes.length}`
  }
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
