/**
 * What 三清单, 联席会议 and 疏导 bring to the agenda: milestones and limits of items, meetings ahead or not yet closed and what they decided, sessions and review days.
 * Each as the reader may see it; a meeting names none of its matters.
 */
import type { AgendaItem } from '../contract/agenda'
import type { Ctx } from '../door/context'
import type { DueRange } from '../door/workPort'
import { dueGroup } from '../domain/agenda'
import type { Day } from '../domain/day'
import { earlyDay } from '../domain/deadline'
import { GUIDANCE_KIND_NAMES } from '../domain/guidance'

interface Asked { readonly until: Day; readonly mine: boolean; readonly limit: number }

const rangeOf = ({ until, mine, limit }: Asked, { actor }: Ctx): DueRange => ({ until, limit, officerId: mine ? actor.userId : undefined })

/** A day somebody chose: it is kept, and 提前办结日 shown beside it (domain.md §0 (c)). */
function dated(dueOn: Day, { calendar, today }: Ctx): Pick<AgendaItem, 'dueOn' | 'earlyOn' | 'provisional' | 'group'> {
  const { earlyOn } = earlyDay(dueOn, calendar)
  return { dueOn, earlyOn, provisional: false, group: dueGroup({ dueOn, earlyOn }, today) }
}

export function milestones(asked: Asked, ctx: Ctx): readonly AgendaItem[] {
  const { repos, actor } = ctx
  return repos.claims.dueMilestones(rangeOf(asked, ctx), actor.userId).map(({ kind, day, petitionId, number, officerId, claimId, no, text, leadUnit }) => ({
    kind: 'milestone', id: claimId, petitionId, number, title: `${text}（${leadUnit}）`, officerName: repos.accounts.nameOf(officerId), mine: officerId === actor.userId, what: `三清单第 ${no} 项${kind === 'item' ? '时限' : '节点'}`, ...dated(day, ctx),
  }))
}

/** Meetings not yet closed; somebody's own are those he planned. */
export function meetingsAhead({ until, mine, limit }: Asked, ctx: Ctx): readonly AgendaItem[] {
  const { repos, actor, today } = ctx
  return repos.meetings.open({ until, madeBy: mine ? actor.userId : undefined, limit }).map(({ id, title, day, state, madeBy }) => ({
    kind: 'meeting', id, number: '', title, officerName: repos.accounts.nameOf(madeBy), mine: madeBy === actor.userId, what: state === 'held' ? '会议记录待定稿' : '联席会议', dueOn: day, provisional: false, group: dueGroup({ dueOn: day }, today),
  }))
}

/** What closed meetings decided, until it is marked; also of a petition closed meanwhile, as a unit still has its day. */
export function decisions(asked: Asked, ctx: Ctx): readonly AgendaItem[] {
  const { repos, actor } = ctx
  return repos.meetings.dueDecisions(rangeOf(asked, ctx), actor.userId).map(({ day, meetingId, petitionId, number, officerId, decision, unit }) => ({
    kind: 'decision', id: meetingId, petitionId, number, title: `${decision}（${unit}）`, officerName: repos.accounts.nameOf(officerId), mine: officerId === actor.userId, what: '联席会议意见', ...dated(day, ctx),
  }))
}

export function sessions(asked: Asked, ctx: Ctx): readonly AgendaItem[] {
  const { repos, actor } = ctx
  return repos.guidance.dueSessions(rangeOf(asked, ctx), actor.userId).map(({ kind, day, petitionId, number, officerId, planId, guidance, text }) => ({
    kind: 'session', id: planId, petitionId, number, title: text, officerName: repos.accounts.nameOf(officerId), mine: officerId === actor.userId, what: kind === 'review' || guidance === null ? '疏导计划回看' : GUIDANCE_KIND_NAMES[guidance], ...dated(day, ctx),
  }))
}
