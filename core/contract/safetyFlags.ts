/**
 * Shapes of 红旗 (red flags): a row of the list, the page, and how a step is closed.
 */
import { z } from 'zod'
import { Day, Id, Instant, LongText, ShortText, text } from './fields'
import { Answer, FlagKind, Word } from './safetyGuide'

/** 可以了结 · 继续关注 */
export const ReviewResult = z.enum(['settled', 'watch'])
export type ReviewResult = z.infer<typeof ReviewResult>
/** 无须复核 · 未到期 · 今天复核 · 复核逾期 */
export const ReviewState = z.enum(['none', 'later', 'due', 'overdue'])
export type ReviewState = z.infer<typeof ReviewState>

/** Done: who was called or did it, when, by which number, what was said and what came of it. Or not possible, and why. */
export const StepClosing = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('done'), who: text(60), number: text(40).optional(), at: Instant.optional(), said: text(5000).optional(), outcome: text(2000).optional() }),
  z.strictObject({ how: z.literal('notPossible'), reason: text(2000) }),
])
export type StepClosing = z.infer<typeof StepClosing>

const linked = {
  petition: z.strictObject({ id: Id, number: ShortText }).optional(), person: z.strictObject({ id: Id, name: ShortText }).optional(), draftId: Id.optional(), ticketId: Id.optional(),
}

export const FlagRow = z.strictObject({
  id: Id, kind: FlagKind, at: Instant, by: ShortText, open: z.boolean(),
  /** Mandatory steps still open, and those that were not possible. */
  stepsOpen: z.number().int(), notPossible: z.number().int(),
  reviewOn: Day.optional(), reviewState: ReviewState, ...linked,
})
export type FlagRow = z.infer<typeof FlagRow>

export const FlagStep = z.strictObject({
  id: Word, mandatory: z.boolean(), state: z.enum(['open', 'done', 'notPossible']),
  /** Questions whose answers require it; none where the kind itself does. */
  because: z.array(Word),
  /** A call that was begun. */
  called: z.strictObject({ at: Instant, by: ShortText }).optional(),
  closing: z.strictObject({ at: Instant, by: ShortText, who: z.string(), number: z.string(), doneAt: Instant, said: z.string(), outcome: z.string(), reason: z.string() }).optional(),
})
export type FlagStep = z.infer<typeof FlagStep>

export const FlagPage = z.strictObject({
  id: Id, kind: FlagKind, at: Instant, by: ShortText, open: z.boolean(), now: Instant, today: Day, ...linked,
  /** The asking worker recorded it, and so cannot review it. */
  own: z.boolean(),
  /** Its texts went with the petition or the person. */
  erased: z.boolean(),
  answers: z.record(z.string(), Answer), steps: z.array(FlagStep),
  words: z.array(z.strictObject({ at: Instant, by: ShortText, text: LongText })),
  outcome: z.strictObject({ at: Instant, by: ShortText, text: LongText }).optional(),
  reviewOn: Day.optional(), reviewState: ReviewState,
  reviews: z.array(z.strictObject({ at: Instant, by: ShortText, result: ReviewResult, text: LongText })),
  typed: z.record(z.string(), z.string()),
})
export type FlagPage = z.infer<typeof FlagPage>
