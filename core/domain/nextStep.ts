/**
 * What happens next with a visit, in one line, by what its form holds so far (domain.md §0, §1, §4.1).
 * Says the way of the room and promises nothing.
 */
import type { IntakeForm } from '../contract/intake'

const BY_CLASS = {
  consult: '能当场答的当场答复；要核实的书面回复',
  simple: '交一家主办单位，直接办结后回访',
  complex: '列问题、责任、时限三张清单，报街道联席会议',
  unreasonable: '先按合理诉求（复杂）办理，等分管领导审批',
} as const

/** The most pressing comes first: a person beside himself, then where the matter belongs, then the way of its class. */
export function nextStepOf({ emotionLevel = 0, statutoryKind, petitionClass, conflict }: IntakeForm): string {
  if (emotionLevel === 4) return '先稳住人：两人在场、保安到位，登记可以稍后补'
  if (emotionLevel === 3) return '先到情绪缓冲室，十五到二十分钟后再接谈'
  if (conflict?.has === true) return '登记后移交接办人，本人不再查看'
  if (statutoryKind === 'report') return '密封转送有权机关，限制查看，回执不印内容'
  return petitionClass === undefined ? '选好事项分类后，这里显示期限和去向' : BY_CLASS[petitionClass]
}
