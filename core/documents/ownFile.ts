/**
 * 本人信息查询单: everything the room keeps of one person, for that person (个人信息保护法 Art. 45).
 * Other people stand masked in it, and internal notes of the workers are not in it.
 */
import { dayOf, formatDayZh, formatInstantZh, type Day } from '#core/domain/day'
import { html, type Markup, type Piece } from './html'
import { page } from './printStyle'
import { CLASS_NAME, KIND_NAME } from './receiptWording'

export interface OwnPetition {
  readonly number: string; readonly receivedAt: number; readonly title: string; readonly petitionClass: keyof typeof CLASS_NAME; readonly statutoryKind?: keyof typeof KIND_NAME | undefined
  readonly stateName: string; readonly officerName: string; readonly dueOn?: Day | undefined
  readonly requests: string; readonly facts: string; readonly happenedAt: string; readonly emotion: string; readonly recording: string
  /** Other answers the person gave, with their labels. */
  readonly told: readonly (readonly [label: string, value: string])[]
  /** Masked already. */
  readonly others: readonly string[]
  readonly materials: readonly string[]
  /** One line each: papers issued, items of 三清单, what was arranged as 法治教育 and 心理疏导; other people masked already. */
  readonly papers: readonly string[]; readonly claims: readonly string[]; readonly guidance: readonly string[]
  readonly steps: readonly { readonly at: number; readonly text: string }[]
}
/** A warning note; of its author the role alone. */
export interface OwnNote { readonly at: number; readonly reason: string; readonly author: string; readonly expiresOn: Day; readonly closed: boolean; readonly twoPersons: boolean }
export interface OwnFileData {
  readonly roomName: string; readonly community: string; readonly address: string; readonly phone: string
  readonly madeAt: number; readonly madeBy: string; readonly reason: string
  readonly person: { readonly name: string; readonly idNumber: string; readonly phone: string; readonly address: string; readonly grid: string; readonly occupation: string; readonly sex: string; readonly bornOn?: Day | undefined }
  readonly petitions: readonly OwnPetition[]
  readonly notes: readonly OwnNote[]
}

const row = (label: string, value: Piece): Markup => html`<tr><th>${label}</th><td>${value}</td></tr>`
const lines = (label: string, all: readonly string[]): Piece => all.length > 0 && row(label, all.map((line) => html`<div>${line}</div>`))
const some = (label: string, value: string): Piece => value.trim() !== '' && row(label, value)

function petition(one: OwnPetition): Markup {
  const kind = one.statutoryKind === undefined ? '' : ` · ${KIND_NAME[one.statutoryKind]}`
  return html`<h2>${one.number}　${one.title}</h2><table>
${row('登记时间', formatInstantZh(one.receivedAt))}${row('类别', CLASS_NAME[one.petitionClass] + kind)}${row('状态', `${one.stateName}，首接责任人 ${one.officerName}`)}
${one.dueOn !== undefined && row('承诺日期', formatDayZh(one.dueOn))}${some('诉求', one.requests)}${some('事实理由', one.facts)}${some('发生地点', one.happenedAt)}${one.told.map(([label, value]) => some(label, value))}${some('情绪记录', one.emotion)}${some('录音录像', one.recording)}
${one.others.length > 0 && row('涉及他人', `${one.others.join('、')}（姓名已遮盖）`)}${one.materials.length > 0 && row('收取材料', one.materials.join('；'))}
${lines('出具的文书', one.papers)}${lines('三清单', one.claims)}${lines('教育疏导', one.guidance)}
${one.steps.length > 0 && row('办理过程', one.steps.map((step) => html`<div>${formatInstantZh(step.at)}　${step.text}</div>`))}</table>`
}

function notesTable(notes: readonly OwnNote[]): Piece {
  return notes.length > 0 && html`<h2>警示备注</h2><table>${notes.map(({ at, reason, author, expiresOn, closed, twoPersons }) =>
    row(formatDayZh(dayOf(at)), html`<div>${reason}</div><div class="small">${author}记，${closed ? '已关闭' : `有效期至${formatDayZh(expiresOn)}`}${twoPersons ? '；两人接待' : ''}</div>`))}</table>`
}

/** The whole sheet, as many A5 pages as it takes. */
export function ownFileHtml({ person, petitions, notes, ...data }: OwnFileData): string {
  return page('本人信息查询单', 'a5', html`<header><p>${data.community} ${data.roomName}</p><h1>本人信息查询单</h1></header><div class="own">
<table>${row('姓名', person.name)}${some('性别', person.sex)}${person.bornOn !== undefined && row('出生日期', formatDayZh(person.bornOn))}${some('证件号', person.idNumber)}${some('电话', person.phone)}${some('住址', person.address)}${some('网格/楼栋', person.grid)}${some('职业', person.occupation)}</table>
${petitions.map(petition)}
${notesTable(notes)}
<p class="small">本单列出本室保存的、出具人有权查看的您的个人信息。他人姓名已遮盖，工作人员的内部备注不在其中。您认为内容有误，可以请求更正、补充；保存期限和删除按本室保管期限表办理。</p>
<div class="sign avoid"><div>${data.roomName}　${data.address}　电话 ${data.phone}</div></div>
<div class="sign avoid"><div>出具人 ${data.madeBy}　${formatDayZh(dayOf(data.madeAt))}</div><div>本人（签收）<span class="line"></span></div></div></div>`)
}
