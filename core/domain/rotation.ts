/**
 * Which backups are kept, when the next one is due and how their state looks (绿／黄／红).
 * Knows days only; reads no file and deletes nothing itself.
 */
import { dayNumber, dayOf } from './day'

export const BACKUP_KINDS = ['auto', 'hand', 'migration'] as const
export type BackupKind = (typeof BACKUP_KINDS)[number]
export interface DatedBackup { readonly name: string; readonly at: number; readonly kind: BackupKind }

/** Newest of a day, a week (from Monday) and a month, for as many of each as had a backup: a room that was closed loses nothing by it. */
export const KEEP = { days: 7, weeks: 4, months: 12, migrations: 2 } as const

const newestFirst = (all: readonly DatedBackup[]): DatedBackup[] => [...all].sort((a, b) => b.at - a.at || b.name.localeCompare(a.name))

/** The newest backup of each of the newest `most` periods. */
function newestOfEach(sorted: readonly DatedBackup[], most: number, period: (at: number) => string | number): readonly string[] {
  const seen = new Map<string | number, string>()
  for (const { name, at } of sorted) {
    const key = period(at)
    if (!seen.has(key) && seen.size < most) seen.set(key, name)
  }
  return [...seen.values()]
}

/** 1970-01-01 was a Thursday: three days on, weeks start on Monday. */
const weekOf = (at: number): number => Math.floor((dayNumber(dayOf(at)) + 3) / 7)

/** Names of the backups to keep; the newest of all is always among them. Those made before a migration have places of their own. */
export function backupsToKeep(all: readonly DatedBackup[]): ReadonlySet<string> {
  const usual = newestFirst(all.filter(({ kind }) => kind !== 'migration'))
  return new Set([
    ...newestOfEach(usual, KEEP.days, dayOf), ...newestOfEach(usual, KEEP.weeks, weekOf), ...newestOfEach(usual, KEEP.months, (at) => dayOf(at).slice(0, 7)),
    ...newestFirst(all.filter(({ kind }) => kind === 'migration')).slice(0, KEEP.migrations).map(({ name }) => name),
  ])
}

export type Occasion = 'daily' | 'locking' | 'leaving'
export interface Coverage { readonly at: number; readonly auditEntries: number }

/** The entry that tells of a backup is written after it, that of locking before the next: neither is a change worth another one. */
const OWN_ENTRIES: Readonly<Record<Occasion, number>> = { daily: 1, locking: 2, leaving: 2 }
/** Locking again and again within a quarter of an hour makes one backup; leaving the program always makes one. */
const LOCKING_MS = 15 * 60_000

/**
 * Whether an automatic backup is due: once a day at work, when the desk is locked and when the program is left. Nothing new, no backup.
 * A newest backup from the future (the clock was set back) counts as old.
 */
export function backupDue(newest: Coverage | undefined, auditEntries: number, now: number, occasion: Occasion): boolean {
  if (newest === undefined) return true
  if (auditEntries <= newest.auditEntries + OWN_ENTRIES[occasion]) return false
  if (newest.at > now) return true
  if (occasion === 'leaving') return true
  return occasion === 'daily' ? dayOf(newest.at) !== dayOf(now) : now - newest.at >= LOCKING_MS
}

export type Level = 'green' | 'amber' | 'red'
const AMBER_AFTER_DAYS = 3
const RED_AFTER_DAYS = 7
const OUTSIDE_DAYS = 30
/** Each is proved when it is written; a room that was restored or whose log began anew may know of none. */
const CHECKED_DAYS = 7

/** Whole days between two instants, by the calendar of the desk; never below zero. */
export function daysBetween(from: number, to: number): number {
  return Math.max(0, dayNumber(dayOf(to)) - dayNumber(dayOf(from)))
}

export interface BackupFacts { readonly newestAt: number | undefined; /** When one was last opened and proved. */ readonly checkedAt: number | undefined; readonly outsideAt: number | undefined; readonly failed: boolean; readonly damaged: number; readonly now: number }

/** Colour and sentence for the state of the backups. */
export function backupLevel({ newestAt, checkedAt, outsideAt, failed, damaged, now }: BackupFacts): { readonly level: Level; readonly text: string } {
  if (newestAt === undefined) return { level: 'red', text: '还没有可用的备份，请现在备份一次' }
  const days = daysBetween(newestAt, now)
  if (days > RED_AFTER_DAYS) return { level: 'red', text: `最近的备份是 ${days} 天前的，请现在备份一次` }
  if (failed) return { level: 'red', text: '上一次自动备份没有成功，请检查磁盘空间后现在备份一次' }
  if (damaged > 0) return { level: 'amber', text: `有 ${damaged} 份备份不完整、被改动或没有通过核对，不能用来恢复` }
  if (checkedAt === undefined || daysBetween(checkedAt, now) > CHECKED_DAYS) return { level: 'amber', text: `已有 ${CHECKED_DAYS} 天以上没有打开核对过备份，请点最近一份的“核对”` }
  if (days > AMBER_AFTER_DAYS) return { level: 'amber', text: `最近的备份是 ${days} 天前的` }
  if (outsideAt === undefined || daysBetween(outsideAt, now) > OUTSIDE_DAYS) return { level: 'amber', text: '自动备份正常；请另存一份到 U 盘，放到别处保管（每月一次）' }
  return { level: 'green', text: '备份正常' }
}
