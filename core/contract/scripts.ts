/**
 * Section `scripts` (接访话术库): what to say, what not to say, why, by which law, and what comes next; and the words nobody should use.
 * Knows shapes, lengths and roles; steps, slots, ranking and likeness are judged by core/domain.
 */
import { z } from 'zod'
import { command, query, type Access } from './call'
import { Day, Done, Id, Instant, Nothing, Reason, ShortText, text } from './fields'

const speak: Access = ['reception', 'leader', 'counsellor', 'mediator', 'justice']
const leader: Access = ['leader']

/** 开场 倾听 澄清 情绪 政策解释 拒绝 转介 结束 电话回访 群访 涉诉引导 初次 老访 (domain.md §4.2). */
export const Scene = z.enum(['opening', 'listening', 'clarifying', 'emotion', 'policy', 'refusing', 'referring', 'closing', 'callback', 'group', 'litigation', 'firstVisit', 'returning'])
export type Scene = z.infer<typeof Scene>
/** 咨询 投诉 求助 (domain.md §0): not the classes of a petition. */
export const ScriptKind = z.enum(['consult', 'complaint', 'help'])
export type ScriptKind = z.infer<typeof ScriptKind>
/** 草稿 已审 已发布 已停用 */
export const ScriptState = z.enum(['draft', 'reviewed', 'published', 'retired'])
export type ScriptState = z.infer<typeof ScriptState>
/** What is filled in from the case, written `{称呼}`. */
export const Slot = z.enum(['称呼', '事项', '时限日期', '责任人'])
export type Slot = z.infer<typeof Slot>

const Level = z.number().int().min(1, '情绪级别是 1 到 4').max(4, '情绪级别是 1 到 4')
const filled = (max: number, sentence: string) => text(max).refine((value) => value.trim() !== '', sentence)

/** One version of an entry. */
export const ScriptContent = z.strictObject({
  scene: Scene, kinds: z.array(ScriptKind).min(1, '请至少选一类').max(3), levelFrom: Level, levelTo: Level,
  title: filled(40, '请写标题'), say: filled(600, '请写可以说的话'), dontSay: text(300), why: text(300),
  /** `《信访工作条例》第二十三条；《…》第…条（待核实）`, or empty. */
  law: text(300), nextStep: text(300),
})
export type ScriptContent = z.infer<typeof ScriptContent>

/** What the desk is offered: the published version, with its slots and the letters it is found by. */
export const ScriptOffer = ScriptContent.extend({
  id: Id, version: z.number().int().positive(), slots: z.array(Slot), initials: z.string(), favourite: z.boolean(),
  /** Visits in which it was said, and when the reader last said it. */
  uses: z.number().int(), lastUsedAt: Instant.optional(),
})
export type ScriptOffer = z.infer<typeof ScriptOffer>

/** An entry as the library shows it, in its newest version. */
export const ScriptRow = ScriptContent.extend({
  id: Id, uid: ShortText, state: ScriptState, version: z.number().int().positive(), publishedVersion: z.number().int().positive().optional(), slots: z.array(Slot), initials: z.string(), favourite: z.boolean(), uses: z.number().int(),
  /** 种子 where it came with the program. */
  author: ShortText, own: z.boolean(), seed: z.boolean(), reviewer: ShortText.optional(), reviewOn: Day.optional(), overdue: z.boolean(),
})
export type ScriptRow = z.infer<typeof ScriptRow>

export const ScriptStep = z.enum(['seeded', 'made', 'edited', 'reviewed', 'sentBack', 'published', 'retired', 'revived', 'renewed', 'dropped', 'imported'])
export type ScriptStep = z.infer<typeof ScriptStep>
export const ScriptEvent = z.strictObject({ at: Instant, step: ScriptStep, version: z.number().int().positive(), actor: ShortText, reason: z.string() })

/** What somebody is writing and has not handed in: kept for him alone. */
export const TypedScript = z.strictObject({ id: Id.optional(), baseVersion: z.number().int().positive().optional(), content: z.record(z.string().max(20), z.union([text(2000), z.number(), z.array(text(20)).max(10)])) })
export type TypedScript = z.infer<typeof TypedScript>

/** Words that hurt, why, and better ones. */
export const DoNotSay = z.strictObject({ phrases: z.array(filled(40, '请写不该说的话')).min(1, '请至少写一句').max(20), why: filled(200, '请写明原因'), better: filled(200, '请写更好的说法') })
export type DoNotSay = z.infer<typeof DoNotSay>
export const ScriptRules = z.strictObject({ doNotSay: z.array(DoNotSay).max(100), /** Months after which a published entry is looked at again. */ reviewMonths: z.number().int().min(1).max(60) })
export type ScriptRules = z.infer<typeof ScriptRules>

/** 新增 有改动 相同 有错 */
export const ImportVerdict = z.enum(['new', 'changed', 'same', 'faulty'])
export const ImportRow = z.strictObject({ row: z.number().int().positive(), title: z.string(), verdict: ImportVerdict, reason: z.string() })
export type ImportRow = z.infer<typeof ImportRow>
export const MOST_IMPORTED = 500
const Importing = z.strictObject({ text: text(300_000).min(1, '请粘贴或选择要导入的内容') })
const Which = z.strictObject({ id: Id, version: z.number().int().positive() })

const step = <I extends z.ZodType, F extends string = never>(roles: Access, input: I, ...faults: readonly F[]) => command<I, typeof Done, F | 'wrong-state'>({ input, output: Done, topics: ['scripts', 'audit'], roles, faults: ['wrong-state', ...faults] })

export const scripts = {
  /** Everything published: small enough to be ranked and searched where it is shown. */
  published: query({ input: Nothing, output: z.array(ScriptOffer), topics: ['scripts'], roles: speak }),
  /** The whole library, drafts and retired entries too, with what the reader left half-written. */
  list: query({ input: Nothing, output: z.strictObject({ today: Day, reviewMonths: z.number().int(), entries: z.array(ScriptRow), typed: TypedScript.optional() }), topics: ['scripts', 'accounts'], roles: speak }),
  history: query({ input: z.strictObject({ id: Id }), output: z.strictObject({ events: z.array(ScriptEvent), versions: z.array(ScriptContent.extend({ version: z.number().int().positive(), author: ShortText, at: Instant })) }), topics: ['scripts', 'accounts'], roles: speak }),
  /** A new draft, or a new version of an entry; `baseVersion` is the one that was read. */
  save: command({
    input: z.strictObject({ id: Id.optional(), baseVersion: z.number().int().positive().optional(), content: ScriptContent }), output: z.strictObject({ id: Id, version: z.number().int().positive() }), topics: ['scripts', 'audit'], roles: speak,
    faults: ['wrong-content', 'already-there', 'script-newer', 'wrong-state', 'library-full'],
  }),
  /** Keeps what is half-written; without `typed` nothing is kept any more. */
  keepTyped: command({ input: z.strictObject({ typed: TypedScript.optional() }), output: Done, topics: [], roles: speak }),
  /** Somebody else than the author has read it. */
  review: step(speak, Which, 'own-draft', 'script-newer'),
  sendBack: step(speak, Which.extend({ reason: Reason }), 'script-newer'),
  /** Offered at the desk from now on; without a day it is looked at again after `reviewMonths`. */
  publish: step(leader, Which.extend({ reviewOn: Day.optional() }), 'script-newer', 'past-day'),
  /** A published entry is still right: looked at again by this day. */
  renew: step(leader, z.strictObject({ id: Id, reviewOn: Day.optional() }), 'past-day'),
  /** Gives up a version that is not published; the published one stays. */
  drop: step(speak, Which, 'not-yours', 'script-newer'),
  retire: step(leader, z.strictObject({ id: Id, reason: Reason })),
  revive: step(leader, z.strictObject({ id: Id, reason: Reason })),
  favour: command({ input: z.strictObject({ id: Id, favourite: z.boolean() }), output: Done, topics: ['scripts'], roles: speak }),
  /** Published entries as text that another desk can import. */
  export: command({ input: Nothing, output: z.strictObject({ text: z.string(), suggestedName: ShortText, count: z.number().int() }), topics: ['audit'], roles: speak }),
  /** What an import would do, row by row; changes nothing. */
  tryImport: query({ input: Importing, output: z.strictObject({ rows: z.array(ImportRow) }), topics: [], roles: speak, faults: ['not-a-library'] }),
  /** New and changed rows come in as drafts of whoever imports; faulty ones stay outside. */
  import: command({ input: Importing, output: z.strictObject({ added: z.number().int(), changed: z.number().int() }), topics: ['scripts', 'audit'], roles: speak, faults: ['not-a-library', 'nothing-new', 'library-full'] }),
  rules: query({ input: Nothing, output: ScriptRules.extend({ source: z.string() }), topics: ['scripts'], roles: speak }),
  saveRules: command({ input: ScriptRules, output: Done, topics: ['scripts', 'audit'], roles: leader, faults: ['already-there'] }),
} as const
