/**
 * 人民调解申请书: who asks for mediation with whom, about what, and that it is of his own will.
 * The other side is typed by hand: it may be whom a petition is about, and no file gives that away.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperRow, PaperValues } from '../kind'
import { textOf } from '../kind'
import { notRestricted, open, PARTY_COLUMNS, partyOf } from '../known'
import { partyTable } from '../mediation'
import { cellText, dayAt, filledRows, hands, heading, notAhead, para, part, ticked, title, unless } from '../writing'

const fields: PaperKind['fields'] = [
  { key: 'committee', label: '人民调解委员会', kind: 'line', required: '须写明向哪个人民调解委员会申请' },
  { key: 'applicants', label: '申请人', kind: 'rows', required: '《人民调解法》第十七条：当事人可以申请调解，须写明申请人', columns: PARTY_COLUMNS },
  { key: 'respondents', label: '被申请人', kind: 'rows', required: '须写明与谁的纠纷，才能征求对方意见', columns: PARTY_COLUMNS },
  { key: 'facts', label: '纠纷事实', kind: 'text', required: '须写明纠纷的起因和经过' },
  { key: 'request', label: '申请事项', kind: 'text', required: '须写明希望通过调解解决什么' },
  { key: 'voluntary', label: '自愿申请', kind: 'tick', required: '《人民调解法》第三条、第十七条：调解以自愿为前提，请当事人确认后勾选；不愿意的不调解' },
  { key: 'appliedOn', label: '申请日期', kind: 'day', required: '须写明申请日期' },
]

function prefill(facts: PaperFacts): PaperValues {
  return { committee: facts.room.committee, applicants: partyOf(facts), respondents: [], facts: open(facts, facts.petition?.facts), request: open(facts, facts.petition?.requests), voluntary: '', appliedOn: facts.today }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const same = (one: PaperRow, other: PaperRow): boolean => cellText(one, 'name') === cellText(other, 'name') && cellText(one, 'contact') === cellText(other, 'contact')
  const twice = filledRows(values, 'respondents').some((row) => filledRows(values, 'applicants').some((own) => same(row, own)))
  return [
    ...notRestricted(facts, 'applicants', '人民调解申请书'), ...notAhead(values, 'appliedOn', facts.today, '申请日期'),
    ...unless(!twice, 'respondents', '被申请人与申请人是同一人：请核对'),
  ]
}

export const mediationApplication: PaperKind = {
  id: 'mediationApplication', name: '人民调解申请书', layout: 'form', competentOnly: false, delivered: false, source: '《人民调解法》第三条、第四条、第十七条', fields, prefill, problems,
  compose: (values) => ({
    layout: 'form', fileTitle: '人民调解申请书',
    blocks: [
      title('人民调解申请书'),
      heading('申请人'), partyTable(values, 'applicants'), heading('被申请人'), partyTable(values, 'respondents'),
      ...part('纠纷事实', textOf(values, 'facts')), ...part('申请事项', textOf(values, 'request')),
      ...(ticked(values, 'voluntary') ? [para('申请人自愿申请人民调解，知道调解不收费，在调解中可以接受或者拒绝，也可以要求终止。')] : []),
      { kind: 'para', flush: true, text: `此致　${textOf(values, 'committee')}` },
      { kind: 'para', flush: true, text: `申请日期：${dayAt(values, 'appliedOn')}` },
      hands('申请人（签名或者捺印）'),
    ],
  }),
}
