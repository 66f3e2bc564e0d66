/**
 * Damage of a backup: each of its files, in the ways of spoil.ts.
 * Checking must notice it, and restoring must refuse it or give exactly the rows the backup was made of.
 */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { restoreRoom } from '#db/restoreHost'
import { type BackupSource, writeBackup } from '#db/store/backup'
import { checkBackup, passed } from '#db/store/backupCheck'
import { backupsFolder, ensureBackupsFolder } from '#db/store/backupFolder'
import type { Keys } from '#db/store/keyring'
import { readKeyring } from '#db/store/vaultFolder'
import { PASSPHRASE } from '#tests/support/office'
import { ids } from '#tests/store/testVault'
import { changeKeyring, workAndDie } from './damage'
import { AT, digestOf, LOGIN, makeFaultVault, openKnown, tempFolder } from './faultVault'
import { damagesOf, spoil } from './spoil'
import { Counter, seeded, type Tally } from './tally'

/** Each file with the size of what is exchanged in it. */
const PARTS = [['room.db', 4096], ['keyring.json', 64], ['manifest.json', 64]] as const

interface Scene { readonly base: string; readonly dir: string; readonly keys: Keys; readonly whole: string; readonly older: string; readonly foreign: string; readonly digest: string }

function backupOf(dir: string, keys: Keys): { readonly path: string; readonly digest: string } {
  const store = openKnown(dir, keys)
  const keyring = readKeyring(dir)
  if (keyring === undefined) throw new Error('no keyring')
  const source: BackupSource = { db: store.db, dk: keys.dk, keyring }
  const { name } = writeBackup(source, ensureBackupsFolder(dir), 'hand', AT)
  const digest = digestOf(store.db, false)
  store.close()
  return { path: join(backupsFolder(dir), name), digest }
}

/** A room with two backups, the older one of fewer petitions, and one of another room whose people have the same log-ins and passphrases. No work after them: a restored room's counter of numbers would be ahead, as it should. */
async function scene(program: string): Promise<Scene> {
  const base = tempFolder('faults-backup')
  const dir = join(base, 'vault')
  const keys = await makeFaultVault(dir)
  workAndDie(program, dir, 4)
  const { path: older } = backupOf(dir, keys)
  changeKeyring(program, dir)
  workAndDie(program, dir, 3)
  const { path: whole, digest } = backupOf(dir, keys)
  const elsewhere = join(base, 'elsewhere', 'vault')
  const otherKeys = await makeFaultVault(elsewhere)
  workAndDie(program, elsewhere, 4)
  return { base, dir, keys, whole, older, foreign: backupOf(elsewhere, otherKeys).path, digest }
}

/** `flips` flipped bits of each file, and the coarser damages beside them. */
export async function backupDamageSuite(program: string, flips: number, seed = 1): Promise<Tally> {
  const counter = new Counter('damage: backup', seed)
  const set = await scene(program)
  const next = seeded(seed)
  let now = AT
  for (const [part, page] of PARTS) for (const damage of damagesOf(flips)) {
    const path = join(set.base, 'damaged', basename(set.whole))
    rmSync(dirname(path), { recursive: true, force: true })
    cpSync(set.whole, path, { recursive: true })
    const what = spoil({ path: join(path, part), old: join(set.older, part), foreign: join(set.foreign, part), page, head: 0 }, damage, next)
    now += 400_000
    const clock = { now: () => now, uptime: () => now - AT }
    const checked = passed(checkBackup(path, set.keys.dk))
    const restored = await adopted(set, path, clock)
    counter.count(`${part} ${damage}: ${restored === 'refused' ? (checked ? 'refused by restoring' : 'noticed') : restored}`)
    counter.add(restored === 'other rows' || (restored === 'harmless' && !checked) || restored === 'room touched' ? [`${part} ${what}: ${restored}, check ${checked ? 'passed' : 'failed'}`] : [])
  }
  rmSync(set.base, { recursive: true, force: true })
  return counter.tally
}

/** Tries to restore into a copy of the room. */
async function adopted({ base, dir, keys, digest }: Scene, path: string, clock: { now(): number; uptime(): number }): Promise<'refused' | 'harmless' | 'other rows' | 'room touched'> {
  const place = join(base, 'restore')
  rmSync(place, { recursive: true, force: true })
  const room = join(place, 'vault')
  cpSync(dir, room, { recursive: true })
  const answer = await restoreRoom({ dir: room, clock, ids }, path, { login: LOGIN, passphrase: PASSPHRASE, recoveryKey: '' }, { reason: 'a drill of faults', lastNumber: '' })
  const aside = readdirSync(place).filter((name) => name.startsWith('vault-before'))
  if (!answer.ok) return aside.length === 0 && existsSync(join(room, 'room.db')) ? 'refused' : 'room touched'
  const store = openKnown(room, keys)
  const same = digestOf(store.db, false) === digest && store.problem === undefined
  store.close()
  return same && aside.length === 1 ? 'harmless' : 'other rows'
}
