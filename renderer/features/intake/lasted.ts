/** How long something has lasted, in words that do not jump about; never less than nothing, whatever the clock did. */

export function lastedWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} 分 ${String(seconds % 60).padStart(2, '0')} 秒`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} 小时 ${String(minutes % 60).padStart(2, '0')} 分` : `${Math.floor(hours / 24)} 天 ${hours % 24} 小时`
}
