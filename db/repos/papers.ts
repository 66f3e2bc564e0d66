/**
 * Receipts as issued, the log of their outputs and of those that nothing took.
 * Knows no layout; a page is kept deflated, a third of its size and less.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Paper } from '#core/contract/fields'
import type { PrintRecord, Repos } from '#core/door/ports'
import type { Db } from '../store/open'

interface Row { readonly template: string; readonly digest: string; readonly page: Buffer }

export function papersRepo(db: Db): Repos['papers'] {
  const add = db.prepare('INSERT INTO receipt (petition_id, number, issued_at, data, template) VALUES (?, ?, ?, ?, ?)')
  const one = db.prepare<[number], { data: string }>('SELECT data FROM receipt WHERE petition_id = ?')
  const log = db.prepare('INSERT INTO print_log (petition_id, print_no, at, by_id, paper, medium, reprint, digest) VALUES (@petitionId, @printNo, @at, @byId, @paper, @medium, @reprint, @digest)')
  const logs = db.prepare<[number], PrintRecord>('SELECT l.print_no AS printNo, l.at, l.by_id AS byId, l.paper, l.medium, l.reprint, l.digest, f.print_no IS NOT NULL AS failed FROM print_log l LEFT JOIN print_failure f ON f.petition_id = l.petition_id AND f.print_no = l.print_no WHERE l.petition_id = ? ORDER BY l.print_no')
  const failure = db.prepare('INSERT INTO print_failure (petition_id, print_no, at, by_id) VALUES (?, ?, ?, ?)')
  const keep = db.prepare('INSERT INTO receipt_original (petition_id, paper, template, digest, at, page) VALUES (?, ?, ?, ?, ?, ?)')
  const kept = db.prepare<[number, Paper], Row>('SELECT template, digest, page FROM receipt_original WHERE petition_id = ? AND paper = ?')
  return {
    addReceipt: (petitionId, { number, at, data, template }) => void add.run(petitionId, number, at, data, template),
    receipt: (petitionId) => one.get(petitionId)?.data,
    addPrint: (petitionId, { printNo, at, byId, paper, medium, reprint, digest }) => void log.run({ petitionId, printNo, at, byId, paper, medium, reprint, digest }),
    prints: (petitionId) => logs.all(petitionId),
    addFailure: (petitionId, printNo, at, byId) => void failure.run(petitionId, printNo, at, byId),
    keepOriginal: (petitionId, paper, { html, template, digest, at }) => void keep.run(petitionId, paper, template, digest, at, deflateRawSync(html)),
    original: (petitionId, paper) => {
      const row = kept.get(petitionId, paper)
      return row === undefined ? undefined : { template: row.template, digest: row.digest, html: inflateRawSync(row.page).toString('utf8') }
    },
  }
}
