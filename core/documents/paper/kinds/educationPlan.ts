/**
 * 法治教育与心理疏导计划: what is explained, by whom and when, and what support is offered where a matter has a settled outcome and goes on troubling.
 * A service, never a measure against a person: it needs his consent, and the lawful remedies stay open.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from '../kind'
import { textOf } from '../kind'
import { matterOf, noLabels, notRestricted, petitionerOf, restricted } from '../known'
import { column, dayAt, dayWords, filledRows, form, hands, heading, listed, notBefore, numbered, pair, para, part, partWhere, ticked, title, wide } from '../writing'

const SESSION_COLUMNS = [
  { key: 'theme', label: '内容', kind: 'line', required: '须写明讲什么、谈什么' },
  { key: 'way', label: '方式', kind: 'line' },
  { key: 'on', label: '日期', kind: 'day', required: '须定到日期' },
  { key: 'by', label: '由谁做', kind: 'line', required: '须写明由谁做' },
] as const

const fields: PaperKind['fields'] = [
  { key: 'person', label: '服务对象', kind: 'line', required: '须写明为谁安排' },
  { key: 'petitionNumber', label: '信访件编号', kind: 'line' },
  { key: 'matter', label: '事项', kind: 'text', required: '计划针对事项，不针对人，须写明是哪一件事项' },
  { key: 'outcome', label: '已有结论', kind: 'text', required: '须写明已有的复核意见、生效裁判或者政策依据；没有结论的按一般诉求办理' },
  { key: 'goal', label: '目标', kind: 'text', required: '须写明希望达到什么' },
  { key: 'sessions', label: '法治教育', kind: 'rows', required: '2026年工作计划：法治教育须写明内容、日期和由谁做', columns: SESSION_COLUMNS },
  { key: 'support', label: '心理疏导', kind: 'rows', required: '2026年工作计划：心理疏导须写明内容、日期和由谁做', columns: SESSION_COLUMNS },
  { key: 'help', label: '生活帮扶', kind: 'text', help: '条例第三十七条：有困难的，协助申请社会救助' },
  { key: 'remedies', label: '仍然可以走的途径', kind: 'text', required: '合法的救济途径始终要写明' },
  { key: 'agreed', label: '本人同意', kind: 'tick', required: '服务以本人同意为前提，请征得同意后勾选' },
  { key: 'officer', label: '责任人', kind: 'line', required: '须写明责任人' },
  { key: 'reviewOn', label: '小结日期', kind: 'day', required: '须写明何时小结、调整' },
]

function prefill(facts: PaperFacts): PaperValues {
  return {
    person: restricted(facts) ? '' : petitionerOf(facts), petitionNumber: facts.petition?.number ?? '', matter: restricted(facts) ? '' : matterOf(facts), outcome: '', goal: '', sessions: [], support: [], help: '',
    remedies: '有新的事实和理由的，可以随时提出，另行登记；依法可以通过诉讼、仲裁、行政复议等途径解决的，请在法定时限内提出，可以申请法律援助。', agreed: '', officer: facts.officerName, reviewOn: '',
  }
}

function problems(values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  return [
    ...notRestricted(facts, 'matter', '法治教育与心理疏导计划'),
    ...notBefore({ ...values, today: facts.today }, 'reviewOn', 'today', '小结日期已经过去：请定在以后的日期'),
    ...noLabels(values, fields, ['matter', 'outcome', 'goal', 'help']),
  ]
}

export const educationPlan: PaperKind = {
  id: 'educationPlan', name: '法治教育与心理疏导计划', layout: 'form', competentOnly: false, delivered: false, source: '《信访工作条例》第二十七条、第三十七条；2026年工作计划：法治教育+心理疏导', fields, prefill, problems,
  compose(values) {
    const table = (key: string) => listed([numbered(8), column('内容', 36, 'theme'), column('方式', 15, 'way'), column('日期', 22, 'on', dayWords), column('由谁做', 19, 'by')], filledRows(values, key))
    return {
      layout: 'form', fileTitle: '法治教育与心理疏导计划',
      blocks: [
        title('法治教育与心理疏导计划'),
        form(pair('服务对象', textOf(values, 'person'), '信访件编号', textOf(values, 'petitionNumber')), wide('事项', textOf(values, 'matter')), wide('已有结论', textOf(values, 'outcome')), wide('目标', textOf(values, 'goal'))),
        heading('一、法治教育'), table('sessions'), heading('二、心理疏导'), table('support'),
        ...part('三、仍然可以走的途径', textOf(values, 'remedies')), ...partWhere(textOf(values, 'help'), '四、生活帮扶'),
        form(pair('责任人', textOf(values, 'officer'), '小结日期', dayAt(values, 'reviewOn'))),
        ...(ticked(values, 'agreed') ? [para('以上安排已经向本人说明，本人同意参加，可以随时退出；不参加不影响事项的登记和办理。')] : []),
        hands('服务对象（签名）', '责任人（签名）'),
      ],
    }
  },
}
