/**
 * Section `calendar` (放假与时限): the years' days off, the room's own days, and the clock rules, with what a change does to the limits that run.
 * Knows shapes, lengths and roles; reading, checking and reckoning are core/domain's.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'

const change: Access = ['admin', 'leader']
const Year = z.number().int('年份是整数').min(1990, '年份应在 1990–2199 之间').max(2199, '年份应在 1990–2199 之间')
export const Source = text(200).refine((value) => value.trim().length >= 4, '请写明来源，如文件名称和文号（至少 4 个字）')

/** 年份文件 · 日历文件 · 通知原文 */
export const YearTextForm = z.enum(['json', 'ics', 'notice'])
export type YearTextForm = z.infer<typeof YearTextForm>
const YearText = z.strictObject({ form: YearTextForm, text: text(300_000).min(1, '请粘贴或选择要导入的内容'), year: Year.optional() })
export const LocalKind = z.enum(['holiday', 'ethnic', 'closure', 'work'])
const LocalDays = z.strictObject({ days: z.array(Day.refine((value) => value >= '1990-01-01' && value <= '2199-12-31', '年份应在 1990–2199 之间')).min(1, '请选择日期').max(62, '一次最多 62 天'), what: z.enum([...LocalKind.options, 'clear']) })
const Unit = z.enum(['day', 'workday'])
const OnRestDay = z.enum(['keep', 'forward'])
const Numbers = z.strictObject({ n: z.number().int('天数是整数').min(1, '天数至少是 1').max(365, '天数最多 365'), unit: Unit, onRestDay: OnRestDay })
const RuleId = text(40)

/** What would be changed, tried before it is done. */
export const Change = z.discriminatedUnion('kind', [
  YearText.extend({ kind: z.literal('year') }), z.strictObject({ kind: z.literal('yearBack'), year: Year }),
  LocalDays.extend({ kind: z.literal('local') }),
  Numbers.extend({ kind: z.literal('rule'), id: RuleId }), z.strictObject({ kind: z.literal('ruleBack'), id: RuleId }),
])
export type Change = z.infer<typeof Change>

const YearState = z.enum(['known', 'statutory', 'missing'])
const Check = z.strictObject({ level: z.enum(['fine', 'doubt', 'wrong']), text: z.string() })
const Line = z.strictObject({ text: z.string(), taken: z.string(), understood: z.enum(['whole', 'part', 'none']), dated: z.boolean() })
const Due = z.strictObject({ dueOn: Day, earlyOn: Day, provisional: z.boolean() })
/** A limit that runs, before and after. */
export const Move = z.strictObject({ petitionId: Id, number: ShortText, ruleName: ShortText, startOn: Day, before: Due, after: Due, newlyOverdue: z.boolean(), firm: z.boolean() })
export type Move = z.infer<typeof Move>

export const Effect = z.strictObject({
  /** Of a year that is read in. */
  reading: z.strictObject({ year: z.number().int().optional(), off: z.array(Day), work: z.array(Day), lines: z.array(Line), source: z.string().optional() }).optional(),
  checks: z.array(Check),
  difference: z.strictObject({ offAdded: z.array(Day), offGone: z.array(Day), workAdded: z.array(Day), workGone: z.array(Day) }).optional(),
  /** Limits the actor may see; all others change as well. `more`: the list is longer than is shown at once. */
  moves: z.array(Move), more: z.boolean(),
  /** Whether the actor reads petitions at all. */
  reads: z.boolean(),
  /** Names what was shown; a change is only made on what was looked at. */
  seen: z.string(),
})
export type Effect = z.infer<typeof Effect>

const Said = { by: ShortText, at: Instant, reason: z.string() }
const OwnNumbers = Numbers.extend({ source: z.string() })
export const RuleRow = OwnNumbers.extend({
  id: ShortText, name: ShortText, start: ShortText, fixedBy: z.enum(['law', 'plan']),
  /** As it comes with the program. */
  brought: OwnNumbers,
  own: z.strictObject(Said).optional(),
})
export type RuleRow = z.infer<typeof RuleRow>

const Seen = text(100)
type ChangeFault = 'effect-changed' | 'unchanged' | 'too-long-rest'
const changing = <I extends z.ZodType, F extends string = never>(input: I, ...faults: readonly F[]) =>
  command<I, typeof Done, F | ChangeFault>({ input, output: Done, topics: ['calendar', 'petitions', 'audit'], roles: change, faults: ['effect-changed', 'unchanged', 'too-long-rest', ...faults] })

export const calendar = {
  overview: query({
    input: Nothing, topics: ['calendar'], roles: 'everyone',
    output: z.strictObject({ today: Day, /** Years whose arrangement should be there by now. */ missing: z.array(z.number().int()), years: z.array(z.strictObject({ year: z.number().int(), state: YearState, revision: z.string(), source: z.string(), own: z.boolean() })) }),
  }),
  year: query({
    input: z.strictObject({ year: Year }), topics: ['calendar', 'accounts'], roles: 'everyone',
    output: z.strictObject({
      year: z.number().int(), state: YearState, revision: z.string(), source: z.string(), off: z.array(Day), work: z.array(Day), statutory: z.array(z.strictObject({ day: Day, name: ShortText })),
      local: z.array(z.strictObject({ day: Day, kind: LocalKind, ...Said })), own: z.strictObject(Said).optional(),
      /** In the shape another desk can read in; empty where nothing is arranged. */
      json: z.string(),
    }),
  }),
  rules: query({
    input: Nothing, topics: ['calendar', 'accounts'], roles: 'everyone',
    output: z.strictObject({ rules: z.array(RuleRow), warnings: z.strictObject({ revision: z.string(), source: z.string(), steps: z.array(z.strictObject({ id: z.string(), name: z.string(), below: z.number().nullable() })) }) }),
  }),
  /** The newest changes of calendar and rules. */
  history: query({ input: Nothing, topics: ['calendar', 'accounts'], roles: 'everyone', output: z.array(z.strictObject({ what: z.enum(['year', 'local', 'rule']), text: z.string(), source: z.string(), ...Said })) }),
  /** What a change would do: checks, difference, limits before and after. Changes nothing. */
  effect: query({ input: z.strictObject({ change: Change }), output: Effect, topics: ['calendar', 'petitions'], roles: change, faults: ['unknown-rule', 'unchanged'] }),
  /** Takes a year as it was read; doubts have to be looked at. The year of before is kept. */
  setYear: changing(YearText.extend({ source: Source, reason: Reason, doubtsSeen: z.boolean(), seen: Seen }), 'unreadable', 'doubts'),
  /** Back to what the program brings of a year. */
  dropYear: changing(z.strictObject({ year: Year, reason: Reason, seen: Seen })),
  setLocal: changing(LocalDays.extend({ reason: Reason, seen: Seen })),
  /** Another number of days in the place of a rule's; a limit of the law needs a source that says so. */
  setRule: changing(Numbers.extend({ id: RuleId, source: text(200), reason: Reason, seen: Seen }), 'unknown-rule', 'source-missing'),
  dropRule: changing(z.strictObject({ id: RuleId, reason: Reason, seen: Seen }), 'unknown-rule'),
} as const
