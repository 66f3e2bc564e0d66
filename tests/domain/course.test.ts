/** The course of a petition: every state × act written down by hand, what each needs beyond the state, what a closed one can become again. */
import { describe, expect, it } from 'vitest'
import { ActKind, ClockState, ClockTrack, RoundKind } from '#core/contract/course'
import { PetitionState } from '#core/contract/petitions'
import { ACT_KINDS, ACTS, COURSE_STATES, COURSE_STATE_NAMES, type CourseMatter, type CourseState, lateRequest, liesElsewhere, problemOf, ROUND_NAMES, roundProblem, stateAfter, usualNext } from '#core/domain/course'
import { ACT_FORMS, actSentence, type ActTold, formProblem, labelOf } from '#core/domain/courseForm'
import { Day } from '#core/domain/day'
import { REFUSAL_REASONS, reasonsOf } from '#core/domain/refusalReasons'

const TODAY = '2026-09-20'
const base: CourseMatter = { state: 'registered', petitionClass: 'simple', statutoryKind: 'appeal', guardState: null, erased: false, acts: [], clocks: [{ rule: 'simple-claim', state: 'open', dueOn: '2026-09-12' }], round: undefined, rounds: [], openClaims: [] }
const closing = { rule: 'closing', state: 'open', dueOn: '2026-11-04' } as const
const follow = { rule: 'follow-up-3', state: 'open', dueOn: '2026-09-22' } as const
const notice = { rule: 'written-notice', state: 'open', dueOn: '2026-09-20' } as const
/** Everything else that an act asks for is there, so that only its state decides. */
const ready: CourseMatter = { ...base, acts: [{ kind: 'assign', outcome: '' }, { kind: 'transfer', outcome: '' }], clocks: [...base.clocks, closing, follow] }

/** Where each act leads from each state, `-` where it is not allowed: registered verifying handling mediating answered closed. Written from domain.md §4.2. */
const TABLE: Readonly<Record<string, string>> = {
  answerOnSpot: 'a a - - - -', verify: 'v - - - - -', inform: 'r v h m a -', meet: 'r v h m a -', accept: 'h h h h - -', assign: 'h h h h - -', transfer: 'h h h - - -', returned: '- - v - - -', feedback: '- - h - - -',
  mediate: 'm m m - - -', endMediation: '- - - h - -', agree: '- - - a - -', extend: '- - h m - -', answer: 'a a a a a -', refuse: 'a a a - - -', noLonger: 'a a a - - -', direct: 'a a a - - -', urgent: 'r v h m a -', withdraw: 'c c c c c -', close: '- - c - c -',
  followUp: '- - - - a c', evaluate: '- - - - - c', archive: '- - - - - c', reopen: '- - - - - c',
}
const LETTER: Readonly<Record<CourseState, string>> = { registered: 'r', verifying: 'v', handling: 'h', mediating: 'm', answered: 'a', closed: 'c' }

describe('every state × act', () => {
  it('is in the table, by the names of the contract', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ACT_KINDS].sort())
    expect([...ACT_KINDS].sort()).toEqual([...ActKind.options].sort())
    expect(COURSE_STATES).toEqual(PetitionState.options)
    expect([Object.keys(ROUND_NAMES), ClockTrack.options, ClockState.options]).toEqual([RoundKind.options, ['promise', 'statute', 'right'], ['open', 'met', 'replaced', 'lapsed']])
  })
  it.each(ACT_KINDS.flatMap((kind) => COURSE_STATES.map((state, at) => [kind, state, TABLE[kind]?.split(' ')[at] ?? ''] as const)))('%s in %s leads to %s', (kind, state, wanted) => {
    const matter: CourseMatter = { ...ready, state, ...(kind === 'answerOnSpot' ? { petitionClass: 'consult' } : {}), clocks: kind === 'inform' ? [...ready.clocks, notice] : ready.clocks }
    const problem = problemOf(kind, matter, TODAY)
    expect(problem === undefined ? LETTER[stateAfter(kind, state)] : '-').toBe(wanted)
    if (wanted === '-') {
      expect(() => stateAfter(kind, state)).toThrow(RangeError)
      expect(problem).toMatch(/还不能|已经办结/u)
    }
  })
  it('nothing is done in what was erased', () => expect(ACT_KINDS.filter((kind) => problemOf(kind, { ...ready, erased: true }, TODAY) === undefined)).toEqual([]))
  it('nothing but what comes after the end is done in a closed one', () => expect(ACT_KINDS.filter((kind) => (ACTS[kind].from as readonly CourseState[]).includes('closed'))).toEqual(['followUp', 'evaluate', 'archive', 'reopen']))
})

describe('beyond the state', () => {
  const cases: readonly (readonly [string, Parameters<typeof problemOf>[0], Partial<CourseMatter>, RegExp | undefined])[] = [
    ['a 检举控告 is not answered here', 'answer', { statutoryKind: 'report' }, /只密封转送/u], ['nor mediated', 'mediate', { statutoryKind: 'report' }, /只密封转送/u], ['but transferred', 'transfer', { statutoryKind: 'report' }, undefined],
    ['an inquiry is not accepted', 'accept', { petitionClass: 'consult' }, /先改分类/u], ['a claim is not answered on the spot', 'answerOnSpot', { petitionClass: 'complex' }, /只有政策咨询/u],
    ['nothing comes back that went nowhere', 'returned', { state: 'handling', acts: [] }, /没有交给/u], ['nor twice', 'returned', { state: 'handling', acts: [{ kind: 'transfer', outcome: '' }, { kind: 'returned', outcome: '' }] }, /没有交给/u],
    ['no extension without acceptance', 'extend', { state: 'handling', clocks: [] }, /先“受理”/u], ['none twice', 'extend', { state: 'handling', clocks: [{ rule: 'closing', state: 'replaced', dueOn: '2026-11-04' }, { rule: 'extension', state: 'open', dueOn: '2026-12-04' }] }, /已经延期过一次/u],
    ['none after the limit', 'extend', { state: 'handling', clocks: [{ rule: 'closing', state: 'open', dueOn: '2026-09-19' }] }, /期满后不能再延期/u], ['one on its last day', 'extend', { state: 'handling', clocks: [{ rule: 'closing', state: 'open', dueOn: TODAY }] }, undefined],
    ['a second one after a second acceptance', 'extend', { state: 'handling', clocks: [{ rule: 'extension', state: 'replaced', dueOn: '2026-12-04' }, { rule: 'closing', state: 'open', dueOn: '2027-01-04' }] }, undefined],
    ['no closing before the notice', 'close', { state: 'answered', clocks: [notice] }, /还没有书面告知/u], ['no closing of what nobody answered', 'close', { state: 'handling', acts: [] }, /还没有答复/u], ['closing of what was transferred', 'close', { state: 'handling', acts: [{ kind: 'transfer', outcome: '' }], clocks: [] }, undefined],
    ['not while a report is awaited', 'close', { state: 'handling', acts: [{ kind: 'transfer', outcome: '' }], clocks: [{ rule: 'feedback', state: 'open', dueOn: '2026-10-01' }] }, /等承办方反馈/u], ['not of what was only assigned', 'close', { state: 'handling', acts: [{ kind: 'assign', outcome: '' }], clocks: [] }, /还没有答复/u],
    ['not while the class waits', 'close', { state: 'answered', guardState: 'pending' }, /等审批/u], ['nor withdrawn then', 'withdraw', { guardState: 'pending' }, /等审批/u],
    ['not while an item of 三清单 is open', 'close', { state: 'answered', openClaims: [1, 3] }, /三清单第 1、3 项还没有了结.*已完成.*无法完成/u], ['nor where it was transferred', 'close', { state: 'handling', acts: [{ kind: 'transfer', outcome: '' }], clocks: [], openClaims: [2] }, /第 2 项/u], ['of many it names some', 'close', { state: 'answered', openClaims: Array.from({ length: 99 }, (_, at) => at + 1) }, /^三清单第 1、.{10,30}、10 等 99 项还没有了结/u],
    ['but withdrawn all the same', 'withdraw', { openClaims: [1] }, undefined], ['and closed where another class has no 三清单', 'close', { state: 'answered', petitionClass: 'unreasonable', openClaims: [1] }, undefined],
    ['a settled matter is not mediated', 'mediate', { petitionClass: 'unreasonable' }, /已有结论/u], ['no notice twice', 'inform', { clocks: [] }, /已经完成/u],
    ['one evaluation', 'evaluate', { state: 'closed', acts: [{ kind: 'evaluate', outcome: 'fair' }] }, /已经评价过/u], ['none after the archive', 'evaluate', { state: 'closed', acts: [{ kind: 'archive', outcome: '' }] }, /已经归档/u],
    ['不满意 is handled again before the archive', 'archive', { state: 'closed', acts: [{ kind: 'evaluate', outcome: 'unsatisfied' }] }, /二次办理/u], ['and archived after', 'archive', { state: 'closed', acts: [{ kind: 'evaluate', outcome: 'unsatisfied' }], rounds: ['secondHandling'] }, undefined],
    ['no follow-up that nobody owes', 'followUp', { state: 'answered', clocks: [] }, /没有待做/u],
  ]
  it.each(cases)('%s', (_, kind, more, wanted) => {
    const problem = problemOf(kind, { ...ready, clocks: [closing], ...more }, TODAY)
    if (wanted === undefined) expect(problem).toBeUndefined()
    else expect(problem).toMatch(wanted)
  })
  it.each([
    ['newFacts', {}, undefined], ['secondHandling', {}, /不满意/u], ['secondHandling', { acts: [{ kind: 'evaluate', outcome: 'unsatisfied' }] }, undefined], ['secondHandling', { acts: [{ kind: 'evaluate', outcome: 'unsatisfied' }], rounds: ['secondHandling'] }, /已经另立/u],
    ['review', {}, /没有书面的处理意见/u], ['review', { acts: [{ kind: 'answer', outcome: 'refuse' }] }, undefined], ['review', { acts: [{ kind: 'answer', outcome: 'refuse' }], rounds: ['review'] }, /已经立过/u], ['review', { statutoryKind: 'suggestion' }, /只适用于/u], ['review', { round: 'review' }, /请选“复核”/u],
    ['recheck', { acts: [{ kind: 'answer', outcome: 'refuse' }] }, /先有复查意见/u], ['recheck', { round: 'review', acts: [{ kind: 'answer', outcome: 'refuse' }] }, undefined], ['recheck', { round: 'review' }, /还没有复查意见/u],
  ] as const)('another round as %s with %o', (kind, more, wanted) => {
    const problem = roundProblem(kind, { ...base, state: 'closed', ...more })
    if (wanted === undefined) expect(problem).toBeUndefined()
    else expect(problem).toMatch(wanted)
  })
  it.each([
    ['registered', 'consult', 'appeal', [], 'answerOnSpot'], ['registered', 'simple', 'appeal', [], 'assign'], ['verifying', 'unreasonable', 'appeal', [], 'answer'], ['registered', 'simple', 'report', [], 'transfer'], ['handling', 'simple', 'report', [], 'close'],
    ['handling', 'complex', 'appeal', ['feedback'], 'feedback'], ['handling', 'complex', 'appeal', [], 'answer'], ['mediating', 'simple', 'appeal', [], 'agree'], ['answered', 'simple', 'appeal', ['written-notice'], 'inform'], ['answered', 'simple', 'appeal', [], 'close'], ['closed', 'simple', 'appeal', ['follow-up-7'], 'followUp'], ['closed', 'simple', 'appeal', [], 'evaluate'],
  ] as const)('in %s, %s, %s, with %o running, %s usually comes next, and can be done', (state, petitionClass, statutoryKind, rules, wanted) => {
    const matter: CourseMatter = { ...base, state, petitionClass, statutoryKind, acts: [{ kind: 'transfer', outcome: '' }], clocks: rules.map((rule) => ({ rule, state: 'open', dueOn: TODAY })) }
    expect(usualNext(matter)).toBe(wanted)
    expect(problemOf(wanted, matter, TODAY)).toBeUndefined()
  })
  it('knows where a matter lies', () => expect([liesElsewhere({ acts: [] }), liesElsewhere(ready), liesElsewhere({ acts: [...ready.acts, { kind: 'returned', outcome: '' }] })]).toEqual([undefined, 'transfer', undefined]))
})

describe('复查 and 复核 asked for late', () => {
  const right = (dueOn: string, heldUntil: string, state: 'open' | 'replaced' = 'open') => ({ rule: 'review-request', state, dueOn, heldUntil: Day.parse(heldUntil) })
  it.each([
    ['on the day itself', 'review', [right('2026-09-18', '2026-09-18')], '2026-09-18', undefined], ['the day after', 'review', [right('2026-09-18', '2026-09-18')], '2026-09-19', /复查的期限已过（至2026年9月18日）/u],
    ['on the rest days after it', 'review', [right('2026-10-03', '2026-10-08')], '2026-10-07', undefined], ['on the working day after them', 'recheck', [right('2026-10-03', '2026-10-08')], '2026-10-08', undefined], ['once that is over', 'recheck', [right('2026-10-03', '2026-10-08')], '2026-10-09', /复核的期限已过（至2026年10月8日）.*复核机关决定/u],
    ['with no answer received', 'review', [], '2027-01-01', undefined], ['by the later of two answers', 'review', [right('2026-09-18', '2026-09-18'), right('2026-09-28', '2026-09-28')], '2026-09-28', undefined], ['by a day put right', 'review', [right('2026-09-28', '2026-09-28', 'replaced'), right('2026-09-18', '2026-09-18')], '2026-09-21', /9月18日/u],
    ['not by another right', 'review', [{ rule: 'objection', state: 'open', dueOn: '2026-09-08', heldUntil: Day.parse('2026-09-08') }], '2026-09-20', undefined], ['new facts are never late', 'newFacts', [right('2026-09-18', '2026-09-18')], '2027-01-01', undefined],
  ] as const)('%s', (_, kind, clocks, on, wanted) => {
    const late = lateRequest(kind, { clocks }, on)
    if (wanted === undefined) expect(late).toBeUndefined()
    else expect(late).toMatch(wanted)
  })
})

describe('what is told of an act', () => {
  const receivedOn = Day.parse('2026-09-05')
  const today = Day.parse(TODAY)
  const judge = (told: Partial<ActTold> & Pick<ActTold, 'kind'>) => formProblem({ doneOn: today, ...told }, { receivedOn, today })
  it('has a form for every act with a call in common, a name for each state and field', () => {
    expect(Object.keys(ACT_FORMS).sort()).toEqual(ACT_KINDS.filter((kind) => kind !== 'extend' && kind !== 'reopen').sort())
    for (const state of COURSE_STATES) expect(COURSE_STATE_NAMES[state]).not.toBe('')
    expect(labelOf('answer', 'toldOn')).toBe('送达日期')
    expect(REFUSAL_REASONS.map(({ code }) => code).filter((code) => !['refuse', 'noLonger', 'direct'].some((kind) => reasonsOf(kind as 'refuse').some((reason) => reason.code === code)))).toEqual([])
  })
  it.each([
    ['a day before registration', { kind: 'verify', doneOn: Day.parse('2026-09-04') }, 'doneOn'], ['a day to come', { kind: 'verify', doneOn: Day.parse('2026-09-21') }, 'doneOn'], ['a notice to come', { kind: 'accept', unit: '街道', toldOn: Day.parse('2026-09-21') }, 'toldOn'],
    ['no body', { kind: 'accept' }, 'unit'], ['blank text', { kind: 'inform', text: ' ' }, 'text'], ['no outcome', { kind: 'answer', unit: '街道', text: '意见' }, 'outcome'], ['another act’s outcome', { kind: 'answer', unit: '街道', text: '意见', outcome: 'satisfied' }, 'outcome'],
    ['another act’s reason', { kind: 'noLonger', reasonCode: 'litigation', text: '文号' }, 'reasonCode'], ['no reason', { kind: 'refuse', text: '说明' }, 'reasonCode'], ['a field that is not its own', { kind: 'verify', unit: '街道' }, 'unit'], ['a report due on the day itself', { kind: 'assign', unit: '物业', text: '修', feedbackBy: today }, 'feedbackBy'],
    ['all of it', { kind: 'assign', unit: '物业', coUnits: '业委会', text: '修', feedbackBy: Day.parse('2026-09-30') }, undefined], ['a whole refusal', { kind: 'refuse', reasonCode: 'litigation', text: '请向法院提出', unit: '区法院' }, undefined], ['nothing where nothing is needed', { kind: 'archive' }, undefined],
  ] as const)('%s', (_, told, field) => expect(judge(told)?.field).toBe(field))
  it('reads as one sentence', () => {
    expect(actSentence({ kind: 'answer', doneOn: today, outcome: 'refuse', unit: '桂花街道办事处', text: '依据不足', toldOn: today })).toBe('书面答复（不予支持），2026年9月20日；出具意见的机关 桂花街道办事处；送达日期 2026年9月20日；依据不足')
    expect(actSentence({ kind: 'refuse', doneOn: today, reasonCode: 'arbitration', text: '去仲裁' })).toContain('条例第三十一条第二项')
  })
})
