/** The two clocks of each class and the guard before 无理缠访. */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { PetitionClass } from '#core/contract/intake'
import { makeCalendar } from '#core/domain/calendar'
import { CLASS_NAME } from '#core/documents/receiptWording'
import { CLASS_NAMES, decidedGuard, enteredClass, EXEMPT, guardProblem, noticeExempt, promisesFor } from '#core/domain/petitionClass'
import { calendarFiles, clockRules } from '../../resources/index'

const calendar = makeCalendar(calendarFiles)
const startOn = Day.parse('2026-09-05')

describe('promises', () => {
  it.each([['consult', '2026-09-09', 'workday'], ['simple', '2026-09-12', 'day'], ['complex', '2026-10-05', 'day'], ['unreasonable', '2026-10-05', 'day']] as const)('%s is promised for %s', (petitionClass, dueOn, unit) => {
    const { promise, statutory } = promisesFor({ petitionClass }, startOn, calendar, clockRules)
    expect(promise).toMatchObject({ dueOn, unit, startOn })
    expect(statutory).toMatchObject({ dueOn: '2026-09-20', n: 15, unit: 'day', source: '《信访工作条例》第二十三条' })
  })
  it('of 无理缠访 rest on a rule of their own that says where its days come from', () => {
    expect(promisesFor({ petitionClass: 'unreasonable' }, startOn, calendar, clockRules).promise).toMatchObject({ rule: 'explain-answer', n: 30, source: expect.stringContaining('参照') })
  })
  it.each(['consult', 'simple', 'complex'] as const)('of a 检举控告 is the transfer, though it was classed as %s', (petitionClass) => {
    expect(promisesFor({ petitionClass, statutoryKind: 'report' }, startOn, calendar, clockRules).promise).toMatchObject({ rule: 'report-transfer', n: 15, dueOn: '2026-09-20', source: expect.stringContaining('第三十条') })
    expect(promisesFor({ petitionClass, statutoryKind: 'appeal' }, startOn, calendar, clockRules).promise.rule).not.toBe('report-transfer')
  })
  it('name a missing rule instead of guessing', () => expect(() => promisesFor({ petitionClass: 'simple' }, startOn, calendar, [])).toThrow(/simple-claim/u))
  it('have a name for every class, and none on paper that labels a person', () => {
    for (const petitionClass of PetitionClass.options) expect(CLASS_NAMES[petitionClass]).not.toBe('')
    expect(Object.values(CLASS_NAME).join()).not.toMatch(/无理|缠访/u)
  })
})

describe('the written notice', () => {
  const reachable = { mode: 'named', name: '陈小燕', address: '桂花路 18 号' } as const
  it.each([
    ['a name and an address', reachable, false], ['a telephone for want of an address', { ...reachable, address: ' ', phone: '13812345678' }, false], ['a second telephone only', { mode: 'joint', name: '陈', otherPhones: ['0750'] } as const, false], ['an e-mail only', { name: '陈', email: 'a@b.cn' }, false],
    ['neither address nor any way to ask', { mode: 'named', name: '陈小燕' } as const, true], ['no name', { ...reachable, name: ' ' }, true], ['an alias', { ...reachable, mode: 'alias' } as const, true], ['anonymity', { ...reachable, mode: 'anonymous', name: '' } as const, true],
  ])('with %s', (_, who, exempt) => {
    expect(noticeExempt(who)).toBe(exempt ? EXEMPT : undefined)
    const { statutory, promise } = promisesFor({ petitionClass: 'simple', exempt: noticeExempt(who) }, startOn, calendar, clockRules)
    expect([statutory.exempt, statutory.dueOn, promise.exempt]).toEqual([exempt ? EXEMPT : undefined, '2026-09-20', undefined])
  })
})

describe('the guard', () => {
  it('holds a matter back as 合理诉求（复杂）, and knows what each decision makes of it', () => {
    expect(enteredClass('unreasonable')).toEqual({ petitionClass: 'complex', guardState: 'pending' })
    expect(enteredClass('simple')).toEqual({ petitionClass: 'simple', guardState: null })
    expect((['pending', 'approved', 'refused', 'revoked', null] as const).map((state) => [decidedGuard(state, 'approve'), decidedGuard(state, 'revoke')])).toEqual([['approved', 'refused'], [undefined, 'revoked'], [undefined, undefined], [undefined, undefined], [undefined, undefined]])
  })

  const whole = { basisNo: '复核〔2026〕3号', opinionNo: 'X法意字〔2026〕1号', approverId: 9 }
  it('passes with an outcome, an opinion and another approver', () => expect(guardProblem(whole, 1)).toBeUndefined())
  it.each([
    ['no guard at all', undefined, 'guard.basisNo'],
    ['no outcome', { ...whole, basisNo: ' ' }, 'guard.basisNo'],
    ['no opinion', { ...whole, opinionNo: '' }, 'guard.opinionNo'],
    ['no approver', { ...whole, approverId: undefined }, 'guard.approverId'],
    ['the recorder as approver', { ...whole, approverId: 1 }, 'guard.approverId'],
  ])('names what is wrong: %s', (_, guard, field) => {
    const problem = guardProblem(guard, 1)
    expect(problem?.field).toBe(field)
    expect(problem?.message).toMatch(/\p{Script=Han}/u)
  })
})
