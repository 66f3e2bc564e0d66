/**
 * Holds, proposals and destruction of recordings, and what is due.
 * The schema's triggers let a key go only after an approval; who may approve is the feature's.
 */
import type { CopyPlace, LedgerFacts, RecordingErased, RecordingExport, RecordingKeeping, RecordingKeepRepo } from '#core/door/recordingKeepPort'
import type { DestroyGround, HoldGround } from '#core/domain/recordingKeep'
import type { Db } from '../store/open'
import { destroying, SEEN } from './recordings'

interface Row extends Omit<RecordingKeeping, 'hold' | 'petitionHold' | 'proposal'> {
  readonly holdGround: HoldGround; readonly holdReason: string | null; readonly holdBy: number; readonly holdAt: number
  readonly petitionReason: string | null; readonly petitionBy: number; readonly petitionAt: number
  readonly ground: DestroyGround; readonly rule: string; readonly keptUntil: string; readonly proposedReason: string | null; readonly proposedBy: number; readonly proposedAt: number
}

const LAST = 'coalesce(r.ended_at, r.started_at)'
const KEEPING_COLUMNS = `r.id, r.number, r.source, r.kind, r.state, r.petition_id AS petitionId, r.draft_id AS draftId, r.room, r.device, r.name, r.started_at AS startedAt, r.bytes, r.by_id AS byId, p.number AS petitionNumber, ${LAST} AS lastAt,
  h.ground AS holdGround, h.reason AS holdReason, h.by_id AS holdBy, h.at AS holdAt, ph.reason AS petitionReason, ph.by_id AS petitionBy, ph.at AS petitionAt,
  e.ground, e.rule, e.kept_until AS keptUntil, e.reason AS proposedReason, e.proposed_by AS proposedBy, e.proposed_at AS proposedAt`
const KEEPING_FROM = `FROM recording r LEFT JOIN petition p ON p.id = r.petition_id LEFT JOIN recording_hold h ON h.recording_id = r.id LEFT JOIN retention_hold ph ON ph.petition_id = r.petition_id LEFT JOIN recording_erasure e ON e.recording_id = r.id AND e.approved_by IS NULL`
const KEEPING = `SELECT ${KEEPING_COLUMNS} ${KEEPING_FROM}`
/** What an index on paper says beside: of readings only those that gave the bytes to somebody. */
const LEDGER = `SELECT ${KEEPING_COLUMNS}, r.format, r.ended_at AS endedAt, r.length_ms AS lengthMs, r.sha256, r.notice_how AS noticeHow, r.notice_consent AS noticeConsent,
  (SELECT count(*) FROM recording_event v WHERE v.recording_id = r.id AND v.act IN ('play', 'exported')) AS readings ${KEEPING_FROM}`

const ERASED = `e.recording_id AS recordingId, r.number, r.started_at AS startedAt, e.ground, e.rule, e.kept_until AS keptUntil, e.proposed_by AS proposedBy, e.proposed_at AS proposedAt, e.approved_by AS approvedBy, e.approved_at AS approvedAt
  FROM recording_erasure e JOIN recording r ON r.id = e.recording_id WHERE e.approved_by IS NOT NULL`

function keeping({ holdGround, holdReason, holdBy, holdAt, petitionReason, petitionBy, petitionAt, ground, rule, keptUntil, proposedReason, proposedBy, proposedAt, ...rest }: Row): RecordingKeeping {
  return {
    ...rest,
    ...(holdReason === null ? {} : { hold: { ground: holdGround, reason: holdReason, byId: holdBy, at: holdAt } }),
    ...(petitionReason === null ? {} : { petitionHold: { reason: petitionReason, byId: petitionBy, at: petitionAt } }),
    ...(proposedReason === null ? {} : { proposal: { ground, rule, keptUntil, reason: proposedReason, byId: proposedBy, at: proposedAt } }),
  }
}

const facts = ({ format, endedAt, lengthMs, sha256, noticeHow, noticeConsent, readings }: LedgerFacts): LedgerFacts => ({ format, endedAt, lengthMs, sha256, noticeHow, noticeConsent, readings })

/** Recordings of a petition whose erasure is approved: destroyed by the same two people. Gives which. */
export function destroyingOfPetition(db: Db): (petitionId: number) => number[] {
  const own = db.prepare<[number], number>("SELECT id FROM recording WHERE petition_id = ? AND state <> 'destroyed'").pluck()
  const approved = db.prepare(`INSERT INTO recording_erasure (recording_id, ground, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at)
    SELECT ?, 'petition', e.rule, e.kept_until, '', e.proposed_by, e.proposed_at, e.approved_by, e.approved_at FROM erasure e WHERE e.petition_id = ? AND e.approved_by IS NOT NULL
    ON CONFLICT (recording_id) DO UPDATE SET ground = excluded.ground, rule = excluded.rule, kept_until = excluded.kept_until, reason = '', proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, approved_by = excluded.approved_by, approved_at = excluded.approved_at`)
  const told = db.prepare("INSERT INTO recording_event (recording_id, at, by_id, act, text) SELECT ?, approved_at, approved_by, 'destroy', '' FROM erasure WHERE petition_id = ?")
  const destroy = destroying(db)
  return (petitionId) => {
    const ids = own.all(petitionId)
    for (const id of ids) {
      approved.run(id, petitionId)
      destroy(id)
      told.run(id, petitionId)
    }
    return ids
  }
}

function again(db: Db): Pick<RecordingKeepRepo, 'isStillThere' | 'eraseAgain'> {
  const there = db.prepare<[number, string, number], unknown>("SELECT 1 FROM recording WHERE id = ? AND number = ? AND started_at = ? AND state <> 'destroyed'")
  const approved = db.prepare(`INSERT INTO recording_erasure (recording_id, ground, rule, kept_until, reason, proposed_by, proposed_at, approved_by, approved_at) VALUES (@recordingId, @ground, @rule, @keptUntil, '', @proposedBy, @proposedAt, @approvedBy, @approvedAt)
    ON CONFLICT (recording_id) DO UPDATE SET ground = @ground, rule = @rule, kept_until = @keptUntil, reason = '', proposed_by = @proposedBy, proposed_at = @proposedAt, approved_by = @approvedBy, approved_at = @approvedAt`)
  const told = db.prepare("INSERT INTO recording_event (recording_id, at, by_id, act, text) VALUES (?, ?, NULL, 'destroy', '')")
  const destroy = destroying(db)
  return {
    isStillThere: ({ recordingId, number, startedAt }) => there.get(recordingId, number, startedAt) !== undefined,
    eraseAgain: ({ number: _number, startedAt: _startedAt, ...one }, at) => {
      approved.run(one)
      destroy(one.recordingId)
      told.run(one.recordingId, at)
    },
  }
}

function steps(db: Db, changed: () => void): Pick<RecordingKeepRepo, 'hold' | 'release' | 'propose' | 'withdraw' | 'approve'> {
  const hold = db.prepare('INSERT INTO recording_hold (recording_id, ground, reason, by_id, at) VALUES (@id, @ground, @reason, @byId, @at)')
  const release = db.prepare('DELETE FROM recording_hold WHERE recording_id = ?')
  const propose = db.prepare('INSERT INTO recording_erasure (recording_id, ground, rule, kept_until, reason, proposed_by, proposed_at) VALUES (@id, @ground, @rule, @keptUntil, @reason, @byId, @at)')
  const withdraw = db.prepare('DELETE FROM recording_erasure WHERE recording_id = ? AND approved_by IS NULL')
  const approve = db.prepare('UPDATE recording_erasure SET approved_by = ?, approved_at = ? WHERE recording_id = ? AND approved_by IS NULL')
  return {
    hold: (id, one) => void hold.run({ id, ...one }), release: (id) => release.run(id).changes === 1,
    propose: (id, one) => void propose.run({ id, ...one }), withdraw: (id) => withdraw.run(id).changes === 1,
    approve: (id, byId, at) => {
      if (approve.run(byId, at, id).changes !== 1) throw new Error('nothing proposed')
      changed()
    },
  }
}

const EXPORT = 'SELECT id, recording_id AS recordingId, reason, for_whom AS forWhom, asked_by AS askedBy, asked_at AS askedAt, approved_by AS approvedBy, approved_at AS approvedAt, ended, ended_by AS endedBy, ended_at AS endedAt FROM recording_export'

function copies(db: Db): Pick<RecordingKeepRepo, 'askExport' | 'exportById' | 'exports' | 'approveExport' | 'endExport' | 'addCopy' | 'removeCopy' | 'copies' | 'signer' | 'setSigner'> {
  const ask = db.prepare<[object], number>('INSERT INTO recording_export (recording_id, reason, for_whom, asked_by, asked_at) VALUES (@recordingId, @reason, @forWhom, @askedBy, @askedAt) RETURNING id').pluck()
  const one = db.prepare<[number], RecordingExport>(`${EXPORT} WHERE id = ?`)
  const of = db.prepare<[number], RecordingExport>(`${EXPORT} WHERE recording_id = ? ORDER BY id`)
  const open = db.prepare<[], RecordingExport>(`${EXPORT} INDEXED BY recording_export_open WHERE ended IS NULL AND id > 0 ORDER BY id`)
  const approve = db.prepare('UPDATE recording_export SET approved_by = ?, approved_at = ? WHERE id = ? AND approved_by IS NULL AND ended IS NULL')
  const end = db.prepare('UPDATE recording_export SET ended = ?, ended_by = ?, ended_at = ? WHERE id = ? AND ended IS NULL')
  const add = db.prepare('INSERT OR IGNORE INTO recording_copy (export_id, folder, name) VALUES (@exportId, @folder, @name)')
  const remove = db.prepare('DELETE FROM recording_copy WHERE export_id = @exportId AND folder = @folder AND name = @name')
  const all = db.prepare<[], CopyPlace>('SELECT c.export_id AS exportId, e.recording_id AS recordingId, c.folder, c.name FROM recording_copy c JOIN recording_export e ON e.id = c.export_id WHERE c.export_id > 0 ORDER BY c.export_id')
  const signer = db.prepare<[], { publicKey: string; sealed: string }>('SELECT public_key AS publicKey, sealed FROM recording_signer WHERE id = 1')
  const setSigner = db.prepare('INSERT INTO recording_signer (id, public_key, sealed, by_id, at) VALUES (1, @publicKey, @sealed, @byId, @at)')
  return {
    askExport: (wanted) => ask.get(wanted) ?? 0, exportById: (id) => one.get(id), exports: (id) => (id === undefined ? open.all() : of.all(id)),
    approveExport: (id, byId, at) => { if (approve.run(byId, at, id).changes !== 1) throw new Error('nothing asked for') },
    endExport: (id, ended, byId, at) => void end.run(ended, byId, at, id),
    addCopy: (place) => void add.run(place), removeCopy: ({ exportId, folder, name }) => void remove.run({ exportId, folder, name }), copies: () => all.all(),
    signer: () => signer.get(), setSigner: (pair) => void setSigner.run(pair),
  }
}

/** `changed` is told of every approval: the ledger beside the database and the files follow once it is committed. */
export function recordingKeepRepo(db: Db, changed: () => void = () => undefined): RecordingKeepRepo {
  const list = db.prepare<[object], Row>(`${KEEPING} WHERE r.id > @after AND r.state IN ('ended', 'cut') AND (${LAST} < @endedBefore OR h.recording_id IS NOT NULL OR e.recording_id IS NOT NULL) AND ${SEEN} ORDER BY r.id LIMIT @limit`)
  const one = db.prepare<[object], Row>(`${KEEPING} WHERE r.id = @id AND ${SEEN}`)
  const hindering = db.prepare<[number], { readonly number: string; readonly why: 'held' | 'running' }>(`SELECT r.number, CASE WHEN h.recording_id IS NULL THEN 'running' ELSE 'held' END AS why FROM recording r LEFT JOIN recording_hold h ON h.recording_id = r.id
    WHERE r.petition_id = ? AND (h.recording_id IS NOT NULL OR r.state IN ('running', 'paused')) ORDER BY r.id LIMIT 1`)
  const erased = db.prepare<[], RecordingErased>(`SELECT ${ERASED} ORDER BY e.recording_id`)
  const erasedOf = db.prepare<[number], RecordingErased>(`SELECT ${ERASED} AND e.recording_id = ?`)
  const ledger = db.prepare<[object], Row & LedgerFacts>(`${LEDGER} WHERE r.started_at >= @fromAt AND r.started_at < @toAt AND ${SEEN} ORDER BY r.started_at, r.id LIMIT @limit`)
  const ofFile = db.prepare<[string], unknown>("SELECT 1 FROM recording WHERE file = ? AND state = 'destroyed'")
  return {
    list: (range, reader) => list.all({ ...range, reader }).map(keeping),
    byId: (id, reader) => { const row = one.get({ id, reader }); return row === undefined ? undefined : keeping(row) },
    ledger: (range, reader) => ledger.all({ ...range, reader }).map((row) => ({ ...keeping(row), ...facts(row) })),
    hindering: (petitionId) => hindering.get(petitionId), erased: () => erased.all(), erasedOf: (id) => erasedOf.get(id),
    isDestroyed: (file) => ofFile.get(file) !== undefined,
    ...steps(db, changed), ...again(db), ...copies(db),
  }
}
