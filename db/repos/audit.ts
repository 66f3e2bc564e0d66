/**
 * Reading the audit log, always as one reader: entries about a petition that is hidden from him are not there for him.
 * Never writes it; that is the chain's alone.
 */
import type { AuditLine, Repos } from '#core/door/ports'
import type { Db } from '../store/open'
import { petitionOfStay } from './buffer'
import { VISIBLE } from './petitionColumns'
import { idsOfDay } from './petitions'

/** The petition an entry is about, or nothing. */
const ABOUT = `CASE WHEN a.object GLOB 'petition:*' THEN CAST(substr(a.object, 10) AS INTEGER) WHEN a.object GLOB 'flag:*' THEN (SELECT f.petition_id FROM red_flag f WHERE f.id = CAST(substr(a.object, 6) AS INTEGER)) WHEN a.object GLOB 'recording:*' THEN (SELECT r.petition_id FROM recording r WHERE r.id = CAST(substr(a.object, 11) AS INTEGER)) END`
/** The ticket an entry is about, or nothing. */
const TICKET = `CASE WHEN a.object GLOB 'ticket:*' THEN CAST(substr(a.object, 8) AS INTEGER) END`
/** What its object is called: the number of a receipt, a recording, a paper of the desk or a ticket, the name of an account. */
const KNOWN = `coalesce((SELECT r.number FROM recording r WHERE r.id = CASE WHEN a.object GLOB 'recording:*' THEN CAST(substr(a.object, 11) AS INTEGER) END), (SELECT coalesce(w.number, w.kind_name) FROM paper w WHERE w.id = CASE WHEN a.object GLOB 'paper:*' THEN CAST(substr(a.object, 7) AS INTEGER) END), (SELECT k.on_day || ' ' || k.series || printf('%03d', k.sequence) FROM ticket k WHERE k.id = ${TICKET}), (SELECT q.number FROM petition q WHERE q.id = ${ABOUT}), (SELECT c.name FROM account c WHERE c.id = CASE WHEN a.object GLOB 'account:*' THEN CAST(substr(a.object, 9) AS INTEGER) END), '')`
/** The card an entry is about, or nothing; a joining and its undoing are about the card that was kept. */
const CARD = `CASE WHEN a.object GLOB 'person:*' THEN CAST(substr(a.object, 8) AS INTEGER) WHEN a.object GLOB 'merge:*' THEN (SELECT m.keep_id FROM person_merge m WHERE m.id = CAST(substr(a.object, 7) AS INTEGER)) WHEN a.object GLOB 'flag:*' THEN (SELECT f.person_id FROM red_flag f WHERE f.id = CAST(substr(a.object, 6) AS INTEGER)) END`
const SECRET = `EXISTS (SELECT 1 FROM petition_exclusion x WHERE x.petition_id = q.id AND x.account_id = @reader)
  OR (@oversees = 0 AND q.restricted = 1 AND NOT EXISTS (SELECT 1 FROM petition_handler h WHERE h.petition_id = q.id AND h.account_id = @reader))`
/** The petition a stay belongs to, where an entry is about one. */
const OF_STAY = petitionOfStay('a.object')
/** What an entry is about is hidden with its petition, or with any petition of its person: a name beside a hidden matter tells of it. */
const HIDDEN = `EXISTS (SELECT 1 FROM petition q WHERE q.id IN (${ABOUT}, ${OF_STAY}) AND (${SECRET}))
  OR EXISTS (SELECT 1 FROM petition q WHERE q.person_id IN (SELECT ${CARD} UNION ALL SELECT m.other_id FROM person_merge m WHERE m.keep_id = ${CARD} UNION ALL SELECT m.keep_id FROM person_merge m WHERE m.other_id = ${CARD}) AND (${SECRET}))
  OR EXISTS (SELECT 1 FROM ticket k JOIN petition q ON q.id = k.petition_id WHERE k.id = ${TICKET} AND (${SECRET}))`
const ENTRIES = `SELECT a.seq, a.at, a.user_name AS userName, a.role, a.action, a.object, ${KNOWN} AS known, a.fields, a.result, a.reason, a.hash FROM audit a
  WHERE a.seq < @before AND a.seq >= @floor AND (@userId IS NULL OR a.user_id = @userId) AND (@action IS NULL OR a.action = @action) AND (@object IS NULL OR a.object = @object)
  AND (@result IS NULL OR CASE @result WHEN 'refused' THEN a.result <> 'ok' ELSE a.result = @result END) AND a.at >= @fromAt AND a.at < @toAt AND NOT (${HIDDEN})
  ORDER BY a.seq DESC LIMIT @limit`

export function auditRepo(db: Db): Repos['audit'] {
  const entries = db.prepare<[Readonly<Record<string, string | number | null>>], AuditLine>(ENTRIES)
  const people = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM account ORDER BY id')
  const numbered = db.prepare<[string], { id: number }>('SELECT id FROM petition WHERE number = ?')
  const registered = db.prepare<[{ first: number; last: number; reader: number }], string>(`SELECT p.number FROM petition p WHERE p.id BETWEEN @first AND @last AND ${VISIBLE} ORDER BY p.id`).pluck()
  return {
    entries: ({ before, floor, userId, action, object, result, fromAt, toAt, limit }, reader, oversees) => entries.all({
      before, floor, userId: userId ?? null, action: action ?? null, object: object ?? null, result: result ?? null, fromAt: fromAt ?? 0, toAt: toAt ?? Number.MAX_SAFE_INTEGER, limit, reader, oversees: Number(oversees),
    }),
    people: () => people.all(),
    petitionId: (number) => numbered.get(number)?.id,
    registered: (dayNumber, reader) => registered.all({ ...idsOfDay(dayNumber), reader }),
  }
}
