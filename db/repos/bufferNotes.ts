/**
 * Psychological notes and what is being typed, as they are stored: sealed.
 * Has no key and cannot read them.
 */
import type { BufferRepo, SealedNote, Working } from '#core/door/bufferPort'
import type { Db } from '../store/open'

export function noteStatements(db: Db): Pick<BufferRepo, 'addNote' | 'nextNote' | 'notes' | 'keep' | 'working' | 'dropWorking'> {
  const next = db.prepare<[number], number>('SELECT coalesce(max(seq), 0) + 1 FROM buffer_note WHERE stay_id = ?').pluck()
  const insert = db.prepare('INSERT INTO buffer_note (stay_id, seq, at, by_id, sealed) VALUES (@stayId, @seq, @at, @byId, @sealed)')
  const notes = db.prepare<[number], SealedNote>('SELECT seq, at, by_id AS byId, sealed FROM buffer_note WHERE stay_id = ? ORDER BY seq')
  const keep = db.prepare('INSERT INTO buffer_working (stay_id, account_id, saved_at, summary, sealed) VALUES (@stayId, @accountId, @at, @summary, @sealed) ON CONFLICT (stay_id, account_id) DO UPDATE SET saved_at = @at, summary = @summary, sealed = @sealed')
  const working = db.prepare<[number, number], Working>('SELECT summary, sealed FROM buffer_working WHERE stay_id = ? AND account_id = ?')
  const drop = db.prepare('DELETE FROM buffer_working WHERE stay_id = @stayId AND (@accountId IS NULL OR account_id = @accountId)')
  return {
    nextNote: (stayId) => next.get(stayId) ?? 1,
    addNote: (stayId, note) => void insert.run({ ...note, stayId }),
    notes: (stayId) => notes.all(stayId),
    keep: (stayId, accountId, kept, at) => void keep.run({ stayId, accountId, at, ...kept }),
    working: (stayId, accountId) => working.get(stayId, accountId),
    dropWorking: (stayId, accountId) => void drop.run({ stayId, accountId: accountId ?? null }),
  }
}
