/**
 * 情绪缓冲室: stays and what happened in them, always read as one reader.
 * Knows nothing of the rules and opens no note.
 */
import type { BufferRepo, NewEvent, Stay, StayEvent } from '#core/door/bufferPort'
import type { Db } from '../store/open'
import { dutyStatements } from './bufferDuty'
import { noteStatements } from './bufferNotes'
import { rulesStatements } from './bufferRules'

const FIELDS = [
  'rulesId', 'openedAt', 'openedBy', 'startedAt', 'endedAt', 'outcome', 'ticketId', 'draftId', 'petitionId', 'name', 'callName', 'firstLevel', 'level', 'peakLevel', 'selfBefore', 'selfNow',
  'volunteerId', 'secondId', 'security', 'securityAt', 'extendedAt', 'extensionReason', 'summary', 'detail',
] as const satisfies readonly (keyof Stay)[]
type Field = (typeof FIELDS)[number]
const snake = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
const COLUMNS = ['id', 'knownAt', ...FIELDS].map((name) => `s.${snake(name)} AS ${name}`).join(', ')

/**
 * Who must stand aside knows nothing of the stay, neither by the petition nor by the draft it belongs to. An ended stay of a 检举控告
 * is for its handlers and for those who looked after the person; while it runs, whoever is in the room must see who is there.
 */
const VISIBLE = `NOT EXISTS (SELECT 1 FROM petition_exclusion x WHERE x.petition_id = s.petition_id AND x.account_id = @reader)
  AND NOT EXISTS (SELECT 1 FROM draft d, json_each(d.form, '$.excludedIds') e WHERE d.id = s.draft_id AND e.value = @reader)
  AND (s.ended_at IS NULL OR @reader IN (s.opened_by, coalesce(s.volunteer_id, 0), coalesce(s.second_id, 0)) OR NOT EXISTS (SELECT 1 FROM petition q WHERE q.id = s.petition_id AND q.restricted = 1
    AND NOT EXISTS (SELECT 1 FROM petition_handler h WHERE h.petition_id = q.id AND h.account_id = @reader)))`

/** The petition of the stay that a text such as `stay:12` names, or nothing, as SQL. */
export const petitionOfStay = (column: string): string => `(SELECT t.petition_id FROM buffer_stay t WHERE ${column} GLOB 'stay:*' AND t.id = CAST(substr(${column}, 6) AS INTEGER))`

/** What is emptied of a stay; times, outcome and who looked after it stay, and name nobody. */
const blanked = (which: string): string => `UPDATE buffer_stay SET name = '', call_name = '', first_level = NULL, level = NULL, peak_level = NULL, self_before = NULL, self_now = NULL, security = '', extension_reason = '', summary = '', detail = '' WHERE ${which}`
const INSIDE = ['buffer_event', 'buffer_note', 'buffer_working'] as const

/** What goes when a petition is erased; each takes the petition's number. */
export const ERASES_STAYS: readonly string[] = [...INSIDE.map((table) => `DELETE FROM ${table} WHERE stay_id IN (SELECT id FROM buffer_stay WHERE petition_id = ?)`), blanked('petition_id = ?')]

/** The same for one stay that led to no petition; each takes the stay's number. */
export const BLANKS_STAY: readonly string[] = [...INSIDE.map((table) => `DELETE FROM ${table} WHERE stay_id = ?`), blanked('id = ?')]

type Stays = Pick<BufferRepo, 'add' | 'byId' | 'running' | 'endedBetween' | 'ofDraft' | 'ofPetition' | 'runningOf' | 'since' | 'change' | 'addEvent' | 'events' | 'registered'>

function eventStatements(db: Db): Pick<Stays, 'addEvent' | 'events'> {
  const next = db.prepare<[number], number>('SELECT coalesce(max(seq), 0) + 1 FROM buffer_event WHERE stay_id = ?').pluck()
  const insert = db.prepare('INSERT INTO buffer_event (stay_id, seq, at, by_id, kind, level, self_report, step, account_id, text) VALUES (@stayId, @seq, @at, @byId, @kind, @level, @selfReport, @step, @accountId, @text)')
  const seen = db.prepare('UPDATE buffer_stay SET known_at = max(known_at, @at) WHERE id = @stayId')
  const all = db.prepare<[number], StayEvent>('SELECT seq, at, by_id AS byId, kind, level, self_report AS selfReport, step, account_id AS accountId, text FROM buffer_event WHERE stay_id = ? ORDER BY seq')
  return {
    addEvent: (stayId, event: NewEvent) => {
      const seq = next.get(stayId) ?? 1
      insert.run({ level: null, selfReport: null, step: null, accountId: null, text: '', ...event, stayId, seq })
      seen.run({ stayId, at: event.at })
      return seq
    },
    events: (stayId) => all.all(stayId),
  }
}

function readings(db: Db): Pick<Stays, 'byId' | 'running' | 'endedBetween' | 'ofDraft' | 'ofPetition' | 'runningOf' | 'since'> {
  const select = `SELECT ${COLUMNS} FROM buffer_stay s`
  const one = db.prepare<[{ id: number; reader: number }], Stay>(`${select} WHERE s.id = @id AND ${VISIBLE}`)
  const running = db.prepare<[{ reader: number }], Stay>(`${select} WHERE s.ended_at IS NULL AND ${VISIBLE} ORDER BY s.started_at, s.id`)
  const ended = db.prepare<[{ from: number; to: number; reader: number }], Stay>(`${select} WHERE s.ended_at >= @from AND s.ended_at < @to AND ${VISIBLE} ORDER BY s.ended_at DESC, s.started_at DESC`)
  const ofDraft = db.prepare<[number], Stay>(`${select} WHERE s.draft_id = ? ORDER BY s.id DESC`)
  const ofPetition = db.prepare<[{ petitionId: number; reader: number }], Stay>(`${select} WHERE s.petition_id = @petitionId AND ${VISIBLE} ORDER BY s.id DESC`)
  const runningOf = db.prepare<[{ draftId: number | null; ticketId: number | null; petitionId: number | null }], number>(['draft', 'ticket', 'petition'].map((of) => `SELECT id FROM buffer_stay WHERE ${of}_id = @${of}Id AND ended_at IS NULL`).join(' UNION ALL ')).pluck()
  const since = [`s.ended_at >= @from ORDER BY s.ended_at, s.started_at`, `s.ended_at IS NULL AND @from >= 0 ORDER BY s.started_at`].map((which) => db.prepare<[{ from: number }], Stay>(`${select} WHERE ${which}`))
  return {
    byId: (id, reader) => one.get({ id, reader }), running: (reader) => running.all({ reader }), endedBetween: (from, to, reader) => ended.all({ from, to, reader }),
    ofDraft: (draftId) => ofDraft.all(draftId), ofPetition: (petitionId, reader) => ofPetition.all({ petitionId, reader }),
    runningOf: ({ draftId, ticketId, petitionId }) => runningOf.get({ draftId: draftId ?? null, ticketId: ticketId ?? null, petitionId: petitionId ?? null }), since: (from) => since.flatMap((each) => each.all({ from: Math.max(0, from) })),
  }
}

function stayStatements(db: Db): Stays {
  const events = eventStatements(db)
  const insert = db.prepare(`INSERT INTO buffer_stay (known_at, ${FIELDS.map(snake).join(', ')}) VALUES (@openedAt, ${FIELDS.map((name) => `@${name}`).join(', ')})`)
  const sets = new Map(FIELDS.map((name) => [name, db.prepare(`UPDATE buffer_stay SET ${snake(name)} = @value WHERE id = @id`)] as const))
  const end = db.prepare('UPDATE buffer_stay SET ended_at = @endedAt, outcome = @outcome WHERE id = @id')
  const [ofDraft, ofTicket] = ['draft_id', 'ticket_id'].map((column) => db.prepare(`UPDATE buffer_stay SET petition_id = ? WHERE ${column} = ? AND petition_id IS NULL`))
  return {
    ...readings(db), ...events,
    add: (stay, first) => {
      const id = Number(insert.run(stay).lastInsertRowid)
      events.addEvent(id, first)
      return id
    },
    change: (id, { endedAt, outcome, ...rest }) => {
      for (const [name, value] of Object.entries(rest)) sets.get(name as Field)?.run({ id, value })
      // Both at once, and last: an ended stay takes nothing more.
      if (endedAt !== undefined && outcome !== undefined) end.run({ id, endedAt, outcome })
    },
    registered: ({ draftId, ticketId }, petitionId) => {
      if (draftId !== undefined) ofDraft?.run(petitionId, draftId)
      if (ticketId !== undefined) ofTicket?.run(petitionId, ticketId)
    },
  }
}

export function bufferRepo(db: Db): BufferRepo {
  return { ...stayStatements(db), ...rulesStatements(db), ...noteStatements(db), ...dutyStatements(db) }
}
