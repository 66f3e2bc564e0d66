/**
 * Takes out of red flags and warning notes what was written of a person, when the matter or the person's last matter is erased.
 * What was done when stays; the schema refuses anything else.
 */
import type { Db } from '../store/open'

export interface SafetyErasure {
  /** Red flags of a petition whose erasure is approved. */
  petition(id: number): void
  /** Everything else about a card to which no petition refers any more, after the card was blanked. */
  person(id: number): void
}

/** Takes the texts out of the red flags for which `which` holds; it has one parameter. */
const blanking = (db: Db, which: string) => [
  `UPDATE red_flag_event SET who = '', number = '', said = '', text = '' WHERE flag_id IN (SELECT id FROM red_flag WHERE ${which})`,
  `DELETE FROM red_flag_typed WHERE flag_id IN (SELECT id FROM red_flag WHERE ${which})`,
  `UPDATE red_flag SET erased = 1, open = 0, review_on = NULL WHERE ${which}`,
].map((sql) => db.prepare(sql))

/** One red flag that belongs to no petition and no person, once its own erasure is approved. */
export function flagErasure(db: Db): (id: number) => void {
  const statements = blanking(db, 'id = ?')
  return (id) => { for (const statement of statements) statement.run(BigInt(id)) }
}

export function safetyErasure(db: Db): SafetyErasure {
  const flagsOfPetition = [...blanking(db, 'petition_id = ?'), db.prepare('UPDATE red_flag SET person_id = NULL WHERE petition_id = ?')]
  const ofPerson = [
    ...blanking(db, 'person_id = ? AND petition_id IS NULL'),
    db.prepare(`UPDATE warning_note SET reason = '', closed = 1 WHERE person_id = ?`),
    db.prepare(`UPDATE warning_note_review SET text = '' WHERE note_id IN (SELECT id FROM warning_note WHERE person_id = ?)`),
  ]
  return {
    petition: (id) => { for (const statement of flagsOfPetition) statement.run(BigInt(id)) },
    person: (id) => { for (const statement of ofPerson) statement.run(id) },
  }
}
