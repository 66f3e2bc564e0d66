/**
 * How long something has lasted, as people are told it.
 * Knows no clock: both instants are arguments.
 */

/** Whole minutes from one instant (UTC milliseconds) to another; 0 when the clock was set back in between. */
export function minutesBetween(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / 60_000))
}

/** 12 秒, 3 分 5 秒, 1 小时 20 分; never below nothing. */
export function spokenSince(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} 秒`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`
  return `${Math.floor(seconds / 3600)} 小时 ${Math.floor((seconds % 3600) / 60)} 分`
}
