/**
 * What the queue is told when a waiting visitor goes into the room and comes out: his place is kept (domain.md §4.1).
 * A ticket that has ended meanwhile keeps nobody from being calmed.
 */
import type { Ctx } from '../door/context'
import { TRANSITIONS } from '../domain/queue'
import { fromBuffer, ticketOf, toBuffer } from './queueSteps'
import { lineOf, MOST_OPEN } from './queueView'

/** Back to his place, gone home, or sent to somebody else. */
export type TicketReturn = 'back' | 'left' | 'referred'

/** The visitor is in the room. */
export function ticketToBuffer(ticketId: number, ctx: Ctx): void {
  if (TRANSITIONS[ticketOf(ticketId, ctx).state].toBuffer !== undefined) toBuffer(ticketId, ctx)
}

/** The visitor is out of it. */
export function ticketFromBuffer(ticketId: number, ctx: Ctx, how: TicketReturn): void {
  if (ctx.repos.queue.byId(ticketId, ctx.actor.userId)?.state === 'buffer') fromBuffer(ticketId, ctx, how)
}

/** Where he stands in the line that is kept for him, from 1; undefined once it is kept no longer. */
export function ticketPlace(ticketId: number, ctx: Ctx): number | undefined {
  const { repos, actor, today } = ctx
  const open = repos.queue.openOn(today, actor.userId, MOST_OPEN)
  if (open.find(({ id }) => id === ticketId)?.state !== 'buffer') return undefined
  const at = lineOf(open.map((ticket) => (ticket.id === ticketId ? { ...ticket, state: 'waiting' } : ticket)), ctx).findIndex(({ id }) => id === ticketId)
  return at < 0 ? undefined : at + 1
}
