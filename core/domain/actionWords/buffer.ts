/** 情绪缓冲室 in the audit log: what its calls, fields and objects are called. */

export const bufferActions: Readonly<Record<string, string>> = {
  'buffer.board': '查看缓冲室看板', 'buffer.count': '查看缓冲室人数', 'buffer.ended': '查看今天的缓冲接待', 'buffer.stay': '查看缓冲接待', 'buffer.of': '查看来访人的缓冲接待',
  'buffer.start': '开始缓冲接待', 'buffer.refuse': '记录不愿去缓冲室', 'buffer.stop': '停止谈话', 'buffer.take': '接手陪同', 'buffer.support': '第二人到场并通知安保', 'buffer.observe': '记录情绪',
  'buffer.tick': '勾选安抚步骤', 'buffer.extend': '延长缓冲', 'buffer.end': '结束缓冲接待', 'buffer.keep': '暂存缓冲记录', 'buffer.note': '写心理记录', 'buffer.notes': '查看心理记录',
  'buffer.duty': '查看值班志愿者', 'buffer.setDuty': '上岗或离岗', 'buffer.resume': '提前结束休息', 'buffer.rules': '查看缓冲室规则', 'buffer.saveRules': '修改缓冲室规则',
}
export const bufferFields: Readonly<Record<string, string>> = {
  level: '情绪', volunteer: '陪同人', support: '第二人和安保', rest: '休息', calmingStep: '安抚步骤', extended: '延长', outcome: '结果', summary: '交接语', stayRules: '缓冲室规则', onDuty: '上岗',
}
/** What its fields are called in a refusal. */
export const bufferLabels: Readonly<Record<string, string>> = {
  stayId: '缓冲接待', level: '情绪', selfReport: '自评', name: '姓名', callName: '称呼', ticketId: '候访号', volunteerId: '陪同人', secondId: '第二名工作人员', security: '已通知的安保', support: '第二人和安保', restReason: '不休息的原因',
  step: '步骤', done: '是否做了', outcome: '结果', summary: '交接语', detail: '说明', note: '心理记录', accountId: '人员', onDuty: '上岗',
  softMinutes: '第一次提示', hardMinutes: '最后提示', extendMinutes: '延长一次', restMinutes: '建议休息', steps: '安抚步骤', say: '可以这样说', hint: '这样做',
}
export const bufferObjects: Readonly<Record<string, string>> = { stay: '缓冲接待' }
