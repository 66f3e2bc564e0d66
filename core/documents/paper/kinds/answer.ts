/**
 * 信访处理意见书（答复）: what Art. 32 demands – requests, facts and reasons, what was found, an opinion on each request with its law – and the remedies.
 * A matter whose class reads 无理缠访 on the desk gets 解释说明 or 不予支持 here, and the remedies that every matter has.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperRow, PaperValues } from '../kind'
import { textOf } from '../kind'
import { clockOf, labelIn, labelled, noLabels, open } from '../known'
import { limitOf, nameOf, OUTCOMES } from '../lists'
import { CONTACT, contactPart, FORM, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from '../shared'
import { cellText, dayAt, draftedFor, filledRows, heading, headOf, notAhead, notBefore, para, part, problem, signed, stop, title, unless } from '../writing'
import type { Block } from '../blocks'

const TITLES = [{ value: 'opinion', name: '信访处理意见书' }, { value: 'reply', name: '信访事项答复意见书' }]

const fields: PaperKind['fields'] = [
  { key: 'mode', label: '文书名称', kind: 'choice', choices: TITLES, required: '申诉求决按条例第三十一条第六项出处理意见书，其余出答复意见书' },
  PETITIONER, NUMBER, RECEIVED, FORM,
  { key: 'acceptedOn', label: '受理日期', kind: 'day' },
  { key: 'requests', label: '投诉请求', kind: 'text', required: '条例第三十二条：须写明投诉请求，可照录登记的“主要诉求”' },
  { key: 'facts', label: '事实和理由', kind: 'text', required: '条例第三十二条：须写明信访人提出的事实和理由，可照录登记' },
  { key: 'found', label: '查明的情况', kind: 'text', required: '条例第三十二条：意见要有事实依据，请写明调查核实了什么、有什么材料' },
  { key: 'items', label: '逐项处理意见', kind: 'rows', required: '条例第三十二条：每一项请求都要有意见', columns: [
    { key: 'request', label: '请求', kind: 'line', required: '条例第三十二条：意见须对应到请求' },
    { key: 'outcome', label: '意见', kind: 'choice', choices: OUTCOMES, required: '条例第三十二条：支持、解释说明或者不予支持，选一项' },
    { key: 'opinion', label: '具体意见', kind: 'line', required: '条例第三十二条：须写明怎样处理' },
    { key: 'law', label: '法律法规依据', kind: 'line', required: '条例第三十二条：须写明法律、法规、规章或者政策依据和条文' },
    { key: 'doer', label: '落实单位和时间', kind: 'line' },
  ] },
  { key: 'guidance', label: '解释疏导', kind: 'text', help: '有解释说明或者不予支持的，写明向本人解释了什么、还可以得到什么帮助' },
  { key: 'reviewBody', label: '复查机关', kind: 'line', help: '申诉求决必填：作出意见的机关的上一级（条例第三十五条）' },
  { key: 'reviewContact', label: '复查机关地址和电话', kind: 'line' },
  { key: 'otherRemedies', label: '其他救济途径', kind: 'text', help: '可以诉讼、仲裁、行政复议的，写明向谁提出和时限' },
  CONTACT,
]

function prefill(facts: PaperFacts): PaperValues {
  const requests = open(facts, facts.petition?.requests)
  const lines = requests.split('\n').map((text) => text.trim()).filter((text) => text !== '')
  const { matter: _matter, ...known } = matterValues(facts)
  return {
    ...known, mode: facts.petition === undefined ? '' : reviewable(facts) ? 'opinion' : 'reply', acceptedOn: clockOf(facts, 'closing')?.startOn ?? '', requests, facts: open(facts, facts.petition?.facts), found: '',
    items: lines.map((request): PaperRow => ({ request, outcome: '', opinion: '', law: '', doer: '' })), guidance: '', reviewBody: '', reviewContact: '', otherRemedies: '',
  }
}

/** 复查 and 复核 are for 申诉求决; a suggestion or an inquiry has none. While it is not settled, a remedy too many does no harm. */
function reviewable({ petition }: PaperFacts): boolean {
  return !['suggestion', 'report'].includes(petition?.statutoryKind ?? '') && !(petition?.petitionClass === 'consult' && petition.statutoryKind === '')
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const items = filledRows(values, 'items')
  const body = textOf(values, 'reviewBody')
  const issuer = facts.room.competent ? facts.room.issuingUnit : facts.room.competentUnit
  return [
    ...notAhead(values, 'receivedOn', facts.today, '收到日期'), ...notAhead(values, 'acceptedOn', facts.today, '受理日期'),
    ...notBefore(values, 'acceptedOn', 'receivedOn', '受理日期早于收到日期：请核对登记日期'),
    ...items.flatMap((row, at) => (cellText(row, 'outcome') === 'support' && cellText(row, 'doer') === '' ? [problem(`items.${at}.doer`, `第 ${at + 1} 项请求予以支持，请写明落实单位和时间（条例第三十二条：支持的要督促执行）`)] : [])),
    ...unless(textOf(values, 'guidance') !== '' || items.every((row) => ['support', ''].includes(cellText(row, 'outcome'))), 'guidance', '有解释说明或者不予支持的，请写明解释疏导的内容（条例第三十二条）'),
    ...unless(body !== '' || !reviewable(facts), 'reviewBody', `还没有填写“复查机关”：条例第三十五条，须告知自收到之日起${limitOf('review-request').words}内向哪个机关申请复查，填作出意见的机关的上一级`),
    ...unless(body === '' || body !== issuer, 'reviewBody', '复查机关不能是作出意见的机关自己（条例第三十五条）：请填它的上一级机关'),
    ...noLabels(values, fields, ['found', 'guidance', 'otherRemedies']),
    ...items.flatMap((row, at) => { const word = labelIn(cellText(row, 'opinion')); return word === undefined ? [] : [problem(`items.${at}.opinion`, labelled('具体意见', word))] }),
  ]
}

function opinions(values: PaperValues): readonly Block[] {
  return filledRows(values, 'items').flatMap((row, at) => {
    const doer = cellText(row, 'doer')
    return [
      { kind: 'heading' as const, level: 2 as const, text: `（${'一二三四五六七八九十'[at] ?? String(at + 1)}）关于“${cellText(row, 'request')}”` },
      para(`处理意见：${stop(nameOf(OUTCOMES, cellText(row, 'outcome')))}${stop(cellText(row, 'opinion'))}`),
      para(stop(`依据：${cellText(row, 'law')}`)),
      ...(doer === '' ? [] : [para(stop(`落实单位和时间：${doer}`))]),
    ]
  })
}

function remedies(values: PaperValues, name: string): readonly string[] {
  const days = limitOf('review-request').words
  const where = textOf(values, 'reviewContact')
  const body = textOf(values, 'reviewBody')
  const review = body === '' && where === '' ? [] : [
    `如不服本意见，可以自收到本${name}之日起${days}内，向${body}申请复查${where === '' ? '' : `（${where}）`}。`,
    `对复查意见仍然不服的，可以自收到复查意见之日起${days}内，向复查机关的上一级机关申请复核。`,
  ]
  return [
    ...review, textOf(values, 'otherRemedies'), '依法应当通过诉讼、仲裁、行政复议等途径解决的，请在法定时限内提出；经济困难的，可以申请法律援助。',
  ]
}

export const answer: PaperKind = {
  id: 'answer', name: '答复/处理意见书', layout: 'official', series: '信处字', competentOnly: true, delivered: true, source: '《信访工作条例》第三十一条、第三十二条、第三十五条、第三十六条', fields, prefill, problems,
  compose(values, issue) {
    const name = nameOf(TITLES, textOf(values, 'mode')) || '信访处理意见书'
    const accepted = dayAt(values, 'acceptedOn')
    return {
      layout: 'official', fileTitle: name, ...headOf(issue), ...draftedFor(issue),
      blocks: [
        title(name), { kind: 'to', text: textOf(values, 'petitioner') },
        para(`${receivedSentence(values)}${accepted === '' ? '' : `本机关于${accepted}受理。`}经调查核实，现将处理意见答复如下：`),
        ...part('一、投诉请求', textOf(values, 'requests')), ...part('二、您提出的事实和理由', textOf(values, 'facts')), ...part('三、查明的情况', textOf(values, 'found')),
        heading('四、处理意见和依据'), ...opinions(values), ...(textOf(values, 'guidance') === '' ? [] : [para(textOf(values, 'guidance'))]),
        ...part('五、救济途径和期限', ...remedies(values, name)),
        ...contactPart('六、联系方式', values, '感谢您的反映。对本意见有不清楚的地方，我们愿意当面向您说明。'),
        signed(issue),
      ],
    }
  },
}
