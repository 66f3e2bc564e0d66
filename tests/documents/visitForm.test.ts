/**
 * The paper form of a visit: what it asks for and what it leaves out, that the empty one is a single A4 page,
 * and that nothing handed to it is lost or becomes markup.
 */
import { describe, expect, it } from 'vitest'
import { type FormRoom, visitFormHtml, type Written } from '#core/documents/visitForm'
import { payloads } from './payloads'
import { renderPdf } from './renderPdf'

const room: FormRoom = { roomName: '桂花社区综治信访接待室', community: '安宁街道桂花社区', phone: '0750-5550101' }
const written: Written = {
  cells: { name: '王桂英', idNumber: '11010519491231002X', phone: '13800005678', address: '桂花路18号3栋201', headcount: '6', title: '楼道长期漏水', requests: '请物业维修', facts: '去年冬天开始漏水', materials: '照片 1 份 3 页' },
  ticked: ['一杯热水', '合理诉求（简单）', '2 焦虑委屈'], more: [{ label: '网格/楼栋', text: '第三网格' }],
}
const asked = ['来访登记表', '来访时间', '三个一', '□ 一张笑脸', '□ 一杯热水', '□ 一份清单', '姓名', '证件号', '电话', '来访人数', '住址', '事项', '主要诉求', '事实和理由', '收到的材料', '□ 政策咨询', '□ 合理诉求（简单）', '□ 合理诉求（复杂）', '□ 建议意见', '□ 检举控告', '□ 申诉求决', '□ 1 平稳', '□ 4 失控边缘', '录音录像', '来访人（签名或捺印）', '接待人（签名）', '补登后的回执号', '安宁街道桂花社区', '桂花社区综治信访接待室', '0750-5550101']
const bare = (text: string) => text.replace(/\s+/gu, '')

describe('visitFormHtml', () => {
  it('asks for what the first screen asks for, with empty boxes, and calls nobody unreasonable', () => {
    const source = visitFormHtml(room)
    for (const text of asked) expect(source).toContain(text)
    expect(source).not.toContain('☑')
    expect(source).not.toContain('无理')
    expect(visitFormHtml({ roomName: '接待室' })).not.toMatch(/undefined|电话 </u)
  })

  it('carries what was typed, ticks what was ticked, and makes no markup of it', () => {
    const source = visitFormHtml(room, written)
    for (const text of [...Object.values(written.cells), '第三网格', '网格/楼栋', '☑ 一杯热水', '☑ 合理诉求（简单）', '☑ 2 焦虑委屈', '□ 一张笑脸', '□ 政策咨询']) expect(source).toContain(text)
    const tags = (page: string) => page.match(/<[a-z]+/gu)?.filter((tag) => tag !== '<div')
    for (const text of payloads) {
      const cells = Object.fromEntries(Object.keys(written.cells).map((cell) => [cell, text]))
      expect(tags(visitFormHtml({ roomName: text, community: text, phone: text }, { cells, ticked: [text], more: [{ label: text, text }] })), text).toEqual(tags(visitFormHtml(room, { cells: written.cells, ticked: [], more: written.more })))
    }
  })

  it('is one A4 page when empty, also for the longest names, and holds every word when long', async () => {
    const long = { roomName: '综'.repeat(60), community: '桂'.repeat(60), phone: '0750-5550101 转 8001' }
    const much: Written = { ...written, cells: { ...written.cells, requests: '请求'.repeat(600), facts: '事实'.repeat(900) }, more: Array.from({ length: 30 }, (_, at) => ({ label: '其他', text: `第${at}项内容` })) }
    const printed = await renderPdf([
      { name: 'empty', paper: 'a4', html: visitFormHtml(room) }, { name: 'long', paper: 'a4', html: visitFormHtml(long) },
      { name: 'written', paper: 'a4', html: visitFormHtml(room, written) }, { name: 'much', paper: 'a4', html: visitFormHtml(room, much) },
    ])
    for (const { widthMm, heightMm } of Object.values(printed)) {
      expect(Math.abs(widthMm - 210)).toBeLessThan(0.5)
      expect(Math.abs(heightMm - 297)).toBeLessThan(0.5)
    }
    expect([printed['empty']?.pages, printed['long']?.pages]).toEqual([1, 1])
    const paper = bare(printed['empty']?.text ?? '')
    for (const text of asked) expect(paper).toContain(bare(text))
    expect(bare(printed['written']?.text ?? '')).toContain('11010519491231002X')
    const all = bare(printed['much']?.text ?? '')
    expect(all.split('请求').length - 1).toBeGreaterThanOrEqual(600)
    for (let at = 0; at < 30; at += 1) expect(all).toContain(`第${at}项内容`)
  }, 120_000)
})
