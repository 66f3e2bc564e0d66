/**
 * Tickets as they were taken and as they stand, read as one reader: a ticket whose petition he may not see is not there for him.
 */
import type { NewTicket, QueueRepo, Ticket } from '#core/door/queuePort'
import type { Standing } from '#core/domain/queue'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

type Tickets = Pick<QueueRepo, 'add' | 'byId' | 'anyById' | 'openOn' | 'openBefore' | 'openAfter' | 'endedOn' | 'countBefore' | 'countOn' | 'waitingOn' | 'calledAt' | 'carriedTo' | 'stand' | 'forgetBefore'>

const snake = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
const TAKEN: readonly (keyof NewTicket)[] = ['onDay', 'series', 'sequence', 'source', 'name', 'matter', 'headcount', 'takenAt', 'takenBy', 'firstState', 'firstOrderAt', 'firstPriority', 'bookedFor', 'carriedFrom']
const STANDS: readonly (keyof Standing)[] = ['state', 'windowId', 'workerId', 'forWindowId', 'forAccountId', 'calls', 'calledAt', 'due', 'priority', 'draftId', 'petitionId', 'orderAt', 'waitingSince', 'endedAt']
const COLUMNS = ['id', ...TAKEN, ...STANDS].map((name) => `t.${snake(name)} AS ${name}`).join(', ')
const SEEN = `(t.petition_id IS NULL OR EXISTS (SELECT 1 FROM petition p WHERE p.id = t.petition_id AND ${VISIBLE}))`
const ALL = `SELECT ${COLUMNS} FROM ticket t WHERE`

type Asked = { readonly day: string; readonly reader: number; readonly limit: number }

function lists(db: Db): Pick<Tickets, 'openOn' | 'openBefore' | 'openAfter' | 'endedOn' | 'countBefore' | 'countOn' | 'waitingOn'> {
  const list = (where: string) => db.prepare<[Asked], Ticket>(`${ALL} ${where} LIMIT @limit`)
  const openOn = list(`t.ended_at IS NULL AND t.on_day = @day AND ${SEEN} ORDER BY t.id`)
  const openBefore = list(`t.ended_at IS NULL AND t.on_day < @day AND ${SEEN} ORDER BY t.on_day, t.id`)
  const openAfter = list(`t.ended_at IS NULL AND t.on_day > @day AND ${SEEN} ORDER BY t.on_day, t.id`)
  const endedOn = list(`t.ended_at IS NOT NULL AND t.on_day = @day AND ${SEEN} ORDER BY t.ended_at DESC, t.id DESC`)
  const before = db.prepare<[{ day: string; reader: number }], number>(`SELECT count(*) FROM ticket t WHERE t.ended_at IS NULL AND t.on_day < @day AND ${SEEN}`).pluck()
  const count = db.prepare<[string], number>('SELECT count(*) FROM ticket t WHERE t.ended_at IS NULL AND t.on_day = ?').pluck()
  const waiting = db.prepare<[string], number>(`SELECT count(*) FROM ticket t WHERE t.ended_at IS NULL AND t.on_day = ? AND t.state = 'waiting' AND t.source NOT IN ('letter', 'call')`).pluck()
  return {
    openOn: (day, reader, limit) => openOn.all({ day, reader, limit }),
    openBefore: (day, reader, limit) => openBefore.all({ day, reader, limit }),
    openAfter: (day, reader, limit) => openAfter.all({ day, reader, limit }),
    endedOn: (day, reader, limit) => endedOn.all({ day, reader, limit }),
    countBefore: (day, reader) => before.get({ day, reader }) ?? 0,
    countOn: (day) => count.get(day) ?? 0,
    waitingOn: (day) => waiting.get(day) ?? 0,
  }
}

const BLANK = `UPDATE ticket SET forgotten = 1, name = '', matter = '' WHERE`
/** Blanks the tickets of an erased petition, then what was typed about their steps. */
export const FORGET_TICKETS: readonly string[] = [`${BLANK} petition_id = ?`, `UPDATE ticket_event SET reason = '' WHERE ticket_id IN (SELECT id FROM ticket WHERE petition_id = ?)`]

function forgetting(db: Db): Tickets['forgetBefore'] {
  const blank = db.prepare<[string], number>(`${BLANK} on_day < ? AND forgotten = 0 AND petition_id IS NULL AND ended_at IS NOT NULL RETURNING id`).pluck()
  const reasons = db.prepare(`UPDATE ticket_event SET reason = '' WHERE ticket_id = ? AND reason <> ''`)
  return (day) => { for (const id of blank.all(day)) reasons.run(id) }
}

export function ticketRepo(db: Db): Tickets {
  const names = [...TAKEN, ...STANDS]
  const add = db.prepare<[NewTicket & Standing], unknown>(`INSERT INTO ticket (${names.map(snake).join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`)
  const one = db.prepare<[{ id: number; reader: number }], Ticket>(`${ALL} t.id = @id AND ${SEEN}`)
  const any = db.prepare<[number], Ticket>(`${ALL} t.id = ?`)
  const called = db.prepare<[{ day: string; windowId: number }], Ticket>(`${ALL} t.ended_at IS NULL AND t.on_day = @day AND t.state = 'called' AND t.window_id = @windowId LIMIT 1`)
  const carried = db.prepare<[number], number>('SELECT id FROM ticket WHERE carried_from = ?').pluck()
  const stand = db.prepare(`UPDATE ticket SET ${STANDS.map((name) => `${snake(name)} = @${name}`).join(', ')} WHERE id = @id`)
  return {
    add: (ticket, standing) => Number(add.run({ ...ticket, ...standing }).lastInsertRowid),
    byId: (id, reader) => one.get({ id, reader }),
    anyById: (id) => any.get(id),
    calledAt: (day, windowId) => called.get({ day, windowId }),
    carriedTo: (id) => carried.get(id),
    stand: (id, standing) => void stand.run({ id, ...standing }),
    ...lists(db), forgetBefore: forgetting(db),
  }
}
