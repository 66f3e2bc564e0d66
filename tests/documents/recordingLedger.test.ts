/** 录音录像索引台账 on paper: across, its head on every sheet, numbered, and nothing of it changes with what stands in it. */
import { expect, it } from 'vitest'
import { Day } from '#core/domain/day'
import { type LedgerRow, recordingLedgerHtml, type RecordingLedgerData } from '#core/documents/recordingLedger'
import { wordsOn } from './measure'
import { payloads } from './payloads'
import { renderPdf } from './renderPdf'

const from = Day.parse('2026-09-01')
const to = Day.parse('2026-09-30')
const row = (at: number): LedgerRow => ({
  number: `LX26-${String(at).padStart(4, '0')}`, petition: `XF26-${String(at).padStart(4, '0')}`, day: Day.parse('2026-09-05'), room: '接待室一', device: '硬盘录像机 4 路', times: '09:00–09:47', length: '00:47:12', fileName: `CH04_20260905_0900${at}_桂花接待室.mp4`, size: '612.4 MB',
  sha256: '0123456789abcdef'.repeat(4), noticeHow: '当面口头告知+标识', noticeConsent: '同意', keeper: '李敏', state: at % 3 === 0 ? '已销毁' : '已结束', until: at % 3 === 0 ? '2027-10-02 销毁（保管期满），李敏 提出，赵立 批准' : '保管到 2028-09-04', readings: at,
})
const sheet = (count: number): RecordingLedgerData => ({ roomName: '桂花社区信访接待室', community: '桂花街道桂花社区', from, to, printedAt: Date.parse('2026-10-08T09:30:00Z'), printedBy: '李敏', fingerprint: 'AB12 CD34', rows: Array.from({ length: count }, (_, at) => row(at + 1)) })

it('says what was recorded and what became of it, and nothing else changes with what stands in it', () => {
  const source = recordingLedgerHtml(sheet(3))
  for (const wanted of ['录音录像索引台账', '2026年9月1日至2026年9月30日', '共 3 段', 'LX26-0001', '当面口头告知+标识', '2027-10-02 销毁（保管期满），李敏 提出，赵立 批准', 'AB12 CD34', '0123456789abcdef'.repeat(4)]) expect(source).toContain(wanted)
  expect(recordingLedgerHtml({ ...sheet(0), fingerprint: '' })).toContain('这些天没有录音录像')
  for (const text of payloads) expect(recordingLedgerHtml({ ...sheet(3), roomName: text, community: text, printedBy: text, fingerprint: text }).match(/<[a-z]+/gu)).toEqual(source.match(/<[a-z]+/gu))
})

it('lies across A4, has its head and its number on every sheet, and cuts no row', async () => {
  const printed = await renderPdf([{ name: 'few', paper: 'a4', html: recordingLedgerHtml(sheet(3)) }, { name: 'many', paper: 'a4', html: recordingLedgerHtml(sheet(40)) }])
  for (const { widthMm, heightMm } of Object.values(printed)) expect([Math.round(widthMm), Math.round(heightMm)]).toEqual([297, 210])
  expect(printed['few']?.pages).toBe(1)
  const many = printed['many'] ?? { pages: 0, pdf: '' }
  expect(many.pages).toBeGreaterThan(2)
  const seen: string[] = []
  for (let page = 1; page <= many.pages; page += 1) {
    const words = wordsOn(many.pdf, page)
    const text = words.map((word) => word.text).join('')
    expect(text).toContain('SHA-256')
    expect(text).toContain(`第${page}页共${many.pages}页`)
    expect(Math.max(...words.map(({ right }) => right))).toBeLessThan(288)
    seen.push(...[...text.matchAll(/LX26-\d{4}/gu)].map(([number]) => number))
  }
  expect(seen).toEqual(sheet(40).rows.map(({ number }) => number))
})
