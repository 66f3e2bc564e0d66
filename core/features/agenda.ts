/**
 * 期限日程: what is due of everything, from each place that keeps something with a day.
 * Each source gives what the reader may see of it; nothing is stored.
 */
import type { AgendaItem } from '../contract/agenda'
import type { Handlers } from '../contract/index'
import type { Ctx } from '../door/context'
import { dueGroup } from '../domain/agenda'
import { addDays, type Day } from '../domain/day'
import { type DueProof, earlyDay, mayMove } from '../domain/deadline'
import { usedShare, warningOf } from '../domain/warnings'
import { decisions, meetingsAhead, milestones, sessions } from './workAgenda'

const MOST = 200
const DAYS = 3

/** `limit` is one more than is shown, so that there being more is known. */
interface Asked { readonly until: Day; readonly mine: boolean; readonly limit: number }
type Source = (asked: Asked, ctx: Ctx) => readonly AgendaItem[]

/** The rights of others are nothing the desk can be late with. */
function usedUp({ startOn, dueOn }: DueProof, today: Day, { warnings }: Ctx['brought']): Pick<AgendaItem, 'elapsed' | 'warning'> {
  const share = usedShare(startOn, dueOn, today)
  const { id, name } = warningOf(share, warnings.steps)
  return { elapsed: Math.round(share * 100), warning: { id, name } }
}

/** The first day on which a right can have ended that is not lost yet: whatever falls on the rest days before today still stands (`nextWorkday`). */
const heldFrom = ({ calendar, today }: Ctx): Day => addDays(earlyDay(addDays(today, -1), calendar).earlyOn, 1)

const limits: Source = ({ until, mine, limit }, ctx) => {
  const { repos, actor, today, brought } = ctx
  return repos.course.due({ rightsFrom: heldFrom(ctx), until, limit, officerId: mine ? actor.userId : undefined }, actor.userId).map(({ petitionId, id, number, title, officerId, track, proof }) => ({
    kind: 'clock', id, petitionId, number, title, officerName: repos.accounts.nameOf(officerId), mine: officerId === actor.userId, what: proof.ruleName, track, dueOn: proof.dueOn, earlyOn: proof.earlyOn, startOn: proof.startOn, provisional: mayMove(proof),
    ...(track === 'right' ? { group: proof.dueOn < today ? 'today' : dueGroup(proof, today) } : { group: dueGroup(proof, today), ...usedUp(proof, today, brought) }),
  }))
}

const callBacks: Source = ({ until, mine, limit }, { repos, actor, today }) => repos.handover.openCallBacks({ until, promisedBy: mine ? actor.userId : undefined, limit }, actor.userId).map(({ id, petitionId, about, dueOn, promisedBy }) => {
  const petition = petitionId === null ? undefined : repos.petitions.byId(petitionId, actor.userId)
  return { kind: 'callBack' as const, id, ...(petition === undefined ? {} : { petitionId: petition.id }), number: petition?.number ?? '', title: about, officerName: repos.accounts.nameOf(promisedBy), mine: promisedBy === actor.userId, what: '回电', dueOn, provisional: false, group: dueGroup({ dueOn }, today) }
})

/** Issued and not yet with whom it is for: to be done at once. */
const deliveries: Source = ({ mine, limit }, { repos, actor }) => repos.issued.undelivered({ after: 0, limit, officerId: mine ? actor.userId : undefined }, actor.userId).map(({ paperId, petitionId, kindName, number, issuedOn }) => {
  const petition = petitionId === null ? undefined : repos.petitions.byId(petitionId, actor.userId)
  const officerId = petition?.officerId
  return { kind: 'delivery' as const, id: paperId, ...(petition === undefined ? {} : { petitionId: petition.id }), number: petition?.number ?? number ?? '', title: petition?.title ?? kindName, officerName: officerId === undefined ? '' : repos.accounts.nameOf(officerId), mine: officerId === actor.userId, what: `送达《${kindName}》`, dueOn: issuedOn, provisional: false, group: 'today' as const }
})

const SOURCES: readonly Source[] = [limits, callBacks, deliveries, milestones, meetingsAhead, decisions, sessions]

export const agenda: Handlers<'agenda', Ctx> = {
  list: ({ whose, days = DAYS }, ctx) => {
    const asked = { until: addDays(ctx.today, days), mine: whose === 'mine', limit: MOST + 1 }
    const found = SOURCES.map((source) => source(asked, ctx))
    const items = found.flat().sort((a, b) => a.dueOn.localeCompare(b.dueOn) || (a.petitionId ?? 0) - (b.petitionId ?? 0) || a.kind.localeCompare(b.kind) || a.id - b.id)
    return { today: ctx.today, items: items.slice(0, MOST), more: items.length > MOST }
  },
}
