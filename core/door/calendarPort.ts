/**
 * What the calendar and the clock rules of a room ask of their storage.
 * Refuses to know SQL, what the program brings, and how a limit is reckoned.
 */
import type { Day } from '../contract/fields'
import type { LocalKind, YearFile } from '../domain/calendar'
import type { RoomOwn, RuleSetting } from '../domain/arrangement'
import type { DueProof } from '../domain/deadline'
import type { ClockRecord } from './coursePort'

export type YearForm = 'json' | 'ics' | 'notice' | 'back'
export interface Said { readonly reason: string; readonly byId: number; readonly at: number }
/** One change of the calendar or of a rule; `source` is empty for local days. */
export interface CalendarChange extends Said { readonly what: 'year' | 'local' | 'rule'; readonly key: string; readonly detail: string; readonly source: string }
export interface OwnRule extends RuleSetting, Said {}
export interface OwnYear extends Said { readonly file: YearFile }
export interface OwnDay extends Said { readonly day: Day; readonly kind: LocalKind }

/** A limit that runs in a petition that is not closed; `seen` by the reader. */
export interface OpenLimit extends ClockRecord { readonly number: string; readonly seen: boolean }

export interface CalendarRepo {
  /** Changes whenever anything was added. */
  head(): string
  own(): RoomOwn
  yearOf(year: number): OwnYear | undefined
  /** How often a year was laid down or taken back. */
  timesOf(year: number): number
  localOf(year: number): OwnDay[]
  ruleOf(rule: string): OwnRule | undefined
  /** Gives the row's id. `file` undefined: back to what the program brings. */
  addYear(year: number, change: Said & { readonly file: YearFile | undefined; readonly form: YearForm; readonly source: string }): number
  addLocal(day: Day, kind: LocalKind | 'clear', change: Said): number
  addRule(rule: string, setting: Omit<RuleSetting, 'rule'> | undefined, change: Said & { readonly source: string }): number
  /** Newest first. */
  changes(limit: number): CalendarChange[]
  /**
   * Limits that run and whose days touch a range, whoever may see their petitions: the recomputation covers all of them.
   * Nothing of those not `seen` is answered to anybody.
   */
  openLimits(range: { readonly from: Day; readonly to: Day; readonly rule?: string | undefined }, reader: number): OpenLimit[]
  /** The proofs that a petition keeps beside its limits: those of registration follow where they are the same limit. */
  follow(petitionId: number, proof: DueProof): void
  /** The date the lists show. */
  showDue(petitionId: number, due: DueProof): void
}
