/** 录音录像 at the desk in the audit log: what its calls and steps are called, and the labels of its fields in refusals. */

export const recorderActions: Readonly<Record<string, string>> = {
  'recorder.state': '查看录音录像状态', 'recorder.of': '查看本次录音录像', 'recorder.begin': '开始录音录像', 'recorder.pause': '暂停录音录像', 'recorder.resume': '继续录音录像', 'recorder.stop': '结束录音录像', 'recorder.mark': '在录音录像里作标记',
  'recorder.end': '录音录像收尾', 'recorder.recover': '恢复中断的录音录像',
}
export const recorderFields: Readonly<Record<string, string>> = {
  'recording.sound': '录音', 'recording.picture': '录像', 'recording.pause': '暂停', 'recording.resume': '继续', 'recording.stop': '结束', 'recording.mark': '标记',
  'recording.disk-full': '磁盘将满', 'recording.disk': '磁盘写入出错', 'recording.silent': '设备没有声音或被拔出', 'recording.fell': '程序意外停止', 'recording.lost': '没有可读的内容',
}
export const recorderLabels: Readonly<Record<string, string>> = { kind: '录音或录像', why: '结束的原因', microphone: '话筒', camera: '摄像头' }
