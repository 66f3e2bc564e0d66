/** How screens name papers: groups of kinds, states, numbers. Knows no call. */
import type { IssuedRow, KindRow, RegisterRow } from '#core/contract/paperRows'
import { formatDayZh } from '#core/domain/day'

/** In the order in which the menu shows them; a kind named nowhere belongs to 其他. */
const GROUPS: readonly { readonly name: string; readonly kinds: readonly string[] }[] = [
  { name: '告知与意见', kinds: ['transferred', 'accepted', 'notAccepted', 'noLonger', 'extended', 'answer', 'review', 'recheck'] },
  { name: '法律意见', kinds: ['legalOpinion'] },
  { name: '清单与会议', kinds: ['claims', 'minutes'] },
  { name: '人民调解', kinds: ['mediationApplication', 'mediationRegister', 'mediationRecord', 'mediationAgreement', 'mediationEnded'] },
  { name: '送达与评价', kinds: ['delivery', 'evaluation', 'followUp'] },
]

interface KindGroup { readonly name: string; readonly kinds: readonly KindRow[] }

/** The kinds that can be started by subject, then the others by what stands in their way; empty groups left out. */
export function groupedKinds(kinds: readonly KindRow[]): readonly KindGroup[] {
  const barred = kinds.filter(({ offered }) => !offered)
  const reasons = [...new Set(barred.map(({ why }) => why))]
  return [...bySubject(kinds.filter(({ offered }) => offered)), ...reasons.map((why) => ({ name: why, kinds: barred.filter((kind) => kind.why === why) }))]
}

function bySubject(kinds: readonly KindRow[]): readonly KindGroup[] {
  const named = GROUPS.map(({ name, kinds: ids }) => ({ name, kinds: ids.flatMap((id) => kinds.filter((kind) => kind.id === id)) }))
  const known = new Set(GROUPS.flatMap(({ kinds: ids }) => ids))
  return [...named, { name: '其他', kinds: kinds.filter(({ id }) => !known.has(id)) }].filter((group) => group.kinds.length > 0)
}

export const paperStateWords = { valid: '有效', void: '作废' } as const

/** Its number, or why there is none. */
export function numberWords({ number, drafted }: Pick<RegisterRow, 'number' | 'drafted'>): string {
  return number ?? (drafted ? '对方尚未编号' : '不编号')
}

/** Whether and when it reached whom it is for; empty where it need not. */
export function deliveredWords({ toDeliver, deliveredOn, state }: Pick<IssuedRow, 'toDeliver' | 'deliveredOn' | 'state'>): string {
  if (deliveredOn !== undefined) return `${formatDayZh(deliveredOn)}送达`
  return toDeliver && state === 'valid' ? '待送达' : ''
}
