/**
 * What stands on the receipt for each class and kind, what never does, and that a reprint differs in its mark only.
 */
import { PAPER_SIZE } from '#core/documents/printStyle'
import { queryText } from '#core/documents/qr'
import { receiptHtml } from '#core/documents/receipt'
import { describe, expect, it } from 'vitest'
import { complex, consult, report, samples, simple, unreasonable } from './receiptSamples'

const text = (source: string) => source.replace(/<style>.*?<\/style>/su, '').replace(/<[^>]*>/gu, '').replaceAll('&amp;', '&')
const papers = ['a5', 'roll80'] as const

describe.each(papers)('receipt on %s', (paper) => {
  it('says everything a 来访登记回执 has to say', () => {
    const shown = text(receiptHtml(simple, paper, { reprint: false }))
    for (const wanted of [
      '来访登记回执', 'XF26-0012', 'K7QM2-XV9RT', '2026年9月5日 09:05', '王*英', '1人', '三栋二单元楼道长期漏水', '合理诉求（简单） · 申诉求决', '2026年9月12日（星期六）前',
      '拟提前至2026年9月11日办结', '自2026年9月5日起7日，当日不计', '2026年工作计划', '2026年9月20日前', '《信访工作条例》第二十三条', '由首接责任人跟进', '漏水照片（复印件1份，每份4页）', '物业缴费单（原件2份，每份1页）',
      '合计2种，共3份6页', '本接待室录音录像', '您表示同意', '李晓岚', '首接责任人', '0750-5550101', '0750-5550102', 'https://xf.example.cn/q', '桂花路18号', '8:30–12:00', '扫码查询、评价', '请求复查',
      '桂花社区居民委员会', '登记回执存根', '信访人（签名或捺印）', '接待人（签名）', '不代替受理告知书',
    ]) expect(shown).toContain(wanted)
    expect(shown).not.toContain('补打')
    expect(shown).not.toContain('暂定')
  })

  it('names each class in the words for paper', () => {
    expect(text(receiptHtml(consult, paper, { reprint: false }))).toContain('自2026年9月5日起3个工作日')
    const refused = text(receiptHtml(unreasonable, paper, { reprint: false }))
    expect(refused).toContain('解释疏导／不予支持')
    expect(refused).toContain('请求复查')
    expect(refused).not.toMatch(/无理|缠访|闹访/u)
  })

  it('counts a group, names its representatives and marks a provisional date', () => {
    const shown = text(receiptHtml(complex, paper, { reprint: false }))
    expect(shown).toContain('12人（集体访）；代表：陈*、欧阳*、刘*华、周*、吴*')
    expect(shown).toContain('2027年1月3日（星期日）前 暂定')
    expect(shown).toContain('街道联席会议')
  })

  it('prints neither content nor accused of a 检举控告, not even through names of papers', () => {
    const source = receiptHtml(report, paper, { reprint: false })
    expect(source).not.toContain('甲某某')
    expect(source).not.toContain('好处费')
    const shown = text(source)
    expect(shown).toContain('内容依法保密，不在回执上载明')
    expect(shown).toContain('1种，共3份12页')
    expect(shown).toContain('匿名')
    expect(shown).toContain('拒绝录音录像，不影响接待')
  })

  it('is the same on every call, and a reprint differs only in its mark', () => {
    for (const data of Object.values(samples)) {
      const first = receiptHtml(data, paper, { reprint: false })
      expect(receiptHtml(data, paper, { reprint: false })).toBe(first)
      expect(receiptHtml(data, paper, { reprint: true }).replace('<div class="mark">补打</div>', '')).toBe(first)
    }
  })

  it('declares the size of its paper', () => {
    const { widthMm, heightMm } = PAPER_SIZE[paper]
    expect(receiptHtml(simple, paper, { reprint: false })).toContain(`@page{size:${widthMm}mm ${heightMm}mm`)
  })
})

describe('the QR text', () => {
  it('joins address and code for a web address, a telephone and none', () => {
    expect(queryText('https://a.cn/q', 'AB-1')).toBe('https://a.cn/q?code=AB-1')
    expect(queryText('https://a.cn/q?x=1#top', 'AB-1')).toBe('https://a.cn/q?x=1&code=AB-1#top')
    expect(queryText('0750-5550102', 'AB-1')).toBe('0750-5550102 查询码 AB-1')
    expect(queryText('  ', 'AB-1')).toBe('AB-1')
  })
})
