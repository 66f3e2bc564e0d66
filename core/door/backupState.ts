/**
 * The state of the backups as sentence and colour, from what lies beside the vault and what the log tells.
 */
import { backupLevel, type Level } from '../domain/rotation'
import type { BackupDoor } from './backupPort'
import type { Repos } from './ports'

/** Entries that tell of a proved backup. */
const PROVED = ['backups.auto', 'backups.make', 'backups.check', 'backups.drill'] as const
/** How the log names a backup that was written to a chosen folder. */
export const OUTSIDE = 'outside:'
const LOOK_BACK = 100

export interface BackupState { readonly level: Level; readonly text: string; readonly newestAt?: number; readonly checkedAt?: number; readonly outsideAt?: number }

export function backupState({ rows, failed }: ReturnType<BackupDoor['own']>, { audit }: Pick<Repos, 'audit'>, now: number): BackupState {
  const newestAt = rows.filter(({ sound }) => sound).reduce<number | undefined>((newest, { at }) => Math.max(newest ?? 0, at), undefined)
  /** Entries about backups are about no petition: nobody's view hides them. */
  const done = (action: string) => audit.entries({ before: Number.MAX_SAFE_INTEGER, floor: 0, action, result: 'ok', limit: LOOK_BACK }, 0, true)
  const proved = PROVED.flatMap((action) => done(action).slice(0, 1)).map(({ at }) => at)
  const outsideAt = done('backups.make').find(({ object }) => object.startsWith(OUTSIDE))?.at
  const checkedAt = proved.length === 0 ? undefined : Math.max(...proved)
  const judged = backupLevel({ newestAt, checkedAt, outsideAt, failed, damaged: rows.filter(({ sound }) => !sound).length, now })
  return { ...judged, ...(newestAt === undefined ? {} : { newestAt }), ...(checkedAt === undefined ? {} : { checkedAt }), ...(outsideAt === undefined ? {} : { outsideAt }) }
}
