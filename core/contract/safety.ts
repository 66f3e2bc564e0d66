/**
 * Section `safety` (红旗与报警): red flags, silent alarms and warning notes.
 * Knows shapes and roles; the rules behind them live in core/domain.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, LongText, Nothing, Reason, text } from './fields'
import { AlarmOutcome, AlarmRow, RunningAlarm, SafetyRules } from './safetyAlarms'
import { FlagPage, FlagRow, ReviewResult, StepClosing } from './safetyFlags'
import { Answer, FlagKind, SafetyGuide, Word } from './safetyGuide'
import { NoteRow, NoteStep, Reception } from './safetyNotes'

const calm: Access = ['reception', 'leader', 'counsellor']
const desk: Access = ['reception', 'leader']

/** What a red flag is about; what the actor may not see cannot be named. */
const Link = { draftId: Id.optional(), ticketId: Id.optional(), petitionId: Id.optional(), personId: Id.optional() }

export const safety = {
  /** Kinds, questions, steps and numbers as the room works with them. */
  guide: query({ input: Nothing, output: SafetyGuide, topics: [], roles: 'everyone' }),

  rules: query({ input: Nothing, output: SafetyRules, topics: ['safety'], roles: 'everyone' }),
  /** Who is called for which desk; `revision` is the one last read. */
  saveRules: command({ input: SafetyRules.pick({ revision: true, desks: true, contacts: true, boardSound: true, boardText: true, noteDays: true }), output: Done, topics: ['safety', 'audit'], roles: ['admin', 'leader'], faults: ['rules-newer', 'unknown-desk', 'too-long'] }),
  /** At which desk the worker sits, kept until he says another. */
  sit: command({ input: z.strictObject({ desk: text(40) }), output: Done, topics: ['safety'], roles: 'everyone' }),

  /** Raises at once, without asking anything; pressed again within seconds it answers with the alarm that is running. */
  raise: command({ input: z.strictObject({ window: text(40).optional(), drill: z.boolean().optional() }), output: z.strictObject({ id: Id, again: z.boolean() }), topics: ['safety', 'audit'], roles: 'everyone' }),
  acknowledge: command({ input: z.strictObject({ id: Id }), output: Done, topics: ['safety', 'audit'], roles: 'everyone', faults: ['alarm-over'] }),
  endAlarm: command({ input: z.strictObject({ id: Id, outcome: AlarmOutcome, reason: Reason }), output: Done, topics: ['safety', 'audit'], roles: 'everyone', faults: ['alarm-over'] }),
  /** What runs now; asked by every window. */
  /** The same for a board window, which others see and reach: no telephone numbers, and not who called. */
  board: query({ input: Nothing, output: z.strictObject({ now: Instant, boardSound: z.boolean(), running: z.array(RunningAlarm.pick({ id: true, at: true, desk: true, drill: true, acknowledged: true })) }), topics: ['safety'], roles: 'everyone' }),
  alarms: query({ input: Nothing, output: z.strictObject({ now: Instant, boardSound: z.boolean(), running: z.array(RunningAlarm) }), topics: ['safety'], roles: 'everyone' }),
  /** Newest first; drills are a list of their own. */
  alarmHistory: query({ input: z.strictObject({ drill: z.boolean(), before: Id.optional() }), output: z.strictObject({ now: Instant, rows: z.array(AlarmRow), next: Id.optional() }), topics: ['safety'], roles: ['reception', 'leader', 'counsellor', 'admin'] }),

  openFlag: command({ input: z.strictObject({ kind: FlagKind, ...Link }), output: z.strictObject({ id: Id }), topics: ['safety', 'petitions', 'audit'], roles: calm, faults: ['draft-gone', 'erased'] }),
  /** Newest first: those not closed, those whose review is due, those of one petition or person, or all. */
  flags: query({
    input: z.strictObject({ which: z.enum(['open', 'review', 'all']), petitionId: Id.optional(), personId: Id.optional(), draftId: Id.optional(), before: Id.optional() }),
    output: z.strictObject({ today: Day, rows: z.array(FlagRow), next: Id.optional() }), topics: ['safety', 'petitions', 'people'], roles: calm,
  }),
  flag: query({ input: z.strictObject({ id: Id }), output: FlagPage, topics: ['safety', 'petitions', 'people'], roles: calm }),
  answer: command({ input: z.strictObject({ id: Id, question: Word, answer: Answer }), output: Done, topics: ['safety'], roles: calm, faults: ['flag-closed', 'unknown-question'] }),
  /** Words as they were spoken, kept byte for byte; each is a line of its own and none is ever changed. */
  words: command({ input: z.strictObject({ id: Id, text: LongText.refine((value) => value.trim() !== '', '请写下原话') }), output: Done, topics: ['safety'], roles: calm, faults: ['flag-closed'] }),
  /** The call is being made now: its time is kept before anything else is asked. */
  called: command({ input: z.strictObject({ id: Id, step: Word }), output: Done, topics: ['safety'], roles: calm, faults: ['flag-closed', 'unknown-step'] }),
  /** Done, or not possible with its reason; said again, the newer one holds and the older one stays in the record. */
  closeStep: command({ input: z.strictObject({ id: Id, step: Word, closing: StepClosing }), output: Done, topics: ['safety'], roles: calm, faults: ['flag-closed', 'unknown-step', 'step-incomplete'] }),
  /** What is half typed on a red flag's page, each field by its name: for the worker who types it only. */
  keepTyped: command({ input: z.strictObject({ id: Id, typed: z.record(z.string().regex(/^[0-9A-Za-z.]{1,60}$/u), LongText) }), output: Done, topics: [], roles: calm }),
  link: command({ input: z.strictObject({ id: Id, petitionId: Id.optional(), personId: Id.optional() }), output: Done, topics: ['safety', 'petitions', 'audit'], roles: calm, faults: ['already-linked', 'erased'] }),
  /** Refused as long as a mandatory step is open. */
  closeFlag: command({ input: z.strictObject({ id: Id, outcome: LongText.refine((value) => value.trim() !== '', '请写明结果') }), output: Done, topics: ['safety', 'petitions', 'audit'], roles: calm, faults: ['flag-closed', 'steps-open'] }),
  /** The next day's review, by somebody else than the recorder. */
  review: command({
    input: z.strictObject({ id: Id, result: ReviewResult, text: LongText.refine((value) => value.trim() !== '', '请写明复核情况'), seenNotPossible: z.boolean() }),
    output: z.strictObject({ reviewOn: Day.optional() }), topics: ['safety', 'petitions', 'audit'], roles: calm, faults: ['too-early', 'own-flag', 'flag-open', 'not-possible-unseen', 'no-review'],
  }),

  /** Notes on a person that hold today, for those who receive them; nobody excluded from one of the person's matters learns of any. */
  notes: query({ input: z.strictObject({ personId: Id }), output: z.strictObject({ today: Day, twoPersons: z.boolean(), rows: z.array(NoteRow) }), topics: ['safety', 'people', 'petitions'], roles: desk }),
  writeNote: command({ input: z.strictObject({ personId: Id, reason: text(2000).refine((value) => value.trim() !== '', '请写明事实'), twoPersons: z.boolean(), expiresOn: Day.optional() }), output: z.strictObject({ id: Id }), topics: ['safety', 'audit'], roles: desk, faults: ['expiry'] }),
  /** Extends a note by a leader, or closes it by its author or a leader. */
  reviewNote: command({ input: z.strictObject({ id: Id, step: NoteStep, expiresOn: Day.optional(), text: Reason }), output: Done, topics: ['safety', 'audit'], roles: desk, faults: ['expiry', 'note-closed', 'not-yours'] }),
  /** Every note that is not closed, those that ran out first: they stay here until somebody looked at them. */
  noteList: query({ input: z.strictObject({ after: Id.optional() }), output: z.strictObject({ today: Day, rows: z.array(NoteRow), next: Id.optional() }), topics: ['safety', 'people', 'petitions'], roles: ['leader'] }),
  /** 两人接待 of one petition: whether a note asks for it, and who was the second worker. */
  reception: query({ input: z.strictObject({ petitionId: Id }), output: Reception, topics: ['safety', 'people', 'petitions'], roles: desk }),
  setSecond: command({ input: z.strictObject({ petitionId: Id, workerId: Id }), output: Done, topics: ['safety', 'petitions', 'audit'], roles: desk, faults: ['unknown-officer', 'erased'] }),
} as const
