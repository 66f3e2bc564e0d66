/**
 * Drafts of papers: started from the file, saved field by field, seen as a page. A draft is the room's: whoever sees its petition goes on with it.
 * Hands out no number.
 */
import type { Handlers } from '../contract/index'
import type { Draft, PaperField, Problem } from '../contract/paperRows'
import { Values } from '../contract/paperRows'
import { draftValues, foreignField, ownValues, paperProblems } from '../documents/paper/check'
import type { FieldSpec, PaperIssue, PaperKind, PaperValues } from '../documents/paper/kind'
import { paperHtml } from '../documents/paper/layout'
import { type Ctx, refuse } from '../door/context'
import type { PaperDraftRecord, PaperDraftSummary } from '../door/paperPort'
import type { Petition } from '../door/ports'
import { unnamedMatters } from './meetingView'
import { contentOrWhyNot } from './paperContent'
import { paperFacts, roomOf } from './paperFacts'
import { isDrafted, isNumbered, kindOf, patternOf, whyNot } from './paperKinds'
import { seen, unerased } from './seenPetition'

const gone = (): never => refuse('draft-gone', '这份文书草稿已定稿或已删除；请到文书登记簿或这件事项的文书里查看', 'draftId')

export interface OpenDraft { readonly record: PaperDraftRecord; readonly kind: PaperKind; readonly values: PaperValues; readonly petition: Petition | undefined }

/** A draft as far as the actor sees its petition; of any other there is none. */
export function openDraft(draftId: number, ctx: Ctx): OpenDraft {
  const record = ctx.repos.issued.draft(draftId, ctx.actor.userId) ?? gone()
  const kind = kindOf(record.kind)
  return { record, kind, values: ownValues(kind, Values.parse(JSON.parse(record.values))), petition: record.petitionId === null ? undefined : seen(record.petitionId, ctx) }
}

export const objectOf = (petitionId: number | null, other: string): string => (petitionId === null ? other : `petition:${petitionId}`)

export function draftRow({ id, kind, startedAt, startedBy, savedAt, savedBy }: PaperDraftSummary, { repos }: Ctx) {
  return { id, kind, kindName: kindOf(kind).name, startedAt, startedBy: repos.accounts.nameOf(startedBy), savedAt, savedBy: repos.accounts.nameOf(savedBy) }
}

/** What the room itself lacks to issue such a paper. */
function roomProblems(kind: PaperKind, ctx: Ctx): readonly Problem[] {
  const { agencyCode, competentUnit } = ctx.repos.accounts.desk()
  if (isNumbered(kind, ctx) && agencyCode === '') return [{ field: '', message: '接待室还没有机关代字，编不了发文字号；请系统管理员在“接待室设置”里填写' }]
  if (isDrafted(kind, ctx) && competentUnit === '') return [{ field: '', message: '这种文书要替有权处理机关代拟，接待室还没有填写是哪个机关；请系统管理员在“接待室设置”里填写' }]
  return []
}

export function problemsOf({ record, kind, values, petition }: OpenDraft, ctx: Ctx): readonly Problem[] {
  return [...roomProblems(kind, ctx), ...paperProblems(kind, values, paperFacts(petition, ctx)), ...(record.meetingId === null ? [] : unnamedMatters(record.meetingId, values, ctx))]
}

/** What is settled when the paper is issued now; a draft has no number. */
export function issueOf(kind: PaperKind, number: string | undefined, final: boolean, ctx: Ctx): PaperIssue {
  const { issuingUnit, competentUnit } = ctx.repos.accounts.desk()
  const drafted = isDrafted(kind, ctx)
  return { number, on: ctx.today, unit: drafted ? competentUnit : issuingUnit, drafted, final, room: roomOf(ctx) }
}

export function fieldOf({ key, label, kind, required, choices, columns, help }: FieldSpec): PaperField {
  return {
    key, label, kind, ...(required === undefined ? {} : { required }), ...(choices === undefined ? {} : { choices: choices.map(({ value, name }) => ({ value, name })) }), ...(help === undefined ? {} : { help }),
    ...(columns === undefined ? {} : { columns: columns.map(({ key: name, label: title, kind: type, required: why, choices: list, help: hint }) => ({ key: name, label: title, kind: type, required: why, ...(list === undefined ? {} : { choices: [...list] }), help: hint })) }),
  }
}

export const plainValues = (values: PaperValues): Values => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'string' ? value : value.map((row) => ({ ...row }))]))

function shown(draft: OpenDraft, ctx: Ctx): Draft {
  const { record, kind, petition } = draft
  const drafted = isDrafted(kind, ctx)
  return {
    ...draftRow(record, ctx), revision: record.revision, ...(petition === undefined ? {} : { petitionId: petition.id, petitionNumber: petition.number, petitionTitle: petition.title }),
    fields: kind.fields.map(fieldOf), values: plainValues(draft.values), missing: [...problemsOf(draft, ctx)],
    pattern: patternOf(kind, ctx), drafted, draftedFor: drafted ? ctx.repos.accounts.desk().competentUnit : '', delivered: kind.delivered,
  }
}

/** What a paper belongs to: a petition, a meeting, or the desk alone. */
interface Belongs { readonly petitionId?: number | undefined; readonly meetingId?: number | undefined }

/** A draft with these values, refused where the kind is not offered. */
export function begin(kind: PaperKind, { petitionId, meetingId }: Belongs, values: (petition: Petition | undefined) => PaperValues, ctx: Ctx): { draftId: number } {
  const petition = petitionId === undefined ? undefined : unerased(petitionId, ctx)
  const why = whyNot(kind, petition, ctx)
  if (why !== '') refuse('not-offered', why, 'kind')
  const draftId = ctx.repos.issued.start({ petitionId: petitionId ?? null, meetingId: meetingId ?? null, kind: kind.id, values: JSON.stringify(ownValues(kind, values(petition))), at: ctx.now, byId: ctx.actor.userId })
  ctx.audit({ object: objectOf(petitionId ?? null, `paperDraft:${draftId}`), fields: [kind.name] })
  return { draftId }
}

/** Name for the window and the file; of nobody. */
export const page = ({ kind, values }: OpenDraft, ctx: Ctx): { html: string; fileTitle: string } => {
  const composed = kind.compose(draftValues(kind, values), issueOf(kind, undefined, false, ctx))
  return { html: paperHtml(composed, { final: false, reprint: false, numbered: isNumbered(kind, ctx) }), fileTitle: composed.fileTitle }
}

type DraftCalls = 'start' | 'copy' | 'open' | 'save' | 'discard' | 'missing' | 'previewDraft'

export const paperDrafts: Pick<Handlers<'papers', Ctx>, DraftCalls> = {
  start: ({ kind: id, petitionId }, ctx) => {
    const kind = kindOf(id)
    return begin(kind, { petitionId }, (petition) => kind.prefill(paperFacts(petition, ctx)), ctx)
  },
  copy: ({ paperId }, ctx) => {
    const paper = ctx.repos.issued.byId(paperId, ctx.actor.userId) ?? refuse('not-found', '没有这份文书，或您无权查看；请刷新后重试', 'paperId')
    const content = contentOrWhyNot(paper, ctx)
    return begin(kindOf(paper.kind), { petitionId: paper.petitionId ?? undefined, meetingId: paper.meetingId ?? undefined }, () => Values.parse(JSON.parse(content.values)), ctx)
  },
  open: ({ draftId }, ctx) => {
    const draft = openDraft(draftId, ctx)
    ctx.audit({ object: objectOf(draft.record.petitionId, `paperDraft:${draftId}`), fields: [draft.kind.name] })
    return shown(draft, ctx)
  },
  save: ({ draftId, revision, values }, ctx) => {
    const draft = openDraft(draftId, ctx)
    const foreign = foreignField(draft.kind, values)
    if (foreign !== undefined) refuse('unknown-field', '这种文书没有这一栏，请重新打开草稿后再填写', `values.${foreign}`)
    if (!ctx.repos.issued.saveDraft(draftId, revision, JSON.stringify(values), ctx.now, ctx.actor.userId)) refuse('draft-newer', '这份草稿在别处有更新的内容，请重新打开')
    ctx.audit({ object: objectOf(draft.record.petitionId, `paperDraft:${draftId}`), fields: [draft.kind.name] })
    return { revision: revision + 1, savedAt: ctx.now, missing: [...problemsOf({ ...draft, values }, ctx)] }
  },
  discard: ({ draftId }, ctx) => {
    const { record, kind } = openDraft(draftId, ctx)
    ctx.repos.issued.removeDraft(draftId)
    ctx.audit({ object: objectOf(record.petitionId, `paperDraft:${draftId}`), fields: [kind.name] })
    return { done: true }
  },
  missing: ({ draftId }, ctx) => [...problemsOf(openDraft(draftId, ctx), ctx)],
  previewDraft: ({ draftId }, ctx) => {
    const draft = openDraft(draftId, ctx)
    const { petitionId, savedBy } = draft.record
    // Whoever wrote the text has his entry for that; the page beside the form would only bury the entries of others.
    if (savedBy !== ctx.actor.userId) ctx.audit({ object: objectOf(petitionId, `paperDraft:${draftId}`), fields: [draft.kind.name] })
    return page(draft, ctx)
  },
}
