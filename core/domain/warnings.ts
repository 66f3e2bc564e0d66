/**
 * How urgent a running limit is, by the share of it that has passed (domain.md §1.4).
 * Knows the steps only as data, and of a limit nothing but its days.
 */
import { type Day, dayNumber } from './day'

export interface WarningStep {
  readonly id: 'normal' | 'early' | 'warning' | 'severe' | 'overdue'
  readonly name: string
  /** The step holds for shares below this; null in the last one, which takes the rest. */
  readonly below: number | null
}
export interface WarningTable { readonly revision: string; readonly source: string; readonly steps: readonly WarningStep[] }

/**
 * Elapsed share of a limit on a day: 0 on day 0, 1 once its last day is over.
 * A due date ends at 24:00, so on the last day itself one day of it is still left; a limit of no length is used up with its day.
 */
export function usedShare(startOn: Day, dueOn: Day, today: Day): number {
  const whole = dayNumber(dueOn) - dayNumber(startOn) + 1
  const gone = dayNumber(today) - dayNumber(startOn)
  if (whole <= 0) return gone > 0 ? 1 : 0
  return Math.max(0, gone / whole)
}

/** @throws RangeError when no step takes the rest. */
export function warningOf(share: number, steps: readonly WarningStep[]): WarningStep {
  const step = steps.find(({ below }) => below === null || share < below)
  if (step === undefined) throw new RangeError('the last warning step has to take the rest')
  return step
}
