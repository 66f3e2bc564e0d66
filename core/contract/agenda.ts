/**
 * Section `agenda` (期限日程): the next due thing of everything on one list.
 * Nothing of a petition the reader may not see is in it, not even in its counts.
 */
import { z } from 'zod'
import { query } from './call'
import { Day, Id, ShortText } from './fields'
import { ClockTrack } from './course'

export const DueGroup = z.enum(['overdue', 'today', 'soon', 'later'])
/** 期限 · 回电 · 送达 · 责任节点 · 会议 · 会议意见 · 教育疏导 */
export const AgendaKind = z.enum(['clock', 'callBack', 'delivery', 'milestone', 'meeting', 'decision', 'session'])

export const AgendaItem = z.strictObject({
  kind: AgendaKind, /** Of its own kind. */ id: Id, petitionId: Id.optional(), number: ShortText, title: z.string(), officerName: ShortText, mine: z.boolean(),
  /** 书面告知, 60日办结 … */
  what: ShortText, track: ClockTrack.optional(),
  /** Without a day it is due since it was begun. */
  dueOn: Day, earlyOn: Day.optional(), startOn: Day.optional(), provisional: z.boolean(), group: DueGroup,
  /** Per cent of the time gone, of limits only. */
  elapsed: z.number().int().optional(),
  /** 正常 · 预警 · 警告 · 严重警告 · 超期, of limits only (resources/rules/warnings.json). */
  warning: z.strictObject({ id: z.enum(['normal', 'early', 'warning', 'severe', 'overdue']), name: ShortText }).optional(),
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const agenda = {
  /** Soonest first; `days`: how far ahead (3 by default). `more`: there is more than is given. */
  list: query({ input: z.strictObject({ whose: z.enum(['mine', 'all']), days: z.number().int().min(0).max(90).optional() }), output: z.strictObject({ today: Day, items: z.array(AgendaItem), more: z.boolean() }), topics: ['petitions', 'calendar', 'handover', 'papers', 'claims', 'meetings', 'guidance'], roles: ['reception', 'leader'] }),
} as const
