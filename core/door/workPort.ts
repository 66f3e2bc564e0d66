/**
 * What 三清单, 联席会议 and 疏导 ask of their storage.
 * Refuses to know SQL. A petition's own rows are asked for once the petition was seen; lists across petitions name the reader.
 */
import type { Day } from '../contract/fields'
import type { Claim } from '../domain/claims'
import type { Consent, GuidanceKind, GuidanceOutcome, Measure, Participation, SessionState } from '../domain/guidance'
import type { Attendee, MatterNote, MatterOutcome, MeetingState } from '../domain/meetings'

export interface ClaimRecord extends Claim { readonly id: number; readonly petitionId: number; readonly no: number; readonly revision: number; readonly byId: number; readonly at: number; readonly endedOn: Day | null }
export interface ClaimVersionRecord { readonly revision: number; readonly at: number; readonly byId: number; readonly content: Claim; readonly dropped: string | null }
/** Who writes, when. */
export interface Hand { readonly byId: number; readonly at: number }
/** Up to a day, so many; of one officer's petitions, or of all. */
export interface DueRange { readonly until: Day; readonly limit: number; readonly officerId?: number | undefined }
/** A milestone or the day of an item that is not ended, of a petition that is open. */
export interface DueClaim { readonly kind: 'milestone' | 'item'; readonly day: Day; readonly petitionId: number; readonly number: string; readonly title: string; readonly officerId: number; readonly claimId: number; readonly no: number; readonly text: string; readonly leadUnit: string; readonly person: string }

export interface ClaimsRepo {
  /** By number; those that were dropped are not among them. */
  ofPetition(petitionId: number): ClaimRecord[]
  byId(id: number): ClaimRecord | undefined
  add(petitionId: number, claim: Claim, endedOn: Day | null, hand: Hand): number
  /** False when somebody else saved in between. */
  save(id: number, revision: number, claim: Claim, endedOn: Day | null, hand: Hand): boolean
  drop(id: number, revision: number, reason: string, hand: Hand): boolean
  /** Newest first. */
  versions(id: number): ClaimVersionRecord[]
  /** Names of units typed before, in matters the reader may see. */
  units(reader: number): string[]
  /** Up to a day, soonest first, for the agenda. */
  dueMilestones(range: DueRange, reader: number): DueClaim[]
}

export interface MeetingRecord {
  readonly id: number; readonly title: string; readonly day: Day; readonly time: string; readonly place: string; readonly chair: string; readonly recorder: string; readonly state: MeetingState; readonly revision: number
  readonly heldOn: Day | null; readonly closedBy: number | null; readonly closedAt: number | null; readonly cancelReason: string; readonly matters: number; readonly madeBy: number
}
export type MeetingPlanRecord = Pick<MeetingRecord, 'title' | 'day' | 'time' | 'place' | 'chair' | 'recorder'>
/** `outcome` is empty while the decision is still to be carried out. */
export interface MatterRecord extends MatterNote {
  readonly meetingId: number; readonly no: number; readonly petitionId: number; readonly reason: string; readonly byId: number; readonly at: number; readonly revision: number
  readonly outcome: '' | MatterOutcome; readonly outcomeText: string; readonly endedOn: Day | null; readonly endedBy: number | null
}
/** A decision of a closed record with a day, not marked yet. */
export interface DueDecision { readonly day: Day; readonly meetingId: number; readonly petitionId: number; readonly number: string; readonly officerId: number; readonly decision: string; readonly unit: string }
export interface SupplementRecord extends Hand { readonly reason: string; readonly text: string }

export interface MeetingsRepo {
  /** By day, latest first, from before a day and number on. */
  list(before: { readonly day: string; readonly id: number }, limit: number): MeetingRecord[]
  byId(id: number): MeetingRecord | undefined
  /** Still planned or held, soonest first: up to a day, of one who planned them, or all. */
  open(range: { readonly until?: Day | undefined; readonly madeBy?: number | undefined; readonly limit: number }): MeetingRecord[]
  attendees(id: number): Attendee[]
  plan(plan: MeetingPlanRecord, attendees: readonly Attendee[], hand: Hand): number
  /** False when somebody else saved in between; so are `hold` and `close`. */
  change(id: number, revision: number, plan: MeetingPlanRecord, attendees: readonly Attendee[]): boolean
  hold(id: number, revision: number, held: Pick<MeetingRecord, 'chair' | 'recorder'> & { readonly heldOn: Day }, attendees: readonly Attendee[]): boolean
  close(id: number, revision: number, hand: Hand): boolean
  cancel(id: number, reason: string): void
  /** In the order of the agenda. */
  matters(id: number): MatterRecord[]
  matter(id: number, petitionId: number): MatterRecord | undefined
  addMatter(id: number, petitionId: number, reason: string, hand: Hand): void
  dropMatter(id: number, petitionId: number): void
  noteMatter(id: number, petitionId: number, revision: number, note: MatterNote): boolean
  /** Undefined: it is still to be carried out after all. */
  settleMatter(id: number, petitionId: number, revision: number, ended: { readonly outcome: MatterOutcome; readonly outcomeText: string; readonly endedOn: Day; readonly endedBy: number } | undefined): boolean
  /** Up to a day, soonest first, for the agenda. */
  dueDecisions(range: DueRange, reader: number): DueDecision[]
  /** Latest first. */
  ofPetition(petitionId: number): MatterRecord[]
  /** Of the meeting as such, or of one of its matters, oldest first. */
  supplements(id: number, petitionId?: number): SupplementRecord[]
  supplement(id: number, petitionId: number | undefined, supplement: SupplementRecord): void
  units(): string[]
}

export interface PlanRecord {
  readonly id: number; readonly petitionId: number; readonly revision: number; readonly goal: string; readonly measures: readonly Measure[]; readonly reviewOn: Day; readonly consent: Consent; readonly byId: number; readonly at: number
  readonly endedOn: Day | null; readonly outcome: GuidanceOutcome | null; readonly outcomeText: string; readonly endedBy: number | null
}
export interface AnswerRecord extends Hand { readonly consent: Consent; readonly on: Day; readonly note: string }
export interface SessionRecord extends Hand {
  readonly no: number; readonly kind: GuidanceKind; readonly on: Day; readonly topic: string; readonly state: SessionState; readonly heldOn: Day | null; readonly participation: Participation | null; readonly attitude: string; readonly nextStep: string; readonly reason: string
}
/** A session arranged and not yet held, or the day on which a plan is looked at again. */
export interface DueSession { readonly kind: 'session' | 'review'; readonly day: Day; readonly petitionId: number; readonly number: string; readonly title: string; readonly officerId: number; readonly planId: number; readonly no: number; readonly guidance: GuidanceKind | null; readonly text: string }

export interface GuidanceRepo {
  /** Newest first. */
  ofPetition(petitionId: number): PlanRecord[]
  byId(id: number): PlanRecord | undefined
  plan(petitionId: number, content: Pick<PlanRecord, 'goal' | 'measures' | 'reviewOn'>, answer: Omit<AnswerRecord, keyof Hand>, hand: Hand): number
  change(id: number, revision: number, content: Pick<PlanRecord, 'goal' | 'measures' | 'reviewOn'>, hand: Hand): boolean
  answers(id: number): AnswerRecord[]
  answer(id: number, answer: AnswerRecord): void
  sessions(id: number): SessionRecord[]
  schedule(id: number, session: Pick<SessionRecord, 'kind' | 'on' | 'topic'>, hand: Hand): number
  hold(id: number, no: number, held: Pick<SessionRecord, 'topic' | 'participation' | 'attitude' | 'nextStep'> & { readonly heldOn: Day }, hand: Hand): void
  callOff(id: number, no: number, how: 'missed' | 'cancelled', reason: string, hand: Hand): void
  end(id: number, revision: number, end: { readonly endedOn: Day; readonly outcome: GuidanceOutcome; readonly outcomeText: string }, hand: Hand): boolean
  /** Up to a day, soonest first, for the agenda. */
  dueSessions(range: DueRange, reader: number): DueSession[]
}

export interface WorkRepos { readonly claims: ClaimsRepo; readonly meetings: MeetingsRepo; readonly guidance: GuidanceRepo }
