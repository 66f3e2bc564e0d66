/**
 * The grams of the search index (design.md §5): every text of one character upwards can be found, exactly.
 * Makes tokens and refuses to know the table they live in.
 */

const HAN = /\p{Script=Han}/u
/** The hyphen counts as part of a word: receipt numbers and query codes are looked for with it. */
const WORD = /[\p{L}\p{N}-]/u

/** The form in which texts are compared: NFKC, lower case. */
export function normaliseSearch(value: string): string {
  return value.normalize('NFKC').toLowerCase()
}

/** Letters and digits of any script but Han go in as hexadecimal code points: the tokenizer knows ASCII only. */
function token(kind: string, characters: string): string {
  return kind + [...characters].map((character) => (character.codePointAt(0) ?? 0).toString(36)).join('z')
}

function runs(value: string): string[][] {
  const found: string[][] = []
  let run: string[] = []
  for (const character of normaliseSearch(value)) {
    if (WORD.test(character)) run.push(character)
    else if (run.length > 0) {
      found.push(run)
      run = []
    }
  }
  if (run.length > 0) found.push(run)
  return found
}

function pieces(run: readonly string[], short: boolean): string[] {
  const made: string[] = []
  for (let at = 0; at < run.length; at += 1) {
    const [first = '', second, third] = run.slice(at, at + 3)
    const han = HAN.test(first)
    if (han || short) made.push(token('u', first))
    if (second !== undefined && (han || HAN.test(second) || short)) made.push(token('b', first + second))
    if (second !== undefined && third !== undefined && !han && !HAN.test(second) && !HAN.test(third)) made.push(token('t', first + second + third))
  }
  return made
}

/** All grams of a document, each once. Short Latin and digit pieces are kept too, so that one digit already finds. */
export function documentGrams(value: string): string {
  return [...new Set(runs(value).flatMap((run) => pieces(run, true)))].join(' ')
}

/** Grams that any text containing the query must have; an empty list means the index cannot narrow the search. */
export function queryGrams(query: string): string[] {
  const made = runs(query).flatMap((run) => {
    if (run.length === 1) return [token('u', run[0] ?? '')]
    if (run.length === 2) return [token('b', run.join(''))]
    const long = pieces(run, false).filter((gram) => !gram.startsWith('u'))
    return long.length > 0 ? long : pieces(run, true)
  })
  return [...new Set(made)]
}
