/** The slip with a number: what it says, what it cannot say, and that whatever was typed stays text. */
// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { PAPER_SIZE } from '#core/documents/printStyle'
import { ticketSlipHtml, type TicketSlipData } from '#core/documents/ticketSlip'
import { payloads } from './payloads'

interface Shown { readonly textContent: string; querySelectorAll(rule: string): ArrayLike<{ readonly tagName: string }> }
declare const DOMParser: new () => { parseFromString(source: string, type: string): { readonly body: Shown } }
const parse = (source: string): Shown => new DOMParser().parseFromString(source, 'text/html').body

const slip: TicketSlipData = { roomName: '接待室', community: '桂花社区', number: 'A001', series: '来访', takenAt: Date.parse('2026-09-05T01:00:00Z'), ahead: 3 }

describe('the slip', () => {
  it('says number, kind, how many are before, time and room', () => {
    const { textContent } = parse(ticketSlipHtml(slip))
    for (const text of ['桂花社区 接待室', '来访排队号', 'A001', '前面还有 3 位', '取号时间 2026年9月5日 09:00']) expect(textContent).toContain(text)
    expect(ticketSlipHtml(slip)).toContain(`size:${PAPER_SIZE.roll80.widthMm}mm`)
  })
  it('says the appointed time instead, while it is to come', () => {
    const { textContent } = parse(ticketSlipHtml({ ...slip, series: '预约', bookedFor: Date.parse('2026-09-07T01:30:00Z') }))
    expect(textContent).toContain('预约 2026年9月7日 09:30')
    expect(textContent).not.toContain('前面还有')
  })
  it('keeps every payload as text', () => {
    const elements = parse(ticketSlipHtml(slip)).querySelectorAll('*').length
    for (const text of payloads) {
      const body = parse(ticketSlipHtml({ ...slip, roomName: text, community: text, number: text, series: text }))
      expect(body.querySelectorAll('*').length, text).toBe(elements)
      expect(body.textContent).toContain(text)
    }
  })
})
