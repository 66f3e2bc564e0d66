/**
 * Trying a secret against the keyring, under the delays of the vault.
 * Believes a keyring only when it was signed with the key that it gives; opens no database.
 */
import type { Clock } from '#core/domain/clock'
import type { Attempt } from './attempts'
import { clearFailures, noteAttempt, recordedAttempts, waitLeft } from './delays'
import { isAuthentic, type Keyring, type Keys, openKeys, wipe } from './keyring'
import { readKeyring } from './vaultFolder'

export type UnlockFault = 'wrong-login' | 'wait' | 'damaged' | 'newer' | 'foreign' | 'missing' | 'busy'
export interface Refused { readonly ok: false; readonly code: UnlockFault; readonly waitMs?: number }
export interface Opened { readonly userId: number; readonly keys: Keys }
export type Proved = (Opened & { readonly ok: true; readonly keyring: Keyring }) | Refused

/** What is tried, and for which login; only whose login it is gets noted, never the text. */
interface Tried { readonly kind: Attempt['kind']; readonly login: string }

/** A right key that is not yet let in: until `accept` is called the attempt stands as one that failed, and `waitMs` is what follows it. */
export type Fitting = (Extract<Proved, { ok: true }> & { readonly waitMs: number; accept(): void }) | Refused

/** Tries any key: `open` says what it gives, or undefined when it does not fit. */
export async function prove(dir: string, clock: Clock, tried: Tried, open: (keyring: Keyring) => Promise<Opened | undefined>): Promise<Proved> {
  const fitting = await tryKey(dir, clock, tried, open)
  if (fitting.ok) fitting.accept()
  return fitting
}

/** As `prove`, for who has to see first whether the account may still be used: somebody shut out is answered and noted like a wrong passphrase. */
export async function tryKey(dir: string, clock: Clock, { kind, login }: Tried, open: (keyring: Keyring) => Promise<Opened | undefined>): Promise<Fitting> {
  const keyring = readKeyring(dir)
  if (keyring === undefined) return { ok: false, code: 'damaged' }
  const left = waitLeft(dir, clock)
  if (left > 0) return { ok: false, code: 'wait', waitMs: left }
  const before = recordedAttempts(dir)
  const waitMs = noteAttempt(dir, clock, { kind, userId: keyring.users.find((user) => user.login === login)?.userId ?? 0 })
  const noted = recordedAttempts(dir)
  const opened = await open(keyring)
  if (opened === undefined) return { ok: false, code: 'wrong-login', waitMs }
  const accept = () => { clearFailures(dir, { before, noted }) }
  if (isAuthentic(keyring, opened.keys.dk)) return { ok: true, keyring, ...opened, waitMs, accept }
  accept()
  wipe(opened.keys)
  return { ok: false, code: 'damaged' }
}

/** Unknown login and wrong passphrase get the same answer after the same work. */
export function proveLogin(dir: string, login: string, passphrase: string, clock: Clock): Promise<Proved> {
  return prove(dir, clock, { kind: 'login', login }, (keyring) => openKeys(keyring, login, passphrase))
}

/** As `proveLogin`, with the account still to be looked at. */
export function tryLogin(dir: string, login: string, passphrase: string, clock: Clock): Promise<Fitting> {
  return tryKey(dir, clock, { kind: 'login', login }, (keyring) => openKeys(keyring, login, passphrase))
}
