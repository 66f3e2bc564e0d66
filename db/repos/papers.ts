/**
 * Receipts as issued and the log of their prints; and reading the audit log.
 * Knows no layout.
 */
import type { AuditRow } from '#core/contract/audit'
import type { PrintRecord, Repos } from '#core/door/ports'
import type { Db } from '../store/open'

export function papersRepo(db: Db): Repos['papers'] {
  const add = db.prepare('INSERT INTO receipt (petition_id, number, issued_at, data) VALUES (?, ?, ?, ?)')
  const one = db.prepare<[number], { data: string }>('SELECT data FROM receipt WHERE petition_id = ?')
  const log = db.prepare('INSERT INTO print_log (petition_id, print_no, at, by_id, paper, reprint, digest) VALUES (@petitionId, @printNo, @at, @byId, @paper, @reprint, @digest)')
  const logs = db.prepare<[number], PrintRecord>('SELECT print_no AS printNo, at, by_id AS byId, paper, reprint, digest FROM print_log WHERE petition_id = ? ORDER BY print_no')
  const audit = db.prepare<[{ before: number; action: string | null; limit: number }], AuditRow>('SELECT seq, at, user_name AS userName, role, action, object, fields, result, reason FROM audit WHERE seq < @before AND (@action IS NULL OR action = @action) ORDER BY seq DESC LIMIT @limit')
  return {
    addReceipt: (petitionId, number, at, data) => void add.run(petitionId, number, at, data),
    receipt: (petitionId) => one.get(petitionId)?.data,
    addPrint: (petitionId, print) => void log.run({ petitionId, ...print }),
    prints: (petitionId) => logs.all(petitionId),
    audit: (before, action, limit) => audit.all({ before: before ?? Number.MAX_SAFE_INTEGER, action: action ?? null, limit }),
  }
}
