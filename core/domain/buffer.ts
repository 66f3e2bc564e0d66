/**
 * Rules of the emotion buffer room (domain.md §4.1): where a level leads, how long a stay may last, when somebody is ready, and who should rest.
 * Computes with stored instants only; refuses to know the present time and who is asked.
 */
import type { BufferRules, Outcome, StayState } from '../contract/buffer'
import { endOf, startOf, type Day } from './day'
import { maskName } from './mask'

const MINUTE_MS = 60_000

/** Drowsy and hard to rouse (BARS below 4): no matter of calming, but of the emergency doctor. */
export const MEDICAL_LEVEL = 0
/** From here on nobody is led back to the desk. */
const STILL_HIGH = 3
/** Two of the staff and the security. */
export const SUPPORTED_LEVEL = 4
/** 自评 must have gone down by so much. */
const READY_DROP = 2

export type Route = 'medical' | 'desk' | 'buffer' | 'supported'
/** Where a person at this level is led: 1–2 desk, 3 buffer, 4 buffer with two staff and the security, or no talk at all. */
export function routeOf(level: number): Route {
  if (level <= MEDICAL_LEVEL) return 'medical'
  if (level >= SUPPORTED_LEVEL) return 'supported'
  return level >= STILL_HIGH ? 'buffer' : 'desk'
}

export const LEVEL_NAMES: readonly string[] = ['昏沉、难唤醒', '平稳', '焦虑委屈', '激动', '失控边缘']
export const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = { back: '回到接谈', referred: '转介', left: '自行离开', refused: '不愿留在缓冲室', stopped: '停止谈话，转红旗处置' }

export type StayAction = 'take' | 'support' | 'observe' | 'tick' | 'extend' | 'end' | 'note'
const RUNNING: readonly StayAction[] = ['take', 'support', 'observe', 'tick', 'end', 'note']
const ALLOWED: Readonly<Record<StayState, readonly StayAction[]>> = { running: [...RUNNING, 'extend'], extended: RUNNING, ended: ['note'] }
/** Whether a stay in this state takes the action; the screen enables its buttons with it. */
export const takes = (state: StayState, action: StayAction): boolean => ALLOWED[state].includes(action)

export function stateOf({ endedAt, extendedAt }: { readonly endedAt: number | null; readonly extendedAt: number | null }): StayState {
  if (endedAt !== null) return 'ended'
  return extendedAt === null ? 'running' : 'extended'
}

type Limits = Pick<BufferRules, 'softMinutes' | 'hardMinutes' | 'extendMinutes'>
/** When both prompts are due. An extension counts from the later of its own moment and the first hard prompt, so that nobody loses time by asking early or late. */
export function promptsOf({ startedAt, extendedAt }: { readonly startedAt: number; readonly extendedAt: number | null }, { softMinutes, hardMinutes, extendMinutes }: Limits): { readonly softAt: number; readonly hardAt: number } {
  const first = startedAt + hardMinutes * MINUTE_MS
  if (extendedAt === null) return { softAt: startedAt + softMinutes * MINUTE_MS, hardAt: first }
  const hardAt = Math.max(first, extendedAt) + extendMinutes * MINUTE_MS
  return { softAt: hardAt - (hardMinutes - softMinutes) * MINUTE_MS, hardAt }
}

export type Phase = 'calm' | 'soft' | 'hard'
export interface Countdown {
  /** Never negative. */
  readonly elapsedMs: number
  /** Until the next prompt; 0 once the hard one is due. */
  readonly leftMs: number
  readonly phase: Phase
  /** By how much the clock is behind what was last written; 0 when it is right. */
  readonly setBackMs: number
}
/** How a stay stands. A clock set back behind the last entry does not count: the time of that entry does. */
export function countdown({ startedAt, softAt, hardAt, knownAt }: { readonly startedAt: number; readonly softAt: number; readonly hardAt: number; readonly knownAt: number }, now: number): Countdown {
  const at = Math.max(now, knownAt, startedAt)
  const phase: Phase = at >= hardAt ? 'hard' : at >= softAt ? 'soft' : 'calm'
  return { elapsedMs: at - startedAt, leftMs: phase === 'hard' ? 0 : (phase === 'soft' ? hardAt : softAt) - at, phase, setBackMs: Math.max(0, Math.max(knownAt, startedAt) - now) }
}

/** How long a stay lasted or has lasted, in milliseconds; never negative. */
export function lastedMs({ startedAt, endedAt, knownAt }: { readonly startedAt: number; readonly endedAt: number | null; readonly knownAt: number }, now: number): number {
  return Math.max(0, Math.max(endedAt ?? now, knownAt) - startedAt)
}

export type Readiness = 'ready' | 'medical' | 'level' | 'report' | 'unasked'
/** Ready: level 1–2 and the own 0–10 down by two or more. Only a level of 3–4, or a medical one, stands in the way; the rest is advice. */
export function readiness({ level, selfBefore, selfNow }: { readonly level: number; readonly selfBefore?: number | undefined; readonly selfNow?: number | undefined }): Readiness {
  const route = routeOf(level)
  if (route === 'medical') return 'medical'
  if (route !== 'desk') return 'level'
  if (selfBefore === undefined || selfNow === undefined) return 'unasked'
  return selfBefore - selfNow >= READY_DROP ? 'ready' : 'report'
}
export const mayGoBack = (level: number): boolean => routeOf(level) === 'desk'

/** What a person is called in the room: as asked to be called, otherwise the masked name. */
export function labelOf({ name, callName }: { readonly name: string; readonly callName: string }): string {
  if (callName.trim() !== '') return callName.trim()
  return name.trim() === '' ? '未留姓名' : maskName(name)
}

export type RestReason = 'level' | 'long' | 'danger'
export interface EndedStay { readonly startedAt: number | null; readonly endedAt: number; readonly knownAt: number; readonly peakLevel: number | null; readonly outcome: Outcome; readonly hardMinutes: number }
/** Why whoever looked after this stay should rest: it was broken off, reached level 4, or lasted beyond the hard limit. */
export function restReason({ startedAt, endedAt, knownAt, peakLevel, outcome, hardMinutes }: EndedStay): RestReason | undefined {
  if (outcome === 'stopped') return 'danger'
  if (startedAt === null) return undefined
  if ((peakLevel ?? 0) >= SUPPORTED_LEVEL) return 'level'
  return lastedMs({ startedAt, endedAt, knownAt }, endedAt) > hardMinutes * MINUTE_MS ? 'long' : undefined
}

/** Until when the rest lasts, or undefined when it is over. With a clock set back it shows the whole rest at most. */
export function restUntil(endedAt: number, restMinutes: number, now: number): number | undefined {
  const until = Math.min(endedAt, now) + restMinutes * MINUTE_MS
  return until > now ? until : undefined
}

/** Stays and whole minutes of somebody that fall on a day; what began before midnight counts with the part after it. */
export function loadOn(stays: readonly { readonly startedAt: number; readonly endedAt: number | null; readonly knownAt: number }[], day: Day, now: number): { readonly count: number; readonly minutes: number } {
  const parts = stays.map((stay) => {
    const until = stay.startedAt + lastedMs(stay, now)
    return { on: stay.startedAt < endOf(day) && until >= startOf(day), ms: Math.max(0, Math.min(until, endOf(day)) - Math.max(stay.startedAt, startOf(day))) }
  }).filter(({ on }) => on)
  return { count: parts.length, minutes: Math.round(parts.reduce((sum, { ms }) => sum + ms, 0) / MINUTE_MS) }
}

/** Nobody stays on duty over midnight by having forgotten to go off, but who still looks after somebody does. */
export const isOnDuty = ({ last, busy }: { readonly last: 'came' | 'went' | undefined; readonly busy: boolean }): boolean => busy || last === 'came'
