/** What the boards say: in which order, once, never two at a time, nothing stale; and how a number is read out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alarmed, type Announcement, type Announcements, ended, found, heard, next, silent, spelled, spokenCall, untilTone, windowName } from '#core/domain/announcements'
import { clockTime, promptOf, reachedPrompts, timesOf } from '#core/domain/boardPrompts'
import rules from '#resources/rules/boards.json'

const call = (about: string, at: number, callNo = 1): Announcement => ({ key: `${about} ${callNo} ${at}`, about, at })
const empty: Announcements<Announcement> = silent

/** Says everything there is to say from here on, each sound taking `ms`. */
function sayAll(state: Announcements<Announcement>, now: number, ms = 6000): string[] {
  const said: string[] = []
  for (let step = next(state, now, rules); step.sound?.kind === 'call'; step = next(ended(step.state), (now += ms), rules)) said.push(step.sound.call.key)
  return said
}

describe('calls', () => {
  const [a, b, c] = [call('A001', 100), call('A002', 200), call('A003', 300)]
  it('are said oldest first, each once', () => {
    const once = heard(empty, [c, b, a], rules)
    expect(sayAll(once, 300)).toEqual([a.key, b.key, c.key])
    expect(heard(once, [c, b, a], rules).waiting).toEqual([a, b, c])
    expect(sayAll(heard({ ...once, waiting: [] }, [c, b, a], rules), 300)).toEqual([])
  })
  it('that stood there when the board was opened are not said', () => {
    expect(sayAll(heard(found(empty, [b, a]), [c, b, a], rules), 300)).toEqual([c.key])
  })
  it('are said again when the number is recalled, in the place of the call that still waits', () => {
    const again = call('A001', 400, 2)
    const before = heard(empty, [b, a], rules)
    expect(sayAll(heard(before, [again, b, a], rules), 400)).toEqual([again.key, b.key])
    const saying = next(before, 300, rules).state
    expect(sayAll(ended(heard(saying, [again, b, a], rules)), 400)).toEqual([b.key, again.key])
  })
  it('taken back before their turn are not said', () => {
    expect(sayAll(heard(heard(empty, [b, a], rules), [a], rules), 300)).toEqual([a.key])
  })
  it('older than the rules keep them are not said; a clock set back makes none of them too old', () => {
    expect(sayAll(heard(empty, [b, a], rules), 150 + rules.keptMs)).toEqual([b.key])
    expect(sayAll(heard(empty, [call('A001', 9_000_000)], rules), 300)).toHaveLength(1)
  })
  it('beyond what may wait fall out at the old end', () => {
    const many = Array.from({ length: rules.mostWaiting + 2 }, (_, index) => call(`A00${index}`, index)).toReversed()
    expect(heard(empty, many, rules).waiting.map(({ about }) => about)).toEqual(['A002', 'A003', 'A004', 'A005', 'A006'])
  })
  it('wait while something is being said', () => {
    const saying = next(heard(empty, [b, a], rules), 300, rules).state
    expect(next(saying, 300, rules)).toEqual({ state: saying })
  })
})

describe('an alarm', () => {
  it('sounds at once, then each time its pause is over, with the calls in between', () => {
    const state = alarmed(heard(empty, [call('A001', 0)], rules), true)
    const first = next(state, 0, rules)
    expect(first.sound).toEqual({ kind: 'alarm' })
    const second = next(ended(first.state), 1000, rules)
    expect(second.sound).toMatchObject({ kind: 'call' })
    const quiet = ended(second.state)
    expect(next(quiet, rules.toneEveryMs - 1, rules).sound).toBeUndefined()
    expect(untilTone(quiet, rules.toneEveryMs - 1, rules)).toBe(1)
    expect(next(quiet, rules.toneEveryMs, rules).sound).toEqual({ kind: 'alarm' })
  })
  it('that is over is silent, and the next one sounds at once again', () => {
    const toned = ended(next(alarmed(empty, true), 0, rules).state)
    expect(alarmed(toned, true)).toEqual(toned)
    const over = alarmed(toned, false)
    expect(next(over, 1_000_000, rules).sound).toBeUndefined()
    expect(next(alarmed(over, true), 1, rules).sound).toEqual({ kind: 'alarm' })
  })
  it('never waits longer than its pause, whatever a clock does', () => expect(untilTone({ tonedAt: 9_000_000 }, 0, rules)).toBe(rules.toneEveryMs))
})

/** What may happen to a board, in any order; `wait` lets time pass, and a sound that is due to end ends. */
const step = fc.oneof(
  fc.record({ do: fc.constant('call' as const), about: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 20_000 }) }),
  fc.record({ do: fc.constant('alarm' as const), on: fc.boolean() }),
)

it('never says two things at once, nothing twice, nothing stale, whatever happens', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 120 }), fc.array(fc.integer({ min: 200, max: 15_000 }), { minLength: 1, maxLength: 10 }), (steps, lengths) => {
    let state: Announcements<Announcement> = empty
    let board: Announcement[] = []
    let now = 0
    let made = 0
    const said: { readonly from: number; readonly to: number; readonly key?: string }[] = []
    let endsAt = Infinity
    const trySpeak = () => {
      const { state: after, sound } = next(state, now, rules)
      state = after
      if (sound === undefined) return
      endsAt = now + (lengths[said.length % lengths.length] ?? 200)
      said.push({ from: now, to: endsAt, ...(sound.kind === 'call' ? { key: sound.call.key } : {}) })
      if (sound.kind === 'call') expect(now - sound.call.at).toBeLessThanOrEqual(rules.keptMs)
    }
    for (const one of steps) {
      if (one.do === 'call') board = [call(`A00${one.about}`, now, (made += 1)), ...board].slice(0, 6)
      if (one.do === 'undo') board = board.slice(1)
      if (one.do === 'alarm') state = alarmed(state, one.on)
      if (one.do === 'wait') {
        const until = now + one.ms
        while (endsAt <= until) {
          now = endsAt
          endsAt = Infinity
          state = ended(state)
          trySpeak()
        }
        now = until
      }
      state = heard(state, board, rules)
      expect(state.waiting.length).toBeLessThanOrEqual(rules.mostWaiting)
      trySpeak()
    }
    for (const [index, { from }] of said.entries()) expect(from).toBeGreaterThanOrEqual(said[index - 1]?.to ?? 0)
    const calls = said.flatMap(({ key }) => (key === undefined ? [] : [key]))
    expect(new Set(calls).size).toBe(calls.length)
  }), { numRuns: 500 })
})

describe('words', () => {
  it.each([['A012', 'A 零 一 二'], ['b-7', 'B 七'], ['信105', '信 一 零 五'], ['', '']])('%s is said %s', (number, said) => expect(spelled(number)).toBe(said))
  it.each([['2', '2号窗'], ['2号窗', '2号窗'], ['调解室', '调解室']])('window %s is %s', (window, name) => expect(windowName(window)).toBe(name))
  it('name number and window, never a person', () => expect(spokenCall({ number: 'A012', window: '2' })).toBe('请 A 零 一 二 号 到 2号窗'))
})

describe('a stay', () => {
  const minute = 60_000
  const stay = { stayId: 7, startedAt: 0, softAt: 15 * minute, hardAt: 20 * minute }
  it.each([[-minute, 'calm'], [0, 'calm'], [15 * minute - 1, 'calm'], [15 * minute, 'soft'], [20 * minute - 1, 'soft'], [20 * minute, 'hard'], [90 * minute, 'hard']])('at %d is %s', (now, prompt) => expect(promptOf(stay, now)).toBe(prompt))
  it('never counts below nothing', () => {
    expect(timesOf(stay, -minute)).toEqual({ goneMs: 0, leftMs: 21 * minute, overMs: 0 })
    expect(timesOf(stay, 25 * minute)).toEqual({ goneMs: 25 * minute, leftMs: 0, overMs: 5 * minute })
  })
  it('goes on from what is known of it when the clock was set back', () => {
    expect(promptOf({ ...stay, knownAt: 16 * minute }, -60 * minute)).toBe('soft')
    expect(timesOf({ ...stay, knownAt: 16 * minute }, -60 * minute)).toEqual({ goneMs: 16 * minute, leftMs: 4 * minute, overMs: 0 })
  })
  it('sounds its soft and its hard prompt once each, and a prompt moved by an extension again', () => {
    const told: string[] = []
    let state: Announcements<ReturnType<typeof reachedPrompts>[number]> = silent
    for (let now = 0; now <= 40 * minute; now += minute / 2) {
      const extended = now >= 21 * minute ? { ...stay, softAt: 25 * minute, hardAt: 30 * minute } : stay
      state = heard(state, reachedPrompts([extended], now), rules)
      const { state: after, sound } = next(state, now, rules)
      state = ended(after)
      if (sound?.kind === 'call') told.push(`${now / minute} ${sound.call.prompt}`)
    }
    expect(told).toEqual(['15 soft', '20 hard', '25 soft', '30 hard'])
  })
  it.each([[0, '00:00'], [-5, '00:00'], [65_999, '01:05'], [20 * minute, '20:00'], [3_725_000, '1:02:05']])('%d ms is %s', (ms, words) => expect(clockTime(ms)).toBe(words))
})
