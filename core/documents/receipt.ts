/**
 * 登记回执: the paper the visitor takes home, with the stub the desk keeps.
 * Knows only what receiptData.ts holds, and never the accused or the text of a petition.
 */
import { dayOf, formatDayZh, formatInstantZh, weekday, type Day } from '#core/domain/day'
import { mayMove } from '#core/domain/deadline'
import { html, type Markup, type Piece, trusted } from './html'
import { page, type Paper } from './printStyle'
import { isPage, qrSvg, queryText } from './qr'
import type { ReceiptData, ReceiptDue, ReceiptMaterial } from './receiptData'
import { explainCompetence, hasRemedies, HEADS, nextSteps, noticeText, CLASS_NAME, KIND_NAME, REMEDIES } from './receiptWording'

export type { ReceiptData, ReceiptDue, ReceiptMaterial } from './receiptData'

const MODE_NAME = { named: '', anonymous: '匿名', alias: '化名', joint: '联名', onBehalf: '代为反映' } as const

function who(data: ReceiptData): string {
  const mode = MODE_NAME[data.mode]
  const name = data.mode === 'anonymous' ? '匿名' : data.name
  return data.mode === 'anonymous' || mode === '' ? name : `${name}（${mode}）`
}

const isConfidential = (data: ReceiptData): boolean => data.statutoryKind === 'report' || data.confidential === true

function matter(data: ReceiptData): string {
  return isConfidential(data) ? '内容依法保密，不在回执上载明' : data.title
}

/** A report is forwarded whatever its class, so the class says nothing about it. */
function classLine(data: ReceiptData): string {
  if (data.statutoryKind === 'report') return KIND_NAME.report
  const kind = data.statutoryKind === undefined ? '' : ` · ${KIND_NAME[data.statutoryKind]}`
  return CLASS_NAME[data.petitionClass] + kind
}

/** '2026年9月5日（星期六）' */
function dayWithWeekday(day: Day): string {
  return `${formatDayZh(day)}（星期${'日一二三四五六'[weekday(day)] ?? ''}）`
}

function unit(due: ReceiptDue): string {
  return due.unit === 'workday' ? '个工作日' : '日'
}

function basis(due: ReceiptDue): string {
  const start = `自${formatDayZh(due.startOn)}起${due.n}${unit(due)}，当日不计`
  return `${due.ruleName}：${start}；依据：${due.source}`
}

function promised(due: ReceiptDue): Markup {
  const early = due.earlyOn === due.dueOn ? undefined : html`（逢休息日，拟提前至${formatDayZh(due.earlyOn)}办结）`
  return html`<b>${dayWithWeekday(due.dueOn)}前</b>${mayMove(due) && html` <b>暂定</b>（当年放假安排尚未公布，公布后以正式日期为准）`}${early}${due.provisional && !mayMove(due) && '（这一日期不变；当年放假安排尚未公布，公布后可能另行提前）'}
    <div class="small">${basis(due)}</div>`
}

/** What the room promises of a report is that it is passed on. */
const promiseLabel = ({ statutoryKind }: ReceiptData): string => (statutoryKind === 'report' ? '转送期限' : '承诺日期')

/** The written notice of Art. 23, or why none is due. */
function told(due: ReceiptDue): Markup {
  if (due.exempt !== undefined) return html`${due.exempt}<div class="small">依据：${due.source}；留下姓名、住址或联系方式后可以书面告知</div>`
  return html`${formatDayZh(due.dueOn)}前<div class="small">${basis(due)}</div>`
}

function materialSum(materials: readonly ReceiptMaterial[]): string {
  const copies = materials.reduce((sum, item) => sum + item.copies, 0)
  const pages = materials.reduce((sum, item) => sum + item.pages * item.copies, 0)
  return `${materials.length}种，共${copies}份${pages > 0 ? `${pages}页` : ''}`
}

/** The names of papers handed in tell what a report is about, so a report's receipt only counts them. */
function materials(data: ReceiptData): Piece {
  if (data.materials.length === 0) return '未收取材料'
  if (isConfidential(data)) return materialSum(data.materials)
  const items = data.materials.map((item) => `${item.name}（${item.original ? '原件' : '复印件'}${item.copies}份${item.pages > 0 ? `，每份${item.pages}页` : ''}）`)
  return `${items.join('；')}。合计${materialSum(data.materials)}`
}

type Cell = readonly [label: string, value: Piece]

function row(label: string, value: Piece, mark = ''): Markup {
  return html`<tr><th>${label}</th><td colspan="3" class="${mark}">${value}</td></tr>`
}

/** Two short facts: side by side on a sheet, one below the other on a roll. */
function pair(paper: Paper, left: Cell, right: Cell): Markup {
  if (paper === 'roll80') return html`${row(...left)}${row(...right)}`
  return html`<tr><th>${left[0]}</th><td>${left[1]}</td><th>${right[0]}</th><td>${right[1]}</td></tr>`
}

function people(data: ReceiptData): string {
  const group = data.headcount >= 5 ? '（集体访）' : ''
  const representatives = data.representatives.length === 0 ? '' : `；代表：${data.representatives.join('、')}`
  return `${data.headcount}人${group}${representatives}`
}

function table(data: ReceiptData, paper: Paper): Markup {
  return html`<table>
${pair(paper, [HEADS[data.form].time, formatInstantZh(data.receivedAt)], ['信访人', who(data)])}
${row(HEADS[data.form].people, people(data))}
${row('事项', matter(data))}
${row('类别', classLine(data))}
${row(promiseLabel(data), promised(data.promise), 'due')}
${row('书面告知', told(data.statutory))}
${row('下一步', nextSteps(data).map((step, at, all) => html`<div>${all.length > 1 && `${at + 1}. `}${step}</div>`))}
${hasRemedies(data) && row('救济途径', REMEDIES)}
${row('收取材料', materials(data))}
${row('录音录像', noticeText(data.notice))}
${pair(paper, ['接待人', data.receiverName], ['首接责任人', data.byLeader === true ? `${data.officerName}（接待人回避，由分管领导接办）` : data.officerName])}
</table>`
}

/** Without a page to open, a telephone only shows what stands in the code. */
function howToAsk(data: ReceiptData): Markup {
  return html`<div class="foot avoid"><div class="qr">${qrSvg(queryText(data.queryAddress, data.queryCode))}<div class="small">${isPage(data.queryAddress) ? '扫码查询、评价' : '扫码显示查询码'}</div></div>
<div class="ask"><div><span class="label">查询电话</span> <span class="value">${data.queryPhone}</span>　<span class="label">接待电话</span> <span class="value">${data.phone}</span></div>
${data.queryAddress.trim() !== '' && html`<div><span class="label">查询地址</span> <span class="value">${data.queryAddress}</span></div>`}
<div><span class="label">接待时间</span> <span class="value">${data.hours}</span></div>
<div><span class="label">地址</span> <span class="value">${data.address}</span></div>
<div class="small">凭编号和查询码可查询办理进度和结果，并对接待和办理作出评价；查询码请勿告诉他人。${explainCompetence(data.competent)}</div></div></div>`
}

function signatures(data: ReceiptData): Markup {
  return html`<div class="sign avoid"><div>接待人（签名）<span class="line"></span></div>
<div class="unit"><div>${data.issuingUnit}（接待专用章）</div><div>${formatDayZh(dayOf(data.receivedAt))}</div></div></div>`
}

/** The stub carries no query code: that belongs to the visitor alone. */
function stub(data: ReceiptData, paper: Paper): Markup {
  return html`<section class="stub avoid"><div class="cut">沿虚线裁开，存根由接待室留存</div>
<div class="head"><h2>登记回执存根</h2><span class="code">${data.number}</span></div>
<table>${pair(paper, [HEADS[data.form].time, formatInstantZh(data.receivedAt)], ['信访人', `${who(data)}，${data.headcount}人`])}${row('事项', matter(data))}
${pair(paper, [promiseLabel(data), `${formatDayZh(data.promise.dueOn)}前${mayMove(data.promise) ? '（暂定）' : ''}`], ['收取材料', data.materials.length === 0 ? '未收取材料' : materialSum(data.materials)])}</table>
<div class="sign"><div>本人已收到登记回执，登记内容与本人陈述一致。</div></div>
<div class="sign"><div>信访人（签名或捺印）<span class="line"></span></div><div>日期<span class="line"></span></div></div></section>`
}

/** Raised with every change of what stands on the page or how; a test compares the pages of the samples. */
export const RECEIPT_TEMPLATE = '2026.3'

/** Every template begins its page with this, so that a page kept from an earlier one can still be marked. */
const HEAD = '<header>'

/** A page as issued with its 补打 mark; nothing that was typed can hold the tag itself. */
export function markedReprint(issued: string): string {
  return issued.replace(HEAD, `${HEAD}<div class="mark">补打</div>`)
}

/** The receipt as a full printable page. A reprint differs in nothing but its 补打 mark. */
export function receiptHtml(data: ReceiptData, paper: Paper, { reprint }: { readonly reprint: boolean }): string {
  const original = drawn(data, paper)
  return reprint ? markedReprint(original) : original
}

function drawn(data: ReceiptData, paper: Paper): string {
  const { title } = HEADS[data.form]
  return page(`${title} ${data.number}`, paper, html`${trusted(HEAD)}<p>${data.community} ${data.roomName}</p><h1>${title}</h1></header>
<div class="numbers"><span><span class="label">编号</span> <span class="code">${data.number}</span></span><span><span class="label">查询码</span> <span class="code">${data.queryCode}</span></span></div>
${table(data, paper)}${howToAsk(data)}${signatures(data)}${stub(data, paper)}`)
}
