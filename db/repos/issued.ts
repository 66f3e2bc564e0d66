/**
 * Issued papers (文书) and their drafts: numbers, content as issued, outputs, voiding, 文书登记簿.
 * Knows no layout; page and composition are kept deflated. 送达 is in deliveries.ts.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { IssuedRepo, OutputRecord, PaperContent, PaperDraftRecord, PaperDraftSummary, PaperQuery, PaperRecord, ReceivedRecord } from '#core/door/paperPort'
import type { Db } from '../store/open'
import { deliveriesRepo, FORGET_DELIVERIES, SEEN_PAPER } from './deliveries'

/** What names anybody goes; number, kind, dates and 作废 stay. Each takes the petition's id. */
export const FORGET_PAPERS: readonly string[] = [
  'DELETE FROM paper_draft WHERE petition_id = ?', 'DELETE FROM paper_page WHERE petition_id = ?', `UPDATE paper SET title = '', addressee = '' WHERE petition_id = ?`, `UPDATE paper_void SET reason = '' WHERE petition_id = ?`,
  'DELETE FROM paper_unserved WHERE paper_id IN (SELECT id FROM paper WHERE petition_id = ?)', ...FORGET_DELIVERIES,
]

const DRAFT = 'd.id, d.petition_id AS petitionId, d.meeting_id AS meetingId, d.kind, d.revision, d.started_at AS startedAt, d.started_by AS startedBy, d.saved_at AS savedAt, d.saved_by AS savedBy'
const PAPER = `a.id, a.petition_id AS petitionId, a.meeting_id AS meetingId, a.kind, a.kind_name AS kindName, a.series, a.year, a.no, a.number, a.title, a.addressee, a.unit, a.drafted, a.to_deliver AS toDeliver, a.copies, a.issued_on AS issuedOn, a.issued_at AS issuedAt, a.issued_by AS issuedBy,
  v.at AS voidedAt, v.by_id AS voidedBy, v.reason AS voidReason, (SELECT r.number FROM paper_received r WHERE r.paper_id = a.id ORDER BY r.id DESC LIMIT 1) AS receivedNumber,
  (SELECT count(*) FROM paper_output o WHERE o.paper_id = a.id AND NOT EXISTS (SELECT 1 FROM paper_output_failure f WHERE f.paper_id = o.paper_id AND f.output_no = o.output_no)) AS printed,
  p.number AS petitionNumber, p.name AS petitionName, EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = a.petition_id AND e.approved_by IS NOT NULL) AS erased
  FROM paper a LEFT JOIN petition p ON p.id = a.petition_id LEFT JOIN paper_void v ON v.paper_id = a.id`

type Drafts = Pick<IssuedRepo, 'start' | 'draft' | 'drafts' | 'saveDraft' | 'removeDraft'>

function draftsRepo(db: Db): Drafts {
  const start = db.prepare('INSERT INTO paper_draft (petition_id, meeting_id, kind, revision, started_at, started_by, saved_at, saved_by, field_values) VALUES (@petitionId, @meetingId, @kind, 0, @at, @byId, @at, @byId, @values)')
  const one = db.prepare<[{ id: number; reader: number }], PaperDraftRecord>(`SELECT ${DRAFT}, d.field_values AS "values" FROM paper_draft d LEFT JOIN petition p ON p.id = d.petition_id WHERE d.id = @id AND (d.petition_id IS NULL OR (${SEEN_PAPER}))`)
  const list = db.prepare<[number | null, number], PaperDraftSummary>(`SELECT ${DRAFT} FROM paper_draft d WHERE d.petition_id IS ? ORDER BY d.id DESC LIMIT ?`)
  const save = db.prepare('UPDATE paper_draft SET field_values = @values, revision = revision + 1, saved_at = @at, saved_by = @byId WHERE id = @id AND revision = @revision')
  const remove = db.prepare('DELETE FROM paper_draft WHERE id = ?')
  return {
    start: (draft) => Number(start.run(draft).lastInsertRowid), draft: (id, reader) => one.get({ id, reader }), drafts: (petitionId, limit) => list.all(petitionId, limit),
    saveDraft: (id, revision, values, at, byId) => save.run({ id, revision, values, at, byId }).changes === 1, removeDraft: (id) => void remove.run(id),
  }
}

type Issuing = Pick<IssuedRepo, 'nextNumber' | 'issue' | 'addContent' | 'content' | 'addVoid' | 'addReceived' | 'received'>
interface Stored { readonly template: string; readonly digest: string; readonly values: string; readonly issue: string; readonly composed: Buffer; readonly page: Buffer }

function issuingRepo(db: Db): Issuing {
  const next = db.prepare<[string, number], number>('INSERT INTO paper_number (series, year, last) VALUES (?, ?, 1) ON CONFLICT (series, year) DO UPDATE SET last = last + 1 RETURNING last').pluck()
  const add = db.prepare(`INSERT INTO paper (petition_id, meeting_id, kind, kind_name, series, year, no, number, title, addressee, unit, drafted, to_deliver, copies, issued_on, issued_at, issued_by)
    VALUES (@petitionId, @meetingId, @kind, @kindName, @series, @year, @no, @number, @title, @addressee, @unit, @drafted, @toDeliver, @copies, @issuedOn, @issuedAt, @issuedBy)`)
  const keep = db.prepare('INSERT INTO paper_page (paper_id, petition_id, template, digest, field_values, issue, composed, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const wait = db.prepare('INSERT INTO paper_unserved (paper_id) VALUES (?)')
  const kept = db.prepare<[number], Stored>('SELECT template, digest, field_values AS "values", issue, composed, page FROM paper_page WHERE paper_id = ?')
  const voids = db.prepare('INSERT INTO paper_void (paper_id, petition_id, at, by_id, reason) VALUES (?, ?, ?, ?, ?)')
  const settled = db.prepare('DELETE FROM paper_unserved WHERE paper_id = ?')
  const addReceived = db.prepare('INSERT INTO paper_received (paper_id, petition_id, number, on_day, at, by_id) VALUES (?, ?, ?, ?, ?, ?)')
  const received = db.prepare<[number], ReceivedRecord>('SELECT number, on_day AS "on", at, by_id AS byId FROM paper_received WHERE paper_id = ? ORDER BY id DESC')
  const addContent = (id: number, petitionId: number | null, { template, digest, values, issue = '', composed, html }: PaperContent): void => void keep.run(id, petitionId, template, digest, values, issue, deflateRawSync(composed), deflateRawSync(html))
  return {
    nextNumber: (series, year) => next.get(series, year) ?? 0,
    addContent,
    issue: (paper, content) => {
      const id = Number(add.run(paper).lastInsertRowid)
      if (content !== undefined) addContent(id, paper.petitionId, content)
      if (paper.toDeliver === 1) wait.run(id)
      return id
    },
    content: (paperId) => {
      const row = kept.get(paperId)
      return row === undefined ? undefined : { template: row.template, digest: row.digest, values: row.values, issue: row.issue, composed: inflateRawSync(row.composed).toString('utf8'), html: inflateRawSync(row.page).toString('utf8') }
    },
    addVoid: (paperId, petitionId, at, byId, reason) => {
      voids.run(paperId, petitionId, at, byId, reason)
      settled.run(paperId)
    },
    addReceived: (paperId, petitionId, { number, on, at, byId }) => void addReceived.run(paperId, petitionId, number, on, at, byId), received: (paperId) => received.all(paperId),
  }
}

/** One statement for each set of conditions, so that each reads the index it can. */
function registering(db: Db): IssuedRepo['register'] {
  const prepared = new Map<string, ReturnType<typeof prepare>>()
  const prepare = (where: string) => db.prepare<[object], PaperRecord>(`SELECT ${PAPER} WHERE ${where} AND (a.petition_id IS NULL OR (${SEEN_PAPER})) ORDER BY a.id DESC LIMIT @limit`)
  return (query, reader) => {
    const where = registerWhere(query)
    const statement = prepared.get(where) ?? prepare(where)
    prepared.set(where, statement)
    return statement.all({ reader, kind: query.kind ?? null, year: query.year ?? null, before: query.before ?? Number.MAX_SAFE_INTEGER, limit: query.limit })
  }
}

export function registerWhere({ kind, year, state }: PaperQuery): string {
  return ['a.id < @before', ...(kind === undefined ? [] : ['a.kind = @kind']), ...(year === undefined ? [] : ['a.year = @year']), ...(state === undefined ? [] : [state === 'void' ? 'v.paper_id IS NOT NULL' : 'v.paper_id IS NULL'])].join(' AND ')
}

export function issuedRepo(db: Db): IssuedRepo {
  const one = db.prepare<[{ id: number; reader: number }], PaperRecord>(`SELECT ${PAPER} WHERE a.id = @id AND (a.petition_id IS NULL OR (${SEEN_PAPER}))`)
  const ofPetition = db.prepare<[number | null, number], PaperRecord>(`SELECT ${PAPER} WHERE a.petition_id IS ? ORDER BY a.id DESC LIMIT ?`)
  const addOutput = db.prepare('INSERT INTO paper_output (paper_id, petition_id, output_no, at, by_id, medium, reprint, digest) VALUES (@paperId, @petitionId, @outputNo, @at, @byId, @medium, @reprint, @digest)')
  const outputs = db.prepare<[number], OutputRecord>('SELECT o.output_no AS outputNo, o.at, o.by_id AS byId, o.medium, o.reprint, o.digest, f.output_no IS NOT NULL AS failed FROM paper_output o LEFT JOIN paper_output_failure f ON f.paper_id = o.paper_id AND f.output_no = o.output_no WHERE o.paper_id = ? ORDER BY o.output_no')
  const failure = db.prepare('INSERT INTO paper_output_failure (paper_id, petition_id, output_no, at, by_id) VALUES (?, ?, ?, ?, ?)')
  return {
    ...draftsRepo(db), ...issuingRepo(db), ...deliveriesRepo(db), register: registering(db),
    byId: (id, reader) => one.get({ id, reader }), ofPetition: (petitionId, limit) => ofPetition.all(petitionId, limit),
    addOutput: (paperId, petitionId, output) => void addOutput.run({ paperId, petitionId, ...output }), outputs: (paperId) => outputs.all(paperId),
    addOutputFailure: (paperId, petitionId, outputNo, at, byId) => void failure.run(paperId, petitionId, outputNo, at, byId),
  }
}
