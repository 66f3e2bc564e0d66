/**
 * Takes what concerns one petition out of the values of a paper that speaks of several (联席会议纪要); the lines of the others stay.
 * Knows no store: a petition is told by its number, and by what else names it.
 */
import { namesNumber } from '../../domain/numbering'
import { redactor } from '../../domain/redact'
import type { PaperRow, PaperValues } from './kind'

/** `title` and `people` (names, numbers, addresses) as they were written down. */
export interface Named { readonly number: string; readonly title: string; readonly people: readonly string[] }

const ANY_NUMBER = /XF\d{2}-\d{4,7}/u
const asIs = (text: string): string => text

function taking(values: readonly string[], instead: string): (text: string) => string {
  return redactor({ secrets: values.map((value) => ({ value, shown: instead })), keep: [], unnamed: { id: asIs, phone: asIs, email: asIs } })
}

/**
 * A line that names the petition goes whole: `instead` stands in its first cell. In the other lines of such a table the people go, and the title where the line is of no other petition, whose words it may be just as well.
 * Gives the very same values where none names it.
 */
export function valuesWithout(values: PaperValues, { number, title, people }: Named, instead: string): PaperValues {
  const [noPeople, nothing] = [taking(people, instead), taking([title, ...people], instead)]
  const names = (row: PaperRow): boolean => Object.values(row).some((text) => namesNumber(text, number))
  const changed = (row: PaperRow): PaperRow => {
    const cells = Object.entries(row)
    if (names(row)) return Object.fromEntries(cells.map(([key], at) => [key, at === 0 ? instead : '']))
    const take = cells.some(([, text]) => ANY_NUMBER.test(text)) ? noPeople : nothing
    return Object.fromEntries(cells.map(([key, text]) => [key, take(text)]))
  }
  const entries = Object.entries(values)
  if (!entries.some(([, value]) => typeof value !== 'string' && value.some(names))) return values
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === 'string' || !value.some(names) ? value : value.map(changed)]))
}
