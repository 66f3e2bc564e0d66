/**
 * Days and instants as they are written on paper, in China Standard Time (UTC+8, no summer time).
 * Fixed arithmetic only: the machine's own zone is never asked.
 */
const HOUR = 3_600_000
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const

/** '2026-09-05' → '2026年9月5日'. */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** '2026-09-05' → '2026年9月5日（星期六）'. */
export function writtenDayWithWeekday(day: string): string {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return `${writtenDay(day)}（星期${weekday}）`
}

/** UTC milliseconds → '2026年9月5日 09:05'. */
export function writtenInstant(instant: number): string {
  const local = new Date(instant + 8 * HOUR).toISOString()
  return `${writtenDay(local.slice(0, 10))} ${local.slice(11, 16)}`
}

export function writtenDayOf(instant: number): string {
  return writtenDay(new Date(instant + 8 * HOUR).toISOString().slice(0, 10))
}
