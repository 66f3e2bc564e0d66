/**
 * How a stay in the buffer room stands on its board: time gone, prompt reached, what to sound once.
 * Knows only stored instants (UTC milliseconds) and the office's present; never shows a negative time.
 */
import type { Announcement } from './announcements'

/** `knownAt`: when something was last written of the stay, if that is told; the present cannot lie before it, even if the clock was set back. */
export interface Stay { readonly stayId: number; readonly startedAt: number; readonly softAt: number; readonly hardAt: number; readonly knownAt?: number }
export type Prompt = 'calm' | 'soft' | 'hard'

const present = ({ knownAt = -Infinity }: Stay, now: number): number => Math.max(now, knownAt)

export function promptOf(stay: Stay, now: number): Prompt {
  const at = present(stay, now)
  if (at >= stay.hardAt) return 'hard'
  return at >= stay.softAt ? 'soft' : 'calm'
}

/** Milliseconds since the start, until the hard prompt and beyond it. */
export function timesOf(stay: Stay, now: number): { readonly goneMs: number; readonly leftMs: number; readonly overMs: number } {
  const [at, { startedAt, hardAt }] = [present(stay, now), stay]
  return { goneMs: Math.max(0, at - startedAt), leftMs: Math.max(0, hardAt - at), overMs: Math.max(0, at - hardAt) }
}

export interface Prompted extends Announcement { readonly prompt: Exclude<Prompt, 'calm'> }

/** Prompts that are reached, one per stay. An extension moves the instants and so makes a later prompt another one. */
export function reachedPrompts(stays: readonly Stay[], now: number): Prompted[] {
  return stays.flatMap((stay) => {
    const prompt = promptOf(stay, now)
    if (prompt === 'calm') return []
    return [{ key: `${stay.stayId} ${prompt} ${prompt === 'soft' ? stay.softAt : stay.hardAt}`, about: String(stay.stayId), at: now, prompt }]
  })
}

/** 12:05, with hours only where there are any: 1:02:05. Whole seconds, rounded down. */
export function clockTime(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (count: number): string => String(count).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}
