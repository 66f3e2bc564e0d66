/** What is done with a recording, as its 查阅记录 and a manifest beside a copy call it. */
const NAMES: Readonly<Record<string, string>> = {
  begin: '开始录制', pause: '暂停', resume: '继续', stop: '结束', recover: '意外中断后收好', take: '收进索引', attach: '归到事项', mark: '加标记', play: '播放', note: '加备注', verify: '校验',
  askExport: '申请导出取证', approveExport: '批准导出取证', withdrawExport: '撤回导出取证', export: '导出取证', exported: '导出完成', hold: '暂缓销毁', release: '解除暂缓', propose: '提出销毁', withdraw: '撤回销毁', approve: '批准销毁', destroy: '销毁',
}
export const recordingEventName = (act: string): string => (Object.hasOwn(NAMES, act) ? NAMES[act] ?? act : act)
