/**
 * The rest of a 来访登记 as real systems have it (domain.md §2): fields seldom asked for, all optional.
 * Knows shapes and lengths; none of them decides anything.
 */
import { z } from 'zod'
import { text } from './fields'

/** 复查 · 复核: the stage a matter has come to before it is raised here. */
export const ReviewStage = z.enum(['复查', '复核'])
export type ReviewStage = z.infer<typeof ReviewStage>
/** 仲裁 · 诉讼 · 行政复议: ways already gone. */
export const Procedure = z.enum(['仲裁', '诉讼', '行政复议'])
export type Procedure = z.infer<typeof Procedure>

/** 电话×3: the first one and two more. */
export const OTHER_PHONES = 2

/** Who: 民族 · 其他电话 · 户籍地 · 工作单位 · 职务 · 政治面貌 · 邮编 · 邮箱 */
export const whoMore = {
  ethnicity: text(40).optional(), otherPhones: z.array(text(40)).max(OTHER_PHONES, '其他电话最多 2 个').optional(), domicile: text(200).optional(), workplace: text(120).optional(), position: text(60).optional(),
  political: text(40).optional(), postcode: text(20).optional(), email: text(120).optional(),
}

/**
 * The visit: 窗口编号 · 随访人 · 涉及人数 · 异常情况 · 处理情况 · 关联说明;
 * the matter: 曾反映部门 · 问题属地 · 内容分类三级 · 信访原因 · 所属系统 · 热点问题 · 已走程序 and its stage · 涉及金额 (yuan) · 复查复核.
 */
export const matterMore = {
  window: text(40).optional(), companions: text(200).optional(), affected: z.number().int().min(1, '涉及人数至少 1 人').max(999_999).optional(), incident: text(2000).optional(), incidentHandled: text(2000).optional(), linkNote: text(200).optional(),
  earlierBodies: text(200).optional(), locality: text(120).optional(), contentClass3: text(60).optional(), cause: text(200).optional(), system: text(60).optional(), hotIssue: text(60).optional(),
  procedures: z.array(Procedure).max(3).optional(), procedureStage: text(200).optional(), amount: z.number().min(0, '涉及金额不能是负数').max(1e12).optional(), reviewStage: ReviewStage.optional(),
}
export const MatterMore = z.strictObject(matterMore)
export type MatterMore = z.infer<typeof MatterMore>
export const WhoMore = z.strictObject(whoMore)
export type WhoMore = z.infer<typeof WhoMore>

const loose = text(20_000).optional()
const number = z.number().optional()
/** The same, half-typed. */
export const draftWhoMore = {
  ethnicity: loose, otherPhones: z.array(text(20_000)).max(20).optional(), domicile: loose, workplace: loose, position: loose, political: loose, postcode: loose, email: loose,
}
export const draftMatterMore = {
  window: loose, companions: loose, affected: number, incident: loose, incidentHandled: loose, linkNote: loose, earlierBodies: loose, locality: loose, contentClass3: loose, cause: loose, system: loose, hotIssue: loose,
  procedures: z.array(Procedure).max(3).optional(), procedureStage: loose, amount: number, reviewStage: ReviewStage.optional(),
}
