/**
 * A lawyer's work on a request: taking it, drafting, sorting in a text of his own, 定稿, 会签, sharing.
 * Writes no word of an opinion; whoever's session has not the compartment's key learns nothing.
 */
import type { Handlers } from '../contract/index'
import type { LawyerRequest, LawyerRow } from '../contract/legal'
import type { Composed } from '../documents/paper/blocks'
import { draftValues } from '../documents/paper/check'
import type { PaperValues } from '../documents/paper/kind'
import { legalOpinion } from '../documents/paper/kinds/legalOpinion'
import { sortOpinion } from '../documents/paper/opinionText'
import { isNumberedOpinion } from '../domain/legal'
import { type Ctx, refuse } from '../door/context'
import type { LegalRequestRecord } from '../door/legalPort'
import { holdsApart, needApart } from './apart'
import { bytesOf } from './fileBytes'
import { nameOr, stepsOf } from './legalDesk'
import { draftOf, handedOver, inTime, keptRequest, lawyerRequest, missingIn, opinionOf, ownWork, saveDraft, step, wrongTime } from './legalSight'
import { fieldOf, issueOf, plainValues } from './paperDrafts'
import { patternOf } from './paperKinds'
import { paperHtml } from '../documents/paper/layout'

const LISTED = 50

export function lawyerRow(request: LegalRequestRecord, ctx: Ctx): LawyerRow {
  const { id, petitionNumber, state, askedAt, askedBy, lawyerId, number, voided } = request
  return { id, petitionNumber, entrusted: handedOver(request).entrusted, state, askedAt, askedBy: ctx.repos.accounts.nameOf(askedBy), lawyer: nameOr(lawyerId, ctx), mine: lawyerId === ctx.actor.userId, voided: voided === 1, ...(number === null ? {} : { number }) }
}

/** Who took a step of his own in it: finalised it, or co-signed it by his account. */
export const tookPart = (request: LegalRequestRecord, { repos, actor }: Ctx): boolean => repos.legal.steps(request.id).some(({ kind, byId }) => (kind === 'finalised' || kind === 'cosigned') && byId === actor.userId)

function wordsOf(request: LegalRequestRecord, ctx: Ctx): Pick<LawyerRequest, 'values' | 'missing' | 'revision'> & { savedAt?: number } {
  if (isNumberedOpinion(request.state)) return { values: JSON.parse(opinionOf(request, ctx).values) as LawyerRequest['values'], missing: [], revision: 0 }
  if (request.state !== 'accepted') return { values: {}, missing: [], revision: 0 }
  const { values, revision, savedAt } = draftOf(request, ctx)
  return { values: plainValues(values), missing: [...missingIn(values, ctx)], revision, ...(savedAt === undefined ? {} : { savedAt }) }
}

export function pageOf(request: LegalRequestRecord, ctx: Ctx): { html: string; fileTitle: string } {
  if (isNumberedOpinion(request.state)) {
    const { html, composed } = opinionOf(request, ctx)
    return { html, fileTitle: (JSON.parse(composed) as Composed).fileTitle }
  }
  if (request.state !== 'accepted') return wrongTime(request.state)
  const composed = legalOpinion.compose(draftValues(legalOpinion, draftOf(request, ctx).values), issueOf(legalOpinion, undefined, false, ctx))
  return { html: paperHtml(composed, { final: false, reprint: false, numbered: true }), fileTitle: composed.fileTitle }
}

/** Paragraphs of a pasted text or of a file; a file is taken whole or refused with the reason. */
function paragraphsOf({ docx, pasted }: { readonly docx?: string | undefined; readonly pasted?: string | undefined }, ctx: Ctx): { readonly paragraphs: readonly string[]; readonly leftOut: readonly string[] } {
  if (docx === undefined) return { paragraphs: (pasted ?? '').split(/\r?\n/u), leftOut: [] }
  const read = ctx.word().read(bytesOf(docx))
  return read.ok ? read.value : refuse('file-refused', `文件没有读入：${read.problems[0] ?? '不是可以读取的 .docx 文件'}`, 'docx')
}

/** The actor's own request in drafting, for calls that work on it. */
function drafting(requestId: number, ctx: Ctx): LegalRequestRecord {
  needApart('legal', ctx)
  const request = ownWork(keptRequest(lawyerRequest(requestId, ctx), ctx), ctx)
  return request.state === 'accepted' ? request : wrongTime(request.state)
}

function answer(requestId: number, kind: 'accepted' | 'declined', ctx: Ctx, reason?: string): { done: true } {
  needApart('legal', ctx)
  const request = inTime(keptRequest(lawyerRequest(requestId, ctx), ctx), kind)
  const { userId, name } = ctx.actor
  if (kind === 'accepted') step(request, { kind, lawyerId: userId }, `${name}接受委托，起草法律意见`, ctx)
  else step(request, { kind, text: reason?.trim() ?? '', lawyerId: userId }, `${name}不接受法律意见委托：${reason?.trim() ?? ''}`, ctx, reason)
  return { done: true }
}

type WorkCalls = 'list' | 'waiting' | 'open' | 'accept' | 'decline' | 'save' | 'sort' | 'preview'

export const legalWork: Pick<Handlers<'legal', Ctx>, WorkCalls> = {
  list: ({ before, limit = LISTED }, ctx) => {
    const found = ctx.repos.legal.list({ before: before ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 }, ctx.actor.userId)
    return { rows: found.slice(0, limit).map((request) => lawyerRow(request, ctx)), more: found.length > limit }
  },
  waiting: (_input, ctx) => ({ waiting: holdsApart('legal', ctx) ? ctx.repos.legal.waiting(ctx.actor.userId) : 0 }),
  open: ({ requestId }, ctx) => {
    needApart('legal', ctx)
    const request = lawyerRequest(requestId, ctx)
    ctx.audit({ object: `petition:${request.petitionId}`, fields: ['legal'] })
    const part = tookPart(request, ctx)
    return {
      ...lawyerRow(request, ctx), handedOver: handedOver(request), fields: legalOpinion.fields.map(fieldOf), ...(ctx.repos.retention.isErased(request.petitionId) ? { values: {}, missing: [], revision: 0 } : wordsOf(request, ctx)), pattern: patternOf(legalOpinion, ctx), steps: stepsOf(request, ctx),
      mayCosign: request.state === 'finalised' && request.voided === 0 && !part, mayShare: request.state === 'cosigned' && request.voided === 0 && part,
    }
  },
  accept: ({ requestId }, ctx) => answer(requestId, 'accepted', ctx),
  decline: ({ requestId, reason }, ctx) => answer(requestId, 'declined', ctx, reason),
  save: ({ requestId, revision, values }, ctx) => {
    const request = drafting(requestId, ctx)
    saveDraft(request, revision, values, ctx)
    ctx.audit({ object: `petition:${request.petitionId}`, fields: ['legal'] })
    return { revision: revision + 1, savedAt: ctx.now, missing: [...missingIn(values, ctx)] }
  },
  sort: ({ requestId, ...source }, ctx) => {
    const request = drafting(requestId, ctx)
    const { paragraphs, leftOut } = paragraphsOf(source, ctx)
    const { values, rest }: { values: PaperValues; rest: string } = sortOpinion(paragraphs)
    ctx.audit({ object: `petition:${request.petitionId}`, fields: ['legal'] })
    return { values: plainValues(values), rest, leftOut: [...leftOut] }
  },
  preview: ({ requestId }, ctx) => {
    needApart('legal', ctx)
    const request = keptRequest(lawyerRequest(requestId, ctx), ctx)
    ctx.audit({ object: `petition:${request.petitionId}`, fields: ['legal'] })
    return pageOf(request, ctx)
  },
}
