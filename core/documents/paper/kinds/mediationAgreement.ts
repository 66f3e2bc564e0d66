/**
 * 人民调解协议书: what the parties agreed on, with all elements of Art. 29, lines for all who must sign, and the day until which 司法确认 may be asked.
 * Takes effect by their signatures only; the paper says so and decides nothing.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { clockOf, notRestricted, open, PARTY_COLUMNS, partyOf } from '../known'
import { limitOf } from '../lists'
import { partyHands, partyTable } from '../mediation'
import { cellText, dayAt, daysBetween, filledRows, flush, heading, notBefore, numberLine, para, part, problem, SIGN_LINE, stop, title, unless } from '../writing'

const fields: PaperKind['fields'] = [
  { key: 'committee', label: '人民调解委员会', kind: 'line', required: '《人民调解法》第二十九条：协议书须加盖人民调解委员会印章' },
  { key: 'parties', label: '当事人', kind: 'rows', required: '《人民调解法》第二十九条：须写明当事人的基本情况', columns: PARTY_COLUMNS },
  { key: 'facts', label: '纠纷主要事实', kind: 'text', required: '《人民调解法》第二十九条：须写明纠纷的主要事实' },
  { key: 'issues', label: '争议事项', kind: 'text', required: '《人民调解法》第二十九条：须写明争议事项' },
  { key: 'responsibility', label: '各方当事人的责任', kind: 'text', required: '《人民调解法》第二十九条：须写明各方的责任' },
  { key: 'content', label: '协议内容', kind: 'text', required: '《人民调解法》第二十九条：须写明达成协议的内容' },
  { key: 'manner', label: '履行方式', kind: 'text', required: '《人民调解法》第二十九条：须写明怎样履行' },
  { key: 'limit', label: '履行期限', kind: 'text', required: '《人民调解法》第二十九条：须写明何时履行完毕，写成具体日期' },
  { key: 'mediators', label: '人民调解员', kind: 'line', required: '《人民调解法》第二十九条：须由人民调解员签名' },
  { key: 'recorder', label: '记录人', kind: 'line' },
  { key: 'effectiveOn', label: '生效日期', kind: 'day', required: '《人民调解法》第二十九条、第三十三条：司法确认期限从生效之日起算', help: '各方签名、盖章或者捺印，调解员签名并盖章之日' },
  { key: 'confirmBy', label: '申请司法确认的截止日期', kind: 'day', required: '《人民调解法》第三十三条：须提示可以共同申请司法确认，写成具体日期', help: `生效之日起${limitOf('judicial-confirmation').words}，末日遇休息日的顺延` },
  { key: 'copies', label: '份数', kind: 'line', required: '《人民调解法》第二十九条：各方当事人各一份，人民调解委员会留存一份', help: '填数字，如 3' },
]

function prefill(facts: PaperFacts): PaperValues {
  const confirmation = clockOf(facts, 'judicial-confirmation')
  return {
    committee: facts.room.committee, parties: partyOf(facts), facts: open(facts, facts.petition?.facts), issues: open(facts, facts.petition?.requests), responsibility: '', content: '', manner: '', limit: '', mediators: '', recorder: '',
    effectiveOn: confirmation?.startOn ?? '', confirmBy: confirmation?.dueOn ?? '', copies: '',
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const parties = filledRows(values, 'parties')
  const copies = textOf(values, 'copies')
  const days = daysBetween(textOf(values, 'effectiveOn'), textOf(values, 'confirmBy'))
  const { n, words } = limitOf('judicial-confirmation')
  return [
    ...notRestricted(facts, 'parties', '调解协议书'),
    ...unless(parties.length === 0 || parties.length >= 2, 'parties', '协议至少有两方：少写一方就没有他的签名处，协议不能生效（《人民调解法》第二十九条）'),
    ...parties.flatMap((row, at) => (cellText(row, 'contact') === '' ? [problem(`parties.${at}.contact`, `第 ${at + 1} 方还没有写住址和联系方式：履行和回访都要用到`)] : [])),
    ...unless(copies === '' || /^\d{1,2}$/u.test(copies), 'copies', '份数请填数字，如 3'),
    ...unless(!/^\d{1,2}$/u.test(copies) || Number(copies) > parties.length, 'copies', `份数不够：${parties.length}方当事人各一份，人民调解委员会留存一份，至少${parties.length + 1}份（《人民调解法》第二十九条）`),
    ...notBefore(values, 'confirmBy', 'effectiveOn', '司法确认的截止日期早于生效日期：请核对'),
    ...unless(days === undefined || days < 0 || days >= n, 'confirmBy', `司法确认期限是生效之日起${words}（《人民调解法》第三十三条），不得写短：请核对截止日期`),
  ]
}

export const mediationAgreement: PaperKind = {
  id: 'mediationAgreement', name: '人民调解协议书', layout: 'plain', series: '民调字', competentOnly: false, delivered: false, source: '《人民调解法》第二十八条至第三十三条', fields, prefill, problems,
  compose(values, issue) {
    const parties = filledRows(values, 'parties')
    return {
      layout: 'plain', fileTitle: '人民调解协议书',
      blocks: [
        title('人民调解协议书'), numberLine(issue),
        heading('一、当事人'), partyTable(values, 'parties'),
        ...part('二、纠纷主要事实', textOf(values, 'facts')), ...part('三、争议事项', textOf(values, 'issues')), ...part('四、各方当事人的责任', textOf(values, 'responsibility')),
        para('经人民调解委员会调解，各方当事人自愿达成如下协议：'),
        ...part('五、协议内容', textOf(values, 'content')), ...part('六、履行方式和期限', stop(`履行方式：${textOf(values, 'manner')}`), stop(`履行期限：${textOf(values, 'limit')}`)),
        ...part('七、效力和份数',
          `本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效（${dayAt(values, 'effectiveOn')}），对各方具有法律约束力，各方应当履行；人民调解委员会监督履行并回访。`,
          `本协议一式${textOf(values, 'copies')}份，各方各执一份，人民调解委员会留存一份。`),
        ...part('八、司法确认', `各方认为有必要的，可以自协议生效之日起${limitOf('judicial-confirmation').words}内，共同向有管辖权的人民法院申请司法确认，即最迟在${dayAt(values, 'confirmBy')}提出；依据是《人民调解法》第三十三条。对协议发生争议的，也可以向人民法院起诉。`),
        flush('各方当事人（签名、盖章或者捺印）：'), { kind: 'hands', lines: [...partyHands(parties), { label: `人民调解员 ${textOf(values, 'mediators')}`, after: SIGN_LINE }, ...(textOf(values, 'recorder') === '' ? [] : [{ label: `记录人 ${textOf(values, 'recorder')}`, after: SIGN_LINE }])] },
        { kind: 'sign', unit: textOf(values, 'committee'), on: issue.on, sealed: true },
        ...(issue.final ? [] : [para(stop('（草稿，供各方核对，签字盖章前不发生效力）'))]),
      ],
    }
  },
}
