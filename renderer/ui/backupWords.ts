/** Words for backups that several screens use. */
import type { BackupRow } from '#core/contract/backups'

export const kindWords: Readonly<Record<BackupRow['kind'], string>> = { auto: '自动', hand: '手动', migration: '升级前' }

/** 1.2 MB, and never less than 0.1. */
export const megabytes = (bytes: number): string => `${Math.max(0.1, bytes / 1_048_576).toFixed(1)} MB`
