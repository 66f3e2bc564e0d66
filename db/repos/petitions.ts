/**
 * Petitions, their events, handlers, exclusions and the search index.
 * Every reading statement carries the reader: what an officer may not see is not there, not even in counts.
 */
import type { DueState } from '#core/contract/petitions'
import type { Petition, PetitionEvent, PetitionQuery, Repos } from '#core/door/ports'
import { addDays, type Day } from '#core/domain/day'
import { documentGrams, normaliseSearch, queryGrams } from '#core/domain/grams'
import type { Db } from '../store/open'

const FIELDS: readonly (keyof Petition)[] = ['id', 'number', 'queryCode', 'receivedAt', 'receivedOn', 'personId', 'receiverId', 'officerId', 'state', 'form', 'petitionClass', 'statutoryKind', 'restricted', 'name', 'nameInitials', 'idNumber', 'phone', 'address', 'title', 'requests', 'facts', 'headcount', 'visitKind', 'linkedPetitionId', 'emotionLevel', 'dueOn', 'earlyOn', 'provisional', 'promise', 'statutory', 'detail']
const snake = (name: string) => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
const COLUMNS = FIELDS.map((name) => `p.${snake(name)} AS ${name}`).join(', ')
const VISIBLE = `NOT EXISTS (SELECT 1 FROM petition_exclusion x WHERE x.petition_id = p.id AND x.account_id = @reader)
  AND (p.restricted = 0 OR EXISTS (SELECT 1 FROM petition_handler h WHERE h.petition_id = p.id AND h.account_id = @reader))`
const DUE: Readonly<Record<DueState, string>> = {
  overdue: `p.state <> 'closed' AND p.due_on < @today`, soon: `p.state <> 'closed' AND p.due_on BETWEEN @today AND @tomorrow`,
  week: `p.state <> 'closed' AND p.due_on > @tomorrow AND p.due_on <= @week`, later: `p.state <> 'closed' AND p.due_on > @week`, none: `(p.state = 'closed' OR p.due_on IS NULL)`,
}
/** Ids carry their day: newest first and date ranges are ranges of ids (design.md §5). */
const IDS_A_DAY = 65_536

type Find = (query: PetitionQuery, reader: number, today: Day, needle: string) => Petition[]

/** `text` finds anywhere and exactly; `initials` finds names of which a reading begins with the letters. Statements are kept by their text. */
function finder(db: Db, by: 'text' | 'initials'): Find {
  const kept = new Map<string, ReturnType<typeof db.prepare<[Record<string, unknown>], Petition>>>()
  return (query, reader, today, needle) => {
    const grams = by === 'text' ? queryGrams(needle) : []
    const id = grams.length > 0 ? 's.rowid' : 'p.id'
    const where = [...(grams.length > 0 ? ['s.search MATCH @match'] : []), VISIBLE]
    if (by === 'initials') where.push(`(p.name_initials >= @needle AND p.name_initials < @needle || '{' OR instr(p.name_initials, ' ' || @needle) > 0)`)
    else if (needle !== '') where.push('instr(p.search_text, @needle) > 0')
    if (query.before !== undefined) where.push(`${id} < @before`)
    if (query.state !== undefined) where.push('p.state = @state')
    if (query.petitionClass !== undefined) where.push('p.petition_class = @petitionClass')
    if (query.officerId !== undefined) where.push('p.officer_id = @officerId')
    if (query.due !== undefined) where.push(DUE[query.due])
    const from = grams.length > 0 ? 'search s CROSS JOIN petition p ON p.id = s.rowid' : 'petition p'
    const sql = `SELECT ${COLUMNS} FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${id} DESC LIMIT @limit`
    const statement = kept.get(sql) ?? db.prepare<[Record<string, unknown>], Petition>(sql)
    kept.set(sql, statement)
    return statement.all({ ...query, reader, today, tomorrow: addDays(today, 1), week: addDays(today, 7), needle, match: grams.map((gram) => `"${gram}"`).join(' AND ') })
  }
}

function listing(db: Db): Repos['petitions']['list'] {
  const [text, initials] = [finder(db, 'text'), finder(db, 'initials')]
  return (query, reader, today) => {
    const needle = normaliseSearch(query.text?.trim() ?? '')
    const found = text(query, reader, today, needle)
    const named = /^[a-z]{2,8}$/u.test(needle) ? initials(query, reader, today, needle) : []
    if (named.length === 0) return found
    const seen = new Set(found.map((row) => row.id))
    return [...found, ...named.filter((row) => !seen.has(row.id))].sort((a, b) => b.id - a.id).slice(0, query.limit)
  }
}

function adding(db: Db): Repos['petitions']['add'] {
  const add = db.prepare(`INSERT INTO petition (${FIELDS.map(snake).join(', ')}, search_text) VALUES (${FIELDS.map((name) => `@${name}`).join(', ')}, @searchText)`)
  const index = db.prepare('INSERT INTO search (rowid, grams) VALUES (?, ?)')
  return (petition, searchable) => {
    const searchText = normaliseSearch(searchable.filter((each) => each !== '').join('\n'))
    add.run({ ...petition, searchText })
    index.run(BigInt(petition.id), documentGrams(searchText))
  }
}

export function petitionsRepo(db: Db): Repos['petitions'] {
  const one = db.prepare<[{ id: number; reader: number }], Petition>(`SELECT ${COLUMNS} FROM petition p WHERE p.id = @id AND ${VISIBLE}`)
  const ofPerson = db.prepare<[{ personId: number; reader: number }], Petition>(`SELECT ${COLUMNS} FROM petition p WHERE p.person_id = @personId AND ${VISIBLE} ORDER BY p.id DESC LIMIT 50`)
  const last = db.prepare<[number, number], { id: number | null }>('SELECT max(id) AS id FROM petition WHERE id BETWEEN ? AND ?')
  const event = db.prepare('INSERT INTO petition_event (petition_id, at, actor_id, kind, text) VALUES (?, ?, ?, ?, ?)')
  const events = db.prepare<[number], PetitionEvent>('SELECT id, at, actor_id AS actorId, kind, text FROM petition_event WHERE petition_id = ? ORDER BY id DESC LIMIT 500')
  const handler = db.prepare('INSERT OR IGNORE INTO petition_handler (petition_id, account_id) VALUES (?, ?)')
  const unhandle = db.prepare('DELETE FROM petition_handler WHERE petition_id = ? AND account_id = ?')
  const exclusion = db.prepare('INSERT OR IGNORE INTO petition_exclusion (petition_id, account_id) VALUES (?, ?)')
  const excluded = db.prepare('SELECT 1 FROM petition_exclusion WHERE petition_id = ? AND account_id = ?')
  const officer = db.prepare('UPDATE petition SET officer_id = ? WHERE id = ?')
  const counter = db.prepare<[number], { last: number }>('INSERT INTO receipt_counter (year, last) VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last')
  return {
    list: listing(db), add: adding(db),
    byId: (id, reader) => one.get({ id, reader }),
    ofPerson: (personId, reader) => ofPerson.all({ personId, reader }),
    nextId: (dayNumber) => {
      const first = dayNumber * IDS_A_DAY
      const next = (last.get(first, first + IDS_A_DAY - 1)?.id ?? first) + 1
      return next < first + IDS_A_DAY ? next : undefined
    },
    nextSequence: (year) => counter.get(year)?.last ?? 0,
    addEvent: (petitionId, at, actorId, kind, text) => void event.run(petitionId, at, actorId, kind, text),
    events: (petitionId) => events.all(petitionId),
    addHandler: (petitionId, accountId) => void handler.run(petitionId, accountId),
    exclude: (petitionId, accountId) => {
      unhandle.run(petitionId, accountId)
      exclusion.run(petitionId, accountId)
    },
    isExcluded: (petitionId, accountId) => excluded.get(petitionId, accountId) !== undefined,
    setOfficer: (petitionId, officerId) => void officer.run(officerId, petitionId),
  }
}
