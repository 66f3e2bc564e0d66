/**
 * 日终交接: when a promised call back is due, which numbers are missing, and which petitions the next person must look at first.
 * Refuses to know who is on duty, storage and clocks.
 */
import type { Day } from '../contract/fields'
import { addDays } from './day'

/** How a call back stands: 已过 · 今天 · 以后 · 已了结. */
export type CallBackState = 'overdue' | 'today' | 'later' | 'closed'

/** Due by its day, whatever hour was agreed: the hour is for whoever calls. */
export function callBackState({ dueOn, closed }: { readonly dueOn: Day; readonly closed: boolean }, today: Day): CallBackState {
  if (closed) return 'closed'
  return dueOn < today ? 'overdue' : dueOn === today ? 'today' : 'later'
}

/** What a call made of a call back: 已联系上 · 没有联系上 · 不用再打. */
export const CALL_OUTCOMES = ['reached', 'notReached', 'withdrawn'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Somebody who was not reached is called again. */
export const closesCallBack = (outcome: CallOutcome): boolean => outcome !== 'notReached'

/** Why a petition stands on the sheet: 已超期 · 两日内到期 · 今天登记; undefined where it needs no mention. */
export type HandoverWhy = 'overdue' | 'soon' | 'today'

/** Soon is today, tomorrow and the day after: the next person may come back after a day off. */
export function handoverWhy({ dueOn, receivedOn, open }: { readonly dueOn: Day | null; readonly receivedOn: Day; readonly open: boolean }, today: Day): HandoverWhy | undefined {
  if (!open) return undefined
  if (dueOn !== null && dueOn < today) return 'overdue'
  if (dueOn !== null && dueOn <= addDays(today, 2)) return 'soon'
  return receivedOn === today ? 'today' : undefined
}

/** Missing numbers of a run that should have none, first and last of each stretch. */
export type Gap = readonly [from: number, to: number]

/** Missing ones of the numbers from 1 to `last`; those that are there may come in any order. */
export function gapsIn(numbers: Iterable<number>, last: number): readonly Gap[] {
  const gaps: Gap[] = []
  let wanted = 1
  for (const number of [...new Set(numbers), last + 1].sort((a, b) => a - b)) {
    if (number > wanted) gaps.push([wanted, number - 1])
    wanted = Math.max(wanted, number + 1)
  }
  return gaps
}
