/**
 * What the calls of section `papers` answer with: kinds, drafts with their fields, rows of lists and of 文书登记簿.
 * Mirrors core/documents/paper/kind.ts for the door; knows no call.
 */
import { z } from 'zod'
import { Day, Id, Instant, ShortText, text } from './fields'

export const KindId = z.string().regex(/^[a-z][a-zA-Z]{1,39}$/u, '没有这种文书，请重新选择')
const Key = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/u)
/** A paper of one's own words is long; a cell of a table is not. */
const RowValues = z.record(Key, text(2000))
/** As typed: a day is `YYYY-MM-DD`, a tick is `1` or empty, a table is a list of rows. */
export const Values = z.record(Key, z.union([text(20_000), z.array(RowValues).max(60)], { error: '内容太长或含有无法保存的字符，请删减后重试' }))
export type Values = z.infer<typeof Values>

/** Something that stands in the way of 定稿: `field` is a field's key, `rows.0.column` in a table, or empty for the room's settings. */
export const Problem = z.strictObject({ field: z.string(), message: z.string() })
export type Problem = z.infer<typeof Problem>

const Layout = z.enum(['official', 'letter', 'plain', 'form', 'wide', 'slip'])
const Choice = z.strictObject({ value: z.string(), name: z.string() })
const Column = z.strictObject({ key: z.string(), label: z.string(), kind: z.enum(['line', 'text', 'day', 'choice']), required: z.string().optional(), choices: z.array(Choice).optional(), help: z.string().optional() })
/** A field of a kind, in the order of the form; `required` says why, with the source. */
export const PaperField = z.strictObject({
  key: z.string(), label: z.string(), kind: z.enum(['line', 'text', 'day', 'choice', 'tick', 'rows']), required: z.string().optional(), choices: z.array(Choice).optional(), columns: z.array(Column).optional(), help: z.string().optional(),
})
export type PaperField = z.infer<typeof PaperField>

export const KindRow = z.strictObject({
  id: KindId, name: ShortText, layout: Layout, source: z.string(),
  /** Takes a 发文字号 of ours at 定稿; what it looks like, with n for the number, where the room has its 机关代字. */
  numbered: z.boolean(), pattern: ShortText,
  /** Drafted by the desk for the competent body (代拟): no number of ours. */
  drafted: z.boolean(), draftedFor: ShortText,
  delivered: z.boolean(),
  offered: z.boolean(),
  /** Why it is not offered, and the way out; empty where it is. */
  why: z.string(),
})
export type KindRow = z.infer<typeof KindRow>

export const DraftRow = z.strictObject({ id: Id, kind: KindId, kindName: ShortText, startedAt: Instant, startedBy: ShortText, savedAt: Instant, savedBy: ShortText })
export type DraftRow = z.infer<typeof DraftRow>

export const Draft = DraftRow.extend({
  revision: z.number().int(), petitionId: Id.optional(), petitionNumber: ShortText.optional(), petitionTitle: ShortText.optional(),
  fields: z.array(PaperField), values: Values, missing: z.array(Problem),
  /** What 定稿 will do: number it as `pattern` (empty: no number), or draft it for `draftedFor`. */
  pattern: ShortText, drafted: z.boolean(), draftedFor: ShortText, delivered: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

/** 有效 · 作废 */
export const PaperState = z.enum(['valid', 'void'])
export const Voided = z.strictObject({ at: Instant, by: ShortText, reason: z.string() })
export const ReceivedNumber = z.strictObject({ number: ShortText, on: Day, at: Instant, by: ShortText })

/** An issued paper in a list of its own petition. */
export const IssuedRow = z.strictObject({
  id: Id, kind: KindId, kindName: ShortText,
  /** Our 发文字号, or the one received for a 代拟; none for kinds without one. */
  number: ShortText.optional(),
  title: ShortText, addressee: ShortText, issuedOn: Day, issuedAt: Instant, issuedBy: ShortText, copies: z.number().int(),
  /** 代拟: drafted for `unit`; otherwise issued by it. */
  drafted: z.boolean(), unit: ShortText,
  state: PaperState, voided: Voided.optional(),
  /** Whether the kind has to be served, and when it was: the last completed delivery to its addressee. */
  toDeliver: z.boolean(), deliveredOn: Day.optional(),
  /** How many outputs were not failed. */
  printed: z.number().int(),
})
export type IssuedRow = z.infer<typeof IssuedRow>

/** A line of 文书登记簿 (domain.md §4.3): 字号 文种 标题 受文人 定稿日期 份数 送达方式 送达日期 状态 经办. The petitioner's name is masked in title and addressee. */
export const RegisterRow = z.strictObject({
  id: Id, petitionId: Id.optional(), petitionNumber: ShortText.optional(), kind: KindId, kindName: ShortText, number: ShortText.optional(), title: ShortText, addressee: ShortText, issuedOn: Day, copies: z.number().int(),
  deliveredHow: ShortText, deliveredOn: Day.optional(), state: PaperState, drafted: z.boolean(), officer: ShortText, erased: z.boolean(),
})
export type RegisterRow = z.infer<typeof RegisterRow>
