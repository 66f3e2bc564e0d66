/**
 * Section `queue` (候访): who waits, who is called, and where.
 * Names leave masked; a ticket whose petition the reader may not see is not there for him.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'
import { QueueRules, TicketSource } from './queueRules'

const desk: Access = ['reception', 'leader']
const board: Access = ['reception', 'leader', 'counsellor']

/** 预约未到 · 候访 · 已呼叫 · 接谈中 · 缓冲中 · 已办 · 已离开 · 过号未到 · 已转新号 */
export const TicketState = z.enum(['booked', 'waiting', 'called', 'serving', 'buffer', 'done', 'left', 'noShow', 'carried'])
export type TicketState = z.infer<typeof TicketState>
export const TicketAction = z.enum(['arrive', 'call', 'recall', 'skip', 'transfer', 'prioritise', 'start', 'toBuffer', 'fromBuffer', 'leaveBuffer', 'refer', 'finish', 'leave', 'noShow', 'register', 'carry'])
export type TicketAction = z.infer<typeof TicketAction>

export const TicketRow = z.strictObject({
  id: Id, number: ShortText, onDay: Day, source: TicketSource, state: TicketState, name: ShortText, matter: ShortText, headcount: z.number().int(),
  /** Id of the reason in the room's rules. */
  priority: ShortText.optional(),
  takenAt: Instant, waitingSince: Instant, bookedFor: Instant.optional(), calledAt: Instant.optional(), endedAt: Instant.optional(),
  /** How often it was called since it last waited. */
  calls: z.number().int(), windowId: z.number().int().optional(), forWindowId: z.number().int().optional(), forWorker: ShortText.optional(),
  /** Place in the line as it will be called, from 1; only while it waits. */
  place: z.number().int().optional(),
  /** Skipped, and not yet to come again. */
  held: z.boolean(),
  /** The reader's own draft made from it. */
  draftId: Id.optional(),
})
export type TicketRow = z.infer<typeof TicketRow>

const Which = z.strictObject({ ticketId: Id })
/** A clock time in Asia/Shanghai. */
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, '时间请写成 09:30 的样子')
const Booking = { bookedOn: Day, bookedTime: ClockTime }
const Why = text(500).optional()
const topics = ['queue', 'audit'] as const

/** What was typed for a number not yet taken, as it stood when the room locked. */
export const Unsent = z.strictObject({ name: text(60), matter: text(80), headcount: text(8), source: TicketSource, priority: ShortText, bookedOn: text(40), bookedTime: text(40) })
export type Unsent = z.infer<typeof Unsent>

const Take = z.strictObject({
  /** Name or how to be addressed; may stay empty. */
  name: text(60), matter: text(80), headcount: z.number().int().min(1, '人数至少 1 人').max(9999), source: TicketSource.default('visit'), priority: ShortText.optional(),
  bookedOn: Day.optional(), bookedTime: ClockTime.optional(),
}).refine(({ source, bookedOn }) => source !== 'appointment' || bookedOn !== undefined, { message: '请选择预约日期', path: ['bookedOn'] })
  .refine(({ source, bookedTime }) => source !== 'appointment' || bookedTime !== undefined, { message: '请填写预约时间', path: ['bookedTime'] })

/** What becomes of an open ticket of an earlier day: a new number today, gone, or an appointment; at the day's end the same for today's. */
const Signed = z.discriminatedUnion('how', [
  Which.extend({ how: z.literal('today') }), Which.extend({ how: z.literal('left') }), Which.extend({ how: z.literal('appointment'), ...Booking }),
])

export const TicketStep = z.strictObject({
  id: Id, at: Instant, actor: ShortText, action: z.enum(['take', 'undo', ...TicketAction.options]), window: ShortText.optional(), to: ShortText.optional(), reason: z.string(),
  /** Taken back by a later step. */
  undone: z.boolean(),
})
export type TicketStep = z.infer<typeof TicketStep>

export const Board = z.strictObject({
  now: Instant, roomName: ShortText,
  calling: z.strictObject({ number: ShortText, window: ShortText, name: ShortText }).optional(),
  /** Newest first. `callNo` is 1 for a first call. */
  recent: z.array(z.strictObject({ number: ShortText, window: ShortText, name: ShortText, at: Instant, callNo: z.number().int() })).max(6),
  waiting: z.number().int(), announce: z.boolean(), alarm: z.strictObject({ drill: z.boolean(), text: ShortText }).optional(),
})
export type Board = z.infer<typeof Board>

const Called = z.strictObject({ ticketId: Id, number: ShortText, callNo: z.number().int(), windowId: z.number().int() })

export const queue = {
  /** Today's open tickets: the first `upTo` of the line in the order in which they will be called, and all others; today's last ended ones, coming appointments, and how many of earlier days are still open. */
  list: query({
    input: z.strictObject({ upTo: z.number().int().min(1).max(600).default(80) }), topics: ['queue', 'drafts', 'petitions'], roles: desk,
    output: z.strictObject({ now: Instant, today: Day, seat: z.number().int(), rows: z.array(TicketRow), ended: z.array(TicketRow), coming: z.array(TicketRow), carry: z.number().int(), /** Who waits in the room, letters and calls that wait, and how many of both are beyond `upTo`. */ people: z.number().int(), papers: z.number().int(), beyond: z.number().int() }),
  }),
  /** What the waiting room sees. */
  board: query({ input: Nothing, output: Board, topics: ['queue', 'desk', 'safety'], roles: board }),
  rules: query({ input: Nothing, topics: ['desk'], roles: 'everyone', output: z.strictObject({ rules: QueueRules, revision: ShortText, source: z.string(), changed: z.boolean(), sources: z.record(z.string(), z.string()) }) }),
  saveRules: command({ input: QueueRules, output: Done, topics: ['desk', ...topics], roles: ['admin', 'leader'] }),
  /** Which window the actor sits at from now on; kept with the account. */
  sit: command({ input: z.strictObject({ windowId: Id }), output: Done, topics: ['queue'], roles: desk, faults: ['no-window'] }),
  take: command({ input: Take, output: z.strictObject({ ticketId: Id, number: ShortText, ahead: z.number().int(), bookedFor: Instant.optional() }), topics, roles: desk, faults: ['past', 'no-priority'] }),
  /** Typed by the actor and not taken before the room locked; taking a number ends it. */
  unsent: query({ input: Nothing, output: z.strictObject({ form: Unsent.optional() }), topics: [], roles: desk }),
  keepUnsent: command({ input: Unsent, output: Done, topics: [], roles: desk }),
  /** The slip with its number; no personal data on it. */
  slip: query({ input: Which, output: z.strictObject({ html: z.string(), number: ShortText }), topics: ['queue', 'desk'], roles: desk }),
  /** Somebody who had an appointment is here. */
  arrive: command({ input: Which, output: Done, topics, roles: desk, faults: ['wrong-state'] }),
  /** The next in line for the actor's window, or a chosen one; out of turn with a reason. */
  call: command({ input: z.strictObject({ ticketId: Id.optional(), reason: Why }), output: Called, topics, roles: desk, faults: ['called', 'nobody', 'busy', 'out-of-turn', 'for-other', 'wrong-state'] }),
  recall: command({ input: Which, output: Called, topics, roles: desk, faults: ['called', 'wrong-state'] }),
  /** Not here just now: comes again after so many others. */
  skip: command({ input: Which, output: Done, topics, roles: desk, faults: ['called', 'wrong-state'] }),
  transfer: command({ input: Which.extend({ windowId: Id.optional(), accountId: Id.optional(), reason: Why }), output: Done, topics, roles: desk, faults: ['called', 'wrong-state', 'no-window', 'no-officer'] }),
  prioritise: command({ input: Which.extend({ priority: ShortText.nullable(), reason: Reason }), output: Done, topics, roles: desk, faults: ['wrong-state', 'no-priority'] }),
  leave: command({ input: Which.extend({ reason: Why }), output: Done, topics, roles: desk, faults: ['called', 'wrong-state'] }),
  noShow: command({ input: Which, output: Done, topics, roles: desk, faults: ['called', 'too-few-calls', 'wrong-state'] }),
  /** A draft filled with what the ticket says; the same one again while it is there. */
  start: command({ input: Which, output: z.strictObject({ draftId: Id }), topics: ['drafts', ...topics], roles: desk, faults: ['called', 'wrong-state'] }),
  /** Ends without a registration, so with a reason. */
  finish: command({ input: Which.extend({ reason: Reason }), output: Done, topics, roles: desk, faults: ['called', 'wrong-state'] }),
  /** Takes the newest step back that still holds; `stepId` is the one the worker saw. */
  undo: command({ input: Which.extend({ stepId: Id, reason: Reason }), output: Done, topics, roles: desk, faults: ['moved-on', 'nothing-to-undo', 'registered', 'buffer-step', 'carried-on', 'too-late'] }),
  steps: query({ input: Which, output: z.strictObject({ number: ShortText, steps: z.array(TicketStep), /** Why its newest step cannot be taken back. */ fixed: z.string().optional() }), topics: ['queue'], roles: desk }),
  /** Open tickets of earlier days, then today's for the day's end; and who signed last. */
  carryOver: query({
    input: Nothing, topics: ['queue'], roles: desk,
    output: z.strictObject({ now: Instant, today: Day, earlier: z.array(TicketRow), todays: z.array(TicketRow), last: z.strictObject({ at: Instant, by: ShortText, count: z.number().int() }).optional() }),
  }),
  /** Signs what becomes of each ticket named; all of it or nothing. */
  sign: command({
    input: z.strictObject({ entries: z.array(Signed).min(1, '请先逐一选定去向').max(300, '一次最多 300 个号'), looked: z.literal(true, '请先逐一核对，再签收') }),
    output: z.strictObject({ signed: z.number().int(), numbers: z.array(z.strictObject({ from: ShortText, to: ShortText })) }), topics, roles: desk, faults: ['wrong-state', 'past', 'in-buffer', 'already-today'],
  }),
} as const
