/**
 * 候访: tickets, their steps, numbers and the room's rules about them.
 * Knows nothing of what a step means; the schema's triggers keep steps and numbers as they are.
 */
import { Unsent } from '#core/contract/queue'
import { QueueRules } from '#core/contract/queueRules'
import type { QueueRepo } from '#core/door/queuePort'
import { gapsIn } from '#core/domain/handover'
import { queueDefaults } from '#resources'
import type { Db } from '../store/open'
import { ticketRepo } from './tickets'
import { ticketStepRepo } from './ticketSteps'

type Rules = Pick<QueueRepo, 'rules' | 'defaults' | 'saveRules' | 'seat' | 'sit'>
type Numbers = Pick<QueueRepo, 'nextNumber' | 'numberGaps' | 'noteOrder' | 'lastOrderAt'>
type Unsents = Pick<QueueRepo, 'unsent' | 'keepUnsent' | 'dropUnsent'>
type Signings = Pick<QueueRepo, 'addSigning' | 'lastSigning'>

function rulesRepo(db: Db): Rules {
  const saved = db.prepare<[], string>('SELECT body FROM queue_rules WHERE id = 1').pluck()
  const save = db.prepare('INSERT INTO queue_rules (id, body, saved_at) VALUES (1, @body, @at) ON CONFLICT (id) DO UPDATE SET body = @body, saved_at = @at')
  const seat = db.prepare<[number], number>('SELECT window_id FROM desk_seat WHERE account_id = ?').pluck()
  const sit = db.prepare('INSERT INTO desk_seat (account_id, window_id, at) VALUES (@accountId, @windowId, @at) ON CONFLICT (account_id) DO UPDATE SET window_id = @windowId, at = @at')
  let parsed: { readonly body: string; readonly rules: QueueRules } | undefined
  return {
    rules: () => {
      const body = saved.get()
      if (body === undefined) return queueDefaults.rules
      parsed = parsed?.body === body ? parsed : { body, rules: QueueRules.parse(JSON.parse(body)) }
      return parsed.rules
    },
    defaults: () => ({ revision: queueDefaults.revision, source: queueDefaults.source, sources: queueDefaults.sources, changed: saved.get() !== undefined }),
    saveRules: (rules, at) => void save.run({ body: JSON.stringify(rules), at }),
    seat: (accountId) => seat.get(accountId),
    sit: (accountId, windowId, at) => void sit.run({ accountId, windowId, at }),
  }
}

function numbersRepo(db: Db): Numbers {
  const next = db.prepare<[{ day: string; series: string }], number>('INSERT INTO ticket_counter (day, series, last, last_order_at) VALUES (@day, @series, 1, 0) ON CONFLICT (day, series) DO UPDATE SET last = last + 1 RETURNING last').pluck()
  const given = db.prepare<[string], { series: string; last: number }>('SELECT series, last FROM ticket_counter WHERE day = ? ORDER BY series')
  const there = db.prepare<[string, string], number>('SELECT sequence FROM ticket WHERE on_day = ? AND series = ?').pluck()
  const order = db.prepare<[string], number | null>('SELECT max(last_order_at) FROM ticket_counter WHERE day = ?').pluck()
  const note = db.prepare('UPDATE ticket_counter SET last_order_at = max(last_order_at, @orderAt) WHERE day = @day AND series = @series')
  const lastOrderAt = (day: string): number => order.get(day) ?? 0
  return {
    nextNumber: (day, series) => {
      const lastOrder = lastOrderAt(day)
      return { sequence: next.get({ day, series }) ?? 1, lastOrderAt: lastOrder }
    },
    numberGaps: (day) => given.all(day).map(({ series, last }) => ({ series, gaps: gapsIn(there.all(day, series), last) })),
    noteOrder: (day, series, orderAt) => void note.run({ day, series, orderAt }),
    lastOrderAt,
  }
}

function signingsRepo(db: Db): Signings {
  const add = db.prepare('INSERT INTO carry_signing (day, at, by_id, tickets) VALUES (@day, @at, @byId, @tickets)')
  const last = db.prepare<[], { at: number; byId: number; tickets: number }>('SELECT at, by_id AS byId, tickets FROM carry_signing WHERE id = (SELECT max(id) FROM carry_signing)')
  return { addSigning: (signing) => void add.run(signing), lastSigning: () => last.get() }
}

function unsentRepo(db: Db): Unsents {
  const one = db.prepare<[number], string>('SELECT form FROM ticket_unsent WHERE account_id = ?').pluck()
  const keep = db.prepare('INSERT INTO ticket_unsent (account_id, form) VALUES (@accountId, @form) ON CONFLICT (account_id) DO UPDATE SET form = @form')
  const drop = db.prepare('DELETE FROM ticket_unsent WHERE account_id = ?')
  return {
    unsent: (accountId) => { const form = one.get(accountId); return form === undefined ? undefined : Unsent.parse(JSON.parse(form)) },
    keepUnsent: (accountId, form) => void keep.run({ accountId, form: JSON.stringify(form) }),
    dropUnsent: (accountId) => void drop.run(accountId),
  }
}

export function queueRepo(db: Db): QueueRepo {
  return { ...rulesRepo(db), ...numbersRepo(db), ...signingsRepo(db), ...unsentRepo(db), ...ticketRepo(db), ...ticketStepRepo(db) }
}
