/**
 * Pinyin initials of person names, so that `zxm` finds 张小明.
 * For names only: surname readings are wrong for other words (domain.md §4).
 */
import { pinyin, polyphonic } from 'pinyin-pro'

/** Spellings kept for one name; several many-voiced characters would otherwise multiply without end. */
const MOST_SPELLINGS = 8
/** Readings that name-bearers use and the dictionary lacks. */
const OTHER_READINGS: Readonly<Record<string, string>> = { 覃: 't', 翟: 'd' }

/** Every spelling of a name's initials in lower case, the usual one first, at most eight; empty for names without Han characters. */
export function nameInitials(name: string): string[] {
  const characters = [...name].filter((character) => /\p{Script=Han}/u.test(character))
  if (characters.length === 0) return []
  const usual = pinyin(characters.join(''), { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'removed' })
  let spellings = ['']
  characters.forEach((character, at) => {
    const options = letters([usual[at] ?? '', ...(polyphonic(character, { pattern: 'first', toneType: 'none', type: 'array' })[0] ?? []), OTHER_READINGS[character] ?? ''])
    if (options.length > 0) spellings = options.flatMap((option) => spellings.map((spelling) => spelling + option)).slice(0, MOST_SPELLINGS)
  })
  return spellings.filter((spelling) => spelling !== '')
}

function letters(readings: readonly string[]): string[] {
  return [...new Set(readings.map((reading) => reading.toLowerCase()).filter((reading) => /^[a-z]$/u.test(reading)))]
}
