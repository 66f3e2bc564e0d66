/**
 * 延期办理告知书: one extension of a matter, told with its reason before the limit is over.
 * Cannot be made afterwards: what is late stays late and is answered for.
 */
import { formatDayZh } from '../../../domain/day'
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { clockOf, noLabels } from '../known'
import { limitOf } from '../lists'
import { CONTACT, contactPart, FORM, MATTER, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from '../shared'
import { dayAt, daysBetween, draftedFor, headOf, notAhead, para, part, signed, title, unless } from '../writing'

const fields: PaperKind['fields'] = [
  PETITIONER, NUMBER, RECEIVED, FORM, MATTER,
  { key: 'acceptedOn', label: '原受理日期', kind: 'day', required: '条例第三十四条：须写明原受理日期，信访人才能核对期限' },
  { key: 'originalDueOn', label: '原办理期限届满日', kind: 'day', required: '条例第三十四条：须写明原期限' },
  { key: 'newDueOn', label: '延长后的期限届满日', kind: 'day', required: '条例第三十四条：须写明新的期限，写成具体日期', help: `原期限届满日起最多再延长${limitOf('extension').words}，只能延长一次` },
  { key: 'reason', label: '延期理由', kind: 'text', required: '条例第三十四条：须把延期理由告知信访人' },
  { key: 'approver', label: '批准人（本机关负责人）', kind: 'line', required: '条例第三十四条：延期须经本机关、单位负责人批准' },
  { key: 'approvedOn', label: '批准日期', kind: 'day', required: '条例第三十四条：批准须在原期限届满以前' },
  CONTACT,
]

function prefill(facts: PaperFacts): PaperValues {
  const closing = clockOf(facts, 'closing')
  const extension = clockOf(facts, 'extension')
  return { ...matterValues(facts), acceptedOn: closing?.startOn ?? '', originalDueOn: closing?.dueOn ?? extension?.startOn ?? '', newDueOn: extension?.dueOn ?? '', reason: '', approver: '', approvedOn: '' }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const original = textOf(values, 'originalDueOn')
  const known = clockOf(facts, 'closing')?.dueOn
  const late = daysBetween(original, facts.today)
  const more = daysBetween(original, textOf(values, 'newDueOn'))
  const approved = daysBetween(original, textOf(values, 'approvedOn'))
  const first = daysBetween(textOf(values, 'acceptedOn'), original)
  const { n, words } = limitOf('extension')
  return [
    ...notAhead(values, 'acceptedOn', facts.today, '原受理日期'), ...notAhead(values, 'approvedOn', facts.today, '批准日期'),
    ...unless(late === undefined || late <= 0, 'originalDueOn', `原期限已经届满，今天是${formatDayZh(facts.today)}，不能再出延期办理告知书（条例第三十四条）：请尽快书面答复，并如实向分管领导报告`),
    ...unless(known === undefined || original === '' || original === known, 'originalDueOn', `本件登记的原办理期限届满日是${formatDayZh(known ?? facts.today)}，与填写的不一致：请照登记的期限填写；受理日期登记错了的，请先更正`),
    ...unless(first === undefined || (first >= 0 && first <= limitOf('closing').n), 'originalDueOn', `原期限应当在受理之日起${limitOf('closing').words}内（条例第三十四条）；已经延长过一次的不能再延长，请核对日期`),
    ...unless(more === undefined || more > 0, 'newDueOn', '延长后的期限不晚于原期限：请核对日期，不需要延期的不必出本文书'),
    ...unless(more === undefined || more <= n, 'newDueOn', `延长超过${words}（条例第三十四条）：请把新的期限改到原期限届满日起${words}内`),
    ...unless(approved === undefined || approved <= 0, 'approvedOn', '批准日期晚于原期限届满日（条例第三十四条：延期须在届满前批准）：请核对批准日期'),
    ...noLabels(values, fields, ['matter', 'reason']),
  ]
}

export const extended: PaperKind = {
  id: 'extended', name: '延期办理告知书', layout: 'letter', series: '信延字', competentOnly: true, delivered: true, source: '《信访工作条例》第三十四条', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'letter', fileTitle: '延期办理告知书', ...headOf(issue), ...draftedFor(issue),
    blocks: [
      title('延期办理告知书'), { kind: 'to', text: textOf(values, 'petitioner') },
      para(`${receivedSentence(values)}本机关于${dayAt(values, 'acceptedOn')}受理，原定在${dayAt(values, 'originalDueOn')}前办结。因情况复杂，需要延长办理期限，现把理由和新的期限告知您：`),
      ...part('一、事项', textOf(values, 'matter')),
      ...part('二、延期的理由', textOf(values, 'reason')),
      ...part('三、新的期限', `经本机关负责人${textOf(values, 'approver')}于${dayAt(values, 'approvedOn')}批准，办理期限延长至${dayAt(values, 'newDueOn')}。依据《信访工作条例》第三十四条，延长期限不超过${limitOf('extension').words}。`),
      ...contactPart('四、联系方式', values, '让您久等了。延长期间的进展，您可以随时向我们了解；如能提前办结，我们会及时答复您。'),
      signed(issue),
    ],
  }),
}
