/**
 * 录音录像索引台账 on A4 laid across: one row for each recording of some days, destroyed ones too, and by which key copies are signed.
 * Carries numbers, times and digests, never names of visitors or what was said.
 */
import { formatDayZh, formatInstantZh } from '../domain/day'
import type { Day } from '../contract/fields'
import { html } from './html'
import { styledPage } from './printStyle'

export interface LedgerRow {
  readonly number: string; readonly petition: string; readonly day: Day; readonly room: string; readonly device: string; readonly times: string; readonly length: string; readonly fileName: string; readonly size: string; readonly sha256: string
  readonly noticeHow: string; readonly noticeConsent: string; readonly keeper: string; readonly state: string; readonly until: string; readonly readings: number
}
export interface RecordingLedgerData {
  readonly roomName: string; readonly community: string; readonly from: Day; readonly to: Day; readonly printedAt: number; readonly printedBy: string; readonly rows: readonly LedgerRow[]
  /** Empty where no copy was ever signed. */
  readonly fingerprint: string
}

const STYLE = `
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@page{size:297mm 210mm;margin:16mm 10mm 13mm;@bottom-center{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font-size:9pt;font-family:"Noto Serif CJK SC","Source Han Serif SC",SimSun,serif}}
body{font-family:"Noto Serif CJK SC","Source Han Serif SC",SimSun,"Songti SC",serif;font-size:8.4pt;line-height:1.35;color:#000;background:#fff;overflow-wrap:anywhere}
h1,th{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",SimHei,sans-serif;font-weight:600}
header{text-align:center;margin-bottom:2mm}
h1{font-size:17pt;letter-spacing:1.5mm;line-height:1.35}
.numbers,.sign{display:flex;justify-content:space-between;align-items:flex-end}
.numbers{font-size:9.5pt;margin-bottom:1.5mm}
table{width:100%;border-collapse:collapse;table-layout:fixed}
thead{display:table-header-group}
tr{break-inside:avoid}
th,td{border:0.2mm solid #333;padding:0.7mm 1mm;vertical-align:top;text-align:left}
th{background:#f1f1f1;text-align:center;vertical-align:middle}
td{unicode-bidi:isolate}
.count{text-align:right;white-space:nowrap}
.close{white-space:nowrap;letter-spacing:-0.1mm}
.digest{font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:6.4pt;word-break:break-all}
.gone td{color:#444}
.small{font-size:8.4pt;margin-top:2mm}
.sign{margin-top:5mm;font-size:9.5pt;break-inside:avoid}
.line{display:inline-block;border-bottom:0.25mm solid #000;width:38mm;height:6mm}
`
/** Heads with their widths in millimetres; together the width between the margins. */
const COLUMNS: readonly (readonly [head: string, mm: number])[] = [
  ['编号', 18], ['日期', 18], ['房间', 17], ['设备', 19], ['起止', 18], ['时长', 14], ['文件名', 30], ['大小', 17], ['SHA-256', 39], ['告知方式', 18], ['本人意见', 15], ['保管人', 14], ['到期、状态', 30], ['查阅', 10],
]

export function recordingLedgerHtml({ roomName, community, from, to, printedAt, printedBy, rows, fingerprint }: RecordingLedgerData): string {
  return styledPage({ title: `录音录像索引台账 ${from} ${to}`, name: 'wide', style: STYLE }, html`<header><p>${community}　${roomName}</p><h1>录音录像索引台账</h1></header>
<div class="numbers"><div>${formatDayZh(from)}至${formatDayZh(to)}　共 ${rows.length} 段</div><div>打印 ${formatInstantZh(printedAt)}　${printedBy}</div></div>
<table><colgroup>${COLUMNS.map(([, mm]) => html`<col style="width:${mm}mm">`)}</colgroup>
<thead><tr>${COLUMNS.map(([head]) => html`<th>${head}</th>`)}</tr></thead>
<tbody>${rows.length === 0 ? html`<tr><td colspan="${COLUMNS.length}">这些天没有录音录像</td></tr>` : rows.map((row) => html`<tr class="${row.state === '已销毁' ? 'gone' : 'kept'}"><td>${row.number}<br>${row.petition}</td><td>${row.day}</td><td>${row.room}</td><td>${row.device}</td><td class="close">${row.times}</td><td>${row.length}</td><td>${row.fileName}</td><td class="count">${row.size}</td><td class="digest">${row.sha256}</td><td>${row.noticeHow}</td><td>${row.noticeConsent}</td><td>${row.keeper}</td><td>${row.state}<br>${row.until}</td><td class="count">${row.readings}</td></tr>`)}</tbody></table>
<p class="small">本表不写来访人姓名和谈话内容，只列打印人有权查看的。${fingerprint === '' ? '' : `证据副本的签名公钥指纹（SHA-256）：${fingerprint}`}</p>
<div class="sign"><div>制表人（签名）<span class="line"></span></div><div>负责人（签名）<span class="line"></span></div><div>日期<span class="line"></span></div></div>`)
}
