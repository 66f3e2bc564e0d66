/**
 * What must hold of backups, a restore and the keyring after the power went, once the program was started again.
 * Looks at the files with the known keys; the office says nothing here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkBackup, passed } from '#db/store/backupCheck'
import { backupsFolder, isAuthenticManifest, listBackups, sweepBackups } from '#db/store/backupFolder'
import { Keyring, type Keys, openByRecovery, openKeys } from '#db/store/keyring'
import { finishRestore } from '#db/store/restore'
import { sweepUnfinished, unlockVault } from '#db/store/vault'
import { files, readKeyring } from '#db/store/vaultFolder'
import { PASSPHRASE } from '#tests/support/office'
import { RECOVERY } from '#tests/store/testVault'
import { clock, LOGIN, problemsOf, rowsOf } from './faultVault'
import type { Said } from './powerCut'
import { FIRST_PASSPHRASE } from './worker'

/** What a start does before anything is opened. */
function start(dir: string): void {
  finishRestore(dir)
  sweepBackups(dir)
  sweepUnfinished(dir)
}

/** Every backup that is listed as good passes its check, and what was acknowledged is covered by one. */
export function backupProblems(dir: string, { dk }: Keys, told: readonly Said[]): string[] {
  start(dir)
  const good = listBackups(backupsFolder(dir)).flatMap(({ name, manifest }) => (manifest !== undefined && isAuthenticManifest(manifest, dk) ? [{ name, manifest }] : []))
  const bad = good.filter(({ name }) => !passed(checkBackup(join(backupsFolder(dir), name), dk))).map(({ name }) => `listed as good and is not: ${name}`)
  const covered = Math.max(0, ...good.map(({ manifest }) => manifest.auditEntries))
  const wanted = Math.max(0, ...told.map(({ ack }) => (ack?.kind === 'backup' ? ack.auditEntries : 0)))
  const left = existsSync(backupsFolder(dir)) ? readdirSync(backupsFolder(dir)).filter((name) => /\.(?:part|old)$/u.test(name)) : []
  return [...bad, ...(covered >= wanted ? [] : [`a backup of ${wanted} entries was acknowledged, the newest has ${covered}`]), ...left.map((name) => `left behind: ${name}`)]
}

/** Either the room that was there, row by row, or the restored one with that room whole beside it. */
export function restoreProblems(dir: string, keys: Keys, before: string, told: readonly Said[]): string[] {
  start(dir)
  const acknowledged = told.some(({ restored }) => restored === true)
  const problems = problemsOf(dir, keys, told.flatMap(({ ack }) => (ack === undefined ? [] : [ack])), true).map((problem) => `room: ${problem}`)
  if (problems.length > 0) return problems
  if (rowsOf(dir, keys) === before) return acknowledged ? ['the restore was acknowledged, and the room is as before'] : []
  const aside = readdirSync(dirname(dir)).filter((name) => name.startsWith('vault-before'))
  if (aside.length !== 1) return [`restored, and ${aside.length} rooms beside it`]
  const kept = join(dirname(dir), aside[0] ?? '')
  return [...problemsOf(kept, keys, []), ...(rowsOf(kept, keys) === before ? [] : ['the room moved aside is not as before'])]
}

/** The keyring opens for everybody who was acknowledged and by the recovery key last set, or the one being set, and no older one opens more; the database goes with it. */
export async function keyProblems(dir: string, keys: Keys, told: readonly Said[]): Promise<string[]> {
  start(dir)
  const unlocked = await unlockVault(dir, { login: LOGIN, passphrase: PASSPHRASE, clock: { ...clock, now: () => clock.now() + 3_600_000 } })
  if (!unlocked.ok) return [`does not unlock: ${unlocked.code}`]
  const { problem } = unlocked.store
  unlocked.store.close()
  const keyring = readKeyring(dir)
  if (problem !== undefined || keyring === undefined) return [problem ?? 'keyring does not parse']
  const held = told.flatMap(({ recovery }) => (recovery === undefined ? [] : [recovery])).at(-1) ?? RECOVERY
  const tried = told.flatMap(({ trying }) => (trying === undefined ? [] : [trying])).at(-1) ?? held
  const recovers = (await openByRecovery(keyring, held)) ?? (await openByRecovery(keyring, tried))
  const acks = told.flatMap(({ ack }) => (ack === undefined ? [] : [ack]))
  const shut: string[] = []
  const leaving = told.flatMap(({ removing }) => (removing === undefined ? [] : [removing]))
  for (const ack of acks) if (ack.kind === 'account' && !leaving.includes(ack.login) && (await openKeys(keyring, ack.login, FIRST_PASSPHRASE)) === undefined) shut.push(`${ack.login} is shut out`)
  return [...(recovers === undefined ? ['no recovery key opens the keyring'] : []), ...shut, ...(await outlived(dir, keyring, told)), ...problemsOf(dir, keys, acks)]
}

/** What the present keyring opens no more and an older one beside it does, once the vault was unlocked. */
async function outlived(dir: string, present: Keyring, told: readonly Said[]): Promise<string[]> {
  const found: string[] = []
  const removed = told.flatMap(({ removed: login }) => (login === undefined ? [] : [login]))
  const recoveryKeys = [RECOVERY, ...told.flatMap(({ trying }) => (trying === undefined ? [] : [trying]))]
  const opens = async (keyring: Keyring): Promise<string[]> => {
    const keys: string[] = []
    for (const key of recoveryKeys) if ((await openByRecovery(keyring, key)) !== undefined) keys.push(key)
    return keys
  }
  const now = await opens(present)
  for (const age of [0, 1, 2]) {
    const path = `${files(dir).keyring}${age === 0 ? '' : `.${age}`}`
    const keyring = existsSync(path) ? Keyring.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
    if (keyring === undefined) continue
    if ((await opens(keyring)).some((key) => !now.includes(key))) found.push(`keyring ${age} opens with a recovery key of before`)
    for (const login of removed) if ((await openKeys(keyring, login, FIRST_PASSPHRASE)) !== undefined) found.push(`keyring ${age} opens for ${login}, who was removed`)
  }
  return found
}
