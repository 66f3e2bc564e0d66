/**
 * Petitions, their events, handlers and exclusions; a new one is noted for the search index.
 * Every reading statement carries the reader: what an officer may not see is not there, not even in counts.
 */
import { NewPetition } from '#core/contract/intake'
import type { Petition, PetitionEvent, Repos } from '#core/door/ports'
import { normaliseSearch } from '#core/domain/grams'
import type { Db } from '../store/open'
import { wordKeeper } from '../store/petitionWords'
import { INSERT_LONG, INSERT_SHORT, VISIBLE, WHOLE } from './petitionColumns'
import { petitionList } from './petitionSearch'

/** Ids carry their day: newest first and date ranges are ranges of ids (design.md §5). */
const IDS_A_DAY = 65_536

/** A burden is compared, not measured. */
const MOST_COUNTED = 1000

/** First and last id that a petition of this day can have. */
export function idsOfDay(dayNumber: number): { readonly first: number; readonly last: number } {
  return { first: dayNumber * IDS_A_DAY, last: (dayNumber + 1) * IDS_A_DAY - 1 }
}

function adding(db: Db): Repos['petitions']['add'] {
  const short = db.prepare(INSERT_SHORT)
  const long = db.prepare(INSERT_LONG)
  const unindexed = db.prepare('INSERT INTO petition_unindexed (petition_id) VALUES (?)')
  const words = wordKeeper(db)
  return (petition, searchable) => {
    const { id, promise, statutory, detail, fromCard, guardState, guardBy, guardAt } = petition
    short.run({ ...petition, searchText: normaliseSearch(searchable.filter((each) => each !== '').join('\n')) })
    long.run({ petitionId: id, promise, statutory, detail, fromCard, guardState, guardBy, guardAt })
    words(id, petition)
    unindexed.run(id)
  }
}

function addingSearchable(db: Db): Repos['petitions']['addSearchable'] {
  const more = db.prepare('UPDATE petition SET search_text = search_text || char(10) || ? WHERE id = ?')
  const unindexed = db.prepare('INSERT OR IGNORE INTO petition_unindexed (petition_id) VALUES (?)')
  return (petitionId, text) => {
    more.run(normaliseSearch(text), petitionId)
    unindexed.run(petitionId)
  }
}

function reassigning(db: Db): Pick<Repos['petitions'], 'reassign' | 'newestForm'> {
  const short = db.prepare('UPDATE petition SET person_id = @personId, name = @name, name_initials = @nameInitials, id_number = @idNumber, phone = @phone, address = @address, search_text = @searchText WHERE id = @id')
  const long = db.prepare('UPDATE petition_detail SET detail = @detail, from_card = @fromCard WHERE petition_id = @id')
  const unindexed = db.prepare('INSERT OR IGNORE INTO petition_unindexed (petition_id) VALUES (?)')
  const newest = db.prepare<[number], string>('SELECT d.detail FROM petition p JOIN petition_detail d ON d.petition_id = p.id WHERE p.person_id = ? ORDER BY p.id DESC LIMIT 1').pluck()
  const words = wordKeeper(db)
  return {
    reassign: ({ id, personId, name, nameInitials, idNumber, phone, address, detail, fromCard }, searchable) => {
      short.run({ id, personId, name, nameInitials, idNumber, phone, address, searchText: normaliseSearch(searchable.join('\n')) })
      long.run({ id, detail, fromCard })
      words(id)
      unindexed.run(id)
    },
    newestForm: (personId) => {
      const detail = newest.get(personId)
      return detail === undefined ? undefined : NewPetition.parse(JSON.parse(detail))
    },
  }
}

/** The few that wait are known by an index; each is then read as its reader may. */
function guarding(db: Db, byId: Repos['petitions']['byId']): Pick<Repos['petitions'], 'guardsWaiting' | 'classify'> {
  const waiting = db.prepare<[], number>(`SELECT petition_id FROM petition_detail WHERE guard_state = 'pending' ORDER BY petition_id LIMIT 200`).pluck()
  const short = db.prepare('UPDATE petition SET petition_class = @petitionClass, statutory_kind = @statutoryKind, restricted = @restricted, due_on = @dueOn, early_on = @earlyOn, provisional = @provisional WHERE id = @id')
  const long = db.prepare('UPDATE petition_detail SET promise = @promise, detail = @detail, guard_state = @guardState, guard_by = @guardBy, guard_at = @guardAt WHERE petition_id = @id')
  const unindexed = db.prepare('INSERT OR IGNORE INTO petition_unindexed (petition_id) VALUES (?)')
  const words = wordKeeper(db)
  return {
    guardsWaiting: (reader) => waiting.all().flatMap((id) => byId(id, reader) ?? []),
    classify: ({ id, petitionClass, statutoryKind, restricted, dueOn, earlyOn, provisional, promise, detail, guardState, guardBy, guardAt }) => {
      short.run({ id, petitionClass, statutoryKind, restricted, dueOn, earlyOn, provisional })
      long.run({ id, promise, detail, guardState, guardBy, guardAt })
      words(id)
      unindexed.run(id)
    },
  }
}

export function petitionsRepo(db: Db): Repos['petitions'] {
  const one = db.prepare<[{ id: number; reader: number }], Petition>(`SELECT ${WHOLE} WHERE p.id = @id AND ${VISIBLE}`)
  const ofPerson = db.prepare<[{ personId: number; reader: number }], Petition>(`SELECT ${WHOLE} WHERE p.person_id = @personId AND ${VISIBLE} ORDER BY p.id DESC`)
  const anyOf = db.prepare<[{ personId: number; reader: number }], number>(`SELECT 1 FROM petition p WHERE p.person_id = @personId AND ${VISIBLE} LIMIT 1`).pluck()
  const last = db.prepare<[number, number], { id: number | null }>('SELECT max(id) AS id FROM petition WHERE id BETWEEN ? AND ?')
  const event = db.prepare('INSERT INTO petition_event (petition_id, id, at, actor_id, kind, text) VALUES (@petitionId, 1 + coalesce((SELECT max(id) FROM petition_event WHERE petition_id = @petitionId), 0), @at, @actorId, @kind, @text)')
  const events = db.prepare<[number, number, number], PetitionEvent>('SELECT id, at, actor_id AS actorId, kind, text FROM petition_event WHERE petition_id = ? AND id < ? ORDER BY id DESC LIMIT ?')
  const handler = db.prepare('INSERT OR IGNORE INTO petition_handler (petition_id, account_id) VALUES (?, ?)')
  const unhandle = db.prepare('DELETE FROM petition_handler WHERE petition_id = ? AND account_id = ?')
  const exclusion = db.prepare('INSERT OR IGNORE INTO petition_exclusion (petition_id, account_id) VALUES (?, ?)')
  const excluded = db.prepare('SELECT 1 FROM petition_exclusion WHERE petition_id = ? AND account_id = ?')
  const standingAside = db.prepare<[number], number>('SELECT account_id FROM petition_exclusion WHERE petition_id = ? ORDER BY account_id').pluck()
  const open = db.prepare<[number], number>(`SELECT 1 FROM petition WHERE officer_id = ? AND state <> 'closed' LIMIT ${MOST_COUNTED}`).pluck()
  const officer = db.prepare('UPDATE petition SET officer_id = ? WHERE id = ?')
  const counter = db.prepare<[number], { last: number }>('INSERT INTO receipt_counter (year, last) VALUES (?, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last')
  const byId = (id: number, reader: number) => one.get({ id, reader })
  return {
    list: petitionList(db), add: adding(db), addSearchable: addingSearchable(db), ...reassigning(db), ...guarding(db, byId), byId,
    ofPerson: (personId, reader) => ofPerson.all({ personId, reader }), anyOf: (personId, reader) => anyOf.get({ personId, reader }) !== undefined,
    nextId: (dayNumber) => {
      const range = idsOfDay(dayNumber)
      const next = (last.get(range.first, range.last)?.id ?? range.first) + 1
      return next <= range.last ? next : undefined
    },
    nextSequence: (year) => counter.get(year)?.last ?? 0,
    addEvent: (petitionId, at, actorId, kind, text) => void event.run({ petitionId, at, actorId, kind, text }),
    events: (petitionId, { before = Number.MAX_SAFE_INTEGER, limit } = { limit: -1 }) => events.all(petitionId, before, limit),
    addHandler: (petitionId, accountId) => void handler.run(petitionId, accountId),
    exclude: (petitionId, accountId) => {
      unhandle.run(petitionId, accountId)
      exclusion.run(petitionId, accountId)
    },
    isExcluded: (petitionId, accountId) => excluded.get(petitionId, accountId) !== undefined,
    exclusions: (petitionId) => standingAside.all(petitionId),
    openOf: (accountId) => open.all(accountId).length,
    setOfficer: (petitionId, officerId) => void officer.run(officerId, petitionId),
  }
}
