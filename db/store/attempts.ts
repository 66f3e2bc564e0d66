/**
 * Failed attempts at passwords and recovery key, kept beside the delays until the log can be written again.
 * Each step changes a key that only the next step needs, so that whoever finds the file can add to it, but not take away or change what was noted before;
 * who copied it earlier can put that copy back, which only the day's own people can notice. Knows no password and no name.
 */
import { createHmac } from 'node:crypto'
import { z } from 'zod'

/** `userId` is the account that was named, 0 when there is none of that name: what was typed may have been a password. */
export const Attempt = z.strictObject({ at: z.number().int().nonnegative(), kind: z.enum(['login', 'recovery']), userId: z.number().int().nonnegative() })
export type Attempt = z.infer<typeof Attempt>

/** Attempts written out; later ones are only counted, so that the file stays small. */
const MOST = 200
/** `base` were taken into the log before, `more` were counted only. */
export const Attempts = z.strictObject({ base: z.number().int().nonnegative(), entries: z.array(Attempt).max(MOST), more: z.number().int().nonnegative().max(1_000_000), key: z.string().regex(/^[0-9a-f]{64}$/u) })
export type Attempts = z.infer<typeof Attempts>
export const NO_ATTEMPTS: Attempts = { base: 0, entries: [], more: 0, key: '0'.repeat(64) }

/** What the database remembers: how many were taken in, and the key after the last of them. */
export interface Seal { readonly total: number; readonly key: string }

const step = (key: string, text: string): string => createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex')
const COUNTED = 'counted'
const textOf = ({ at, kind, userId }: Attempt): string => `${at} ${kind} ${userId}`

export function withAttempt(attempts: Attempts, attempt: Attempt): Attempts {
  const { entries, more, key } = attempts
  if (entries.length >= MOST) return { ...attempts, more: more + 1, key: step(key, COUNTED) }
  return { ...attempts, entries: [...entries, attempt], key: step(key, textOf(attempt)) }
}

export const totalOf = ({ base, entries, more }: Attempts): number => base + entries.length + more

/** What came after the seal, or undefined when the record does not go on from it. */
export function sinceSeal(attempts: Attempts, seal: Seal): { readonly entries: readonly Attempt[]; readonly more: number } | undefined {
  const known = seal.total - attempts.base
  if (known < 0 || totalOf(attempts) < seal.total) return undefined
  const entries = attempts.entries.slice(known)
  const more = attempts.more - Math.max(0, known - attempts.entries.length)
  let key = seal.key
  for (const entry of entries) key = step(key, textOf(entry))
  for (let count = 0; count < more; count += 1) key = step(key, COUNTED)
  return key === attempts.key ? { entries, more } : undefined
}

/** The record after all of it was taken in. */
export function emptied(attempts: Attempts): Attempts {
  return { ...attempts, base: totalOf(attempts), entries: [], more: 0 }
}
