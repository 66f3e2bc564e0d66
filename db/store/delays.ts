/**
 * Growing delays after wrong passphrases, kept in a file so that a restart does not shorten them.
 * Knows no passphrase and no account: one delay holds for the whole vault.
 */
import { z } from 'zod'
import type { Clock } from '#core/domain/clock'
import { readIfThere, replaceFile } from './safeFile'
import { files } from './vaultFolder'

const Delays = z.strictObject({ failures: z.number().int().nonnegative(), until: z.number().int().nonnegative() })
type Delays = z.infer<typeof Delays>
const NONE: Delays = { failures: 0, until: 0 }
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
  const { failures, until } = read(dir)
  const [left, longest] = [until - clock.now(), delayAfter(failures)]
  if (left <= longest) return Math.max(0, left)
  keep(dir, { failures, until: clock.now() + longest })
  return longest
}

/** Counts an attempt as failed before it is made, so that ending the process or trying in parallel gains nothing. Gives the delay that follows. */
export function noteAttempt(dir: string, clock: Clock): number {
  const failures = read(dir).failures + 1
  const wait = delayAfter(failures)
  keep(dir, { failures, until: clock.now() + wait })
  return wait
}

/** After a right passphrase. */
export function clearFailures(dir: string): void {
  keep(dir, NONE)
}
