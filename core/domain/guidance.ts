/**
 * 法治教育 and 心理疏导 as an offer (domain.md §0: 无理缠访类 and repeated visits): for which matters, what consent allows, and what a plan and its sessions must say.
 * Refuses to be a sanction: without consent nothing is held. Knows nothing of anybody's state of mind; that is kept apart.
 */
import { compareDays, type Day } from './day'
import type { GuardState, PetitionClass } from './petitionClass'

/** Why a matter takes a plan: 无理缠访 as approved by the second person, or the same matter brought again. */
export type GuidanceGround = 'unreasonable' | 'repeated'
export function guidanceGround({ petitionClass, guardState, visitKind }: { readonly petitionClass: PetitionClass; readonly guardState: GuardState | null; readonly visitKind: string | null }): GuidanceGround | undefined {
  if (petitionClass === 'unreasonable' && guardState === 'approved') return 'unreasonable'
  return visitKind === '重复访' ? 'repeated' : undefined
}

/** 法治教育 · 心理疏导 */
export const GUIDANCE_KINDS = ['law', 'care'] as const
export type GuidanceKind = (typeof GUIDANCE_KINDS)[number]
export const GUIDANCE_KIND_NAMES: Readonly<Record<GuidanceKind, string>> = { law: '法治教育', care: '心理疏导' }
/** 司法所 · 心理志愿者 · 社工 */
export const GUIDES = ['justice', 'volunteer', 'social'] as const
export type Guide = (typeof GUIDES)[number]
export const GUIDE_NAMES: Readonly<Record<Guide, string>> = { justice: '司法所', volunteer: '心理志愿者', social: '社工' }

/** 已提出，尚未答复 · 同意 · 不愿意 */
export const CONSENTS = ['asked', 'agreed', 'refused'] as const
export type Consent = (typeof CONSENTS)[number]
export const CONSENT_NAMES: Readonly<Record<Consent, string>> = { asked: '已提出，尚未答复', agreed: '本人同意', refused: '本人不愿意' }
/** An agreement can be taken back at any time; whoever refused is not asked again and again, but may come round by himself. */
const ANSWERS: Readonly<Record<Consent, readonly Consent[]>> = { asked: ['agreed', 'refused'], agreed: ['refused'], refused: ['agreed'] }
export const consentMayBecome = (from: Consent, to: Consent): boolean => ANSWERS[from].includes(to)
/** A session may be prepared as long as nobody refused, and takes place only with consent. */
export const maySchedule = (consent: Consent): boolean => consent !== 'refused'
export const mayHold = (consent: Consent): boolean => consent === 'agreed'

/** 已安排 · 已进行 · 未到 · 已取消; only the first is open. */
export const SESSION_STATES = ['planned', 'held', 'missed', 'cancelled'] as const
export type SessionState = (typeof SESSION_STATES)[number]
export const SESSION_STATE_NAMES: Readonly<Record<SessionState, string>> = { planned: '已安排', held: '已进行', missed: '本人未到', cancelled: '已取消' }
/** 全程参加 · 部分参加 */
export const PARTICIPATIONS = ['whole', 'part'] as const
export type Participation = (typeof PARTICIPATIONS)[number]
export const PARTICIPATION_NAMES: Readonly<Record<Participation, string>> = { whole: '全程参加', part: '部分参加' }

/** 已完成 · 本人不愿意 · 转介其他服务 · 不再需要 */
export const GUIDANCE_OUTCOMES = ['completed', 'refused', 'referred', 'notNeeded'] as const
export type GuidanceOutcome = (typeof GUIDANCE_OUTCOMES)[number]
export const GUIDANCE_OUTCOME_NAMES: Readonly<Record<GuidanceOutcome, string>> = { completed: '按计划完成', refused: '本人不愿意', referred: '转介其他服务', notNeeded: '不再需要' }

export interface Measure { readonly kind: GuidanceKind; readonly guide: Guide; readonly name: string; readonly frequency: string }
export interface GuidanceProblem { readonly code: 'guidance-incomplete' | 'guidance-day' | 'consent-missing'; readonly field: string; readonly message: string }
const problem = (code: GuidanceProblem['code'], field: string, message: string): GuidanceProblem => ({ code, field, message })

/** What is missing in a plan. */
export function guidancePlanProblem({ goal, measures, reviewOn }: { readonly goal: string; readonly measures: readonly Measure[]; readonly reviewOn: Day }, today: Day): GuidanceProblem | undefined {
  if (goal.trim() === '') return problem('guidance-incomplete', 'goal', '请写明目标：希望达到什么')
  if (measures.length === 0) return problem('guidance-incomplete', 'measures', '请至少安排一项法治教育或心理疏导')
  const nobody = measures.findIndex(({ name }) => name.trim() === '')
  if (nobody >= 0) return problem('guidance-incomplete', `measures.${nobody}.name`, '请填写由谁来做')
  const never = measures.findIndex(({ frequency }) => frequency.trim() === '')
  if (never >= 0) return problem('guidance-incomplete', `measures.${never}.frequency`, '请填写多久一次，例如：每两周一次')
  return compareDays(reviewOn, today) < 0 ? problem('guidance-day', 'reviewOn', '回看日期已经过去，请选今天或以后的日期') : undefined
}

/** What is wrong with an answer; a refusal needs no reason, it is enough that it is one. */
export function consentProblem(from: Consent | undefined, to: Consent, on: Day, today: Day): GuidanceProblem | undefined {
  if (compareDays(on, today) > 0) return problem('guidance-day', 'on', '答复日期还没有到，请重新选择')
  if (from === undefined || consentMayBecome(from, to)) return undefined
  return problem('consent-missing', 'consent', from === to ? `已经记着“${CONSENT_NAMES[to]}”，不用再记` : `已记“${CONSENT_NAMES[from]}”，不能改为“${CONSENT_NAMES[to]}”`)
}

/** What is wrong with preparing a session. */
export function scheduleProblem({ on, topic, kind }: { readonly on: Day; readonly topic: string; readonly kind: GuidanceKind }, plan: { readonly consent: Consent; readonly measures: readonly Pick<Measure, 'kind'>[] }, today: Day): GuidanceProblem | undefined {
  if (!maySchedule(plan.consent)) return problem('consent-missing', '', '本人不愿意参加，不能再安排；本人改变主意的，请先记下新的答复')
  if (!plan.measures.some((measure) => measure.kind === kind)) return problem('guidance-incomplete', 'kind', `计划里没有${GUIDANCE_KIND_NAMES[kind]}，请先在计划里加上`)
  if (topic.trim() === '') return problem('guidance-incomplete', 'topic', '请填写主题')
  return compareDays(on, today) < 0 ? problem('guidance-day', 'on', '安排的日期已经过去，请选今天或以后的日期') : undefined
}

/** What is wrong with the record of a session that took place. */
export function sessionProblem({ heldOn, topic, attitude }: { readonly heldOn: Day; readonly topic: string; readonly attitude: string }, { consent, since }: { readonly consent: Consent; /** When the plan was made. */ readonly since: Day }, today: Day): GuidanceProblem | undefined {
  if (!mayHold(consent)) return problem('consent-missing', '', consent === 'refused' ? '本人不愿意参加，不能记为已进行' : '还没有记下本人同意，请先记下答复')
  if (topic.trim() === '') return problem('guidance-incomplete', 'topic', '请填写主题')
  if (attitude.trim() === '') return problem('guidance-incomplete', 'attitude', '请用中性的话写本人的态度，例如：听完后提了两个问题')
  if (compareDays(heldOn, today) > 0) return problem('guidance-day', 'heldOn', '进行的日期还没有到，请重新选择')
  return compareDays(heldOn, since) < 0 ? problem('guidance-day', 'heldOn', '进行的日期早于计划订立的日期，请重新选择') : undefined
}

/** What is wrong with an end: a plan of which nothing was held was not carried out as planned, whatever is written. */
export function guidanceEndProblem(outcome: GuidanceOutcome, sessions: readonly { readonly state: SessionState }[]): GuidanceProblem | undefined {
  if (outcome !== 'completed' || sessions.some(({ state }) => state === 'held')) return undefined
  return problem('guidance-incomplete', 'outcome', `还没有一次已进行的记录，不能记为“${GUIDANCE_OUTCOME_NAMES.completed}”；请先记下进行的情况，或选别的结果`)
}
