/**
 * What 红旗与报警 asks of its storage.
 * Refuses to know SQL.
 */
import type { Day } from '../contract/fields'
import type { AlarmContact, AlarmOutcome } from '../contract/safetyAlarms'
import type { ReviewResult } from '../contract/safetyFlags'
import type { Answer, FlagKind } from '../contract/safetyGuide'

/** What the room settled: one revision after the other, none is ever changed. */
export interface RosterRecord {
  readonly revision: number; readonly at: number; readonly byId: number; readonly desks: readonly string[]; readonly contacts: readonly AlarmContact[]
  readonly boardSound: boolean; readonly boardText: string; readonly noteDays: number
}

export interface AlarmRecord {
  readonly id: number; readonly at: number; readonly byId: number; readonly desk: string; readonly drill: boolean
  /** The revision of the roster from which people were called. */
  readonly roster: number
  readonly acknowledged: readonly { readonly byId: number; readonly at: number }[]
  readonly ended?: { readonly byId: number; readonly at: number; readonly outcome: AlarmOutcome; readonly reason: string }
}

export interface FlagLink { readonly draftId: number | null; readonly ticketId: number | null; readonly petitionId: number | null; readonly personId: number | null }
export interface FlagRecord extends FlagLink {
  readonly id: number; readonly kind: FlagKind; readonly at: number; readonly byId: number; readonly open: number; readonly reviewOn: Day | null; readonly erased: number
}
/** A line of a red flag's record. What it says of a step: who was called or did it, by which number, when, what was said, what came of it, or why it was not possible. */
export interface FlagEventRecord {
  readonly at: number; readonly actorId: number; readonly kind: 'answered' | 'words' | 'called' | 'done' | 'notPossible' | 'linked' | 'closed' | 'reviewed'
  /** Question or step. */
  readonly item: string; readonly answer: Answer | null; readonly result: ReviewResult | null
  readonly who: string; readonly number: string; readonly doneAt: number | null; readonly said: string; readonly text: string
}
export type NewFlagEvent = Pick<FlagEventRecord, 'at' | 'actorId' | 'kind'> & Partial<FlagEventRecord>
export interface FlagQuery { readonly which: 'open' | 'review' | 'all'; readonly petitionId?: number | undefined; readonly personIds?: readonly number[] | undefined; readonly draftId?: number | undefined; readonly today: Day; readonly before: number; readonly limit: number }

export interface NoteRecord { readonly id: number; readonly personId: number; readonly at: number; readonly authorId: number; readonly reason: string; readonly twoPersons: number; readonly expiresOn: Day; readonly closed: number }
export interface NoteReview { readonly at: number; readonly actorId: number; readonly step: 'extend' | 'close'; readonly expiresOn: Day | null; readonly text: string }
export interface SecondWorker { readonly workerId: number; readonly at: number; readonly byId: number }

export interface SafetyRepo {
  roster(): RosterRecord | undefined
  rosterOf(revision: number): RosterRecord | undefined
  saveRoster(roster: RosterRecord): void
  deskOf(accountId: number): string
  sit(accountId: number, desk: string, at: number): void

  raise(alarm: Pick<AlarmRecord, 'at' | 'byId' | 'desk' | 'drill' | 'roster'>): number
  alarm(id: number): AlarmRecord | undefined
  running(): AlarmRecord[]
  /** Newest first, below `before`. */
  alarms(drill: boolean, before: number, limit: number): AlarmRecord[]
  acknowledge(id: number, byId: number, at: number): void
  endAlarm(id: number, byId: number, at: number, outcome: AlarmOutcome, reason: string): void

  openFlag(flag: Pick<FlagRecord, 'kind' | 'at' | 'byId' | 'reviewOn'> & FlagLink): number
  /** As its reader may know of it: one of a petition that is hidden from him is not there. */
  flag(id: number, reader: number): FlagRecord | undefined
  /** Newest first, below `before`, without those of petitions hidden from the reader. */
  flags(query: FlagQuery, reader: number): FlagRecord[]
  addFlagEvent(flagId: number, event: NewFlagEvent): void
  flagEvents(flagId: number): FlagEventRecord[]
  linkFlag(id: number, link: Pick<FlagLink, 'petitionId' | 'personId'>): void
  closeFlag(id: number): void
  setReview(id: number, reviewOn: Day | null): void
  /** Red flags recorded while a visitor was still a draft or a ticket. */
  waitingFlags(from: { readonly draftId?: number | undefined; readonly ticketId?: number | undefined }): number[]
  typed(flagId: number, accountId: number): string | undefined
  keepTyped(flagId: number, accountId: number, body: string, at: number): void
  dropTyped(flagId: number): void

  note(id: number): NoteRecord | undefined
  notesOf(personId: number): NoteRecord[]
  /** Not closed, by last day, after a place in that order. */
  openNotes(after: { readonly expiresOn: string; readonly id: number }, limit: number): NoteRecord[]
  addNote(note: Omit<NoteRecord, 'id' | 'closed'>): number
  reviewNote(id: number, review: NoteReview): void
  noteReviews(noteId: number): NoteReview[]
  /** Notes and red flags of a card whose last petition went to another one, as the visitor was somebody else. */
  moveNotes(fromId: number, toId: number): void

  /** Whether an account is excluded from any matter of these cards. */
  isShutOut(personIds: readonly number[], accountId: number): boolean

  second(petitionId: number): SecondWorker | undefined
  setSecond(petitionId: number, second: SecondWorker): void
}
