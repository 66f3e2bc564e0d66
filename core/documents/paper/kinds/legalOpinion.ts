/**
 * 法律意见书: the lawyer's own text in the order in which such an opinion is read.
 * Invents nothing: facts as supplied are taken from the file, what is law, analysis and conclusion is typed by the lawyer or missing.
 */
import type { Block } from '../blocks'
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { notRestricted, open, restricted } from '../known'
import { cellText, column, filledRows, hands, heading, listed, numbered, numberLine, para, part, stop, title } from '../writing'

const OWN = '律师的意见由律师本人写明，软件不代写'

const fields: PaperKind['fields'] = [
  { key: 'client', label: '致（委托单位）', kind: 'line', required: '须写明意见出给谁' },
  { key: 'entrusted', label: '委托事项', kind: 'text', required: '须写明委托律师就什么问题出具意见' },
  { key: 'materials', label: '依据材料目录', kind: 'rows', required: '意见只对所看到的材料负责，须逐件列明', columns: [
    { key: 'name', label: '材料名称', kind: 'line', required: '须写明材料名称' },
    { key: 'from', label: '提供人', kind: 'line' },
    { key: 'note', label: '形式（原件、复印件）', kind: 'line' },
  ] },
  { key: 'facts', label: '事实摘要（据所提供材料）', kind: 'text', required: '须写明据以分析的事实，以委托方提供的材料为限' },
  { key: 'issues', label: '争议焦点', kind: 'text', required: `须写明要回答的法律问题；${OWN}` },
  { key: 'statutes', label: '引用的法律规定', kind: 'rows', required: '须引用法律依据，写明版本或者施行日期', columns: [
    { key: 'name', label: '法律文件', kind: 'line', required: '须写明法律文件的全称' },
    { key: 'version', label: '版本（公布或施行日期）', kind: 'line', required: '法律会修订，须写明引用的是哪一版或者何时施行' },
    { key: 'article', label: '条款', kind: 'line', required: '须写明条款' },
    { key: 'words', label: '条文内容', kind: 'line', required: '须照录所引条文，以便核对' },
  ] },
  { key: 'analysis', label: '法律分析', kind: 'text', required: `须写明分析过程；${OWN}` },
  { key: 'conclusions', label: '逐项结论', kind: 'rows', required: `对每一项请求都要有结论；${OWN}`, columns: [
    { key: 'request', label: '请求', kind: 'line', required: '结论须对应到请求' },
    { key: 'conclusion', label: '结论', kind: 'line', required: OWN },
  ] },
  { key: 'remedies', label: '仍可走的法律途径和时限', kind: 'rows', required: '须告知还有哪些合法途径和各自的时限；确实没有的写明“无”', columns: [
    { key: 'route', label: '途径', kind: 'line', required: '须写明诉讼、仲裁、复议、复查等哪一种' },
    { key: 'where', label: '向谁提出', kind: 'line' },
    { key: 'limit', label: '时限', kind: 'line', required: '须写明时限，错过时限会失去权利' },
  ] },
  { key: 'reservation', label: '声明与保留', kind: 'text', required: '须写明意见仅根据所提供的材料、仅为本事项出具' },
  { key: 'lawyer', label: '律师姓名', kind: 'line', required: '须由执业律师署名' },
  { key: 'licence', label: '执业证号', kind: 'line', required: '须写明执业证号，以便查验' },
  { key: 'firm', label: '律师事务所', kind: 'line', required: '须由律师事务所盖章' },
  { key: 'judicialOffice', label: '司法所', kind: 'line', required: '2026年工作计划：由司法所长会同律师出具，须写明司法所' },
]

function prefill(facts: PaperFacts): PaperValues {
  const materials = restricted(facts) ? [] : (facts.petition?.materials ?? [])
  const requests = open(facts, facts.petition?.requests).split('\n').map((text) => text.trim()).filter((text) => text !== '')
  return {
    client: facts.room.issuingUnit, entrusted: '', materials: materials.map(({ name, original }) => ({ name, from: '', note: original ? '原件' : '复印件' })), facts: open(facts, facts.petition?.facts), issues: '', statutes: [], analysis: '',
    conclusions: requests.map((request) => ({ request, conclusion: '' })), remedies: [],
    reservation: '本意见仅根据委托方提供的上述材料作出，材料的真实、完整由提供方负责；本意见仅供处理本事项参考，不作其他用途。如有新的材料或者法律规定有变化，应当另行研究。',
    lawyer: '', licence: '', firm: '', judicialOffice: '',
  }
}

const problems = (_values: PaperValues, facts: PaperFacts): readonly PaperProblem[] => notRestricted(facts, 'entrusted', '法律意见书')

const line = (text: string): Block => para(stop(text))

function law(values: PaperValues): readonly Block[] {
  return filledRows(values, 'statutes').map((row) => line(`《${cellText(row, 'name').replace(/^《|》$/gu, '')}》（${cellText(row, 'version')}）${cellText(row, 'article')}：${cellText(row, 'words')}`))
}

export const legalOpinion: PaperKind = {
  id: 'legalOpinion', name: '法律意见书', layout: 'plain', series: '法意字', competentOnly: false, delivered: false, source: '2026年工作计划：无理缠访类由司法所长会同律师出具法律意见', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'plain', fileTitle: '法律意见书',
    blocks: [
      title('法律意见书'), numberLine(issue), { kind: 'to', text: `致${textOf(values, 'client')}` },
      para(`${textOf(values, 'firm')}接受委托，指派${textOf(values, 'lawyer')}律师（执业证号：${textOf(values, 'licence')}）就下列事项出具法律意见。`),
      ...part('一、委托事项', textOf(values, 'entrusted')),
      heading('二、依据材料目录'), listed([numbered(8), column('材料名称', 52, 'name'), column('提供人', 20, 'from'), column('形式', 20, 'note')], filledRows(values, 'materials')),
      ...part('三、事实摘要（以所提供的材料为限）', textOf(values, 'facts')), ...part('四、争议焦点', textOf(values, 'issues')),
      heading('五、法律规定'), ...law(values), ...part('六、法律分析', textOf(values, 'analysis')),
      heading('七、结论'), ...filledRows(values, 'conclusions').map((row, at) => line(`${at + 1}. 关于“${cellText(row, 'request')}”：${cellText(row, 'conclusion')}`)),
      heading('八、仍可走的法律途径和时限'), listed([numbered(8), column('途径', 32, 'route'), column('向谁提出', 30, 'where'), column('时限', 30, 'limit')], filledRows(values, 'remedies')),
      ...part('九、声明与保留', textOf(values, 'reservation')),
      { kind: 'sign', unit: textOf(values, 'firm'), on: issue.on, sealed: true },
      hands(`律师 ${textOf(values, 'lawyer')}（签名）`, `${textOf(values, 'judicialOffice')}（会签）`),
      { kind: 'note', text: '本意见由署名律师负责，接待室只代为排印' },
    ],
  }),
}
