/**
 * What the office asks of the keeper of backups; db/ implements it.
 * Knows names and facts, neither keys nor files.
 */
import type { BackupCheck, BackupRow, BackupSource, RestorePreview, RestoreSecret } from '../contract/backups'

export interface Refused { readonly ok: false; readonly code: string; readonly waitMs?: number }
export type Answer<T> = ({ readonly ok: true } & T) | Refused

export interface Drill { readonly checks: readonly BackupCheck[]; readonly bytes: number; readonly digest: string; readonly at: number }

export interface BackupDoor {
  /** The backups beside the vault; `sound` ones were made with this room's key, are as long as they were and failed no check. Needs the open vault. */
  own(): { readonly rows: readonly (BackupRow & { readonly sound: boolean })[]; readonly failed: boolean; /** One is being made at this moment. */ readonly underWay: boolean }
  /** Backups of a folder as they present themselves; the folder itself may be one. */
  found(folder: string | undefined): { readonly folder?: string; readonly rows: BackupRow[] }
  /** Needs the open vault, as do `check` and `drill`. The desk goes on meanwhile; one of them at a time, the others wait. Answers `locked` when the room was locked before it was done. */
  make(folder: string | undefined): Promise<Answer<{ readonly row: BackupRow }>>
  check(source: BackupSource): Promise<Answer<{ readonly checks: readonly BackupCheck[] }>>
  /** `secret` is tried on the keyring of the backup too. */
  drill(source: BackupSource, login: string, passphrase: string): Promise<Answer<{ readonly drill: Drill }>>
  /** These need the vault closed. */
  preview(source: BackupSource, secret: RestoreSecret): Promise<Answer<{ readonly preview: RestorePreview }>>
  restore(source: BackupSource, secret: RestoreSecret, more: { readonly reason: string; readonly lastNumber: string }): Promise<Answer<{ readonly keptAs: string | undefined; readonly auditSeq: number }>>
  /** Only the keyring, where the present one is damaged or missing and the database is not. `doubted`: it is older than the database, which is read only until somebody accepts it. */
  restoreKeyring(source: BackupSource, secret: RestoreSecret, reason: string): Promise<Answer<{ readonly doubted: boolean }>>
  /** Resolves when nothing of a backup, made or broken off, is under way any more. */
  settled(): Promise<void>
  /** Told when a backup begins and when it ends. */
  onChange(listener: () => void): void
}
