/**
 * What 日终交接 asks of its storage.
 * Refuses to know SQL.
 */
import type { Day } from '../contract/fields'
import type { CallOutcome, Gap } from '../domain/handover'

export interface CallBackRecord {
  readonly id: number; readonly petitionId: number | null; readonly name: string; readonly phone: string; readonly about: string
  readonly dueOn: Day; readonly dueTime: string; readonly promisedBy: number; readonly promisedAt: number; readonly closedAt: number | null
}
export interface CallRecord { readonly at: number; readonly byId: number; readonly outcome: CallOutcome; readonly note: string }
export interface HandoverRecord {
  readonly id: number; readonly day: Day; readonly madeAt: number; readonly madeBy: number; readonly toId: number | null; readonly note: string
  /** JSON of what the office stored; see features/handoverSheet. */
  readonly sheet: string
  readonly headSeq: number; readonly headHash: string
  readonly signedAt: number | null; readonly signedBy: number | null; readonly remark: string | null
}

export interface HandoverRepo {
  /** Open ones, soonest first: up to a day, of one who promised them, or all; those of petitions the reader may not see are not there for him. */
  openCallBacks(range: { readonly until?: Day | undefined; readonly promisedBy?: number | undefined; readonly limit: number }, reader: number): CallBackRecord[]
  callBacksOf(petitionId: number): CallBackRecord[]
  callBack(id: number, reader: number): CallBackRecord | undefined
  promise(callBack: Omit<CallBackRecord, 'id' | 'closedAt'>): number
  calls(callBackId: number): CallRecord[]
  addCall(callBackId: number, call: CallRecord, closes: boolean): void
  add(handover: Omit<HandoverRecord, 'id' | 'signedAt' | 'signedBy' | 'remark'>): number
  byId(id: number): HandoverRecord | undefined
  /** Below an id, newest first. */
  list(before: number, limit: number): HandoverRecord[]
  unsigned(limit: number): HandoverRecord[]
  sign(id: number, byId: number, at: number, remark: string): void
  /** Petitions received from a day (by number) on, of which nothing was printed or saved as a file, oldest first. */
  unprinted(fromDay: number, reader: number, limit: number): { readonly id: number; readonly number: string }[]
  /** Missing ones of the sequence numbers that a year's receipts were given. */
  receiptGaps(year: number): readonly Gap[]
}
