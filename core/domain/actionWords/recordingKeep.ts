/** 录音录像的保管与销毁 in the audit log: what its calls and fields are called. */
import { DESTROY_GROUND_NAMES, HOLD_GROUND_NAMES } from '../recordingKeep'

export const recordingKeepActions: Readonly<Record<string, string>> = {
  'recordingKeep.due': '查看录音录像到期清单', 'recordingKeep.of': '查看录音录像的保管情况', 'recordingKeep.hold': '录音录像暂缓销毁', 'recordingKeep.release': '解除录音录像暂缓销毁', 'recordingKeep.propose': '提出销毁录音录像', 'recordingKeep.withdraw': '撤回销毁录音录像', 'recordingKeep.approve': '批准销毁录音录像',
  'recordingKeep.ledger': '打印录音录像索引台账', 'recordingKeep.exports': '查看录音录像导出申请', 'recordingKeep.askExport': '申请导出录音录像', 'recordingKeep.withdrawExport': '撤回导出录音录像', 'recordingKeep.approveExport': '批准导出录音录像', 'recordingKeep.export': '导出录音录像证据副本', 'recordingKeep.stopExport': '停止导出录音录像', 'recordingKeep.exported': '录音录像证据副本导出结果', 'recordingKeep.sweepCopy': '清除没写完的证据副本',
}
export const recordingKeepFields: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(HOLD_GROUND_NAMES).map(([ground, name]) => [`hold.${ground}`, name])),
  ...Object.fromEntries(Object.entries(DESTROY_GROUND_NAMES).map(([ground, name]) => [`destroy.${ground}`, name])),
  'period.recordingSound': '录音的期限', 'period.recordingPicture': '录像的期限',
}

/** What a refusal calls a field. */
export const recordingKeepLabels: Readonly<Record<string, string>> = { ids: '录音录像', ground: '理由', forWhom: '交给谁', exportId: '导出申请', after: '翻页位置', recordingSound: '录音', recordingPicture: '录像' }
export const recordingKeepObjects: Readonly<Record<string, string>> = { recordingLedger: '录音录像索引台账', signer: '证据签名密钥' }
