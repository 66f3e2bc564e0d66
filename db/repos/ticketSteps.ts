/**
 * The steps of tickets: added, never changed; one that takes another back names it.
 */
import type { CallMade, QueueRepo, TicketEvent } from '#core/door/queuePort'
import type { Made } from '#core/domain/queueLine'
import type { Db } from '../store/open'

type Steps = Pick<QueueRepo, 'addStep' | 'addUndo' | 'steps' | 'callsOn' | 'lastCalls'>
type EventRow = Omit<TicketEvent, 'undone'> & { readonly undone: number }

const HOLDS = 'NOT EXISTS (SELECT 1 FROM ticket_event u WHERE u.undoes = e.id)'
const PRESENT = `t.source NOT IN ('letter', 'call')`
const CALLS = `FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id WHERE e.day = @day AND e.action IN ('call', 'recall') AND ${PRESENT} AND ${HOLDS}`

export function ticketStepRepo(db: Db): Steps {
  const add = db.prepare(`INSERT INTO ticket_event (ticket_id, day, at, actor_id, action, window_id, to_window_id, to_account_id, due, priority, draft_id, petition_id, order_at, call_no, reason)
    VALUES (@ticketId, @day, @at, @actorId, @action, @windowId, @toWindowId, @toAccountId, @due, @priority, @draftId, @petitionId, @orderAt, @callNo, @reason)`)
  const undo = db.prepare(`INSERT INTO ticket_event (ticket_id, day, at, actor_id, action, window_id, reason, undoes) VALUES (@ticketId, @day, @at, @actorId, 'undo', @windowId, @reason, @undoes)`)
  const steps = db.prepare<[number], EventRow>(`SELECT e.id, e.day, e.at, e.actor_id AS actorId, e.action, e.window_id AS windowId, e.to_window_id AS toWindowId, e.to_account_id AS toAccountId, e.due, e.priority, e.draft_id AS draftId,
    e.petition_id AS petitionId, e.order_at AS orderAt, e.reason, e.undoes, EXISTS (SELECT 1 FROM ticket_event u WHERE u.undoes = e.id) AS undone FROM ticket_event e WHERE e.ticket_id = ? ORDER BY e.id`)
  const calls = db.prepare<[{ day: string }], Made>(`SELECT t.source, t.priority, t.booked_for AS bookedFor ${CALLS} AND e.action = 'call' ORDER BY e.id DESC`)
  const last = db.prepare<[{ day: string; limit: number }], CallMade>(`SELECT t.id AS ticketId, t.series, t.sequence, t.name, t.source, t.priority, t.booked_for AS bookedFor, t.state, e.window_id AS windowId, e.at, e.call_no AS callNo ${CALLS} ORDER BY e.id DESC LIMIT @limit`)
  return {
    addStep: ({ windowId = null, toWindowId = null, toAccountId = null, due = null, priority = null, draftId = null, petitionId = null, orderAt = null, callNo = null, ...step }) =>
      Number(add.run({ ...step, windowId, toWindowId, toAccountId, due, priority, draftId, petitionId, orderAt, callNo }).lastInsertRowid),
    addUndo: (step) => void undo.run(step),
    steps: (ticketId) => steps.all(ticketId).map(({ undone, ...row }) => ({ ...row, undone: undone === 1 })),
    callsOn: (day) => calls.all({ day }),
    lastCalls: (day, limit) => last.all({ day, limit }),
  }
}
