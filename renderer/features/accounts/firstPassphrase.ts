/** The first passphrase of an account as its two fields say it: the office knows it as `first`, the fields as `next` and `again`. */
import { passphraseProblem, type TypedPassphrase } from '../../ui/NewPassphrase'
import type { Wrong } from '../../ui/useAttempt'

/** What stands in the way before the office is asked. */
export function firstProblem(typed: TypedPassphrase): Wrong | undefined {
  const problem = passphraseProblem(typed)
  return problem?.field === 'next' ? { ...problem, field: 'first' } : problem
}

/** The office's word or one's own, at the field that can mend it. */
export function firstWrong(at: (field: string) => string | undefined): Wrong | undefined {
  const [first, again] = [at('first'), at('again')]
  if (first !== undefined) return { field: 'next', message: first }
  return again === undefined ? undefined : { field: 'again', message: again }
}
