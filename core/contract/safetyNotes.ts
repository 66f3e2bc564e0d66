/**
 * Shapes of 警示备注 (warning notes on a person) and of 两人接待.
 */
import { z } from 'zod'
import { Day, Id, Instant, ShortText } from './fields'

/** 延长 · 关闭 */
export const NoteStep = z.enum(['extend', 'close'])
/** 有效 · 已到期待复核 · 已关闭 */
export const NoteState = z.enum(['current', 'expired', 'closed'])
export type NoteState = z.infer<typeof NoteState>

export const NoteRow = z.strictObject({
  id: Id, personId: Id, personName: ShortText, at: Instant, author: ShortText, reason: z.string(), twoPersons: z.boolean(), expiresOn: Day, state: NoteState,
  /** The asking worker may close it, or extend it. */
  mayClose: z.boolean(), mayExtend: z.boolean(),
  reviews: z.array(z.strictObject({ at: Instant, by: ShortText, step: NoteStep, expiresOn: Day.optional(), text: z.string() })),
})
export type NoteRow = z.infer<typeof NoteRow>

export const Reception = z.strictObject({
  /** A note that holds asks for two. */
  twoPersons: z.boolean(),
  second: z.strictObject({ name: ShortText, at: Instant, by: ShortText }).optional(),
})
