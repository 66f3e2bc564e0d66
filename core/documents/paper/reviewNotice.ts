/**
 * What 复查告知 and 复核告知 have in common: the opinion before, until when one may ask, whom, and with what.
 * The limit is the petitioner's right: a shorter one is refused, and nothing here declares it lapsed.
 */
import type { PaperFacts, PaperKind, PaperProblem, PaperValues } from './kind'
import { textOf } from './kind'
import { actOf, clockOf } from './known'
import { limitOf } from './lists'
import { CONTACT, contactPart, FORM, MATTER, matterValues, NUMBER, PETITIONER, RECEIVED, receivedSentence } from './shared'
import { dayAt, daysBetween, draftedFor, headOf, notAhead, notBefore, para, part, signed, stop, title, unless } from './writing'

/** 复查 is asked of the body above; 复核 of the one above that. */
export interface ReviewStage {
  readonly id: string; readonly name: string; readonly step: '复查' | '复核'; readonly opinion: string; readonly article: string
  /** What a petitioner who is still not content may do. */
  readonly after: string
}

const fieldsOf = ({ step, opinion, article }: ReviewStage): PaperKind['fields'] => [
  PETITIONER, NUMBER, RECEIVED, FORM, MATTER,
  { key: 'opinionBody', label: `作出${opinion}的机关`, kind: 'line', required: `${article}：${step}针对已有的${opinion}，须写明由谁作出` },
  { key: 'opinionNumber', label: `${opinion}文号`, kind: 'line', required: `${article}：须写明是哪一份${opinion}` },
  { key: 'opinionOn', label: `${opinion}日期`, kind: 'day', required: `${article}：须写明${opinion}的日期` },
  { key: 'gotOn', label: `收到${opinion}的日期`, kind: 'day', required: `${article}：期限从收到书面答复之日起算，见送达回证` },
  { key: 'dueOn', label: `申请${step}的截止日期`, kind: 'day', required: `${article}：期限须写成具体日期`, help: `收到之日起${limitOf('review-request').words}，当日不计` },
  { key: 'reviewBody', label: `${step}机关`, kind: 'line', required: `${article}：须告知向哪个机关申请` },
  { key: 'reviewContact', label: `${step}机关地址和电话`, kind: 'line', required: '让信访人找得到，请写明地址和电话' },
  { key: 'papers', label: '需要带的材料', kind: 'text' },
  CONTACT,
]

function problems(stage: ReviewStage, values: PaperValues, facts: PaperFacts): readonly PaperProblem[] {
  const days = daysBetween(textOf(values, 'gotOn'), textOf(values, 'dueOn'))
  const { n, words } = limitOf('review-request')
  const { step, opinion, article } = stage
  return [
    ...notAhead(values, 'opinionOn', facts.today, `${opinion}日期`), ...notAhead(values, 'gotOn', facts.today, `收到${opinion}的日期`),
    ...notBefore(values, 'gotOn', 'opinionOn', `收到日期早于${opinion}日期：请核对送达回证`),
    ...unless(days === undefined || days >= n, 'dueOn', `申请${step}的期限不得短于收到之日起${words}（${article}）：请核对截止日期`),
    ...unless(textOf(values, 'reviewBody') === '' || textOf(values, 'reviewBody') !== textOf(values, 'opinionBody'), 'reviewBody', `${step}机关不能是作出${opinion}的机关自己（${article}）：请填它的上一级机关`),
  ]
}

function compose(stage: ReviewStage): PaperKind['compose'] {
  const { name, step, opinion, article, after } = stage
  const { words } = limitOf('review-request')
  return (values, issue) => ({
    layout: 'letter', fileTitle: name, ...headOf(issue), ...draftedFor(issue),
    blocks: [
      title(name), { kind: 'to', text: textOf(values, 'petitioner') },
      para(`${receivedSentence(values)}您对${opinion}如有不同意见，依法享有申请${step}的权利，现告知如下：`),
      ...part('一、事项', textOf(values, 'matter')),
      ...part(`二、原${opinion}`, `${textOf(values, 'opinionBody')}于${dayAt(values, 'opinionOn')}作出${opinion}（文号：${textOf(values, 'opinionNumber')}），您于${dayAt(values, 'gotOn')}收到。`),
      ...part('三、期限', `您可以自收到书面答复之日起${words}内申请${step}（收到当日不计），即在${dayAt(values, 'dueOn')}前（含当日）提出，依据是《信访工作条例》${article.replace('条例', '')}。截止日遇休息日的，在其后第一个工作日提出，不作逾期处理。`),
      ...part('四、向哪里申请', stop(`${step}机关：${textOf(values, 'reviewBody')}`), stop(`地址和电话：${textOf(values, 'reviewContact')}`), textOf(values, 'papers') === '' ? '' : stop(`请带上：${textOf(values, 'papers')}`)),
      ...part('五、接下来', `${step}机关应当自收到${step}请求之日起${words}内提出${step}意见，并书面答复您。${after}`),
      ...contactPart('六、联系方式', values, '填写申请有困难的，我们可以帮您代书或者如实记录。'),
      signed(issue),
    ],
  })
}

export function reviewNotice(stage: ReviewStage): PaperKind {
  return {
    id: stage.id, name: stage.name, layout: 'letter', series: '信复查字', competentOnly: true, delivered: true, source: `《信访工作条例》${stage.article.replace('条例', '')}`, fields: fieldsOf(stage),
    prefill(facts) {
      const clock = clockOf(facts, 'review-request')
      const act = actOf(facts, 'answer')
      return {
        ...matterValues(facts), opinionBody: act?.unit ?? '', opinionNumber: '', opinionOn: act?.on ?? '', gotOn: clock?.startOn ?? '', dueOn: clock?.dueOn ?? '', reviewBody: '', reviewContact: '',
        papers: `${stage.step}申请书、本人身份证明、${stage.opinion}复印件；请他人代办的，另带委托书和受托人身份证明`,
      }
    },
    problems: (values, facts) => problems(stage, values, facts),
    compose: compose(stage),
  }
}
