/**
 * 街道联席会议纪要: who met, what was on the agenda, and for each matter what was said, decided, by whom it is done and until when.
 * Belongs to no single petition.
 */
import type { Block } from '../blocks'
import type { PaperFacts, PaperKind, PaperProblem, PaperRow, PaperValues } from '../kind'
import { textOf } from '../kind'
import { labelIn, labelled, matterOf, notRestricted, petitionerOf } from '../known'
import { cellText, column, dayAt, daysBetween, dayWords, filledRows, form, given, hands, heading, listed, notAhead, numbered, pair, para, problem, stop, title, unless, wide } from '../writing'

/** A matter that not everybody at the table may read about: its row says this and nothing more. */
export const HIDDEN_MATTER = '一件限制查看的事项'

const MUST_SAY = [
  ['discussion', '还没有写讨论情况：须写明讨论了什么'],
  ['decision', '还没有写决定：2026年工作计划要求每一件都有决定；还定不下来的，写明下一步由谁做什么、何时再议'],
  ['unit', '还没有写落实单位：须写明由谁落实'],
  ['dueOn', '还没有写完成日期：须定到日期'],
] as const

const fields: PaperKind['fields'] = [
  { key: 'meeting', label: '会议名称', kind: 'line', required: '须写明是哪次会议' },
  { key: 'heldOn', label: '会议日期', kind: 'day', required: '须写明会议日期' },
  { key: 'place', label: '地点', kind: 'line', required: '须写明会议地点' },
  { key: 'chair', label: '主持人', kind: 'line', required: '须写明主持人' },
  { key: 'recorder', label: '记录人', kind: 'line', required: '须写明记录人' },
  { key: 'attendance', label: '参加人员', kind: 'rows', required: '条例第二十四条：由哪些单位共同研究须写明', columns: [
    { key: 'unit', label: '单位', kind: 'line', required: '须写明单位' },
    { key: 'name', label: '姓名', kind: 'line', required: '须写明姓名' },
    { key: 'duty', label: '职务', kind: 'line' },
  ] },
  { key: 'absent', label: '请假、缺席', kind: 'line' },
  { key: 'agenda', label: '议程', kind: 'rows', required: '须写明议程', columns: [{ key: 'item', label: '议题', kind: 'line', required: '须写明议题' }] },
  { key: 'matters', label: '议定事项', kind: 'rows', required: '2026年工作计划：复杂诉求提交联席会议，每一件须有决定', columns: [
    { key: 'matter', label: '事项', kind: 'line', required: '须写明是哪一件事项' },
    { key: 'discussion', label: '讨论情况', kind: 'line', help: '必填' },
    { key: 'decision', label: '决定', kind: 'line', help: '必填；还定不下来的，写明下一步由谁做什么、何时再议' },
    { key: 'unit', label: '落实单位', kind: 'line', help: '必填' },
    { key: 'dueOn', label: '完成日期', kind: 'day', help: '必填' },
  ] },
  { key: 'copies', label: '分送', kind: 'line' },
]

function prefill(facts: PaperFacts): PaperValues {
  const who = petitionerOf(facts)
  const matter = facts.petition === undefined || facts.petition.restricted ? '' : `${who === '' ? '' : `${who}反映的`}${matterOf(facts)}（${facts.petition.number}）`
  return {
    meeting: '街道信访工作联席会议', heldOn: '', place: '', chair: '', recorder: '', attendance: [], absent: '', agenda: matter === '' ? [] : [{ item: matter }],
    matters: matter === '' ? [] : [{ matter, discussion: '', decision: '', unit: '', dueOn: '' }], copies: '',
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const matters = filledRows(values, 'matters')
  const agenda = filledRows(values, 'agenda')
  return [
    ...notRestricted(facts, 'matters', '联席会议纪要'), ...notAhead(values, 'heldOn', facts.today, '会议日期'),
    ...unless(matters.length === 0 || matters.length >= agenda.length, 'matters', `议程有${agenda.length}项，议定事项只有${matters.length}项：没有议成的也请写一行，写明何时再议`),
    ...matters.flatMap((row, at) => {
      const days = daysBetween(textOf(values, 'heldOn'), cellText(row, 'dueOn'))
      const word = labelIn(`${cellText(row, 'discussion')}${cellText(row, 'decision')}`)
      return [
        ...(days === undefined || days >= 0 ? [] : [problem(`matters.${at}.dueOn`, `第 ${at + 1} 项的完成日期早于会议日期：请核对`)]),
        ...(word === undefined ? [] : [problem(`matters.${at}.discussion`, labelled(`第 ${at + 1} 项`, word))]),
        ...(cellText(row, 'matter') === HIDDEN_MATTER ? [] : MUST_SAY.filter(([key]) => cellText(row, key) === '').map(([key, why]) => problem(`matters.${at}.${key}`, `“议定事项”第 ${at + 1} 项${why}`))),
      ]
    }),
  ]
}

/** Of a hidden matter nothing but what was typed all the same. */
function matterParts(row: PaperRow): readonly Block[] {
  const [discussion, decision, unit, due] = MUST_SAY.map(([key]) => cellText(row, key))
  const end = [unit === '' ? '' : `落实单位：${unit ?? ''}`, due === '' ? '' : `完成日期：${dayWords(due ?? '')}`].filter((text) => text !== '').join('；')
  return [['讨论情况：', discussion], ['会议决定：', decision], ['', end]].flatMap(([label = '', text = '']) => (text === '' ? [] : [para(`${label}${stop(text)}`)]))
}

export const minutes: PaperKind = {
  id: 'minutes', name: '街道联席会议纪要', layout: 'plain', competentOnly: false, delivered: false, source: '《信访工作条例》第二十四条；2026年工作计划：复杂诉求提交街道联席会议', fields, prefill, problems,
  compose: (values) => ({
    layout: 'plain', fileTitle: '联席会议纪要',
    blocks: [
      title(`${textOf(values, 'meeting')}纪要`),
      form(pair('会议日期', dayAt(values, 'heldOn'), '地点', textOf(values, 'place')), pair('主持人', textOf(values, 'chair'), '记录人', textOf(values, 'recorder')), wide('请假、缺席', textOf(values, 'absent'))),
      heading('一、参加人员'), listed([numbered(10), column('单位', 45, 'unit'), column('姓名', 20, 'name'), column('职务', 25, 'duty')], filledRows(values, 'attendance')),
      heading('二、议程'), ...filledRows(values, 'agenda').map((row, at) => para(`${at + 1}. ${stop(cellText(row, 'item'))}`)),
      heading('三、讨论和议定事项'),
      ...filledRows(values, 'matters').flatMap((row, at) => [
        { kind: 'heading' as const, level: 2 as const, text: `（${'一二三四五六七八九十'[at] ?? String(at + 1)}）${cellText(row, 'matter')}` },
        ...matterParts(row),
      ]),
      ...given(textOf(values, 'copies'), (text) => para(stop(`分送：${text}`))),
      hands('主持人（签名）', '记录人（签名）'),
    ],
  }),
}
