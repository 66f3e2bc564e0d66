/**
 * The queue as it is shown: rows for the desk, masked, and the waiting room's screen.
 */
import type { Board, TicketRow, TicketStep } from '../contract/queue'
import type { OutputOf } from '../contract/index'
import type { Ctx } from '../door/context'
import type { Ticket, TicketEvent } from '../door/queuePort'
import { maskName } from '../domain/mask'
import { undoable, type KeptStep } from '../domain/queue'
import { isPresent, lineUp } from '../domain/queueLine'
import { FIXED_WORDS } from '../domain/queueWords'
import { numberOf, seatOf, windowName } from './queueSteps'
import { boardAlarm } from './safetySteps'

/** Open tickets of one day that are looked at: more than a room ever holds. */
export const MOST_OPEN = 600
const MOST_ENDED = 40
const MOST_COMING = 60
const MOST_RECENT = 6

const given = <K extends string, T>(key: K, value: T | null): { readonly [P in K]?: T } => (value === null ? {} : { [key]: value } as { readonly [P in K]: T })

/** Everybody who waits today, as the reader sees it, in the order in which they will be called. */
export function lineOf(open: readonly Ticket[], { repos, today, now }: Ctx): Ticket[] {
  const waiting = open.filter(({ state }) => state === 'waiting')
  return waiting.length === 0 ? [] : lineUp(waiting, { made: repos.queue.callsOn(today), now }, repos.queue.rules())
}

export function rowOf(ticket: Ticket, ctx: Ctx, place: number | null = null): TicketRow {
  const { id, onDay, source, state, name, matter, headcount, priority, takenAt, waitingSince, calls, due } = ticket
  const { repos, actor } = ctx
  const own = ticket.draftId !== null && state === 'serving' && ticket.workerId === actor.userId && repos.drafts.ticks(ticket.draftId, actor.userId) !== undefined
  return {
    id, number: numberOf(ticket), onDay, source, state, name: maskName(name), matter, headcount, takenAt, waitingSince, calls, held: due !== null,
    ...given('priority', priority), ...given('bookedFor', ticket.bookedFor), ...given('calledAt', ticket.calledAt), ...given('endedAt', ticket.endedAt), ...given('windowId', ticket.windowId), ...given('forWindowId', ticket.forWindowId),
    ...(ticket.forAccountId === null ? {} : { forWorker: repos.accounts.nameOf(ticket.forAccountId) }), ...given('place', place), ...given('draftId', own ? ticket.draftId : null),
  }
}

export function listed(upTo: number, ctx: Ctx): OutputOf<'queue.list'> {
  const { repos: { queue }, actor: { userId }, now, today } = ctx
  const open = queue.openOn(today, userId, MOST_OPEN)
  const line = lineOf(open, ctx)
  const rows = [...open.filter(({ state }) => state !== 'waiting').map((ticket) => rowOf(ticket, ctx)), ...line.slice(0, upTo).map((ticket, at) => rowOf(ticket, ctx, at + 1))]
  const people = line.filter(({ source }) => isPresent(source)).length
  return {
    now, today, seat: seatOf(ctx), rows, people, papers: line.length - people, beyond: Math.max(0, line.length - upTo), carry: queue.countBefore(today, userId),
    ended: queue.endedOn(today, userId, MOST_ENDED).map((ticket) => rowOf(ticket, ctx)), coming: queue.openAfter(today, userId, MOST_COMING).map((ticket) => rowOf(ticket, ctx)),
  }
}

export function boardOf(ctx: Ctx): Board {
  const { repos: { queue, accounts }, now, today } = ctx
  const calls = queue.lastCalls(today, MOST_RECENT)
  const shown = calls.map((call) => ({ number: numberOf(call), window: windowName(call.windowId, ctx), name: maskName(call.name), at: call.at, callNo: call.callNo }))
  const at = calls.findIndex(({ state }) => state === 'called')
  const calling = shown[at]
  const alarm = boardAlarm(ctx)
  return {
    now, roomName: accounts.desk().roomName, recent: shown, waiting: queue.waitingOn(today), announce: queue.rules().announce,
    ...(calling === undefined ? {} : { calling: { number: calling.number, window: calling.window, name: calling.name } }), ...(alarm === undefined ? {} : { alarm }),
  }
}

const kept = (event: TicketEvent): event is TicketEvent & KeptStep => event.action !== 'undo'
/** The steps of a ticket without those that take others back. */
export const keptSteps = (events: readonly TicketEvent[]): KeptStep[] => events.filter(kept)

export function stepsOf(ticket: Ticket, ctx: Ctx): OutputOf<'queue.steps'> {
  const { repos: { queue, accounts }, today } = ctx
  const events = queue.steps(ticket.id)
  const verdict = undoable(ticket, keptSteps(events), today)
  const to = ({ toWindowId = null, toAccountId = null }: TicketEvent): string | null => (toWindowId !== null ? windowName(toWindowId, ctx) : toAccountId !== null ? accounts.nameOf(toAccountId) : null)
  const steps: TicketStep[] = events.map((event) => ({
    id: event.id, at: event.at, actor: accounts.nameOf(event.actorId), action: event.action, reason: event.reason, undone: event.undone, ...given('window', event.windowId === null || event.windowId === undefined ? null : windowName(event.windowId, ctx)), ...given('to', to(event)),
  }))
  return { number: numberOf(ticket), steps, ...(verdict.ok ? {} : { fixed: FIXED_WORDS[verdict.why] }) }
}
