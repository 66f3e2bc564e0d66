/**
 * What stands on the receipt for each class and kind, what never does, and that a reprint differs in its mark only.
 */
import { hash } from 'node:crypto'
import { PAPER_SIZE } from '#core/documents/printStyle'
import { queryText } from '#core/documents/qr'
import { markedReprint, RECEIPT_TEMPLATE, receiptHtml } from '#core/documents/receipt'
import { describe, expect, it } from 'vitest'
import { complex, consult, report, samples, simple, unreasonable } from './receiptSamples'

const text = (source: string) => source.replace(/<style>.*?<\/style>/su, '').replace(/<[^>]*>/gu, '').replaceAll('&amp;', '&')
const papers = ['a5', 'roll80'] as const

describe.each(papers)('receipt on %s', (paper) => {
  it('says everything a 来访登记回执 has to say', () => {
    const shown = text(receiptHtml(simple, paper, { reprint: false }))
    for (const wanted of [
      '来访登记回执', 'XF26-0012', 'K7QM2-XV9RT', '2026年9月5日 09:05', '王*英', '1人', '三栋二单元楼道长期漏水', '合理诉求（简单） · 申诉求决', '2026年9月12日（星期六）前',
      '拟提前至2026年9月11日办结', '自2026年9月5日起7日，当日不计', '2026年工作计划', '2026年9月20日前', '《信访工作条例》第二十三条', '来访时间', '来访人数', '由首接责任人跟进', '漏水照片（复印件1份，每份4页）', '物业缴费单（原件2份，每份1页）',
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
    expect(refused).toContain('解释疏导答复：自2026年9月5日起30日')
    expect(refused).not.toContain('复杂诉求办结')
    expect(refused).not.toMatch(/无理|缠访|闹访/u)
  })

  it('counts a group, names its representatives and marks a provisional date', () => {
    const shown = text(receiptHtml(complex, paper, { reprint: false }))
    expect(shown).toContain('12人（集体访）；代表：陈*、欧阳*、刘*华、周*、吴*')
    expect(shown).toContain('2027年1月3日（星期日）前（逢休息日，拟提前至2026年12月31日办结）（这一日期不变；当年放假安排尚未公布，公布后可能另行提前）')
    expect(shown).not.toContain('暂定')
    const moving = text(receiptHtml({ ...consult, promise: { ...consult.promise, provisional: true } }, paper, { reprint: false }))
    expect(moving).toContain('前 暂定（当年放假安排尚未公布，公布后以正式日期为准）')
    expect(moving).not.toContain('这一日期不变')
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

  it('promises of a 检举控告 that it is forwarded, and no remedy against an opinion it will not get', () => {
    const shown = text(receiptHtml(report, paper, { reprint: false }))
    for (const wanted of ['转送期限', '检举控告转送：自2026年9月5日起15日', '第二十二条', '纪检监察机关']) expect(shown).toContain(wanted)
    expect(shown).not.toMatch(/承诺日期|简单诉求|合理诉求|请求复查|救济途径/u)
  })

  it('prints remedies for 申诉求决, for 解释疏导 and while the kind is open, not for an inquiry or a suggestion', () => {
    const has = (data: Partial<typeof simple>) => text(receiptHtml({ ...simple, ...data }, paper, { reprint: false })).includes('请求复查')
    expect([has({}), has({ statutoryKind: undefined }), has({ statutoryKind: 'suggestion', petitionClass: 'unreasonable' }), has({ statutoryKind: 'suggestion' }), has({ statutoryKind: undefined, petitionClass: 'consult' })]).toEqual([true, true, true, false, false])
  })

  it('says that nobody can be told instead of a date, where name or address is not clear', () => {
    const shown = text(receiptHtml(report, paper, { reprint: false }))
    expect(shown).toContain('书面告知姓名或住址不清的无法告知')
    expect(shown).not.toContain('书面告知2026年9月20日前')
    expect(text(receiptHtml(simple, paper, { reprint: false }))).toContain('书面告知2026年9月20日前')
  })

  it('is headed by the way in which the matter came', () => {
    for (const [form, head, time] of [['letter', '来信登记回执', '收到时间'], ['call', '来电登记回执', '来电时间'], ['web', '网上信访登记回执', '收到时间'], ['fax', '传真信访登记回执', '收到时间'], ['outreach', '走访下访登记回执', '走访时间'], ['assigned', '交办转办登记回执', '收到时间']] as const) {
      const shown = text(receiptHtml({ ...simple, form }, paper, { reprint: false }))
      expect(shown).toContain(head)
      expect(shown.split(time).length).toBe(3)
      expect(shown).not.toMatch(/来访(?:登记|时间|人数|已登记)/u)
    }
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

describe('the template', () => {
  it('has another revision whenever its pages change: raise RECEIPT_TEMPLATE, then put the new digest here', () => {
    const pages = papers.flatMap((paper) => Object.values(samples).map((data) => receiptHtml(data, paper, { reprint: false })))
    expect({ template: RECEIPT_TEMPLATE, digest: hash('sha256', pages.join('\n')).slice(0, 16) }).toEqual({ template: '2026.3', digest: '7436fc48c56e9143' })
  })
  it('marks a page once and nothing but it, also one on which somebody typed the tag', () => {
    const typed = receiptHtml({ ...simple, title: '<header>$&<header>' }, 'a5', { reprint: false })
    expect(markedReprint(typed).split('<div class="mark">补打</div>')).toHaveLength(2)
    expect(markedReprint(typed).replace('<div class="mark">补打</div>', '')).toBe(typed)
  })
})

describe('the QR text', () => {
  it('promises a page only where scanning opens one', () => {
    const under = (queryAddress: string) => /class="qr">.*?<div class="small">([^<]*)</su.exec(receiptHtml({ ...simple, queryAddress }, 'a5', { reprint: false }))?.[1]
    expect(['https://a.cn/q', '0750-5550101', ''].map(under)).toEqual(['扫码查询、评价', '扫码显示查询码', '扫码显示查询码'])
  })
  it('joins address and code for a web address, a telephone and none', () => {
    expect(queryText('https://a.cn/q', 'AB-1')).toBe('https://a.cn/q?code=AB-1')
    expect(queryText('https://a.cn/q?x=1#top', 'AB-1')).toBe('https://a.cn/q?x=1&code=AB-1#top')
    expect(queryText('0750-5550102', 'AB-1')).toBe('0750-5550102 查询码 AB-1')
    expect(queryText('  ', 'AB-1')).toBe('AB-1')
  })
})
