/** One ticket: every state × step, windows, undoing as a property; and the line: priority, skipped, appointments, letters. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TicketAction, TicketState } from '#core/contract/queue'
import { QueueRules } from '#core/contract/queueRules'
import { Day } from '#core/domain/day'
import { minutesBetween } from '#core/domain/elapsed'
import { advance, begin, isEnded, refusalOf, replay, seriesOf, ticketNumber, TRANSITIONS, undoable, waitColour, type KeptStep, type Standing } from '#core/domain/queue'
import { lineUp, rankOf, type InLine, type Made } from '#core/domain/queueLine'
import { FIXED_WORDS, TICKET_SOURCES, TICKET_STATES, TICKET_STEPS } from '#core/domain/queueWords'
import { queueDefaults } from '#resources'

const { rules } = queueDefaults
const today = Day.parse('2026-09-05')
const taken = { state: 'waiting', at: 1000, orderAt: 1000, priority: null } as const
const at = (state: TicketState, more: Partial<Standing> = {}): Standing => ({ ...begin(taken), state, ...more })

/** Steps by state; whatever is not named is refused. */
const ALLOWED: Readonly<Record<TicketState, string>> = {
  booked: 'arrive>waiting prioritise>booked leave>left register>done carry>carried',
  waiting: 'call>called skip>waiting transfer>waiting prioritise>waiting toBuffer>buffer leave>left register>done carry>carried',
  called: 'recall>called skip>waiting transfer>waiting prioritise>called start>serving toBuffer>buffer finish>done leave>left noShow>noShow register>done carry>carried',
  serving: 'transfer>waiting prioritise>serving start>serving toBuffer>buffer finish>done leave>left register>done carry>carried',
  buffer: 'prioritise>buffer fromBuffer>waiting leaveBuffer>left refer>done register>buffer',
  done: 'register>done', left: 'register>left', noShow: 'register>noShow', carried: 'register>carried',
}

describe('the table of states', () => {
  it.each(TicketState.options.flatMap((state) => TicketAction.options.map((action) => [state, action] as const)))('%s × %s', (state, action) => {
    const expected = ALLOWED[state].split(' ').find((pair) => pair.startsWith(`${action}>`))?.split('>')[1]
    expect(TRANSITIONS[state][action]).toBe(expected)
    const now = at(state, { windowId: 1, calls: 9 })
    const guarded = action === 'call' && (state === 'called' || state === 'serving')
    expect(refusalOf(now, action, 1, rules)).toBe(guarded ? 'called' : expected === undefined ? 'wrong-state' : undefined)
    if (expected === undefined) expect(() => advance(now, { action, at: 5, actorId: 1 })).toThrow(TypeError)
    else expect(advance(now, { action, at: 5, actorId: 1 })).toMatchObject({ state: expected, endedAt: isEnded(expected as TicketState) ? 5 : null })
  })
  it('is written out in Chinese, every word of it', () => {
    for (const word of [...Object.values(TICKET_STATES), ...Object.values(TICKET_STEPS), ...Object.values(TICKET_SOURCES), ...Object.values(FIXED_WORDS)]) expect(word).toMatch(/\p{Script=Han}/u)
  })
})

describe('two windows', () => {
  it.each(['call', 'recall', 'skip', 'transfer', 'start', 'finish', 'leave', 'noShow'] as const)('only the one that called goes on: %s', (action) => {
    for (const state of ['called', 'serving'] as const) expect(refusalOf(at(state, { windowId: 2, calls: 3 }), action, 1, rules)).toBe('called')
  })
  it.each(['toBuffer', 'prioritise'] as const)('anybody may %s', (action) => expect(refusalOf(at('called', { windowId: 2 }), action, 1, rules)).toBeUndefined())
  it('offers no-show after two calls more', () => {
    expect([1, 2, 3].map((calls) => refusalOf(at('called', { windowId: 1, calls }), 'noShow', 1, rules))).toEqual(['too-few-calls', 'too-few-calls', undefined])
    expect(refusalOf(at('called', { windowId: 1, calls: 1 }), 'noShow', 1, { recalls: 0 })).toBeUndefined()
  })
})

describe('steps', () => {
  const called = advance(begin(taken), { action: 'call', at: 2000, actorId: 7, windowId: 2 })
  it('count calls and forget them with the next wait', () => {
    const again = advance(called, { action: 'recall', at: 2500, actorId: 7, windowId: 2 })
    expect(again).toMatchObject({ calls: 2, calledAt: 2000, windowId: 2, workerId: 7 })
    expect(advance(again, { action: 'skip', at: 2600, actorId: 7, windowId: 2, due: 5 })).toMatchObject({ state: 'waiting', calls: 0, calledAt: null, windowId: null, due: 5 })
  })
  it('into the buffer room and back keep the place, for the window that began', () => {
    const back = advance(advance(called, { action: 'toBuffer', at: 3000, actorId: 7 }), { action: 'fromBuffer', at: 9000, actorId: 7 })
    expect(back).toMatchObject({ state: 'waiting', orderAt: 1000, waitingSince: 1000, forWindowId: 2, windowId: null, calls: 0 })
  })
  it('keep the first petition that came of it, and the end that was', () => {
    const left = advance(begin(taken), { action: 'leave', at: 3000, actorId: 7 })
    const first = advance(left, { action: 'register', at: 4000, actorId: 7, petitionId: 11 })
    expect(advance(first, { action: 'register', at: 5000, actorId: 7, petitionId: 12 })).toMatchObject({ state: 'left', petitionId: 11, endedAt: 3000 })
  })
})

/** Steps that follow each other, chosen by numbers. */
function walk(choices: readonly number[]): KeptStep[] {
  let now = begin(taken)
  const steps: KeptStep[] = []
  for (const [id, choice] of choices.entries()) {
    const possible = (Object.keys(TRANSITIONS[now.state]) as TicketAction[]).filter((action) => action !== 'register')
    const action = possible[choice % Math.max(1, possible.length)]
    if (action === undefined) break
    const step: KeptStep = { id: id + 1, day: today, undone: false, action, at: 2000 + id, actorId: 1 + (choice % 3), windowId: 1 + (choice % 2), toWindowId: choice % 3, due: choice % 7, priority: choice % 2 === 0 ? 'elder' : null, draftId: choice, orderAt: choice }
    steps.push(step)
    now = advance(now, step)
  }
  return steps
}

describe('undoing', () => {
  it('leads back to where the ticket stood, step by step to the beginning', () => {
    fc.assert(fc.property(fc.array(fc.nat(1000), { maxLength: 12 }), (choices) => {
      const steps = walk(choices)
      const before = steps.map((_step, length) => replay(taken, steps.slice(0, length)))
      const left = steps.map((step) => ({ ...step }))
      for (let at = steps.length - 1; at >= 0; at -= 1) {
        left[at] = { ...(left[at] as KeptStep), undone: true }
        expect(replay(taken, left)).toEqual(before[at])
      }
    }))
  })
  it('takes the newest that still holds, never past a registration, a buffer step, a new number or midnight', () => {
    const [call, recall] = [{ id: 1, day: today, undone: false, action: 'call', at: 1, actorId: 1 }, { id: 2, day: today, undone: false, action: 'recall', at: 2, actorId: 1 }] as const
    expect(undoable({ petitionId: null }, [call, recall], today)).toEqual({ ok: true, step: recall })
    expect(undoable({ petitionId: null }, [call, { ...recall, undone: true }], today)).toEqual({ ok: true, step: call })
    expect(undoable({ petitionId: null }, [], today)).toEqual({ ok: false, why: 'nothing-to-undo' })
    expect(undoable({ petitionId: 3 }, [call], today)).toEqual({ ok: false, why: 'registered' })
    for (const action of ['toBuffer', 'fromBuffer', 'leaveBuffer', 'refer'] as const) expect(undoable({ petitionId: null }, [call, { ...recall, action }], today)).toEqual({ ok: false, why: 'buffer-step' })
    expect(undoable({ petitionId: null }, [{ ...call, action: 'carry' }], today)).toEqual({ ok: false, why: 'carried-on' })
    expect(undoable({ petitionId: null }, [call], Day.parse('2026-09-06'))).toEqual({ ok: false, why: 'too-late' })
  })
})

const one = (id: number, more: Partial<InLine> = {}): InLine => ({ id, source: 'visit', priority: null, orderAt: id * 10, due: null, bookedFor: null, ...more })
const elder = (id: number): InLine => one(id, { priority: 'elder' })
const made = (...all: readonly Partial<Made>[]): Made[] => all.map((call) => ({ source: 'visit', priority: null, bookedFor: null, ...call }))
const order = (waiting: readonly InLine[], day: { readonly made?: readonly Made[]; readonly now?: number } = {}) => lineUp(waiting, { made: day.made ?? [], now: day.now ?? 0 }, rules).map(({ id }) => id)

describe('the line', () => {
  it('goes by arrival, with priority before and 情绪 before that', () => {
    expect(order([one(3), one(1), elder(4), one(5, { priority: 'emotion' }), one(2)])).toEqual([5, 4, 1, 2, 3])
    expect(order([one(2, { orderAt: 5 }), one(1, { orderAt: 5 })])).toEqual([1, 2])
  })
  it('lets one of the others in after three with priority, also counting those called before', () => {
    expect(order([elder(1), elder(2), elder(3), elder(4), elder(5), one(6), one(7)])).toEqual([1, 2, 3, 6, 4, 5, 7])
    expect(order([elder(4), one(6)], { made: made({ priority: 'elder' }, { priority: 'elder' }, { priority: 'elder' }, {}) })).toEqual([6, 4])
    expect(order([elder(4), one(6)], { made: made({ priority: 'elder' }, { priority: 'elder' }, {}, { priority: 'elder' }) })).toEqual([4, 6])
    expect(order([one(9, { priority: 'emotion' }), one(6)], { made: made({ priority: 'elder' }, { priority: 'elder' }, { priority: 'elder' }) })).toEqual([9, 6])
  })
  it('brings back who was skipped after two others, at the end where there are fewer', () => {
    expect(order([one(1, { due: 3 }), one(2), one(3), one(4)], { made: made({}) })).toEqual([2, 3, 1, 4])
    expect(order([one(1, { due: 3 }), one(2)], { made: made({}) })).toEqual([2, 1])
    expect(order([one(1, { due: 3 })], { made: made({}) })).toEqual([1])
    expect(order([one(1, { due: 3 }), one(2), one(3)], { made: made({}, {}, {}) })).toEqual([1, 2, 3])
    expect(order([one(1, { due: 3, priority: 'elder' }), elder(2), one(3), one(4)], { made: made({}) })).toEqual([2, 3, 1, 4])
  })
  it('takes an appointment at its time, and letters when nobody is in the room', () => {
    const booked = one(9, { source: 'appointment', bookedFor: 500, orderAt: 500 })
    expect(order([one(1), booked, one(2)], { now: 499 })).toEqual([1, 2, 9])
    expect(order([one(1), booked, one(2)], { now: 500 })).toEqual([9, 1, 2])
    expect(order([one(1, { source: 'letter' }), one(2, { source: 'call' }), one(3, { source: 'onBehalf' })])).toEqual([3, 1, 2])
    expect(rankOf(one(1, { source: 'letter', priority: 'emotion' }), 0, rules)).toBe('absent')
  })
  it('leaves nobody out and names nobody twice', () => {
    const ticket = fc.record({ priority: fc.constantFrom(null, 'elder', 'emotion', 'gone'), source: fc.constantFrom('visit', 'letter', 'appointment', 'call', 'onBehalf'), orderAt: fc.nat(9), due: fc.option(fc.nat(9)), bookedFor: fc.option(fc.nat(9)) })
    fc.assert(fc.property(fc.array(ticket, { maxLength: 30 }), (all) => {
      const waiting = all.map((part, at) => ({ id: at + 1, ...part })) as InLine[]
      expect(order(waiting).toSorted((a, b) => a - b)).toEqual(waiting.map(({ id }) => id))
    }))
  })
})

describe('figures', () => {
  it('colours waiting at 15, 30 and 60 minutes', () => {
    expect([0, 14, 15, 29, 30, 59, 60, 600].map((minutes) => waitColour(minutes, rules.waitMinutes))).toEqual(['green', 'green', 'yellow', 'yellow', 'orange', 'orange', 'red', 'red'])
  })
  it('never counts backwards when the clock was set back', () => {
    expect([[0, 59_999], [0, 60_000], [600_000, 0]].map(([from = 0, to = 0]) => minutesBetween(from, to))).toEqual([0, 1, 0])
  })
  it('numbers by series and grows past a thousand', () => {
    expect([ticketNumber('A', 1), ticketNumber('Y', 999), ticketNumber('A', 1000)]).toEqual(['A001', 'Y999', 'A1000'])
    expect((['visit', 'onBehalf', 'appointment', 'letter', 'call'] as const).map((source) => seriesOf(source, rules).code)).toEqual(['A', 'A', 'Y', 'X', 'X'])
  })
})

describe('rules', () => {
  const wrong = (part: Partial<QueueRules>) => QueueRules.safeParse({ ...rules, ...part }).error?.issues[0]?.message
  it('fit their own schema, and refuse what would lose somebody', () => {
    expect(QueueRules.parse(rules)).toEqual(rules)
    expect(wrong({ windows: [] })).toBe('至少要有一个窗口')
    expect(wrong({ windows: [{ id: 1, name: '甲' }, { id: 2, name: '甲' }] })).toBe('窗口名称不能重复')
    expect(wrong({ waitMinutes: { yellow: 15, orange: 15, red: 60 } })).toBe('三个分钟数要依次增大')
    expect(wrong({ series: rules.series.slice(0, 2) })).toBe('每种来源要归到一个号别，且只归一个')
    expect(wrong({ series: [...rules.series, { code: 'A', name: '别的', sources: [] }] })).toBe('号头不能重复')
  })
  it('name a source for every reason of priority and every figure', () => {
    const named = Object.keys(queueDefaults.sources)
    for (const key of [...rules.priorities.map(({ id }) => id), 'windows', 'series', 'waitMinutes', 'recalls', 'backAfter', 'priorityRun', 'keepNamesDays']) expect(named).toContain(key)
  })
})
