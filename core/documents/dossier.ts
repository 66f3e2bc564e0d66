/**
 * Pages of 卷宗 that no paper has: cover, catalogue, registration, course, limits, 送达. What a reader must not see is not in what they are given.
 * Page numbers are put in by who prints all parts: a place for one is an element with the number of the part.
 */
import { formatDayZh, formatInstantZh, type Day } from '../domain/day'
import { html, trusted, type Markup, type Piece } from './html'
import { page } from './printStyle'

export interface DossierCover {
  readonly number: string; readonly title: string; readonly petitioner: string; readonly receivedOn: Day; readonly state: string; readonly officer: string; readonly profile: string; readonly profileNote: string
  readonly roomName: string; readonly community: string; readonly unit: string; readonly madeAt: number; readonly madeBy: string; readonly reason: string
}
/** `part`: its place among the parts; undefined where it is only named, with the reason. */
export interface CatalogueRow { readonly title: string; readonly number: string; readonly on: Day | undefined; readonly part: number | undefined; readonly note: string }
export type FactRow = readonly [label: string, value: string]
export interface StepRow { readonly at: string; readonly what: string; readonly who: string; readonly text: string }
export interface LimitRow { readonly rule: string; readonly startOn: Day; readonly dueOn: Day; readonly state: string; readonly source: string }
export interface ServedRow { readonly paper: string; readonly addressee: string; readonly how: string; readonly on: Day; readonly place: string; readonly signedBy: string; readonly server: string; readonly note: string }
/** `digest`: SHA-256 of what was recorded. */
export interface RecordedRow { readonly number: string; readonly kind: string; readonly times: string; readonly digest: string; readonly state: string }

const STYLE = `
.dossier-cover{text-align:center;padding-top:52mm}
.dossier-cover h1{font-size:30pt;letter-spacing:4mm}
.dossier-cover .of{font-size:15pt;margin:9mm 0 18mm}
.dossier-cover table{width:130mm;margin:0 auto;font-size:12.5pt}
.dossier-cover th{width:32mm}
.dossier-cover th,.dossier-cover td{padding:2.4mm 3mm}
.dossier-cover .for{display:inline-block;margin-top:14mm;border:0.6mm solid #000;padding:1.5mm 6mm;font-size:15pt;letter-spacing:1mm}
.dossier-cover .small{margin:3mm auto 0;width:130mm;text-align:left}
.dossier h1{font-size:17pt;text-align:center;margin-bottom:4mm}
.dossier td{white-space:pre-wrap}
.dossier tr{break-inside:avoid}
.dossier tr.long{break-inside:auto}
.dossier .no{width:11mm;text-align:center}.dossier .page{width:15mm;text-align:center}.dossier .day{width:30mm}.dossier .mid{width:36mm}.dossier .short{width:22mm}
.dossier thead th:not([class]){width:auto}
.dossier td.page b{font-weight:400}
.dossier .index{width:25mm;white-space:nowrap}.dossier .kind{width:14mm}.dossier .state{width:20mm}.dossier td.times,.dossier th.times{width:46mm;white-space:pre}
.dossier td.digest{overflow-wrap:anywhere;font-size:8.5pt}
thead{display:table-header-group}
`
/** Longer texts may be broken between two pages. */
const LONG = 300
const whole = (title: string, kind: 'dossier' | 'dossier-cover', body: Piece): string => page(title, 'a4', html`<div class="${kind}">${body}</div>`, STYLE)
const row = (label: string, value: Piece): Markup => html`<tr class="${typeof value === 'string' && value.length > LONG ? 'long' : ''}"><th>${label}</th><td>${value}</td></tr>`
const pageOf = (part: number | 'all'): Markup => trusted(`<b data-part="${part}"></b>`)

export function coverHtml(cover: DossierCover): string {
  return whole('卷宗封面', 'dossier-cover', html`<h1>信访事项卷宗</h1><p class="of">${cover.number}</p><table>${row('事项', cover.title)}${row('信访人', cover.petitioner)}${row('登记日期', formatDayZh(cover.receivedOn))}${row('状态', cover.state)}${row('首接责任人', cover.officer)}${row('立卷单位', [cover.unit, cover.roomName].filter((part) => part !== '').join('　'))}${row('制卷', `${formatInstantZh(cover.madeAt)}　${cover.madeBy}`)}${cover.reason !== '' && row('用途', cover.reason)}${row('页数', html`共 ${pageOf('all')} 页`)}</table>
<div class="for">${cover.profile}</div><p class="small">${cover.profileNote}</p>`)
}

export function catalogueHtml(rows: readonly CatalogueRow[]): string {
  return whole('卷内目录', 'dossier', html`<h1>卷内目录</h1><table><thead><tr><th class="no">序号</th><th>文件名称</th><th class="mid">文号</th><th class="day">日期</th><th class="page">页号</th></tr></thead><tbody>${rows.map(({ title, number, on, part, note }, at) =>
    html`<tr><td class="no">${at + 1}</td><td>${title}${note !== '' && html`<div class="small">${note}</div>`}</td><td class="mid">${number}</td><td class="day">${on === undefined ? '' : formatDayZh(on)}</td><td class="page">${part === undefined ? '—' : pageOf(part)}</td></tr>`)}</tbody></table>`)
}

export function factsHtml(title: string, rows: readonly FactRow[], note = ''): string {
  return whole(title, 'dossier', html`<h1>${title}</h1><table><tbody>${rows.filter(([, value]) => value.trim() !== '').map(([label, value]) => row(label, value))}</tbody></table>${note !== '' && html`<p class="small">${note}</p>`}`)
}

export function stepsHtml(title: string, rows: readonly StepRow[]): string {
  return whole(title, 'dossier', html`<h1>${title}</h1><table><thead><tr><th class="day">时间</th><th class="mid">事项</th><th class="short">经办</th><th>内容</th></tr></thead><tbody>${rows.map(({ at, what, who, text }) => html`<tr class="${text.length > LONG ? 'long' : ''}"><td class="day">${at}</td><td class="mid">${what}</td><td class="short">${who}</td><td>${text}</td></tr>`)}</tbody></table>`)
}

export function limitsHtml(rows: readonly LimitRow[]): string {
  return whole('办理期限', 'dossier', html`<h1>办理期限</h1><table><thead><tr><th>期限</th><th class="day">起算日</th><th class="day">到期日</th><th class="mid">状态</th><th class="mid">依据</th></tr></thead><tbody>${rows.map(({ rule, startOn, dueOn, state, source }) => html`<tr><td>${rule}</td><td class="day">${formatDayZh(startOn)}</td><td class="day">${formatDayZh(dueOn)}</td><td class="mid">${state}</td><td class="mid">${source}</td></tr>`)}</tbody></table>`)
}

export function servedHtml(rows: readonly ServedRow[]): string {
  return whole('送达情况', 'dossier', html`<h1>送达情况</h1><table><thead><tr><th>文书</th><th class="short">受送达人</th><th class="mid">方式和结果</th><th class="day">日期、地点</th><th class="short">签收人</th><th class="short">送达人</th></tr></thead><tbody>${rows.map(({ paper, addressee, how, on, place, signedBy, server, note }) =>
    html`<tr><td>${paper}</td><td class="short">${addressee}</td><td class="mid">${how}${note !== '' && html`<div class="small">${note}</div>`}</td><td class="day">${formatDayZh(on)}${place !== '' && html`<div class="small">${place}</div>`}</td><td class="short">${signedBy}</td><td class="short">${server}</td></tr>`)}</tbody></table>`)
}

export function recordedHtml(rows: readonly RecordedRow[]): string {
  return whole('录音录像目录', 'dossier', html`<h1>录音录像目录</h1><table><thead><tr><th class="index">编号</th><th class="kind">类别</th><th class="times">起止时间</th><th>校验值（SHA-256）</th><th class="state">状态</th></tr></thead><tbody>${rows.map(({ number, kind, times, digest, state }) =>
    html`<tr><td class="index">${number}</td><td class="kind">${kind}</td><td class="times">${times}</td><td class="digest">${digest}</td><td class="state">${state}</td></tr>`)}</tbody></table><p class="small">录音录像加密存放在接待室，不装入卷宗；需要时按编号查阅，或经批准制作证据副本。</p>`)
}
