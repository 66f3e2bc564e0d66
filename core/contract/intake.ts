/**
 * The form of 接访登记: what a draft may hold half-typed, and what a registration must hold.
 * Knows shapes and lengths; whether an ID number or a date is right is judged by core/domain.
 */
import { z } from 'zod'
import { Day, Id, Instant, text } from './fields'
import { draftMatterMore, draftWhoMore, matterMore, whoMore } from './intakeMore'

/** 实名 / 匿名 / 化名 / 联名 / 代为反映 */
export const PetitionerMode = z.enum(['named', 'anonymous', 'alias', 'joint', 'onBehalf'])
/** 来访 来信 来电 网信 传真 走访下访 上级交办/转办 */
export const PetitionForm = z.enum(['visit', 'letter', 'call', 'web', 'fax', 'outreach', 'assigned'])
/** 政策咨询 · 合理诉求（简单） · 合理诉求（复杂） · 无理缠访 (domain.md §0). */
export const PetitionClass = z.enum(['consult', 'simple', 'complex', 'unreasonable'])
/** 建议意见 · 检举控告 · 申诉求决 (条例 29–31). */
export const StatutoryKind = z.enum(['suggestion', 'report', 'appeal'])
/** 居民身份证 · 港澳台居民居住证 · 护照 · 其他证件 · 未带证件 */
export const PaperType = z.enum(['id', 'permit', 'passport', 'other', 'none'])
export const Sex = z.enum(['男', '女'])
/** 初访 · 重复访 · 新事项 */
export const VisitKind = z.enum(['初访', '重复访', '新事项'])
/** 当面口头+标识 / 书面 / 未告知, and what the visitor answered. */
export const NoticeHow = z.enum(['oral', 'written', 'none'])
export const NoticeConsent = z.enum(['agreed', 'refused', 'notApplicable'])
/** 复核意见 · 生效裁判 · 政策依据: the recorded earlier outcome behind 无理缠访. */
export const GuardBasis = z.enum(['review', 'judgment', 'policy'])

export type PetitionerMode = z.infer<typeof PetitionerMode>
export type PetitionForm = z.infer<typeof PetitionForm>
export type PetitionClass = z.infer<typeof PetitionClass>
export type StatutoryKind = z.infer<typeof StatutoryKind>
export type PaperType = z.infer<typeof PaperType>
export type Sex = z.infer<typeof Sex>
export type VisitKind = z.infer<typeof VisitKind>

const Materials = z.strictObject({
  name: text(120).min(1, '请填写材料名称'),
  copies: z.number().int().min(1).max(999),
  pages: z.number().int().min(0).max(9999),
  original: z.boolean(),
})
const Representative = z.strictObject({ name: text(60).min(1, '请填写代表姓名'), idNumber: text(40).optional(), idReason: text(200).optional(), phone: text(40).optional() })
const Guard = z.strictObject({ basis: GuardBasis, basisNo: text(120).min(1, '请填写文书号或政策名称'), opinionNo: text(120).min(1, '请填写律师法律意见书编号'), approverId: Id })
/** The person a petition is made for (代为反映). */
const Principal = z.strictObject({ name: text(60).min(1, '请填写被代理人姓名'), idNumber: text(40).optional(), idReason: text(200).optional(), phone: text(40).optional(), relation: text(60).optional() })
/** A tick of 三个一 just made on a screen: the office puts its own time in place of it. */
export const TICKED_NOW = 0
export const THREE_ONES = ['smileAt', 'waterAt', 'listAt'] as const
const ThreeOnes = { smileAt: Instant.optional(), waterAt: Instant.optional(), listAt: Instant.optional() }

/** Words of the script library that were said: which entry in which version, and when (by the office's clock at the latest now). */
export const SaidScript = z.strictObject({ scriptId: Id, version: z.number().int().positive(), at: Instant })
export type SaidScript = z.infer<typeof SaidScript>
const SaidScripts = z.array(SaidScript).max(60, '用过的话术最多记 60 条')

const petitioner = {
  mode: PetitionerMode,
  name: text(60),
  paperType: PaperType.optional(),
  idNumber: text(40).optional(),
  /** Why a number that fails the check is saved all the same. */
  idReason: text(200).optional(),
  phone: text(40).optional(),
  address: text(200).optional(),
  grid: text(60).optional(),
  occupation: text(60).optional(),
  /** 与事项关系 */
  relation: text(60).optional(),
  sex: Sex.optional(),
  bornOn: Day.optional(),
  principal: Principal.optional(),
  ...whoMore,
}

/** What a registration must hold. Ticks of 三个一 may be missing: registration is never refused for them. */
export const NewPetition = z.strictObject({
  ...ThreeOnes,
  petitioner: z.strictObject(petitioner),
  /** A known person; empty fields of `petitioner` are then taken from their card. Without it a new person is made. */
  personId: Id.optional(),
  headcount: z.number().int().min(1, '来访人数至少 1 人').max(9999),
  representatives: z.array(Representative).max(5, '代表最多 5 名（《信访工作条例》第二十条）'),
  form: PetitionForm,
  title: text(80).refine((value) => value.trim() !== '', '请填写标题'),
  requests: text(20_000).optional(),
  facts: text(20_000).optional(),
  happenedOn: Day.optional(),
  happenedAt: text(200).optional(),
  /** 被反映单位（人）; for 检举控告 shown to handlers only and never printed. */
  accused: text(200).optional(),
  contentClass1: text(40).optional(),
  contentClass2: text(40).optional(),
  purpose: text(40).optional(),
  ...matterMore,
  flags: z.array(text(40)).max(40),
  materials: z.array(Materials).max(50),
  emotionLevel: z.number().int().min(1).max(4).optional(),
  selfReport: z.number().int().min(0).max(10).optional(),
  notice: z.strictObject({ how: NoticeHow, consent: NoticeConsent }).optional(),
  /** 回避: the receiver loses access at once, to the successor or, without one, to a leader; where there is nobody else he keeps the petition, marked 回避待处理. */
  conflict: z.strictObject({ has: z.boolean(), reason: text(200).optional(), handOverTo: Id.optional() }).optional(),
  /** Officers who must never see this petition (e.g. the person complained about). */
  excludedIds: z.array(Id).max(20),
  petitionClass: PetitionClass,
  statutoryKind: StatutoryKind.optional(),
  guard: Guard.optional(),
  visitKind: VisitKind.optional(),
  /** The reason shown with the suggestion the worker decided on. */
  visitReason: text(300).optional(),
  linkedPetitionId: Id.optional(),
  /** The number in the queue it was called under. */
  ticketId: Id.optional(),
  /** 两人接待: who received the visitor together with the recorder. */
  secondWorkerId: Id.optional(),
  scriptsUsed: SaidScripts.optional(),
})
export type NewPetition = z.infer<typeof NewPetition>

const loose = text(20_000)
/** Rows of a list in a draft may be half-typed. Each cell may be missing, numbers may be out of range. */
const DraftMaterial = z.strictObject({ name: loose.optional(), copies: z.number().optional(), pages: z.number().optional(), original: z.boolean().optional() })
const DraftPerson = z.strictObject({ name: loose.optional(), idNumber: loose.optional(), idReason: loose.optional(), phone: loose.optional(), relation: loose.optional() })

/** What a draft may hold: everything may be missing, texts may be half-typed, days are plain text. */
export const IntakeForm = z.strictObject({
  ...ThreeOnes,
  petitioner: z.strictObject({
    mode: PetitionerMode.optional(), name: loose.optional(), paperType: PaperType.optional(), idNumber: loose.optional(), idReason: loose.optional(),
    phone: loose.optional(), address: loose.optional(), grid: loose.optional(), occupation: loose.optional(), relation: loose.optional(),
    sex: Sex.optional(), bornOn: loose.optional(), principal: DraftPerson.optional(),
    ...draftWhoMore,
  }).optional(),
  personId: Id.optional(),
  headcount: z.number().optional(),
  representatives: z.array(DraftPerson).max(50).optional(),
  form: PetitionForm.optional(),
  title: loose.optional(), requests: loose.optional(), facts: loose.optional(),
  happenedOn: loose.optional(), happenedAt: loose.optional(), accused: loose.optional(),
  contentClass1: loose.optional(), contentClass2: loose.optional(), purpose: loose.optional(),
  ...draftMatterMore,
  flags: z.array(text(40)).max(40).optional(),
  materials: z.array(DraftMaterial).max(200).optional(),
  emotionLevel: z.number().optional(), selfReport: z.number().optional(),
  notice: z.strictObject({ how: NoticeHow.optional(), consent: NoticeConsent.optional() }).optional(),
  conflict: z.strictObject({ has: z.boolean().optional(), reason: loose.optional(), handOverTo: Id.optional() }).optional(),
  excludedIds: z.array(Id).max(20).optional(),
  petitionClass: PetitionClass.optional(),
  statutoryKind: StatutoryKind.optional(),
  guard: z.strictObject({ basis: GuardBasis.optional(), basisNo: loose.optional(), opinionNo: loose.optional(), approverId: Id.optional() }).optional(),
  visitKind: VisitKind.optional(), visitReason: loose.optional(), linkedPetitionId: Id.optional(), ticketId: Id.optional(), secondWorkerId: Id.optional(), scriptsUsed: SaidScripts.optional(),
  /** Cards the worker said are other people of the same name: not asked again in this draft, and not part of the registration. */
  differentIds: z.array(Id).max(200).optional(),
  /** The worker chose 来访性质; until then it follows the suggestion. Not part of the registration either. */
  visitDecided: z.boolean().optional(),
})
export type IntakeForm = z.infer<typeof IntakeForm>
