/** What is asked: requests, facts, classes, papers, emotion, notice, 回避 and the guard, as they were registered. */
import type { PetitionPage } from '#core/contract/petitions'
import { formatInstantZh } from '#core/domain/day'
import { EMOTION_LEVELS } from '#core/domain/intake'
import { useAsk } from '../../bridge/useAsk'
import { consentWords, noticeWords } from '../../ui/petitionWords'
import { Facts, type Fact } from './Facts'
import { GuardFact } from './GuardFact'
import { Masked } from './Masked'

function useLabels() {
  const codes = useAsk('desk.codes', {}).value
  return (list: string, code: string): string => {
    const items = codes?.[list]?.items ?? []
    const found = items.find((item) => item.code === code) ?? items.flatMap((item) => item.children ?? []).find((item) => item.code === code)
    return found?.label ?? code
  }
}

const money = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })

/** The visit and what of the matter is seldom asked for. */
function restOf(more: PetitionPage['more'], petitionId: number): Fact[] {
  const { affected, procedures = [], procedureStage = '', amount } = more
  return [
    { label: '问题属地', value: more.locality }, { label: '曾反映部门', value: more.earlierBodies }, { label: '信访原因', value: more.cause }, { label: '所属系统', value: more.system }, { label: '热点问题', value: more.hotIssue },
    { label: '已走程序', value: [procedures.join('、'), procedureStage].filter((part) => part !== '').join('，') }, { label: '涉及金额', value: amount === undefined ? '' : `${money.format(amount)} 元` }, { label: '复查复核', value: more.reviewStage },
    { label: '窗口编号', value: more.window }, { label: '随访人', value: (more.companions ?? '') === '' ? '' : <Masked petitionId={petitionId} field="companions" label="随访人" masked={more.companions ?? ''} /> }, { label: '涉及人数', value: affected === undefined ? '' : `${affected} 人` }, { label: '关联件说明', value: more.linkNote, wide: true },
    { label: '异常情况', value: more.incident, wide: true }, { label: '处理情况', value: more.incidentHandled, wide: true },
  ]
}

export function Matter({ page }: { readonly page: PetitionPage }) {
  const label = useLabels()
  const { notice, conflict, guard, row } = page
  const level = EMOTION_LEVELS.find((item) => item.level === row.emotionLevel)
  return (
    <Facts
      title="事项"
      facts={[
        { label: '主要诉求', value: page.requests, wide: true },
        { label: '事实和理由', value: page.facts, wide: true },
        { label: '发生时间地点', value: [page.happenedOn, page.happenedAt].filter((part) => part !== undefined && part !== '').join('，') },
        { label: '被反映单位（人）', value: page.accused },
        { label: '内容分类', value: [...[page.contentClass1, page.contentClass2].filter((code) => code !== '').map((code) => label('contentClasses', code)), ...(page.more.contentClass3 === undefined ? [] : [page.more.contentClass3])].join(' / ') },
        { label: '信访目的', value: page.purpose === '' ? '' : label('purposes', page.purpose) },
        ...restOf(page.more, page.row.id),
        { label: '标识', value: page.flags.map((flag) => label('flags', flag)).join('、') },
        { label: '收到的材料', value: page.materials.map((item) => `${item.name} ${item.copies} 份 ${item.pages} 页${item.original ? '（原件）' : ''}`).join('；'), wide: true },
        { label: '情绪状态', value: level === undefined ? '' : `${level.level} ${level.name}${page.selfReport === undefined ? '' : `，自评 ${page.selfReport}`}` },
        { label: '录音录像告知', value: notice === undefined ? '' : `${noticeWords[notice.how]}，${consentWords[notice.consent]}` },
        { label: '来访性质', value: row.visitKind === undefined ? '' : `${row.visitKind}${page.visitReason === '' ? '' : `（${page.visitReason}）`}` },
        { label: '用过的话术', value: (page.scriptsUsed ?? []).map(({ title, version, at }) => `${title}（第 ${version} 版，${formatInstantZh(at).slice(-5)}）`).join('；'), wide: true },
        { label: '回避', value: conflict?.has === true ? `是。${conflict.reason}${conflict.pending ? '（回避待处理：还没有别人接办，请移交或报告上级另行指定）' : ''}` : '' },
        { label: '无理缠访审批', value: guard === undefined ? '' : <GuardFact id={row.id} number={row.number} guard={guard} />, wide: true },
      ]}
    />
  )
}
