/**
 * One step of a ticket: whether it may be taken, then the step and where the ticket stands now, in the caller's transaction.
 * What other sections do to a ticket (情绪缓冲室, registration) is here as well.
 */
import { type Ctx, refuse } from '../door/context'
import type { Ticket } from '../door/queuePort'
import { advance, refusalOf, ticketNumber, TRANSITIONS, type Step } from '../domain/queue'
import { TICKET_STATES, TICKET_STEPS } from '../domain/queueWords'

export const numberOf = ({ series, sequence }: Pick<Ticket, 'series' | 'sequence'>): string => ticketNumber(series, sequence)

export function ticketOf(ticketId: number, { repos, actor }: Ctx): Ticket {
  return repos.queue.byId(ticketId, actor.userId) ?? refuse('not-found', '没有这个候访号，或您无权查看；请刷新候访列表', 'ticketId')
}

/** The window the actor sits at: as chosen, while there is such a window, else the first. */
export function seatOf({ repos, actor }: Ctx): number {
  const { windows } = repos.queue.rules()
  const chosen = repos.queue.seat(actor.userId)
  return windows.find(({ id }) => id === chosen)?.id ?? windows[0]?.id ?? 1
}

/** What a window is called; one that the room gave up keeps its number. */
export function windowName(windowId: number, { repos }: Ctx): string {
  return repos.queue.rules().windows.find(({ id }) => id === windowId)?.name ?? `${windowId}号窗`
}

export interface Taking extends Omit<Step, 'at' | 'actorId' | 'windowId'> { readonly reason?: string | undefined }

/** Takes a step that the actor's window may take. */
export function takeStep(ticket: Ticket, taking: Taking, ctx: Ctx): Ticket {
  const rules = ctx.repos.queue.rules()
  const refused = refusalOf(ticket, taking.action, seatOf(ctx), rules)
  if (refused === 'called') held(ticket, ctx)
  if (refused === 'wrong-state') wrongState(ticket, taking.action)
  if (refused === 'too-few-calls') refuse('too-few-calls', `${numberOf(ticket)} 才叫了 ${ticket.calls} 次，重呼满 ${rules.recalls} 次后才能记未到；人不在可以先过号`, 'ticketId')
  return record(ticket, taking, ctx)
}

/** Somebody else has called it meanwhile. */
export function held(ticket: Ticket, ctx: Ctx): never {
  const window = ticket.windowId ?? 1
  const own = window === seatOf(ctx)
  const what = ticket.state === 'serving' ? `正在${windowName(window, ctx)}接谈` : `已被${windowName(window, ctx)}呼叫`
  return refuse('called', `${numberOf(ticket)} ${what}${own ? '，就是本窗口，可以重呼或开始接谈' : `；请叫下一位，要接着办请先把本机窗口改为${windowName(window, ctx)}`}`, 'ticketId')
}

export function wrongState(ticket: Ticket, action: Step['action']): never {
  return refuse('wrong-state', `${numberOf(ticket)} 现在是“${TICKET_STATES[ticket.state]}”，不能${TICKET_STEPS[action]}；请看候访列表里的最新情况`, 'ticketId')
}

/** The step itself, whoever takes it. */
export function record(ticket: Ticket, { reason = '', ...step }: Taking, ctx: Ctx): Ticket {
  const { repos, now, today, actor } = ctx
  if (TRANSITIONS[ticket.state][step.action] === undefined) wrongState(ticket, step.action)
  const whole: Step = { ...step, at: now, actorId: actor.userId, windowId: seatOf(ctx) }
  const standing = advance(ticket, whole)
  repos.queue.addStep({ ...whole, ticketId: ticket.id, day: today, reason: reason.trim(), callNo: step.action === 'call' || step.action === 'recall' ? standing.calls : null })
  repos.queue.stand(ticket.id, standing)
  return { ...ticket, ...standing }
}

/** Into the emotion buffer room; number, priority and place in the line are kept. Audited here as well as by the caller. */
export function toBuffer(ticketId: number, ctx: Ctx): Ticket {
  const ticket = record(ticketOf(ticketId, ctx), { action: 'toBuffer' }, ctx)
  ctx.audit({ object: `ticket:${ticketId}`, fields: ['toBuffer'] })
  return ticket
}

const OUT_OF_BUFFER = { back: 'fromBuffer', left: 'leaveBuffer', referred: 'refer' } as const

/** Out of the emotion buffer room: `back` to the place kept, for the window that began; `left` and `referred` end the ticket. */
export function fromBuffer(ticketId: number, ctx: Ctx, how: keyof typeof OUT_OF_BUFFER): Ticket {
  const action = OUT_OF_BUFFER[how]
  const ticket = record(ticketOf(ticketId, ctx), { action }, ctx)
  ctx.audit({ object: `ticket:${ticketId}`, fields: [action] })
  return ticket
}

/**
 * A petition was registered from a ticket: it is done and says from now on which petition came of it, whatever became of it before.
 * A ticket that is not there keeps nobody from registering. Leaves no audit entry: it would tell of a petition that is hidden from some readers.
 */
export function noteRegistered(ticketId: number | undefined, petitionId: number, ctx: Ctx): void {
  if (ticketId === undefined) return
  const ticket = ctx.repos.queue.anyById(ticketId)
  if (ticket === undefined) return
  record(ticket, { action: 'register', petitionId }, ctx)
  noteRegistered(ctx.repos.queue.carriedTo(ticketId), petitionId, ctx)
}

/** The number that a draft's tab shows. */
export function draftTicket(ticketId: number | undefined, { repos }: Ctx): { readonly ticket?: string } {
  const ticket = ticketId === undefined ? undefined : repos.queue.anyById(ticketId)
  return ticket === undefined ? {} : { ticket: numberOf(ticket) }
}
