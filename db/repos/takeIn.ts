/**
 * Folders of the room's own recorder and what was found in them.
 * Knows nothing of the disk; what a look makes of a file is the domain's.
 */
import { FOUND_STATES, type Known, wayOf } from '#core/domain/foundFile'
import type { FolderRecord, FoundRecord, SightsRepo, TakeInRepo, VisitRecord } from '#core/door/takeInPort'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'
import { idsOfDay } from './petitions'

const FOLDER = 'id, path, label, room, device, mode, by_id AS byId, at FROM recording_folder'
const STANDING = 'f.size, f.mtime, f.ctime, f.format, f.length_ms AS lengthMs, f.sha256, f.started_at AS startedAt, f.ended_at AS endedAt, f.times, f.state, f.was, f.trouble, f.recording_id AS recordingId'
/** Files that stand for bytes; a duplicate only waits. */
const HOLDS = `state NOT IN ('growing', 'gone', 'duplicate')`
const SAME_RECORDING = '(SELECT r.id FROM recording r WHERE r.sha256 = f.sha256 ORDER BY r.id LIMIT 1)'
const SAME_FILE = `(SELECT o.id FROM found_file o WHERE o.sha256 = f.sha256 AND o.id <> f.id AND o.${HOLDS} ORDER BY o.id LIMIT 1)`
const FOUND = `f.id, f.folder_id AS folderId, f.path, ${STANDING}, f.reason, f.by_id AS byId, f.first_seen AS firstSeen, f.seen_at AS seenAt, ${SAME_RECORDING} AS sameRecordingId, ${SAME_FILE} AS sameFileId, w.path AS folder, w.label, w.room, w.device FROM found_file f JOIN recording_folder w ON w.id = f.folder_id`
/** Belongs to no petition, nor do its bytes, or to one the reader may see. */
const SEEN = `NOT EXISTS (SELECT 1 FROM recording r JOIN petition p ON p.id = r.petition_id WHERE (r.id = f.recording_id OR r.sha256 = f.sha256) AND NOT (${VISIBLE}))`
/** With the digest of the recording that has no other bytes than these. */
const KNOWN = `f.id, f.folder_id AS folderId, f.path, ${STANDING}, (SELECT r.sha256 FROM recording r WHERE r.id = f.recording_id AND r.source = 'kept' AND r.state <> 'destroyed') AS kept FROM found_file f`
/** Duplicates of nothing: the first of those with the same bytes stands for them from now on. */
const RELEASE = `UPDATE found_file SET state = 'new' WHERE state = 'duplicate' AND NOT EXISTS (SELECT 1 FROM recording r WHERE r.sha256 = found_file.sha256)
  AND NOT EXISTS (SELECT 1 FROM found_file o WHERE o.sha256 = found_file.sha256 AND o.id <> found_file.id AND (o.${HOLDS} OR (o.state = 'duplicate' AND o.id < found_file.id)))`
/** A day of a busy room has a tenth of them. */
const MOST_VISITS = 400

function sights(db: Db): SightsRepo {
  const all = db.prepare<[number], Known>(`SELECT ${KNOWN} WHERE f.folder_id = ? ORDER BY f.path`)
  const at = db.prepare<[number, string], Known & { readonly id: number }>(`SELECT ${KNOWN} WHERE f.folder_id = ? AND f.path = ?`)
  const byId = db.prepare<[number], Known & { readonly id: number; readonly folderId: number }>(`SELECT ${KNOWN} WHERE f.id = ?`)
  const put = db.prepare(`INSERT INTO found_file (folder_id, path, size, mtime, ctime, format, length_ms, sha256, started_at, ended_at, times, state, was, trouble, recording_id, first_seen, seen_at)
    VALUES (@folderId, @path, @size, @mtime, @ctime, @format, @lengthMs, @sha256, @startedAt, @endedAt, @times, @state, @was, @trouble, @recordingId, @at, @at)
    ON CONFLICT (folder_id, path) DO UPDATE SET size = @size, mtime = @mtime, ctime = @ctime, format = @format, length_ms = @lengthMs, sha256 = @sha256, started_at = @startedAt, ended_at = @endedAt, times = @times, state = @state, was = @was, trouble = @trouble,
      recording_id = @recordingId, seen_at = @at,
      reason = CASE @state WHEN 'growing' THEN '' ELSE reason END`)
  const recording = db.prepare<[string], number>('SELECT id FROM recording WHERE sha256 = ? ORDER BY id LIMIT 1').pluck()
  const named = db.prepare<[string], number>('SELECT 1 FROM recording WHERE file = ?').pluck()
  const twin = db.prepare<[string, number], number>(`SELECT 1 FROM found_file WHERE sha256 = ? AND id <> ? AND ${HOLDS} LIMIT 1`).pluck()
  const release = db.prepare(`${RELEASE} AND sha256 = ?`)
  const lost = db.prepare<[string], number>(`SELECT id FROM found_file WHERE sha256 = ? AND state = 'gone' ORDER BY id LIMIT 1`).pluck()
  const double = db.prepare<[string | null, number], number>(`SELECT id FROM found_file WHERE sha256 = ? AND id <> ? AND state = 'duplicate' ORDER BY id LIMIT 1`).pluck()
  const drop = db.prepare('DELETE FROM found_file WHERE id = ?')
  const place = db.prepare(`UPDATE found_file SET folder_id = @folderId, path = @path, size = @size, mtime = @mtime, ctime = @ctime, state = coalesce(was, state), was = NULL, trouble = '', seen_at = @at WHERE id = @id`)
  const taking = db.prepare(`SELECT 1 FROM found_file WHERE state = 'taking' LIMIT 1`)
  const unfinished = db.prepare(`UPDATE found_file SET state = 'new', trouble = 'stopped' WHERE state = 'taking'`)
  return {
    ways: (folderId) => all.all(folderId).map((known) => [known.path, known.size, known.mtime, known.ctime, wayOf(known)]),
    at: (folderId, path) => at.get(folderId, path), byId: (id) => byId.get(id),
    put: (folderId, path, { size, mtime, ctime, format, lengthMs, sha256, startedAt, endedAt, times, state, was, trouble, recordingId }, now) =>
      void put.run({ folderId, path, size, mtime, ctime, format, lengthMs, sha256, startedAt, endedAt, times, state, was, trouble, recordingId, at: now }),
    recordingOf: (sha256) => recording.get(sha256), isNamed: (file) => named.get(file) !== undefined, isThere: (sha256, fileId) => recording.get(sha256) !== undefined || twin.get(sha256, fileId) !== undefined, release: (sha256) => release.run(sha256).changes > 0,
    lost: (sha256) => lost.get(sha256), double: ({ id, sha256 }) => double.get(sha256, id),
    replace: (id, by, now) => {
      const other = byId.get(by)
      if (other === undefined) return
      drop.run(by)
      place.run({ id, folderId: other.folderId, path: other.path, size: other.size, mtime: other.mtime, ctime: other.ctime, at: now })
    },
    drop: (id) => void drop.run(id), isTaking: () => taking.get() !== undefined, unfinished: () => void unfinished.run(),
  }
}

function folders(db: Db): Pick<TakeInRepo, 'folders' | 'folder' | 'addFolder' | 'changeFolder' | 'dropFolder'> {
  const all = db.prepare<[], FolderRecord>(`SELECT ${FOLDER} WHERE active = 1 ORDER BY id`)
  const one = db.prepare<[number], FolderRecord>(`SELECT ${FOLDER} WHERE active = 1 AND id = ?`)
  const add = db.prepare<[object], number>('INSERT INTO recording_folder (path, label, room, device, mode, active, by_id, at) VALUES (@path, @label, @room, @device, @mode, 1, @byId, @at) RETURNING id').pluck()
  const change = db.prepare('UPDATE recording_folder SET label = @label, room = @room, device = @device, mode = @mode WHERE id = @id')
  const drop = db.prepare('UPDATE recording_folder SET active = 0 WHERE id = ?')
  const forget = db.prepare('DELETE FROM found_file WHERE folder_id = ? AND recording_id IS NULL')
  const release = db.prepare(RELEASE)
  return {
    folders: () => all.all(), folder: (id) => one.get(id), addFolder: (folder) => add.get(folder) ?? 0, changeFolder: (id, folder) => void change.run({ ...folder, id }),
    dropFolder: (id) => {
      drop.run(id)
      forget.run(id)
      release.run()
    },
  }
}

function found(db: Db): Pick<TakeInRepo, 'file' | 'files' | 'counts' | 'mark'> {
  const one = db.prepare<[object], FoundRecord>(`SELECT ${FOUND} WHERE f.id = @id AND ${SEEN}`)
  const [all, many] = ['', 'f.state = @state AND '].map((filter) => db.prepare<[object], FoundRecord>(`SELECT ${FOUND} WHERE ${filter}f.id < @before AND (@folderId IS NULL OR f.folder_id = @folderId) AND ${SEEN} ORDER BY f.id DESC LIMIT @limit`))
  const count = db.prepare<[object], number>(`SELECT count(*) FROM found_file f WHERE f.state = @state AND ${SEEN}`).pluck()
  const mark = db.prepare('UPDATE found_file SET state = @state, was = NULL, trouble = @trouble, recording_id = @recordingId, reason = @reason, by_id = @byId, seen_at = @at WHERE id = @id')
  return {
    file: (id, reader) => one.get({ id, reader }),
    files: ({ state, folderId = null, before = Number.MAX_SAFE_INTEGER, limit }, reader) => (state === undefined ? all : many)?.all({ ...(state === undefined ? {} : { state }), folderId, before, limit, reader }) ?? [],
    counts: (reader) => FOUND_STATES.map((state) => ({ state, count: count.get({ state, reader }) ?? 0 })),
    mark: (id, { recordingId = null, reason = '', ...how }) => void mark.run({ id, recordingId, reason, ...how }),
  }
}

export function takeInRepo(db: Db): TakeInRepo {
  const visits = db.prepare<[object], VisitRecord>(`SELECT p.id AS petitionId, p.number, p.title, p.name, p.received_at AS receivedAt, coalesce(json_extract(d.detail, '$.smileAt', '$.waterAt', '$.listAt'), '[]') AS ticks,
    (SELECT min(e.at) FROM ticket t JOIN ticket_event e ON e.ticket_id = t.id WHERE t.petition_id = p.id AND e.action = 'start') AS servedFrom, (SELECT max(t.ended_at) FROM ticket t WHERE t.petition_id = p.id) AS servedTo
    FROM petition p JOIN petition_detail d ON d.petition_id = p.id WHERE p.id BETWEEN @first AND @last AND ${VISIBLE} ORDER BY p.id LIMIT ${MOST_VISITS}`)
  const kept = db.prepare<[number], NonNullable<ReturnType<TakeInRepo['keptPath']>>>(`SELECT w.path AS folder, f.path, f.size, f.mtime, f.ctime, f.state FROM found_file f JOIN recording_folder w ON w.id = f.folder_id WHERE f.recording_id = ?`)
  return {
    ...folders(db), ...found(db), sights: sights(db), keptPath: (recordingId) => kept.get(recordingId),
    visits: ({ from, to }, reader) => visits.all({ first: idsOfDay(from).first, last: idsOfDay(to).last, reader }),
  }
}
