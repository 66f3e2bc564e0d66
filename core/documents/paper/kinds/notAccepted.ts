/**
 * 不予受理告知书: why the body does not take a matter up, by which article, and where the way goes on.
 * Never an end by itself: without the right body or procedure it cannot be finalised.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { actOf, noLabels } from '../known'
import { REFUSAL_CHOICES, refusalOf, limitOf } from '../lists'
import { CONTACT, contactPart, FORM, MATTER, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from '../shared'
import { draftedFor, headOf, notAhead, para, part, signed, stop, ticked, title, unless } from '../writing'

const fields: PaperKind['fields'] = [
  PETITIONER, NUMBER, RECEIVED, FORM, MATTER,
  { key: 'finding', label: '审查情况', kind: 'text', required: '须写明审查时查到了什么，信访人才明白为什么这样告知', help: '写事实：查了哪些材料、哪个机关正在办' },
  { key: 'reason', label: '不予受理的理由', kind: 'choice', required: '条例第二十三条：须写明理由和条文，请从理由表中选一项', choices: REFUSAL_CHOICES },
  { key: 'reasonNote', label: '理由的说明', kind: 'text' },
  { key: 'body', label: '应当去的机关或者程序', kind: 'line', required: '条例第二十三条：须告知有权处理的机关或者程序，不能只说不受理' },
  { key: 'bodyAddress', label: '该机关地址', kind: 'line', required: '让信访人找得到，请写明地址；可查政务服务公开信息' },
  { key: 'bodyPhone', label: '该机关电话', kind: 'line', required: '让信访人问得到，请写明电话；可查政务服务公开信息' },
  { key: 'reviewApplies', label: '写明可以申请复查', kind: 'tick', help: '不予受理能否申请复查各地做法不同，按本地规定勾选' },
  { key: 'reviewBody', label: '复查机关', kind: 'line', help: '勾选上一项时填写' },
  CONTACT,
]

function prefill(facts: PaperFacts): PaperValues {
  const act = actOf(facts, 'refuse', 'direct')
  return { ...matterValues(facts), finding: '', reason: refusalOf(act?.reasonCode ?? '')?.id ?? '', reasonNote: '', body: act?.unit ?? '', bodyAddress: '', bodyPhone: '', reviewApplies: '', reviewBody: '' }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const reason = textOf(values, 'reason')
  return [
    ...notAhead(values, 'receivedOn', facts.today, '收到日期'),
    ...unless(reason === '' || refusalOf(reason) !== undefined, 'reason', '理由不在理由表中：请从表中选一项，补充的话写在“理由的说明”里'),
    ...unless(reason !== 'review-finished', 'reason', '复核终结后又以同一事实和理由提出的，请改用不再受理告知书（条例第三十六条第三款）'),
    ...unless(reason !== 'unreachable', 'reason', '姓名、住址不清只是可以不告知，不是不受理的理由（条例第二十三条第二款）：请照常登记，另选理由'),
    ...unless(!ticked(values, 'reviewApplies') || textOf(values, 'reviewBody') !== '', 'reviewBody', '勾选了可以申请复查，请写明复查机关（条例第三十五条）'),
    ...unless(ticked(values, 'reviewApplies') || textOf(values, 'reviewBody') === '', 'reviewApplies', '填了复查机关但没有勾选“写明可以申请复查”：请勾选，或者删去复查机关'),
    ...noLabels(values, fields, ['matter', 'finding', 'reasonNote']),
  ]
}

function review(values: PaperValues): string {
  const body = textOf(values, 'reviewBody')
  if (ticked(values, 'reviewApplies')) return `如不服本告知，可以自收到本告知书之日起${limitOf('review-request').words}内向${body}申请复查。`
  return body === '' ? '' : `复查机关：${body}。`
}

export const notAccepted: PaperKind = {
  id: 'notAccepted', name: '不予受理告知书', layout: 'letter', series: '信不受字', competentOnly: true, delivered: true, source: '《信访工作条例》第十九条至第二十三条、第三十条、第三十一条', fields, prefill, problems,
  compose(values, issue) {
    const reason = refusalOf(textOf(values, 'reason'))
    const law = reason === undefined ? stop(textOf(values, 'reason')) : `${reason.finding}，依照${reason.articles}的规定，本机关不予受理（${reason.name}）。`
    const body = stop(`请到${textOf(values, 'body')}提出。地址：${textOf(values, 'bodyAddress')}；电话：${textOf(values, 'bodyPhone')}`)
    return {
      layout: 'letter', fileTitle: '不予受理告知书', ...headOf(issue), ...draftedFor(issue),
      blocks: [
        title('不予受理告知书'), { kind: 'to', text: textOf(values, 'petitioner') },
        para(`${receivedSentence(values)}我们已如实登记并认真审查，现将审查结果和下一步的办法告知如下：`),
        ...part('一、反映的事项', textOf(values, 'matter')),
        ...part('二、审查情况', textOf(values, 'finding')),
        ...part('三、理由和依据', law, textOf(values, 'reasonNote')),
        ...part('四、您可以这样办理', body, reason === undefined ? '' : stop(reason.pointer), review(values)),
        ...contactPart('五、联系方式', values, '对本告知书有不清楚的地方，欢迎来电、来访，我们会向您说明。'),
        signed(issue),
      ],
    }
  },
}
