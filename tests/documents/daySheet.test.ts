/**
 * The day sheet: what it says, and that it is one A5 page whose code holds the head of the audit log.
 */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/domain/day'
import { daySheetHtml, type DaySheetData, headText, numberRanges } from '#core/documents/daySheet'
import { payloads } from './payloads'
import { qrOf, renderPdf } from './renderPdf'

const day = Day.parse('2026-09-05')
const hash = '0123456789abcdef'.repeat(4)
const number = (count: number) => `XF26-${String(count).padStart(4, '0')}`
const sheet: DaySheetData = {
  roomName: '桂花社区信访接待室', community: '桂花街道桂花社区', day, printedAt: Date.parse('2026-09-05T09:30:00Z'), printedBy: '李敏', numbers: [1, 2, 3, 5, 7, 8].map(number), head: { seq: 4711, hash },
}

describe('numberRanges', () => {
  it.each([
    [[], ''], [[4], 'XF26-0004'], [[4, 5], 'XF26-0004、XF26-0005'], [[1, 2, 3, 5, 7, 8], 'XF26-0001 至 XF26-0003、XF26-0005、XF26-0007、XF26-0008'],
  ])('%j', (counts, text) => { expect(numberRanges(counts.map(number))).toBe(text) })
  it('does not run on from one year into the next', () => { expect(numberRanges(['XF26-0009', 'XF27-0010'])).toBe('XF26-0009、XF27-0010') })
})

describe('daySheetHtml', () => {
  it('says day, desk, numbers and the head of the log, and nothing else changes with what stands in it', () => {
    const source = daySheetHtml(sheet)
    for (const wanted of ['2026年9月5日', '6 件', 'XF26-0001 至 XF26-0003', '第 4711 条', '0123-4567-89AB-CDEF', '李敏']) expect(source).toContain(wanted)
    expect(daySheetHtml({ ...sheet, numbers: [] })).toContain('当日没有登记')
    for (const text of payloads) expect(daySheetHtml({ ...sheet, roomName: text, community: text, printedBy: text }).match(/<[a-z]+/gu)).toEqual(source.match(/<[a-z]+/gu))
  })

  it('is one A5 page, also on the busiest day, and its code holds entry and whole hash', async () => {
    const many = { ...sheet, numbers: Array.from({ length: 120 }, (_, at) => number(at * 2 + 1)) }
    const printed = await renderPdf([{ name: 'sheet', paper: 'a5', html: daySheetHtml(sheet) }, { name: 'many', paper: 'a5', html: daySheetHtml(many) }])
    for (const { pages, widthMm, heightMm } of Object.values(printed)) {
      expect(pages).toBe(1)
      expect(Math.abs(widthMm - 148)).toBeLessThan(0.5)
      expect(Math.abs(heightMm - 210)).toBeLessThan(0.5)
    }
    const first = printed['sheet']
    if (first === undefined) throw new Error('not printed')
    expect(qrOf(first)).toBe(headText(sheet))
    expect(headText(sheet)).toBe(`审计 2026-09-05 第4711条 ${hash}`)
    expect(first.text.replace(/\s+/gu, '')).toContain('0123-4567-89AB-CDEF')
  }, 120_000)
})
