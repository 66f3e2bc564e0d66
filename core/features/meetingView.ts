/**
 * How a meeting is shown: row, page and agenda, each matter only to who may see its petition; and the values of its minutes.
 * Reads records and writes nothing.
 */
import type { MeetingMatter, MeetingPage, MeetingRow } from '../contract/meetings'
import { type Ctx, refuse } from '../door/context'
import type { Petition } from '../door/ports'
import type { MatterRecord, MeetingRecord, SupplementRecord } from '../door/workPort'
import { type PaperProblem, type PaperValues, rowsOf } from '../documents/paper/kind'
import { HIDDEN_MATTER } from '../documents/paper/kinds/minutes'
import { earlyDay } from '../domain/deadline'
import { maskName } from '../domain/mask'
import { namesNumber } from '../domain/numbering'

export const meetingRow = ({ id, title, day, time, place, chair, state, matters }: MeetingRecord): MeetingRow => ({ id, title, day, time, place, chair, state, matters })
export const noteOf = ({ discussion, decision, unit, dueOn }: MatterRecord) => ({ discussion, decision, unit, ...(dueOn === undefined ? {} : { dueOn }) })
export const settledOf = ({ outcome, outcomeText, endedOn, endedBy }: MatterRecord, { repos }: Pick<Ctx, 'repos'>) => (outcome === '' || endedOn === null ? {} : { settled: { outcome, on: endedOn, by: repos.accounts.nameOf(endedBy ?? 0), text: outcomeText } })
export const supplementsShown = (all: readonly SupplementRecord[], { repos }: Pick<Ctx, 'repos'>) => all.map(({ at, byId, reason, text }) => ({ at, by: repos.accounts.nameOf(byId), reason, text }))

function matterOf(record: MatterRecord, ctx: Ctx): MeetingMatter {
  const { repos, actor, calendar } = ctx
  const petition = repos.petitions.byId(record.petitionId, actor.userId)
  if (petition === undefined) return { no: record.no }
  const early = record.dueOn === undefined ? undefined : earlyDay(record.dueOn, calendar).earlyOn
  return {
    no: record.no,
    seen: {
      petitionId: petition.id, number: petition.number, name: maskName(petition.name), title: petition.title, petitionClass: petition.petitionClass, reason: record.reason, addedBy: repos.accounts.nameOf(record.byId), revision: record.revision, note: noteOf(record), ...settledOf(record, ctx),
      supplements: supplementsShown(repos.meetings.supplements(record.meetingId, petition.id), ctx), ...(early === undefined || early === record.dueOn ? {} : { earlyOn: early }),
    },
  }
}

export const unitsOf = ({ repos, actor }: Ctx): string[] => [...new Set([...repos.meetings.units(), ...repos.claims.units(actor.userId)])]

export function meetingPage(record: MeetingRecord, ctx: Ctx): MeetingPage {
  const { repos, today, calendar } = ctx
  const { why = '', workday } = calendar.isWorkday(record.heldOn ?? record.day)
  return {
    row: meetingRow(record), recorder: record.recorder, revision: record.revision, today, ...(record.heldOn === null ? {} : { heldOn: record.heldOn }), attendees: repos.meetings.attendees(record.id), matters: repos.meetings.matters(record.id).map((matter) => matterOf(matter, ctx)),
    supplements: supplementsShown(repos.meetings.supplements(record.id), ctx), ...(record.closedBy === null || record.closedAt === null ? {} : { closed: { by: repos.accounts.nameOf(record.closedBy), at: record.closedAt } }),
    cancelReason: record.cancelReason, units: unitsOf(ctx), restDay: workday ? '' : why,
  }
}

/**
 * A matter as its minutes may tell it. The paper goes to everybody who was there and its draft belongs to the desk: of a 检举控告 (条例 Art. 30), and of a petition
 * from which somebody is excluded, it only says that there was one.
 */
function tellable(petitionId: number, { repos, actor }: Ctx): Petition | undefined {
  const petition = repos.petitions.byId(petitionId, actor.userId)
  return petition === undefined || petition.restricted === 1 || repos.petitions.exclusions(petitionId).length > 0 ? undefined : petition
}

/** What the paper `minutes` takes from a meeting, under the names of its fields. @throws Refusal `not-found` */
export function minutesValues(meetingId: number, ctx: Ctx): PaperValues {
  const { repos } = ctx
  const record = repos.meetings.byId(meetingId) ?? refuse('not-found', '没有这次会议，请刷新后重试', 'id')
  const attendees = repos.meetings.attendees(meetingId)
  const matters = repos.meetings.matters(meetingId).map(({ petitionId, discussion, decision, unit, dueOn = '' }) => {
    const petition = tellable(petitionId, ctx)
    if (petition === undefined) return { matter: HIDDEN_MATTER, discussion: '', decision: '', unit: '', dueOn: '' }
    return { matter: `${petition.title}（${petition.number}）`, discussion, decision, unit, dueOn }
  })
  return {
    meeting: record.title, heldOn: record.heldOn ?? record.day, place: record.place, chair: record.chair, recorder: record.recorder,
    attendance: attendees.filter(({ present }) => present).map(({ unit, name, duty }) => ({ unit, name, duty })), absent: attendees.filter(({ present }) => !present).map(({ unit, name }) => (name === '' ? unit : `${unit} ${name}`)).join('、'),
    agenda: matters.map(({ matter }) => ({ item: matter })), matters, copies: '',
  }
}

/** Where minutes do not name a matter of their meeting by its number: by that alone an erasure knows later which lines are its own. */
export function unnamedMatters(meetingId: number, values: PaperValues, ctx: Ctx): readonly PaperProblem[] {
  const numbers = ctx.repos.meetings.matters(meetingId).flatMap(({ petitionId }) => (ctx.repos.retention.isErased(petitionId) ? [] : tellable(petitionId, ctx)?.number ?? []))
  return ([['agenda', '议程'], ['matters', '议定事项']] as const).flatMap(([field, label]) => {
    const missing = numbers.filter((number) => !rowsOf(values, field).some((row) => Object.values(row).some((text) => namesNumber(text, number))))
    return missing.length === 0 ? [] : [{ field, message: `“${label}”里没有写明编号 ${missing.join('、')}：请在说这件事项的那一行写上编号，将来这件事项按保管期限销毁时，才知道该去掉哪一行` }]
  })
}
