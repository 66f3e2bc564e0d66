/**
 * Drafts, each readable by its owner only: every statement that reads or changes a form carries the owner.
 * Knows nothing of what a form means.
 */
import { z } from 'zod'
import { IntakeForm } from '#core/contract/intake'
import type { DraftRecord, EndedDraft, Repos, Ticks } from '#core/door/ports'
import type { Db } from '../store/open'

type Row = Omit<DraftRecord, 'form'> & { readonly form: string }

const COLUMNS = 'id, revision, started_at AS startedAt, saved_at AS savedAt, form'
const TICKS = `json_extract(form, '$.smileAt') AS smileAt, json_extract(form, '$.waterAt') AS waterAt, json_extract(form, '$.listAt') AS listAt`
type TickRow = { readonly [K in keyof Ticks]-?: number | null }
const ticked = (row: TickRow | undefined): Ticks | undefined => row === undefined ? undefined : { smileAt: row.smileAt ?? undefined, waterAt: row.waterAt ?? undefined, listAt: row.listAt ?? undefined }
/** What of a draft outlives it; read from its text once, as every reach of SQL into it would parse it anew. */
const Ended = z.object({
  smileAt: z.number().nullish(), waterAt: z.number().nullish(), listAt: z.number().nullish(),
  petitioner: z.object({ idNumber: z.string().nullish() }).nullish(), differentIds: z.array(z.number()).nullish(),
})
function ended(form: string | undefined): EndedDraft | undefined {
  if (form === undefined) return undefined
  const { petitioner, differentIds, smileAt, waterAt, listAt } = Ended.parse(JSON.parse(form))
  return { ticks: { smileAt: smileAt ?? undefined, waterAt: waterAt ?? undefined, listAt: listAt ?? undefined }, idNumber: petitioner?.idNumber ?? '', differentIds: differentIds ?? [] }
}
const record = (row: Row): DraftRecord => ({ ...row, form: IntakeForm.parse(JSON.parse(row.form)) })

export function draftsRepo(db: Db): Repos['drafts'] {
  const list = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM draft WHERE owner_id = ? ORDER BY id`)
  const one = db.prepare<[number, number], Row>(`SELECT ${COLUMNS} FROM draft WHERE id = ? AND owner_id = ?`)
  const add = db.prepare(`INSERT INTO draft (owner_id, form, revision, started_at, saved_at) VALUES (?, '{}', 0, ?, ?)`)
  const save = db.prepare('UPDATE draft SET form = ?, revision = revision + 1, saved_at = ? WHERE id = ? AND owner_id = ? AND revision = ?')
  const drop = db.prepare('DELETE FROM draft WHERE id = ? AND owner_id = ?')
  const untouched = db.prepare<[number], { id: number; ownerId: number; startedAt: number; savedAt: number }>('SELECT id, owner_id AS ownerId, started_at AS startedAt, saved_at AS savedAt FROM draft WHERE saved_at < ? ORDER BY id')
  const ticks = db.prepare<[number, number], TickRow>(`SELECT ${TICKS} FROM draft WHERE id = ? AND owner_id = ?`)
  const take = db.prepare<[number, number], string>('DELETE FROM draft WHERE id = ? AND owner_id = ? RETURNING form').pluck()
  return {
    list: (ownerId) => list.all(ownerId).map(record),
    byId: (id, ownerId) => { const row = one.get(id, ownerId); return row === undefined ? undefined : record(row) },
    start: (ownerId, at) => Number(add.run(ownerId, at, at).lastInsertRowid),
    save: (id, ownerId, revision, form, at) => save.run(JSON.stringify(form), at, id, ownerId, revision).changes === 1,
    remove: (id, ownerId) => drop.run(id, ownerId).changes === 1,
    untouched: (savedBefore) => untouched.all(savedBefore),
    ticks: (id, ownerId) => ticked(ticks.get(id, ownerId)),
    take: (id, ownerId) => ended(take.get(id, ownerId)),
  }
}
