/**
 * The grams of the search index (docs/architecture.md): every text of one character upwards can be found, exactly.
 * Makes tokens and refuses to know the table they live in.
 */
import { normalPhone } from './phone'

/** Letters, digits and hyphens in a row are numbers and codes: their triples are common, so four in a row count too. */
const CODE = /^[a-z0-9-]{4}$/u
/** Longer queries are narrowed by grams spread over them; the reader of the index compares the rest. */
const MOST_GRAMS = 5
/** Characters the tokenizer would split at go in from a private area; the same character typed there only costs a comparison. */
const PRIVATE = 0xe000
/** Marks the initials of names, which are another kind of token than the text. */
const INITIALS = '\u{f8ff}'
const LONGEST_INITIALS = 8

/** One character over and over has one and the same short gram everywhere: runs from five on are grams of their own. */
const SHORTEST_RUN = 5
const LONGEST_RUN = 18

/** The form in which texts are compared: NFKC, lower case. */
export function normaliseSearch(value: string): string {
  return value.normalize('NFKC').toLowerCase()
}

/** The tokenizer takes every character beyond ASCII and the ASCII letters and digits. */
function token(characters: string): string {
  return characters.replace(/[^a-z0-9\u{80}-\u{10ffff}]/gu, (character) => String.fromCodePoint(PRIVATE + (character.codePointAt(0) ?? 0)))
}

function gramsOf(line: string, sizes: readonly number[]): string[] {
  const characters = [...line]
  const made: string[] = []
  for (let at = 0; at < characters.length; at += 1) {
    for (const size of sizes) {
      if (at + size > characters.length) continue
      const gram = characters.slice(at, at + size).join('')
      if (size < 4 || CODE.test(gram)) made.push(token(gram))
    }
  }
  return made
}

/** Beginnings of every stretch of one character, from five characters on. */
function runsOf(line: string): string[] {
  return [...line.matchAll(/(.)\1{4,}/gsu)].flatMap(([stretch]) => {
    const [character = ''] = [...stretch]
    const length = Math.min([...stretch].length, LONGEST_RUN)
    return Array.from({ length: length - SHORTEST_RUN + 1 }, (_, more) => token(character.repeat(SHORTEST_RUN + more)))
  })
}

/** All grams of a document, each once: one, two and three characters anywhere in a line, four of a code, stretches of one character, and every piece of name initials. */
export function documentGrams(value: string, initials = ''): string {
  const made = new Set(normaliseSearch(value).split('\n').flatMap((line) => [...gramsOf(line, [1, 2, 3, 4]), ...runsOf(line)]))
  for (const reading of initials.split(' ')) {
    for (let from = 0; from < reading.length; from += 1) {
      for (let to = from + 1; to <= Math.min(reading.length, from + LONGEST_INITIALS); to += 1) made.add(INITIALS + reading.slice(from, to))
    }
  }
  return [...made].join(' ')
}

/** Grams that any text containing the query must have, at most five; none only for a query without a character. */
export function queryGrams(query: string): string[] {
  const made = normaliseSearch(query).split('\n').flatMap((line) => {
    const characters = [...line]
    if (characters.length <= 3) return gramsOf(line, [characters.length])
    return [...gramsOf(line, [4]), ...triples(characters), ...runsOf(line).slice(-1)]
  })
  return telling([...new Set(made)])
}

/** Of many grams those across a comma or a space first, for two phrases meet more rarely than their characters; the others spread over the query. */
function telling(grams: readonly string[]): string[] {
  if (grams.length <= MOST_GRAMS) return [...grams]
  const across = grams.filter((gram) => /^.[^\p{L}\p{N}].$/u.test(gram)).slice(0, MOST_GRAMS - 2)
  const others = grams.filter((gram) => !across.includes(gram))
  const wanted = Math.min(MOST_GRAMS - across.length, others.length)
  return [...across, ...Array.from({ length: wanted }, (_, at) => others[Math.round((at * (others.length - 1)) / Math.max(1, wanted - 1))] ?? '')]
}

/** Triples that no gram of four covers. */
function triples(characters: readonly string[]): string[] {
  return characters.slice(0, -2).flatMap((_, at) => {
    const covered = CODE.test(characters.slice(at, at + 4).join('')) || (at > 0 && CODE.test(characters.slice(at - 1, at + 3).join('')))
    return covered ? [] : [token(characters.slice(at, at + 3).join(''))]
  })
}

/** The token of a name with these letters among its initials, or undefined when they cannot be initials. */
export function initialsGram(query: string): string | undefined {
  return /^[a-z]+$/u.test(query) && query.length <= LONGEST_INITIALS ? INITIALS + query : undefined
}

/** A telephone or an identity number has that many digits at least; fewer are a count, a date or a number of a house. */
const FEWEST_DIGITS = 6

/** A number that was typed in groups, without what stands between them; undefined for anything else. Takes a normalised query. */
export function ungrouped(query: string): string | undefined {
  const plain = normalPhone(query)
  return plain !== query && plain.length >= FEWEST_DIGITS && /^\d+x?$/u.test(plain) ? plain : undefined
}
