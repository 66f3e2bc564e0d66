/**
 * 街道联席会议: which step a meeting takes in which state, which matters come on its agenda, and what its record must say.
 * Refuses to know who may see a matter, storage and clocks.
 */
import { compareDays, type Day } from './day'
import { CLASS_NAMES, type PetitionClass } from './petitionClass'

/** 计划中 · 已召开 · 已定稿 · 已取消 */
export const MEETING_STATES = ['planned', 'held', 'closed', 'cancelled'] as const
export type MeetingState = (typeof MEETING_STATES)[number]
export const MEETING_STATE_NAMES: Readonly<Record<MeetingState, string>> = { planned: '计划中', held: '已召开', closed: '已定稿', cancelled: '已取消' }

export type MeetingStep = 'change' | 'addMatter' | 'dropMatter' | 'hold' | 'noteMatter' | 'close' | 'cancel' | 'settleMatter' | 'supplement' | 'minutes'
/** Where each step is possible. A matter may still come up at the meeting itself; what was closed only takes supplements, and what became of its decisions. */
const TAKES: Readonly<Record<MeetingStep, readonly MeetingState[]>> = {
  change: ['planned'], addMatter: ['planned', 'held'], dropMatter: ['planned'], hold: ['planned', 'held'], noteMatter: ['held'], close: ['held'], cancel: ['planned'], settleMatter: ['closed'], supplement: ['closed'], minutes: ['held', 'closed'],
}
export const meetingTakes = (state: MeetingState, step: MeetingStep): boolean => TAKES[step].includes(state)

const WHY: Readonly<Record<MeetingState, string>> = {
  planned: '会议还没有召开，请先登记召开情况', held: '会议已经召开：会上的情况写在会议记录里；补充说明和落实情况在定稿以后登记', closed: '会议记录已经定稿，不能再改；有误或有补充的请写“补充说明”', cancelled: '会议已经取消，请另行安排会议',
}
/** Why a step is refused, in words for whoever tried. */
export const refusedStep = (state: MeetingState): string => WHY[state]

export interface MeetingProblem { readonly code: 'meeting-incomplete' | 'meeting-day' | 'reason-missing'; readonly field: string; readonly message: string }
const problem = (code: MeetingProblem['code'], field: string, message: string): MeetingProblem => ({ code, field, message })

/** 复杂 goes to the meeting by the plan (domain.md §0); any other matter needs a word why. */
export function agendaProblem(petitionClass: PetitionClass, reason: string): MeetingProblem | undefined {
  return petitionClass === 'complex' || reason.trim().length >= 2 ? undefined : problem('reason-missing', 'reason', `联席会议一般只研究复杂诉求；这件是“${CLASS_NAMES[petitionClass]}”，请写明为什么上会（至少 2 个字）`)
}

export interface Attendee { readonly unit: string; readonly name: string; readonly duty: string; readonly present: boolean }

/** What is missing before a meeting is planned; the present day only bounds new ones, a day may also be set right later. */
export function planProblem(plan: { readonly place: string; readonly chair: string; readonly day: Day; readonly attendees: readonly Pick<Attendee, 'unit' | 'name'>[] }, today: Day): MeetingProblem | undefined {
  if (compareDays(plan.day, today) < 0) return problem('meeting-day', 'day', '会议日期已经过去，请选今天或以后的日期')
  if (plan.place.trim() === '') return problem('meeting-incomplete', 'place', '请填写会议地点')
  if (plan.chair.trim() === '') return problem('meeting-incomplete', 'chair', '请填写主持人')
  return attendeeProblem(plan.attendees)
}

/** Each row names a unit, and no person stands there twice. */
export function attendeeProblem(attendees: readonly Pick<Attendee, 'unit' | 'name'>[]): MeetingProblem | undefined {
  const bare = attendees.findIndex(({ unit }) => unit.trim() === '')
  if (bare >= 0) return problem('meeting-incomplete', `attendees.${bare}.unit`, '请填写参会单位；不需要的请删去这一行')
  const keys = attendees.map(({ unit, name }) => `${unit.trim()}\n${name.trim()}`)
  const twice = keys.findIndex((key, at) => keys.indexOf(key) !== at)
  return twice < 0 ? undefined : problem('meeting-incomplete', `attendees.${twice}.unit`, `“${attendees[twice]?.unit.trim()}”写了两次；同一单位来两个人的，请分别写姓名`)
}

/** What is missing before a meeting counts as held on a day. */
export function holdProblem(held: { readonly day: Day; readonly attendees: readonly Pick<Attendee, 'unit' | 'name' | 'present'>[] }, today: Day): MeetingProblem | undefined {
  if (compareDays(held.day, today) > 0) return problem('meeting-day', 'day', '召开日期还没有到，请在会后登记')
  const wrong = attendeeProblem(held.attendees)
  if (wrong !== undefined) return wrong
  if (!held.attendees.some(({ present }) => present)) return problem('meeting-incomplete', 'attendees', '请勾选到会的单位；都没有到会的，请取消会议或改期')
  const nameless = held.attendees.findIndex(({ name, present }) => present && name.trim() === '')
  return nameless < 0 ? undefined : problem('meeting-incomplete', `attendees.${nameless}.name`, `“${held.attendees[nameless]?.unit.trim()}”到会的是谁，请填写姓名`)
}

/** What was said and decided of one matter. */
export interface MatterNote { readonly discussion: string; readonly decision: string; readonly unit: string; readonly dueOn?: Day | undefined }

/** A decision may leave the day open, but not half: who has to do something by when, or neither. */
export function matterProblem({ decision, unit, dueOn }: MatterNote, heldOn: Day): MeetingProblem | undefined {
  if (dueOn !== undefined && unit.trim() === '') return problem('meeting-incomplete', 'unit', '写了时限的，请填写责任单位')
  if (unit.trim() !== '' && decision.trim() === '') return problem('meeting-incomplete', 'decision', '写了责任单位的，请写明会议的意见')
  return dueOn !== undefined && compareDays(dueOn, heldOn) < 0 ? problem('meeting-day', 'dueOn', '时限不能早于会议召开的日期，请重新选择') : undefined
}

/** 已落实 · 不再落实 */
export const MATTER_OUTCOMES = ['done', 'dropped'] as const
export type MatterOutcome = (typeof MATTER_OUTCOMES)[number]
export const MATTER_OUTCOME_NAMES: Readonly<Record<MatterOutcome | 'open', string>> = { open: '还要落实', done: '已落实', dropped: '不再落实' }

/** What is missing before a decision counts as carried out, as given up, or as still open after all (`open`, which has no day). */
export function outcomeProblem({ outcome, on, text }: { readonly outcome: MatterOutcome | 'open'; readonly on?: Day | undefined; readonly text: string }, heldOn: Day, today: Day): MeetingProblem | undefined {
  if (text.trim().length < 2) return problem('meeting-incomplete', 'text', { open: '请写明为什么还要落实（至少 2 个字）', done: '请写明落实的情况（至少 2 个字）', dropped: '请写明为什么不再落实（至少 2 个字）' }[outcome])
  if (outcome === 'open') return undefined
  if (on === undefined) return problem('meeting-incomplete', 'on', outcome === 'done' ? '请填写哪天落实的' : '请填写哪天定下不再落实的')
  if (compareDays(on, today) > 0) return problem('meeting-day', 'on', '日期还没有到，请核对')
  return compareDays(on, heldOn) < 0 ? problem('meeting-day', 'on', '日期不能早于会议召开的日期，请核对') : undefined
}

/** What keeps the record from being closed; undefined when nothing does. */
export function closeProblem({ chair, recorder, matters }: { readonly chair: string; readonly recorder: string; readonly matters: readonly Pick<MatterNote, 'decision'>[] }): MeetingProblem | undefined {
  if (chair.trim() === '') return problem('meeting-incomplete', 'chair', '请填写主持人')
  if (recorder.trim() === '') return problem('meeting-incomplete', 'recorder', '请填写记录人')
  if (matters.length === 0) return problem('meeting-incomplete', 'matters', '会议还没有列入事项，不能定稿')
  const open = matters.filter(({ decision }) => decision.trim() === '').length
  return open === 0 ? undefined : problem('meeting-incomplete', 'matters', `还有 ${open} 件没有写会议的意见；没有研究的请写“未研究”和原因`)
}
