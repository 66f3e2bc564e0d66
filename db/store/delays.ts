/**
 * Growing delays after wrong passphrases, kept in a file so that a restart does not shorten them.
 * Knows no passphrase and no account: one delay holds for the whole vault.
 */
import { z } from 'zod'
import type { Clock } from '#core/domain/clock'
import { readIfThere, replaceFile } from './safeFile'
import { files } from './vaultFolder'

const Delays = z.strictObject({ failures: z.number().int().nonnegative(), until: z.number().int().nonnegative() })
const NONE = { failures: 0, until: 0 }
const LONGEST_MS = 300_000

function read(dir: string): z.infer<typeof Delays> {
  try {
    return Delays.parse(JSON.parse(readIfThere(files(dir).delays) ?? JSON.stringify(NONE)))
  } catch {
    return NONE
  }
}

/** Milliseconds still to wait; a clock set back cannot make it longer than the longest delay. */
export function waitLeft(dir: string, clock: Clock): number {
  return Math.min(LONGEST_MS, Math.max(0, read(dir).until - clock.now()))
}

/** Notes a failure and gives the delay that follows: 1, 2, 4 … seconds, five minutes at most. */
export function noteFailure(dir: string, clock: Clock): number {
  const failures = read(dir).failures + 1
  const wait = Math.min(LONGEST_MS, 1000 * 2 ** Math.min(failures - 1, 20))
  replaceFile(files(dir).delays, JSON.stringify({ failures, until: clock.now() + wait }))
  return wait
}

export function clearFailures(dir: string): void {
  if (read(dir).failures > 0) replaceFile(files(dir).delays, JSON.stringify(NONE))
}
