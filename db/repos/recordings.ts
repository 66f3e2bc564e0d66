/**
 * 录音录像: rows, what was done with each, and marks in it. Files are the media folder's.
 */
import type { ListedRecording, RecordingEvent, RecordingMark, RecordingQuery, RecordingRecord, RecordingsRepo } from '#core/door/recordingsPort'
import { initialsGram, normaliseSearch } from '#core/domain/grams'
import { RECORDING_SERIES, recordingNumber } from '#core/domain/numbering'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

const COLUMNS = `r.id, r.number, r.source, r.kind, r.format, r.state, r.trouble, r.petition_id AS petitionId, r.draft_id AS draftId, r.room, r.device, r.name, r.started_at AS startedAt, r.ended_at AS endedAt, r.length_ms AS lengthMs,
  r.bytes, r.sha256, r.file, r.stored, r.file_key AS fileKey, r.notice_how AS noticeHow, r.notice_consent AS noticeConsent, r.by_id AS byId, r.added_at AS addedAt`
const RECORDING = `${COLUMNS} FROM recording r`

/** Beside `recording r LEFT JOIN petition p`: what @reader may see. */
export const SEEN = `((r.petition_id IS NULL AND (r.draft_id IS NULL OR r.by_id = @reader OR EXISTS (SELECT 1 FROM draft w WHERE w.id = r.draft_id AND w.owner_id = @reader))) OR (r.petition_id IS NOT NULL AND ${VISIBLE}))`
const BESIDE = 'LEFT JOIN petition p ON p.id = r.petition_id'

const holds = (text: string): string => `instr(lower(${text}), @needle) > 0`
const FOUND = [...['r.number', 'r.name', 'p.number', 'p.name', 'p.title'].map(holds), "(@initials <> '' AND instr(p.name_initials, @initials) > 0)"].join(' OR ')

function finding(db: Db): Pick<RecordingsRepo, 'seen' | 'list' | 'rooms'> {
  const seen = db.prepare<[{ id: number; reader: number }], RecordingRecord>(`SELECT ${COLUMNS} FROM recording r ${BESIDE} WHERE r.id = @id AND ${SEEN}`)
  const list = db.prepare<[Record<string, unknown>], ListedRecording>(`SELECT ${COLUMNS}, p.number AS petitionNumber, p.name AS petitionName, p.title AS petitionTitle, (SELECT count(*) FROM recording_mark k WHERE k.recording_id = r.id) AS marks
    FROM recording r ${BESIDE} WHERE (r.started_at, r.id) < (@at, @id) AND r.started_at >= @fromAt AND r.started_at < @toAt AND (@room = '' OR r.room = @room) AND (@state = '' OR r.state = @state) AND (@unassigned = 0 OR r.petition_id IS NULL)
    AND ${SEEN} AND (@needle = '' OR ${FOUND}) AND (@mark = '' OR EXISTS (SELECT 1 FROM recording_mark k WHERE k.recording_id = r.id AND instr(lower(k.text), @mark) > 0))
    ORDER BY r.started_at DESC, r.id DESC LIMIT @limit`)
  const rooms = db.prepare<[], string>("SELECT DISTINCT r.room FROM recording r WHERE r.room > '' ORDER BY r.room LIMIT 100").pluck()
  return {
    seen: (id, reader) => seen.get({ id, reader }), rooms: () => rooms.all(),
    list: ({ text = '', mark = '', room = '', state, unassigned = false, fromAt = 0, toAt = Number.MAX_SAFE_INTEGER, before = { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER }, limit }: RecordingQuery, reader) => {
      const needle = normaliseSearch(text.trim())
      return list.all({ reader, needle, initials: initialsGram(needle) === undefined ? '' : needle, mark: normaliseSearch(mark.trim()), room, state: state ?? '', unassigned: Number(unassigned), fromAt, toAt, ...before, limit })
    },
  }
}

function adding(db: Db): Pick<RecordingsRepo, 'add' | 'setKey'> {
  const next = db.prepare<[string, number], number>('INSERT INTO paper_number (series, year, last) VALUES (?, ?, 1) ON CONFLICT (series, year) DO UPDATE SET last = last + 1 RETURNING last').pluck()
  const add = db.prepare<[object], number>(`INSERT INTO recording (number, source, kind, format, state, trouble, petition_id, draft_id, room, device, name, started_at, ended_at, length_ms, bytes, sha256, file, stored, notice_how, notice_consent, by_id, added_at)
    VALUES (@number, @source, @kind, @format, @state, @trouble, @petitionId, @draftId, @room, @device, @name, @startedAt, @endedAt, @lengthMs, @bytes, @sha256, @file, @stored, @noticeHow, @noticeConsent, @byId, @addedAt) RETURNING id`).pluck()
  const key = db.prepare('UPDATE recording SET file_key = ? WHERE id = ?')
  return {
    add: (recording) => {
      const number = recordingNumber(recording.year, next.get(RECORDING_SERIES, recording.year) ?? 1)
      return { id: add.get({ ...recording, number }) ?? 0, number }
    },
    setKey: (id, sealed) => void key.run(sealed, id),
  }
}

function told(db: Db): Pick<RecordingsRepo, 'addEvent' | 'events' | 'addMark' | 'marks'> {
  const event = db.prepare('INSERT INTO recording_event (recording_id, at, by_id, act, ms, text) VALUES (@id, @at, @byId, @act, @ms, @text)')
  const events = db.prepare<[number], RecordingEvent>('SELECT at, by_id AS byId, act, ms, text FROM recording_event WHERE recording_id = ? ORDER BY id')
  const mark = db.prepare<[object], number>('INSERT INTO recording_mark (recording_id, ms, kind, text, by_id, at) VALUES (@id, @ms, @kind, @text, @byId, @at) RETURNING id').pluck()
  const marks = db.prepare<[number], RecordingMark>('SELECT id, ms, kind, text, by_id AS byId, at FROM recording_mark WHERE recording_id = ? ORDER BY ms, id')
  return { addEvent: (id, one) => void event.run({ id, ...one }), events: (id) => events.all(id), addMark: (id, one) => mark.get({ id, ...one }) ?? 0, marks: (id) => marks.all(id) }
}

/** Only after an approval; the schema refuses anything else. */
export function destroying(db: Db): RecordingsRepo['destroy'] {
  const words = ['DELETE FROM recording_mark WHERE recording_id = ?', 'DELETE FROM found_file WHERE recording_id = ?', 'DELETE FROM recording_hold WHERE recording_id = ?', "UPDATE recording_export SET reason = '', for_whom = '', ended = coalesce(ended, 'withdrawn'), ended_at = coalesce(ended_at, approved_at, asked_at) WHERE recording_id = ?", "UPDATE recording_event SET text = '' WHERE recording_id = ? AND text <> ''"].map((sql) => db.prepare(sql))
  const gone = db.prepare("UPDATE recording SET state = 'destroyed', file_key = NULL, wave = NULL, places = NULL, name = '', draft_id = NULL WHERE id = ?")
  return (id) => {
    gone.run(id)
    for (const statement of words) statement.run(id)
  }
}

export function recordingsRepo(db: Db): RecordingsRepo {
  const one = db.prepare<[number], RecordingRecord>(`SELECT ${RECORDING} WHERE r.id = ?`)
  const ofPetition = db.prepare<[number], RecordingRecord>(`SELECT ${RECORDING} WHERE r.petition_id = ? ORDER BY r.id DESC`)
  const ofDraft = db.prepare<[number], RecordingRecord>(`SELECT ${RECORDING} WHERE r.draft_id = ? ORDER BY r.id DESC`)
  const open = db.prepare<[], RecordingRecord>(`SELECT ${RECORDING} WHERE r.state IN ('running', 'paused')`)
  const state = db.prepare('UPDATE recording SET state = ? WHERE id = ?')
  const finish = db.prepare('UPDATE recording SET state = @state, trouble = @trouble, ended_at = @endedAt, length_ms = @lengthMs, bytes = @bytes, sha256 = @sha256, stored = @stored, places = @places WHERE id = @id')
  const setWave = db.prepare('UPDATE recording SET wave = ? WHERE id = ?')
  const wave = db.prepare<[number], Uint8Array | null>('SELECT wave FROM recording WHERE id = ?').pluck()
  const places = db.prepare<[number], Uint8Array | null>('SELECT places FROM recording WHERE id = ?').pluck()
  const attach = db.prepare('UPDATE recording SET petition_id = ?, draft_id = NULL WHERE id = ?')
  return {
    byId: (id) => one.get(id), ...finding(db), ofPetition: (id) => ofPetition.all(id), ofDraft: (id) => ofDraft.all(id), open: () => open.all(), ...adding(db), ...told(db), destroy: destroying(db),
    setState: (id, next) => void state.run(next, id), finish: (id, finished) => void finish.run({ id, places: null, ...finished }),
    setWave: (id, bytes) => void setWave.run(bytes, id), wave: (id) => wave.get(id) ?? undefined, places: (id) => places.get(id) ?? undefined,
    attach: (id, petitionId) => void attach.run(petitionId, id),
  }
}
