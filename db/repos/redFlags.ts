/**
 * Red flags and their records, always as one reader: one of a petition that is hidden from him is not there for him.
 * The record only grows; what a worker is still typing lies beside it.
 */
import type { FlagEventRecord, FlagQuery, FlagRecord, SafetyRepo } from '#core/door/safetyPort'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

type Flags = Pick<SafetyRepo, 'openFlag' | 'flag' | 'flags' | 'addFlagEvent' | 'flagEvents' | 'linkFlag' | 'closeFlag' | 'setReview' | 'waitingFlags' | 'typed' | 'keepTyped' | 'dropTyped'>

const FLAG = `SELECT f.id, f.kind, f.at, f.by_id AS byId, f.draft_id AS draftId, f.ticket_id AS ticketId, f.petition_id AS petitionId, f.person_id AS personId, f.open, f.review_on AS reviewOn, f.erased FROM red_flag f
  WHERE (f.petition_id IS NULL OR EXISTS (SELECT 1 FROM petition p WHERE p.id = f.petition_id AND ${VISIBLE}))`

type Range = Readonly<Record<string, number | string>>

function listing(db: Db): Flags['flags'] {
  const of = (where: string) => db.prepare<[Range], FlagRecord>(`${FLAG} AND f.id < @before AND ${where} ORDER BY f.id DESC LIMIT @limit`)
  const [open, review, petition, person, draft] = [of('f.open = 1'), of('f.review_on IS NOT NULL AND f.review_on <= @today'), of('f.petition_id = @petitionId'), of('f.person_id = @personId'), of('f.draft_id = @draftId')]
  const all = db.prepare<[Range], FlagRecord>(`${FLAG} AND f.id < @before ORDER BY f.id DESC LIMIT @limit`)
  const found = ({ which, petitionId, personIds, draftId, today, before, limit }: FlagQuery, reader: number): FlagRecord[] => {
    const range = { before, limit, reader }
    if (petitionId !== undefined) return petition.all({ ...range, petitionId })
    if (draftId !== undefined) return draft.all({ ...range, draftId })
    if (personIds !== undefined) return personIds.flatMap((personId) => person.all({ ...range, personId })).sort((a, b) => b.id - a.id).slice(0, limit)
    return which === 'open' ? open.all(range) : which === 'review' ? review.all({ ...range, today }) : all.all(range)
  }
  return (query, reader) => found(query, reader)
}

function typing(db: Db): Pick<Flags, 'typed' | 'keepTyped' | 'dropTyped'> {
  const one = db.prepare<[number, number], string>('SELECT body FROM red_flag_typed WHERE flag_id = ? AND account_id = ?').pluck()
  const keep = db.prepare('INSERT INTO red_flag_typed (flag_id, account_id, body, at) VALUES (?, ?, ?, ?) ON CONFLICT (flag_id, account_id) DO UPDATE SET body = excluded.body, at = excluded.at')
  const drop = db.prepare('DELETE FROM red_flag_typed WHERE flag_id = ?')
  return { typed: (flagId, accountId) => one.get(flagId, accountId), keepTyped: (flagId, accountId, body, at) => void keep.run(flagId, accountId, body, at), dropTyped: (flagId) => void drop.run(flagId) }
}

export function redFlagsRepo(db: Db): Flags {
  const open = db.prepare('INSERT INTO red_flag (kind, at, by_id, draft_id, ticket_id, petition_id, person_id, review_on) VALUES (@kind, @at, @byId, @draftId, @ticketId, @petitionId, @personId, @reviewOn)')
  const one = db.prepare<[{ id: number; reader: number }], FlagRecord>(`${FLAG} AND f.id = @id`)
  const event = db.prepare(`INSERT INTO red_flag_event (flag_id, id, at, actor_id, kind, item, answer, result, who, number, done_at, said, text)
    VALUES (@flagId, 1 + coalesce((SELECT max(id) FROM red_flag_event WHERE flag_id = @flagId), 0), @at, @actorId, @kind, @item, @answer, @result, @who, @number, @doneAt, @said, @text)`)
  const events = db.prepare<[number], FlagEventRecord>('SELECT at, actor_id AS actorId, kind, item, answer, result, who, number, done_at AS doneAt, said, text FROM red_flag_event WHERE flag_id = ? ORDER BY id')
  const link = db.prepare('UPDATE red_flag SET petition_id = coalesce(@petitionId, petition_id), person_id = coalesce(@personId, person_id) WHERE id = @id')
  const close = db.prepare('UPDATE red_flag SET open = 0 WHERE id = ?')
  const review = db.prepare('UPDATE red_flag SET review_on = ? WHERE id = ?')
  const ofDraft = db.prepare<[number], number>('SELECT id FROM red_flag WHERE draft_id = ? AND petition_id IS NULL').pluck()
  const ofTicket = db.prepare<[number], number>('SELECT id FROM red_flag WHERE ticket_id = ? AND petition_id IS NULL').pluck()
  return {
    flags: listing(db), ...typing(db),
    openFlag: (flag) => Number(open.run(flag).lastInsertRowid),
    flag: (id, reader) => one.get({ id, reader }),
    addFlagEvent: (flagId, told) => void event.run({ item: '', answer: null, result: null, who: '', number: '', doneAt: null, said: '', text: '', ...told, flagId }),
    flagEvents: (flagId) => events.all(flagId),
    linkFlag: (id, { petitionId, personId }) => void link.run({ id, petitionId, personId }),
    closeFlag: (id) => void close.run(id), setReview: (id, reviewOn) => void review.run(reviewOn, id),
    waitingFlags: ({ draftId, ticketId }) => [...new Set([...(draftId === undefined ? [] : ofDraft.all(draftId)), ...(ticketId === undefined ? [] : ofTicket.all(ticketId))])],
  }
}
