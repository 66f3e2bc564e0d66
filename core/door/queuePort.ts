/**
 * What 候访 asks of its storage.
 * Refuses to know SQL. Who names a reader does not get tickets whose petition that reader may not see.
 */
import type { Day } from '../contract/fields'
import type { TicketAction, Unsent } from '../contract/queue'
import type { QueueRules, TicketSource } from '../contract/queueRules'
import type { Gap } from '../domain/handover'
import type { KeptStep, Standing, Step } from '../domain/queue'
import type { Made } from '../domain/queueLine'

/** A ticket as it was taken and as it stands. */
export interface Ticket extends Standing {
  readonly id: number
  readonly onDay: Day
  readonly series: string
  readonly sequence: number
  readonly source: TicketSource
  readonly name: string
  readonly matter: string
  readonly headcount: number
  readonly takenAt: number
  readonly takenBy: number
  readonly firstState: 'booked' | 'waiting'
  readonly firstOrderAt: number
  readonly firstPriority: string | null
  readonly bookedFor: number | null
  readonly carriedFrom: number | null
}
export type NewTicket = Pick<Ticket, 'onDay' | 'series' | 'sequence' | 'source' | 'name' | 'matter' | 'headcount' | 'takenAt' | 'takenBy' | 'firstState' | 'firstOrderAt' | 'firstPriority' | 'bookedFor' | 'carriedFrom'>

/** A step with what is only told of it. */
export interface TicketEvent extends Omit<KeptStep, 'action'> { readonly action: TicketAction | 'undo'; readonly reason: string; readonly undoes: number | null }
export interface CallMade extends Made { readonly ticketId: number; readonly series: string; readonly sequence: number; readonly name: string; readonly windowId: number; readonly at: number; readonly callNo: number; readonly state: Standing['state'] }
export interface NewStep extends Step { readonly ticketId: number; readonly day: Day; readonly reason: string; readonly callNo?: number | null }

export interface QueueRepo {
  /** As the room settled them, else the defaults. */
  rules(): QueueRules
  defaults(): { readonly revision: string; readonly source: string; readonly sources: Readonly<Record<string, string>>; readonly changed: boolean }
  saveRules(rules: QueueRules, at: number): void
  seat(accountId: number): number | undefined
  sit(accountId: number, windowId: number, at: number): void
  unsent(accountId: number): Unsent | undefined
  keepUnsent(accountId: number, form: Unsent): void
  dropUnsent(accountId: number): void
  /** The next number of a series on a day; kept only with the transaction it is taken in. @returns also the last place given in that day's line. */
  nextNumber(day: Day, series: string): { readonly sequence: number; readonly lastOrderAt: number }
  /** Missing ones of the numbers that a day's series were given. */
  numberGaps(day: Day): readonly { readonly series: string; readonly gaps: readonly Gap[] }[]
  noteOrder(day: Day, series: string, orderAt: number): void
  lastOrderAt(day: Day): number
  add(ticket: NewTicket, standing: Standing): number
  byId(id: number, reader: number): Ticket | undefined
  /** Whoever may see it: for the registration itself and for the waiting room. */
  anyById(id: number): Ticket | undefined
  openOn(day: Day, reader: number, limit: number): Ticket[]
  openBefore(day: Day, reader: number, limit: number): Ticket[]
  openAfter(day: Day, reader: number, limit: number): Ticket[]
  endedOn(day: Day, reader: number, limit: number): Ticket[]
  countBefore(day: Day, reader: number): number
  countOn(day: Day): number
  /** In the room and not called yet, for the waiting room's own screen. */
  waitingOn(day: Day): number
  /** The ticket another window has called and not gone on with. */
  calledAt(day: Day, windowId: number): Ticket | undefined
  /** The new number an open ticket was given when it was signed. */
  carriedTo(id: number): number | undefined
  addStep(step: NewStep): number
  /** Takes a step back; the step itself stays. */
  addUndo(undo: { readonly ticketId: number; readonly day: Day; readonly at: number; readonly actorId: number; readonly windowId: number; readonly reason: string; readonly undoes: number }): void
  steps(ticketId: number): TicketEvent[]
  stand(ticketId: number, standing: Standing): void
  /** Calls of people in the room that still hold, newest first: first calls only, or those called again too. */
  callsOn(day: Day): Made[]
  lastCalls(day: Day, limit: number): CallMade[]
  addSigning(signing: { readonly day: Day; readonly at: number; readonly byId: number; readonly tickets: number }): void
  lastSigning(): { readonly at: number; readonly byId: number; readonly tickets: number } | undefined
  /** Blanks names, matters and reasons of ended tickets of earlier days that led to no registration. */
  forgetBefore(day: Day): void
}
