/**
 * 送达 of issued papers: lines of the 送达回证 and what still waits for one.
 * What a line must say is core/domain/delivery.
 */
import type { Handlers } from '../contract/index'
import type { Delivery } from '../contract/paperDelivery'
import { formatDayZh } from '../domain/day'
import { type DeliveryFacts, deliveryProblems, isServed, OUTCOME_NAMES, WAY_NAMES } from '../domain/delivery'
import { maskName } from '../domain/mask'
import { type Ctx, refuse } from '../door/context'
import type { DeliveryRecord, PaperRecord, Undelivered } from '../door/paperPort'
import { paperNotServed, paperServed } from './courseSteps'
import { objectOf } from './paperDrafts'
import { issuedPaper, named, note, recordsOf, standing } from './paperIssue'

/** Rows of one page. */
const LISTED = 50
const OFFSET_MS = 8 * 3_600_000

export function lineOf({ byId, served, corrects, corrected, ...line }: DeliveryRecord, { repos }: Ctx): Delivery {
  return { ...line, by: repos.accounts.nameOf(byId), complete: served === 1, ...(corrects === null ? {} : { corrects }), corrected: corrected === 1 }
}

/** Every text without blanks around it. */
const trimmed = (facts: DeliveryFacts): DeliveryFacts => ({
  addressee: facts.addressee.trim(), way: facts.way, outcome: facts.outcome, on: facts.on, time: facts.time, place: facts.place.trim(), signedBy: facts.signedBy.trim(), relation: facts.relation.trim(), refusal: facts.refusal.trim(),
  witness1: facts.witness1.trim(), witness2: facts.witness2.trim(), mailNumber: facts.mailNumber.trim(), server: facts.server.trim(), note: facts.note.trim(),
})

/** Nothing is served before it is issued, nor later than now. */
function dayMustFit({ issuedOn }: PaperRecord, { on, time }: DeliveryFacts, { now }: Ctx): void {
  if (on < issuedOn) refuse('day-wrong', `送达日期不能早于定稿日期（${formatDayZh(issuedOn)}），请核对`, 'on')
  if (Date.parse(`${on}T${time}:00Z`) - OFFSET_MS > now) refuse('day-wrong', '送达的日期和时间还没有到，请核对', 'on')
}

/** The line to put right: of this paper, and not put right before. */
function correctable(paper: PaperRecord, id: number | undefined, ctx: Ctx): number | null {
  if (id === undefined) return null
  const line = ctx.repos.issued.deliveries(paper.id).find((one) => one.id === id)
  if (line === undefined) return refuse('no-delivery', '这份文书没有这条送达记录，请刷新后重试', 'corrects')
  return line.corrected === 1 ? refuse('no-delivery', '这条送达记录已经更正过，请更正最新的那一条', 'corrects') : id
}

/** Whoever takes part in a list sees the petitioner's name masked. */
function undeliveredRow({ petitionId, petitionNumber, number, lastWay, lastOutcome, lastOn, addressee, ...rest }: Undelivered) {
  const last = lastWay === null || lastOutcome === null || lastOn === null ? {} : { last: { way: lastWay, outcome: lastOutcome, on: lastOn } }
  return { ...rest, addressee: maskName(addressee), ...(petitionId === null ? {} : { petitionId }), ...(petitionNumber === null ? {} : { petitionNumber }), ...(number === null ? {} : { number }), ...last }
}

export const paperDelivery: Pick<Handlers<'papers', Ctx>, 'deliver' | 'undelivered'> = {
  deliver: ({ paperId, corrects, ...typed }, ctx) => {
    const paper = standing(issuedPaper(paperId, ctx))
    if (paper.drafted === 1 && paper.receivedNumber === null) refuse('not-issued', `《${paper.kindName}》是替${paper.unit}代拟的，对方编号出具以后才能送达；请先登记收到的字号`, 'paperId')
    const facts = trimmed(typed)
    const [problem] = deliveryProblems(facts)
    if (problem !== undefined) refuse('incomplete', problem.message, problem.field)
    dayMustFit(paper, facts, ctx)
    const served = isServed(facts)
    const put = correctable(paper, corrects, ctx)
    const before = ctx.repos.issued.deliveries(paperId).find(({ id, served: was }) => id === put && was === 1)?.on
    const deliveryId = ctx.repos.issued.addDelivery(paperId, paper.petitionId, { ...facts, at: ctx.now, byId: ctx.actor.userId, served: Number(served), corrects: put })
    if (paper.petitionId !== null && served) paperServed(paper.petitionId, paper.kind, facts.on, before, ctx)
    else if (paper.petitionId !== null && before !== undefined && ctx.repos.issued.deliveredOn(paperId) === undefined) paperNotServed(paper.petitionId, paper.kind, before, ctx)
    note(paper, 'paper', `${corrects === undefined ? '' : '更正送达记录：'}${named(paper)}${WAY_NAMES[facts.way]}，${OUTCOME_NAMES[facts.outcome]}（${formatDayZh(facts.on)} ${facts.time}）${served ? '，已送达' : ''}`, ctx)
    ctx.audit({ object: objectOf(paper.petitionId, `paper:${paperId}`), fields: [named(paper), WAY_NAMES[facts.way], OUTCOME_NAMES[facts.outcome]], records: recordsOf(paper) })
    return { deliveryId, complete: served }
  },
  undelivered: ({ after = 0 }, ctx) => {
    const found = ctx.repos.issued.undelivered({ after, limit: LISTED + 1 }, ctx.actor.userId)
    return { rows: found.slice(0, LISTED).map(undeliveredRow), more: found.length > LISTED }
  },
}
