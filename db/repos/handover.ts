/**
 * 日终交接: call backs with their calls, sheets as handed over, signatures, and what a sheet looks for in the receipts.
 * Knows nothing of the rules.
 */
import type { CallBackRecord, CallRecord, HandoverRecord, HandoverRepo } from '#core/door/handoverPort'
import { LAST_DAY } from '#core/domain/day'
import { gapsIn } from '#core/domain/handover'
import { parseReceiptNumber, receiptNumber } from '#core/domain/numbering'
import type { Db } from '../store/open'
import { VISIBLE } from './petitionColumns'
import { idsOfDay } from './petitions'

const CALL_BACK = 'c.id, c.petition_id AS petitionId, c.name, c.phone, c.about, c.due_on AS dueOn, c.due_time AS dueTime, c.promised_by AS promisedBy, c.promised_at AS promisedAt, c.closed_at AS closedAt'
const SEEN = `(c.petition_id IS NULL OR EXISTS (SELECT 1 FROM petition p WHERE p.id = c.petition_id AND ${VISIBLE}))`
const HANDOVER = `h.id, h.day, h.made_at AS madeAt, h.made_by AS madeBy, h.to_id AS toId, h.note, h.sheet, h.head_seq AS headSeq, h.head_hash AS headHash, s.at AS signedAt, s.by_id AS signedBy, s.remark
  FROM handover h LEFT JOIN handover_signature s ON s.handover_id = h.id`

/** Takes a petition's call backs out with it; each takes its id. */
export const FORGET_CALL_BACKS: readonly string[] = ['DELETE FROM call_back_event WHERE call_back_id IN (SELECT id FROM call_back WHERE petition_id = ?)', 'DELETE FROM call_back WHERE petition_id = ?']

type CallBacks = Pick<HandoverRepo, 'openCallBacks' | 'callBacksOf' | 'callBack' | 'promise' | 'calls' | 'addCall'>

function callBacks(db: Db): CallBacks {
  const open = db.prepare<[{ until: string; promisedBy: number | null; reader: number; limit: number }], CallBackRecord>(`SELECT ${CALL_BACK} FROM call_back c WHERE c.closed_at IS NULL AND c.due_on <= @until AND (@promisedBy IS NULL OR c.promised_by = @promisedBy) AND ${SEEN} ORDER BY c.due_on, c.due_time, c.id LIMIT @limit`)
  const ofPetition = db.prepare<[number], CallBackRecord>(`SELECT ${CALL_BACK} FROM call_back c WHERE c.petition_id = ? ORDER BY c.id`)
  const one = db.prepare<[{ id: number; reader: number }], CallBackRecord>(`SELECT ${CALL_BACK} FROM call_back c WHERE c.id = @id AND ${SEEN}`)
  const add = db.prepare('INSERT INTO call_back (petition_id, name, phone, about, due_on, due_time, promised_by, promised_at) VALUES (@petitionId, @name, @phone, @about, @dueOn, @dueTime, @promisedBy, @promisedAt)')
  const calls = db.prepare<[number], CallRecord>('SELECT at, by_id AS byId, outcome, note FROM call_back_event WHERE call_back_id = ? ORDER BY id')
  const call = db.prepare('INSERT INTO call_back_event (call_back_id, id, at, by_id, outcome, note) VALUES (@id, (SELECT coalesce(max(id), 0) + 1 FROM call_back_event WHERE call_back_id = @id), @at, @byId, @outcome, @note)')
  const close = db.prepare('UPDATE call_back SET closed_at = ? WHERE id = ?')
  return {
    openCallBacks: ({ until = LAST_DAY, promisedBy = null, limit }, reader) => open.all({ until, promisedBy, reader, limit }), callBacksOf: (petitionId) => ofPetition.all(petitionId), callBack: (id, reader) => one.get({ id, reader }),
    promise: (callBack) => Number(add.run(callBack).lastInsertRowid), calls: (callBackId) => calls.all(callBackId),
    addCall: (id, made, closes) => {
      call.run({ id, ...made })
      if (closes) close.run(made.at, id)
    },
  }
}

export function handoverRepo(db: Db): HandoverRepo {
  const add = db.prepare('INSERT INTO handover (day, made_at, made_by, to_id, note, sheet, head_seq, head_hash) VALUES (@day, @madeAt, @madeBy, @toId, @note, @sheet, @headSeq, @headHash)')
  const one = db.prepare<[number], HandoverRecord>(`SELECT ${HANDOVER} WHERE h.id = ?`)
  const list = db.prepare<[number, number], HandoverRecord>(`SELECT ${HANDOVER} WHERE h.id < ? ORDER BY h.id DESC LIMIT ?`)
  const unsigned = db.prepare<[number], number>('SELECT handover_id FROM handover_waiting WHERE handover_id > 0 ORDER BY handover_id DESC LIMIT ?').pluck()
  const wait = db.prepare('INSERT INTO handover_waiting (handover_id) VALUES (?)')
  const waited = db.prepare('DELETE FROM handover_waiting WHERE handover_id = ?')
  const sign = db.prepare('INSERT INTO handover_signature (handover_id, at, by_id, remark) VALUES (?, ?, ?, ?)')
  const unprinted = db.prepare<[{ firstId: number; reader: number; limit: number }], { id: number; number: string }>(`SELECT p.id, p.number FROM petition p WHERE p.id >= @firstId AND ${VISIBLE}
    AND NOT EXISTS (SELECT 1 FROM print_log l LEFT JOIN print_failure f ON f.petition_id = l.petition_id AND f.print_no = l.print_no WHERE l.petition_id = p.id AND f.print_no IS NULL)
    AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.petition_id = p.id AND e.approved_by IS NOT NULL) ORDER BY p.id LIMIT @limit`)
  const counter = db.prepare<[number], number>('SELECT last FROM receipt_counter WHERE year = ?').pluck()
  const counted = db.prepare<[string, string], number>('SELECT count(*) FROM petition WHERE number >= ? AND number < ?').pluck()
  const numbers = db.prepare<[string, string], string>('SELECT number FROM petition WHERE number >= ? AND number < ?').pluck()
  return {
    ...callBacks(db),
    add: (handover) => {
      const id = Number(add.run(handover).lastInsertRowid)
      wait.run(id)
      return id
    },
    byId: (id) => one.get(id), list: (before, limit) => list.all(before, limit), unsigned: (limit) => unsigned.all(limit).flatMap((id) => one.get(id) ?? []),
    sign: (id, byId, at, remark) => {
      sign.run(id, at, byId, remark)
      waited.run(id)
    },
    unprinted: (fromDay, reader, limit) => unprinted.all({ firstId: idsOfDay(fromDay).first, reader, limit }),
    receiptGaps: (year) => {
      const last = counter.get(year) ?? 0
      // All numbers of a year begin alike, and `.` follows `-` in the order of signs.
      const begin = receiptNumber(year, 1).replace(/\d+$/u, '')
      const [from, to] = [begin, `${begin.slice(0, -1)}.`]
      if ((counted.get(from, to) ?? 0) >= last) return []
      return gapsIn(numbers.all(from, to).flatMap((number) => parseReceiptNumber(number)?.sequence ?? []), last)
    },
  }
}
