/** 办理 and 期限日程 in the audit log: what their calls and fields are called. */
import { ACTS, OUTCOMES, ROUND_NAMES } from '../course'

export const courseActions: Readonly<Record<string, string>> = { 'course.get': '查看办理', 'course.act': '办理', 'course.extend': '批准延期', 'course.classify': '改分类', 'course.reopen': '另立一轮', 'agenda.list': '查看期限日程' }
export const courseFields: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(ACTS).map(([kind, { name }]) => [kind, name])), ...Object.assign({}, ...Object.values(OUTCOMES)) as Record<string, string>, ...ROUND_NAMES,
}
/** What its fields are called in a refusal. */
export const courseLabels: Readonly<Record<string, string>> = {
  kind: '办理事项', doneOn: '日期', unit: '单位', coUnits: '协办单位', reasonCode: '理由', outcome: '结果', text: '说明', toldOn: '书面告知日期', feedbackBy: '反馈期限', days: '天数', petitionClass: '分类', statutoryKind: '类别',
  'guard.basis': '已有结论', 'guard.basisNo': '结论文号', 'guard.opinionNo': '法律意见书编号', 'guard.approverId': '审批人', whose: '谁的',
}
