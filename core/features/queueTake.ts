/**
 * Taking a number, signing what is left open, and the draft a ticket turns into.
 * The one place where numbers of 候访 are given out: each within its transaction, so that none is given twice and none is left out.
 */
import type { InputOf, OutputOf } from '../contract/index'
import type { Day } from '../contract/fields'
import type { IntakeForm } from '../contract/intake'
import { type Ctx, refuse } from '../door/context'
import type { Ticket } from '../door/queuePort'
import { addDays, dayNumber, startOf } from '../domain/day'
import { begin, isEnded, seriesOf, type Taken } from '../domain/queue'
import { lineOf, MOST_OPEN, rowOf } from './queueView'
import { numberOf, record, ticketOf } from './queueSteps'

type Particulars = Pick<Ticket, 'source' | 'name' | 'matter' | 'headcount' | 'priority'>
/** Where in which day's line it stands; `bookedFor` makes it an appointment that is still to come. */
interface Place { readonly onDay: Day; readonly orderAt?: number; readonly bookedFor?: number; readonly from?: Ticket }

const DAY_MS = 86_400_000

function give({ source, name, matter, headcount, priority }: Particulars, { onDay, orderAt, bookedFor, from }: Place, ctx: Ctx): number {
  const { repos: { queue }, now, today, actor } = ctx
  const rules = queue.rules()
  const series = seriesOf(source, rules).code
  const { sequence, lastOrderAt } = queue.nextNumber(onDay, series)
  // A clock set back puts nobody before those who came earlier.
  const place = bookedFor ?? orderAt ?? Math.max(now, lastOrderAt)
  if (bookedFor === undefined) queue.noteOrder(onDay, series, place)
  if (sequence === 1) queue.forgetBefore(addDays(today, -rules.keepNamesDays))
  const taken: Taken = { state: bookedFor === undefined ? 'waiting' : 'booked', at: now, orderAt: place, priority }
  return queue.add({
    onDay, series, sequence, source, name, matter, headcount, takenAt: now, takenBy: actor.userId, firstState: taken.state, firstOrderAt: place, firstPriority: priority, bookedFor: bookedFor ?? null, carriedFrom: from?.id ?? null,
  }, { ...begin(taken), petitionId: from?.petitionId ?? null })
}

/** The instant of an appointment, which is still to come. */
function appointed(day: Day, time: string, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const at = startOf(day) + (hours * 60 + minutes) * 60_000
  return at >= now ? at : refuse('past', '预约时间已经过了，请改填今后的日期和时间', 'bookedOn')
}

export function checkPriority(priority: string | null, { repos }: Ctx): string | null {
  if (priority !== null && !repos.queue.rules().priorities.some(({ id }) => id === priority)) refuse('no-priority', '没有这种优先理由，请重新选择', 'priority')
  return priority
}

export function take({ name, matter, headcount, source = 'visit', priority, bookedOn, bookedTime }: InputOf<'queue.take'> & { readonly bookedOn?: Day | undefined }, ctx: Ctx): OutputOf<'queue.take'> {
  const reason = checkPriority(priority ?? null, ctx)
  const bookedFor = source === 'appointment' && bookedOn !== undefined && bookedTime !== undefined ? appointed(bookedOn, bookedTime, ctx.now) : undefined
  const place: Place = bookedFor === undefined || bookedOn === undefined ? { onDay: ctx.today } : { onDay: bookedOn, bookedFor }
  const ticketId = give({ source, name: name.trim(), matter: matter.trim(), headcount, priority: reason }, place, ctx)
  ctx.audit({ object: `ticket:${ticketId}`, fields: [...(name.trim() === '' ? [] : ['name']), ...(matter.trim() === '' ? [] : ['matter']), 'headcount', ...(reason === null ? [] : ['priority']), ...(bookedFor === undefined ? [] : ['bookedFor'])] })
  const ticket = ticketOf(ticketId, ctx)
  return { ticketId, number: numberOf(ticket), ahead: aheadOf(ticket, ctx), ...(bookedFor === undefined ? {} : { bookedFor }) }
}

/** How many are called before it, as things are now. */
export function aheadOf(ticket: Ticket, ctx: Ctx): number {
  return Math.max(0, lineOf(ctx.repos.queue.openOn(ctx.today, ctx.actor.userId, MOST_OPEN), ctx).findIndex(({ id }) => id === ticket.id))
}

/** What a draft begins with: everything the person has already said once. */
export function prefilled({ id, name, matter, headcount, source }: Ticket): IntakeForm {
  const petitioner = { ...(name === '' ? {} : { name }), ...(source === 'onBehalf' ? { mode: 'onBehalf' as const } : {}) }
  return { ticketId: id, headcount, ...(source === 'letter' || source === 'call' ? { form: source } : {}), ...(matter === '' ? {} : { title: matter }), ...(Object.keys(petitioner).length === 0 ? {} : { petitioner }) }
}

type Entry = InputOf<'queue.sign'>['entries'][number]

/** What becomes of one open ticket; a new number keeps the old one's place. */
function settle(entry: Entry, ctx: Ctx): { readonly from: string; readonly to: string } | undefined {
  const ticket = ticketOf(entry.ticketId, ctx)
  const number = numberOf(ticket)
  if (isEnded(ticket.state)) refuse('wrong-state', `${number} 已经有结果了，请重新打开清点单`, 'entries')
  if (ticket.state === 'buffer') refuse('in-buffer', `${number} 还在情绪缓冲室，请先在那里结束缓冲，再来清点`, 'entries')
  if (ticket.onDay > ctx.today) refuse('wrong-state', `${number} 是以后的预约，不用清点`, 'entries')
  ctx.audit({ object: `ticket:${ticket.id}`, fields: [entry.how] })
  if (entry.how === 'left') {
    record(ticket, { action: 'leave', reason: '清点时已离开' }, ctx)
    return undefined
  }
  const to = give(ticket, placeFor(entry, ticket, ctx), ctx)
  record(ticket, { action: 'carry' }, ctx)
  return { from: number, to: numberOf(ticketOf(to, ctx)) }
}

function placeFor(entry: Exclude<Entry, { how: 'left' }>, ticket: Ticket, { now, today }: Ctx): Place {
  if (entry.how === 'appointment') {
    const day = entry.bookedOn as Day
    return { onDay: day, bookedFor: appointed(day, entry.bookedTime, now), from: ticket }
  }
  if (ticket.onDay === today) refuse('already-today', `${numberOf(ticket)} 就是今天的号，不用顺延；今天不办了请选“转预约”或“已离开”`, 'entries')
  const { bookedFor, state, orderAt } = ticket
  // Somebody who did not come to an appointment is expected at the same time today.
  return { onDay: today, from: ticket, ...(state === 'booked' && bookedFor !== null ? { bookedFor: bookedFor + (dayNumber(today) - dayNumber(ticket.onDay)) * DAY_MS } : { orderAt }) }
}

export function sign({ entries }: InputOf<'queue.sign'>, ctx: Ctx): OutputOf<'queue.sign'> {
  const unlike = [...new Map(entries.map((entry) => [entry.ticketId, entry])).values()]
  const numbers = unlike.flatMap((entry) => settle(entry, ctx) ?? [])
  ctx.repos.queue.addSigning({ day: ctx.today, at: ctx.now, byId: ctx.actor.userId, tickets: unlike.length })
  return { signed: unlike.length, numbers }
}

export function carryOver(ctx: Ctx): OutputOf<'queue.carryOver'> {
  const { repos: { queue, accounts }, actor: { userId }, today, now } = ctx
  const last = queue.lastSigning()
  return {
    now, today, earlier: queue.openBefore(today, userId, MOST_OPEN).map((ticket) => rowOf(ticket, ctx)), todays: queue.openOn(today, userId, MOST_OPEN).map((ticket) => rowOf(ticket, ctx)),
    ...(last === undefined ? {} : { last: { at: last.at, by: accounts.nameOf(last.byId), count: last.tickets } }),
  }
}
