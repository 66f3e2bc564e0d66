/**
 * Trying a secret on a backup before anything of it is shown or restored, under the delays of the vault.
 * A passphrase that was changed since the backup does not come back by it, and a backup of another room is refused.
 */
import { existsSync } from 'node:fs'
import type { RestoreSecret } from '#core/contract/backups'
import type { Clock } from '#core/domain/clock'
import { backupsFolder, ensureBackupsFolder, isAuthenticManifest, type Manifest, readManifest } from './backupFolder'
import { clearFailures, noteAttempt, recordedAttempts, waitLeft } from './delays'
import { isAuthentic, type Keyring, type Keys, openByRecovery, openKeys, wipe } from './keyring'
import { files, olderKeyrings, readKeyring } from './vaultFolder'

/** `keyring` is the one to go on with: the present one where it belongs to the same room. */
export interface BackupProof { readonly userId: number; readonly keys: Keys; readonly keyring: Keyring; readonly manifest: Manifest; readonly byRecovery: boolean }
export type ProvedBackup = ({ readonly ok: true } & BackupProof) | { readonly ok: false; readonly code: 'wrong-login' | 'wait' | 'damaged' | 'stale-secret' | 'other-room'; readonly waitMs?: number }

interface Opened { readonly userId: number; readonly keys: Keys }
type Fault = 'damaged' | 'stale-secret' | 'other-room'

async function openedWith(keyring: Keyring, { login, passphrase, recoveryKey }: RestoreSecret): Promise<Opened | undefined> {
  if (recoveryKey.trim() === '') return openKeys(keyring, login, passphrase)
  const keys = await openByRecovery(keyring, recoveryKey)
  return keys === undefined ? undefined : { userId: 0, keys }
}

/** Where wrong tries are counted: with the vault, and on a machine without one beside the backups. */
const delaysOf = (dir: string): string => (existsSync(files(dir).keyring) || existsSync(files(dir).delays) ? dir : backupsFolder(dir))

export async function proveBackup(dir: string, path: string, secret: RestoreSecret, clock: Clock): Promise<ProvedBackup> {
  const [present, own, manifest] = [readKeyring(dir), readKeyring(path), readManifest(path)]
  if (own === undefined || manifest === undefined) return { ok: false, code: 'damaged' }
  const guard = delaysOf(dir)
  if (guard !== dir) ensureBackupsFolder(dir)
  const left = waitLeft(guard, clock)
  if (left > 0) return { ok: false, code: 'wait', waitMs: left }
  const before = recordedAttempts(guard)
  const userId = (present ?? own).users.find(({ login }) => login === secret.login)?.userId ?? 0
  const waitMs = noteAttempt(guard, clock, secret.recoveryKey.trim() === '' ? { kind: 'login', userId } : { kind: 'recovery', userId: 0 })
  const noted = recordedAttempts(guard)
  const opened = await tried(secret, { present, own, older: olderKeyrings(dir), manifest })
  if (opened === undefined) return { ok: false, code: 'wrong-login', waitMs }
  if (typeof opened === 'string') return { ok: false, code: opened }
  clearFailures(guard, { before, noted })
  return { ok: true, ...opened, manifest, byRecovery: secret.recoveryKey.trim() !== '', keyring: present === undefined || !isAuthentic(present, opened.keys.dk) ? own : present }
}

/** What the secret opens, by the present keyring and else by that of the backup; where the present one is gone, by an older one beside it too. Or what is wrong with that. */
async function tried(secret: RestoreSecret, around: Omit<Around, 'spoilt'>): Promise<Opened | Fault | undefined> {
  const { present, own } = around
  let spoilt: Buffer | undefined
  try {
    for (const keyring of present === undefined ? [own, ...around.older] : [present, own]) {
      const opened = await openedWith(keyring, secret)
      if (opened === undefined) continue
      const fault = faultOf(keyring, { ...around, spoilt }, opened.keys)
      if (fault === undefined) return opened
      if (keyring === present) spoilt = Buffer.from(opened.keys.dk)
      wipe(opened.keys)
      if (fault !== 'next') return fault
    }
    return undefined
  } finally {
    spoilt?.fill(0)
  }
}

/** `spoilt` is the key of a present keyring that gives it and is not authentic: the same room, its keyring damaged. */
interface Around { readonly present: Keyring | undefined; readonly own: Keyring; readonly older: readonly Keyring[]; readonly manifest: Manifest; readonly spoilt: Buffer | undefined }

/** What is wrong with keys that a keyring gave; `next`: try the other keyring. */
function faultOf(keyring: Keyring, { present, own, manifest, spoilt }: Around, { dk }: Keys): Fault | 'next' | undefined {
  if (!isAuthentic(keyring, dk)) return keyring === own ? 'damaged' : 'next'
  if (!isAuthenticManifest(manifest, dk)) return keyring === own ? 'damaged' : 'next'
  if (present === undefined || keyring === present) return isAuthentic(own, dk) ? undefined : 'damaged'
  if (!isAuthentic(present, dk)) return spoilt?.equals(dk) === true ? undefined : 'other-room'
  return present.generation > own.generation ? 'stale-secret' : undefined
}
