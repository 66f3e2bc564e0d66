/** The two clocks of each class and the guard before 无理缠访. */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { PetitionClass } from '#core/contract/intake'
import { makeCalendar } from '#core/domain/calendar'
import { CLASS_NAMES, CLASS_PAPER_NAMES, guardProblem, promisesFor } from '#core/domain/petitionClass'
import { calendarFiles, clockRules } from '../../resources/index'

const calendar = makeCalendar(calendarFiles)
const startOn = Day.parse('2026-09-05')

describe('promises', () => {
  it.each([['consult', '2026-09-09', 'workday'], ['simple', '2026-09-12', 'day'], ['complex', '2026-10-05', 'day'], ['unreasonable', '2026-10-05', 'day']] as const)('%s is promised for %s', (petitionClass, dueOn, unit) => {
    const { promise, statutory } = promisesFor(petitionClass, startOn, calendar, clockRules)
    expect(promise).toMatchObject({ dueOn, unit, startOn })
    expect(statutory).toMatchObject({ dueOn: '2026-09-20', n: 15, unit: 'day', source: '《信访工作条例》第二十三条' })
  })
  it('name a missing rule instead of guessing', () => expect(() => promisesFor('simple', startOn, calendar, [])).toThrow(/simple-claim/u))
  it('have a name for every class, and none on paper that labels a person', () => {
    for (const petitionClass of PetitionClass.options) expect(CLASS_NAMES[petitionClass]).not.toBe('')
    expect(Object.values(CLASS_PAPER_NAMES).join()).not.toMatch(/无理|缠访/u)
  })
})

describe('the guard', () => {
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
