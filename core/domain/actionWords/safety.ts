/** 红旗与报警 in the audit log: what its calls, fields and objects are called. */

export const safetyActions: Readonly<Record<string, string>> = {
  'safety.guide': '查看红旗处置清单', 'safety.rules': '查看报警通知名单', 'safety.saveRules': '修改报警通知名单', 'safety.sit': '选定所在窗口',
  'safety.raise': '静默报警', 'safety.acknowledge': '应答报警', 'safety.endAlarm': '解除报警', 'safety.alarms': '查看正在进行的报警', 'safety.board': '看板显示报警', 'safety.alarmHistory': '查看报警记录',
  'safety.openFlag': '记红旗', 'safety.flags': '查看红旗列表', 'safety.flag': '查看红旗', 'safety.answer': '回答红旗问题', 'safety.words': '记下原话', 'safety.called': '开始拨打', 'safety.closeStep': '填写红旗步骤', 'safety.keepTyped': '保存未记入的内容',
  'safety.link': '关联红旗', 'safety.closeFlag': '了结红旗', 'safety.review': '复核红旗',
  'safety.notes': '查看警示备注', 'safety.writeNote': '写警示备注', 'safety.reviewNote': '复核警示备注', 'safety.noteList': '查看警示备注清单', 'safety.reception': '查看两人接待', 'safety.setSecond': '填写第二名接待人员',
}
export const safetyFields: Readonly<Record<string, string>> = {
  drill: '演练', again: '重复按键', falseAlarm: '误报', handled: '已处置', police: '民警到场', myDesk: '所在窗口', desks: '窗口', contacts: '通知的人', boardSound: '候访屏声音', boardText: '候访屏文字', noteDays: '备注默认有效期',
  selfHarm: '自伤自杀', threat: '威胁他人', violence: '暴力伤害', vulnerable: '儿童老人等受害', medical: '突发急病', announced: '扬言', answers: '问题', words: '原话', called: '拨打', steps: '步骤', typed: '未记入的内容', linked: '关联', outcome: '结果', reviews: '复核', notPossible: '做不到的步骤',
  twoPersons: '须两人接待', extend: '延长', close: '关闭', secondMissing: '缺第二名接待人员', expiresOn: '有效期', workerId: '第二名接待人员', seenNotPossible: '看过做不到的原因', closing: '步骤', who: '谁', number: '号码', said: '说了什么',
}
export const safetyObjects: Readonly<Record<string, string>> = { alarm: '报警', alarmRules: '报警通知名单', flag: '红旗', warning: '警示备注' }
