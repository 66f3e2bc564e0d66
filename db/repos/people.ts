/**
 * Cards of people and their reversible merges: a merged card stays and points to the one kept.
 * Knows no petition.
 */
import type { Merge, Person, PersonFacts, Repos } from '#core/door/ports'
import type { Db } from '../store/open'

const COLUMNS = 'id, name, id_number AS idNumber, phone, address, grid, occupation, sex, born_on AS bornOn'

export function peopleRepo(db: Db): Repos['people'] {
  const find = (where: string) => db.prepare<unknown[], Person>(`SELECT ${COLUMNS} FROM person WHERE ${where} LIMIT 20`)
  const one = find('id = ?')
  const byIdNumber = find(`id_number = ? AND id_number <> ''`)
  const byPhone = find(`phone = ? AND phone <> ''`)
  const byName = find('name = ?')
  const bornIn = find(`name = ? AND born_on >= ? || '-' AND born_on < ? || '.'`)
  const withAddress = db.prepare<[string], Person>(`SELECT ${COLUMNS} FROM person WHERE name = ? AND address <> ''`)
  const kept = db.prepare<[number], { keepId: number }>('SELECT keep_id AS keepId FROM person_merge WHERE other_id = ? AND undone_at IS NULL')
  const members = db.prepare<[number], { id: number }>('WITH RECURSIVE m (id) AS (VALUES (?) UNION SELECT other_id FROM person_merge JOIN m ON keep_id = m.id WHERE undone_at IS NULL) SELECT id FROM m')
  const merges = db.prepare<[number], Merge>('SELECT m.id AS mergeId, m.other_id AS personId, p.name, m.at, m.reason FROM person_merge m JOIN person p ON p.id = m.other_id WHERE m.keep_id = ? AND m.undone_at IS NULL ORDER BY m.id')
  const merge = db.prepare('INSERT INTO person_merge (keep_id, other_id, reason, by_id, at) VALUES (?, ?, ?, ?, ?)')
  const undo = db.prepare('UPDATE person_merge SET undone_at = ?, undone_by = ?, undo_reason = ? WHERE id = ? AND undone_at IS NULL')
  const pair = db.prepare<[number], { keepId: number; otherId: number; at: number }>('SELECT keep_id AS keepId, other_id AS otherId, at FROM person_merge WHERE id = ? AND undone_at IS NULL')
  const add = db.prepare('INSERT INTO person (uid, name, id_number, phone, address, grid, occupation, sex, born_on, created_at) VALUES (@uid, @name, @idNumber, @phone, @address, @grid, @occupation, @sex, @bornOn, @at)')
  const change = db.prepare('UPDATE person SET name = @name, id_number = @idNumber, phone = @phone, address = @address, grid = @grid, occupation = @occupation, sex = @sex, born_on = @bornOn WHERE id = @id')
  const keptId = (id: number): number => { const row = kept.get(id); return row === undefined ? id : keptId(row.keepId) }
  return {
    byId: (id) => one.get(id), byIdNumber: (value) => byIdNumber.all(value), byPhone: (value) => byPhone.all(value), byName: (value) => byName.all(value),
    bornIn: (name, year) => bornIn.all(name, year, year), withAddress: (name) => withAddress.all(name),
    keptId, memberIds: (id) => members.all(id).map((row) => row.id), merges: (keepId) => merges.all(keepId), isMerged: (id) => kept.get(id) !== undefined,
    merge: (keepId, otherId, reason, byId, at) => Number(merge.run(keepId, otherId, reason, byId, at).lastInsertRowid),
    merged: (mergeId) => pair.get(mergeId),
    unmerge: (mergeId, reason, byId, at) => undo.run(at, byId, reason, mergeId).changes === 1,
    add: (person: PersonFacts, uid, at) => Number(add.run({ ...person, uid, at }).lastInsertRowid),
    update: (person) => void change.run(person),
  }
}
