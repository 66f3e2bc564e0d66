/**
 * The one way in which a file is refused inside word/, and how that becomes an answer.
 * Knows no rule by itself.
 */
import type { WordResult } from '#core/door/wordPort'

export class Refused extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('；'))
    this.problems = problems
  }
}

export function refuseFile(...problems: readonly string[]): never {
  throw new Refused(problems)
}

/** Runs `work`; what it refuses becomes problems. Anything else is a mistake of the program and goes on. */
export function answered<T>(work: () => T): WordResult<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problems: error.problems }
    throw error
  }
}
