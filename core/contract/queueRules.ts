/**
 * What a room settles for itself about 候访: windows, series of numbers, colours of waiting, reasons of priority.
 * Defaults with their source are data (resources/rules/queue.json); knows shapes only.
 */
import { z } from 'zod'
import { Id, text } from './fields'

/** 来访 · 预约 · 来信 · 来电 · 代为来访 */
export const TicketSource = z.enum(['visit', 'appointment', 'letter', 'call', 'onBehalf'])
export type TicketSource = z.infer<typeof TicketSource>

const Window = z.strictObject({ id: Id.max(99), name: text(12).refine((value) => value.trim() !== '', '请填写窗口名称') })
const Series = z.strictObject({
  code: z.string().regex(/^[A-Z]{1,2}$/u, '号头请用一两个大写字母'), name: text(12).refine((value) => value.trim() !== '', '请填写号别名称'), sources: z.array(TicketSource).max(5),
})
const Priority = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]{1,19}$/u), name: text(6).refine((value) => value.trim() !== '', '请填写优先理由'), hint: text(60),
  /** Before every other priority: 情绪危急. */
  first: z.boolean(),
})
const minutes = z.number().int().min(1, '至少 1 分钟').max(600, '最多 600 分钟')
/** From how many minutes on the waiting time changes its colour. */
const WaitMinutes = z.strictObject({ yellow: minutes, orange: minutes, red: minutes })
  .refine(({ yellow, orange, red }) => yellow < orange && orange < red, { message: '三个分钟数要依次增大', path: ['orange'] })

const unlike = (values: readonly unknown[]): boolean => new Set(values).size === values.length

export const QueueRules = z.strictObject({
  windows: z.array(Window).min(1, '至少要有一个窗口').max(12).refine((all) => unlike(all.map(({ id }) => id)) && unlike(all.map(({ name }) => name.trim())), '窗口名称不能重复'),
  series: z.array(Series).min(1).max(6)
    .refine((all) => unlike(all.map(({ code }) => code)), '号头不能重复')
    .refine((all) => { const named = all.flatMap(({ sources }) => sources); return unlike(named) && named.length === TicketSource.options.length }, '每种来源要归到一个号别，且只归一个'),
  waitMinutes: WaitMinutes,
  priorities: z.array(Priority).max(12).refine((all) => unlike(all.map(({ id }) => id)) && unlike(all.map(({ name }) => name.trim())), '优先理由不能重复'),
  /** Calls again after the first one before 未到 is offered. */
  recalls: z.number().int().min(0).max(5, '重呼最多 5 次'),
  /** How many others are called before one who was skipped comes again. */
  backAfter: z.number().int().min(1, '至少 1 位').max(10, '最多 10 位'),
  /** Priority numbers called in a row while others wait; then one of the others comes. */
  priorityRun: z.number().int().min(1, '至少 1 个').max(20, '最多 20 个'),
  /** Whether the waiting room hears calls. */
  announce: z.boolean(),
  /** Days after which names, matters and reasons of tickets without a registration are blanked. */
  keepNamesDays: z.number().int().min(1, '至少 1 天').max(365, '最多 365 天'),
})
export type QueueRules = z.infer<typeof QueueRules>
