/**
 * Shapes of 报警 (silent alarms): who is called for which desk, what runs, and what came of it.
 */
import { z } from 'zod'
import { Id, Instant, ShortText, text } from './fields'

/** Somebody who is called; without desks he is called for every one. */
export const AlarmContact = z.strictObject({
  name: text(40).refine((value) => value.trim() !== '', '请填写姓名'), role: text(40),
  phone: text(30).refine((value) => /^[\d+\-() ]{3,}$/u.test(value.trim()), '请填写电话号码（数字，可带 + - 和空格）'),
  desks: z.array(text(40)).max(20),
})
export type AlarmContact = z.infer<typeof AlarmContact>

export const SafetyRules = z.strictObject({
  /** 0 before anything was saved. */
  revision: z.number().int().min(0), savedAt: Instant.optional(), savedBy: ShortText.optional(),
  desks: z.array(text(40).refine((value) => value.trim() !== '', '请填写窗口名称')).max(20, '最多 20 个窗口'),
  contacts: z.array(AlarmContact).max(40, '最多 40 人'),
  /** Whether the waiting room's board makes a sound, and what it shows then: words that tell a visitor nothing. */
  boardSound: z.boolean(), boardText: text(40).refine((value) => value.trim() !== '', '请填写显示的文字'),
  /** Days a warning note holds where nobody says otherwise, and the most that can be said. */
  noteDays: z.number().int().min(1, '警示备注默认有效期至少 1 天'), noteMostDays: z.number().int(),
  /** Where the asking worker sits. */
  myDesk: text(40),
})
export type SafetyRules = z.infer<typeof SafetyRules>

/** 误报 · 已处置 · 民警到场 */
export const AlarmOutcome = z.enum(['falseAlarm', 'handled', 'police'])
export type AlarmOutcome = z.infer<typeof AlarmOutcome>

const Acknowledged = z.array(z.strictObject({ name: ShortText, at: Instant }))
const Called = z.array(AlarmContact.pick({ name: true, role: true, phone: true }))

export const RunningAlarm = z.strictObject({
  id: Id, at: Instant, desk: ShortText, drill: z.boolean(), by: ShortText,
  /** Raised by the asking worker himself. */
  own: z.boolean(),
  called: Called, acknowledged: Acknowledged,
})
export type RunningAlarm = z.infer<typeof RunningAlarm>

export const AlarmRow = z.strictObject({
  id: Id, at: Instant, desk: ShortText, by: ShortText, called: Called, acknowledged: Acknowledged,
  /** From raising to the first who came; never negative. */
  answeredMs: z.number().int().nonnegative().optional(),
  ended: z.strictObject({ at: Instant, by: ShortText, outcome: AlarmOutcome, reason: z.string() }).optional(),
})
export type AlarmRow = z.infer<typeof AlarmRow>
