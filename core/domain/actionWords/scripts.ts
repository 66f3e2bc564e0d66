/** 接访话术库 in the audit log: what its calls, fields and objects are called. */

export const scriptsActions: Readonly<Record<string, string>> = {
  'scripts.published': '查看可用话术', 'scripts.list': '查看话术库', 'scripts.history': '查看话术历史', 'scripts.save': '保存话术', 'scripts.keepTyped': '暂存没写完的话术', 'scripts.review': '审阅话术', 'scripts.sendBack': '退回话术', 'scripts.publish': '发布话术',
  'scripts.renew': '复审话术', 'scripts.drop': '放弃话术修改', 'scripts.retire': '停用话术', 'scripts.revive': '重新启用话术', 'scripts.favour': '收藏话术', 'scripts.export': '导出话术', 'scripts.tryImport': '试导入话术', 'scripts.import': '导入话术',
  'scripts.rules': '查看不该说的话', 'scripts.saveRules': '修改不该说的话', 'scripts.seed': '加入随程序提供的话术',
}
export const scriptsFields: Readonly<Record<string, string>> = {
  favourite: '收藏', doNotSay: '不该说的话', reviewMonths: '复审周期', version: '版次',
}
export const scriptsObjects: Readonly<Record<string, string>> = { script: '话术', scriptRules: '不该说的话' }
/** What the fields of an entry are called in a refusal. */
export const scriptsLabels: Readonly<Record<string, string>> = {
  content: '话术', scene: '场景', kinds: '类别', levelFrom: '情绪级别（从）', levelTo: '情绪级别（到）', say: '可以说', dontSay: '不要说', why: '为什么', law: '法律依据', nextStep: '下一步', baseVersion: '原来的版次', version: '版次', reviewOn: '复审日期',
  doNotSay: '不该说的话', phrases: '说法', better: '更好的说法', reviewMonths: '复审周期', favourite: '收藏', typed: '没写完的话术', scriptId: '话术', uid: '话术编号',
}
