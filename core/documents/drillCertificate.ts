/**
 * The certificate of a restore drill (恢复演练记录): one page that says which backup was proved, how, by whom and with what result.
 * Names no person but the one who held the drill.
 */
import { formatInstantZh } from '../domain/day'
import { html } from './html'
import { page, type Paper } from './printStyle'

export interface DrillCertificateData {
  readonly roomName: string
  readonly by: string
  readonly heldAt: number
  /** Name of the backup's folder. */
  readonly name: string
  /** From a stick or another folder, not from beside the vault. */
  readonly outside: boolean
  readonly at: number
  readonly bytes: number
  readonly digest: string
  readonly checks: readonly { readonly what: string; readonly ok: boolean; readonly detail: string }[]
  readonly passed: boolean
}

/** 1.2 MB, and never less than 0.1. */
const megabytes = (bytes: number): string => `${Math.max(0.1, bytes / 1_048_576).toFixed(1)} MB`

/** First and last groups of a digest: enough to compare by eye. */
const short = (digest: string): string => (digest === '' ? '（无）' : `${digest.slice(0, 16)}…${digest.slice(-8)}`)

export function drillCertificateHtml(data: DrillCertificateData, paper: Paper): string {
  const result = data.passed ? '通过：这份备份可以用来恢复' : '未通过：这份备份不能用来恢复，请换一份并查明原因'
  return page('恢复演练记录', paper, html`<header><p>${data.roomName}</p><h1>恢复演练记录</h1></header>
<table>
<tr><th>演练时间</th><td>${formatInstantZh(data.heldAt)}</td></tr>
<tr><th>演练人</th><td>${data.by}</td></tr>
<tr><th>所用备份</th><td>${data.name}（${data.outside ? 'U 盘或其他文件夹' : '本机自动保存'}）</td></tr>
<tr><th>备份时间</th><td>${data.at === 0 ? '读不出来' : formatInstantZh(data.at)}</td></tr>
<tr><th>大小／摘要</th><td>${megabytes(data.bytes)}　${short(data.digest)}</td></tr>
<tr><th>结果</th><td class="due"><b>${result}</b></td></tr>
</table>
<h2 class="label">逐项核对</h2>
<table>${data.checks.map(({ what, ok, detail }) => html`<tr class="avoid"><th>${what}</th><td>${ok ? '✓' : '✗'} ${detail}</td></tr>`)}</table>
<p class="small">演练在临时位置进行，完成后已删除；正式数据没有改动。本记录请存入档案。</p>
<div class="sign avoid"><div>演练人（签名）<span class="line"></span></div><div>负责人（签名）<span class="line"></span></div></div>`)
}
