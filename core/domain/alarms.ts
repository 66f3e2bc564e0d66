/**
 * 静默报警: which press is a new alarm, who is called for a desk, and how long somebody took to come.
 * Knows neither windows nor telephones.
 */
import type { AlarmContact } from '../contract/safetyAlarms'

export interface Press { readonly byId: number; readonly desk: string; readonly drill: boolean; readonly at: number }

/**
 * The running alarm that a press only repeats: of the same worker and desk, and of the same earnest, within `seconds`.
 * An alarm that lies ahead because the clock was set back is none: better one alarm too many.
 */
export function repeated<A extends Press>(running: readonly A[], press: Press, seconds: number): A | undefined {
  return running.find(({ byId, desk, drill, at }) => byId === press.byId && desk === press.desk && drill === press.drill && press.at >= at && press.at - at < seconds * 1000)
}

/** Who is called: everybody named for the desk or for all desks; where that is nobody, everybody. */
export function calledFor<C extends Pick<AlarmContact, 'desks'>>(desk: string, contacts: readonly C[]): readonly C[] {
  const named = contacts.filter(({ desks }) => desks.length === 0 || desks.includes(desk))
  return named.length > 0 ? named : contacts
}

/** Milliseconds from raising to the first who came; never negative, whatever the clock did. */
export function answeredAfter(at: number, acknowledged: readonly { readonly at: number }[]): number | undefined {
  return acknowledged.length === 0 ? undefined : Math.max(0, Math.min(...acknowledged.map((each) => each.at)) - at)
}
