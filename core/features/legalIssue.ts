/**
 * 法律意见书 from 定稿 to the desk: numbered among the issued papers, printed for pen and seal, co-signed by 司法所, shared.
 * Until it is shared its page is in the compartment; the register knows only that the number is given.
 */
import type { Handlers } from '../contract/index'
import { legalOpinion } from '../documents/paper/kinds/legalOpinion'
import { formatDayZh } from '../domain/day'
import { paperNumber } from '../domain/numbering'
import { type Ctx, refuse } from '../door/context'
import type { LegalRequestRecord } from '../door/legalPort'
import type { PaperContent } from '../door/paperPort'
import { needApart } from './apart'
import { draftOf, inTime, keepOpinion, keptRequest, lawyerRequest, missingIn, notVoided, opinionOf, ownWork, step } from './legalSight'
import { pageOf, tookPart } from './legalWork'
import { issueOf } from './paperDrafts'
import { notTaken, putOut } from './paperIssue'
import { PAPER_TEMPLATE, paperHtml } from '../documents/paper/layout'

function mine(requestId: number, ctx: Ctx): LegalRequestRecord {
  needApart('legal', ctx)
  return keptRequest(lawyerRequest(requestId, ctx), ctx)
}

/** Refuses with the first thing missing. */
function mustBeComplete(values: Parameters<typeof missingIn>[0], ctx: Ctx): void {
  const [first, ...more] = missingIn(values, ctx)
  if (first === undefined) return
  if (first.field === '') refuse('no-agency-code', first.message)
  refuse('incomplete', more.length === 0 ? `还不能定稿：${first.message}` : `还不能定稿：${first.message}（另有 ${more.length} 处，见“还缺什么”）`, `values.${first.field}`)
}

function finalise({ requestId, revision }: { readonly requestId: number; readonly revision: number }, ctx: Ctx): { number: string } {
  const request = inTime(ownWork(mine(requestId, ctx), ctx), 'finalised')
  const draft = draftOf(request, ctx)
  if (draft.revision !== revision) refuse('draft-newer', '这份草稿在别处有更新的内容，请重新打开，看过后再定稿')
  mustBeComplete(draft.values, ctx)
  const [year, series] = [Number(ctx.today.slice(0, 4)), legalOpinion.series ?? '']
  const no = ctx.repos.issued.nextNumber(series, year)
  const number = paperNumber(ctx.repos.accounts.desk().agencyCode, series, year, no)
  const issue = issueOf(legalOpinion, number, true, ctx)
  const composed = legalOpinion.compose(draft.values, issue)
  const html = paperHtml(composed, { final: true, reprint: false, numbered: true })
  const content: PaperContent = { template: PAPER_TEMPLATE, digest: ctx.digest(html), values: JSON.stringify(draft.values), issue: JSON.stringify(issue), composed: JSON.stringify(composed), html }
  const facts = {
    petitionId: request.petitionId, meetingId: null, kind: legalOpinion.id, kindName: legalOpinion.name, series, year, no, number, title: legalOpinion.name, addressee: issue.unit, unit: issue.unit,
    drafted: 0, toDeliver: 0, copies: 2, issuedOn: ctx.today, issuedAt: ctx.now, issuedBy: ctx.actor.userId,
  }
  const paperId = ctx.repos.issued.issue(facts)
  keepOpinion(request, content, ctx)
  step(request, { kind: 'finalised', paperId }, `律师${ctx.actor.name}定稿《${legalOpinion.name}》${number}，待司法所会签后共享`, ctx)
  return { number }
}

type IssueCalls = 'finalise' | 'print' | 'failed' | 'cosign' | 'share'

export const legalIssue: Pick<Handlers<'legal', Ctx>, IssueCalls> = {
  finalise,
  print: ({ requestId, medium }, ctx) => {
    const request = notVoided(mine(requestId, ctx))
    const { paperId } = request
    if (paperId === null) return refuse('not-now', '还没有定稿的法律意见书不能出具；请定稿后再打印', 'requestId')
    const { html, fileTitle } = pageOf(request, ctx)
    const content = opinionOf(request, ctx)
    return { ...putOut({ id: paperId, petitionId: request.petitionId, kindName: legalOpinion.name, number: request.number }, { html, digest: content.digest }, medium, ctx), fileTitle }
  },
  failed: ({ requestId, outputNo }, ctx) => {
    const request = mine(requestId, ctx)
    if (request.paperId === null) return refuse('no-output', '没有您的这次出具，请刷新后核对', 'outputNo')
    notTaken({ id: request.paperId, petitionId: request.petitionId, kindName: legalOpinion.name, number: request.number }, outputNo, ctx)
    return { done: true }
  },
  cosign: ({ requestId, signed }, ctx) => {
    const request = inTime(notVoided(mine(requestId, ctx)), 'cosigned')
    if (signed !== undefined && (signed.on > ctx.today)) refuse('day-wrong', `会签日期不能晚于今天（${formatDayZh(ctx.today)}），请核对`, 'signed.on')
    if (signed === undefined && tookPart(request, ctx)) refuse('own-opinion', '自己定稿的法律意见不能自己会签：请司法所另一位同事登录会签，或登记纸质会签', 'requestId')
    const text = signed === undefined ? '' : `${signed.name.trim()} ${formatDayZh(signed.on)}在纸面上会签`
    step(request, { kind: 'cosigned', text }, `${request.number ?? ''} 已由司法所会签${signed === undefined ? `（${ctx.actor.name}）` : '（纸质）'}`, ctx)
    return { done: true }
  },
  share: ({ requestId }, ctx) => {
    const request = inTime(notVoided(mine(requestId, ctx)), 'shared')
    if (!tookPart(request, ctx)) refuse('not-yours', '由定稿的律师或会签的同事共享；您没有参与这份法律意见', 'requestId')
    const content = opinionOf(request, ctx)
    ctx.repos.issued.addContent(request.paperId ?? 0, request.petitionId, content)
    step(request, { kind: 'shared' }, `律师共享《${legalOpinion.name}》${request.number ?? ''}，可在文书里查看`, ctx)
    return { done: true }
  },
}
