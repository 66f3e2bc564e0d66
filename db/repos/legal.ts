/**
 * 法律意见 as it is stored: requests, steps, and drafts and opinions that are sealed.
 * Has no key of the compartment and cannot read them.
 */
import type { LegalDraftRecord, LegalRepo, LegalRequestRecord, LegalStepRecord } from '#core/door/legalPort'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

/** Draft and opinion go, sealed as they are, and what was handed over; who took which step when stays. Each takes the petition's id. */
export const FORGET_LEGAL: readonly string[] = [
  'DELETE FROM legal_draft WHERE petition_id = ?', 'DELETE FROM legal_opinion WHERE petition_id = ?', `UPDATE legal_step SET text = '' WHERE petition_id = ?`, `UPDATE legal_request SET handed_over = '' WHERE petition_id = ?`,
]

const REQUEST = `r.id, r.petition_id AS petitionId, p.number AS petitionNumber, r.state, r.asked_at AS askedAt, r.asked_by AS askedBy, r.to_id AS toId, r.lawyer_id AS lawyerId, r.handed_over AS handedOver,
  r.paper_id AS paperId, a.number, EXISTS (SELECT 1 FROM paper_void v WHERE v.paper_id = r.paper_id) AS voided
  FROM legal_request r JOIN petition p ON p.id = r.petition_id LEFT JOIN paper a ON a.id = r.paper_id`
/** Asked of the reader or of any lawyer; once it is finalised the others see it for the co-signature. */
const ASKED = `(r.to_id IS NULL OR r.to_id = @reader OR r.state IN ('finalised', 'cosigned', 'shared'))`

type Sealed = Pick<LegalRepo, 'draft' | 'saveDraft' | 'removeDraft' | 'keepOpinion' | 'opinion'>

function sealedRepo(db: Db): Sealed {
  const draft = db.prepare<[number], LegalDraftRecord>('SELECT revision, saved_at AS savedAt, sealed FROM legal_draft WHERE request_id = ?')
  const first = db.prepare('INSERT OR IGNORE INTO legal_draft (request_id, petition_id, revision, saved_at, sealed) VALUES (@id, @petitionId, 1, @at, @sealed)')
  const save = db.prepare('UPDATE legal_draft SET sealed = @sealed, revision = revision + 1, saved_at = @at WHERE request_id = @id AND revision = @revision')
  const remove = db.prepare('DELETE FROM legal_draft WHERE request_id = ?')
  const keep = db.prepare('INSERT INTO legal_opinion (request_id, petition_id, sealed) VALUES (?, ?, ?)')
  const opinion = db.prepare<[number], string>('SELECT sealed FROM legal_opinion WHERE request_id = ?').pluck()
  return {
    draft: (id) => draft.get(id), saveDraft: (id, petitionId, revision, sealed, at) => (revision === 0 ? first : save).run({ id, petitionId, revision, sealed, at }).changes === 1, removeDraft: (id) => void remove.run(id),
    keepOpinion: (id, petitionId, sealed) => void keep.run(id, petitionId, sealed), opinion: (id) => opinion.get(id),
  }
}

export function legalRepo(db: Db): LegalRepo {
  const ask = db.prepare(`INSERT INTO legal_request (petition_id, state, asked_at, asked_by, to_id, handed_over) VALUES (@petitionId, 'requested', @at, @byId, @toId, @handedOver)`)
  const forDesk = db.prepare<[{ id: number; reader: number }], LegalRequestRecord>(`SELECT ${REQUEST} WHERE r.id = @id AND ${VISIBLE}`)
  const ofPetition = db.prepare<[number], LegalRequestRecord>(`SELECT ${REQUEST} WHERE r.petition_id = ? ORDER BY r.id DESC`)
  const forLawyer = db.prepare<[{ id: number; reader: number }], LegalRequestRecord>(`SELECT ${REQUEST} WHERE r.id = @id AND ${ASKED} AND ${VISIBLE}`)
  const list = db.prepare<[{ before: number; reader: number; limit: number }], LegalRequestRecord>(`SELECT ${REQUEST} WHERE r.id < @before AND ${ASKED} AND ${VISIBLE} ORDER BY r.id DESC LIMIT @limit`)
  const waiting = db.prepare<[{ reader: number }], number>(`SELECT count(*) FROM legal_request r JOIN petition p ON p.id = r.petition_id WHERE r.state IN ('requested', 'finalised') AND (r.state = 'requested' OR r.lawyer_id IS NOT @reader) AND NOT EXISTS (SELECT 1 FROM paper_void v WHERE v.paper_id = r.paper_id) AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = r.petition_id AND e.approved_by IS NOT NULL) AND ${ASKED} AND ${VISIBLE}`).pluck()
  const advance = db.prepare('UPDATE legal_request SET state = @kind, lawyer_id = coalesce(@lawyerId, lawyer_id), paper_id = coalesce(@paperId, paper_id) WHERE id = @id')
  const add = db.prepare('INSERT INTO legal_step (request_id, petition_id, kind, at, by_id, text) VALUES (@id, @petitionId, @kind, @at, @byId, @text)')
  const steps = db.prepare<[number], LegalStepRecord>('SELECT kind, at, by_id AS byId, text FROM legal_step WHERE request_id = ? ORDER BY id')
  return {
    ...sealedRepo(db),
    ask: (request) => {
      const id = Number(ask.run(request).lastInsertRowid)
      add.run({ id, petitionId: request.petitionId, kind: 'requested', at: request.at, byId: request.byId, text: '' })
      return id
    },
    forDesk: (id, reader) => forDesk.get({ id, reader }), ofPetition: (petitionId) => ofPetition.all(petitionId), forLawyer: (id, reader) => forLawyer.get({ id, reader }),
    list: (page, reader) => list.all({ ...page, reader }), waiting: (reader) => waiting.get({ reader }) ?? 0,
    step: ({ id, petitionId }, { kind, at, byId, text, lawyerId, paperId }) => {
      advance.run({ id, kind, lawyerId: lawyerId ?? null, paperId: paperId ?? null })
      add.run({ id, petitionId, kind, at, byId, text })
    },
    steps: (id) => steps.all(id),
  }
}
