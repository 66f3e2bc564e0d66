/**
 * In which order those who wait are called (domain.md §4: 优先 with its reason, 过号 back after two).
 * The rule: 1. 情绪危急 first. 2. Who was skipped comes back once so many others were called. 3. Priority numbers in order of arrival, and appointments
 * from their time on; but after so many of them in a row one of the others, so that nobody waits for ever. 4. The others in order of arrival.
 * 5. Letters and calls when nobody is left in the room. Back from the buffer room or passed on to another window, a ticket keeps its place.
 */
import type { QueueRules, TicketSource } from '../contract/queueRules'

export interface InLine {
  readonly id: number
  readonly source: TicketSource
  readonly priority: string | null
  readonly orderAt: number
  /** Comes again when that many calls were made that day. */
  readonly due: number | null
  /** The appointed instant. */
  readonly bookedFor: number | null
}

/** A call already made, newest first: who it was for. */
export type Made = Pick<InLine, 'source' | 'priority' | 'bookedFor'>

export type Rank = 'first' | 'priority' | 'ordinary' | 'absent'

/** Nobody sits in the room for a letter or a telephone call. */
export const isPresent = (source: TicketSource): boolean => source !== 'letter' && source !== 'call'

export function rankOf({ source, priority, bookedFor }: Made, now: number, { priorities }: Pick<QueueRules, 'priorities'>): Rank {
  if (!isPresent(source)) return 'absent'
  if (priority !== null && priorities.find(({ id }) => id === priority)?.first === true) return 'first'
  return priority !== null || (bookedFor !== null && bookedFor <= now) ? 'priority' : 'ordinary'
}

interface Day { readonly made: readonly Made[]; readonly now: number }
type LineRules = Pick<QueueRules, 'priorities' | 'priorityRun'>

/** Priority numbers called last, without another in between. */
function runOf(made: readonly Made[], now: number, rules: LineRules): number {
  const ranks = made.map((one) => rankOf(one, now, rules)).filter((rank) => rank !== 'first')
  const end = ranks.findIndex((rank) => rank !== 'priority')
  return end < 0 ? ranks.length : end
}

/** Everybody who waits, in the order in which they will be called if nobody else comes; who is skipped and not due yet comes last. */
export function lineUp<T extends InLine>(waiting: readonly T[], { made, now }: Day, rules: LineRules): T[] {
  const sorted = waiting.toSorted((a, b) => a.orderAt - b.orderAt || a.id - b.id)
  const back = sorted.filter(({ due }) => due !== null).sort((a, b) => (a.due ?? 0) - (b.due ?? 0))
  const groups = Object.groupBy(sorted.filter(({ due }) => due === null), (one) => rankOf(one, now, rules))
  const { first = [], priority = [], ordinary = [], absent = [] } = groups
  let calls = made.length
  let run = runOf(made, now, rules)
  const next = (): T | undefined => {
    if (first.length > 0) return first.shift()
    if (back.length > 0 && (back[0]?.due ?? 0) <= calls) return back.shift()
    if (priority.length > 0 && (run < rules.priorityRun || ordinary.length === 0)) {
      run += 1
      return priority.shift()
    }
    run = ordinary.length > 0 ? 0 : run
    return ordinary.shift() ?? back.shift() ?? absent.shift()
  }
  const line: T[] = []
  for (let one = next(); one !== undefined; one = next()) {
    line.push(one)
    calls += 1
  }
  return line
}
