/**
 * The agenda (期限日程): how near what is due is.
 * Knows no petition; a due date ends at 24:00 of its day.
 */
import { addDays, type Day } from './day'

/** 已超期 · 今天 · 三日内 · 以后 */
export type DueGroup = 'overdue' | 'today' | 'soon' | 'later'
export const DUE_GROUPS: readonly DueGroup[] = ['overdue', 'today', 'soon', 'later']

/** Whatever falls on a rest day should be done on the last working day before it (提前办结日), so that day counts as its own. */
export function dueGroup({ dueOn, earlyOn = dueOn }: { readonly dueOn: Day; readonly earlyOn?: Day | undefined }, today: Day): DueGroup {
  if (dueOn < today) return 'overdue'
  if (earlyOn <= today) return 'today'
  return earlyOn <= addDays(today, 3) ? 'soon' : 'later'
}
