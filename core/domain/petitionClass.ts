/**
 * The desk's classes beside the statutory kinds, their two clocks, and the guard of 无理缠访 (domain.md §0 (f)).
 * Refuses to label a person: the class is put on the matter only.
 */
import type { Calendar } from './calendar'
import type { Day } from './day'
import { type ClockRule, type DueProof, dueFor } from './deadline'

export type PetitionClass = 'consult' | 'simple' | 'complex' | 'unreasonable'
export type StatutoryKind = 'suggestion' | 'report' | 'appeal'

/** Names on the screen. */
export const CLASS_NAMES: Readonly<Record<PetitionClass, string>> = { consult: '政策咨询', simple: '合理诉求（简单）', complex: '合理诉求（复杂）', unreasonable: '无理缠访' }
/** Names on paper: the guarded class reads 解释疏导 there. */
export const CLASS_PAPER_NAMES: Readonly<Record<PetitionClass, string>> = { ...CLASS_NAMES, unreasonable: '解释疏导' }
export const KIND_NAMES: Readonly<Record<StatutoryKind, string>> = { suggestion: '建议意见', report: '检举控告', appeal: '申诉求决' }

const PROMISE_RULE: Readonly<Record<PetitionClass, string>> = { consult: 'consult-answer', simple: 'simple-claim', complex: 'complex-claim', unreasonable: 'complex-claim' }

/**
 * Both clocks of a class from the day of registration: the desk's promise (plan) and the statutory written notice (Art. 23).
 * @throws RangeError when a rule is missing from the rule set.
 */
export function promisesFor(petitionClass: PetitionClass, startOn: Day, calendar: Calendar, rules: readonly ClockRule[]): { promise: DueProof; statutory: DueProof } {
  return { promise: dueFor(ruleOf(PROMISE_RULE[petitionClass], rules), startOn, calendar), statutory: dueFor(ruleOf('written-notice', rules), startOn, calendar) }
}

function ruleOf(id: string, rules: readonly ClockRule[]): ClockRule {
  const rule = rules.find((candidate) => candidate.id === id)
  if (rule === undefined) throw new RangeError(`clock rule ${id} is missing`)
  return rule
}

export interface UnreasonableGuard {
  readonly basisNo?: string | undefined
  readonly opinionNo?: string | undefined
  readonly approverId?: number | undefined
}

/** What is missing before a matter may be called 无理缠访; undefined when nothing is. The recorder cannot approve it. */
export function guardProblem(guard: UnreasonableGuard | undefined, recorderId: number): { readonly field: string; readonly message: string } | undefined {
  if (!guard?.basisNo?.trim()) return { field: 'guard.basisNo', message: '无理缠访须有已记录的处理结果（复核意见、生效裁判或政策依据），请填写其文号' }
  if (!guard.opinionNo?.trim()) return { field: 'guard.opinionNo', message: '无理缠访须附律师的法律意见书，请填写其编号' }
  if (guard.approverId === undefined) return { field: 'guard.approverId', message: '无理缠访须由另一人审批，请选择审批人' }
  if (guard.approverId === recorderId) return { field: 'guard.approverId', message: '审批人不能是登记人本人，请另选一人' }
  return undefined
}
