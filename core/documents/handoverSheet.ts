/**
 * The sheet of 日终交接 on A4, signed by who hands over and who takes over.
 * Carries numbers of petitions, days and states, never names, telephones or contents: it lies about at the desk.
 */
import type { HandoverRow, HandoverSheet } from '../contract/handover'
import { shortMark } from '../domain/auditMark'
import { formatDayZh, formatInstantZh } from '../domain/day'
import { headText } from './daySheet'
import { html, type Piece } from './html'
import { page } from './printStyle'
import { qrSvg } from './qr'

export interface HandoverSheetData {
  readonly roomName: string
  readonly community: string
  readonly row: HandoverRow
  readonly sheet: HandoverSheet
  readonly head: { readonly seq: number; readonly hash: string }
}

const WHY = { overdue: '已超期', soon: '两日内到期', today: '当日登记' } as const
const CALL = { overdue: '已过约定日期', today: '当天', later: '以后', closed: '已了结' } as const

const lines = (rows: readonly Piece[], none: string): Piece => (rows.length === 0 ? none : rows.map((row, at) => html`${at === 0 ? '' : html`<br>`}${row}`))

function rowsOf({ petitions, morePetitions, callBacks, inBuffer, tickets, flags, unprinted, undelivered, gaps, backup }: HandoverSheet): readonly (readonly [string, Piece])[] {
  return [
    ['未办结事项', lines([...petitions.map(({ number, dueOn, officerName, why }) => `${number}　${WHY[why]}${dueOn === undefined ? '' : `　期限 ${formatDayZh(dueOn)}`}　首接责任人 ${officerName}`), ...(morePetitions ? ['其余见“信访事项”列表'] : [])], '没有超期、两日内到期或当日登记的事项')],
    ['承诺的回电', lines(callBacks.map(({ id, number, dueOn, dueTime, state }) => `${number === '' ? `第 ${id} 号回电` : number}　${formatDayZh(dueOn)}${dueTime === '' ? '' : ` ${dueTime}`}　${CALL[state]}`), '没有')],
    ['情绪缓冲室', lines(inBuffer.map(({ level, since }) => `1 人　${level} 级　${formatInstantZh(since)}起`), '没有人在内')],
    ['候访', lines(tickets.map(({ number, state }) => `${number}　${state}`), '没有未了的号')],
    ['红旗与报警', lines(flags.map(({ kind, id, dueOn }) => `${kind === 'alarm' ? '报警' : '红旗'}第 ${id} 号${dueOn === undefined ? '' : `　${formatDayZh(dueOn)}前复核`}`), '没有未了的')],
    ['未交付回执', lines(unprinted.map(({ number }) => number), '没有')],
    ['未送达文书', lines(undelivered.map(({ petitionNumber, kindName, paperNumber, issuedOn }) => [kindName, paperNumber, petitionNumber, `${formatDayZh(issuedOn)}定稿`].filter((part) => part !== '').join('　')), '没有')],
    ['缺号', lines(gaps, '回执号、当日候访号连续，没有缺号')],
    ['备份', backup.text],
  ]
}

export function handoverHtml({ roomName, community, row, sheet, head }: HandoverSheetData): string {
  const signed = row.signed === undefined ? '（待接班人签收）' : `${row.signed.by}　${formatInstantZh(row.signed.at)}${row.signed.remark === '' ? '' : `　${row.signed.remark}`}`
  return page(`交接单 ${row.day}`, 'a4', html`<header><p>${community}　${roomName}</p><h1>日终交接单</h1></header>
<div class="numbers"><div>${formatDayZh(row.day)}</div><div>第 ${row.id} 号</div></div>
<table><tbody>
<tr><th>交班</th><td>${row.madeBy}　${formatInstantZh(row.madeAt)}</td></tr>
<tr><th>接班</th><td>${row.toName === '' ? '' : `指定 ${row.toName}　`}${signed}</td></tr>
${rowsOf(sheet).map(([what, text]) => html`<tr><th>${what}</th><td>${text}</td></tr>`)}
<tr><th>交班说明</th><td class="typed">${row.note === '' ? '没有' : row.note}</td></tr>
<tr class="avoid"><th>审计日志</th><td><div class="numbers"><div>末条第 ${head.seq} 条<br><span class="code">${shortMark(head.hash)}</span></div><div class="headcode">${qrSvg(headText({ day: row.day, head }))}</div></div></td></tr>
</tbody></table>
<div class="sign avoid"><div>交班人（签名）<span class="line"></span></div><div>接班人（签名）<span class="line"></span></div><div>日期<span class="line few"></span></div></div>
<p class="small">本单不写姓名、电话和内容；要看内容，请在程序里按编号打开。</p>`)
}
