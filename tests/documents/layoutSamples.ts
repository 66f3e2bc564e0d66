/**
 * Composed papers for the tests of the layout: every block, every layout, and a page of nothing but signs. Invented throughout.
 */
import type { Block, Composed } from '#core/documents/paper/blocks'
import { Day } from '#core/domain/day'

const WORDS = '本接待室依照规定受理群众来访并在法定期限内书面告知办理结果'
/** So many full-width signs in a row, without a mark between them. */
export const signs = (count: number): string => Array.from({ length: count }, (_, at) => WORDS[at % WORDS.length]).join('')
export const prose = (times: number): string => '经查，您反映的三栋二单元楼道长期漏水一事，物业服务企业已于上月进场检修，天台防水层局部破损，计划分两次施工；施工期间请避免占用消防通道。'.repeat(times)

export const on = Day.parse('2026-09-05')
export const unit = '桂花街道综合治理和信访接待中心'
const number = '桂街信告〔2026〕12号'

export const everyBlock: readonly Block[] = [
  { kind: 'title', text: '关于三栋二单元楼道漏水事项的\n受理告知书' },
  { kind: 'to', text: '王桂英同志' },
  { kind: 'para', text: `${prose(2)}\n${prose(1)}` },
  { kind: 'heading', level: 1, text: '一、受理情况' },
  { kind: 'para', text: prose(1) },
  { kind: 'heading', level: 2, text: '（一）办理单位' },
  { kind: 'heading', level: 3, text: '1. 主办单位' },
  { kind: 'heading', level: 4, text: '（1）联系方式' },
  { kind: 'para', text: 'https://xf.example.cn/a/very/long/address/that/has/no/place/to/break/and/would/overflow/the/line/otherwise?code=K7QM2-XV9RT&from=paper' },
  { kind: 'boxes', label: '送达方式', items: [{ text: '直接送达', ticked: true }, { text: '留置送达' }, { text: '邮寄送达' }] },
  { kind: 'table', widths: [1, 3, 2], headRows: 1, rows: [
    [{ text: '序号', head: true }, { text: '材料名称', head: true }, { text: '份数', head: true }],
    [{ text: '1', align: 'centre' }, { text: '漏水照片' }, { text: '1 份', align: 'right' }],
    [{ text: '合计', head: true }, { text: '共 1 种', wide: 2 }],
  ] },
  { kind: 'attachments', items: ['材料清单', '一份名称很长而要在下一行接着写并且同首字对齐的附件的完整名称'] },
  { kind: 'sign', unit, on, sealed: false },
  { kind: 'note', text: '联系人：李晓岚，电话：0750-5550101' },
  { kind: 'pageBreak' },
  { kind: 'hands', lines: [{ label: '受送达人（签名或捺印）' }, { label: '送达时间', after: '年　　月　　日' }] },
  { kind: 'ruled', lines: 4 },
  { kind: 'gap', lines: 1 },
  { kind: 'cut', text: '沿虚线裁开，下联由接待室留存' },
  { kind: 'qr', text: 'https://xf.example.cn/q?code=K7QM2-XV9RT', caption: '扫码查询' },
]

export const composed = (layout: Composed['layout'], blocks: readonly Block[] = everyBlock, more: Partial<Composed> = {}): Composed => ({
  layout, fileTitle: '受理告知书', head: layout === 'official' || layout === 'letter' ? { unit, number } : undefined, blocks, ...more,
})

/** A register of so many rows under a head of one. */
export const register = (rows: number): Block => ({
  kind: 'table', widths: [1, 2, 5, 2], headRows: 1,
  rows: [['序号', '日期', '事项', '承办人'].map((text) => ({ text, head: true })), ...Array.from({ length: rows }, (_, at) => [`${at + 1}`, '2026年9月5日', `第${at + 1}件：${WORDS}`, '李晓岚'].map((text) => ({ text })))],
})
