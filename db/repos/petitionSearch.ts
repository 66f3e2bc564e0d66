/**
 * Lists of petitions, newest first, with filters and search. The index narrows, the stored text decides, so an answer is what reading every row would give.
 * Every statement carries the reader: what an officer may not see is not there.
 */
import type { DueState } from '#core/contract/petitions'
import type { PetitionQuery, PetitionSummary, Repos } from '#core/door/ports'
import { addDays, type Day } from '#core/domain/day'
import { initialsGram, normaliseSearch, queryGrams, ungrouped } from '#core/domain/grams'
import type { Db } from '../store/open'
import { SUMMARY, VISIBLE } from './petitionColumns'

const DUE: Readonly<Record<DueState, string>> = {
  overdue: `p.state <> 'closed' AND p.due_on < @today`, soon: `p.state <> 'closed' AND p.due_on BETWEEN @today AND @tomorrow`,
  week: `p.state <> 'closed' AND p.due_on > @tomorrow AND p.due_on <= @week`, later: `p.state <> 'closed' AND p.due_on > @week`, none: `(p.state = 'closed' OR p.due_on IS NULL)`,
}

/** Where candidates come from: every petition, the search index, or the few it does not know yet. */
type Source = 'all' | 'index' | 'unindexed'
const FROM: Readonly<Record<Source, { readonly from: string; readonly id: string }>> = {
  all: { from: 'petition p', id: 'p.id' },
  index: { from: 'search s CROSS JOIN petition p ON p.id = s.rowid', id: 's.rowid' },
  unindexed: { from: 'petition_unindexed u CROSS JOIN petition p ON p.id = u.petition_id', id: 'u.petition_id' },
}
/** The texts first: the words of what was chosen are read only where those do not hold it. */
const inTexts = (needle: string): string => `instr(p.search_text, ${needle}) > 0 OR instr((SELECT w.words FROM petition_words w WHERE w.petition_id = p.id), ${needle}) > 0`
/** A reading of the name holds the letters one after the other; a space stands between the readings. */
const IN_INITIALS = 'instr(p.name_initials, @needle) > 0'

/** What is looked for, in each of the ways it may be meant: as it stands, as a number without its groups, as initials of a name. */
interface Wanted { readonly needle: string; readonly plain: string | undefined; readonly initials: string | undefined }

function wantedOf(text: string): Wanted {
  const needle = normaliseSearch(text.trim())
  return { needle, plain: ungrouped(needle), initials: initialsGram(needle) }
}

function sqlOf(query: PetitionQuery, source: Source, { plain, initials }: Wanted): string {
  const { from, id } = FROM[source]
  const where = source === 'index' ? ['s.search MATCH @match'] : []
  if (source !== 'all') where.push(`(${[inTexts('@needle'), ...(plain === undefined ? [] : [inTexts('@plain')]), ...(initials === undefined ? [] : [IN_INITIALS])].join(' OR ')})`)
  where.push(VISIBLE)
  if (query.before !== undefined) where.push(`${id} < @before`)
  // The newest are all 登记 still, and a registration writes no index for it.
  if (query.state !== undefined) where.push(query.state === 'registered' ? `p.state = 'registered'` : `p.state <> 'registered' AND p.state = @state`)
  if (query.petitionClass !== undefined) where.push('p.petition_class = @petitionClass')
  if (query.statutoryKind !== undefined) where.push('p.statutory_kind = @statutoryKind')
  if (query.officerId !== undefined) where.push('p.officer_id = @officerId')
  if (query.due !== undefined) where.push(DUE[query.due])
  return `SELECT ${SUMMARY} FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${id} DESC LIMIT @limit`
}

/** A gram found this often in the newest petitions has its place in them compared with the others. */
const PROBE = 32
/** Grams found in every fourth petition narrow little, and walking their lists costs more than comparing the rest. */
const FREQUENT = PROBE * 4
const MOST_KEPT = 3

/**
 * Picks the grams worth asking for. How far back the 33rd newest petition with a gram lies says how rare the gram is:
 * a place's region code or a house phrase stands in every petition and is left out beside anything rarer.
 */
function picker(db: Db): (grams: readonly string[]) => readonly string[] {
  const recent = db.prepare<[], number>(`SELECT p.id FROM petition p WHERE p.id > 0 ORDER BY p.id DESC LIMIT 1 OFFSET ${FREQUENT}`).pluck()
  const probe = db.prepare<[string], number>(`SELECT s.rowid FROM search s WHERE s.search MATCH ? ORDER BY s.rowid DESC LIMIT 1 OFFSET ${PROBE}`).pluck()
  return (grams) => {
    if (grams.length < 2) return grams
    const probed: { readonly gram: string; readonly place: number }[] = []
    for (const gram of grams) {
      const place = probe.get(`"${gram}"`)
      if (place === undefined) return [gram]
      probed.push({ gram, place })
    }
    probed.sort((a, b) => a.place - b.place)
    const frequentFrom = recent.get() ?? 0
    return probed.filter(({ place }, at) => at === 0 || place < frequentFrom).slice(0, MOST_KEPT).map(({ gram }) => gram)
  }
}

function matchOf({ needle, plain, initials }: Wanted, pick: ReturnType<typeof picker>): string {
  const all = (text: string): string => `(${pick(queryGrams(text)).map((gram) => `"${gram}"`).join(' AND ')})`
  return [all(needle), ...(plain === undefined ? [] : [all(plain)]), ...(initials === undefined ? [] : [`"${initials}"`])].join(' OR ')
}

/** Statements are kept by their text: one for each shape of a question. */
export function petitionList(db: Db): Repos['petitions']['list'] {
  const pick = picker(db)
  const anyUnindexed = db.prepare('SELECT 1 FROM petition_unindexed LIMIT 1')
  const kept = new Map<string, ReturnType<typeof db.prepare<[Record<string, unknown>], PetitionSummary>>>()
  return (query: PetitionQuery, reader: number, today: Day) => {
    const wanted = wantedOf(query.text ?? '')
    const { needle } = wanted
    const match = needle === '' ? '' : matchOf(wanted, pick)
    const bound = { ...query, reader, today, tomorrow: addDays(today, 1), week: addDays(today, 7), needle, plain: wanted.plain, match }
    const rowsOf = (source: Source): PetitionSummary[] => {
      const sql = sqlOf(query, source, wanted)
      const statement = kept.get(sql) ?? db.prepare<[Record<string, unknown>], PetitionSummary>(sql)
      kept.set(sql, statement)
      return statement.all(bound)
    }
    if (needle === '') return rowsOf('all')
    const indexed = rowsOf('index')
    if (anyUnindexed.get() === undefined) return indexed
    const fresh = rowsOf('unindexed')
    const seen = new Set(fresh.map((row) => row.id))
    return [...fresh, ...indexed.filter((row) => !seen.has(row.id))].sort((a, b) => b.id - a.id).slice(0, query.limit)
  }
}
