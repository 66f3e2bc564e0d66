/**
 * 受理告知书: the competent body tells that it takes the matter up, who handles it and until when.
 * Knows no deadline of its own: it prints the days it is given and checks them against the rule.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { actOf, clockOf, noLabels, queryWay } from '../known'
import { limitOf } from '../lists'
import { CONTACT, contactPart, FORM, MATTER, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from '../shared'
import { dayAt, daysBetween, draftedFor, headOf, notAhead, notBefore, para, part, signed, stop, title, unless } from '../writing'

const fields: PaperKind['fields'] = [
  PETITIONER, NUMBER, RECEIVED, FORM, MATTER,
  { key: 'acceptedOn', label: '受理日期', kind: 'day', required: '条例第三十四条：办理期限从受理之日起算' },
  { key: 'dueOn', label: '办理期限届满日', kind: 'day', required: '条例第三十四条：须告知办结期限，写成具体日期', help: `受理之日起${limitOf('closing').words}内，当日不计` },
  { key: 'handler', label: '承办单位', kind: 'line', required: '条例第二十三条：须告知由谁办理' },
  CONTACT,
  { key: 'query', label: '查询方式', kind: 'text', required: '条例第十八条、第二十一条：须告知怎样查询进展和结果' },
]

function prefill(facts: PaperFacts): PaperValues {
  const closing = clockOf(facts, 'closing')
  return { ...matterValues(facts), acceptedOn: closing?.startOn ?? '', dueOn: closing?.dueOn ?? '', handler: actOf(facts, 'accept', 'assign')?.unit ?? '', query: queryWay(facts) }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const days = daysBetween(textOf(values, 'acceptedOn'), textOf(values, 'dueOn'))
  const { n, words } = limitOf('closing')
  return [
    ...notAhead(values, 'receivedOn', facts.today, '收到日期'),
    ...notAhead(values, 'acceptedOn', facts.today, '受理日期'),
    ...notBefore(values, 'acceptedOn', 'receivedOn', '受理日期早于收到日期：请核对登记日期'),
    ...notBefore(values, 'dueOn', 'acceptedOn', '办理期限届满日早于受理日期：请核对两个日期'),
    ...unless(days === undefined || days <= n, 'dueOn', `办理期限超过受理之日起${words}（条例第三十四条）：请改早；确需延长的，期限届满前另出延期办理告知书`),
    ...noLabels(values, fields, ['matter']),
  ]
}

export const accepted: PaperKind = {
  id: 'accepted', name: '受理告知书', layout: 'letter', series: '信受字', competentOnly: true, delivered: true, source: '《信访工作条例》第二十三条、第三十一条、第三十四条', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'letter', fileTitle: '受理告知书', ...headOf(issue), ...draftedFor(issue),
    blocks: [
      title('受理告知书'), { kind: 'to', text: textOf(values, 'petitioner') },
      para(`${receivedSentence(values)}经审查，该事项属于本机关职权范围，依照《信访工作条例》第二十三条、第三十一条的规定，决定予以受理。现将有关情况告知如下：`),
      ...part('一、受理的事项', textOf(values, 'matter')),
      ...part('二、承办单位', stop(`本事项由${textOf(values, 'handler')}承办`)),
      ...part('三、办理期限', `本事项于${dayAt(values, 'acceptedOn')}受理，应当自受理之日起${limitOf('closing').words}内办结（受理当日不计），即在${dayAt(values, 'dueOn')}前（含当日）办结并书面答复您，依据是《信访工作条例》第三十四条。情况复杂需要延长的，将在期限届满前把理由和新的期限书面告知您，延长不超过${limitOf('extension').words}。`),
      ...contactPart('四、联系和查询', values, stop(textOf(values, 'query'))),
      para('办理期间如有新的情况或者材料，请随时告诉承办单位。感谢您的信任与配合。'),
      signed(issue),
    ],
  }),
}
