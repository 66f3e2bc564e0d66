/**
 * Whose visit a found file may hold: the visits of its days as far as the room knows when they began and ended, judged by the domain's rule.
 */
import type { Proposal } from '../contract/takeIn'
import type { Ctx } from '../door/context'
import type { FoundRecord, VisitRecord } from '../door/takeInPort'
import { dayNumber, dayOf } from '../domain/day'
import { maskName } from '../domain/mask'
import { matchesOf, type Visit } from '../domain/recordingMatch'
import { noticeOf } from './takeInNotice'

const MINUTE = 60_000
/** Where nothing says when it began: a registration is saved towards the end of a talk. */
const USUAL_MS = 30 * MINUTE
/** Shown to choose from. */
const MOST = 12

/** From the first of being served and the three ticks, to the last of being served and registered. */
function visitOf({ petitionId, receivedAt, servedFrom, servedTo, ticks }: VisitRecord): Visit {
  const told = (JSON.parse(ticks) as readonly unknown[]).filter((at) => typeof at === 'number').filter((at) => at <= receivedAt)
  const begins = servedFrom === null ? told : [servedFrom, ...told]
  return { id: petitionId, from: begins.length === 0 ? receivedAt - USUAL_MS : Math.min(...begins, receivedAt), to: Math.max(receivedAt, servedTo ?? 0) }
}

/** Surest first. Visits the actor may not see are not among them. */
export function proposalsOf(file: FoundRecord, ctx: Ctx): Proposal[] {
  const { startedAt: from, endedAt: to, times } = file
  if (from === null || to === null || times === null || from < 0 || to < from) return []
  const records = new Map(ctx.repos.takeIn.visits({ from: dayNumber(dayOf(from)), to: dayNumber(dayOf(to)) + 1 }, ctx.actor.userId).map((visit) => [visit.petitionId, visit]))
  const visits = new Map([...records].map(([id, record]) => [id, visitOf(record)]))
  return matchesOf({ from, to, times }, [...visits.values()]).slice(0, MOST).flatMap(({ visitId, ...match }) => {
    const [record, visit] = [records.get(visitId), visits.get(visitId)]
    const petition = ctx.repos.petitions.byId(visitId, ctx.actor.userId)
    if (record === undefined || visit === undefined || petition === undefined) return []
    const notice = noticeOf(petition)
    return [{ petitionId: visitId, number: record.number, name: maskName(record.name), title: record.title, from: visit.from, to: visit.to, ...match, refused: notice?.consent === 'refused', notice: notice !== undefined }]
  })
}
