/**
 * 委托 as the desk of a petition sees it: asking for an opinion, how far it is, taking the request back.
 * Reads no opinion; a shared one is an issued paper like any other.
 */
import type { Handlers } from '../contract/index'
import type { DeskRequest } from '../contract/legal'
import { isNumberedOpinion, LEGAL_STEP_NAMES, plainNumber } from '../domain/legal'
import { type Ctx, refuse } from '../door/context'
import type { LegalRequestRecord } from '../door/legalPort'
import { deskRequest, handedOver, inTime, keptRequest, step } from './legalSight'
import { note } from './paperIssue'
import { seen, unerased } from './seenPetition'

export const stepsOf = ({ id }: LegalRequestRecord, { repos }: Ctx): DeskRequest['steps'] => repos.legal.steps(id).map(({ kind, at, byId, text }) => ({ kind, at, by: repos.accounts.nameOf(byId), text }))
export const nameOr = (id: number | null, { repos }: Ctx): string => (id === null ? '' : repos.accounts.nameOf(id))

function deskRow(request: LegalRequestRecord, ctx: Ctx): DeskRequest {
  const { id, state, askedAt, askedBy, toId, lawyerId, number, voided, paperId } = request
  return {
    id, state, askedAt, askedBy: ctx.repos.accounts.nameOf(askedBy), toName: nameOr(toId, ctx), lawyer: nameOr(lawyerId, ctx), voided: voided === 1, handedOver: handedOver(request), steps: stepsOf(request, ctx),
    ...(number === null ? {} : { number }), ...(state === 'shared' && paperId !== null ? { paperId } : {}),
  }
}

const isLawyer = (id: number, { repos }: Ctx): boolean => repos.accounts.active().some((account) => account.id === id && account.roles.includes('justice'))

type DeskCalls = 'request' | 'ofPetition' | 'withdraw' | 'exists'

export const legalDesk: Pick<Handlers<'legal', Ctx>, DeskCalls> = {
  request: ({ petitionId, toId, ...handed }, ctx) => {
    const petition = unerased(petitionId, ctx)
    if (petition.restricted === 1) refuse('restricted', '检举控告事项依法保密，不委托律师出具法律意见（条例第三十条）；请用转送告知单密封转送有权机关', 'petitionId')
    if (toId !== undefined && (!isLawyer(toId, ctx) || ctx.repos.petitions.isExcluded(petitionId, toId))) refuse('not-a-lawyer', '这个人现在不能接受委托（没有“司法所/律师”角色、已停用，或须回避），请另选', 'toId')
    const requestId = ctx.repos.legal.ask({ petitionId, toId: toId ?? null, handedOver: JSON.stringify(handed), at: ctx.now, byId: ctx.actor.userId })
    note({ petitionId }, 'paper', `${LEGAL_STEP_NAMES.requested}${toId === undefined ? '律师' : ctx.repos.accounts.nameOf(toId)}出具法律意见，移交${handed.facts.trim() === '' ? '' : '事实摘要和'}材料 ${handed.materials.length} 件`, ctx)
    ctx.audit({ object: `petition:${petitionId}`, fields: ['legal', 'legal.requested'], records: [`petition:${petitionId}`] })
    return { requestId }
  },
  ofPetition: ({ petitionId }, ctx) => ctx.repos.legal.ofPetition(seen(petitionId, ctx).id).map((request) => deskRow(request, ctx)),
  withdraw: ({ requestId, reason }, ctx) => {
    const request = inTime(keptRequest(deskRequest(requestId, ctx), ctx), 'withdrawn')
    ctx.repos.legal.removeDraft(requestId)
    step(request, { kind: 'withdrawn', text: reason.trim() }, `撤回法律意见委托：${reason.trim()}`, ctx, reason)
    return { done: true }
  },
  exists: ({ petitionId, number }, ctx) => {
    const wanted = plainNumber(number)
    const found = ctx.repos.legal.ofPetition(seen(petitionId, ctx).id).find((request) => request.number !== null && plainNumber(request.number) === wanted)
    if (found === undefined || !isNumberedOpinion(found.state)) return { state: 'none' as const }
    return { state: found.voided === 1 ? 'void' as const : found.state }
  },
}
