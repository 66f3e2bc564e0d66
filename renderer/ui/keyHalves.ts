/** The two halves of a recovery key, and what keeps one that is typed back from being taken. */
import { compareHalf } from '#core/domain/recoveryKey'

export type Halves = readonly [string, string]
export const HALF_NAMES = ['第一半', '第二半'] as const
export const NOTHING_TYPED: Halves = ['', '']

/** The first half that is not yet as it was shown, with its field. */
export function halfProblem(typed: Halves, halves: Halves): { readonly field: string; readonly message: string } | undefined {
  const faulty = ([0, 1] as const).find((at) => !compareHalf(typed[at], halves[at]).right)
  return faulty === undefined ? undefined : { field: `recovery.${faulty}`, message: '请把这一半照着纸张输完整' }
}
