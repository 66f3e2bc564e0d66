/**
 * A request for a lawyer's opinion as far as the actor may know of it, and the sealed words that belong to it.
 * What is hidden and what was never there are refused alike.
 */
import type { HandedOver } from '../contract/legal'
import { Values } from '../contract/paperRows'
import type { Problem } from '../contract/paperRows'
import { foreignField, ownValues, paperProblems } from '../documents/paper/check'
import type { PaperValues } from '../documents/paper/kind'
import { legalOpinion } from '../documents/paper/kinds/legalOpinion'
import { LEGAL_STATE_NAMES, type LegalState, type LegalStep, legalStepFits } from '../domain/legal'
import { type Ctx, refuse } from '../door/context'
import type { LegalRequestRecord } from '../door/legalPort'
import type { PaperContent } from '../door/paperPort'
import { openApart, sealApart } from './apart'
import { paperFacts } from './paperFacts'
import { note } from './paperIssue'

const gone = (): never => refuse('not-found', '没有这份法律意见委托，或您无权查看；请刷新列表后重试', 'requestId')

/** The compartment's texts stand in two places; each opens in its own only. */
const draftRecord = (id: number): string => `legal:${id}:draft`
const opinionRecord = (id: number): string => `legal:${id}:opinion`

export const deskRequest = (id: number, { repos, actor }: Ctx): LegalRequestRecord => repos.legal.forDesk(id, actor.userId) ?? gone()
export const lawyerRequest = (id: number, { repos, actor }: Ctx): LegalRequestRecord => repos.legal.forLawyer(id, actor.userId) ?? gone()

/** Of an erased petition nothing is left to work on. */
export function keptRequest(request: LegalRequestRecord, { repos }: Ctx): LegalRequestRecord {
  return repos.retention.isErased(request.petitionId) ? refuse('erased', `${request.petitionNumber} 已按保管期限销毁，不能再改动`, 'requestId') : request
}

/** Ends with `not-now` where the state does not allow a step. */
export function inTime(request: LegalRequestRecord, step: Exclude<LegalStep, 'requested'>): LegalRequestRecord {
  return legalStepFits(request.state, step) ? request : wrongTime(request.state)
}
export function wrongTime(state: LegalState): never {
  return refuse('not-now', `这份委托现在是“${LEGAL_STATE_NAMES[state]}”，不能这样做；请刷新后查看`, 'requestId')
}
/** Only who took it writes it. */
export function ownWork(request: LegalRequestRecord, { actor }: Ctx): LegalRequestRecord {
  return request.lawyerId === actor.userId ? request : refuse('not-yours', '这份法律意见由接受委托的律师起草，您只能查看和会签', 'requestId')
}
export function notVoided(request: LegalRequestRecord): LegalRequestRecord {
  return request.voided === 1 ? refuse('voided', `${request.number ?? ''} 已由分管领导作废；需要的请接待室重新委托`, 'requestId') : request
}

/** Empty once its petition is erased. */
export function handedOver({ handedOver: stored }: LegalRequestRecord): HandedOver {
  return stored === '' ? { entrusted: '', questions: [], facts: '', materials: [] } : JSON.parse(stored) as HandedOver
}

/** What was handed over, in the fields of an opinion; everything else is the lawyer's. */
function firstValues(request: LegalRequestRecord, ctx: Ctx): PaperValues {
  const { entrusted, questions, facts, materials } = handedOver(request)
  return { ...legalOpinion.prefill(paperFacts(undefined, ctx)), entrusted, facts, materials: materials.map(({ name, provider, note: form }) => ({ name, from: provider, note: form })), conclusions: questions.map((question) => ({ request: question, conclusion: '' })) }
}

export interface Draft { readonly revision: number; readonly savedAt?: number; readonly values: PaperValues }
export function draftOf(request: LegalRequestRecord, ctx: Ctx): Draft {
  const kept = ctx.repos.legal.draft(request.id)
  if (kept === undefined) return { revision: 0, values: firstValues(request, ctx) }
  return { revision: kept.revision, savedAt: kept.savedAt, values: ownValues(legalOpinion, Values.parse(JSON.parse(openApart('legal', draftRecord(request.id), kept.sealed, ctx)))) }
}

/** The kind's own demands; the lawyer sees no petition, so none of its facts is compared. */
export function missingIn(values: PaperValues, ctx: Ctx): readonly Problem[] {
  const room = ctx.repos.accounts.desk().agencyCode === '' ? [{ field: '', message: '接待室还没有机关代字，编不了发文字号；请系统管理员在“接待室设置”里填写' }] : []
  return [...room, ...paperProblems(legalOpinion, values, paperFacts(undefined, ctx))]
}

export function saveDraft(request: LegalRequestRecord, revision: number, values: PaperValues, ctx: Ctx): void {
  const foreign = foreignField(legalOpinion, values)
  if (foreign !== undefined) refuse('unknown-field', '法律意见书没有这一栏，请重新打开后再填写', `values.${foreign}`)
  const sealed = sealApart('legal', draftRecord(request.id), JSON.stringify(values), ctx)
  if (!ctx.repos.legal.saveDraft(request.id, request.petitionId, revision, sealed, ctx.now)) refuse('draft-newer', '这份草稿在别处有更新的内容，请重新打开')
}

/** What is kept of a finalised opinion until it is shared. */
export function keepOpinion(request: LegalRequestRecord, content: PaperContent, ctx: Ctx): void {
  ctx.repos.legal.keepOpinion(request.id, request.petitionId, sealApart('legal', opinionRecord(request.id), JSON.stringify(content), ctx))
  ctx.repos.legal.removeDraft(request.id)
}
export function opinionOf(request: LegalRequestRecord, ctx: Ctx): PaperContent {
  const sealed = ctx.repos.legal.opinion(request.id)
  if (sealed === undefined) return wrongTime(request.state)
  const content = JSON.parse(openApart('legal', opinionRecord(request.id), sealed, ctx)) as PaperContent
  if (ctx.digest(content.html) !== content.digest) refuse('paper-changed', '留存的法律意见书与定稿时的不一致；请联系系统管理员核验审计日志和备份', 'requestId')
  return content
}

/** Takes a step, says it in the timeline of the petition and in the audit log. `told` says nothing of what an opinion says. */
export function step(request: LegalRequestRecord, taken: { readonly kind: LegalStep; readonly text?: string; readonly lawyerId?: number; readonly paperId?: number }, told: string, ctx: Ctx, reason?: string): void {
  const { now, actor, repos } = ctx
  repos.legal.step(request, { text: '', ...taken, at: now, byId: actor.userId })
  note(request, 'paper', told, ctx)
  ctx.audit({ object: `petition:${request.petitionId}`, fields: ['legal', `legal.${taken.kind}`], ...(reason === undefined ? {} : { reason }), records: [`petition:${request.petitionId}`] })
}
