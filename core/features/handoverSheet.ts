/**
 * The sheet of 日终交接: put together from the room as it is now, kept as numbers of records, and read again by somebody else.
 * Whoever reads it sees of it what he may see of the room, whoever made it.
 */
import { z } from 'zod'
import { type CallBack, HandoverSheet } from '../contract/handover'
import { Id } from '../contract/fields'
import type { Ctx } from '../door/context'
import { backupState } from '../door/backupState'
import type { CallBackRecord, HandoverRecord } from '../door/handoverPort'
import type { PetitionSummary } from '../door/ports'
import { shortMark } from '../domain/auditMark'
import { type Day, dayNumber, yearOf } from '../domain/day'
import { callBackState, handoverWhy } from '../domain/handover'
import { maskName, maskPhone } from '../domain/mask'
import { receiptNumber } from '../domain/numbering'
import { ticketNumber } from '../domain/queue'
import { detailOf } from './petitionPage'
import { liveParts, stayNamed, ticketNamed } from './handoverLive'

/** Rows of a kind on one sheet; more are in the lists themselves. */
const MOST = 50
/** Days back in which a receipt should have been handed out. */
const UNPRINTED_DAYS = 3

type Petitions = HandoverSheet['petitions']
type Why = Petitions[number]['why']

const PARTS = HandoverSheet.shape
/** What is kept of a sheet: ids where a record tells the rest, texts only where they name nobody. */
const Stored = HandoverSheet.extend({
  petitions: z.array(PARTS.petitions.element.pick({ id: true, why: true })), callBacks: z.array(Id), unprinted: z.array(Id), /** Sheets of before have none. */ undelivered: z.array(Id).default([]),
  inBuffer: z.array(PARTS.inBuffer.element.pick({ id: true, level: true, since: true })), tickets: z.array(PARTS.tickets.element.pick({ id: true, state: true })),
})

function petitionsNow({ repos, actor, today }: Ctx): { readonly rows: readonly { readonly petition: PetitionSummary; readonly why: Why }[]; readonly more: boolean } {
  const asked = [{ due: 'overdue' }, { due: 'soon' }, { due: 'week' }, {}] as const
  const found = asked.map((filter) => repos.petitions.list({ ...filter, limit: MOST }, actor.userId, today))
  const seen = new Map(found.flat().map((petition) => [petition.id, petition]))
  const rows = [...seen.values()].flatMap((petition) => {
    const why = handoverWhy({ ...petition, open: petition.state !== 'closed' }, today)
    return why === undefined ? [] : [{ petition, why }]
  })
  const order: readonly Why[] = ['overdue', 'soon', 'today']
  rows.sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || (a.petition.dueOn ?? '').localeCompare(b.petition.dueOn ?? '') || a.petition.id - b.petition.id)
  return { rows: rows.slice(0, MOST), more: rows.length > MOST || found.slice(0, 2).some(({ length }) => length === MOST) }
}

function petitionRow({ id, number, name, title, dueOn, officerId }: PetitionSummary, why: Why, { repos }: Ctx): Petitions[number] {
  return { id, number, name: maskName(name), title, ...(dueOn === null ? {} : { dueOn }), officerName: repos.accounts.nameOf(officerId), why }
}

/** A call back as it is shown: of a petition's own telephone and name, where none was typed. */
export function callBackRow(callBack: CallBackRecord, ctx: Ctx): CallBack {
  const { repos, actor, today } = ctx
  const petition = callBack.petitionId === null ? undefined : repos.petitions.byId(callBack.petitionId, actor.userId)
  const form = petition === undefined ? undefined : detailOf(petition).petitioner
  return {
    id: callBack.id, ...(callBack.petitionId === null ? {} : { petitionId: callBack.petitionId }), number: petition?.number ?? '',
    name: maskName(callBack.name === '' ? form?.name ?? '' : callBack.name), phone: maskPhone(callBack.phone === '' ? form?.phone ?? '' : callBack.phone), about: callBack.about, dueOn: callBack.dueOn, dueTime: callBack.dueTime,
    state: callBackState({ dueOn: callBack.dueOn, closed: callBack.closedAt !== null }, today), promisedBy: repos.accounts.nameOf(callBack.promisedBy), promisedAt: callBack.promisedAt,
    calls: repos.handover.calls(callBack.id).map(({ at, byId, outcome, note }) => ({ at, by: repos.accounts.nameOf(byId), outcome, note })),
  }
}

/** Never to whom it is: the sheet lies about. */
const undeliveredRow = ({ id, petitionNumber, kindName, number, issuedOn }: { readonly id: number; readonly petitionNumber: string | null; readonly kindName: string; readonly number: string | null; readonly issuedOn: Day }): HandoverSheet['undelivered'][number] => ({ id, petitionNumber: petitionNumber ?? '', kindName, paperNumber: number ?? '', issuedOn })

function gapsNow({ repos, today }: Ctx): string[] {
  const year = yearOf(today)
  const runs = [
    { gaps: repos.handover.receiptGaps(year), written: (sequence: number) => receiptNumber(year, sequence) },
    ...repos.queue.numberGaps(today).map(({ series, gaps }) => ({ gaps, written: (sequence: number) => `候访号 ${ticketNumber(series, sequence)}` })),
  ]
  return runs.flatMap(({ gaps, written }) => gaps.map(([from, to]) => (from === to ? written(from) : `${written(from)} 至 ${written(to)}`)))
}

/** The sheet as it would be handed over at this moment. */
export function sheetNow(ctx: Ctx): HandoverSheet {
  const { repos, actor, vault, now, today } = ctx
  const { rows, more } = petitionsNow(ctx)
  const { level, text } = backupState(vault.backups(), repos, now)
  const { seq, hash } = vault.auditHead()
  const live = liveParts(ctx)
  return {
    day: today, at: now, petitions: rows.map(({ petition, why }) => petitionRow(petition, why, ctx)), morePetitions: more,
    callBacks: repos.handover.openCallBacks({ limit: MOST }, actor.userId).map((callBack) => callBackRow(callBack, ctx)),
    inBuffer: [...live.inBuffer], tickets: [...live.tickets], flags: [...live.flags],
    unprinted: repos.handover.unprinted(dayNumber(today) - UNPRINTED_DAYS, actor.userId, MOST), undelivered: repos.issued.undelivered({ after: 0, limit: MOST }, actor.userId).map(({ paperId, ...paper }) => undeliveredRow({ ...paper, id: paperId })), gaps: gapsNow(ctx),
    backup: { level, text }, head: { seq, mark: shortMark(hash) },
  }
}

/** What is kept of it. */
export function storedSheet(sheet: HandoverSheet): string {
  const stored: z.infer<typeof Stored> = {
    ...sheet, petitions: sheet.petitions.map(({ id, why }) => ({ id, why })), callBacks: sheet.callBacks.map(({ id }) => id), unprinted: sheet.unprinted.map(({ id }) => id), undelivered: sheet.undelivered.map(({ id }) => id),
    inBuffer: sheet.inBuffer.map(({ id, level, since }) => ({ id, level, since })), tickets: sheet.tickets.map(({ id, state }) => ({ id, state })),
  }
  return JSON.stringify(stored)
}

/** A kept sheet as this reader may see it: records as they are today, of the moment when they were handed over. */
export function sheetOf({ sheet }: HandoverRecord, ctx: Ctx): HandoverSheet {
  const { repos, actor } = ctx
  const stored = Stored.parse(JSON.parse(sheet))
  const seen = (id: number) => repos.petitions.byId(id, actor.userId)
  return {
    ...stored,
    petitions: stored.petitions.flatMap(({ id, why }) => { const petition = seen(id); return petition === undefined ? [] : [petitionRow(petition, why, ctx)] }),
    callBacks: stored.callBacks.flatMap((id) => { const callBack = repos.handover.callBack(id, actor.userId); return callBack === undefined ? [] : [callBackRow(callBack, ctx)] }),
    inBuffer: stored.inBuffer.flatMap((kept) => { const stay = repos.buffer.byId(kept.id, actor.userId); return stay === undefined ? [] : [{ ...kept, ...stayNamed(stay) }] }),
    tickets: stored.tickets.flatMap((kept) => { const ticket = repos.queue.byId(kept.id, actor.userId); return ticket === undefined ? [] : [{ ...kept, ...ticketNamed(ticket) }] }),
    // An alarm rings for everybody in the room; a flag stands in a petition.
    flags: stored.flags.filter(({ kind, id }) => kind === 'alarm' || repos.safety.flag(id, actor.userId) !== undefined),
    unprinted: stored.unprinted.flatMap((id) => { const petition = seen(id); return petition === undefined ? [] : [{ id, number: petition.number }] }),
    undelivered: stored.undelivered.flatMap((id) => { const paper = repos.issued.byId(id, actor.userId); return paper === undefined ? [] : [undeliveredRow(paper)] }),
  }
}
