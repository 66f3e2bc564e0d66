/**
 * A damaged or missing keyring beside an intact database: which other keyring may take its place, and putting it there.
 * Touches no database; whether an older one is believed is decided where it is opened.
 */
import { copyFileSync, existsSync } from 'node:fs'
import { isAuthentic, type Keyring } from './keyring'
import type { KeyringMark } from './keyringMark'
import { files, olderKeyrings, readKeyring, replaceKeyring } from './vaultFolder'

/** `from`: an older generation beside it, or the copy in the backup. */
export interface Found { readonly keyring: Keyring; readonly from: 'beside' | 'backup' }

/** The one the database was last used with, where there is such a one, or else the newest that was signed with this key. None where the present one is whole. */
export function keyringToTake(dir: string, backup: string, dk: Uint8Array, mark: KeyringMark | undefined): Found | undefined {
  const present = readKeyring(dir)
  if (present !== undefined && isAuthentic(present, dk)) return undefined
  const own = readKeyring(backup)
  const found: Found[] = [...olderKeyrings(dir).map((keyring) => ({ keyring, from: 'beside' as const })), ...(own === undefined ? [] : [{ keyring: own, from: 'backup' as const }])]
  const signed = found.filter(({ keyring }) => isAuthentic(keyring, dk))
  const newest = signed.reduce<Found | undefined>((best, each) => (best === undefined || each.keyring.generation > best.keyring.generation ? each : best), undefined)
  return signed.find(({ keyring }) => keyring.generation === mark?.generation && keyring.mac === mark.mac) ?? newest
}

/** Puts it in the place of the one that was there, which is kept beside it. */
export function takeKeyring(dir: string, keyring: Keyring): void {
  const path = files(dir).keyring
  if (existsSync(path)) copyFileSync(path, `${path}.damaged`)
  replaceKeyring(dir, keyring)
}
