/**
 * 调查记录、调解记录: question and answer as they were spoken, read back and confirmed, signed by all on each page.
 * Verbatim: nothing in it is corrected or softened.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { nameOf } from '../lists'
import { notRestricted, open } from '../known'
import { cellText, column, dayAt, filledRows, flush, form, listed, notAhead, pair, para, problem, SIGN_LINE, title, unless, wide } from '../writing'

const KINDS = [{ value: 'inquiry', name: '调查记录' }, { value: 'mediation', name: '调解记录' }]
const SPEAKERS = [{ value: 'ask', name: '问' }, { value: 'reply', name: '答' }, { value: 'state', name: '记' }]
const CONFIRMED = [{ value: 'read', name: '本人已阅看' }, { value: 'heard', name: '已向本人宣读' }]

const fields: PaperKind['fields'] = [
  { key: 'kind', label: '记录种类', kind: 'choice', choices: KINDS, required: '须写明是调查记录还是调解记录' },
  { key: 'matter', label: '事由', kind: 'line', required: '须写明就哪一件纠纷' },
  { key: 'heldOn', label: '日期', kind: 'day', required: '须写明日期' },
  { key: 'from', label: '开始时间', kind: 'line', required: '须写明开始时间，如 9:30' },
  { key: 'until', label: '结束时间', kind: 'line', required: '须写明结束时间，如 11:00' },
  { key: 'place', label: '地点', kind: 'line', required: '须写明地点' },
  { key: 'participants', label: '参加人', kind: 'rows', required: '须写明有哪些人参加', columns: [
    { key: 'role', label: '身份', kind: 'line', required: '须写明是当事人、代理人、调解员还是其他参加人' },
    { key: 'name', label: '姓名', kind: 'line', required: '须写明姓名' },
    { key: 'contact', label: '单位、住址、电话', kind: 'line' },
  ] },
  { key: 'mediator', label: '调查（调解）人', kind: 'line', required: '须写明由谁主持' },
  { key: 'recorder', label: '记录人', kind: 'line', required: '须写明记录人' },
  { key: 'lines', label: '记录', kind: 'rows', required: '《人民调解法》第二十七条：调解情况须记录', columns: [
    { key: 'who', label: '问、答', kind: 'choice', choices: SPEAKERS, required: '须写明是问还是答' },
    { key: 'words', label: '内容', kind: 'line', required: '须照原话记录' },
  ] },
  { key: 'confirmed', label: '核对方式', kind: 'choice', choices: CONFIRMED, required: '记录须经本人阅看或者向本人宣读，确认无误' },
]

function prefill(facts: PaperFacts): PaperValues {
  const name = restrictedName(facts)
  return {
    kind: '', matter: open(facts, facts.petition?.title), heldOn: facts.today, from: '', until: '', place: facts.room.roomName, participants: name === '' ? [] : [{ role: '当事人', name, contact: '' }],
    mediator: '', recorder: facts.receiverName, lines: [], confirmed: '',
  }
}

const restrictedName = ({ petition }: PaperFacts): string => (petition === undefined || petition.restricted || petition.anonymous ? '' : petition.petitioner.name)

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const mediator = textOf(values, 'mediator')
  const asked = filledRows(values, 'lines').findLast((row) => cellText(row, 'who') !== 'state')
  return [
    ...notRestricted(facts, 'matter', '调解记录'), ...notAhead(values, 'heldOn', facts.today, '日期'),
    ...unless(mediator === '' || mediator !== textOf(values, 'recorder') || textOf(values, 'kind') !== 'inquiry', 'recorder', '调查记录由两人以上进行：记录人请另写一位'),
    ...(asked !== undefined && cellText(asked, 'who') === 'ask' ? [problem('lines', '最后一句是“问”，还没有记“答”：请补上回答，没有回答的写“（没有回答）”')] : []),
  ]
}

export const mediationRecord: PaperKind = {
  id: 'mediationRecord', name: '调查/调解记录', layout: 'form', competentOnly: false, delivered: false, source: '《人民调解法》第二十七条', fields, prefill, problems,
  compose(values) {
    const name = nameOf(KINDS, textOf(values, 'kind')) || '调解记录'
    const people = filledRows(values, 'participants')
    return {
      layout: 'form', fileTitle: name,
      blocks: [
        title(name),
        form(
          wide('事由', textOf(values, 'matter')), pair('日期', dayAt(values, 'heldOn'), '时间', `${textOf(values, 'from')}至${textOf(values, 'until')}`), wide('地点', textOf(values, 'place')),
          pair('调查（调解）人', textOf(values, 'mediator'), '记录人', textOf(values, 'recorder')),
        ),
        listed([column('身份', 20, 'role'), column('参加人姓名', 22, 'name'), column('单位、住址、电话', 58, 'contact')], people),
        ...filledRows(values, 'lines').map((row) => para(`${nameOf(SPEAKERS, cellText(row, 'who'))}：${cellText(row, 'words')}`)),
        para(`以上记录，${nameOf(CONFIRMED, textOf(values, 'confirmed'))}，与所说的一致，没有遗漏和错误。`),
        flush('参加人（签名或者捺印）：'),
        { kind: 'hands', lines: [...people.map((row) => ({ label: `${cellText(row, 'role')} ${cellText(row, 'name')}`, after: SIGN_LINE })), { label: '调查（调解）人', after: SIGN_LINE }, { label: '记录人', after: SIGN_LINE }] },
        { kind: 'note', text: '本记录每一页均由参加人签名或者捺印，改动处也须捺印' },
      ],
    }
  },
}
