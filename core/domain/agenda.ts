/**
 * The agenda (期限日程): how near what is due is, and how much of its time has gone.
 * Knows no petition; a due date ends at 24:00 of its day.
 */
import { addDays, type Day, dayNumber } from './day'

/** 已超期 · 今天 · 三日内 · 以后 */
export type DueGroup = 'overdue' | 'today' | 'soon' | 'later'
export const DUE_GROUPS: readonly DueGroup[] = ['overdue', 'today', 'soon', 'later']

/** Whatever falls on a rest day should be done on the last working day before it (提前办结日), so that day counts as its own. */
export function dueGroup({ dueOn, earlyOn = dueOn }: { readonly dueOn: Day; readonly earlyOn?: Day | undefined }, today: Day): DueGroup {
  if (dueOn < today) return 'overdue'
  if (earlyOn <= today) return 'today'
  return earlyOn <= addDays(today, 3) ? 'soon' : 'later'
}

/** Which part of the time has gone, 0 on day 0, 1 on the due day and more after it; a limit of no days has gone with its first. */
export function elapsedShare({ startOn, dueOn }: { readonly startOn: Day; readonly dueOn: Day }, today: Day): number {
  const whole = dayNumber(dueOn) - dayNumber(startOn)
  const gone = dayNumber(today) - dayNumber(startOn)
  return whole <= 0 ? (gone > 0 ? 2 : 1) : Math.max(0, gone / whole)
}
