/**
 * 候访: who waits, who is called, and where.
 */
import type { Handlers } from '../contract/index'
import { type Ctx, refuse } from '../door/context'
import type { Ticket } from '../door/queuePort'
import { ticketSlipHtml } from '../documents/ticketSlip'
import { replay, seriesOf, undoable } from '../domain/queue'
import { isPresent } from '../domain/queueLine'
import { FIXED_WORDS } from '../domain/queueWords'
import { aheadOf, carryOver, checkPriority, prefilled, sign, take } from './queueTake'
import { boardOf, keptSteps, lineOf, listed, MOST_OPEN, stepsOf } from './queueView'
import { held, numberOf, seatOf, takeStep, ticketOf, windowName, wrongState } from './queueSteps'

/** Whether a ticket may be called at this window: it is for nobody in particular, or for this one. */
const isFor = ({ forWindowId, forAccountId }: Ticket, window: number, userId: number): boolean => (forWindowId === null || forWindowId === window) && (forAccountId === null || forAccountId === userId)

function nextFor(window: number, ctx: Ctx): Ticket | undefined {
  return lineOf(ctx.repos.queue.openOn(ctx.today, ctx.actor.userId, MOST_OPEN), ctx).find((ticket) => isFor(ticket, window, ctx.actor.userId))
}

/** The ticket to call: the next one, or the chosen one when nothing stands against it. */
function toCall(ticketId: number | undefined, reason: string, window: number, ctx: Ctx): Ticket {
  if (ticketId === undefined) {
    free(window, ctx)
    return nextFor(window, ctx) ?? refuse('nobody', '没有人在候访；有新号会出现在列表里')
  }
  const ticket = ticketOf(ticketId, ctx)
  if (ticket.state === 'called' || ticket.state === 'serving') held(ticket, ctx)
  if (ticket.state !== 'waiting') wrongState(ticket, 'call')
  if (ticket.onDay !== ctx.today) refuse('wrong-state', `${numberOf(ticket)} 是 ${ticket.onDay} 的号，请先在“清点”里签收，再叫新号`, 'ticketId')
  free(window, ctx)
  if (!isFor(ticket, window, ctx.actor.userId)) refuse('for-other', `${numberOf(ticket)} 已转给${ticket.forWindowId === null ? ctx.repos.accounts.nameOf(ticket.forAccountId ?? 0) : windowName(ticket.forWindowId, ctx)}；要在这里办，请先转到本窗口`, 'ticketId')
  const first = nextFor(window, ctx)
  if (isPresent(ticket.source) && first !== undefined && first.id !== ticket.id && reason.trim().length < 2) refuse('out-of-turn', `还没有轮到 ${numberOf(ticket)}，前面是 ${numberOf(first)}；要先叫请写明原因`, 'reason')
  return ticket
}

/** A window calls one at a time. */
function free(window: number, ctx: Ctx): void {
  const called = ctx.repos.queue.calledAt(ctx.today, window)
  if (called !== undefined) refuse('busy', `${windowName(window, ctx)}呼叫的 ${numberOf(called)} 还没有处理，请先接谈、过号或记离开，再叫下一位`)
}

const called = ({ id, calls, windowId, ...ticket }: Ticket) => ({ ticketId: id, number: numberOf(ticket), callNo: calls, windowId: windowId ?? 0 })

/** A step that needs nothing but the ticket and perhaps a reason. */
function plain(action: 'skip' | 'leave' | 'noShow' | 'finish' | 'recall', ticketId: number, ctx: Ctx, reason?: string): Ticket {
  const due = action === 'skip' ? ctx.repos.queue.callsOn(ctx.today).length + ctx.repos.queue.rules().backAfter : null
  const ticket = takeStep(ticketOf(ticketId, ctx), { action, due, reason }, ctx)
  ctx.audit({ object: `ticket:${ticketId}`, ...(reason === undefined || reason.trim() === '' ? {} : { fields: ['reason'] }) })
  return ticket
}

const done = { done: true } as const

function transfer(input: { readonly ticketId: number; readonly windowId?: number | undefined; readonly accountId?: number | undefined; readonly reason?: string | undefined }, ctx: Ctx): void {
  const { ticketId, windowId = null, accountId = null, reason } = input
  const { repos } = ctx
  if (windowId !== null && !repos.queue.rules().windows.some(({ id }) => id === windowId)) refuse('no-window', '没有这个窗口，请重新选择', 'windowId')
  if (accountId !== null && repos.accounts.byId(accountId)?.roles.some((role) => role === 'reception' || role === 'leader') !== true) refuse('no-officer', '这位工作人员现在不能接访，请另选一位', 'accountId')
  takeStep(ticketOf(ticketId, ctx), { action: 'transfer', toWindowId: windowId, toAccountId: accountId, reason }, ctx)
  ctx.audit({ object: `ticket:${ticketId}`, fields: windowId === null && accountId === null ? [] : [windowId === null ? 'accountId' : 'windowId'] })
}

function start(ticketId: number, ctx: Ctx): number {
  const { repos: { drafts }, actor, now } = ctx
  const ticket = ticketOf(ticketId, ctx)
  // Who comes back from the buffer room goes on with what was typed before.
  const begun = ticket.draftId !== null && drafts.ticks(ticket.draftId, actor.userId) !== undefined ? ticket.draftId : undefined
  if (begun !== undefined && ticket.state === 'serving' && ticket.workerId === actor.userId) return begun
  const draftId = begun ?? drafts.start(actor.userId, now)
  takeStep(ticket, { action: 'start', draftId }, ctx)
  if (begun === undefined) drafts.save(draftId, actor.userId, 0, prefilled(ticket), now)
  ctx.audit({ object: `ticket:${ticketId}`, fields: [`draft:${draftId}`] })
  return draftId
}

function undo({ ticketId, stepId, reason }: { readonly ticketId: number; readonly stepId: number; readonly reason: string }, ctx: Ctx): void {
  const { repos: { queue }, now, today, actor } = ctx
  const ticket = ticketOf(ticketId, ctx)
  const steps = keptSteps(queue.steps(ticketId))
  const verdict = undoable(ticket, steps, today)
  if (!verdict.ok) return refuse(verdict.why, `${numberOf(ticket)}：${FIXED_WORDS[verdict.why]}`, 'ticketId')
  if (verdict.step.id !== stepId) refuse('moved-on', `${numberOf(ticket)} 在这之后又有新的步骤，请看过最新经过再撤销`, 'stepId')
  queue.addUndo({ ticketId, day: today, at: now, actorId: actor.userId, windowId: seatOf(ctx), reason: reason.trim(), undoes: stepId })
  const { firstState: state, takenAt: at, firstOrderAt: orderAt, firstPriority: priority } = ticket
  queue.stand(ticketId, replay({ state, at, orderAt, priority }, steps.map((step) => (step.id === stepId ? { ...step, undone: true } : step))))
  ctx.audit({ object: `ticket:${ticketId}`, fields: [verdict.step.action, 'reason'] })
}

export const queue: Handlers<'queue', Ctx> = {
  list: ({ upTo }, ctx) => listed(upTo, ctx),
  board: (_input, ctx) => boardOf(ctx),
  rules: (_input, { repos: { queue: repo } }) => {
    const { revision, source, sources, changed } = repo.defaults()
    return { rules: repo.rules(), revision, source, sources: { ...sources }, changed }
  },
  saveRules: (rules, { repos, now, audit }) => {
    repos.queue.saveRules(rules, now)
    audit({ object: 'queueRules', fields: Object.keys(rules), row: rules })
    return done
  },
  sit: ({ windowId }, { repos, actor, now, audit }) => {
    if (!repos.queue.rules().windows.some(({ id }) => id === windowId)) refuse('no-window', '没有这个窗口，请重新选择', 'windowId')
    repos.queue.sit(actor.userId, windowId, now)
    audit({ object: `account:${actor.userId}`, fields: ['windowId'] })
    return done
  },
  take: (input, ctx) => {
    ctx.repos.queue.dropUnsent(ctx.actor.userId)
    return take(input, ctx)
  },
  unsent: (_input, { repos, actor }) => { const form = repos.queue.unsent(actor.userId); return form === undefined ? {} : { form } },
  keepUnsent: (form, { repos, actor, audit }) => {
    repos.queue.keepUnsent(actor.userId, form)
    audit({ object: `account:${actor.userId}`, fields: ['unsent'] })
    return done
  },
  slip: ({ ticketId }, ctx) => {
    const ticket = ticketOf(ticketId, ctx)
    const { roomName, community } = ctx.repos.accounts.desk()
    ctx.audit({ object: `ticket:${ticketId}`, fields: ['roll80'] })
    return { number: numberOf(ticket), html: ticketSlipHtml({ roomName, community, number: numberOf(ticket), series: seriesOf(ticket.source, ctx.repos.queue.rules()).name, takenAt: ticket.takenAt, ahead: aheadOf(ticket, ctx), ...(ticket.state === 'booked' && ticket.bookedFor !== null ? { bookedFor: ticket.bookedFor } : {}) }) }
  },
  arrive: ({ ticketId }, ctx) => {
    const ticket = ticketOf(ticketId, ctx)
    if (ticket.onDay !== ctx.today) refuse('wrong-state', `${numberOf(ticket)} 是 ${ticket.onDay} 的预约；人今天来了，请在“清点”里顺延，或另取今天的号`, 'ticketId')
    const { queue: repo } = ctx.repos
    const arrived = Math.max(ctx.now, repo.lastOrderAt(ctx.today))
    takeStep(ticket, { action: 'arrive', orderAt: Math.max(arrived, ticket.bookedFor ?? 0) }, ctx)
    repo.noteOrder(ctx.today, ticket.series, arrived)
    ctx.audit({ object: `ticket:${ticketId}` })
    return done
  },
  call: ({ ticketId, reason = '' }, ctx) => {
    const window = seatOf(ctx)
    const ticket = takeStep(toCall(ticketId, reason, window, ctx), { action: 'call', reason }, ctx)
    ctx.audit({ object: `ticket:${ticket.id}`, fields: ['windowId', ...(reason.trim() === '' ? [] : ['reason'])] })
    return called(ticket)
  },
  recall: ({ ticketId }, ctx) => called(plain('recall', ticketId, ctx)),
  skip: ({ ticketId }, ctx) => { plain('skip', ticketId, ctx); return done },
  transfer: (input, ctx) => { transfer(input, ctx); return done },
  prioritise: ({ ticketId, priority, reason }, ctx) => {
    takeStep(ticketOf(ticketId, ctx), { action: 'prioritise', priority: checkPriority(priority, ctx), reason }, ctx)
    ctx.audit({ object: `ticket:${ticketId}`, fields: ['priority', 'reason'] })
    return done
  },
  leave: ({ ticketId, reason }, ctx) => { plain('leave', ticketId, ctx, reason); return done },
  noShow: ({ ticketId }, ctx) => { plain('noShow', ticketId, ctx); return done },
  start: ({ ticketId }, ctx) => ({ draftId: start(ticketId, ctx) }),
  finish: ({ ticketId, reason }, ctx) => { plain('finish', ticketId, ctx, reason); return done },
  undo: (input, ctx) => { undo(input, ctx); return done },
  steps: ({ ticketId }, ctx) => stepsOf(ticketOf(ticketId, ctx), ctx),
  carryOver: (_input, ctx) => carryOver(ctx),
  sign: (input, ctx) => sign(input, ctx),
}
