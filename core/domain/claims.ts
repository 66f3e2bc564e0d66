/**
 * 三清单 (问题清单 + 责任清单 + 时限清单) of a 合理诉求: which status may follow which, and what an item must say.
 * Refuses to know who writes it and where it is kept.
 */
import { compareDays, type Day, formatDayZh } from './day'
import type { PetitionClass } from './petitionClass'

/** 未开始 · 进行中 · 已完成 · 无法完成 */
export const CLAIM_STATUSES = ['notStarted', 'working', 'done', 'impossible'] as const
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]
export const CLAIM_STATUS_NAMES: Readonly<Record<ClaimStatus, string>> = { notStarted: '未开始', working: '进行中', done: '已完成', impossible: '无法完成' }

/** What was ended is taken up again by working on it, never by pretending that nothing was begun. */
const FOLLOWS: Readonly<Record<ClaimStatus, readonly ClaimStatus[]>> = { notStarted: ['working', 'done', 'impossible'], working: ['done', 'impossible'], done: ['working'], impossible: ['working'] }

/** A status may stay as it is. */
export const claimMayBecome = (from: ClaimStatus, to: ClaimStatus): boolean => from === to || FOLLOWS[from].includes(to)
/** Work on the item is over, well or not. */
export const isClaimEnded = (status: ClaimStatus): boolean => status === 'done' || status === 'impossible'

/** Only 合理诉求 has 三清单 (domain.md §0); a matter whose guard waits counts as one. */
export const takesClaims = (petitionClass: PetitionClass): boolean => petitionClass === 'simple' || petitionClass === 'complex'

export interface Milestone { readonly day: Day; readonly what: string; readonly doneOn?: Day | undefined; readonly by: string }
/** An item as it is written down. */
export interface Claim {
  readonly issue: string; readonly leadUnit: string; readonly coUnits: readonly string[]; readonly person: string; readonly path: string; readonly dueOn: Day
  readonly milestones: readonly Milestone[]; readonly status: ClaimStatus; readonly statusReason: string; readonly evidence: string; readonly materials: readonly string[]
}

/** Without blanks at the ends, empty names and empty rows; milestones in the order of their days. */
export function tidyClaim(claim: Claim): Claim {
  const filled = (names: readonly string[]) => names.map((name) => name.trim()).filter((name) => name !== '')
  return {
    ...claim, issue: claim.issue.trim(), leadUnit: claim.leadUnit.trim(), coUnits: filled(claim.coUnits), person: claim.person.trim(), path: claim.path.trim(), statusReason: claim.statusReason.trim(), evidence: claim.evidence.trim(), materials: filled(claim.materials),
    milestones: claim.milestones.map(({ day, what, doneOn, by }) => ({ day, what: what.trim(), doneOn, by: by.trim() })).sort((a, b) => compareDays(a.day, b.day)),
  }
}

export interface ClaimProblem { readonly code: 'claim-incomplete' | 'claim-step' | 'claim-day'; readonly field: string; readonly message: string }
const problem = (code: ClaimProblem['code'], field: string, message: string): ClaimProblem => ({ code, field, message })

/**
 * What is wrong with a tidied item, the first thing only; undefined when it can be kept.
 * `was` is the status it had before; a new item comes from 未开始. `receivedOn` is day 0 of the petition: nothing is due before it.
 */
export function claimProblem(claim: Claim, was: ClaimStatus | undefined, days: { readonly receivedOn: Day; readonly today: Day }): ClaimProblem | undefined {
  return unnamed(claim) ?? wrongStep(claim, was ?? 'notStarted') ?? wrongDay(claim, days) ?? wrongMilestone(claim, days)
}

function unnamed({ issue, leadUnit, coUnits, person }: Claim): ClaimProblem | undefined {
  if (issue === '') return problem('claim-incomplete', 'issue', '请写明问题：要解决什么')
  if (leadUnit === '') return problem('claim-incomplete', 'leadUnit', '请填写主办单位；暂不清楚的先填牵头协调的单位')
  if (person === '') return problem('claim-incomplete', 'person', '请填写责任人姓名')
  const at = coUnits.findIndex((unit, index) => unit === leadUnit || coUnits.indexOf(unit) !== index)
  return at < 0 ? undefined : problem('claim-incomplete', `coUnits.${at}`, coUnits[at] === leadUnit ? `“${leadUnit}”已是主办单位，协办单位里请删去` : `协办单位“${coUnits[at]}”写了两次，请删去一个`)
}

function wrongStep({ status, statusReason, path, evidence, materials }: Claim, was: ClaimStatus): ClaimProblem | undefined {
  if (!claimMayBecome(was, status)) return problem('claim-step', 'status', `“${CLAIM_STATUS_NAMES[was]}”不能直接改为“${CLAIM_STATUS_NAMES[status]}”${isClaimEnded(was) ? '；需要继续办的请先改为“进行中”' : ''}`)
  if (status === 'impossible' && statusReason.length < 2) return problem('claim-incomplete', 'statusReason', '无法完成的请写明原因（至少 2 个字）')
  if (isClaimEnded(was) && status === 'working' && statusReason.length < 2) return problem('claim-incomplete', 'statusReason', `从“${CLAIM_STATUS_NAMES[was]}”改回“进行中”的，请写明原因（至少 2 个字）`)
  if ((status === 'working' || status === 'done') && path === '') return problem('claim-incomplete', 'path', '已经着手办的请写明解决路径')
  if (status === 'done' && evidence === '' && materials.length === 0) return problem('claim-incomplete', 'evidence', '已完成的请写明依据，或勾选可以证明的材料')
  return undefined
}

function wrongDay({ dueOn }: Claim, { receivedOn }: { readonly receivedOn: Day }): ClaimProblem | undefined {
  return compareDays(dueOn, receivedOn) < 0 ? problem('claim-day', 'dueOn', `时限不能早于登记日（${formatDayZh(receivedOn)}），请重新选择`) : undefined
}

function wrongMilestone({ milestones, dueOn }: Claim, { receivedOn, today }: { readonly receivedOn: Day; readonly today: Day }): ClaimProblem | undefined {
  for (const [at, { day, what, doneOn, by }] of milestones.entries()) {
    if (what === '') return problem('claim-incomplete', `milestones.${at}.what`, `${formatDayZh(day)}的节点还没有写做什么；不需要的请删去这一行`)
    if (compareDays(day, receivedOn) < 0) return problem('claim-day', `milestones.${at}.day`, `节点“${what}”的日期早于登记日（${formatDayZh(receivedOn)}），请重新选择`)
    if (compareDays(day, dueOn) > 0) return problem('claim-day', `milestones.${at}.day`, `节点“${what}”的日期晚于本项时限（${formatDayZh(dueOn)}），请改节点日期或时限`)
    if (doneOn !== undefined && compareDays(doneOn, today) > 0) return problem('claim-day', `milestones.${at}.doneOn`, `节点“${what}”的完成日期还没有到，请重新选择`)
    if (doneOn !== undefined && by === '') return problem('claim-incomplete', `milestones.${at}.by`, `节点“${what}”已完成的，请写明由谁完成`)
  }
  return undefined
}

/** The milestones as they stand in one cell of the sheet. */
export function milestoneWords(milestones: readonly Milestone[]): string {
  return milestones.map(({ day, what, doneOn, by }) => `${formatDayZh(day)}　${what}${doneOn === undefined ? '' : `（${formatDayZh(doneOn)}完成，${by}）`}`).join('；')
}
