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
export const KIND_NAMES: Readonly<Record<StatutoryKind, string>> = { suggestion: '建议意见', report: '检举控告', appeal: '申诉求决' }

const PROMISE_RULE: Readonly<Record<PetitionClass, string>> = { consult: 'consult-answer', simple: 'simple-claim', complex: 'complex-claim', unreasonable: 'explain-answer' }

/** What decides the clocks of a matter. */
export interface ClockedMatter {
  readonly petitionClass: PetitionClass
  readonly statutoryKind?: StatutoryKind | null | undefined
  /** From noticeExempt. */
  readonly exempt?: string | undefined
}

/** The rule of the desk's promise; a 检举控告 is only forwarded (条例 Arts. 22, 30), whatever its class. */
export function promiseRule({ petitionClass, statutoryKind }: ClockedMatter, rules: readonly ClockRule[]): ClockRule {
  return ruleOf(statutoryKind === 'report' ? 'report-transfer' : PROMISE_RULE[petitionClass], rules)
}

/**
 * Both clocks of a matter from the day of registration: the desk's promise (plan) and the statutory written notice (Art. 23).
 * @throws RangeError when a rule is missing from the rule set.
 */
export function promisesFor(matter: ClockedMatter, startOn: Day, calendar: Calendar, rules: readonly ClockRule[]): { promise: DueProof; statutory: DueProof } {
  const promise = dueFor(promiseRule(matter, rules), startOn, calendar)
  const statutory = dueFor(ruleOf('written-notice', rules), startOn, calendar)
  return { promise, statutory: matter.exempt === undefined ? statutory : { ...statutory, exempt: matter.exempt } }
}

export const EXEMPT = '姓名或住址不清的无法告知'

export interface Reachable {
  readonly mode?: 'named' | 'anonymous' | 'alias' | 'joint' | 'onBehalf' | undefined
  readonly name?: string | undefined; readonly address?: string | undefined; readonly phone?: string | undefined; readonly otherPhones?: readonly string[] | undefined; readonly email?: string | undefined
}

/**
 * Why no written notice is due, undefined when it is: Art. 23 exempts those whose name or address is not clear.
 * An address not written down is unclear only where no telephone and no e-mail could clear it: a duty is not to lapse by an empty field.
 */
export function noticeExempt({ mode, name = '', address = '', phone = '', otherPhones = [], email = '' }: Reachable): string | undefined {
  const nameless = mode === 'anonymous' || mode === 'alias' || name.trim() === ''
  const nowhere = [address, phone, email, ...otherPhones].every((part) => part.trim() === '')
  return nameless || nowhere ? EXEMPT : undefined
}

/** pending: counts as 合理诉求（复杂）; refused and revoked: is one. */
export type GuardState = 'pending' | 'approved' | 'refused' | 'revoked'

/** The class a matter is entered under: 无理缠访 only after a second person approved it (domain.md §0 (f)). */
export function enteredClass(petitionClass: PetitionClass): { readonly petitionClass: PetitionClass; readonly guardState: GuardState | null } {
  return petitionClass === 'unreasonable' ? { petitionClass: 'complex', guardState: 'pending' } : { petitionClass, guardState: null }
}

/** What each decision of the second person makes of the guard; undefined where it does not apply. */
export function decidedGuard(state: GuardState | null, decision: 'approve' | 'revoke'): GuardState | undefined {
  if (decision === 'approve') return state === 'pending' ? 'approved' : undefined
  return state === 'pending' ? 'refused' : state === 'approved' ? 'revoked' : undefined
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
