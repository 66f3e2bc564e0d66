/**
 * Growing delays after wrong passphrases, kept in a file so that a restart does not shorten them.
 * Knows no passphrase and no account: one delay holds for the whole vault.
 */
import { z } from 'zod'
import type { Clock } from '#core/domain/clock'
import { type Attempt, Attempts, NO_ATTEMPTS, withAttempt } from './attempts'
import { readIfThere, replaceFile } from './safeFile'
import { files } from './vaultFolder'

const Delays = z.strictObject({ failures: z.number().int().nonnegative(), until: z.number().int().nonnegative(), attempts: Attempts.default(NO_ATTEMPTS) })
type Delays = z.infer<typeof Delays>
const NONE: Delays = { failures: 0, until: 0, attempts: NO_ATTEMPTS }
const LONGEST_MS = 300_000

/** The delay that follows so many failures: 1, 2, 4 … seconds, five minutes at most. */
const delayAfter = (failures: number): number => (failures === 0 ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** Math.min(failures - 1, 20)))

function read(dir: string): Delays {
  try {
    return Delays.parse(JSON.parse(readIfThere(files(dir).delays) ?? JSON.stringify(NONE)))
  } catch {
    return NONE
  }
}

const keep = (dir: string, delays: Delays): void => { replaceFile(files(dir).delays, JSON.stringify(delays)) }

/** Milliseconds still to wait. After a clock was set back the delay starts anew once, so that it ends however far back it was set. */
export function waitLeft(dir: string, clock: Clock): number {
  const { failures, until, attempts } = read(dir)
  const [left, longest] = [until - clock.now(), delayAfter(failures)]
  if (left <= longest) return Math.max(0, left)
  keep(dir, { failures, until: clock.now() + longest, attempts })
  return longest
}

/** Counts an attempt as failed before it is made, so that ending the process or trying in parallel gains nothing. Gives the delay that follows. */
export function noteAttempt(dir: string, clock: Clock, about: Omit<Attempt, 'at'> = { kind: 'login', userId: 0 }): number {
  const { failures: before, attempts } = read(dir)
  const wait = delayAfter(before + 1)
  keep(dir, { failures: before + 1, until: clock.now() + wait, attempts: withAttempt(attempts, { ...about, at: clock.now() }) })
  return wait
}

/** After a right passphrase. Its own attempt was none that failed: the record goes back to `before`, unless another came in between. */
export function clearFailures(dir: string, { before, noted }: { readonly before?: Attempts; readonly noted?: Attempts } = {}): void {
  const { attempts } = read(dir)
  keep(dir, { ...NONE, attempts: before !== undefined && noted?.key === attempts.key ? before : attempts })
}

/** Failed attempts not yet in the log. */
export function recordedAttempts(dir: string): Attempts {
  return read(dir).attempts
}

export function keepAttempts(dir: string, attempts: Attempts): void {
  keep(dir, { ...read(dir), attempts })
}
