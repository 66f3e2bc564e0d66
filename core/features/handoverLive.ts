/**
 * What the live room (候访, 情绪缓冲室, 红旗) leaves to the next person.
 * Reads its sections and writes nothing.
 */
import type { HandoverSheet } from '../contract/handover'
import type { Ctx } from '../door/context'
import type { Stay } from '../door/bufferPort'
import type { FlagRecord } from '../door/safetyPort'
import type { Ticket } from '../door/queuePort'
import { labelOf } from '../domain/buffer'
import { maskName } from '../domain/mask'
import { TICKET_STATES } from '../domain/queueWords'
import { numberOf } from './queueSteps'

export type LiveParts = Pick<HandoverSheet, 'inBuffer' | 'tickets' | 'flags'>

const MOST = 50

/** Of a stay and of a number, what a sheet reads anew from the record whenever it is opened. */
export const stayNamed = (stay: Stay): Pick<LiveParts['inBuffer'][number], 'id' | 'label'> => ({ id: stay.id, label: labelOf(stay) })
export const ticketNamed = (ticket: Ticket): Pick<LiveParts['tickets'][number], 'id' | 'number' | 'label'> => ({ id: ticket.id, number: numberOf(ticket), label: maskName(ticket.name) })

const ticketRow = (ticket: Ticket, today: string): LiveParts['tickets'][number] => ({
  ...ticketNamed(ticket), state: `${TICKET_STATES[ticket.state]}${ticket.onDay === today ? '' : `（${ticket.onDay} 的号，待清点）`}`,
})

function flagsLeft({ repos, actor, today, safetyGuide: { kinds } }: Ctx): LiveParts['flags'] {
  const named = (id: string): string => kinds.find((kind) => kind.id === id)?.name ?? id
  const found = (['open', 'review'] as const).flatMap((which) => repos.safety.flags({ which, today, before: Number.MAX_SAFE_INTEGER, limit: MOST }, actor.userId))
  const flags = [...new Map<number, FlagRecord>(found.map((flag) => [flag.id, flag])).values()]
  return [
    ...repos.safety.running().map(({ id, desk, drill }) => ({ kind: 'alarm' as const, id, text: `${drill ? '演练' : '报警'}还没有解除：${desk}` })),
    ...flags.map(({ id, kind, open, reviewOn }) => ({ kind: 'flag' as const, id, text: `红旗 ${id}：${named(kind)}${open === 1 ? '，处置未完' : '，待复核'}`, ...(reviewOn === null ? {} : { dueOn: reviewOn }) })),
  ]
}

export function liveParts(ctx: Ctx): LiveParts {
  const { repos, actor, today } = ctx
  const tickets = [...repos.queue.openBefore(today, actor.userId, MOST), ...repos.queue.openOn(today, actor.userId, MOST)]
  return {
    inBuffer: repos.buffer.running(actor.userId).map((stay) => ({ ...stayNamed(stay), level: stay.level ?? 0, since: stay.startedAt ?? stay.openedAt })),
    tickets: tickets.map((ticket) => ticketRow(ticket, today)), flags: flagsLeft(ctx),
  }
}
