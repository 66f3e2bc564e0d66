/**
 * 送达 of issued papers: its lines, when a paper was served, and what still waits for it.
 * Knows nothing of what a line must say.
 */
import type { Day } from '#core/contract/fields'
import type { DeliveryRecord, IssuedRepo, Undelivered } from '#core/door/paperPort'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'

/** Who sees a paper's petition `p` sees the paper. */
export const SEEN_PAPER = VISIBLE

/** How and when it was served stays; whom, where and before whom goes. Takes the petition's id. */
export const FORGET_DELIVERIES: readonly string[] = [
  `UPDATE paper_delivery SET addressee = '', place = '', signed_by = '', relation = '', refusal = '', witness1 = '', witness2 = '', mail_number = '', server = '', note = '' WHERE petition_id = ?`,
]

const COLUMNS = ['addressee', 'way', 'outcome', 'time', 'place', 'relation', 'refusal', 'witness1', 'witness2', 'server', 'note'] as const
/** A line that no later one stands in the place of. */
const COUNTS = 'NOT EXISTS (SELECT 1 FROM paper_delivery c WHERE c.corrects = d.id)'

export const UNDELIVERED = `SELECT a.id AS paperId, a.petition_id AS petitionId, p.number AS petitionNumber, a.kind, a.kind_name AS kindName, coalesce(a.number, (SELECT r.number FROM paper_received r WHERE r.paper_id = a.id ORDER BY r.id DESC LIMIT 1)) AS number, a.addressee, a.issued_on AS issuedOn,
  l.way AS lastWay, l.outcome AS lastOutcome, l.on_day AS lastOn
  FROM paper_unserved w JOIN paper a ON a.id = w.paper_id LEFT JOIN petition p ON p.id = a.petition_id LEFT JOIN paper_delivery l ON l.id = (SELECT max(d.id) FROM paper_delivery d WHERE d.paper_id = a.id AND ${COUNTS})
  WHERE w.paper_id > @after AND (@officerId IS NULL OR p.officer_id = @officerId) AND (a.drafted = 0 OR EXISTS (SELECT 1 FROM paper_received r WHERE r.paper_id = a.id)) AND (a.petition_id IS NULL OR (${SEEN_PAPER})) ORDER BY w.paper_id LIMIT @limit`

type Deliveries = Pick<IssuedRepo, 'addDelivery' | 'deliveries' | 'deliveredOn' | 'undelivered'>

export function deliveriesRepo(db: Db): Deliveries {
  const add = db.prepare(`INSERT INTO paper_delivery (paper_id, petition_id, corrects, at, by_id, served, on_day, signed_by, mail_number, ${COLUMNS.join(', ')})
    VALUES (@paperId, @petitionId, @corrects, @at, @byId, @served, @on, @signedBy, @mailNumber, ${COLUMNS.map((name) => `@${name}`).join(', ')})`)
  const list = db.prepare<[number], DeliveryRecord>(`SELECT d.id, d.at, d.by_id AS byId, d.served, d.corrects, NOT ${COUNTS} AS corrected, d.on_day AS "on", d.signed_by AS signedBy, d.mail_number AS mailNumber, ${COLUMNS.map((name) => `d.${name}`).join(', ')}
    FROM paper_delivery d WHERE d.paper_id = ? ORDER BY d.id DESC`)
  const served = db.prepare<[number], Day | null>(`SELECT coalesce(max(CASE WHEN d.addressee = a.addressee THEN d.on_day END), max(d.on_day)) FROM paper_delivery d JOIN paper a ON a.id = d.paper_id WHERE d.paper_id = ? AND d.served = 1 AND ${COUNTS}`).pluck()
  const wait = db.prepare('INSERT OR IGNORE INTO paper_unserved (paper_id) SELECT id FROM paper WHERE id = ? AND to_deliver = 1')
  const settled = db.prepare('DELETE FROM paper_unserved WHERE paper_id = ?')
  const undelivered = db.prepare<[{ after: number; officerId: number | null; reader: number; limit: number }], Undelivered>(UNDELIVERED)
  const deliveredOn = (paperId: number): Day | undefined => served.get(paperId) ?? undefined
  return {
    addDelivery: (paperId, petitionId, delivery) => {
      const id = Number(add.run({ paperId, petitionId, ...delivery }).lastInsertRowid)
      if (deliveredOn(paperId) === undefined) wait.run(paperId)
      else settled.run(paperId)
      return id
    },
    deliveries: (paperId) => list.all(paperId), deliveredOn, undelivered: ({ after, limit, officerId = null }, reader) => undelivered.all({ after, officerId, limit, reader }),
  }
}
