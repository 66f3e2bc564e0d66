/** 录音录像 in the audit log: what the calls of its index, fields and objects are called, and the labels of its fields in refusals. */

export const recordingsActions: Readonly<Record<string, string>> = {
  'recordings.list': '查看录音录像', 'recordings.of': '查看事项的录音录像', 'recordings.get': '查看一段录音录像', 'recordings.play': '播放录音录像', 'recordings.verify': '校验录音录像', 'recordings.verifyAll': '校验全部录音录像', 'recordings.stopVerify': '停止校验录音录像', 'recordings.verifyState': '查看校验进度', 'recordings.verified': '录音录像校验结果', 'recordings.note': '给录音录像加备注', 'recordings.keepWave': '保存录音录像的波形', 'recordings.trouble': '查看播放时遇到的问题',
}
export const recordingsFields: Readonly<Record<string, string>> = {}
export const recordingsObjects: Readonly<Record<string, string>> = { recording: '录音录像' }
export const recordingsLabels: Readonly<Record<string, string>> = { mark: '标记内容', ms: '位置', ticket: '播放凭证', wave: '波形', room: '房间', unassigned: '还没有归到事项', before: '更早的' }
