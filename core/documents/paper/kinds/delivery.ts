/**
 * 送达回证: which paper was served on whom, when, where and how, signed for or refused before two witnesses.
 * Says nothing of what stands in the paper.
 */
import { DELIVERY_OUTCOMES, DELIVERY_WAYS, deliveryProblems, OUTCOME_NAMES, WAY_NAMES } from '../../../domain/delivery'
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { nameOf } from '../lists'
import { petitionerOf } from '../known'
import { dayAt, form, hands, notAhead, pair, title, wide } from '../writing'

const WAYS = DELIVERY_WAYS.map((value) => ({ value, name: WAY_NAMES[value] }))
const OUTCOMES = DELIVERY_OUTCOMES.map((value) => ({ value, name: OUTCOME_NAMES[value] }))

const fields: PaperKind['fields'] = [
  { key: 'document', label: '送达文书', kind: 'line', required: '须写明送达的是哪一份文书' },
  { key: 'documentNumber', label: '文号', kind: 'line', required: '须写明文号；没有文号的写“无”' },
  { key: 'addressee', label: '受送达人', kind: 'line', required: '须写明送达给谁' },
  { key: 'way', label: '送达方式', kind: 'choice', choices: WAYS, required: '须写明送达方式：直接、留置、邮寄、委托、电子' },
  { key: 'place', label: '送达地点（地址、号码）', kind: 'line', required: '须写明在哪里送达；邮寄写地址，电子送达写接收的号码' },
  { key: 'on', label: '送达日期', kind: 'day', required: '条例第三十五条：复查期限从收到之日起算，须写明日期' },
  { key: 'time', label: '送达时间', kind: 'line', help: '如 9:30' },
  { key: 'outcome', label: '结果', kind: 'choice', choices: OUTCOMES, required: '须写明签收、拒收、已寄出或者退回' },
  { key: 'signedBy', label: '签收人', kind: 'line' },
  { key: 'relation', label: '代收人与受送达人的关系', kind: 'line' },
  { key: 'refusal', label: '拒收或者退回的原因', kind: 'text' },
  { key: 'witness1', label: '见证人（一）', kind: 'line' },
  { key: 'witness2', label: '见证人（二）', kind: 'line' },
  { key: 'mailNumber', label: '邮件编号', kind: 'line' },
  { key: 'server', label: '送达人', kind: 'line', required: '须由送达人署名' },
  { key: 'note', label: '备注', kind: 'text' },
]

function prefill(facts: PaperFacts): PaperValues {
  return { document: '', documentNumber: '', addressee: petitionerOf(facts), way: '', place: '', on: facts.today, time: '', outcome: '', signedBy: '', relation: '', refusal: '', witness1: '', witness2: '', mailNumber: '', server: facts.receiverName, note: '' }
}

/** The same that a line of 送达 is asked for (core/domain/delivery), once way and outcome are chosen. */
function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const [way, outcome] = [DELIVERY_WAYS.find((one) => one === textOf(values, 'way')), DELIVERY_OUTCOMES.find((one) => one === textOf(values, 'outcome'))]
  const ahead = notAhead(values, 'on', facts.today, '送达日期')
  if (way === undefined || outcome === undefined) return ahead
  const at = (key: string): string => textOf(values, key)
  return [...ahead, ...deliveryProblems({
    way, outcome, addressee: at('addressee'), place: at('place'), signedBy: at('signedBy'), relation: at('relation'), refusal: at('refusal'), witness1: at('witness1'), witness2: at('witness2'), mailNumber: at('mailNumber'), server: at('server'),
  })]
}

export const delivery: PaperKind = {
  id: 'delivery', name: '送达回证', layout: 'form', competentOnly: false, delivered: false, source: '《信访工作条例》第二十三条、第三十五条；送达参照民事诉讼通行做法（待核实）', fields, prefill, problems,
  compose(values) {
    const time = textOf(values, 'time')
    return {
      layout: 'form', fileTitle: '送达回证',
      blocks: [
        title('送达回证'),
        form(
          wide('送达文书', textOf(values, 'document')), pair('文号', textOf(values, 'documentNumber'), '受送达人', textOf(values, 'addressee')),
          pair('送达方式', nameOf(WAYS, textOf(values, 'way')), '送达时间', `${dayAt(values, 'on')}${time === '' ? '' : ` ${time}`}`),
          wide('送达地点', textOf(values, 'place')), pair('结果', nameOf(OUTCOMES, textOf(values, 'outcome')), '邮件编号', textOf(values, 'mailNumber')),
          pair('签收人', textOf(values, 'signedBy'), '代收人关系', textOf(values, 'relation')), wide('拒收、退回的原因', textOf(values, 'refusal')),
          pair('见证人一', textOf(values, 'witness1'), '见证人二', textOf(values, 'witness2')), pair('送达人', textOf(values, 'server'), '备注', textOf(values, 'note')),
        ),
        hands('受送达人或者代收人（签名或者捺印）', '送达人（签名）', '见证人（签名）', '见证人（签名）'),
        { kind: 'note', text: '拒收的，须有两名见证人签名；代收的，须写明与受送达人的关系' },
      ],
    }
  },
}
