/**
 * What a board says aloud and in which order: one thing at a time, each call once, a recall again, nothing stale.
 * Knows no sound and no clock; instants are milliseconds of whatever clock the caller counts by.
 */

/** `key` tells one call from the next of the same number; `about` is whom it concerns; `at` is when it was made. */
export interface Announcement { readonly key: string; readonly about: string; readonly at: number }

/** How long a call is worth saying, how many may wait, and how often a running alarm sounds (resources/rules/boards.json). */
export interface AnnouncementRules { readonly keptMs: number; readonly mostWaiting: number; readonly toneEveryMs: number }

export interface Announcements<T extends Announcement> {
  readonly known: readonly string[]
  readonly waiting: readonly T[]
  /** Something is being said now. */
  readonly busy: boolean
  readonly alarm: boolean
  /** When the alarm was last heard. */
  readonly tonedAt?: number
}

export type Sound<T extends Announcement> = { readonly kind: 'call'; readonly call: T } | { readonly kind: 'alarm' }

/** Calls remembered so that none is said twice; a board shows six at a time. */
const REMEMBERED = 200

export const silent = { known: [], waiting: [], busy: false, alarm: false } as const satisfies Announcements<never>

/** What a board finds when it is opened was called before: it is known and not said. */
export function found<T extends Announcement>(state: Announcements<T>, calls: readonly T[]): Announcements<T> {
  return { ...state, known: remembered(state.known, calls.map(({ key }) => key)) }
}

/**
 * `calls` are all that stand on the board now, newest first. New ones wait their turn, oldest first; a newer call about somebody who waits
 * takes the place of the earlier; what is no longer on the board was taken back and is not said.
 */
export function heard<T extends Announcement>(state: Announcements<T>, calls: readonly T[], { mostWaiting }: AnnouncementRules): Announcements<T> {
  const fresh = calls.filter(({ key }) => !state.known.includes(key)).toReversed()
  const waiting = state.waiting.filter(({ key }) => calls.some((call) => call.key === key))
  for (const call of fresh) {
    const at = waiting.findIndex(({ about }) => about === call.about)
    if (at < 0) waiting.push(call)
    else waiting[at] = call
  }
  return { ...state, waiting: waiting.slice(-mostWaiting), known: remembered(state.known, calls.map(({ key }) => key)) }
}

/** The next thing to say, with the state in which it is being said; without a sound there is nothing to say now. An alarm that is due goes first. */
export function next<T extends Announcement>(state: Announcements<T>, now: number, rules: AnnouncementRules): { readonly state: Announcements<T>; readonly sound?: Sound<T> } {
  if (state.busy) return { state }
  if (state.alarm && untilTone(state, now, rules) === 0) return { state: { ...state, busy: true, tonedAt: now }, sound: { kind: 'alarm' } }
  const [call, ...waiting] = state.waiting.filter(({ at }) => now - at <= rules.keptMs)
  if (call === undefined) return { state: { ...state, waiting: [] } }
  return { state: { ...state, busy: true, waiting }, sound: { kind: 'call', call } }
}

/** Milliseconds until the alarm is to be heard again. */
export function untilTone({ tonedAt }: Pick<Announcements<never>, 'tonedAt'>, now: number, { toneEveryMs }: AnnouncementRules): number {
  return tonedAt === undefined ? 0 : Math.min(Math.max(0, tonedAt + toneEveryMs - now), toneEveryMs)
}

/** What was being said has ended. */
export function ended<T extends Announcement>(state: Announcements<T>): Announcements<T> {
  return { ...state, busy: false }
}

/** An alarm that begins is heard at once. */
export function alarmed<T extends Announcement>({ tonedAt, ...state }: Announcements<T>, alarm: boolean): Announcements<T> {
  return { ...state, alarm, ...(tonedAt === undefined || !alarm ? {} : { tonedAt }) }
}

function remembered(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...known.filter((key) => !more.includes(key)), ...more].slice(-REMEMBERED)
}

const DIGITS = '零一二三四五六七八九'

/** A number as it is said, sign by sign: A012 → A 零 一 二. */
export function spelled(number: string): string {
  return [...number].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).map((sign) => DIGITS[Number(/^[0-9]$/u.test(sign) ? sign : NaN)] ?? sign.toUpperCase()).join(' ')
}

/** A window as it is shown and said; a bare number is a desk's. */
export function windowName(window: string): string {
  return /^\d+$/u.test(window) ? `${window}号窗` : window
}

/** What the waiting room hears. No name is spoken: a number is enough to come by, and a name is nobody else's business (domain.md §4). */
export function spokenCall({ number, window }: { readonly number: string; readonly window: string }): string {
  return `请 ${spelled(number)} 号 到 ${windowName(window)}`
}
