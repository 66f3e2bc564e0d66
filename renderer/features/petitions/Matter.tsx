/** What is asked: requests, facts, classes, papers, emotion, notice, 回避 and the guard, as they were registered. */
import type { PetitionPage } from '#core/contract/petitions'
import { EMOTION_LEVELS } from '#core/domain/intake'
import { useAsk } from '../../bridge/useAsk'
import { consentWords, guardWords, noticeWords } from '../../ui/petitionWords'
import { Facts } from './Facts'

function useLabels() {
  const codes = useAsk('desk.codes', {}).value
  return (list: string, code: string): string => {
    const items = codes?.[list]?.items ?? []
    const found = items.find((item) => item.code === code) ?? items.flatMap((item) => item.children ?? []).find((item) => item.code === code)
    return found?.label ?? code
  }
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
        { label: '内容分类', value: [page.contentClass1, page.contentClass2].filter((code) => code !== '').map((code) => label('contentClasses', code)).join(' / ') },
        { label: '信访目的', value: page.purpose === '' ? '' : label('purposes', page.purpose) },
        { label: '标识', value: page.flags.map((flag) => label('flags', flag)).join('、') },
        { label: '收到的材料', value: page.materials.map((item) => `${item.name} ${item.copies} 份 ${item.pages} 页${item.original ? '（原件）' : ''}`).join('；'), wide: true },
        { label: '情绪状态', value: level === undefined ? '' : `${level.level} ${level.name}${page.selfReport === undefined ? '' : `，自评 ${page.selfReport}`}` },
        { label: '录音录像告知', value: notice === undefined ? '' : `${noticeWords[notice.how]}，${consentWords[notice.consent]}` },
        { label: '来访性质', value: row.visitKind === undefined ? '' : `${row.visitKind}${page.visitReason === '' ? '' : `（${page.visitReason}）`}` },
        { label: '回避', value: conflict?.has === true ? `是。${conflict.reason}` : '' },
        { label: '已有结论', value: guard === undefined ? '' : `${guardWords[guard.basis]} ${guard.basisNo}；法律意见书 ${guard.opinionNo}；审批人 ${guard.approverName}`, wide: true },
      ]}
    />
  )
}
