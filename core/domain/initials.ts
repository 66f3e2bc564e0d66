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
  const spoken = characters.map(readings)
  if (spoken.every((options) => options.length === 1)) return [spoken.map(([only]) => only).join('')]
  const usual = pinyin(characters.join(''), { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'removed' })
  let spellings = ['']
  spoken.forEach((others, at) => {
    const options = [...new Set([...letters([usual[at] ?? '']), ...others])]
    if (options.length > 0) spellings = options.flatMap((option) => spellings.map((spelling) => spelling + option)).slice(0, MOST_SPELLINGS)
  })
  return spellings.filter((spelling) => spelling !== '')
}

/** Looked up once: names use few characters, and every save needs them. A surname's special reading is among its character's. */
const looked = new Map<string, readonly string[]>()

function readings(character: string): readonly string[] {
  const known = looked.get(character) ?? letters([...(polyphonic(character, { pattern: 'first', toneType: 'none', type: 'array' })[0] ?? []), OTHER_READINGS[character] ?? ''])
  looked.set(character, known)
  return known
}

function letters(spoken: readonly string[]): string[] {
  return [...new Set(spoken.map((reading) => reading.toLowerCase()).filter((reading) => /^[a-z]$/u.test(reading)))]
}

/** First letters of a phrase as it is usually read, lower case, letters and digits of its own kept: 情绪缓冲 → qxhc. For phrases, not for names. */
export function phraseInitials(phrase: string): string {
  const read = pinyin(phrase, { pattern: 'first', toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  return read.join('').toLowerCase().replace(/[^a-z0-9]/gu, '')
}
