/**
 * 回访记录 (3-7-30): whether an agreement is kept, how the parties are, whether trouble may come back, and what is next.
 * Judges no person.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { nameOf } from '../lists'
import { clockOf, notRestricted, open, petitionerOf, restricted } from '../known'
import { dayAt, daysBetween, form, hands, notAhead, pair, title, unless, wide } from '../writing'

const STEPS = [{ value: '3', name: '3日电话回访' }, { value: '7', name: '7日上门回访' }, { value: '30', name: '30日评估' }]
const CHANNELS = [{ value: 'phone', name: '电话' }, { value: 'visit', name: '上门' }, { value: 'room', name: '当面（到室）' }, { value: 'other', name: '其他' }]
const PERFORMANCE = [{ value: 'kept', name: '全部履行' }, { value: 'partly', name: '部分履行' }, { value: 'broken', name: '未履行' }]
const RISKS = [{ value: 'none', name: '未见反复' }, { value: 'yellow', name: '黄' }, { value: 'orange', name: '橙' }, { value: 'red', name: '红' }]

const fields: PaperKind['fields'] = [
  { key: 'step', label: '回访阶段', kind: 'choice', choices: STEPS, required: '2026年工作计划：3日、7日、30日三次回访，须写明是哪一次' },
  { key: 'petitionNumber', label: '信访件编号', kind: 'line', required: '须写明是哪一件' },
  { key: 'agreementNumber', label: '调解协议编号', kind: 'line' },
  { key: 'matter', label: '事由', kind: 'text', required: '须写明回访的事由' },
  { key: 'parties', label: '当事人', kind: 'line', required: '须写明回访了谁' },
  { key: 'planOn', label: '计划日期', kind: 'day', required: '2026年工作计划：回访按期，须写明计划日期' },
  { key: 'doneOn', label: '回访日期', kind: 'day', required: '须写明实际回访日期' },
  { key: 'time', label: '回访时间', kind: 'line', help: '如 9:30' },
  { key: 'late', label: '晚于计划日期的原因', kind: 'text' },
  { key: 'channel', label: '回访方式', kind: 'choice', choices: CHANNELS, required: '须写明回访方式' },
  { key: 'answered', label: '接受回访的人', kind: 'line' },
  { key: 'situation', label: '回访情况', kind: 'text', required: '须如实写明履行和当事人的情况' },
  { key: 'performance', label: '履行情况', kind: 'choice', choices: PERFORMANCE, required: '《人民调解法》第三十一条：须督促履行，写明履行到哪一步' },
  { key: 'risk', label: '反复风险', kind: 'choice', choices: RISKS, required: '须评估纠纷会不会反复' },
  { key: 'next', label: '下一步', kind: 'text' },
  { key: 'gridLeader', label: '网格长', kind: 'line', help: '30日评估须有网格长参加' },
  { key: 'visitor', label: '回访人', kind: 'line', required: '须由回访人署名' },
]

function prefill(facts: PaperFacts): PaperValues {
  const step = STEPS.find(({ value }) => clockOf(facts, `follow-up-${value}`)?.state === 'open')?.value ?? ''
  return {
    step, petitionNumber: facts.petition?.number ?? '', agreementNumber: '', matter: open(facts, facts.petition?.title), parties: restricted(facts) ? '' : petitionerOf(facts), planOn: step === '' ? '' : (clockOf(facts, `follow-up-${step}`)?.dueOn ?? ''),
    doneOn: facts.today, time: '', late: '', channel: step === '3' ? 'phone' : step === '7' ? 'visit' : '', answered: '', situation: '', performance: '', risk: '', next: '', gridLeader: '', visitor: facts.receiverName,
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const step = textOf(values, 'step')
  const channel = textOf(values, 'channel')
  const late = daysBetween(textOf(values, 'planOn'), textOf(values, 'doneOn'))
  const calm = ['kept', ''].includes(textOf(values, 'performance')) && ['none', ''].includes(textOf(values, 'risk'))
  return [
    ...notRestricted(facts, 'matter', '回访记录'), ...notAhead(values, 'doneOn', facts.today, '回访日期'),
    ...unless(late === undefined || late <= 0 || textOf(values, 'late') !== '', 'late', '回访晚于计划日期，请写明原因'),
    ...unless(step !== '7' || channel === '' || channel === 'visit' || textOf(values, 'situation').includes('上门'), 'channel', '7日回访要求上门（2026年工作计划）：确实没有上门的，请在“回访情况”里写明为什么没有上门'),
    ...unless(step !== '30' || textOf(values, 'gridLeader') !== '', 'gridLeader', '30日评估须会同网格长（2026年工作计划）：请填写网格长'),
    ...unless(calm || textOf(values, 'next') !== '', 'next', '还没有全部履行，或者有反复风险：请写明下一步由谁做什么、何时做'),
  ]
}

export const followUp: PaperKind = {
  id: 'followUp', name: '回访记录', layout: 'form', competentOnly: false, delivered: false, source: '《人民调解法》第三十一条；2026年工作计划：3-7-30回访', fields, prefill, problems,
  compose(values) {
    const time = textOf(values, 'time')
    const late = textOf(values, 'late')
    const grid = textOf(values, 'gridLeader')
    return {
      layout: 'form', fileTitle: '回访记录',
      blocks: [
        title('回访记录'),
        form(
          pair('回访阶段', nameOf(STEPS, textOf(values, 'step')), '回访方式', nameOf(CHANNELS, textOf(values, 'channel'))),
          pair('信访件编号', textOf(values, 'petitionNumber'), '协议编号', textOf(values, 'agreementNumber')),
          pair('计划日期', dayAt(values, 'planOn'), '回访时间', `${dayAt(values, 'doneOn')}${time === '' ? '' : ` ${time}`}`),
          ...(late === '' ? [] : [wide('晚于计划的原因', late)]),
          pair('当事人', textOf(values, 'parties'), '接受回访人', textOf(values, 'answered')),
          wide('事由', textOf(values, 'matter')), wide('回访情况', textOf(values, 'situation')),
          pair('履行情况', nameOf(PERFORMANCE, textOf(values, 'performance')), '反复风险', nameOf(RISKS, textOf(values, 'risk'))),
          wide('下一步', textOf(values, 'next')),
          pair('回访人', textOf(values, 'visitor'), '网格长', grid),
        ),
        hands('回访人（签名）', ...(grid === '' ? [] : ['网格长（签名）'])),
      ],
    }
  },
}
