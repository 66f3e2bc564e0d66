/**
 * Section `buffer` (情绪缓冲室): who is being calmed, since when, and how it ended.
 * Knows shapes and roles; the rules behind them live in core/domain.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Done, Id, Instant, LongText, Nothing, Reason, ShortText, text } from './fields'

const room: Access = ['reception', 'leader', 'counsellor']

/** Observed level 1–4 (domain.md §4.1); 0 is drowsy and hard to rouse, which is a medical matter. */
export const Level = z.number().int().min(0).max(4)
export const SelfReport = z.number().int().min(0).max(10)
/** 回到接谈 · 转介 · 自行离开 · 不愿留在缓冲室 · 停止谈话 */
export const Outcome = z.enum(['back', 'referred', 'left', 'refused', 'stopped'])
export type Outcome = z.infer<typeof Outcome>
export const StayState = z.enum(['running', 'extended', 'ended'])
export type StayState = z.infer<typeof StayState>

export const CalmingStep = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{2,40}$/u), name: text(40).refine((value) => value.trim() !== '', '请填写步骤名称'), say: text(300), hint: text(300) })
export type CalmingStep = z.infer<typeof CalmingStep>
const minutes = z.number().int('请填整数分钟').min(1, '至少 1 分钟').max(240, '最多 240 分钟')
/** Limits and rest in minutes, and the calming steps in their order. */
export const BufferRules = z.strictObject({
  softMinutes: minutes, hardMinutes: minutes, extendMinutes: minutes, restMinutes: minutes,
  steps: z.array(CalmingStep).min(1, '至少留一个步骤').max(30, '最多 30 个步骤').refine((steps) => new Set(steps.map(({ id }) => id)).size === steps.length, '步骤编号不能重复'),
}).refine(({ softMinutes, hardMinutes }) => softMinutes < hardMinutes, { message: '第一次提示要早于最后提示，请改小第一次提示的分钟数', path: ['softMinutes'] })
export type BufferRules = z.infer<typeof BufferRules>

/** Who is led there or does not want to go: a name (shown masked), or what to call the person (shown as it is), with what it belongs to. */
const Visitor = z.strictObject({
  name: text(60).optional(), callName: text(20).optional(), level: Level, selfReport: SelfReport.optional(),
  ticketId: Id.optional(), draftId: Id.optional(), petitionId: Id.optional(),
})
/** At level 4 two of the staff look after the person, and the security is told. */
const Support = z.strictObject({ secondId: Id, security: text(60).refine((value) => value.trim() !== '', '请填写已通知的安保人员') })

export const BoardRow = z.strictObject({
  stayId: Id, label: ShortText, level: Level, startedAt: Instant, softAt: Instant, hardAt: Instant, extendedAt: Instant.optional(), place: z.number().int().optional(),
  /** When something was last written of this stay: an office clock before it was set back. */
  knownAt: Instant,
  /** Empty while nobody has taken it. */
  volunteer: ShortText, stepsDone: z.number().int(), stepsTotal: z.number().int(),
})
export type BoardRow = z.infer<typeof BoardRow>

/** A stay as the desk may know it: times, levels, outcome and the handing-back summary, never the notes. */
export const StayFacts = z.strictObject({
  stayId: Id, label: ShortText, state: StayState, startedAt: Instant.optional(), endedAt: Instant.optional(), softAt: Instant.optional(), hardAt: Instant.optional(), knownAt: Instant,
  firstLevel: Level.optional(), level: Level.optional(), selfBefore: SelfReport.optional(), selfNow: SelfReport.optional(),
  outcome: Outcome.optional(), summary: ShortText, detail: LongText, volunteer: ShortText,
})
export type StayFacts = z.infer<typeof StayFacts>

export const StayEntry = z.strictObject({
  seq: z.number().int(), at: Instant, by: ShortText,
  kind: z.enum(['started', 'refused', 'stopped', 'taken', 'supported', 'observed', 'ticked', 'unticked', 'extended', 'noted', 'ended']), text: LongText,
})
export type StayEntry = z.infer<typeof StayEntry>

export const StayPage = z.strictObject({
  now: Instant, facts: StayFacts, extendedAt: Instant.optional(), extensionReason: LongText, volunteerId: Id.optional(), second: ShortText, security: ShortText, securityAt: Instant.optional(), ticketId: Id.optional(), number: ShortText.optional(),
  steps: z.array(CalmingStep.extend({ doneAt: Instant.optional(), doneBy: ShortText.optional() })), entries: z.array(StayEntry),
  /** A warning note asks for two people: nobody should be alone with this visitor. Why stays with those who read petitions. */
  twoPersons: z.boolean(),
  /** Whether the reader has the key of the notes, and how many there are. */
  holdsNotes: z.boolean(), notes: z.number().int(),
  /** What the reader typed and did not yet hand in. */
  working: z.strictObject({ summary: ShortText, note: LongText }),
})
export type StayPage = z.infer<typeof StayPage>

export const DutyRow = z.strictObject({
  accountId: Id, name: ShortText, onDuty: z.boolean(), since: Instant.optional(),
  /** The stays he is looking after. */
  busyWith: z.array(z.strictObject({ stayId: Id, label: ShortText })),
  count: z.number().int(), minutes: z.number().int(),
  rest: z.strictObject({ until: Instant, why: z.enum(['level', 'long', 'danger']) }).optional(),
})
export type DutyRow = z.infer<typeof DutyRow>

const About = z.strictObject({ stayId: Id })
const Began = z.strictObject({ stayId: Id })
/** `restReason`: why somebody goes in who should still rest. */
const Volunteer = { volunteerId: Id.optional(), restReason: Reason.optional() }

export const buffer = {
  /** Who is in the room, longest first; also for windows that only show. */
  board: query({ input: Nothing, output: z.strictObject({ now: Instant, rows: z.array(BoardRow) }), topics: ['buffer', 'queue'], roles: room }),
  count: query({ input: Nothing, output: z.strictObject({ running: z.number().int() }), topics: ['buffer'], roles: room }),
  /** Stays that ended today, newest first. */
  ended: query({ input: Nothing, output: z.array(StayFacts), topics: ['buffer', 'petitions'], roles: room }),
  stay: query({ input: About, output: StayPage, topics: ['buffer', 'petitions'], roles: room }),
  /** The stays of a draft of one's own, or of a petition one may see, newest first. */
  of: query({ input: z.strictObject({ draftId: Id.optional(), petitionId: Id.optional() }), output: z.strictObject({ now: Instant, stays: z.array(StayFacts) }), topics: ['buffer', 'petitions'], roles: ['reception', 'leader'], faults: ['draft-gone'] }),
  /** Leads somebody into the room. Level 4 only with two of the staff and the security told; drowsy and hard to rouse not at all. */
  start: command({
    input: Visitor.extend({ ...Volunteer, support: Support.optional() }), output: Began, topics: ['buffer', 'queue', 'audit'], roles: room,
    faults: ['medical', 'support-missing', 'unknown-officer', 'off-duty', 'volunteer-busy', 'resting', 'not-suitable', 'already-in', 'draft-gone', 'erased'],
  }),
  /** The person does not want to go there: recorded and respected. */
  refuse: command({ input: Visitor.extend({ reason: text(200).optional() }), output: Began, topics: ['buffer', 'audit'], roles: room, faults: ['already-in', 'draft-gone', 'erased'] }),
  /** Speaking is not possible: nobody is led anywhere, the red-flag screen says what is to be done. */
  stop: command({ input: Visitor.extend({ reason: Reason }), output: Began, topics: ['buffer', 'safety', 'audit'], roles: room, faults: ['already-in', 'draft-gone', 'erased'] }),
  /** The actor, or somebody named, looks after the person from now on; whoever is not on duty comes on duty with it. */
  take: command({ input: About.extend(Volunteer), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['ended', 'unknown-officer', 'volunteer-busy', 'resting', 'not-suitable', 'same-person'] }),
  support: command({ input: About.extend(Support.shape), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['ended', 'not-suitable', 'same-person'] }),
  observe: command({ input: About.extend({ level: Level, selfReport: SelfReport.optional() }), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['ended', 'support-missing'] }),
  tick: command({ input: About.extend({ step: z.string().max(40), done: z.boolean() }), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['ended', 'unknown-step'] }),
  /** Once. */
  extend: command({ input: About.extend({ reason: Reason }), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['ended', 'already-extended'] }),
  /** `level` and `selfReport` are those observed now. 回到接谈 needs level 1–2 and one line of summary, 转介 to whom. */
  end: command({
    input: About.extend({ outcome: Outcome, level: Level.optional(), selfReport: SelfReport.optional(), summary: text(120).optional(), detail: text(200).optional() }), output: Done, topics: ['buffer', 'queue', 'safety', 'audit'], roles: room,
    faults: ['ended', 'level-high', 'medical', 'summary-missing', 'to-missing', 'reason-missing'],
  }),
  /** Keeps what is being typed: the summary, and the note under the compartment's key. */
  keep: command({ input: About.extend({ summary: text(120), note: LongText.optional() }), output: Done, topics: [], roles: room, faults: ['not-held'] }),
  /** A psychological note, also after the stay ended. Whether one may write or read them is decided by the key of 心理/重点人群 and by nothing else. */
  note: command({ input: About.extend({ text: LongText.refine((value) => value.trim() !== '', '请填写内容') }), output: Done, topics: ['buffer', 'audit'], roles: 'everyone', faults: ['not-held', 'erased'] }),
  notes: query({ input: About, output: z.array(z.strictObject({ at: Instant, by: ShortText, text: LongText })), topics: ['buffer'], roles: 'everyone', faults: ['not-held', 'unreadable'] }),
  /** Everybody who may look after people, on duty or not. */
  duty: query({ input: Nothing, output: z.strictObject({ now: Instant, rows: z.array(DutyRow) }), topics: ['buffer', 'accounts'], roles: room }),
  setDuty: command({ input: z.strictObject({ accountId: Id, onDuty: z.boolean() }), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['unknown-officer', 'volunteer-busy', 'same-state'] }),
  /** Ends a suggested rest before its time. */
  resume: command({ input: z.strictObject({ accountId: Id, reason: Reason }), output: Done, topics: ['buffer', 'audit'], roles: room, faults: ['unknown-officer', 'not-resting'] }),
  rules: query({
    input: Nothing, output: z.strictObject({ rules: BufferRules, revision: ShortText, source: LongText, saved: z.strictObject({ by: ShortText, at: Instant }).optional() }), topics: ['buffer'], roles: [...room, 'admin'],
  }),
  saveRules: command({ input: BufferRules, output: Done, topics: ['buffer', 'audit'], roles: ['leader', 'admin'] }),
} as const
