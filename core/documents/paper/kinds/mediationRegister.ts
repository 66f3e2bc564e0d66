/**
 * 人民调解受理登记表: how a dispute came, who its parties are, what kind and how grave it is, and whether it is taken up.
 * Knows no outcome of the mediation.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { DISPUTE_KINDS, nameOf, SEVERITIES, SOURCES } from '../lists'
import { notRestricted, open, PARTY_COLUMNS, partyOf } from '../known'
import { PARTY_ROLES, roleTable } from '../mediation'
import { dayAt, filledRows, form, hands, heading, notAhead, numberLine, pair, title, unless, wide } from '../writing'

const DECISIONS = [{ value: 'yes', name: '受理' }, { value: 'no', name: '不受理' }]

const fields: PaperKind['fields'] = [
  { key: 'committee', label: '人民调解委员会', kind: 'line', required: '须写明由哪个人民调解委员会登记' },
  { key: 'source', label: '纠纷来源', kind: 'choice', choices: SOURCES, required: '《人民调解法》第十七条：当事人申请或者主动调解，须写明来源' },
  { key: 'receivedOn', label: '登记日期', kind: 'day', required: '《人民调解法》第二十七条：调解情况须登记，写明日期' },
  { key: 'parties', label: '当事人', kind: 'rows', required: '须写明双方当事人', columns: [{ key: 'role', label: '当事人', kind: 'choice', choices: PARTY_ROLES, required: '须写明是申请人还是被申请人' }, ...PARTY_COLUMNS] },
  { key: 'kind', label: '纠纷类型', kind: 'choice', choices: DISPUTE_KINDS, required: '须选纠纷类型，据此配调解员' },
  { key: 'severity', label: '纠纷程度', kind: 'choice', choices: SEVERITIES, required: '须选纠纷程度，据此定调解方案' },
  { key: 'amount', label: '涉及金额', kind: 'line', help: '不涉及金额的写“无”' },
  { key: 'involved', label: '涉及人数', kind: 'line', required: '须写明涉及多少人' },
  { key: 'happenedOn', label: '发生时间', kind: 'line', required: '须写明纠纷何时发生' },
  { key: 'happenedAt', label: '发生地点', kind: 'line', required: '须写明纠纷在哪里发生' },
  { key: 'summary', label: '纠纷简要情况', kind: 'text', required: '须写明纠纷的起因和经过' },
  { key: 'decision', label: '是否受理', kind: 'choice', choices: DECISIONS, required: '须写明是否受理' },
  { key: 'reason', label: '不受理的理由和告知的途径', kind: 'text', help: '一方明确拒绝调解的不得调解（《人民调解法》第十七条）' },
  { key: 'acceptor', label: '登记人', kind: 'line', required: '须写明登记人' },
]

function prefill(facts: PaperFacts): PaperValues {
  const { petition } = facts
  return {
    committee: facts.room.committee, source: '', receivedOn: facts.today, parties: partyOf(facts).map((row) => ({ role: 'applicant', ...row })), kind: '', severity: '', amount: '',
    involved: petition === undefined ? '' : `${petition.headcount}人`, happenedOn: open(facts, petition?.happenedOn), happenedAt: open(facts, petition?.happenedAt), summary: open(facts, petition?.facts), decision: '', reason: '', acceptor: facts.receiverName,
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const parties = filledRows(values, 'parties')
  return [
    ...notRestricted(facts, 'parties', '人民调解登记表'), ...notAhead(values, 'receivedOn', facts.today, '登记日期'),
    ...unless(parties.length === 0 || parties.length >= 2, 'parties', '纠纷至少有两方：请把对方当事人也写上'),
    ...unless(textOf(values, 'decision') !== 'no' || textOf(values, 'reason') !== '', 'reason', '不受理的，请写明理由和告知了哪些途径（《人民调解法》第十七条）'),
    ...unless(textOf(values, 'decision') !== 'yes' || textOf(values, 'reason') === '', 'reason', '已选受理，不必写不受理的理由：请删去，或者改选“不受理”'),
  ]
}

export const mediationRegister: PaperKind = {
  id: 'mediationRegister', name: '人民调解受理登记表', layout: 'form', series: '民调登字', competentOnly: false, delivered: false, source: '《人民调解法》第十七条、第二十七条', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'form', fileTitle: '人民调解受理登记表',
    blocks: [
      title('人民调解受理登记表'), numberLine(issue),
      form(wide('调解组织', textOf(values, 'committee')), pair('纠纷来源', nameOf(SOURCES, textOf(values, 'source')), '登记日期', dayAt(values, 'receivedOn'))),
      heading('当事人'), roleTable(values, 'parties', (text) => nameOf(PARTY_ROLES, text)),
      heading('纠纷情况'),
      form(
        pair('纠纷类型', nameOf(DISPUTE_KINDS, textOf(values, 'kind')), '纠纷程度', nameOf(SEVERITIES, textOf(values, 'severity'))),
        pair('涉及金额', textOf(values, 'amount'), '涉及人数', textOf(values, 'involved')),
        pair('发生时间', textOf(values, 'happenedOn'), '发生地点', textOf(values, 'happenedAt')),
        wide('简要情况', textOf(values, 'summary')),
        pair('是否受理', nameOf(DECISIONS, textOf(values, 'decision')), '登记人', textOf(values, 'acceptor')),
        wide('不受理的理由和告知的途径', textOf(values, 'reason')),
      ),
      hands('登记人（签名）'),
    ],
  }),
}
