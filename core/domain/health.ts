/**
 * What counts as well, doubtful or ill for each thing the 体检 page looks at.
 * Judges figures that others have measured.
 */
import { type Calendar, overdueYears } from './calendar'
import { type Day, formatInstantZh, yearOf } from './day'
import type { Level } from './rotation'

export interface Judged { readonly level: Level; readonly text: string }

const GB = 1024 ** 3
const MB = 1024 ** 2
const size = (bytes: number): string => (bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${Math.max(0.1, bytes / MB).toFixed(1)} MB`)

/** Enough for the database several times over: backups and restores need copies. */
export function judgeDisk(freeBytes: number, databaseBytes: number, recordingBytes = 0): Judged {
  const text = `剩余 ${size(freeBytes)}，数据库 ${size(databaseBytes)}${recordingBytes === 0 ? '' : `，录音录像 ${size(recordingBytes)}`}`
  if (freeBytes < Math.max(200 * MB, 2 * databaseBytes)) return { level: 'red', text: `${text}；空间快用完了，请清理磁盘` }
  return freeBytes < Math.max(2 * GB, 5 * databaseBytes) ? { level: 'amber', text: `${text}；请尽快清理磁盘` } : { level: 'green', text }
}

/** How many, in powers of ten from a hundred on: enough for diagnostics, too rough to tell that something is hidden. */
export function roughly(count: number): string {
  let below = 100
  while (count >= below) below *= 10
  return `<${below}`
}

const SLOW_INDEX = 1000

/** Says no number: whoever compared it with his own list would learn what is hidden from him. */
export function judgeSearch({ unindexed, missing }: { readonly unindexed: number; readonly missing: number }): Judged {
  if (missing > 0) return { level: 'red', text: '有事项查不到；请锁定后重新登录，程序会在空闲时自动补编索引，几分钟后再检查一次；仍是红色请联系维护人员' }
  return unindexed > SLOW_INDEX ? { level: 'amber', text: '都能查到；等待编入索引的较多，查找会慢一些' } : { level: 'green', text: '都能查到' }
}

/** Says no number either. By sizes alone: whether the bytes are right is found by checking each. */
export function judgeRecordings({ wrong, nameless }: { readonly wrong: number; readonly nameless: number }): Judged {
  if (wrong > 0) return { level: 'red', text: '有录音录像的文件不见了，或大小不对；请在“录音录像”里点“全部校验”，看是哪几段，再从另存的副本找回' }
  return nameless > 0 ? { level: 'amber', text: '有不属于任何录音录像的文件，多半是恢复了较早的备份；请不要自行删除，联系维护人员' } : { level: 'green', text: '文件都在，大小相符' }
}

const DRIFT_MS = 5 * 60_000
const LONG_AGO_MS = 90 * 86_400_000

/** The clock against the newest entry of the log, and its pace against the machine's uptime since then. */
export function judgeClock({ now, lastAt, driftMs }: { readonly now: number; readonly lastAt: number | undefined; readonly driftMs: number | undefined }): Judged {
  const shown = `现在 ${formatInstantZh(now)}`
  if (lastAt !== undefined && lastAt > now) return { level: 'red', text: `${shown}，比最后一条审计记录（${formatInstantZh(lastAt)}）还早；请核对电脑时间` }
  if (driftMs !== undefined && Math.abs(driftMs) > DRIFT_MS) return { level: 'amber', text: `${shown}；登录以来时间被拨动过约 ${Math.round(Math.abs(driftMs) / 60_000)} 分钟，请核对` }
  if (lastAt !== undefined && now - lastAt > LONG_AGO_MS) return { level: 'amber', text: `${shown}，离最后一条审计记录已超过 90 天；请核对电脑时间` }
  return { level: 'green', text: `${shown}，与审计记录相符` }
}

export function judgeCalendar(calendar: Pick<Calendar, 'known'>, today: Day): Judged {
  const year = yearOf(today)
  const missing = overdueYears(calendar, today)
  if (missing.includes(year)) return { level: 'red', text: `${year} 年放假安排未录入，期限都是暂定；请在“放假与时限”里录入` }
  if (missing.length > 0) return { level: 'amber', text: `${year + 1} 年放假安排未录入，跨年的期限是暂定；国务院办公厅的通知一般在十月、十一月公布，公布后请在“放假与时限”里录入` }
  return { level: 'green', text: calendar.known(year + 1) ? `${year}、${year + 1} 年放假安排已录入` : `${year} 年放假安排已录入` }
}

/** Whoever put the two halves together may have seen both: from then on they protect like one. */
export function judgeRecovery(usedAt: number | undefined): Judged {
  return usedAt === undefined ? { level: 'green', text: '现在这把没有拿出来用过' } : { level: 'amber', text: `${formatInstantZh(usedAt)} 拿出来用过，还没有换；请系统管理员或分管领导在“接待室设置”里更换` }
}
