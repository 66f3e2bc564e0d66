/** The rules of the emotion buffer room: routes, states, prompts, a clock set back, readiness, rest and load. */
import { describe, expect, it } from 'vitest'
import { Outcome, type StayState } from '#core/contract/buffer'
import { countdown, isOnDuty, labelOf, lastedMs, loadOn, mayGoBack, OUTCOME_NAMES, promptsOf, readiness, restReason, restUntil, routeOf, stateOf, type StayAction, takes } from '#core/domain/buffer'
import { Day } from '#core/domain/day'

const MIN = 60_000
const LIMITS = { softMinutes: 15, hardMinutes: 20, extendMinutes: 10 }
const T = Date.parse('2026-09-05T01:00:00Z')
const at = (minutes: number): number => T + minutes * MIN

it.each([[0, 'medical', false], [1, 'desk', true], [2, 'desk', true], [3, 'buffer', false], [4, 'supported', false]] as const)('level %d leads to %s', (level, route, back) => {
  expect(routeOf(level)).toBe(route)
  expect(mayGoBack(level)).toBe(back)
})

describe('a stay', () => {
  const states: readonly StayState[] = ['running', 'extended', 'ended']
  const actions: readonly StayAction[] = ['take', 'support', 'observe', 'tick', 'extend', 'end', 'note']
  const table: Readonly<Record<StayState, string>> = { running: 'yyyyyyy', extended: 'yyyynyy', ended: 'nnnnnny' }
  it.each(states)('takes in state %s what the table says', (state) => {
    expect(actions.map((action) => (takes(state, action) ? 'y' : 'n')).join('')).toBe(table[state])
  })
  it.each([[{ endedAt: null, extendedAt: null }, 'running'], [{ endedAt: null, extendedAt: T }, 'extended'], [{ endedAt: T, extendedAt: null }, 'ended'], [{ endedAt: T, extendedAt: T }, 'ended']] as const)('%o is %s', (stay, state) => {
    expect(stateOf(stay)).toBe(state)
  })
  it('has a name for every outcome', () => expect(Object.keys(OUTCOME_NAMES).sort()).toEqual([...Outcome.options].sort()))
})

describe('prompts', () => {
  it.each([
    ['none', null, 15, 20], ['early', at(5), 25, 30], ['at the soft prompt', at(15), 25, 30], ['at the hard one', at(20), 25, 30], ['late', at(32), 37, 42], ['with a clock set back', at(-600), 25, 30],
  ] as const)('extended %s', (_case, extendedAt, soft, hard) => {
    expect(promptsOf({ startedAt: T, extendedAt }, LIMITS)).toEqual({ softAt: at(soft), hardAt: at(hard) })
  })
  it.each([
    [0, 'calm', 15], [14, 'calm', 1], [15, 'soft', 5], [19, 'soft', 1], [20, 'hard', 0], [500, 'hard', 0],
  ] as const)('after %d minutes it is %s', (minutes, phase, left) => {
    expect(countdown({ startedAt: T, softAt: at(15), hardAt: at(20), knownAt: T }, at(minutes))).toEqual({ elapsedMs: minutes * MIN, leftMs: left * MIN, phase, setBackMs: 0 })
  })
  it.each([
    ['before the start', T, -60, 0, 'calm', 60], ['before the last entry', at(16), -1, 16, 'soft', 17], ['to between start and last entry', at(16), 3, 16, 'soft', 13], ['not at all', at(16), 16, 16, 'soft', 0],
  ] as const)('a clock set back %s is never negative and is told', (_case, knownAt, minutes, elapsed, phase, back) => {
    expect(countdown({ startedAt: T, softAt: at(15), hardAt: at(20), knownAt }, at(minutes))).toMatchObject({ elapsedMs: elapsed * MIN, phase, setBackMs: back * MIN })
  })
  it('runs over midnight like over any other hour', () => {
    const startedAt = Date.parse('2026-09-05T23:50:00+08:00')
    const { softAt, hardAt } = promptsOf({ startedAt, extendedAt: null }, LIMITS)
    expect(countdown({ startedAt, softAt, hardAt, knownAt: startedAt }, Date.parse('2026-09-06T00:06:00+08:00'))).toMatchObject({ elapsedMs: 16 * MIN, phase: 'soft' })
  })
})

it.each([
  [1, 8, 6, 'ready'], [2, 8, 6, 'ready'], [2, 8, 7, 'report'], [2, 5, 8, 'report'], [2, undefined, 3, 'unasked'], [1, 8, undefined, 'unasked'], [3, 9, 1, 'level'], [4, 9, 1, 'level'], [0, 9, 1, 'medical'],
] as const)('level %d, 0–10 from %s to %s: %s', (level, selfBefore, selfNow, expected) => {
  expect(readiness({ level, selfBefore, selfNow })).toBe(expected)
})

it.each([['王桂英', '', '王*英'], ['王桂英', '王阿姨', '王阿姨'], ['', ' ', '未留姓名'], ['', '穿蓝衣的先生', '穿蓝衣的先生'], ['张三', '', '张*']])('%s %s is called %s', (name, callName, label) => {
  expect(labelOf({ name, callName })).toBe(label)
})

describe('rest', () => {
  const stay = { startedAt: T, endedAt: at(10), knownAt: at(10), peakLevel: 3, outcome: 'back', hardMinutes: 20 } as const
  it.each([
    [{}, undefined], [{ peakLevel: 4 }, 'level'], [{ endedAt: at(20) }, undefined], [{ endedAt: at(21) }, 'long'], [{ outcome: 'stopped' }, 'danger'], [{ outcome: 'stopped', startedAt: null }, 'danger'],
    [{ outcome: 'refused', startedAt: null, peakLevel: 4 }, undefined], [{ endedAt: at(-60), knownAt: at(25) }, 'long'], [{ endedAt: at(-60), knownAt: T }, undefined], [{ peakLevel: null }, undefined],
  ] as const)('%o', (more, why) => expect(restReason({ ...stay, ...more })).toBe(why))
  it.each([[0, 15], [14, 15], [15, undefined], [200, undefined], [-30, -15]] as const)('%d minutes after the end it lasts until %s', (minutes, until) => {
    expect(restUntil(T, 15, at(minutes))).toBe(until === undefined ? undefined : at(until))
  })
})

describe('load', () => {
  const day = Day.parse('2026-09-05')
  const night = Date.parse('2026-09-06T00:00:00+08:00')
  it.each([
    ['nothing', [], 0, 0],
    ['two ended ones', [{ startedAt: T, endedAt: at(18), knownAt: at(18) }, { startedAt: at(30), endedAt: at(40), knownAt: at(40) }], 2, 28],
    ['one running', [{ startedAt: at(100), endedAt: null, knownAt: at(100) }], 1, 20],
    ['one that began yesterday', [{ startedAt: Date.parse('2026-09-04T23:50:00+08:00'), endedAt: Date.parse('2026-09-05T00:07:00+08:00'), knownAt: 0 }], 1, 7],
    ['one of yesterday', [{ startedAt: Date.parse('2026-09-04T10:00:00+08:00'), endedAt: Date.parse('2026-09-04T10:20:00+08:00'), knownAt: 0 }], 0, 0],
    ['one ended before it began by the clock', [{ startedAt: T, endedAt: at(-30), knownAt: at(5) }], 1, 5],
  ])('%s', (_case, stays, count, minutes) => expect(loadOn(stays, day, at(120))).toEqual({ count, minutes }))
  it('counts the part before midnight for the day before', () => {
    expect(loadOn([{ startedAt: night - 10 * MIN, endedAt: night + 7 * MIN, knownAt: 0 }], day, night + 60 * MIN)).toEqual({ count: 1, minutes: 10 })
  })
  it('never lasts less than nothing', () => expect(lastedMs({ startedAt: T, endedAt: at(-5), knownAt: T }, at(-5))).toBe(0))
})

it.each([['came', false, true], ['went', false, false], [undefined, false, false], ['went', true, true], [undefined, true, true]] as const)('last %s, busy %s: on duty %s', (last, busy, on) => {
  expect(isOnDuty({ last, busy })).toBe(on)
})
