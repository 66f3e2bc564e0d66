/**
 * The receipt as it leaves the printer: page size, text, QR code, one page for an ordinary visit.
 */
import { ownFileHtml } from '#core/documents/ownFile'
import { recoverySheetHtml } from '#core/documents/recoverySheet'
import { receiptHtml } from '#core/documents/receipt'
import { beforeAll, describe, expect, it } from 'vitest'
import { payloads } from './payloads'
import { complex, full, report, samples, simple } from './receiptSamples'
import { qrOf, renderPdf, type Printed, type PrintJob } from './renderPdf'

const nasty = { ...simple, title: payloads.slice(0, 3).join(' '), queryAddress: '0750-5550102' }
const papers = ['a5', 'roll80'] as const
const onRoll = { simple, complex, report, full }
const jobs: PrintJob[] = papers.flatMap((paper) => [
  ...Object.entries({ ...(paper === 'a5' ? samples : onRoll), nasty }).map(([name, data]) => ({ name: `${paper}-${name}`, paper, html: receiptHtml(data, paper, { reprint: false }) })),
  { name: `${paper}-reprint`, paper, html: receiptHtml(simple, paper, { reprint: true }) },
])
const sheet = recoverySheetHtml({ roomName: '综治信访接待室', halves: ['ABCDE-FGHJK-MNPQR', 'STVWX-YZ234-56789'] })
const own = ownFileHtml({
  roomName: '综治信访接待室', community: '桂花社区', address: '桂花路18号', phone: '0750-5550101', madeAt: 1_788_570_300_000, madeBy: '李晓岚', reason: '本人持证到场',
  person: { name: '王桂英', idNumber: '11010519491231002X', phone: '13800005678', address: '桂花路18号3栋201', grid: '第三网格', occupation: '退休', sex: '女' },
  notes: [], petitions: ['XF26-0012', 'XF26-0044'].map((number) => ({
    number, receivedAt: 1_788_570_300_000, title: '三栋二单元楼道长期漏水', petitionClass: 'simple', statutoryKind: 'appeal', stateName: '办理中', officerName: '李晓岚', requests: '请求物业维修天台防水。'.repeat(8), facts: '雨季以来顶楼三户天花板渗水，已拍照。'.repeat(20), happenedAt: '桂花路18号', emotion: '平稳', recording: '本接待室录音录像。',
    told: [['户籍地', '江海路 9 号'], ['邮箱', '']], others: ['代表 钱*满', '被反映单位（人） 某**司'], materials: ['漏水照片 1 份（每份 4 页）'], papers: ['受理告知书 桂社信受字〔2026〕1号，2026年9月5日，送达 2026年9月7日'], claims: ['三栋二单元楼道漏水，主办 桂花物业，时限 2026年9月12日，进行中'], guidance: [], steps: [{ at: 1_788_570_300_000, text: '登记，首接责任人 李晓岚' }],
  })),
})
let printed: Record<string, Printed> = {}
const pdf = (name: string): Printed => {
  const found = printed[name]
  if (found === undefined) throw new Error(`${name} was not printed`)
  return found
}
const flat = (text: string) => text.replace(/\s+/gu, '')

beforeAll(async () => {
  printed = await renderPdf([...jobs, { name: 'sheet', paper: 'a5', html: sheet }, { name: 'own', paper: 'a5', html: own }])
}, 600_000)

describe.each([['a5', 148, 210], ['roll80', 80, 297]] as const)('receipt on %s', (paper, width, height) => {
  it('has the size of the paper; sheet and stub fit one page, a roll has a slip for each', () => {
    for (const name of Object.keys(paper === 'a5' ? samples : onRoll)) {
      const { widthMm, heightMm, pages } = pdf(`${paper}-${name}`)
      expect(Math.abs(widthMm - width)).toBeLessThan(0.5)
      expect(Math.abs(heightMm - height)).toBeLessThan(0.5)
      const slips = paper === 'a5' ? 1 : 2
      expect(pages, name).toBeLessThanOrEqual(name === 'full' ? slips + 1 : slips)
    }
  })

  it('can be read back', () => {
    const text = flat(pdf(`${paper}-simple`).text)
    for (const wanted of ['来访登记回执', 'XF26-0012', 'K7QM2-XV9RT', '王*英', '2026年9月12日', '登记回执存根', '漏水照片']) expect(text).toContain(wanted)
    expect(flat(pdf(`${paper}-reprint`).text)).toContain('补打')
    expect(text).not.toContain('补打')
  })

  it('keeps a report to itself', () => {
    const text = flat(pdf(`${paper}-report`).text)
    expect(text).toContain('内容依法保密')
    expect(text).not.toMatch(/甲某某|好处费/u)
  })

  it('has a QR code that holds address and query code and no personal data', () => {
    expect(qrOf(pdf(`${paper}-simple`))).toBe('https://xf.example.cn/q?code=K7QM2-XV9RT')
    expect(qrOf(pdf(`${paper}-report`))).toBe('https://xf.example.cn/q?code=K7QM2-XV9RT')
    expect(qrOf(pdf(`${paper}-nasty`))).toBe('0750-5550102 查询码 K7QM2-XV9RT')
    expect(qrOf(pdf(`${paper}-full`))).toBe(`${full.queryAddress}?code=${full.queryCode}`)
  }, 300_000)

  it('prints markup as text', () => {
    expect(flat(pdf(`${paper}-nasty`).text)).toContain(flat(payloads[0] ?? ''))
    expect(report.title).toContain('甲某某')
  })
})

describe('recovery sheet', () => {
  it('is one A5 page with both halves', () => {
    const { text, pages, widthMm } = pdf('sheet')
    expect(pages).toBe(1)
    expect(Math.abs(widthMm - 148)).toBeLessThan(0.5)
    expect(text).toContain('ABCDE-FGHJK-MNPQR')
    expect(text).toContain('STVWX-YZ234-56789')
  })
})

it("puts a person's own data on as many sheets as it takes, the others masked", () => {
  const { pages, widthMm, text } = pdf('own')
  expect(pages).toBeGreaterThan(1)
  expect(Math.abs(widthMm - 148)).toBeLessThan(0.5)
  for (const wanted of ['本人信息查询单', '王桂英', '11010519491231002X', 'XF26-0044', '钱*满', '本人（签收）']) expect(flat(text)).toContain(wanted)
})
