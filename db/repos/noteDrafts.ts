/**
 * Notes half written on the pages of petitions, each readable by its writer only: every statement carries the owner.
 */
import type { Repos } from '#core/door/ports'
import type { Db } from '../store/open'

export function noteDraftsRepo(db: Db): Repos['noteDrafts'] {
  const one = db.prepare<[number, number], string>('SELECT text FROM note_draft WHERE petition_id = ? AND owner_id = ?').pluck()
  const keep = db.prepare('INSERT INTO note_draft (petition_id, owner_id, text, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (petition_id, owner_id) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at')
  const drop = db.prepare('DELETE FROM note_draft WHERE petition_id = ? AND owner_id = ?')
  return {
    text: (petitionId, ownerId) => one.get(petitionId, ownerId) ?? '',
    keep: (petitionId, ownerId, text, at) => void (text === '' ? drop.run(petitionId, ownerId) : keep.run(petitionId, ownerId, text, at)),
  }
}
