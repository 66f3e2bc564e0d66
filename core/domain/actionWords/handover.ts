/** 日终交接 in the audit log: what its calls, fields and objects are called. */

export const handoverActions: Readonly<Record<string, string>> = {
  'handover.sheet': '查看交接内容', 'handover.callBacks': '查看回电', 'handover.promiseCallBack': '约定回电', 'handover.noteCall': '记录回电', 'handover.revealPhone': '查看回电号码',
  'handover.make': '交班', 'handover.list': '查看交接单列表', 'handover.get': '查看交接单', 'handover.sign': '签收交接单', 'handover.paper': '打印交接单',
}
export const handoverFields: Readonly<Record<string, string>> = { callBack: '回电', dueOn: '约定日期', reached: '已联系上', notReached: '没有联系上', withdrawn: '不用再打', toId: '接班人', signed: '签收', print: '打印' }
export const handoverObjects: Readonly<Record<string, string>> = { handover: '交接单', callBack: '回电' }
