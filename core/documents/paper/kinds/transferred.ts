/**
 * 转送（交办）告知单: one sheet for the body that gets the matter, with the list of materials, one for the petitioner saying where it went.
 * Of a confidential matter the petitioner's sheet says nothing.
 */
import type { Block } from '../blocks'
import type { PaperFacts, PaperIssue, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { actOf, clockOf, deskContact, materialRows, noLabels, restricted } from '../known'
import { limitOf, nameOf } from '../lists'
import { CONTACT, contactPart, FORM, MATTER, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from '../shared'
import { cellText, column, dayAt, draftedFor, filledRows, flush, given, hands, heading, headOf, listed, notAhead, notBefore, numbered, para, part, signed, stop, ticked, title, unless } from '../writing'

const MODES = [{ value: 'forward', name: '转送' }, { value: 'assign', name: '交办' }]
const FEEDBACK = [{ value: 'yes', name: '需要反馈办理结果' }, { value: 'no', name: '不需要反馈' }]
const ORIGINAL = [{ value: 'original', name: '原件' }, { value: 'copy', name: '复印件' }]

/** Nobody can be told where it went. */
const ANONYMOUS = '匿名'

const fields: PaperKind['fields'] = [
  { key: 'mode', label: '方式', kind: 'choice', choices: MODES, required: '条例第二十二条：转送和交办的要求不同，请选一项' },
  { key: 'toUnit', label: '去向（收件单位）', kind: 'line', required: '条例第二十二条、第二十三条：须写明转到哪里' },
  { key: 'toContact', label: '收件单位地址和电话', kind: 'line', required: '条例第二十三条：信访人要知道到哪里问，请写明地址和电话' },
  { key: 'sentOn', label: '转送日期', kind: 'day', required: `条例第二十二条：收到后${limitOf('report-transfer').words}内转送，须写明日期` },
  { ...PETITIONER, required: '收件单位要书面告知信访人（条例第二十三条）；匿名的请写“匿名”，不出给信访人的一联' },
  { key: 'petitionerContact', label: '信访人住址和电话', kind: 'line', help: '只印在给收件单位的一联' },
  NUMBER, RECEIVED, FORM, MATTER,
  { key: 'confidential', label: '内容保密', kind: 'tick', help: '检举控告必须勾选：给信访人的一联不印内容和材料名称' },
  { key: 'materials', label: '移交材料', kind: 'rows', columns: [
    { key: 'name', label: '名称', kind: 'line', required: '移交材料须写明名称，双方才能当面点清' },
    { key: 'original', label: '原件或复印件', kind: 'choice', choices: ORIGINAL },
    { key: 'copies', label: '份数', kind: 'line', required: '移交材料须写明份数，双方才能当面点清' },
    { key: 'pages', label: '页数', kind: 'line' },
  ] },
  { key: 'dueOn', label: '办理期限', kind: 'day', help: '交办须定期限' },
  { key: 'feedback', label: '反馈要求', kind: 'choice', choices: FEEDBACK, required: '条例第二十二条：须写明是否要求反馈办理结果' },
  CONTACT,
]

function prefill(facts: PaperFacts): PaperValues {
  const act = actOf(facts, 'transfer')
  const feedback = clockOf(facts, 'feedback')
  const { petition } = facts
  return {
    ...matterValues(facts), contact: deskContact(facts), mode: feedback !== undefined ? 'assign' : act === undefined ? '' : 'forward', toUnit: act?.unit ?? '', toContact: '', sentOn: act?.on ?? facts.today,
    petitionerContact: petition === undefined || petition.anonymous ? '' : [petition.petitioner.address, petition.petitioner.phone].filter((text) => text !== '').join('，'),
    ...(petition?.anonymous === true ? { petitioner: ANONYMOUS } : {}),
    confidential: restricted(facts) ? '1' : '', materials: materialRows(facts), dueOn: feedback?.dueOn ?? '', feedback: feedback === undefined ? '' : 'yes',
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const assigned = textOf(values, 'mode') === 'assign'
  return [
    ...notAhead(values, 'receivedOn', facts.today, '收到日期'),
    ...notBefore(values, 'sentOn', 'receivedOn', '转送日期早于收到日期：请核对登记日期'),
    ...notBefore(values, 'dueOn', 'sentOn', '办理期限早于转送日期：请核对两个日期'),
    ...unless(!assigned || textOf(values, 'dueOn') !== '', 'dueOn', '交办须定办理期限（条例第二十二条）：请填写日期，或者改为转送'),
    ...unless(!assigned || textOf(values, 'feedback') !== 'no', 'feedback', '交办须要求反馈办结报告（条例第二十二条）：请选“需要反馈办理结果”，或者改为转送'),
    ...unless(!restricted(facts) || ticked(values, 'confidential'), 'confidential', '检举控告事项须勾选“内容保密”（条例第三十条）'),
    ...noLabels(values, fields, ['matter']),
  ]
}

const materialTable = (values: PaperValues): readonly Block[] => {
  const rows = filledRows(values, 'materials')
  if (rows.length === 0) return [para('本次没有移交材料。')]
  return [listed([numbered(9), column('材料名称', 47, 'name'), column('原件或复印件', 20, 'original', (text) => nameOf(ORIGINAL, text)), column('份数', 12, 'copies'), column('页数', 12, 'pages')], rows)]
}

function forBody(values: PaperValues, issue: PaperIssue): readonly Block[] {
  const mode = nameOf(MODES, textOf(values, 'mode'))
  const due = dayAt(values, 'dueOn')
  const contact = textOf(values, 'petitionerContact')
  return [
    title(`信访事项${mode}告知单`), { kind: 'to', text: textOf(values, 'toUnit') },
    para(`现将${textOf(values, 'petitioner')}的信访事项${textOf(values, 'petitionNumber') === '' ? '' : `（编号${textOf(values, 'petitionNumber')}）`}于${dayAt(values, 'sentOn')}${mode}你单位，请依照《信访工作条例》第二十二条、第二十三条的规定办理。`),
    ...part('一、事项', textOf(values, 'matter'), contact === '' ? '' : stop(`信访人住址和电话：${contact}`), ...(ticked(values, 'confidential') ? ['本事项内容保密：不得向被检举控告的人员、单位透露或者转交材料。'] : [])),
    heading('二、移交材料'), ...materialTable(values),
    ...part('三、办理要求',
      `请自收到之日起${limitOf('written-notice').words}内书面告知信访人是否受理；认为不属于你单位职权的，请自收到之日起${limitOf('objection').words}内说明理由并退回材料。`,
      `${due === '' ? '' : `请于${due}前办结。`}${stop(nameOf(FEEDBACK, textOf(values, 'feedback')))}`),
    ...contactPart('四、联系方式', values),
    signed(issue), hands('收件人（签名）'),
  ]
}

function forPetitioner(values: PaperValues, issue: PaperIssue): readonly Block[] {
  const mode = nameOf(MODES, textOf(values, 'mode'))
  const hidden = ticked(values, 'confidential')
  const count = filledRows(values, 'materials').reduce((sum, row) => sum + (Number(cellText(row, 'copies')) || 0), 0)
  return [
    title(`信访事项${mode}去向告知单`), { kind: 'to', text: textOf(values, 'petitioner') },
    para(`${receivedSentence(values)}依照《信访工作条例》第二十二条、第二十三条的规定，我单位已于${dayAt(values, 'sentOn')}将该事项${mode}有权处理的机关、单位。`),
    ...part('一、事项', hidden ? '内容依法保密，不在本告知单载明。' : textOf(values, 'matter')),
    ...part('二、去向', `收件单位：${textOf(values, 'toUnit')}。`, stop(`地址和电话：${textOf(values, 'toContact')}`), count > 0 ? `您交来的材料共${count}份已一并移交。` : ''),
    ...part('三、下一步', `收件单位自收到之日起${limitOf('written-notice').words}内书面告知您是否受理；您可以直接向收件单位了解办理进展，也可以向我们查询。`, hidden ? '我们和收件单位都会为您保密，不向被检举控告的人员、单位透露您的材料。' : ''),
    ...contactPart('四、联系方式', values),
    signed(issue),
  ]
}

const secondCopy = (values: PaperValues, issue: PaperIssue): readonly Block[] => [{ kind: 'pageBreak', copy: true }, ...given(issue.number ?? '', flush), ...forPetitioner(values, issue)]

export const transferred: PaperKind = {
  id: 'transferred', name: '转送（交办）告知单', layout: 'letter', series: '信转字', competentOnly: false, delivered: true, source: '《信访工作条例》第二十二条、第二十三条', fields, prefill, problems,
  compose: (values, issue) => ({
    layout: 'letter', fileTitle: '转送（交办）告知单', ...headOf(issue), ...draftedFor(issue),
    blocks: [...forBody(values, issue), ...(textOf(values, 'petitioner') === ANONYMOUS ? [] : secondCopy(values, issue))],
  }),
}
