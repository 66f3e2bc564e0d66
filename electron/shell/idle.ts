/**
 * Counts how long nobody touched the desk and says when to warn and when to lock.
 * Knows no window; the time is handed in.
 */

export type IdleStep = 'rest' | 'warn' | 'lock'
export interface Idle {
  touched(): void
  /** Minutes until it locks. */
  minutes(count: number): void
  /** What is to be done now; a warning is said once. */
  look(): IdleStep
}

/** Minutes until somebody sets others. */
export const usualMinutes = 5
/** Part of a minute between the warning and the lock. */
const warnedFor = 0.5

export function idleWatch(now: () => number, minuteMs: number): Idle {
  let lastInput = now()
  let limitMs = usualMinutes * minuteMs
  let warned = false
  const touched = (): void => {
    lastInput = now()
    warned = false
  }
  return {
    touched,
    minutes: (count) => { limitMs = count * minuteMs },
    look: () => {
      const left = limitMs - (now() - lastInput)
      if (left <= 0) {
        touched()
        return 'lock'
      }
      if (warned || left > warnedFor * minuteMs) return 'rest'
      warned = true
      return 'warn'
    },
  }
}
