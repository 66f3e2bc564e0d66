/** 三清单, 联席会议 and 疏导 in the audit log: what their calls, fields and objects are called; and the labels of their fields in refusals. */

export const workActions: Readonly<Record<string, string>> = {
  'claims.list': '查看三清单', 'claims.save': '填写三清单', 'claims.drop': '撤下三清单的一项', 'claims.history': '查看三清单的修改记录',
  'meetings.list': '查看联席会议列表', 'meetings.get': '查看联席会议', 'meetings.of': '查看事项上过的会议', 'meetings.plan': '安排联席会议', 'meetings.change': '修改会议安排', 'meetings.addMatter': '列入会议议题', 'meetings.dropMatter': '撤下会议议题', 'meetings.hold': '登记会议召开',
  'meetings.noteMatter': '记录会议意见', 'meetings.settleMatter': '登记会议意见落实情况', 'meetings.close': '会议记录定稿', 'meetings.cancel': '取消会议', 'meetings.supplement': '补充会议记录', 'meetings.minutes': '起草会议纪要',
  'guidance.of': '查看法治教育和心理疏导', 'guidance.plan': '订立疏导计划', 'guidance.change': '修改疏导计划', 'guidance.answer': '记录本人答复', 'guidance.schedule': '安排一次疏导', 'guidance.hold': '记录一次疏导', 'guidance.callOff': '取消一次疏导', 'guidance.end': '结束疏导计划',
}
export const workFields: Readonly<Record<string, string>> = {
  claims: '三清单', 'claim.notStarted': '未开始', 'claim.working': '进行中', 'claim.done': '已完成', 'claim.impossible': '无法完成', dropped: '撤下', meeting: '联席会议', planned: '安排', held: '召开', closed: '定稿', cancelled: '取消', discussion: '会议意见', supplement: '补充说明', 'decision.done': '已落实', 'decision.dropped': '不再落实', 'decision.open': '还要落实',
  guidance: '疏导计划', answered: '本人答复', asked: '尚未答复', agreed: '同意', refused: '不愿意', session: '一次疏导', missed: '未到', ended: '结束', completed: '按计划完成', referred: '转介', notNeeded: '不再需要',
}
export const workObjects: Readonly<Record<string, string>> = { meeting: '联席会议' }

/** What a refusal calls a field. */
export const workLabels: Readonly<Record<string, string>> = {
  item: '清单项', issue: '问题', leadUnit: '主办单位', coUnits: '协办单位', person: '责任人', path: '解决路径', dueOn: '时限', milestones: '节点', what: '做什么', doneOn: '完成日期', by: '完成人', status: '状态', statusReason: '状态说明', evidence: '完成依据',
  plan: '会议安排', day: '日期', place: '地点', chair: '主持人', recorder: '记录人', attendees: '参会人员', unit: '单位', duty: '职务', present: '到会', heldOn: '进行日期', note: '会议意见', discussion: '讨论情况', decision: '会议意见',
  content: '计划', goal: '目标', measures: '安排', guide: '由谁', frequency: '频次', reviewOn: '回看日期', answer: '本人答复', consent: '答复', on: '日期', topic: '主题', participation: '参加情况', attitude: '态度', nextStep: '下一步', how: '情况', outcome: '结果', no: '次数',
}
