/**
 * 定稿, output, 作废 of papers: what was issued is kept byte for byte, and every sheet of it is that page.
 * Knows no kind of paper by name.
 */
import type { Handlers } from '../contract/index'
import type { Composed } from '../documents/paper/blocks'
import type { PaperKind } from '../documents/paper/kind'
import { PAPER_TEMPLATE, paperHtml } from '../documents/paper/layout'
import { markedReprint } from '../documents/receipt'
import { formatDayZh } from '../domain/day'
import { paperNumber } from '../domain/numbering'
import { type Ctx, refuse } from '../door/context'
import type { OutputRecord, PaperContent, PaperRecord } from '../door/paperPort'
import { contentOrWhyNot } from './paperContent'
import { issueOf, objectOf, openDraft, problemsOf } from './paperDrafts'
import { isDrafted, isNumbered } from './paperKinds'
import { unerased } from './seenPetition'

/** An issued paper as far as the actor sees its petition. */
export function issuedPaper(paperId: number, ctx: Ctx): PaperRecord {
  return ctx.repos.issued.byId(paperId, ctx.actor.userId) ?? refuse('not-found', '没有这份文书，或您无权查看；请刷新后重试，确需查看的请联系首接责任人或分管领导', 'paperId')
}

export const recordsOf = ({ id, petitionId }: { readonly id: number; readonly petitionId: number | null }): readonly string[] => [objectOf(petitionId, `paper:${id}`)]
/** 《受理告知书》桂社信受字〔2026〕1号 */
export const named = ({ kindName, number, receivedNumber }: Pick<PaperRecord, 'kindName' | 'number'> & { readonly receivedNumber?: string | null }): string => `《${kindName}》${number ?? receivedNumber ?? ''}`

/** Something done with a paper stands in the timeline of its petition; outputs do nothing in the matter. */
export function note({ petitionId }: Pick<PaperRecord, 'petitionId'>, kind: 'paper' | 'printed', text: string, ctx: Ctx): void {
  if (petitionId !== null) ctx.repos.petitions.addEvent(petitionId, ctx.now, ctx.actor.userId, kind, text)
}

export function contentOf(paper: PaperRecord, ctx: Ctx): PaperContent {
  const content = contentOrWhyNot(paper, ctx)
  if (ctx.digest(content.html) !== content.digest) refuse('paper-changed', '留存的文书与定稿时的不一致，没有打印；请联系系统管理员核验审计日志和备份', 'paperId')
  return content
}

/** 作废 and erased papers take nothing more. */
export function standing(paper: PaperRecord): PaperRecord {
  if (paper.erased === 1) refuse('erased', `${named(paper)}的内容已按保管期限销毁，不能再改动`, 'paperId')
  if (paper.voidedAt !== null) refuse('voided', `${named(paper)}已作废；需要的请复制成新的草稿，重新定稿`, 'paperId')
  return paper
}

export const readComposed = (content: PaperContent): Composed => JSON.parse(content.composed) as Composed
const firstText = ({ blocks }: Composed, kind: 'title' | 'to'): string => blocks.flatMap((block) => (block.kind === kind ? [block.text] : []))[0] ?? ''
const oneLine = (text: string, most: number): string => [...text.replace(/\s+/gu, '')].slice(0, most).join('')

interface Number { readonly series: string | null; readonly no: number | null; readonly number: string | null }

/** The next number of the kind's series this year, where it takes one; given for good once the transaction is kept. */
function takeNumber(kind: PaperKind, year: number, ctx: Ctx): Number {
  if (kind.series === undefined || !isNumbered(kind, ctx)) return { series: null, no: null, number: null }
  const no = ctx.repos.issued.nextNumber(kind.series, year)
  return { series: kind.series, no, number: paperNumber(ctx.repos.accounts.desk().agencyCode, kind.series, year, no) }
}

/** Refuses with the first thing missing; what the room lacks has a code of its own. */
function mustBeComplete(draft: ReturnType<typeof openDraft>, ctx: Ctx): void {
  const [first, ...more] = problemsOf(draft, ctx)
  if (first === undefined) return
  if (first.field === '') refuse(isDrafted(draft.kind, ctx) ? 'no-competent-unit' : 'no-agency-code', first.message)
  refuse('incomplete', more.length === 0 ? `还不能定稿：${first.message}` : `还不能定稿：${first.message}（另有 ${more.length} 处，见“还缺什么”）`, first.field)
}

const isReprint = (earlier: readonly OutputRecord[], medium: OutputRecord['medium']): boolean => earlier.some((one) => one.medium === medium && one.failed === 0)
const MEDIUM_WORDS = { sheet: { first: '打印', again: '补打' }, pdf: { first: '保存 PDF', again: '再次保存 PDF' } } as const

/** Records an output and gives the page for it, marked 补打 where it is a further one. */
export function putOut(paper: Pick<PaperRecord, 'id' | 'petitionId' | 'kindName' | 'number'>, { html, digest }: Pick<PaperContent, 'html' | 'digest'>, medium: OutputRecord['medium'], ctx: Ctx): { html: string; outputNo: number; reprint: boolean } {
  const earlier = ctx.repos.issued.outputs(paper.id)
  const [outputNo, reprint] = [earlier.length + 1, isReprint(earlier, medium)]
  ctx.repos.issued.addOutput(paper.id, paper.petitionId, { outputNo, at: ctx.now, byId: ctx.actor.userId, medium, reprint: Number(reprint), digest })
  note(paper, 'printed', `${MEDIUM_WORDS[medium][reprint ? 'again' : 'first']}${named(paper)}（第 ${outputNo} 次出具）`, ctx)
  ctx.audit({ object: objectOf(paper.petitionId, `paper:${paper.id}`), fields: [named(paper), medium, `print ${outputNo}`], records: recordsOf(paper) })
  return { html: reprint ? markedReprint(html) : html, outputNo, reprint }
}

/** Nothing took an output of the actor's own. */
export function notTaken(paper: Pick<PaperRecord, 'id' | 'petitionId' | 'kindName' | 'number'>, outputNo: number, ctx: Ctx): void {
  const output = ctx.repos.issued.outputs(paper.id).find((one) => one.outputNo === outputNo)
  if (output === undefined || output.byId !== ctx.actor.userId) return refuse('no-output', '没有您的这次出具，请刷新出具记录后核对', 'outputNo')
  if (output.failed === 1) return refuse('no-output', '这次出具已记为没有成功，请直接重新打印', 'outputNo')
  ctx.repos.issued.addOutputFailure(paper.id, paper.petitionId, outputNo, ctx.now, ctx.actor.userId)
  note(paper, 'printed', `${named(paper)}第 ${outputNo} 次出具没有成功，${output.medium === 'pdf' ? '没有存成文件' : '没有打出纸张'}，不算已出具`, ctx)
  ctx.audit({ object: objectOf(paper.petitionId, `paper:${paper.id}`), fields: [named(paper), `print ${outputNo}`], records: recordsOf(paper) })
}

type IssueCalls = 'finalise' | 'preview' | 'print' | 'failed' | 'void' | 'receiveNumber'

function finalise({ draftId, revision, copies }: { readonly draftId: number; readonly revision: number; readonly copies: number }, ctx: Ctx) {
  const draft = openDraft(draftId, ctx)
  const { record, kind, values, petition } = draft
  if (record.revision !== revision) refuse('draft-newer', '这份草稿在别处有更新的内容，请重新打开，看过后再定稿')
  if (petition !== undefined) unerased(petition.id, ctx)
  mustBeComplete(draft, ctx)
  const year = Number(ctx.today.slice(0, 4))
  const given = takeNumber(kind, year, ctx)
  const issue = issueOf(kind, given.number ?? undefined, true, ctx)
  const composed = kind.compose(values, issue)
  const html = paperHtml(composed, { final: true, reprint: false, numbered: given.number !== null })
  const facts = {
    petitionId: record.petitionId, meetingId: record.meetingId, kind: kind.id, kindName: kind.name, ...given, year, title: oneLine(firstText(composed, 'title'), 120) || kind.name, addressee: oneLine(firstText(composed, 'to'), 60), unit: issue.unit,
    drafted: Number(issue.drafted), toDeliver: Number(kind.delivered), copies, issuedOn: ctx.today, issuedAt: ctx.now, issuedBy: ctx.actor.userId,
  }
  const paperId = ctx.repos.issued.issue(facts, { template: PAPER_TEMPLATE, digest: ctx.digest(html), values: JSON.stringify(values), issue: JSON.stringify(issue), composed: JSON.stringify(composed), html })
  ctx.repos.issued.removeDraft(draftId)
  note(facts, 'paper', `定稿${named(facts)}${issue.drafted ? `（代${issue.unit}拟）` : ''}，${copies} 份`, ctx)
  ctx.audit({ object: objectOf(record.petitionId, `paper:${paperId}`), fields: [named(facts)], records: recordsOf({ id: paperId, petitionId: record.petitionId }) })
  return { paperId, ...(given.number === null ? {} : { number: given.number }), drafted: issue.drafted }
}

export const paperIssue: Pick<Handlers<'papers', Ctx>, IssueCalls> = {
  finalise,
  preview: ({ paperId }, ctx) => {
    const paper = issuedPaper(paperId, ctx)
    const content = contentOf(paper, ctx)
    ctx.audit({ object: objectOf(paper.petitionId, `paper:${paperId}`), fields: [named(paper)] })
    return { html: content.html, fileTitle: readComposed(content).fileTitle }
  },
  print: ({ paperId, medium }, ctx) => {
    const paper = standing(issuedPaper(paperId, ctx))
    const content = contentOf(paper, ctx)
    return { ...putOut(paper, content, medium, ctx), fileTitle: readComposed(content).fileTitle }
  },
  failed: ({ paperId, outputNo }, ctx) => {
    notTaken(issuedPaper(paperId, ctx), outputNo, ctx)
    return { done: true }
  },
  void: ({ paperId, reason }, ctx) => {
    const paper = standing(issuedPaper(paperId, ctx))
    ctx.repos.issued.addVoid(paperId, paper.petitionId, ctx.now, ctx.actor.userId, reason.trim())
    note(paper, 'paper', `作废${named(paper)}：${reason.trim()}`, ctx)
    ctx.audit({ object: objectOf(paper.petitionId, `paper:${paperId}`), fields: [named(paper)], reason, records: recordsOf(paper) })
    return { done: true }
  },
  receiveNumber: ({ paperId, number, on }, ctx) => {
    const paper = standing(issuedPaper(paperId, ctx))
    if (paper.drafted === 0) refuse('not-drafted', `${named(paper)}不是代拟的文书，字号由本单位编；编错了的请分管领导作废后重新定稿`, 'number')
    if (on > ctx.today) refuse('day-wrong', `对方编号的日期不能晚于今天（${formatDayZh(ctx.today)}），请核对`, 'on')
    if (on < paper.issuedOn) refuse('day-wrong', `对方编号的日期不能早于代拟定稿的日期（${formatDayZh(paper.issuedOn)}），请核对`, 'on')
    ctx.repos.issued.addReceived(paperId, paper.petitionId, { number: number.trim(), on, at: ctx.now, byId: ctx.actor.userId })
    note(paper, 'paper', `${paper.unit}给代拟的《${paper.kindName}》编号：${number.trim()}（${formatDayZh(on)}）`, ctx)
    ctx.audit({ object: objectOf(paper.petitionId, `paper:${paperId}`), fields: [named(paper), 'receivedNumber'], records: recordsOf(paper) })
    return { done: true }
  },
}
