/**
 * Words nobody should use at the desk, found in what is being written.
 * Warns and offers better words; refuses to change or to block anything.
 */
import type { DoNotSay } from '../contract/scripts'

export interface Forbidden { readonly phrase: string; readonly why: string; readonly better: string }

/** What stands in quotation marks was said by somebody and has to be written down as it was (domain.md §4.1: words verbatim). */
const QUOTED = /“[^“”]*”|「[^「」]*」|『[^『』]*』|"[^"]*"/gu
const bare = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]/gu, '')

/** Each rule that a text breaks, once, by the first of its phrases found; spaces and punctuation between the characters do not hide one. */
export function forbiddenIn(text: string, rules: readonly DoNotSay[]): Forbidden[] {
  const said = text.replace(QUOTED, '。').split(/[。！？；\n]/u).map(bare).filter((part) => part !== '')
  if (said.length === 0) return []
  return rules.flatMap(({ phrases, why, better }) => {
    const phrase = phrases.find((one) => { const wanted = bare(one); return wanted !== '' && said.some((part) => part.includes(wanted)) })
    return phrase === undefined ? [] : [{ phrase, why, better }]
  })
}
