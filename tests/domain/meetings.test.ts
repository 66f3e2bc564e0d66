/** 联席会议: every step in every state, which matters need a reason, and what keeps a record open. */
import { describe, expect, it } from 'vitest'
import { Day } from '#core/domain/day'
import { agendaProblem, attendeeProblem, closeProblem, holdProblem, matterProblem, MEETING_STATES, type MeetingStep, meetingTakes, outcomeProblem, planProblem, refusedStep } from '#core/domain/meetings'

const day = (text: string): Day => Day.parse(text)
const TODAY = day('2026-09-05')
const STEPS: readonly MeetingStep[] = ['change', 'addMatter', 'dropMatter', 'hold', 'noteMatter', 'close', 'cancel', 'settleMatter', 'supplement', 'minutes']

it('takes each step only in its states, and says the way out of the others', () => {
  expect(Object.fromEntries(MEETING_STATES.map((state) => [state, STEPS.filter((step) => meetingTakes(state, step))]))).toEqual({
    planned: ['change', 'addMatter', 'dropMatter', 'hold', 'cancel'], held: ['addMatter', 'hold', 'noteMatter', 'close', 'minutes'], closed: ['settleMatter', 'supplement', 'minutes'], cancelled: [],
  })
  expect(refusedStep('closed')).toContain('补充说明')
  expect(new Set(MEETING_STATES.map(refusedStep)).size).toBe(4)
})

it.each([['complex', '', true], ['simple', '', false], ['simple', '牵涉三家', true], ['unreasonable', ' ', false], ['consult', '口径不一', true]] as const)('takes a %s matter with the reason “%s”: %s', (petitionClass, reason, taken) => {
  expect(agendaProblem(petitionClass, reason) === undefined).toBe(taken)
})

describe('what is missing', () => {
  const plan = { day: TODAY, place: '三楼', chair: '赵立', attendees: [{ unit: '桂花物业', name: '' }] }
  it.each([
    [{}, undefined], [{ day: day('2026-09-04') }, 'day'], [{ place: ' ' }, 'place'], [{ chair: '' }, 'chair'], [{ attendees: [] }, undefined],
    [{ attendees: [{ unit: '', name: '周工' }] }, 'attendees.0.unit'], [{ attendees: [{ unit: '居委会', name: '' }, { unit: '居委会 ', name: '' }] }, 'attendees.1.unit'],
  ])('in a plan with %j: %s', (more, field) => expect(planProblem({ ...plan, ...more }, TODAY)?.field).toBe(field))
  it('two people of one unit may come', () => expect(attendeeProblem([{ unit: '居委会', name: '甲' }, { unit: '居委会', name: '乙' }])).toBeUndefined())
  it.each([
    [day('2026-09-06'), [{ unit: '甲', name: '乙', present: true }], 'day'], [TODAY, [{ unit: '甲', name: '乙', present: false }], 'attendees'], [TODAY, [], 'attendees'], [TODAY, [{ unit: '甲', name: '', present: true }], 'attendees.0.name'], [TODAY, [{ unit: '甲', name: '乙', present: true }, { unit: '丙', name: '', present: false }], undefined],
  ])('in a meeting held on %s by %j: %s', (heldOn, attendees, field) => expect(holdProblem({ day: heldOn, attendees }, TODAY)?.field).toBe(field))
  it.each([
    [{ decision: '', unit: '', dueOn: undefined }, undefined], [{ decision: '修', unit: '', dueOn: day('2026-09-10') }, 'unit'], [{ decision: '', unit: '物业', dueOn: undefined }, 'decision'], [{ decision: '修', unit: '物业', dueOn: day('2026-09-04') }, 'dueOn'], [{ decision: '修', unit: '物业', dueOn: TODAY }, undefined],
  ])('in the note %j: %s', (note, field) => expect(matterProblem({ discussion: '', ...note }, TODAY)?.field).toBe(field))
  it.each([
    [{ outcome: 'done', on: TODAY, text: '修好了' }, undefined], [{ outcome: 'open', text: '又漏了' }, undefined], [{ outcome: 'open', text: ' 漏' }, 'text'], [{ outcome: 'dropped', text: '本人撤回' }, 'on'], [{ outcome: 'done', on: day('2026-09-06'), text: '修好了' }, 'on'], [{ outcome: 'done', on: day('2026-08-31'), text: '修好了' }, 'on'],
  ] as const)('where a decision is said to be %j: %s', (ended, field) => expect(outcomeProblem(ended, day('2026-09-01'), TODAY)?.field).toBe(field))
  it.each([
    [{ chair: '', recorder: '王', matters: [{ decision: '修' }] }, 'chair'], [{ chair: '赵', recorder: '', matters: [{ decision: '修' }] }, 'recorder'], [{ chair: '赵', recorder: '王', matters: [] }, 'matters'], [{ chair: '赵', recorder: '王', matters: [{ decision: '修' }, { decision: ' ' }] }, 'matters'], [{ chair: '赵', recorder: '王', matters: [{ decision: '修' }] }, undefined],
  ])('before a record is closed in %j: %s', (record, field) => expect(closeProblem(record)?.field).toBe(field))
})
