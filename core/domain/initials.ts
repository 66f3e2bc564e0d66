/**
 * Pinyin initials of person names, so that `zxm` finds 张小明.
 * For names only: surname readings are wrong for other words (domain.md §4).
 */
import { pinyin } from 'pinyin-pro'

/** Surnames that are read in more than one way, with all their initials. */
const OTHER_READINGS: Readonly<Record<string, string>> = { 覃: 'tq', 盖: 'gj', 翟: 'zd' }

/** Every spelling of a name's initials in lower case, the usual one first; empty for names without Han characters. */
export function nameInitials(name: string): string[] {
  const trimmed = name.trim()
  if (!/\p{Script=Han}/u.test(trimmed)) return []
  const letters = pinyin(trimmed, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'removed' }).join('').toLowerCase()
  if (letters === '') return []
  const others = OTHER_READINGS[[...trimmed][0] ?? ''] ?? ''
  return [...new Set([letters, ...[...others].map((letter) => letter + letters.slice(1))])]
}
