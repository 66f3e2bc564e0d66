/**
 * One ticket (候访号) from being taken to its end: one table of states and steps, what each step changes, and what can be taken back.
 * Its steps are only ever added; where it stands follows from them. Knows no other ticket.
 */
import type { Day } from '../contract/fields'
import type { TicketAction, TicketState } from '../contract/queue'
import type { QueueRules, TicketSource } from '../contract/queueRules'

/** Where each step leads from each state; a step without an entry is refused there. */
export const TRANSITIONS: Readonly<Record<TicketState, Readonly<Partial<Record<TicketAction, TicketState>>>>> = {
  booked: { arrive: 'waiting', prioritise: 'booked', leave: 'left', register: 'done', carry: 'carried' },
  waiting: { call: 'called', skip: 'waiting', transfer: 'waiting', prioritise: 'waiting', toBuffer: 'buffer', leave: 'left', register: 'done', carry: 'carried' },
  called: { recall: 'called', skip: 'waiting', transfer: 'waiting', prioritise: 'called', start: 'serving', toBuffer: 'buffer', finish: 'done', leave: 'left', noShow: 'noShow', register: 'done', carry: 'carried' },
  serving: { start: 'serving', transfer: 'waiting', prioritise: 'serving', toBuffer: 'buffer', finish: 'done', leave: 'left', register: 'done', carry: 'carried' },
  buffer: { fromBuffer: 'waiting', prioritise: 'buffer', leaveBuffer: 'left', refer: 'done', register: 'buffer' },
  done: { register: 'done' }, left: { register: 'left' }, noShow: { register: 'noShow' }, carried: { register: 'carried' },
}

const ENDED: readonly TicketState[] = ['done', 'left', 'noShow', 'carried']
/** Nothing more is expected of it. */
export const isEnded = (state: TicketState): boolean => ENDED.includes(state)

/** At a desk, where only the window that called it goes on with it. */
const AT_DESK: readonly TicketState[] = ['called', 'serving']
const OF_THE_DESK: readonly TicketAction[] = ['call', 'recall', 'skip', 'transfer', 'start', 'finish', 'leave', 'noShow']

/** Where a ticket stands: what its steps so far come to. Instants are UTC milliseconds. */
export interface Standing {
  readonly state: TicketState
  /** The window that called it and who sat there, while it is called or served. */
  readonly windowId: number | null
  readonly workerId: number | null
  /** Passed on to a window or a person. */
  readonly forWindowId: number | null
  readonly forAccountId: number | null
  /** Calls since it last waited, and when the first of them was. */
  readonly calls: number
  readonly calledAt: number | null
  /** Skipped: comes again when that many calls were made that day. */
  readonly due: number | null
  readonly priority: string | null
  readonly draftId: number | null
  readonly petitionId: number | null
  /** Its place among its like, and since when its person waits. */
  readonly orderAt: number
  readonly waitingSince: number
  readonly endedAt: number | null
}

/** One step as it is kept. */
export interface Step {
  readonly action: TicketAction
  readonly at: number
  readonly actorId: number
  readonly windowId?: number | null
  readonly toWindowId?: number | null
  readonly toAccountId?: number | null
  readonly due?: number | null
  readonly priority?: string | null
  readonly draftId?: number | null
  readonly petitionId?: number | null
  readonly orderAt?: number | null
}
export interface KeptStep extends Step { readonly id: number; readonly day: Day; readonly undone: boolean }

/** What was settled when the number was taken. */
export interface Taken { readonly state: 'waiting' | 'booked'; readonly at: number; readonly orderAt: number; readonly priority: string | null }

export function begin({ state, at, orderAt, priority }: Taken): Standing {
  return { state, windowId: null, workerId: null, forWindowId: null, forAccountId: null, calls: 0, calledAt: null, due: null, priority, draftId: null, petitionId: null, orderAt, waitingSince: at, endedAt: null }
}

const AWAY = { windowId: null, workerId: null, calls: 0, calledAt: null, due: null } as const

function changed(now: Standing, step: Step): Partial<Standing> {
  switch (step.action) {
    case 'arrive': return { waitingSince: step.at, orderAt: step.orderAt ?? now.orderAt }
    case 'call': return { windowId: step.windowId ?? null, workerId: step.actorId, calls: 1, calledAt: step.at, due: null }
    case 'recall': return { calls: now.calls + 1 }
    case 'skip': return { ...AWAY, due: step.due ?? null }
    case 'transfer': return { ...AWAY, forWindowId: step.toWindowId ?? null, forAccountId: step.toAccountId ?? null }
    case 'prioritise': return { priority: step.priority ?? null }
    case 'start': return { draftId: step.draftId ?? now.draftId }
    // The desk that began with somebody goes on with him (首接首办).
    case 'toBuffer': return { ...AWAY, forWindowId: now.windowId ?? now.forWindowId }
    case 'register': return { petitionId: now.petitionId ?? step.petitionId ?? null }
    case 'fromBuffer': case 'leaveBuffer': case 'refer': case 'finish': case 'leave': case 'noShow': case 'carry': return {}
  }
}

/** Where a ticket stands after one more step. @throws TypeError where the table has no such step. */
export function advance(now: Standing, step: Step): Standing {
  const state = TRANSITIONS[now.state][step.action]
  if (state === undefined) throw new TypeError(`no step ${step.action} from ${now.state}`)
  return { ...now, ...changed(now, step), state, endedAt: isEnded(state) ? now.endedAt ?? step.at : null }
}

/** Where a ticket stands after all steps that still hold. */
export function replay(taken: Taken, steps: readonly KeptStep[]): Standing {
  return steps.filter(({ undone }) => !undone).reduce<Standing>(advance, begin(taken))
}

/** Why a step is refused: not from this state, at another window, or no-show before it was called often enough. */
export type Refused = 'wrong-state' | 'called' | 'too-few-calls'

/** Whether the worker at `window` may take a step; the screen enables its buttons by the same answer. */
export function refusalOf(now: Pick<Standing, 'state' | 'windowId' | 'calls'>, action: TicketAction, window: number, { recalls }: Pick<QueueRules, 'recalls'>): Refused | undefined {
  const elsewhere = AT_DESK.includes(now.state) && OF_THE_DESK.includes(action) && (action === 'call' || now.windowId !== window)
  if (elsewhere) return 'called'
  if (TRANSITIONS[now.state][action] === undefined) return 'wrong-state'
  return action === 'noShow' && now.calls < 1 + recalls ? 'too-few-calls' : undefined
}

/** Steps of the emotion buffer room: taken and taken back there. */
const OF_BUFFER: readonly TicketAction[] = ['toBuffer', 'fromBuffer', 'leaveBuffer', 'refer']

export type Fixed = 'nothing-to-undo' | 'registered' | 'buffer-step' | 'carried-on' | 'too-late'
export type Undo = { readonly ok: true; readonly step: KeptStep } | { readonly ok: false; readonly why: Fixed }

/** The newest step that still holds, when it can be taken back: on its own day, and never once a petition was registered. */
export function undoable(standing: Pick<Standing, 'petitionId'>, steps: readonly KeptStep[], today: Day): Undo {
  const step = steps.findLast(({ undone }) => !undone)
  if (standing.petitionId !== null) return { ok: false, why: 'registered' }
  if (step === undefined) return { ok: false, why: 'nothing-to-undo' }
  if (OF_BUFFER.includes(step.action)) return { ok: false, why: 'buffer-step' }
  if (step.action === 'carry') return { ok: false, why: 'carried-on' }
  return step.day === today ? { ok: true, step } : { ok: false, why: 'too-late' }
}

/** A001; from 1000 on it simply grows. */
export function ticketNumber(series: string, sequence: number): string {
  return `${series}${String(sequence).padStart(3, '0')}`
}

/** The series a source takes its numbers from. */
export function seriesOf(source: TicketSource, { series }: Pick<QueueRules, 'series'>): QueueRules['series'][number] {
  const found = series.find(({ sources }) => sources.includes(source)) ?? series[0]
  if (found === undefined) throw new TypeError('rules without a series')
  return found
}

export type WaitColour = 'green' | 'yellow' | 'orange' | 'red'

/** The colour of a waiting time, by the room's minutes. */
export function waitColour(minutes: number, { yellow, orange, red }: QueueRules['waitMinutes']): WaitColour {
  if (minutes >= red) return 'red'
  if (minutes >= orange) return 'orange'
  return minutes >= yellow ? 'yellow' : 'green'
}
