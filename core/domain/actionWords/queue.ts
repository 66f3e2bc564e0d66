/** 候访 in the audit log: what its calls, fields and objects are called. */

export const queueActions: Readonly<Record<string, string>> = {
  'queue.list': '查看候访', 'queue.board': '查看叫号屏', 'queue.rules': '查看候访规则', 'queue.saveRules': '修改候访规则', 'queue.sit': '选择窗口', 'queue.take': '取号', 'queue.unsent': '查看未取完的号', 'queue.keepUnsent': '保存未取完的号', 'queue.slip': '出具排队号', 'queue.arrive': '预约已到', 'queue.call': '叫号', 'queue.recall': '重呼', 'queue.skip': '过号',
  'queue.transfer': '转窗口', 'queue.prioritise': '改优先', 'queue.leave': '记离开', 'queue.noShow': '记未到', 'queue.start': '开始接谈', 'queue.finish': '办完', 'queue.undo': '撤销候访步骤', 'queue.steps': '查看候访经过', 'queue.carryOver': '查看清点单', 'queue.sign': '签收清点单',
}
export const queueFields: Readonly<Record<string, string>> = {
  ticketId: '候访号', upTo: '显示几个', matter: '事由', priority: '优先', bookedFor: '预约时间', bookedOn: '预约日期', bookedTime: '预约时间', windowId: '窗口', accountId: '工作人员', stepId: '步骤', entries: '清点单', looked: '已核对', today: '顺延到今天', left: '已离开', appointment: '转预约',
  unsent: '未取完的号', arrive: '预约已到', call: '呼叫', recall: '重呼', skip: '过号', transfer: '转窗口', prioritise: '改优先', start: '开始接谈', finish: '办完', leave: '离开', noShow: '未到', toBuffer: '到缓冲室', fromBuffer: '缓冲后回来', leaveBuffer: '从缓冲室离开', refer: '缓冲后转介',
  windows: '窗口', series: '号别', waitMinutes: '等候颜色', priorities: '优先理由', recalls: '重呼次数', backAfter: '过号隔几位', priorityRun: '优先号连叫上限', announce: '广播', keepNamesDays: '姓名保留天数',
}
export const queueObjects: Readonly<Record<string, string>> = { ticket: '候访号', queueRules: '候访规则' }
