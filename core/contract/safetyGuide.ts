/**
 * The guide for dangerous moments: kinds of red flags with their questions and steps, emergency numbers, words that label.
 * Knows shapes only; the guide itself is data (resources/rules/redFlags.json), what follows from it is core/domain's.
 */
import { z } from 'zod'
import { ShortText } from './fields'

/** Name of a question, a step or a number inside the guide. */
export const Word = z.string().regex(/^[0-9A-Za-z]{1,20}$/u)

export const Answer = z.enum(['yes', 'no', 'unknown'])
export type Answer = z.infer<typeof Answer>

/** 自伤自杀 · 威胁他人 · 暴力伤害 · 儿童、老人等受害 · 突发急病 · 扬言 (domain.md §4.1; 条例 25, 26; 反家庭暴力法 14). */
export const FlagKind = z.enum(['selfHarm', 'threat', 'violence', 'vulnerable', 'medical', 'announced'])
export type FlagKind = z.infer<typeof FlagKind>

/** A call has somebody at the other end, a deed is done in the room, `words` is closed by what was written down. */
export const StepHow = z.enum(['call', 'deed', 'words'])

export const GuideStep = z.strictObject({
  id: Word, how: StepHow, text: ShortText, detail: ShortText.optional(),
  /** Closed as done or as not possible with its reason, never left out. */
  mandatory: z.boolean(),
  /** Required by the kind itself. */
  always: z.boolean(),
  /** Questions that make it required when answered so. */
  yes: z.array(Word), unknown: z.array(Word),
  /** The number to call. */
  number: Word.optional(),
  source: ShortText, unverified: z.boolean(),
})
export type GuideStep = z.infer<typeof GuideStep>

export const GuideKind = z.strictObject({
  id: FlagKind, name: ShortText, hint: ShortText,
  /** What to do before anything is read. */
  first: ShortText,
  numbers: z.array(Word), questions: z.array(z.strictObject({ id: Word, text: ShortText, hint: ShortText.optional() })), steps: z.array(GuideStep),
})
export type GuideKind = z.infer<typeof GuideKind>

export const EmergencyNumber = z.strictObject({ id: Word, number: ShortText, name: ShortText, source: ShortText, unverified: z.boolean() })

export const SafetyGuide = z.strictObject({
  revision: ShortText, source: ShortText,
  /** Days from the day it was recorded to its review. */
  reviewDays: z.number().int().min(1),
  /** Within this time a second press of the same worker is the same alarm. */
  alarm: z.strictObject({ repeatSeconds: z.number().int().min(1) }),
  /** How long a warning note holds: by default, and at most. */
  note: z.strictObject({ days: z.number().int().min(1), mostDays: z.number().int().min(1), source: ShortText }),
  /** What a room begins with; changed by safety.saveRules. */
  rules: z.strictObject({ desks: z.array(ShortText), boardSound: z.boolean(), boardText: ShortText }),
  labelWords: z.strictObject({ source: ShortText, words: z.array(ShortText) }),
  numbers: z.array(EmergencyNumber), kinds: z.array(GuideKind),
})
export type SafetyGuide = z.infer<typeof SafetyGuide>
