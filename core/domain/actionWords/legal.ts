/** 法律意见 in the audit log: what its calls and steps are called, and the labels of its fields in refusals. */
import { LEGAL_STEP_NAMES } from '../legal'

export const legalActions: Readonly<Record<string, string>> = {
  'legal.request': '委托法律意见', 'legal.ofPetition': '查看法律意见委托', 'legal.withdraw': '撤回法律意见委托', 'legal.exists': '核对法律意见书编号', 'legal.list': '查看法律意见列表', 'legal.waiting': '查看待办的法律意见', 'legal.open': '打开法律意见', 'legal.accept': '接受法律意见委托', 'legal.decline': '不接受法律意见委托',
  'legal.save': '保存法律意见草稿', 'legal.sort': '读入律师的文本', 'legal.preview': '预览法律意见书', 'legal.finalise': '法律意见书定稿', 'legal.print': '出具法律意见书', 'legal.failed': '法律意见书没有出具成功', 'legal.cosign': '法律意见书会签', 'legal.share': '共享法律意见书',
}
export const legalFields: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(LEGAL_STEP_NAMES).map(([kind, name]) => [`legal.${kind}`, name]))
export const legalLabels: Readonly<Record<string, string>> = {
  requestId: '法律意见委托', entrusted: '委托事项', questions: '要律师回答的问题', 'questions.0': '要律师回答的问题', provider: '提供人', docx: '.docx 文件', pasted: '粘贴的文本', signed: '纸质会签', 'signed.name': '会签人', 'signed.on': '会签日期',
}
