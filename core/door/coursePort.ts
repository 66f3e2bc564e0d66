/**
 * What the course of a petition (办理) asks of its storage: acts, limits, rounds.
 * Refuses to know SQL and which act is allowed when.
 */
import type { Day } from '../contract/fields'
import type { PetitionState } from '../contract/petitions'
import type { ActKind, ClockState, ClockTrack, RoundKind } from '../domain/course'
import type { DueProof } from '../domain/deadline'

export interface ActRecord {
  readonly id: number; readonly kind: ActKind; readonly doneOn: Day; readonly at: number; readonly actorId: number; readonly fromState: PetitionState; readonly toState: PetitionState
  readonly unit: string; readonly coUnits: string; readonly reasonCode: string; readonly outcome: string; readonly text: string; readonly toldOn: Day | null
}
export interface ClockRecord {
  readonly petitionId: number; readonly id: number; readonly rule: string; readonly track: ClockTrack; readonly proof: DueProof
  readonly state: ClockState; readonly actId: number | null; readonly endedOn: Day | null
}
/** A limit that runs, with what a list of them shows of its petition. */
export interface DueClock extends ClockRecord { readonly number: string; readonly title: string; readonly restricted: number; readonly officerId: number }
export interface RoundRecord { readonly petitionId: number; readonly ofId: number; readonly kind: RoundKind; readonly reason: string }

export interface CourseRepo {
  /** Oldest first. */
  acts(petitionId: number): ActRecord[]
  /** Gives its number within the petition. */
  addAct(petitionId: number, act: Omit<ActRecord, 'id'>): number
  clocks(petitionId: number): ClockRecord[]
  addClock(petitionId: number, clock: { readonly track: ClockTrack; readonly proof: DueProof; readonly actId: number | null; readonly state?: ClockState; readonly endedOn?: Day }): number
  endClock(petitionId: number, id: number, state: Exclude<ClockState, 'open'>, on: Day): void
  /** The same limit by another calendar or rule; only while it runs. */
  redate(petitionId: number, id: number, proof: DueProof): void
  /** Limits that run, due up to a day, soonest first, as far as the reader may see their petitions; rights of others only from a day on. */
  due(query: { readonly rightsFrom: Day; readonly until: Day; readonly limit: number; readonly officerId?: number | undefined }, reader: number): DueClock[]
  /** State, and the date the lists show. */
  setState(petitionId: number, state: PetitionState, due: DueProof | undefined): void
  addRound(round: RoundRecord): void
  roundOf(petitionId: number): RoundRecord | undefined
  roundsFrom(petitionId: number): RoundRecord[]
}
