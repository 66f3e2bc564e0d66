/**
 * The slip with a number (排队号) for a roll of 80 mm: number, kind, how many are before, when, where.
 * There is no field for a name or a matter, so neither can be printed.
 */
import { formatInstantZh } from '../domain/day'
import { html } from './html'
import { page } from './printStyle'

export interface TicketSlipData {
  readonly roomName: string
  readonly community: string
  readonly number: string
  /** 来访, 预约 … */
  readonly series: string
  readonly takenAt: number
  readonly ahead: number
  /** The appointed instant, while it is still to come. */
  readonly bookedFor?: number
}

const STYLE = `
.ticket{text-align:center}
.ticket .big{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",SimHei,sans-serif;font-size:40pt;font-weight:700;line-height:1.25}
.ticket .ahead{font-size:12pt;margin-bottom:1mm}
.ticket .small{margin-top:1.5mm;text-align:left}
`

/** The slip as a full printable page. */
export function ticketSlipHtml({ roomName, community, number, series, takenAt, ahead, bookedFor }: TicketSlipData): string {
  const when = bookedFor === undefined ? html`<p class="ahead">前面还有 <b>${ahead}</b> 位</p>` : html`<p class="ahead">预约 <b>${formatInstantZh(bookedFor)}</b></p><p>到了请先告诉工作人员</p>`
  return page(`排队号 ${number}`, 'roll80', html`<header><p>${community} ${roomName}</p><h1>${series}排队号</h1></header>
<div class="ticket"><p class="big">${number}</p>${when}<p>取号时间 ${formatInstantZh(takenAt)}</p><p class="small">请留意叫号屏和广播。过号后不用重新取号，隔几位还会再叫；有急事或身体不适请随时告诉工作人员。</p></div>`, STYLE)
}
