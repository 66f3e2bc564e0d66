/**
 * 街道联席会议: planned, held, recorded matter by matter, closed by a leader, supplemented. Which step is possible is the domain's table.
 * A petition learns what was decided on it when the record is closed.
 */
import type { Handlers, InputOf, OutputOf } from '../contract/index'
import type { MeetingPlan } from '../contract/meetings'
import { type Ctx, refuse } from '../door/context'
import type { MatterRecord, MeetingRecord } from '../door/workPort'
import { formatDayZh, LAST_DAY } from '../domain/day'
import { agendaProblem, type Attendee, closeProblem, holdProblem, MATTER_OUTCOME_NAMES, matterProblem, type MeetingProblem, type MeetingStep, meetingTakes, outcomeProblem, planProblem, refusedStep } from '../domain/meetings'
import { inWork, noted, shutWords } from './inWork'
import { meetingPage, meetingRow, minutesValues, noteOf, settledOf, supplementsShown, unitsOf } from './meetingView'
import { begin } from './paperDrafts'
import { kindOf } from './paperKinds'
import { seen, unerased } from './seenPetition'

const PAGE = 30
/** Meetings a petition can be put on. */
const MOST_OPEN = 20

const known = (id: number, { repos }: Ctx): MeetingRecord => repos.meetings.byId(id) ?? refuse('not-found', '没有这次会议，请刷新后重试', 'id')

/** A meeting in a state that takes the step. */
function ready(id: number, step: MeetingStep, ctx: Ctx): MeetingRecord {
  const meeting = known(id, ctx)
  return meetingTakes(meeting.state, step) ? meeting : refuse('meeting-step', refusedStep(meeting.state), 'id')
}

const changed = (): never => refuse('changed', '这次会议刚刚有人改过，您填写的内容还在；请对照最新的内容后再保存', 'revision')

function check(wrong: MeetingProblem | undefined, at = ''): void {
  if (wrong !== undefined) refuse(wrong.code, wrong.message, wrong.field === '' ? undefined : `${at}${wrong.field}`)
}

/** The meeting's own rows; those of a matter belong to its petition. */
const tell = (ctx: Ctx, id: number, fields: readonly string[], reason?: string): void => ctx.audit({ object: `meeting:${id}`, fields, records: [`meeting:${id}`], ...(reason === undefined ? {} : { reason }) })

const trimmed = (text: string): string => text.trim()
const rowsOf = <T extends Omit<Attendee, 'present'>>(rows: readonly T[]): T[] => rows.map((row) => ({ ...row, unit: trimmed(row.unit), name: trimmed(row.name), duty: trimmed(row.duty) })).filter(({ unit, name }) => unit !== '' || name !== '')
const attendeesOf = (plan: MeetingPlan) => rowsOf(plan.attendees)
const recordOf = ({ title, day, time, place, chair, recorder }: MeetingPlan) => ({ title: trimmed(title) === '' ? '信访工作联席会议' : trimmed(title), day, time, place: trimmed(place), chair: trimmed(chair), recorder: trimmed(recorder) })
const absent = (all: readonly Omit<Attendee, 'present'>[]): Attendee[] => all.map((one) => ({ ...one, present: false }))

function plan({ plan: wanted }: InputOf<'meetings.plan'> & { readonly plan: MeetingPlan }, ctx: Ctx): { id: number } {
  const attendees = attendeesOf(wanted)
  check(planProblem({ ...wanted, attendees }, ctx.today), 'plan.')
  const id = ctx.repos.meetings.plan(recordOf(wanted), absent(attendees), { byId: ctx.actor.userId, at: ctx.now })
  tell(ctx, id, ['planned'])
  return { id }
}

function change({ id, revision, plan: wanted }: InputOf<'meetings.change'> & { readonly plan: MeetingPlan }, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'change', ctx)
  const attendees = attendeesOf(wanted)
  // A day that passed stays as it was until the meeting is held or put off.
  check(planProblem({ ...wanted, attendees }, wanted.day === meeting.day ? meeting.day : ctx.today), 'plan.')
  if (!ctx.repos.meetings.change(id, revision, recordOf(wanted), absent(attendees))) changed()
  tell(ctx, id, ['planned'])
  return { done: true }
}

function addMatter({ id, petitionId, reason }: InputOf<'meetings.addMatter'>, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'addMatter', ctx)
  const petition = inWork(petitionId, ctx)
  check(agendaProblem(petition.petitionClass, reason))
  if (ctx.repos.meetings.matter(id, petitionId) !== undefined) refuse('already-on', `${petition.number} 已经在这次会议的议题里`, 'petitionId')
  ctx.repos.meetings.addMatter(id, petitionId, trimmed(reason), { byId: ctx.actor.userId, at: ctx.now })
  noted(petitionId, `列入${formatDayZh(meeting.heldOn ?? meeting.day)}的${meeting.title}${trimmed(reason) === '' ? '' : `：${trimmed(reason)}`}`, ctx)
  ctx.audit({ object: `petition:${petitionId}`, fields: ['meeting'], records: [`petition:${petitionId}`], ...(trimmed(reason) === '' ? {} : { reason }) })
  return { done: true }
}

/** A matter of the meeting that the actor may see; others are not there for him. */
function matterAt(id: number, petitionId: number, ctx: Ctx): MatterRecord {
  seen(petitionId, ctx)
  return ctx.repos.meetings.matter(id, petitionId) ?? refuse('not-found', '这次会议的议题里没有这件信访事项，请刷新后重试', 'petitionId')
}

function dropMatter({ id, petitionId, reason }: InputOf<'meetings.dropMatter'>, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'dropMatter', ctx)
  matterAt(id, petitionId, ctx)
  ctx.repos.meetings.dropMatter(id, petitionId)
  noted(petitionId, `从${formatDayZh(meeting.day)}的${meeting.title}撤下：${trimmed(reason)}`, ctx)
  ctx.audit({ object: `petition:${petitionId}`, fields: ['meeting', 'dropped'], reason, records: [`petition:${petitionId}`] })
  return { done: true }
}

type HoldInput = Parameters<Handlers<'meetings', Ctx>['hold']>[0]
function hold({ id, revision, heldOn, chair, recorder, attendees }: HoldInput, ctx: Ctx): { done: true } {
  ready(id, 'hold', ctx)
  const there = rowsOf(attendees)
  check(holdProblem({ day: heldOn, attendees: there }, ctx.today))
  if (!ctx.repos.meetings.hold(id, revision, { heldOn, chair: trimmed(chair), recorder: trimmed(recorder) }, there)) changed()
  tell(ctx, id, ['held'])
  return { done: true }
}

type NoteInput = Parameters<Handlers<'meetings', Ctx>['noteMatter']>[0]
/** Also where the petition was closed meanwhile: what was said at a meeting has to stand in its record. */
function noteMatter({ id, petitionId, revision, note }: NoteInput, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'noteMatter', ctx)
  unerased(petitionId, ctx)
  matterAt(id, petitionId, ctx)
  const kept = { discussion: trimmed(note.discussion), decision: trimmed(note.decision), unit: trimmed(note.unit), dueOn: note.dueOn }
  check(matterProblem(kept, meeting.heldOn ?? meeting.day), 'note.')
  if (!ctx.repos.meetings.noteMatter(id, petitionId, revision, kept)) changed()
  ctx.audit({ object: `petition:${petitionId}`, fields: ['meeting', 'discussion'], records: [`petition:${petitionId}`] })
  return { done: true }
}

/** What was decided goes into the timeline of each petition, whoever may see it. */
function close({ id, revision }: InputOf<'meetings.close'>, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'close', ctx)
  const matters = ctx.repos.meetings.matters(id).filter(({ petitionId }) => !ctx.repos.retention.isErased(petitionId))
  check(closeProblem({ ...meeting, matters }))
  if (!ctx.repos.meetings.close(id, revision, { byId: ctx.actor.userId, at: ctx.now })) changed()
  for (const { petitionId, decision, unit, dueOn } of matters) {
    noted(petitionId, `${formatDayZh(meeting.heldOn ?? meeting.day)}${meeting.title}的意见：${decision}${unit === '' ? '' : `（${unit}${dueOn === undefined ? '' : `，${formatDayZh(dueOn)}前`}）`}`, ctx)
  }
  ctx.audit({ object: `meeting:${id}`, fields: ['closed'], records: [`meeting:${id}`, ...matters.map(({ petitionId }) => `petition:${petitionId}`)] })
  return { done: true }
}

function cancel({ id, reason }: InputOf<'meetings.cancel'>, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'cancel', ctx)
  ctx.repos.meetings.cancel(id, trimmed(reason))
  const matters = ctx.repos.meetings.matters(id).filter(({ petitionId }) => !ctx.repos.retention.isErased(petitionId))
  for (const { petitionId } of matters) noted(petitionId, `${formatDayZh(meeting.day)}的${meeting.title}取消`, ctx)
  ctx.audit({ object: `meeting:${id}`, fields: ['cancelled'], reason, records: [`meeting:${id}`, ...matters.map(({ petitionId }) => `petition:${petitionId}`)] })
  return { done: true }
}

type SettleInput = Parameters<Handlers<'meetings', Ctx>['settleMatter']>[0]
/** Also where the petition was closed meanwhile: who was to do something by a day still has it to do. */
function settleMatter({ id, petitionId, revision, outcome, on, text }: SettleInput, ctx: Ctx): { done: true } {
  const meeting = ready(id, 'settleMatter', ctx)
  unerased(petitionId, ctx)
  matterAt(id, petitionId, ctx)
  check(outcomeProblem({ outcome, on, text }, meeting.heldOn ?? meeting.day, ctx.today))
  const ended = outcome === 'open' || on === undefined ? undefined : { outcome, outcomeText: trimmed(text), endedOn: on, endedBy: ctx.actor.userId }
  if (!ctx.repos.meetings.settleMatter(id, petitionId, revision, ended)) changed()
  noted(petitionId, `${formatDayZh(meeting.heldOn ?? meeting.day)}${meeting.title}的意见${MATTER_OUTCOME_NAMES[outcome]}${ended === undefined ? '' : `（${formatDayZh(ended.endedOn)}）`}：${trimmed(text)}`, ctx)
  ctx.audit({ object: `petition:${petitionId}`, fields: ['meeting', `decision.${outcome}`], records: [`petition:${petitionId}`] })
  return { done: true }
}

function supplement({ id, petitionId, reason, text }: InputOf<'meetings.supplement'>, ctx: Ctx): { done: true } {
  ready(id, 'supplement', ctx)
  if (petitionId !== undefined) {
    unerased(petitionId, ctx)
    matterAt(id, petitionId, ctx)
  }
  ctx.repos.meetings.supplement(id, petitionId, { byId: ctx.actor.userId, at: ctx.now, reason: trimmed(reason), text: trimmed(text) })
  if (petitionId === undefined) tell(ctx, id, ['supplement'], reason)
  else {
    noted(petitionId, `联席会议记录补充说明：${trimmed(text)}（${trimmed(reason)}）`, ctx)
    ctx.audit({ object: `petition:${petitionId}`, fields: ['meeting', 'supplement'], reason, records: [`petition:${petitionId}`] })
  }
  return { done: true }
}

function ofPetition({ petitionId }: InputOf<'meetings.of'>, ctx: Ctx): OutputOf<'meetings.of'> {
  const petition = seen(petitionId, ctx)
  const { meetings: repo } = ctx.repos
  const on = repo.ofPetition(petitionId)
  return {
    meetings: on.map((matter) => ({ row: meetingRow(known(matter.meetingId, ctx)), reason: matter.reason, note: noteOf(matter), ...settledOf(matter, ctx), supplements: supplementsShown(repo.supplements(matter.meetingId, petitionId), ctx) })).sort((a, b) => b.row.day.localeCompare(a.row.day)),
    open: repo.open({ limit: MOST_OPEN }).filter(({ id }) => !on.some(({ meetingId }) => meetingId === id)).map(meetingRow), shut: shutWords(petition, ctx), needsReason: agendaProblem(petition.petitionClass, '') !== undefined,
  }
}

export const meetings: Handlers<'meetings', Ctx> = {
  list: ({ before }, ctx) => {
    const found = ctx.repos.meetings.list(before ?? { day: LAST_DAY, id: Number.MAX_SAFE_INTEGER }, PAGE + 1)
    const rows = found.slice(0, PAGE).map(meetingRow)
    const last = rows.at(-1)
    return { today: ctx.today, rows, units: unitsOf(ctx), ...(found.length > PAGE && last !== undefined ? { next: { day: last.day, id: last.id } } : {}) }
  },
  get: ({ id }, ctx) => meetingPage(known(id, ctx), ctx),
  minutes: ({ id }, ctx) => {
    ready(id, 'minutes', ctx)
    return begin(kindOf('minutes'), { meetingId: id }, () => minutesValues(id, ctx), ctx)
  },
  of: ofPetition, plan, change, addMatter, dropMatter, hold, noteMatter, settleMatter, close, cancel, supplement,
}
