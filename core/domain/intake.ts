/**
 * Rules of the interview form: emotion levels, group visits, and whether a visit is new or a repetition.
 * Suggests with a reason and leaves the decision to the worker.
 */

/** 情绪状态, four observed levels (domain.md §4.1). */
export const EMOTION_LEVELS = [
  { level: 1, name: '平稳', description: '安静、清醒，能有条理地说明情况', route: '窗口接谈' },
  { level: 2, name: '焦虑委屈', description: '流泪、语速快，但能跟上谈话', route: '窗口接谈' },
  { level: 3, name: '激动', description: '大声、来回走动，劝说后能平静下来', route: '情绪缓冲室' },
  { level: 4, name: '失控边缘', description: '持续激动、不听劝说，有威胁或摔物', route: '情绪缓冲室（两名工作人员＋安保）或暂停接谈' },
] as const

/** 代表人数上限 (《信访工作条例》 Art. 20). */
export const MAX_REPRESENTATIVES = 5
/** 集体访: five people or more. */
export const GROUP_FROM = 5

export function isGroupVisit(headcount: number): boolean {
  return headcount >= GROUP_FROM
}

/** Likeness of two texts from 0 to 1 by shared pairs of neighbouring characters (Dice). */
export function similarity(a: string, b: string): number {
  const first = pairs(a)
  const second = pairs(b)
  if (first.size === 0 || second.size === 0) return a.trim() !== '' && a.trim() === b.trim() ? 1 : 0
  let shared = 0
  for (const pair of first) if (second.has(pair)) shared += 1
  return (2 * shared) / (first.size + second.size)
}

function pairs(value: string): ReadonlySet<string> {
  const characters = [...value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(characters.slice(1).map((character, index) => (characters[index] ?? '') + character))
}

export interface EarlierPetition {
  readonly id: number
  readonly number: string
  readonly title: string
  readonly requests: string
  readonly open: boolean
}
export interface VisitSuggestion {
  readonly kind: '初访' | '重复访' | '新事项'
  readonly reason: string
  readonly linkedPetitionId?: number
}

/** From this likeness on, a matter is suggested to be the same one. */
export const SAME_MATTER = 0.35

/**
 * Suggests 初访, 重复访 or 新事项 from a known person's earlier petitions and what has been typed so far.
 * The reason is kept with the new petition, whose readers need not be those of the earlier one: it carries a number and never a title.
 */
export function suggestVisitKind(earlier: readonly EarlierPetition[], typed: { readonly title: string; readonly requests: string }): VisitSuggestion {
  if (earlier.length === 0) return { kind: '初访', reason: '没有找到此人以往的信访事项' }
  if (`${typed.title}${typed.requests}`.trim() === '') return { kind: '新事项', reason: `此人有 ${earlier.length} 件以往事项，填写标题后再比对` }
  const [closest] = earlier
    .map((petition) => ({ petition, score: Math.max(similarity(petition.title, typed.title), similarity(petition.requests, typed.requests)) }))
    .sort((a, b) => b.score - a.score)
  if (closest === undefined || closest.score < SAME_MATTER) return { kind: '新事项', reason: `此人有 ${earlier.length} 件以往事项，与本次内容均不相近` }
  const { petition, score } = closest
  return { kind: '重复访', reason: `与 ${petition.number} 相近（${Math.round(score * 100)}%），该件${petition.open ? '在办' : '已办结'}`, linkedPetitionId: petition.id }
}
