/** The first quiet moment after an opening: upkeep waits for it, so that the desk's first questions are answered before anything else is done. */

/** Calls `work` after so many milliseconds unless the answer was called before. */
export type Later = (work: () => void, ms: number) => () => void

/** Nobody has asked anything for this long. */
export const QUIET_MS = 3_000

/** Keeps no process alive. */
export const soon: Later = (work, ms) => {
  const timer = setTimeout(work, ms).unref()
  return () => { clearTimeout(timer) }
}

/** Runs `work` once, when nothing was asked for a while. */
export function quietMoment(later: Later, work: () => void): { asked(): void; end(): void } {
  let over = false
  const begin = (): void => {
    over = true
    work()
  }
  let forget = later(begin, QUIET_MS)
  return {
    asked: () => {
      if (over) return
      forget()
      forget = later(begin, QUIET_MS)
    },
    end: () => {
      over = true
      forget()
    },
  }
}
