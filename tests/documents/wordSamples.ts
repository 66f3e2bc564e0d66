/** Papers of invented people for the .docx tests, one of each layout, with every block. */
import type { Composed } from '#core/documents/paper/blocks'
import { Day } from '#core/contract/fields'

const on = Day.parse('2026-09-05')
const unit = '江海区桂花街道办事处'
/** Runs over many lines, without a sign that could end a line early. */
export const running = '信访人反映楼道漏水影响居住请求物业公司修缮天台防水并赔偿损失'.repeat(40)

export const officialPaper: Composed = {
  layout: 'official', fileTitle: '信访事项受理告知书', head: { unit, number: '江海信受字〔2026〕12号' },
  blocks: [
    { kind: 'title', text: '信访事项受理告知书' }, { kind: 'to', text: '王桂英' },
    { kind: 'para', text: '您于2026年9月4日走访反映的楼道漏水问题，本机关已于当日收悉。\n经审查，该事项属于本机关职权范围，现予受理。' },
    { kind: 'heading', level: 1, text: '一、受理依据' }, { kind: 'heading', level: 2, text: '（一）法规' }, { kind: 'heading', level: 3, text: '1.条例' }, { kind: 'heading', level: 4, text: '（1）第三十一条' },
    { kind: 'para', text: running },
    { kind: 'attachments', items: ['材料清单', '信访事项办理流程及查询方式的说明，供信访人了解办理进度时使用'] },
    { kind: 'sign', unit, on, sealed: true }, { kind: 'note', text: '联系人：李晓岚，电话：0750-5550101' },
  ],
}
export const letterPaper: Composed = { ...officialPaper, layout: 'letter', draftedFor: unit, blocks: officialPaper.blocks }
export const plainPaper: Composed = { layout: 'plain', fileTitle: '调解记录', blocks: [{ kind: 'para', text: running, flush: true }] }
export const formPaper: Composed = {
  layout: 'form', fileTitle: '送达回证', head: { unit: '桂花社区综治信访接待室' },
  blocks: [
    { kind: 'title', text: '送达回证' },
    { kind: 'table', widths: [1, 2, 1, 2], headRows: 1, rows: [
      [{ text: '序号', head: true }, { text: '文书名称', head: true }, { text: '份数', head: true }, { text: '备注', head: true }],
      ...Array.from({ length: 60 }, (_, at) => [{ text: String(at + 1), align: 'centre' as const }, { text: `受理告知书第${at + 1}份` }, { text: '1' }, { text: '' }]),
      [{ text: '送达方式', head: true }, { text: '直接送达', wide: 3 }],
    ] },
    { kind: 'boxes', label: '结果', items: [{ text: '签收', ticked: true }, { text: '拒收' }] },
    { kind: 'hands', lines: [{ label: '受送达人（签名或捺印）', after: '　年　月　日' }, { label: '送达人' }] },
    { kind: 'ruled', lines: 3 },
  ],
}
export const slipPaper: Composed = {
  layout: 'slip', fileTitle: '满意度评价卡', head: { unit: '桂花社区综治信访接待室', number: 'XF26-0012' },
  blocks: [
    { kind: 'title', text: '满意度评价卡' }, { kind: 'boxes', label: '对接待', items: [{ text: '满意' }, { text: '基本满意' }, { text: '不满意' }] },
    { kind: 'qr', text: 'https://xf.example.cn/q?code=K7QM2-XV9RT', caption: '扫码评价' }, { kind: 'gap', lines: 1 }, { kind: 'cut', text: '沿虚线裁开，存根留接待室' }, { kind: 'para', text: '存根' },
    { kind: 'pageBreak' }, { kind: 'para', text: '背面' },
  ],
}
export const wordPapers: Readonly<Record<string, Composed>> = { official: officialPaper, letter: letterPaper, plain: plainPaper, form: formPaper, wide: { ...formPaper, layout: 'wide' }, copy: { ...letterPaper, blocks: [...letterPaper.blocks, { kind: 'pageBreak', copy: true }, { kind: 'para', text: running, flush: true }] }, slip: slipPaper }
