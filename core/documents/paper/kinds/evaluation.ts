/**
 * 满意度评价卡: an anonymous slip with two questions, reasons to tick and a code to scan.
 * Carries no name, no matter and no number but the code.
 */
import { isPage, queryText } from '../../qr'
import type { PaperFacts, PaperKind, PaperValues } from '../kind'
import { textOf } from '../kind'
import { EVALUATION_REASONS, GRADES } from '../lists'
import { flush, given, para, stop, title } from '../writing'
import type { Block } from '../blocks'

const fields: PaperKind['fields'] = [
  { key: 'code', label: '评价码（查询码）', kind: 'line', required: '条例第二十一条：须能扫码或者凭码评价；见登记回执' },
  { key: 'returnTo', label: '交回方式', kind: 'line', required: '纸质评价也要能匿名交回，请写明投到哪里' },
  { key: 'until', label: '希望交回的时间', kind: 'line' },
]

function prefill(facts: PaperFacts): PaperValues {
  return { code: facts.petition?.queryCode ?? '', returnTo: '投入接待室意见箱，不必署名', until: '' }
}

const SPACE: Block = { kind: 'gap', lines: 0.5 }
const boxes = (label: string, items: readonly { readonly name: string }[]): Block => ({ kind: 'boxes', label, items: items.map(({ name }) => ({ text: name })) })

export const evaluation: PaperKind = {
  id: 'evaluation', name: '满意度评价卡', layout: 'slip', competentOnly: false, delivered: false, source: '《信访工作条例》第二十一条；2026年工作计划：服务评价卡', fields, prefill,
  compose(values, { room }) {
    const code = textOf(values, 'code')
    const until = textOf(values, 'until')
    return {
      layout: 'slip', fileTitle: '满意度评价卡',
      blocks: [
        title('满意度评价卡'), flush(`${room.community} ${room.roomName}`),
        para('请您评一评我们的工作。不必写姓名，评价不影响您的事项办理；不满意的，我们会再次办理并当面听取您的意见。'),
        SPACE, boxes('一、对接待的评价', GRADES), boxes('二、对办理单位的评价', GRADES), SPACE, boxes('不满意的原因（可多选）', EVALUATION_REASONS), SPACE,
        flush('您的意见和建议：'), { kind: 'ruled', lines: 4 },
        flush('如愿意我们联系您，请留下联系方式（可以不填）：'), { kind: 'ruled', lines: 1 },
        { kind: 'qr', text: queryText(room.queryAddress, code), caption: isPage(room.queryAddress) ? '扫码评价' : '扫码显示查询码' },
        flush(`评价码：${code}`), flush(stop(`交回方式：${textOf(values, 'returnTo')}`)), ...given(until, (text) => flush(stop(`请在${text}以前交回`))), flush(`也可以拨打${room.queryPhone}，凭评价码评价。`),
      ],
    }
  },
}
