/**
 * Section `meetings` (街道联席会议): planned, held, recorded matter by matter, closed by a leader; afterwards only supplements.
 * A matter the reader may not see has its place on the agenda and nothing else.
 */
import { z } from 'zod'
import { MATTER_OUTCOMES, MEETING_STATES } from '../domain/meetings'
import { command, query, type Access } from './call'
import { PersonName, UnitName } from './claims'
import { Day, Done, Id, Instant, Reason, ShortText, StartDay, text } from './fields'
import { PetitionClass } from './intake'

const desk: Access = ['reception', 'leader']
const leader: Access = ['leader']

export const MeetingState = z.enum(MEETING_STATES)
const MeetingTime = text(5).refine((value) => value === '' || /^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(value), '时间请写成 14:30 这样，还没有定就留空')
/** 职务. */
const Duty = text(60).default('')
export const MeetingPlan = z.strictObject({
  title: text(80), day: StartDay, time: MeetingTime, place: text(120), chair: PersonName, recorder: PersonName,
  attendees: z.array(z.strictObject({ unit: UnitName, name: PersonName, duty: Duty })).max(60),
})
export type MeetingPlan = z.infer<typeof MeetingPlan>
const Attendance = z.strictObject({ unit: UnitName, name: PersonName, duty: Duty, present: z.boolean() })
export const MatterNote = z.strictObject({ discussion: text(5000), decision: text(2000), unit: UnitName, dueOn: StartDay.optional() })

/** What became of a decision; missing while it is still to be carried out. */
const Settled = z.strictObject({ outcome: z.enum(MATTER_OUTCOMES), on: Day, by: ShortText, text: z.string() })

export const MeetingRow = z.strictObject({ id: Id, title: ShortText, day: Day, time: ShortText, place: ShortText, chair: ShortText, state: MeetingState, matters: z.number().int() })
export type MeetingRow = z.infer<typeof MeetingRow>

const Supplement = z.strictObject({ at: Instant, by: ShortText, reason: z.string(), text: z.string() })
export const MeetingMatter = z.strictObject({
  no: z.number().int(),
  /** Missing where the reader may not see the petition: 一件限制查看的事项. */
  seen: z.strictObject({
    petitionId: Id, number: ShortText, name: ShortText, title: ShortText, petitionClass: PetitionClass, reason: z.string(), addedBy: ShortText, revision: z.number().int(), note: MatterNote, settled: Settled.optional(), supplements: z.array(Supplement),
    /** 提前办结日, where the due day is a rest day. */
    earlyOn: Day.optional(),
  }).optional(),
})
export type MeetingMatter = z.infer<typeof MeetingMatter>

export const MeetingPage = z.strictObject({
  row: MeetingRow, recorder: ShortText, revision: z.number().int(), today: Day, heldOn: Day.optional(), attendees: z.array(Attendance), matters: z.array(MeetingMatter), supplements: z.array(Supplement),
  closed: z.strictObject({ by: ShortText, at: Instant }).optional(), cancelReason: z.string(), units: z.array(z.string()),
  /** The day it is planned for is a rest day, why. */
  restDay: z.string(),
})
export type MeetingPage = z.infer<typeof MeetingPage>

/** One petition at one meeting. */
export const MeetingOfPetition = z.strictObject({ row: MeetingRow, reason: z.string(), note: MatterNote, settled: Settled.optional(), supplements: z.array(Supplement) })

export const meetings = {
  /** By day, latest first, a page at a time. */
  list: query({ input: z.strictObject({ before: z.strictObject({ day: Day, id: Id }).optional() }), output: z.strictObject({ today: Day, rows: z.array(MeetingRow), next: z.strictObject({ day: Day, id: Id }).optional(), units: z.array(z.string()) }), topics: ['meetings'], roles: desk }),
  get: query({ input: z.strictObject({ id: Id }), output: MeetingPage, topics: ['meetings', 'petitions', 'calendar'], roles: desk }),
  /** The meetings a petition was or will be on, latest first, and those it can be put on. */
  of: query({ input: z.strictObject({ petitionId: Id }), output: z.strictObject({ meetings: z.array(MeetingOfPetition), open: z.array(MeetingRow), shut: z.string(), needsReason: z.boolean() }), topics: ['meetings', 'petitions'], roles: desk }),
  plan: command({ input: z.strictObject({ plan: MeetingPlan }), output: z.strictObject({ id: Id }), topics: ['meetings'], roles: desk, faults: ['meeting-incomplete', 'meeting-day'] }),
  change: command({ input: z.strictObject({ id: Id, revision: z.number().int().positive(), plan: MeetingPlan }), output: Done, topics: ['meetings'], roles: desk, faults: ['meeting-incomplete', 'meeting-day', 'meeting-step', 'changed'] }),
  /** Complex matters need no reason, others do. */
  addMatter: command({ input: z.strictObject({ id: Id, petitionId: Id, reason: text(500) }), output: Done, topics: ['meetings', 'petitions'], roles: desk, faults: ['meeting-step', 'reason-missing', 'already-on', 'closed', 'erased'] }),
  dropMatter: command({ input: z.strictObject({ id: Id, petitionId: Id, reason: Reason }), output: Done, topics: ['meetings', 'petitions'], roles: desk, faults: ['meeting-step'] }),
  /** Who was there on which day; may be set right until the record is closed. */
  hold: command({
    input: z.strictObject({ id: Id, revision: z.number().int().positive(), heldOn: StartDay, chair: PersonName, recorder: PersonName, attendees: z.array(Attendance).max(60) }), output: Done, topics: ['meetings'], roles: desk,
    faults: ['meeting-incomplete', 'meeting-day', 'meeting-step', 'changed'],
  }),
  /** What was said of one matter and decided; `revision` is the matter's. */
  noteMatter: command({
    input: z.strictObject({ id: Id, petitionId: Id, revision: z.number().int().nonnegative(), note: MatterNote }), output: Done, topics: ['meetings'], roles: desk,
    faults: ['meeting-incomplete', 'meeting-day', 'meeting-step', 'changed', 'erased'],
  }),
  /** Marks what a closed meeting decided as carried out, as given up, or as still open after all (without a day); `revision` is the matter's. */
  settleMatter: command({
    input: z.strictObject({ id: Id, petitionId: Id, revision: z.number().int().nonnegative(), outcome: z.enum(['open', ...MATTER_OUTCOMES]), on: StartDay.optional(), text: text(1000) }), output: Done, topics: ['meetings', 'petitions'], roles: desk,
    faults: ['meeting-incomplete', 'meeting-day', 'meeting-step', 'changed', 'erased'],
  }),
  close: command({ input: z.strictObject({ id: Id, revision: z.number().int().positive() }), output: Done, topics: ['meetings', 'petitions'], roles: leader, faults: ['meeting-incomplete', 'meeting-step', 'changed'] }),
  cancel: command({ input: z.strictObject({ id: Id, reason: Reason }), output: Done, topics: ['meetings', 'petitions'], roles: desk, faults: ['meeting-step'] }),
  /** A draft of the paper 联席会议纪要 with what the record says; matters that not everybody at the desk may see stand there without a word. */
  minutes: command({ input: z.strictObject({ id: Id }), output: z.strictObject({ draftId: Id }), topics: ['papers', 'audit'], roles: desk, faults: ['meeting-step', 'not-offered'] }),
  /** To a closed record, about one of its matters or the meeting as such. */
  supplement: command({ input: z.strictObject({ id: Id, petitionId: Id.optional(), reason: Reason, text: text(2000).refine((value) => value.trim() !== '', '请填写补充的内容') }), output: Done, topics: ['meetings', 'petitions'], roles: desk, faults: ['meeting-step', 'erased'] }),
} as const
