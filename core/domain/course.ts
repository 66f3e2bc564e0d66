/**
 * The course of a petition (办理): its states and the one table of what may be done in each (domain.md §4.2, 条例 Arts. 21–37).
 * The screen enables its buttons with `problemOf`, the office refuses with it. Knows no dates but those given, and nothing of who acts.
 */
import { takesClaims } from './claims'
import { type Day, formatDayZh } from './day'
import type { GuardState, PetitionClass, StatutoryKind } from './petitionClass'

export type CourseState = 'registered' | 'verifying' | 'handling' | 'mediating' | 'answered' | 'closed'
export const COURSE_STATES: readonly CourseState[] = ['registered', 'verifying', 'handling', 'mediating', 'answered', 'closed']

export type ClockTrack = 'promise' | 'statute' | 'right'
export type ClockState = 'open' | 'met' | 'replaced' | 'lapsed'
/** 新的事实和理由 · 二次办理 · 复查 · 复核 */
export type RoundKind = 'newFacts' | 'secondHandling' | 'review' | 'recheck'

interface Act { readonly name: string; readonly from: readonly CourseState[]; /** `same`: the state stays. */ readonly to: CourseState | 'same'; readonly why: string }

const OPEN: readonly CourseState[] = ['registered', 'verifying', 'handling', 'mediating', 'answered']
const UNDER_WAY: readonly CourseState[] = ['registered', 'verifying', 'handling']

/** Every act, in the order in which the screen offers them. `why` is the rule it rests on. */
export const ACTS = {
  answerOnSpot: { name: '当场答复', from: ['registered', 'verifying'], to: 'answered', why: '政策咨询能当场答的当场答复，说明依据（2026年工作计划）' },
  verify: { name: '转入核实', from: ['registered'], to: 'verifying', why: '需要核实的先核实（2026年工作计划）' },
  inform: { name: '书面告知', from: OPEN, to: 'same', why: '条例第二十三条：当场或者15日内书面告知去向' },
  meet: { name: '面谈', from: OPEN, to: 'same', why: '二次办理3日内面谈（2026年工作计划）；当面沟通、解释疏导都记在这里' },
  accept: { name: '受理', from: [...UNDER_WAY, 'mediating'], to: 'handling', why: '条例第三十一条、第三十四条：受理之日起60日内办结' },
  assign: { name: '交承办单位', from: [...UNDER_WAY, 'mediating'], to: 'handling', why: '确定主办、协办单位（2026年工作计划）' },
  transfer: { name: '转送、交办', from: UNDER_WAY, to: 'handling', why: '条例第二十二条、第二十三条：15日内转送有权处理的机关' },
  returned: { name: '承办方退回', from: ['handling'], to: 'verifying', why: '条例第二十三条：对管辖有异议的，5个工作日内说明理由并退回' },
  feedback: { name: '承办方反馈', from: ['handling'], to: 'same', why: '条例第二十二条：交办的按期反馈办理结果' },
  mediate: { name: '进入调解', from: UNDER_WAY, to: 'mediating', why: '条例第三十三条；《人民调解法》第十七条：一方明确拒绝的不调解' },
  endMediation: { name: '终止调解', from: ['mediating'], to: 'handling', why: '《人民调解法》第二十六条：终止并告知其他途径' },
  agree: { name: '达成调解协议', from: ['mediating'], to: 'answered', why: '《人民调解法》第二十八条至第三十一条' },
  extend: { name: '延期', from: ['handling', 'mediating'], to: 'same', why: '条例第三十四条：期满前经负责人批准，延长不超过30日，并告知理由' },
  answer: { name: '书面答复', from: [...UNDER_WAY, 'mediating', 'answered'], to: 'answered', why: '条例第三十二条：出具处理意见书' },
  refuse: { name: '不予受理', from: UNDER_WAY, to: 'answered', why: '条例第十九条、第二十条、第二十三条' },
  noLonger: { name: '不再受理', from: UNDER_WAY, to: 'answered', why: '条例第三十六条：复核终结，同一事实和理由' },
  direct: { name: '引导法定途径', from: UNDER_WAY, to: 'answered', why: '条例第二十八条、第三十一条：诉访分离，依法定程序' },
  urgent: { name: '重大紧急报告', from: OPEN, to: 'same', why: '条例第二十五条：立即报告，采取措施' },
  withdraw: { name: '信访人撤回', from: OPEN, to: 'closed', why: '信访人自愿撤回或者和解' },
  close: { name: '办结', from: ['handling', 'answered'], to: 'closed', why: '答复送达、转送告知以后办结' },
  followUp: { name: '回访', from: ['answered', 'closed'], to: 'same', why: '3-7-30回访（2026年工作计划；《人民调解法》第三十一条）' },
  evaluate: { name: '满意度评价', from: ['closed'], to: 'same', why: '信访人可以评价（条例第二十一条）' },
  archive: { name: '归档', from: ['closed'], to: 'same', why: '办结、评价以后归档' },
  reopen: { name: '另立一轮', from: ['closed'], to: 'same', why: '已办结的不改动，重新办理的另立一件并关联' },
} as const satisfies Readonly<Record<string, Act>>

export type ActKind = keyof typeof ACTS
export const ACT_KINDS = Object.keys(ACTS) as readonly ActKind[]
const actOf = (kind: ActKind): Act => ACTS[kind]

export interface CourseMatter {
  readonly state: CourseState
  readonly petitionClass: PetitionClass
  readonly statutoryKind: StatutoryKind | null
  readonly guardState: GuardState | null
  readonly erased: boolean
  /** Oldest first. */
  readonly acts: readonly { readonly kind: ActKind; readonly outcome: string }[]
  readonly clocks: readonly { readonly rule: string; readonly state: ClockState; readonly dueOn: string; /** Of the rights of others: the first working day on or after it. */ readonly heldUntil?: Day }[]
  /** The round this petition is, and those that came from it. */
  readonly round: RoundKind | undefined
  readonly rounds: readonly RoundKind[]
  /** Numbers of the items of its 三清单 that are not ended. */
  readonly openClaims: readonly number[]
}

const runs = ({ clocks }: CourseMatter, ...rules: readonly string[]): boolean => clocks.some(({ rule, state }) => state === 'open' && rules.includes(rule))
const did = ({ acts }: CourseMatter, ...kinds: readonly ActKind[]): boolean => acts.some(({ kind }) => kinds.includes(kind))

/** Another body has it: assigned or transferred, and not come back since. */
export function liesElsewhere({ acts }: Pick<CourseMatter, 'acts'>): 'assign' | 'transfer' | undefined {
  const last = acts.findLast(({ kind }) => kind === 'assign' || kind === 'transfer' || kind === 'returned')?.kind
  return last === 'assign' || last === 'transfer' ? last : undefined
}

/** What a 检举控告 can go through at a desk: it is passed on unread by others, never answered, mediated or decided here (条例 Arts. 22, 30). */
const OF_REPORTS: readonly ActKind[] = ['inform', 'transfer', 'returned', 'feedback', 'urgent', 'withdraw', 'close', 'archive', 'evaluate', 'reopen']
/** 政策咨询 is an inquiry: nothing to accept, extend or mediate; who wants more than an answer has another class. */
const NOT_OF_CONSULTATIONS: readonly ActKind[] = ['accept', 'extend', 'mediate', 'agree', 'endMediation', 'noLonger']

/** Why an act cannot be done now, with the way out; undefined when it can. `today` as `YYYY-MM-DD`. */
export function problemOf(kind: ActKind, matter: CourseMatter, today: string): string | undefined {
  if (matter.erased) return '已按保管期限销毁，不能再办理'
  const { name, from } = actOf(kind)
  if (!from.includes(matter.state)) return matter.state === 'closed' ? `已经办结，不能再“${name}”；需要重新办理的请“另立一轮”` : `现在是“${COURSE_STATE_NAMES[matter.state]}”，还不能“${name}”`
  if (matter.statutoryKind === 'report' && !OF_REPORTS.includes(kind)) return `检举控告由有权机关处理，本室只密封转送，不能“${name}”`
  if (matter.petitionClass === 'consult' && NOT_OF_CONSULTATIONS.includes(kind)) return `政策咨询不用“${name}”；有具体诉求的请先改分类`
  return SPECIAL[kind]?.(matter, today)
}

/** What usually comes next, by state and class; the screen shows it first. Any other act that is allowed can be done as well. */
export function usualNext({ state, petitionClass, statutoryKind, clocks }: Pick<CourseMatter, 'state' | 'petitionClass' | 'clocks'> & { readonly statutoryKind?: StatutoryKind | null | undefined }): ActKind {
  const due = (rule: string): boolean => clocks.some((clock) => clock.rule === rule && clock.state === 'open')
  switch (state) {
    case 'registered': case 'verifying':
      if (statutoryKind === 'report') return 'transfer'
      return petitionClass === 'consult' ? 'answerOnSpot' : petitionClass === 'unreasonable' ? 'answer' : 'assign'
    case 'handling': return due('feedback') ? 'feedback' : statutoryKind === 'report' ? 'close' : 'answer'
    case 'mediating': return 'agree'
    case 'answered': return due('written-notice') ? 'inform' : 'close'
    case 'closed': return due('follow-up-3') || due('follow-up-7') || due('follow-up-30') ? 'followUp' : 'evaluate'
  }
}

const needsBody = (matter: CourseMatter): string | undefined => (liesElsewhere(matter) === undefined ? '没有交给承办单位或者转送，没有可以退回、反馈的' : undefined)
const archived = (matter: CourseMatter): string | undefined => (did(matter, 'archive') ? '已经归档；有新情况的请“另立一轮”' : undefined)

const SPECIAL: Readonly<Partial<Record<ActKind, (matter: CourseMatter, today: string) => string | undefined>>> = {
  answerOnSpot: ({ petitionClass }) => (petitionClass === 'consult' ? undefined : '只有政策咨询可以当场答复；其他事项请用“书面答复”'),
  inform: (matter) => (runs(matter, 'written-notice') ? undefined : '书面告知已经完成，或者依法不需要告知'),
  returned: needsBody, feedback: needsBody,
  extend: (matter, today) => extendProblem(matter, today),
  mediate: ({ petitionClass }) => (petitionClass === 'unreasonable' ? '已有结论的事项不再调解；有新的事实请另行登记' : undefined),
  withdraw: ({ guardState }) => (guardState === 'pending' ? '无理缠访分类还在等审批，请先由分管领导决定' : undefined),
  close: (matter) => closeProblem(matter),
  followUp: (matter) => (runs(matter, 'follow-up-3', 'follow-up-7', 'follow-up-30') ? undefined : '没有待做的回访'),
  evaluate: (matter) => archived(matter) ?? (did(matter, 'evaluate') ? '已经评价过；不满意的请另立“二次办理”' : undefined),
  archive: (matter) => archived(matter) ?? archiveProblem(matter),
}

/** 条例 Art. 34: before it expires, once. */
function extendProblem({ clocks }: CourseMatter, today: string): string | undefined {
  if (clocks.some(({ rule, state }) => rule === 'extension' && state === 'open')) return '已经延期过一次，不能再延期'
  const closing = clocks.find(({ rule, state }) => rule === 'closing' && state === 'open')
  if (closing === undefined) return '没有正在计算的60日办结期限；先“受理”才有这一期限'
  return closing.dueOn < today ? '60日办结期限已过，期满后不能再延期，请尽快办结并说明原因' : undefined
}

function closeProblem(matter: CourseMatter): string | undefined {
  if (matter.guardState === 'pending') return '无理缠访分类还在等审批，请先由分管领导决定'
  if (runs(matter, 'written-notice')) return '还没有书面告知信访人（条例第二十三条），请先“书面告知”'
  if (matter.state !== 'answered') {
    if (liesElsewhere(matter) !== 'transfer') return '还没有答复，也没有转送出去，不能办结'
    if (runs(matter, 'feedback')) return '还在等承办方反馈，收到“承办方反馈”后再办结'
  }
  return claimsProblem(matter)
}

const MOST_NAMED = 10
/** What was promised item by item is ended item by item; a matter that has become another class can no longer write its 三清单, so that nothing waits for it. */
function claimsProblem({ petitionClass, openClaims }: CourseMatter): string | undefined {
  if (openClaims.length === 0 || !takesClaims(petitionClass)) return undefined
  const some = openClaims.length > MOST_NAMED ? `${openClaims.slice(0, MOST_NAMED).join('、')} 等 ${openClaims.length}` : openClaims.join('、')
  return `三清单第 ${some} 项还没有了结，请先改为“已完成”；办不成的改为“无法完成”并写明原因，写错的可以撤下`
}

function archiveProblem({ acts, rounds }: CourseMatter): string | undefined {
  const evaluation = acts.findLast(({ kind }) => kind === 'evaluate')
  return evaluation?.outcome === 'unsatisfied' && !rounds.includes('secondHandling') ? '评价为不满意，请先另立“二次办理”，再归档' : undefined
}

/** Why a closed petition cannot be taken up again as such a round; undefined when it can (domain.md §0, 条例 Arts. 35, 36). */
export function roundProblem(kind: RoundKind, matter: CourseMatter): string | undefined {
  switch (kind) {
    case 'newFacts': return undefined
    case 'secondHandling':
      if (matter.acts.findLast((act) => act.kind === 'evaluate')?.outcome !== 'unsatisfied') return '只有评价为“不满意”的才另立二次办理'
      return matter.rounds.includes('secondHandling') ? '已经另立过二次办理' : undefined
    case 'review':
      if (matter.statutoryKind !== 'appeal') return '复查只适用于申诉求决'
      if (matter.round === 'review' || matter.round === 'recheck') return '复查意见已出，不服的请选“复核”'
      return did(matter, 'answer') ? matter.rounds.includes('review') ? '已经立过复查' : undefined : '没有书面的处理意见，不能申请复查'
    case 'recheck':
      if (matter.round !== 'review') return '先有复查意见，才能申请复核'
      return did(matter, 'answer') ? matter.rounds.includes('recheck') ? '已经立过复核' : undefined : '还没有复查意见，不能申请复核'
  }
}

/**
 * Whether a 复查 or 复核 is asked for late: after the first working day on or after the 30th day (条例 Arts. 35, 36; domain.md §1.4). It is registered all the same, as the body that reviews decides.
 * A matter in which no answer was received yet has no day to be late for; of several answers the last one counts.
 */
export function lateRequest(kind: RoundKind, { clocks }: Pick<CourseMatter, 'clocks'>, today: string): string | undefined {
  if (kind !== 'review' && kind !== 'recheck') return undefined
  const last = clocks.flatMap(({ rule, state, heldUntil }) => (rule === 'review-request' && state === 'open' && heldUntil !== undefined ? [heldUntil] : [])).sort().at(-1)
  return last === undefined || today <= last ? undefined : `登记时申请${ROUND_NAMES[kind]}的期限已过（至${formatDayZh(last)}），是否受理由${ROUND_NAMES[kind]}机关决定`
}

/** Where an act leads. @throws RangeError where it is not in the table for this state. */
export function stateAfter(kind: ActKind, state: CourseState): CourseState {
  const { from, to } = actOf(kind)
  if (!from.includes(state)) throw new RangeError(`${kind} is not for ${state}`)
  return to === 'same' ? state : to
}

export const COURSE_STATE_NAMES: Readonly<Record<CourseState, string>> = { registered: '已登记', verifying: '待核实', handling: '办理中', mediating: '调解中', answered: '已答复', closed: '已办结' }
export const ROUND_NAMES: Readonly<Record<RoundKind, string>> = { newFacts: '新的事实和理由', secondHandling: '二次办理', review: '复查', recheck: '复核' }
export const TRACK_NAMES: Readonly<Record<ClockTrack, string>> = { promise: '本室承诺', statute: '法定期限', right: '信访人等的权利期限' }

export const OUTCOMES = {
  answer: { support: '支持', explain: '解释说明', refuse: '不予支持' },
  close: { resolved: '已化解', unresolved: '未化解' },
  followUp: { kept: '全部履行', partly: '部分履行', broken: '未履行' },
  evaluate: { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' },
} as const satisfies Readonly<Partial<Record<ActKind, Readonly<Record<string, string>>>>>

/** The outcomes an act can have; none where it has no choice. */
export const outcomesOf = (kind: ActKind): Readonly<Record<string, string>> => (OUTCOMES as Readonly<Partial<Record<ActKind, Readonly<Record<string, string>>>>>)[kind] ?? {}
