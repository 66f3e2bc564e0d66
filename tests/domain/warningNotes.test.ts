/** 警示备注 and 报警: last days, who may do what, words that label, which press is new and who is called. */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { answeredAfter, calledFor, repeated } from '#core/domain/alarms'
import { expiryProblem, labelWordsIn, mayClose, mayExtend, noteState } from '#core/domain/warningNotes'
import { safetyGuide } from '#resources'

const day = (value: string) => Day.parse(value)
const today = day('2026-09-05')

describe('a note', () => {
  it.each([['2026-09-05', false, 'current'], ['2026-09-06', false, 'current'], ['2026-09-04', false, 'expired'], ['2026-12-01', true, 'closed'], ['2026-09-04', true, 'closed']] as const)('to %s, closed %s, is %s', (until, closed, state) => expect(noteState({ closed, expiresOn: day(until) }, today)).toBe(state))
  it.each([['2026-09-05', undefined], ['2027-03-04', undefined], ['2027-03-05', '有效期最长'], ['2026-09-04', '不能早于']] as const)('may run to %s: %s', (until, problem) => {
    const said = expiryProblem(day(until), today, safetyGuide.note.mostDays)
    if (problem === undefined) expect(said).toBeUndefined()
    else expect(said).toContain(problem)
  })
  it('has limits that fit each other', () => expect(safetyGuide.note).toMatchObject({ days: 90, mostDays: 180 }))
  it('is closed by author or leader, extended by a leader', () => {
    expect([mayClose(1, { id: 1, roles: ['reception'] }), mayClose(1, { id: 2, roles: ['reception'] }), mayClose(1, { id: 2, roles: ['leader'] })]).toEqual([true, false, true])
    expect([mayExtend({ id: 1, roles: ['reception'] }), mayExtend({ id: 1, roles: ['leader'] })]).toEqual([false, true])
  })
  it.each([['上次带刀，经劝说交出', []], ['老上访，无理取闹', ['老上访', '无理取闹']], ['神 经 病', ['神经病']], ['刁·民', ['刁民']], ['', []]] as const)('“%s” labels with %o', (text, found) => expect(labelWordsIn(text, safetyGuide.labelWords.words)).toEqual(found))
})

describe('an alarm', () => {
  const running = [{ id: 7, byId: 1, desk: '1号窗', drill: false, at: 100_000 }]
  const press = { byId: 1, desk: '1号窗', drill: false, at: 105_000 }
  it.each([
    ['within seconds', {}, 7], ['at the same instant', { at: 100_000 }, 7], ['just before ten seconds', { at: 109_999 }, 7], ['after ten seconds', { at: 110_000 }, undefined], ['of another worker', { byId: 2 }, undefined], ['of another desk', { desk: '2号窗' }, undefined],
    ['in earnest after a drill', { drill: true }, undefined], ['with the clock set back', { at: 99_999 }, undefined],
  ] as const)('%s', (_what, more, id) => expect(repeated(running, { ...press, ...more }, safetyGuide.alarm.repeatSeconds)?.id).toBe(id))
  it('calls who is named for the desk or for all, and everybody where nobody is', () => {
    const people = [{ name: '保安', desks: [] }, { name: '所长', desks: ['1号窗'] }, { name: '主任', desks: ['2号窗'] }]
    expect(calledFor('1号窗', people).map(({ name }) => name)).toEqual(['保安', '所长'])
    expect(calledFor('', people).map(({ name }) => name)).toEqual(['保安'])
    expect(calledFor('3号窗', people.slice(1)).map(({ name }) => name)).toEqual(['所长', '主任'])
    expect(calledFor('1号窗', [])).toEqual([])
  })
  it('measures to the first who came, never below nothing', () => {
    expect(answeredAfter(1000, [])).toBeUndefined()
    expect(answeredAfter(1000, [{ at: 9000 }, { at: 4000 }])).toBe(3000)
    expect(answeredAfter(1000, [{ at: 400 }])).toBe(0)
  })
})
