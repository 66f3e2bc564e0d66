/**
 * Warning notes on people, how they were reviewed, and who received a visitor as the second worker.
 * Knows no petition; who may read a note is the feature's.
 */
import type { NoteRecord, NoteReview, SafetyRepo, SecondWorker } from '#core/door/safetyPort'
import type { Db } from '../store/open'

type Notes = Pick<SafetyRepo, 'note' | 'notesOf' | 'openNotes' | 'addNote' | 'reviewNote' | 'noteReviews' | 'moveNotes' | 'isShutOut' | 'second' | 'setSecond'>

const NOTE = 'SELECT id, person_id AS personId, at, author_id AS authorId, reason, two_persons AS twoPersons, expires_on AS expiresOn, closed FROM warning_note'

function reviewing(db: Db): Pick<Notes, 'reviewNote' | 'noteReviews'> {
  const review = db.prepare('INSERT INTO warning_note_review (note_id, id, at, actor_id, step, expires_on, text) VALUES (@id, 1 + coalesce((SELECT max(id) FROM warning_note_review WHERE note_id = @id), 0), @at, @actorId, @step, @expiresOn, @text)')
  const change = db.prepare('UPDATE warning_note SET closed = CASE @step WHEN \'close\' THEN 1 ELSE closed END, expires_on = coalesce(@expiresOn, expires_on) WHERE id = @id')
  const reviews = db.prepare<[number], NoteReview>('SELECT at, actor_id AS actorId, step, expires_on AS expiresOn, text FROM warning_note_review WHERE note_id = ? ORDER BY id')
  return {
    reviewNote: (id, told) => {
      review.run({ id, ...told })
      change.run({ id, step: told.step, expiresOn: told.expiresOn })
    },
    noteReviews: (noteId) => reviews.all(noteId),
  }
}

function seconds(db: Db): Pick<Notes, 'second' | 'setSecond'> {
  const newest = db.prepare<[number], SecondWorker>('SELECT worker_id AS workerId, at, by_id AS byId FROM second_worker WHERE petition_id = ? ORDER BY id DESC LIMIT 1')
  const add = db.prepare('INSERT INTO second_worker (petition_id, id, worker_id, at, by_id) VALUES (@petitionId, 1 + coalesce((SELECT max(id) FROM second_worker WHERE petition_id = @petitionId), 0), @workerId, @at, @byId)')
  return { second: (petitionId) => newest.get(petitionId), setSecond: (petitionId, second) => void add.run({ petitionId, ...second }) }
}

export function warningNotesRepo(db: Db): Notes {
  const one = db.prepare<[number], NoteRecord>(`${NOTE} WHERE id = ?`)
  const ofPerson = db.prepare<[number], NoteRecord>(`${NOTE} WHERE person_id = ? ORDER BY id`)
  const open = db.prepare<[string, number, number], NoteRecord>(`${NOTE} WHERE closed = 0 AND (expires_on, id) > (?, ?) ORDER BY expires_on, id LIMIT ?`)
  const add = db.prepare('INSERT INTO warning_note (person_id, at, author_id, reason, two_persons, expires_on) VALUES (@personId, @at, @authorId, @reason, @twoPersons, @expiresOn)')
  const shutOut = db.prepare<[number, number], unknown>('SELECT 1 FROM petition q JOIN petition_exclusion x ON x.petition_id = q.id WHERE q.person_id = ? AND x.account_id = ? LIMIT 1')
  const moves = ['UPDATE warning_note SET person_id = ? WHERE person_id = ?', 'UPDATE red_flag SET person_id = ? WHERE person_id = ?'].map((sql) => db.prepare(sql))
  return {
    ...reviewing(db), ...seconds(db),
    note: (id) => one.get(id), notesOf: (personId) => ofPerson.all(personId), openNotes: (after, limit) => open.all(after.expiresOn, after.id, limit),
    addNote: (note) => Number(add.run(note).lastInsertRowid),
    isShutOut: (personIds, accountId) => personIds.some((id) => shutOut.get(id, accountId) !== undefined),
    moveNotes: (fromId, toId) => { for (const move of moves) move.run(toId, fromId) },
  }
}
