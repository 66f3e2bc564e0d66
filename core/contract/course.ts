/**
 * Section `course` (办理): what was done in a petition by the book, what can be done next, its limits, its classes and its rounds.
 * Which act is allowed when is one table (core/domain/course.ts) that the office and the screen share.
 */
import { z } from 'zod'
import { OUTCOMES } from '../domain/course'
import { REFUSAL_REASONS } from '../domain/refusalReasons'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, LongText, Reason, ShortText, text } from './fields'
import { GuardBasis, PetitionClass, StatutoryKind } from './intake'
import { DueProof, PetitionState } from './petitions'
import { Passphrase } from './vault'

const desk: Access = ['reception', 'leader']
const leader: Access = ['leader']

export const ActKind = z.enum(['answerOnSpot', 'verify', 'inform', 'meet', 'accept', 'assign', 'transfer', 'returned', 'feedback', 'mediate', 'endMediation', 'agree', 'extend', 'answer', 'refuse', 'noLonger', 'direct', 'urgent', 'withdraw', 'close', 'followUp', 'evaluate', 'archive', 'reopen'])
/** 新的事实和理由 · 二次办理 · 复查 · 复核 */
export const RoundKind = z.enum(['newFacts', 'secondHandling', 'review', 'recheck'])
/** Of the list of reasons (resources/rules/refusals.json). */
export const ReasonCode = z.enum(REFUSAL_REASONS.map(({ code }) => code))
export const Outcome = z.enum(Object.values(OUTCOMES).flatMap((names) => Object.keys(names)))
export const ClockTrack = z.enum(['promise', 'statute', 'right'])
export const ClockState = z.enum(['open', 'met', 'replaced', 'lapsed'])

/** What is told of an act; which parts one needs is said by core/domain/courseForm.ts. */
export const ActInput = z.strictObject({
  id: Id, kind: ActKind.exclude(['extend', 'reopen']), doneOn: Day,
  unit: ShortText.optional(), coUnits: ShortText.optional(), reasonCode: ReasonCode.optional(), outcome: Outcome.optional(), text: text(5000).optional(),
  /** When the petitioner was told in writing. */
  toldOn: Day.optional(),
  /** 交办: until when the other body reports back. */
  feedbackBy: Day.optional(),
})
export type ActInput = z.infer<typeof ActInput>

export const ActEntry = z.strictObject({
  id: Id, kind: ActKind, doneOn: Day, at: Instant, actor: ShortText, fromState: PetitionState, toState: PetitionState,
  unit: ShortText, coUnits: ShortText, reasonCode: ShortText, outcome: ShortText, text: LongText, toldOn: Day.optional(),
})
export type ActEntry = z.infer<typeof ActEntry>

export const ClockEntry = z.strictObject({ id: Id, rule: ShortText, track: ClockTrack, state: ClockState, proof: DueProof, endedOn: Day.optional(), /** Ended after its day. */ late: z.boolean() })
export type ClockEntry = z.infer<typeof ClockEntry>

const Round = z.strictObject({ id: Id, number: ShortText, kind: RoundKind })

export const course = {
  /** The whole course: newest act first, limits that run first; `can` says of each act why it cannot be done now, or nothing. */
  get: query({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      state: PetitionState, acts: z.array(ActEntry), clocks: z.array(ClockEntry), can: z.array(z.strictObject({ kind: ActKind, problem: ShortText.optional() })),
      canReopen: z.array(z.strictObject({ kind: RoundKind, problem: ShortText.optional(), /** That it would be asked for after the right to it is over; it can be all the same. */ late: ShortText.optional() })),
      /** What this petition is a round of, as far as the reader may see it, and the rounds that came of it. */
      of: Round.optional(), rounds: z.array(Round),
      /** Whether the reader may act: its officer, or a leader. */
      mayAct: z.boolean(), /** Whether the reader may extend: a leader who is not its officer. */ mayExtend: z.boolean(),
    }),
    topics: ['petitions', 'calendar'], roles: desk,
  }),
  act: command({ input: ActInput, output: z.strictObject({ state: PetitionState }), topics: ['petitions', 'audit'], roles: desk, faults: ['not-yours', 'erased', 'not-now', 'incomplete'] }),
  /** 延期 by a leader who does not answer for the matter himself: only before the limit ends, once, at most 30 days (条例 Art. 34). */
  extend: command({ input: z.strictObject({ id: Id, days: z.number().int().min(1, '延长至少 1 日').max(30, '延长不超过 30 日（条例第三十四条）'), reason: Reason, passphrase: Passphrase }), output: Done, topics: ['petitions', 'audit'], roles: leader, confirm: true, faults: ['own-matter', 'erased', 'not-now', 'wrong-login', 'wait', 'damaged'] }),
  /** Another class or statutory kind; what was stays in the timeline, and the promise is counted from the original day 0. */
  classify: command({
    input: z.strictObject({ id: Id, petitionClass: PetitionClass, statutoryKind: StatutoryKind.optional(), reason: Reason, guard: z.strictObject({ basis: GuardBasis, basisNo: text(120), opinionNo: text(120), approverId: Id }).optional() }),
    output: z.strictObject({ before: DueProof.optional(), after: DueProof.optional() }), topics: ['petitions', 'audit'], roles: desk,
    faults: ['not-yours', 'erased', 'not-now', 'unchanged', 'guard-missing', 'approver-invalid'],
  }),
  /** A new petition with the same people and matter, linked to the closed one, which stays as it is. Where a card has changed since, it may be refused as a registration is. */
  reopen: command({
    input: z.strictObject({ id: Id, kind: RoundKind, reason: Reason }), output: z.strictObject({ id: Id, number: ShortText }),
    topics: ['petitions', 'people', 'receipts', 'audit'], roles: desk, faults: ['not-yours', 'erased', 'not-now', 'day-full', 'unknown-officer', 'name-missing', 'id-invalid', 'id-conflict', 'unknown-person'],
  }),
} as const
