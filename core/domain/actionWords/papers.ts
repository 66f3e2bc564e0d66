/** 文书 in the audit log: what its calls, fields and objects are called, and the labels of its fields in refusals. */

export const papersActions: Readonly<Record<string, string>> = {
  'papers.kinds': '查看可出具的文书', 'papers.ofPetition': '查看事项的文书', 'papers.ofDesk': '查看接待室的文书', 'papers.start': '起草文书', 'papers.copy': '复制文书为草稿', 'papers.open': '打开文书草稿', 'papers.save': '保存文书草稿', 'papers.discard': '删除文书草稿',
  'papers.missing': '查看文书还缺什么', 'papers.previewDraft': '预览文书草稿', 'papers.finalise': '文书定稿', 'papers.get': '查看文书', 'papers.preview': '预览文书', 'papers.print': '出具文书', 'papers.failed': '文书没有出具成功', 'papers.docx': '导出文书可编辑文件',
  'papers.void': '作废文书', 'papers.receiveNumber': '登记对方编的字号', 'papers.register': '查看文书登记簿', 'papers.deliver': '登记送达', 'papers.undelivered': '查看待送达的文书',
  'papers.templates': '查看文书模板', 'papers.templateFields': '查看模板可用的占位', 'papers.setTemplate': '导入文书模板', 'papers.dropTemplate': '恢复用程序的版式',
}
export const papersFields: Readonly<Record<string, string>> = { receivedNumber: '对方编的字号', competentUnit: '有权处理机关', committee: '人民调解委员会', agencyCode: '机关代字', ownTemplate: '本室模板' }
export const papersObjects: Readonly<Record<string, string>> = { paper: '文书', paperDraft: '文书草稿', paperKind: '文书模板', paperTemplate: '文书模板' }
export const papersLabels: Readonly<Record<string, string>> = {
  values: '文书内容', copies: '份数', outputNo: '出具次数', medium: '出具方式', paperId: '文书编号', number: '发文字号', on: '日期', time: '时间', addressee: '受送达人', way: '送达方式', outcome: '送达结果', place: '送达地点', signedBy: '签收人', relation: '与受送达人的关系',
  refusal: '拒收或退回的原因', witness1: '见证人一', witness2: '见证人二', mailNumber: '邮件编号', server: '送达人', note: '备注', corrects: '更正的记录', year: '年份', kind: '文种', base64: '模板文件', fileName: '文件名', own: '用本室的模板', competentUnit: '有权处理机关', committee: '人民调解委员会', agencyCode: '机关代字',
}
