/**
 * 问题责任时限清单: what is to be solved, who answers for it and by when, on one sheet for the joint meeting.
 * Knows no decision; what the meeting settles is in the minutes.
 */
import { formatDayZh } from '../../../domain/day'
import type { PaperFacts, PaperIssue, PaperKind, PaperProblem, PaperRow, PaperValues } from '../kind'
import { textOf } from '../kind'
import { clockOf, matterOf, notRestricted, petitionerOf, restricted } from '../known'
import { cell, cellText, dayAt, daysBetween, dayWords, filledRows, hands, head, problem, title } from '../writing'
import type { Block, Cell } from '../blocks'

/** Named as the desk's 三清单 gives its items. */
const columns = [
  { key: 'no', label: '序号', kind: 'line', help: '空着时按顺序编号' },
  { key: 'issue', label: '问题', kind: 'line', required: '问题清单：须写明要解决的问题' },
  { key: 'leadUnit', label: '主办单位', kind: 'line', required: '责任清单：每个问题须有一家主办单位' },
  { key: 'coUnits', label: '协办单位', kind: 'line' },
  { key: 'person', label: '责任人', kind: 'line', required: '责任清单：须落实到人' },
  { key: 'path', label: '解决路径', kind: 'line', required: '责任清单：须写明怎样解决' },
  { key: 'milestones', label: '时间节点', kind: 'line' },
  { key: 'due', label: '办结时限', kind: 'day', required: '时限清单：须定到日期' },
  { key: 'status', label: '进展', kind: 'line' },
  { key: 'evidence', label: '佐证', kind: 'line' },
] as const

const fields: PaperKind['fields'] = [
  { key: 'petitionNumber', label: '信访件编号', kind: 'line', required: '清单附在哪一件上，须写明编号' },
  { key: 'matter', label: '事项', kind: 'line', required: '须写明是哪一件事项' },
  { key: 'petitioner', label: '信访人', kind: 'line' },
  { key: 'promisedOn', label: '承诺办结日期', kind: 'day', help: '登记时承诺的日期' },
  { key: 'items', label: '清单', kind: 'rows', required: '2026年工作计划：合理诉求须列问题、责任、时限三张清单', columns },
  { key: 'officer', label: '首接责任人', kind: 'line', required: '首接首办责任制：须写明首接责任人' },
  { key: 'madeOn', label: '制表日期', kind: 'day', required: '清单会更新，须写明制表日期' },
]

function prefill(facts: PaperFacts): PaperValues {
  const known = restricted(facts) ? [] : (facts.petition?.claims ?? [])
  const promise = clockOf(facts, 'complex-claim') ?? clockOf(facts, 'simple-claim')
  return {
    petitionNumber: facts.petition?.number ?? '', matter: matterOf(facts), petitioner: petitionerOf(facts), promisedOn: promise?.dueOn ?? '', officer: facts.officerName, madeOn: facts.today,
    items: known.map((row): PaperRow => Object.fromEntries(columns.map(({ key }) => [key, row[key] ?? '']))),
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const promised = textOf(values, 'promisedOn')
  return [
    ...notRestricted(facts, 'matter', '问题责任时限清单'),
    ...filledRows(values, 'items').flatMap((row, at) => {
      const over = daysBetween(promised, cellText(row, 'due'))
      return over === undefined || over <= 0 ? [] : [problem(`items.${at}.due`, `第 ${at + 1} 项的时限晚于承诺办结日期${dayWords(promised)}：请提前，或者先办理延期`)]
    }),
  ]
}

/** Millimetres of 225: a day fits on one line of the milestones and of the limit. */
const WIDTHS = [10, 34, 34, 18, 34, 44, 29, 22] as const

/** What the sheet is about, in three rows: a sheet that lies across is not high. */
function about(values: PaperValues, { room, on }: PaperIssue): Block {
  const six = (...pairs: readonly (readonly [string, string])[]): readonly Cell[] => pairs.flatMap(([label, text]) => [head(label), cell(text)])
  return {
    kind: 'table', widths: [12, 21, 12, 25, 12, 18],
    rows: [
      six(['信访件编号', textOf(values, 'petitionNumber')], ['信访人', textOf(values, 'petitioner')], ['承诺日期', dayAt(values, 'promisedOn')]), [head('事项'), cell(textOf(values, 'matter'), 5)],
      six(['首接责任人', textOf(values, 'officer')], ['制表单位', room.roomName], ['制表日期', dayAt(values, 'madeOn') || formatDayZh(on)]),
    ],
  }
}

function table(values: PaperValues): Block {
  return {
    kind: 'table', widths: WIDTHS, headRows: 2,
    rows: [
      [head('问题清单', 2), head('责任清单', 3), head('时限清单', 3)],
      [head('序号'), head('问题'), head('主办（协办）单位'), head('责任人'), head('解决路径'), head('时间节点'), head('办结时限'), head('进展和佐证')],
      ...filledRows(values, 'items').map((row, at) => {
        const helpers = cellText(row, 'coUnits')
        const progress = [cellText(row, 'status'), cellText(row, 'evidence')].filter((text) => text !== '').join('；')
        return [
          { text: cellText(row, 'no') || String(at + 1), align: 'centre' as const }, cell(cellText(row, 'issue')), cell(`${cellText(row, 'leadUnit')}${helpers === '' ? '' : `（协办：${helpers}）`}`), cell(cellText(row, 'person')), cell(cellText(row, 'path')),
          cell(cellText(row, 'milestones')), cell(dayWords(cellText(row, 'due'))), cell(progress),
        ]
      }),
    ],
  }
}

export const claims: PaperKind = {
  id: 'claims', name: '问题责任时限清单', layout: 'wide', competentOnly: false, delivered: false, source: '2026年工作计划：问题清单、责任清单、时限清单', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'wide', fileTitle: '问题责任时限清单',
    blocks: [
      title('问题责任时限清单'),
      about(values, issue),
      table(values),
      hands('首接责任人（签名）', '主办单位（签名）'),
    ],
  }),
}
