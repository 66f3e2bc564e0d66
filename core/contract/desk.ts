/**
 * Section `desk` (接待室设置): the room's own particulars, officers, code lists, calendar coverage.
 * Knows nothing of petitions.
 */
import { z } from 'zod'
import { command, query, Role } from './call'
import { Day, Done, Id, Nothing, ShortText, StartDay, text } from './fields'

/** Minutes without a key or a mouse move until the room locks (security.md §2); rooms set up before it could be chosen have the usual five. */
export const LockMinutes = z.number().int().min(1, '自动锁定时间最短 1 分钟').max(15, '自动锁定时间最长 15 分钟').default(5)

export const DeskSettings = z.strictObject({
  roomName: text(60).min(1, '请填写接待室名称'),
  community: text(60).min(1, '请填写街道/社区名称'),
  address: text(120).min(1, '请填写地址'),
  phone: text(40).min(1, '请填写联系电话'),
  hours: text(120).min(1, '请填写接待时间'),
  queryPhone: text(40).min(1, '请填写查询电话'),
  /** Address printed in the receipt's QR code; a web or telephone address, may stay empty. */
  queryAddress: text(200),
  issuingUnit: text(60).min(1, '请填写出具单位'),
  /** Whether the issuing unit is the 有权处理机关; decides 代拟 marks. */
  competent: z.boolean(),
  lockMinutes: LockMinutes,
  /** 有权处理机关, for which formal papers are drafted (代拟) where the issuing unit is not competent itself; rooms set up before papers were issued have none of these three. */
  competentUnit: text(60).default(''),
  /** 人民调解委员会, as on its seal. */
  committee: text(60).default(''),
  /** 机关代字 of the issuing unit, as 桂社: what its numbers begin with. */
  agencyCode: text(12).refine((value) => /^[\p{Script=Han}A-Za-z]*$/u.test(value), '机关代字只写汉字或字母，如 桂社').default(''),
})
export type DeskSettings = z.infer<typeof DeskSettings>

export const CodeItem = z.strictObject({ code: z.string(), label: z.string(), hint: z.string().optional(), children: z.array(z.strictObject({ code: z.string(), label: z.string() })).optional() })
export const CodeList = z.strictObject({ name: z.string(), revision: z.string(), source: z.string(), items: z.array(CodeItem) })

export const desk = {
  settings: query({ input: Nothing, output: DeskSettings, topics: ['desk'], roles: 'everyone' }),
  saveSettings: command({ input: DeskSettings, output: Done, topics: ['desk'], roles: ['admin'] }),
  /** Officers who can be receiver or filter, without any secret. */
  officers: query({ input: Nothing, output: z.array(z.strictObject({ id: Id, name: ShortText, roles: z.array(Role) })), topics: ['accounts'], roles: 'everyone' }),
  codes: query({ input: Nothing, output: z.record(z.string(), CodeList), topics: [], roles: 'everyone' }),
  /** A day as the desk works: whether it is a working day, and the last one on or before it (提前办结日). */
  workday: query({ input: z.strictObject({ day: StartDay }), output: z.strictObject({ workday: z.boolean(), why: z.string(), earlyOn: Day, provisional: z.boolean() }), topics: ['calendar'], roles: 'everyone' }),
  calendar: query({ input: Nothing, output: z.strictObject({ today: Day, years: z.array(z.strictObject({ year: z.number().int(), known: z.boolean(), revision: z.string(), source: z.string() })) }), topics: ['calendar'], roles: 'everyone' }),
} as const
