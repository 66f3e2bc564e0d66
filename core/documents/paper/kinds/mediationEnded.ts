/**
 * 调解终止告知书: mediation ends without an agreement, and which ways are open now (人民调解法 Art. 26).
 * Blames nobody for it.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { nameOf } from '../lists'
import { noLabels, notRestricted, open, petitionerOf } from '../known'
import { dayAt, headOf, notAhead, notBefore, para, part, stop, title, unless } from '../writing'

const REASONS = [
  { value: 'no-agreement', name: '经调解没有达成协议' },
  { value: 'declined', name: '一方或者各方不愿意继续调解' },
  { value: 'absent', name: '一方没有到场，调解无法进行' },
  { value: 'other-way', name: '已经进入诉讼、仲裁等程序' },
  { value: 'other', name: '其他原因' },
]

const fields: PaperKind['fields'] = [
  { key: 'committee', label: '人民调解委员会', kind: 'line', required: '须写明由哪个人民调解委员会告知' },
  { key: 'parties', label: '当事人', kind: 'line', required: '《人民调解法》第二十六条：终止调解须告知当事人，请写明姓名' },
  { key: 'dispute', label: '纠纷', kind: 'text', required: '须写明是哪一件纠纷' },
  { key: 'startedOn', label: '开始调解日期', kind: 'day' },
  { key: 'endedOn', label: '终止日期', kind: 'day', required: '须写明终止日期' },
  { key: 'reason', label: '终止原因', kind: 'choice', choices: REASONS, required: '《人民调解法》第二十六条：须写明为什么终止' },
  { key: 'reasonNote', label: '原因的说明', kind: 'text' },
  { key: 'routes', label: '可以走的途径', kind: 'text', required: '《人民调解法》第二十六条：须告知仲裁、行政、司法等途径，请写明向哪个机关、多长时限' },
  { key: 'contact', label: '联系人和电话', kind: 'line', required: '当事人还有疑问时要找得到人' },
]

function prefill(facts: PaperFacts): PaperValues {
  return {
    committee: facts.room.committee, parties: restrictedParties(facts), dispute: open(facts, facts.petition?.title), startedOn: '', endedOn: facts.today, reason: '', reasonNote: '', routes: '',
    contact: [facts.receiverName, facts.room.phone].filter((text) => text !== '').join('，电话'),
  }
}

const restrictedParties = (facts: PaperFacts): string => (facts.petition?.restricted === true ? '' : petitionerOf(facts))

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  return [
    ...notRestricted(facts, 'dispute', '调解终止告知书'), ...notAhead(values, 'endedOn', facts.today, '终止日期'),
    ...notBefore(values, 'endedOn', 'startedOn', '终止日期早于开始调解日期：请核对'),
    ...unless(textOf(values, 'reason') !== 'other' || textOf(values, 'reasonNote') !== '', 'reasonNote', '选了其他原因，请写明是什么原因'),
    ...noLabels(values, fields, ['dispute', 'reasonNote', 'routes']),
  ]
}

export const mediationEnded: PaperKind = {
  id: 'mediationEnded', name: '调解终止告知书', layout: 'letter', competentOnly: false, delivered: true, source: '《人民调解法》第二十六条', fields, prefill, problems,
  compose(values, issue) {
    const started = dayAt(values, 'startedOn')
    return {
      layout: 'letter', fileTitle: '调解终止告知书', ...headOf({ ...issue, unit: textOf(values, 'committee') || issue.unit }),
      blocks: [
        title('调解终止告知书'), { kind: 'to', text: textOf(values, 'parties') },
        para(`${started === '' ? '' : `${started}起，`}我们就下列纠纷为各方进行了人民调解，于${dayAt(values, 'endedOn')}终止。依照《人民调解法》第二十六条的规定，现告知如下：`),
        ...part('一、纠纷', textOf(values, 'dispute')),
        ...part('二、终止的原因', stop(nameOf(REASONS, textOf(values, 'reason'))), textOf(values, 'reasonNote')),
        ...part('三、您可以走的途径', '可以依法通过仲裁、行政、司法等途径维护自己的权利：属于仲裁范围的，向仲裁机构申请仲裁；属于行政机关处理的，请有关行政机关处理；也可以向人民法院起诉。', textOf(values, 'routes'), '请留意仲裁、诉讼的时效；经济困难的，可以申请法律援助。'),
        ...part('四、联系方式', stop(`联系人和电话：${textOf(values, 'contact')}`), '如果各方以后愿意再谈，可以随时重新申请调解，调解不收费。'),
        { kind: 'sign', unit: textOf(values, 'committee'), on: issue.on, sealed: true },
      ],
    }
  },
}
