/**
 * Limits that run, under another calendar or rule: what becomes of each.
 * Touches no limit that has ended and none that was agreed upon case by case; who is told of it is decided elsewhere.
 */
import type { Calendar } from './calendar'
import { compareDays, type Day, formatDayZh } from './day'
import { type ClockRule, type DueProof, dueFor } from './deadline'

/** Their days were granted or agreed upon for the one petition (条例 Art. 34; 交办), so that no rule changes them afterwards. */
const AGREED: readonly string[] = ['extension', 'feedback']

/** What a limit is recomputed under; `changed` is the rule that is changed, if it is one and not the calendar. */
export interface Under { readonly calendar: Calendar; readonly rules: readonly ClockRule[]; readonly changed?: string | undefined }

/** The limit's new proof; undefined where nothing a person sees of it changes. */
export function redated(proof: DueProof, { calendar, rules, changed }: Under): DueProof | undefined {
  const rule = rules.find(({ id }) => id === proof.rule)
  if (rule === undefined || (changed !== undefined && (changed !== rule.id || AGREED.includes(rule.id)))) return undefined
  // Under another calendar a limit keeps the length it has, whatever became of its rule since.
  const meant = changed === undefined ? { ...rule, n: proof.n, unit: proof.unit, name: proof.ruleName, source: proof.source } : rule
  const next = dueFor(meant, proof.startOn, calendar)
  const same = next.dueOn === proof.dueOn && next.earlyOn === proof.earlyOn && next.provisional === proof.provisional && next.n === proof.n && next.unit === proof.unit
  return same ? undefined : proof.exempt === undefined ? next : { ...next, exempt: proof.exempt }
}

/** Over before and not so after, or the other way round. */
export const newlyOverdue = (before: DueProof, after: DueProof, today: Day): boolean => compareDays(before.dueOn, today) >= 0 && compareDays(after.dueOn, today) < 0

/** Days off or rules reach no further than this from the days of a limit: the longest rest that is walked through, with room to spare. */
export const REACH = 70

const told = ({ dueOn, provisional }: DueProof): string => `${formatDayZh(dueOn)}${provisional ? '（暂定）' : ''}`

/** For the timeline: what the limit was and is now. */
export function moveInWords(before: DueProof, after: DueProof): string {
  if (before.dueOn !== after.dueOn) return `${after.ruleName} ${told(before)} → ${told(after)}`
  const early = before.earlyOn === after.earlyOn ? '' : `，提前办结日 ${formatDayZh(before.earlyOn)} → ${formatDayZh(after.earlyOn)}`
  const firm = before.provisional === after.provisional ? '' : after.provisional ? '，改为暂定' : '，不再是暂定'
  return `${after.ruleName} ${formatDayZh(after.dueOn)}不变${early}${firm}`
}
