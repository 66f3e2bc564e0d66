/**
 * 不再受理告知书: after 复核 the same facts and reasons are not taken up again; help in hardship goes on.
 * Says nothing about the person.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { actOf, noLabels } from '../known'
import { CONTACT, contactPart, FORM, MATTER, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from '../shared'
import { dayAt, draftedFor, headOf, notAhead, notBefore, para, part, signed, title } from '../writing'

const fields: PaperKind['fields'] = [
  PETITIONER, NUMBER, RECEIVED, FORM, MATTER,
  { key: 'recheckBody', label: '复核机关', kind: 'line', required: '条例第三十六条：不再受理以复核意见为前提，须写明由谁作出' },
  { key: 'recheckNumber', label: '复核意见文号', kind: 'line', required: '条例第三十六条第三款：须写明复核意见的文号；没有复核意见的不能出本文书' },
  { key: 'recheckOn', label: '复核意见日期', kind: 'day', required: '条例第三十六条第三款：须写明复核意见的日期' },
  { key: 'sameFacts', label: '同一事实和理由的认定', kind: 'text', required: '条例第三十六条第三款：须写明本次所提与复核事项为何是同一事实和理由；有新的事实和理由的应当另行登记' },
  { key: 'help', label: '其他帮助', kind: 'text', required: '条例第三十七条：终结后仍要做好疏导和帮助，请写明可以申请的救助或者联系的人' },
  CONTACT,
]

function prefill(facts: PaperFacts): PaperValues {
  const act = actOf(facts, 'noLonger')
  return {
    ...matterValues(facts), recheckBody: act?.unit ?? '', recheckNumber: '', recheckOn: '', sameFacts: '',
    help: '生活确有困难的，可以向街道社会救助窗口申请社会救助，我们可以协助您准备材料；需要法律帮助的，可以拨打12348咨询或者申请法律援助；需要倾诉和疏导的，欢迎预约本室的心理咨询志愿者。',
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  return [
    ...notAhead(values, 'receivedOn', facts.today, '收到日期'),
    ...notAhead(values, 'recheckOn', facts.today, '复核意见日期'),
    ...notBefore(values, 'receivedOn', 'recheckOn', '收到日期早于复核意见日期：复核终结以前提出的不适用不再受理，请核对日期'),
    ...noLabels(values, fields, ['matter', 'sameFacts', 'help']),
  ]
}

export const noLonger: PaperKind = {
  id: 'noLonger', name: '不再受理告知书', layout: 'letter', series: '信不再字', competentOnly: true, delivered: true, source: '《信访工作条例》第三十六条第三款、第三十七条', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'letter', fileTitle: '不再受理告知书', ...headOf(issue), ...draftedFor(issue),
    blocks: [
      title('不再受理告知书'), { kind: 'to', text: textOf(values, 'petitioner') },
      para(`${receivedSentence(values)}我们已如实登记。经审查，现告知如下：`),
      ...part('一、反映的事项', textOf(values, 'matter')),
      ...part('二、复核情况', `该事项已由${textOf(values, 'recheckBody')}于${dayAt(values, 'recheckOn')}作出复核意见（文号：${textOf(values, 'recheckNumber')}）。`),
      ...part('三、审查认定', textOf(values, 'sameFacts'), '本次提出的投诉请求与复核事项属于同一事实和理由。依照《信访工作条例》第三十六条第三款的规定，各级党委和政府信访部门及其他机关、单位不再受理。'),
      ...part('四、我们还可以为您做的', textOf(values, 'help'), '如果您有新的事实和理由，可以随时提出，我们将另行登记。依法可以通过诉讼、仲裁等途径解决的，您的权利不受本告知书影响。'),
      ...contactPart('五、联系方式', values),
      signed(issue),
    ],
  }),
}
