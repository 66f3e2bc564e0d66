/**
 * The day sheet (值班单): the desk's day and the head of its audit log on paper, which nobody who rewrites the log can rewrite.
 * Carries numbers of petitions, never names or contents.
 */
import { shortMark } from '../domain/auditMark'
import { type Day, formatDayZh, formatInstantZh } from '../domain/day'
import { html } from './html'
import { page } from './printStyle'
import { qrSvg } from './qr'

export interface DaySheetData {
  readonly roomName: string
  readonly community: string
  readonly day: Day
  readonly printedAt: number
  readonly printedBy: string
  /** Numbers of the petitions registered that day, in their order. */
  readonly numbers: readonly string[]
  /** Newest entry of the audit log when the sheet was made, with its whole hash. */
  readonly head: { readonly seq: number; readonly hash: string }
}

/** XF26-0001、XF26-0002、XF26-0003、XF26-0007 as “XF26-0001 至 XF26-0003、XF26-0007”. */
export function numberRanges(numbers: readonly string[]): string {
  const runs: { first: string; last: string; length: number }[] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run !== undefined && follows(run.last, number)) Object.assign(run, { last: number, length: run.length + 1 })
    else runs.push({ first: number, last: number, length: 1 })
  }
  return runs.map(({ first, last, length }) => (length === 1 ? first : length === 2 ? `${first}、${last}` : `${first} 至 ${last}`)).join('、')
}

function follows(before: string, after: string): boolean {
  const [year, count] = before.split('-')
  const [nextYear, nextCount] = after.split('-')
  return year === nextYear && Number(count) + 1 === Number(nextCount)
}

/** What the code says when scanned: day, entry and whole hash, as text. */
export function headText({ day, head }: Pick<DaySheetData, 'day' | 'head'>): string {
  return `审计 ${day} 第${head.seq}条 ${head.hash}`
}

export function daySheetHtml(data: DaySheetData): string {
  const { head } = data
  return page(`值班单 ${data.day}`, 'a5', html`<header><p>${data.community}　${data.roomName}</p><h1>值班单</h1></header>
<table><tbody>
<tr><th>日期</th><td>${formatDayZh(data.day)}</td></tr>
<tr><th>登记件数</th><td>${data.numbers.length} 件</td></tr>
<tr><th>回执号</th><td>${data.numbers.length === 0 ? '当日没有登记' : numberRanges(data.numbers)}</td></tr>
<tr><th>打印</th><td>${formatInstantZh(data.printedAt)}　${data.printedBy}</td></tr>
</tbody></table>
<h2>审计日志末条</h2>
<table><tbody>
<tr><th>序号</th><td class="code">第 ${head.seq} 条</td></tr>
<tr><th>校验</th><td class="code">${shortMark(head.hash)}</td></tr>
</tbody></table>
<div class="foot avoid"><div class="qr">${qrSvg(headText(data))}</div><div class="ask small"><p>请与当日材料一同归档。核对时在“审计日志”里找到同一序号，校验应与本单相同；不同即表示日志后来被换过或改过。</p></div></div>
<div class="sign"><div>值班人员（签名）<span class="line"></span></div><div>负责人（签名）<span class="line"></span></div></div>`)
}
