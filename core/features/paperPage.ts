/**
 * Issued papers as they are shown: lists of a petition and of the desk, one paper whole, 文书登记簿.
 * Reads records and writes nothing.
 */
import type { Handlers, OutputOf } from '../contract/index'
import type { IssuedRow, RegisterRow } from '../contract/paperRows'
import { WAY_NAMES } from '../domain/delivery'
import { maskName } from '../domain/mask'
import type { Ctx } from '../door/context'
import type { PaperRecord } from '../door/paperPort'
import { lineOf } from './paperDelivery'
import { draftRow, objectOf } from './paperDrafts'
import { issuedPaper, named } from './paperIssue'
import { kindOf } from './paperKinds'
import { seen } from './seenPetition'

/** Most rows of one list of a petition or of the desk; far more than a file has. */
const LISTED = 50

/** A text with the petitioner's name in it, for those who go through a list. */
const masked = (text: string, { petitionName }: PaperRecord): string => (petitionName === null || petitionName === '' ? text : text.replaceAll(petitionName, maskName(petitionName)))

const numberOf = ({ number, receivedNumber }: PaperRecord): { number?: string } => { const given = number ?? receivedNumber; return given === null ? {} : { number: given } }
const servedOn = (paper: PaperRecord, { repos }: Ctx): { deliveredOn?: RegisterRow['deliveredOn'] } => { const on = repos.issued.deliveredOn(paper.id); return on === undefined ? {} : { deliveredOn: on } }

export function issuedRow(paper: PaperRecord, ctx: Ctx): IssuedRow {
  const { nameOf } = ctx.repos.accounts
  const { id, kind, kindName, title, addressee, issuedOn, issuedAt, issuedBy, copies, unit, printed } = paper
  return {
    id, kind, kindName, ...numberOf(paper), title, addressee, issuedOn, issuedAt, issuedBy: nameOf(issuedBy), copies, drafted: paper.drafted === 1, unit, state: paper.voidedAt === null ? 'valid' : 'void',
    ...(paper.voidedAt === null ? {} : { voided: { at: paper.voidedAt, by: nameOf(paper.voidedBy ?? 0), reason: paper.voidReason ?? '' } }),
    toDeliver: paper.toDeliver === 1, ...servedOn(paper, ctx), printed,
  }
}

const listed = (paper: PaperRecord, ctx: Ctx): IssuedRow => ({ ...issuedRow(paper, ctx), title: masked(paper.title, paper), addressee: masked(paper.addressee, paper) })

function registerRow(paper: PaperRecord, ctx: Ctx): RegisterRow {
  const served = ctx.repos.issued.deliveries(paper.id).find((line) => line.served === 1 && line.corrected === 0)
  const last = served ?? ctx.repos.issued.deliveries(paper.id).find((line) => line.corrected === 0)
  return {
    id: paper.id, ...(paper.petitionId === null ? {} : { petitionId: paper.petitionId }), ...(paper.petitionNumber === null ? {} : { petitionNumber: paper.petitionNumber }), kind: paper.kind, kindName: paper.kindName, ...numberOf(paper),
    title: masked(paper.title, paper), addressee: masked(paper.addressee, paper), issuedOn: paper.issuedOn, copies: paper.copies, deliveredHow: last === undefined ? '' : WAY_NAMES[last.way], ...servedOn(paper, ctx),
    state: paper.voidedAt === null ? 'valid' : 'void', drafted: paper.drafted === 1, officer: ctx.repos.accounts.nameOf(paper.issuedBy), erased: paper.erased === 1,
  }
}

const listsOf = (petitionId: number | null, ctx: Ctx): OutputOf<'papers.ofPetition'> => ({
  drafts: ctx.repos.issued.drafts(petitionId, LISTED).map((draft) => draftRow(draft, ctx)), papers: ctx.repos.issued.ofPetition(petitionId, LISTED).map((paper) => listed(paper, ctx)),
})

function whole(paper: PaperRecord, ctx: Ctx): OutputOf<'papers.get'> {
  const { repos } = ctx
  const { nameOf } = repos.accounts
  const content = repos.issued.content(paper.id)
  return {
    ...issuedRow(paper, ctx), ...(paper.petitionId === null ? {} : { petitionId: paper.petitionId }), ...(paper.petitionNumber === null ? {} : { petitionNumber: paper.petitionNumber }),
    template: content?.template ?? '', digest: content?.digest ?? '', erased: paper.erased === 1,
    receivedNumbers: repos.issued.received(paper.id).map(({ number, on, at, byId }) => ({ number, on, at, by: nameOf(byId) })),
    outputs: repos.issued.outputs(paper.id).map(({ outputNo, at, byId, medium, reprint, failed, digest }) => ({ outputNo, at, by: nameOf(byId), medium, reprint: reprint === 1, failed: failed === 1, digest })),
    deliveries: repos.issued.deliveries(paper.id).map((line) => lineOf(line, ctx)),
  }
}

type PageCalls = 'ofPetition' | 'ofDesk' | 'get' | 'register'

export const paperPage: Pick<Handlers<'papers', Ctx>, PageCalls> = {
  ofPetition: ({ petitionId }, ctx) => listsOf(seen(petitionId, ctx).id, ctx),
  ofDesk: (_input, ctx) => listsOf(null, ctx),
  get: ({ paperId }, ctx) => {
    const paper = issuedPaper(paperId, ctx)
    ctx.audit({ object: objectOf(paper.petitionId, `paper:${paperId}`), fields: [named(paper)] })
    return whole(paper, ctx)
  },
  register: ({ limit = LISTED, ...query }, ctx) => {
    if (query.kind !== undefined) kindOf(query.kind)
    const found = ctx.repos.issued.register({ ...query, limit: limit + 1 }, ctx.actor.userId)
    return { rows: found.slice(0, limit).map((paper) => registerRow(paper, ctx)), more: found.length > limit }
  },
}
