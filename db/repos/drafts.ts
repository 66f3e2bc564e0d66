/**
 * Drafts, each readable by its owner only: every statement carries the owner.
 * Knows nothing of what a form means.
 */
import { IntakeForm } from '#core/contract/intake'
import type { DraftRecord, Repos } from '#core/door/ports'
import type { Db } from '../store/open'

type Row = Omit<DraftRecord, 'form'> & { readonly form: string }

const COLUMNS = 'id, revision, started_at AS startedAt, saved_at AS savedAt, form'
const record = (row: Row): DraftRecord => ({ ...row, form: IntakeForm.parse(JSON.parse(row.form)) })

export function draftsRepo(db: Db): Repos['drafts'] {
  const list = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM draft WHERE owner_id = ? ORDER BY id`)
  const one = db.prepare<[number, number], Row>(`SELECT ${COLUMNS} FROM draft WHERE id = ? AND owner_id = ?`)
  const add = db.prepare(`INSERT INTO draft (owner_id, form, revision, started_at, saved_at) VALUES (?, '{}', 0, ?, ?)`)
  const save = db.prepare('UPDATE draft SET form = ?, revision = revision + 1, saved_at = ? WHERE id = ? AND owner_id = ? AND revision = ?')
  const drop = db.prepare('DELETE FROM draft WHERE id = ? AND owner_id = ?')
  return {
    list: (ownerId) => list.all(ownerId).map(record),
    byId: (id, ownerId) => { const row = one.get(id, ownerId); return row === undefined ? undefined : record(row) },
    start: (ownerId, at) => Number(add.run(ownerId, at, at).lastInsertRowid),
    save: (id, ownerId, revision, form, at) => save.run(JSON.stringify(form), at, id, ownerId, revision).changes === 1,
    remove: (id, ownerId) => drop.run(id, ownerId).changes === 1,
  }
}
