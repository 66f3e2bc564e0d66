/**
 * What 情绪缓冲室 asks of its storage.
 * Refuses to know SQL.
 */
import type { BufferRules, Outcome, StayEntry } from '../contract/buffer'
import type { Day } from '../contract/fields'

export interface SavedRules { readonly rules: BufferRules; readonly byId: number; readonly at: number }

export interface Stay {
  readonly id: number; readonly rulesId: number; readonly openedAt: number; readonly openedBy: number; readonly startedAt: number | null; readonly endedAt: number | null
  /** When something was last written of it; never goes back. */
  readonly knownAt: number
  readonly outcome: Outcome | null; readonly ticketId: number | null; readonly draftId: number | null; readonly petitionId: number | null
  readonly name: string; readonly callName: string
  /** Empty once the petition is erased. */
  readonly firstLevel: number | null; readonly level: number | null; readonly peakLevel: number | null; readonly selfBefore: number | null; readonly selfNow: number | null
  readonly volunteerId: number | null; readonly secondId: number | null; readonly security: string; readonly securityAt: number | null
  readonly extendedAt: number | null; readonly extensionReason: string; readonly summary: string; readonly detail: string
}
export interface StayEvent {
  readonly seq: number; readonly at: number; readonly byId: number; readonly kind: StayEntry['kind']
  readonly level: number | null; readonly selfReport: number | null; readonly step: string | null; readonly accountId: number | null; readonly text: string
}
export type NewEvent = Pick<StayEvent, 'at' | 'byId' | 'kind'> & Partial<Pick<StayEvent, 'level' | 'selfReport' | 'step' | 'accountId' | 'text'>>
export interface SealedNote { readonly seq: number; readonly at: number; readonly byId: number; readonly sealed: string }
export interface DutyEvent { readonly accountId: number; readonly at: number; readonly kind: 'came' | 'went' | 'resumed'; readonly stayId: number | null }
export interface Working { readonly summary: string; readonly sealed: string }

/** Reading names the reader: a stay of a matter he must not know of is not there for him. */
export interface BufferRepo {
  /** Those the room saved last; undefined while the program's own hold. */
  savedRules(): SavedRules | undefined
  defaults(): { readonly rules: BufferRules; readonly revision: string; readonly source: string }
  rulesOf(rulesId: number): BufferRules
  saveRules(rules: BufferRules, byId: number, at: number): void
  /** The number of the rules that hold now. */
  presentRules(at: number): number
  add(stay: Omit<Stay, 'id' | 'knownAt'>, first: NewEvent): number
  byId(id: number, reader: number): Stay | undefined
  running(reader: number): Stay[]
  /** Ended from one instant up to below another, newest first. */
  endedBetween(from: number, to: number, reader: number): Stay[]
  ofDraft(draftId: number): Stay[]; ofPetition(petitionId: number, reader: number): Stay[]
  /** Stays that are not over yet of a draft, a ticket or a petition, whoever may see them. */
  runningOf(of: { readonly draftId?: number | undefined; readonly ticketId?: number | undefined; readonly petitionId?: number | undefined }): number | undefined
  /** Everybody's stays that were under way after an instant, whoever may see them, those not yet over last; for load and rest. */
  since(from: number): Stay[]
  change(id: number, stay: Partial<Omit<Stay, 'id' | 'knownAt'>>): void
  addEvent(stayId: number, event: NewEvent): number
  events(stayId: number): StayEvent[]
  /** A draft or a ticket was registered: its stays belong to the petition. */
  registered(from: { readonly draftId?: number | undefined; readonly ticketId?: number | undefined }, petitionId: number): void
  addNote(stayId: number, note: Omit<SealedNote, 'seq'> & { readonly seq: number }): void
  nextNote(stayId: number): number
  notes(stayId: number): SealedNote[]
  keep(stayId: number, accountId: number, working: Working, at: number): void
  working(stayId: number, accountId: number): Working | undefined
  /** Takes away what is being typed: of one account, or of everybody. */
  dropWorking(stayId: number, accountId?: number): void
  addDuty(event: DutyEvent & { readonly onDay: Day; readonly byId: number; readonly reason: string }): void
  dutyOn(day: Day): DutyEvent[]
  /** Whether somebody went on in spite of the rest after a stay. */
  resumed(stayId: number, accountId: number): boolean
}
