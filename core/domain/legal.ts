/**
 * 法律意见: the states of a request for a lawyer's opinion, one table of steps that the office and the screens share.
 * Knows nothing of who may take a step and of what an opinion says.
 */

/** 待律师接受 · 起草中 · 律师不接受 · 已撤回 · 已定稿 · 已会签 · 已共享 */
export const LEGAL_STATES = ['requested', 'accepted', 'declined', 'withdrawn', 'finalised', 'cosigned', 'shared'] as const
export type LegalState = (typeof LEGAL_STATES)[number]
export const LEGAL_STATE_NAMES: Readonly<Record<LegalState, string>> = {
  requested: '待律师接受', accepted: '律师起草中', declined: '律师未接受', withdrawn: '已撤回', finalised: '已定稿，待司法所会签', cosigned: '已会签，待共享', shared: '已共享',
}

/** 委托 · 接受 · 不接受 · 撤回 · 定稿 · 会签 · 共享 */
export const LEGAL_STEPS = ['requested', 'accepted', 'declined', 'withdrawn', 'finalised', 'cosigned', 'shared'] as const
export type LegalStep = (typeof LEGAL_STEPS)[number]
export const LEGAL_STEP_NAMES: Readonly<Record<LegalStep, string>> = { requested: '委托', accepted: '接受委托', declined: '不接受委托', withdrawn: '撤回委托', finalised: '定稿', cosigned: '司法所会签', shared: '共享给承办人' }

/** From which states a step may be taken; each leads to the state of its own name. */
const FROM: Readonly<Record<Exclude<LegalStep, 'requested'>, readonly LegalState[]>> = {
  accepted: ['requested'], declined: ['requested'], withdrawn: ['requested', 'accepted'], finalised: ['accepted'], cosigned: ['finalised'], shared: ['cosigned'],
}

export const legalStepFits = (state: LegalState, step: Exclude<LegalStep, 'requested'>): boolean => FROM[step].includes(state)

/** Has its number. */
export const isNumberedOpinion = (state: LegalState): state is 'finalised' | 'cosigned' | 'shared' => state === 'finalised' || state === 'cosigned' || state === 'shared'

/** A 发文字号 as it may be typed (other brackets, blanks, 第), so that two writings of one number meet: 桂社法意字〔2026〕1号 → 桂社法意字|2026|1. */
export function plainNumber(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/gu, '').replace(/[〔〕［］【】〖〗()<>《》[\]]+/gu, '|').replace(/^第|第(?=\d)/gu, '').replace(/号$/u, '').replace(/\|0+(?=\d)/gu, '|').toUpperCase()
}
