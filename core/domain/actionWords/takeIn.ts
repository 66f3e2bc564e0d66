/** 设备录音 in the audit log: what its calls, fields and objects are called, and the labels of its fields in refusals. */

export const takeInActions: Readonly<Record<string, string>> = {
  'takeIn.folders': '查看录音文件夹', 'takeIn.addFolder': '添加录音文件夹', 'takeIn.changeFolder': '修改录音文件夹', 'takeIn.dropFolder': '不再收取录音文件夹', 'takeIn.state': '查看设备录音情况', 'takeIn.rescan': '重新查找设备录音', 'takeIn.list': '查看设备录音列表', 'takeIn.file': '查看一个设备录音文件',
  'takeIn.confirm': '确认设备录音', 'takeIn.ignore': '设备录音不收', 'takeIn.reconsider': '设备录音恢复待确认', 'takeIn.look': '查找设备录音', 'takeIn.taken': '设备录音转存',
}
export const takeInFields: Readonly<Record<string, string>> = {
  folder: '文件夹', keep: '留在原处', move: '转存到保险库', 'found.growing': '正在写入', 'found.new': '待确认', 'found.taking': '正在转存', 'found.confirmed': '已确认', 'found.ignored': '不收', 'found.changed': '内容变了', 'found.gone': '不见了', 'found.duplicate': '内容重复', 'found.reconsidered': '恢复待确认',
  'found.keep': '留在原处', 'found.move': '转存到保险库', 'found.remove': '转存后删去原文件', 'found.removed': '原文件已删去', 'found.not-removed': '原文件没有删成', 'found.stopped': '中途停止', 'found.unreadable': '读不出来', 'found.unplugged': '设备没有接好', 'found.altered': '读取时文件又变了', 'found.disk-full': '磁盘满了', 'found.disk': '磁盘出错',
}
export const takeInObjects: Readonly<Record<string, string>> = { recordingFolder: '录音文件夹', foundFile: '设备录音文件' }
export const takeInLabels: Readonly<Record<string, string>> = { label: '文件夹名称', device: '设备', mode: '收取方式', fileId: '文件', folderId: '文件夹', remove: '删去原文件' }
