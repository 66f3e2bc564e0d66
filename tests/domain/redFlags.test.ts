/** 红旗: every kind with the answers that matter, closings, reviews; and that no answer ever drops a mandatory step once its trigger was yes. */
import { assert, constantFrom, property, array, record, boolean } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, FlagKind, GuideKind } from '#core/contract/safetyGuide'
import { Day } from '#core/contract/fields'
import { answer, answeredBy, closingProblem, type FlagEvent, NOTHING_ANSWERED, notPossible, openMandatory, requiredSteps, reviewDay, reviewRefusal, reviewState, standing } from '#core/domain/redFlags'
import { safetyGuide } from '#resources'

const day = (value: string) => Day.parse(value)
const kindOf = (id: FlagKind): GuideKind => {
  const found = safetyGuide.kinds.find((kind) => kind.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const answered = (answers: Readonly<Record<string, Answer>>) => Object.entries(answers).reduce((known, [question, value]) => answer(known, question, value), NOTHING_ANSWERED)
const must = (id: FlagKind, answers: Readonly<Record<string, Answer>> = {}) => requiredSteps(kindOf(id), answered(answers)).filter(({ step }) => step.mandatory).map(({ step }) => step.id)

describe('the guide', () => {
  it.each(safetyGuide.kinds.map((kind) => [kind.id, kind] as const))('%s names only questions, steps and numbers that are there', (_id, kind) => {
    const questions = kind.questions.map(({ id }) => id)
    const numbers = safetyGuide.numbers.map(({ id }) => id)
    expect(new Set(questions).size).toBe(questions.length)
    expect(new Set(kind.steps.map(({ id }) => id)).size).toBe(kind.steps.length)
    for (const step of kind.steps) {
      for (const question of [...step.yes, ...step.unknown]) expect(questions, `${kind.id} ${step.id}`).toContain(question)
      expect(step.always || step.yes.length > 0, `${kind.id} ${step.id} can be required`).toBe(true)
      if (step.number !== undefined) expect(numbers).toContain(step.number)
      expect(step.source).not.toBe('')
    }
    for (const number of kind.numbers) expect(numbers).toContain(number)
    expect(kind.steps.some(({ mandatory, always }) => mandatory && always)).toBe(true)
  })
  it('marks every number that was not checked', () => {
    expect(safetyGuide.numbers.filter(({ unverified }) => !unverified).map(({ id }) => id)).toEqual(['110', '120', '119'])
    expect(safetyGuide.numbers.find(({ id }) => id === '12356')).toMatchObject({ unverified: true })
    for (const { steps } of safetyGuide.kinds) for (const step of steps) if (safetyGuide.numbers.find(({ id }) => id === step.number)?.unverified === true) expect(step.unverified).toBe(true)
  })
})

describe('answers lead to mandatory steps', () => {
  it.each<[FlagKind, Readonly<Record<string, Answer>>, readonly string[], readonly string[]]>([
    ['selfHarm', {}, ['stay', 'family', 'leader', 'words'], ['call110', 'call120', 'means']],
    ['selfHarm', { wish: 'yes' }, ['stay', 'family', 'leader', 'words'], ['call110', 'call120']],
    ['selfHarm', { plan: 'yes' }, ['call110', 'means', 'handed'], ['call120']],
    ['selfHarm', { means: 'yes' }, ['call110', 'means', 'handed'], ['call120']],
    ['selfHarm', { means: 'unknown' }, ['means'], ['call110', 'handed']],
    ['selfHarm', { hurt: 'yes' }, ['call120', 'call110', 'means', 'handed'], []],
    ['selfHarm', { hurt: 'unknown' }, ['call120'], ['call110']],
    ['selfHarm', { farewell: 'yes' }, ['call110'], ['call120']],
    ['selfHarm', { drunk: 'yes' }, ['call110', 'handed'], ['call120']],
    ['selfHarm', { wish: 'no', plan: 'no', means: 'no', hurt: 'no', farewell: 'no', loss: 'no', drunk: 'no' }, ['stay', 'family', 'leader', 'words'], ['call110', 'call120']],
    ['threat', {}, ['space', 'leader', 'words'], ['call110', 'report25', 'warn']],
    ['threat', { target: 'yes' }, ['call110', 'report25', 'warn'], ['call119']],
    ['threat', { means: 'yes' }, ['call110', 'report25'], ['call119']],
    ['threat', { means: 'unknown' }, ['call110'], ['report25']],
    ['threat', { petrol: 'yes' }, ['call110', 'call119', 'report25'], []],
    ['threat', { petrol: 'unknown' }, ['call110'], ['call119']],
    ['threat', { when: 'yes' }, ['call110', 'report25'], []],
    ['threat', { present: 'yes', history: 'yes' }, ['space', 'leader', 'words'], ['call110']],
    ['violence', {}, ['leave', 'call110', 'leader'], ['call120', 'call119', 'police14']],
    ['violence', { hurt: 'yes' }, ['call120'], []],
    ['violence', { hurt: 'unknown' }, ['call120'], []],
    ['violence', { fire: 'yes' }, ['call119', 'report25'], []],
    ['violence', { vulnerable: 'yes' }, ['police14'], []],
    ['violence', { vulnerable: 'unknown' }, ['police14'], []],
    ['violence', { trapped: 'yes' }, ['report25'], []],
    ['vulnerable', {}, ['call110', 'leader', 'words'], ['apart', 'call120', 'care']],
    ['vulnerable', { incapable: 'no', suspected: 'no' }, ['call110'], []],
    ['vulnerable', { suspected: 'unknown' }, ['call110'], []],
    ['vulnerable', { companion: 'yes' }, ['apart'], []],
    ['vulnerable', { ongoing: 'unknown' }, ['apart'], []],
    ['vulnerable', { hurt: 'yes' }, ['call120'], []],
    ['vulnerable', { abandoned: 'yes' }, ['care'], []],
    ['medical', {}, ['call120', 'watch', 'family', 'leader'], ['cpr', 'pressure']],
    ['medical', { breathless: 'yes' }, ['call120', 'cpr'], []],
    ['medical', { bleeding: 'yes' }, ['pressure'], []],
    ['medical', { poison: 'yes' }, ['keep', 'selfHarm'], []],
    ['medical', { poison: 'unknown' }, ['keep'], ['selfHarm']],
    ['announced', {}, ['words', 'report25', 'leader'], ['call110', 'where', 'family']],
    ['announced', { date: 'yes' }, ['call110'], ['family']],
    ['announced', { place: 'yes' }, ['call110'], []],
    ['announced', { means: 'yes' }, ['call110', 'where'], []],
    ['announced', { soon: 'yes' }, ['call110', 'where', 'family'], []],
    ['announced', { soon: 'unknown' }, ['where'], ['call110']],
    ['announced', { crowd: 'yes' }, ['call110'], []],
  ])('%s %o', (kind, answers, required, absent) => {
    const steps = must(kind, answers)
    expect(steps).toEqual(expect.arrayContaining([...required]))
    for (const step of absent) expect(steps).not.toContain(step)
  })
  it('says which answers require a step, and none where the kind itself does', () => {
    const steps = requiredSteps(kindOf('selfHarm'), answered({ plan: 'yes', hurt: 'unknown' }))
    expect(steps.find(({ step }) => step.id === 'call110')?.because).toEqual(['plan'])
    expect(steps.find(({ step }) => step.id === 'call120')?.because).toEqual(['hurt'])
    expect(steps.find(({ step }) => step.id === 'stay')?.because).toEqual([])
  })
  it('lets an unknown go once it is known to be no, a yes never', () => {
    expect(must('selfHarm', { hurt: 'unknown' })).toContain('call120')
    const cleared = answer(answered({ hurt: 'unknown' }), 'hurt', 'no')
    expect(requiredSteps(kindOf('selfHarm'), cleared).map(({ step }) => step.id)).not.toContain('call120')
    const takenBack = answer(answered({ hurt: 'yes' }), 'hurt', 'no')
    expect(requiredSteps(kindOf('selfHarm'), takenBack).map(({ step }) => step.id)).toContain('call120')
  })
})

const kinds = constantFrom(...safetyGuide.kinds)
const answers = constantFrom<Answer>('yes', 'no', 'unknown')

describe('whatever is answered, in whatever order', () => {
  it('no mandatory step is dropped once its trigger was yes', () => {
    assert(property(kinds, array(record({ at: constantFrom(...Array.from({ length: 12 }, (_, index) => index)), answer: answers }), { maxLength: 40 }), (kind, given) => {
      let known = NOTHING_ANSWERED
      const due = new Set<string>()
      for (const { at, answer: value } of given) {
        const question = kind.questions[at % kind.questions.length]?.id ?? ''
        known = answer(known, question, value)
        if (value === 'yes') for (const step of kind.steps) if (step.mandatory && step.yes.includes(question)) due.add(step.id)
        const required = requiredSteps(kind, known).map(({ step }) => step.id)
        for (const step of kind.steps) if (step.mandatory && step.always) expect(required).toContain(step.id)
        for (const id of due) expect(required).toContain(id)
      }
    }), { numRuns: 500 })
  })
  it('a mandatory step leaves the open ones only by being closed, and then stays in the record', () => {
    assert(property(kinds, array(record({ at: constantFrom(...Array.from({ length: 12 }, (_, index) => index)), answer: answers, close: boolean(), possible: boolean() }), { maxLength: 30 }), (kind, given) => {
      const events: FlagEvent[] = []
      const closed = new Set<string>()
      for (const { at, answer: value, close, possible } of given) {
        const before = openMandatory(standing(kind, events)).filter(({ because }) => because.length === 0 || because.some((question) => answeredBy(events).everYes.has(question))).map(({ step }) => step.id)
        const step = kind.steps[at % kind.steps.length]
        if (close && step !== undefined && step.how !== 'words') {
          events.push({ kind: possible ? 'done' : 'notPossible', item: step.id })
          closed.add(step.id)
        } else events.push({ kind: 'answered', item: kind.questions[at % kind.questions.length]?.id ?? '', answer: value })
        const now = standing(kind, events)
        for (const id of before) if (!closed.has(id)) expect(openMandatory(now).map((each) => each.step.id)).toContain(id)
        for (const id of closed) expect(now.some((each) => each.step.id === id && each.state !== 'open')).toBe(true)
      }
    }), { numRuns: 500 })
  })
})

describe('closing a step', () => {
  const step = (kind: FlagKind, id: string) => {
    const found = kindOf(kind).steps.find((each) => each.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }
  const call = { how: 'done', who: '110 接警员', number: '110', said: '有人持刀', outcome: '五分钟到' } as const
  it.each([
    ['a call that is whole', 'call110', call, undefined], ['a call to nobody', 'call110', { ...call, who: ' ' }, 'who'], ['a call by no number', 'call110', { ...call, number: undefined }, 'number'],
    ['a call without words', 'call110', { ...call, said: '' }, 'said'], ['a call without answer', 'call110', { ...call, outcome: undefined }, 'outcome'],
    ['a deed', 'stay', { how: 'done', who: '李敏', outcome: '两人陪同' }, undefined], ['a deed of nobody', 'stay', { how: 'done', who: '', outcome: '陪同' }, 'who'], ['a deed without outcome', 'stay', { how: 'done', who: '李敏' }, 'outcome'],
    ['not possible', 'family', { how: 'notPossible', reason: '无亲属' }, undefined], ['not possible for no reason', 'family', { how: 'notPossible', reason: ' 无 ' }, 'reason'],
    ['words said to be done', 'words', { how: 'done', who: '李敏', outcome: '记了' }, 'how'], ['words that could not be kept', 'words', { how: 'notPossible', reason: '现场混乱' }, undefined],
  ] as const)('%s', (_what, id, closing, field) => {
    expect(closingProblem(step('selfHarm', id), closing)?.field).toBe(field)
  })
  it('words close their step by being written; of two closings the newer holds; a begun call stays on the list', () => {
    const kind = kindOf('selfHarm')
    const of = (id: string, events: readonly FlagEvent[]) => standing(kind, events).find((each) => each.step.id === id)?.state
    expect(of('words', [])).toBe('open')
    expect(of('words', [{ kind: 'words' }])).toBe('done')
    expect(of('words', [{ kind: 'notPossible', item: 'words' }])).toBe('notPossible')
    const tried: readonly FlagEvent[] = [{ kind: 'notPossible', item: 'family' }]
    expect(notPossible(standing(kind, tried)).map((each) => each.step.id)).toEqual(['family'])
    expect(of('family', [...tried, { kind: 'done', item: 'family' }])).toBe('done')
    expect(of('call110', [])).toBeUndefined()
    expect(of('call110', [{ kind: 'called', item: 'call110' }])).toBe('open')
    expect(of('call110', [{ kind: 'done', item: 'call110' }, { kind: 'called', item: 'call110' }])).toBe('done')
    expect(notPossible(standing(kind, [{ kind: 'notPossible', item: 'hotline' }]))).toEqual([])
  })
})

describe('the review', () => {
  it.each([['2026-09-05', '2026-09-06'], ['2026-12-31', '2027-01-01'], ['2028-02-28', '2028-02-29'], ['2026-09-30', '2026-10-01']])('of %s is on %s, a holiday or not', (from, on) => expect(reviewDay(day(from), safetyGuide.reviewDays)).toBe(on))
  it.each([[undefined, 'none'], ['2026-09-07', 'later'], ['2026-09-06', 'due'], ['2026-09-05', 'overdue']] as const)('on %s is %s', (on, state) => expect(reviewState(on === undefined ? undefined : day(on), day('2026-09-06'))).toBe(state))
  const given = { recorderId: 1, actorId: 2, open: false, reviewOn: day('2026-09-06'), today: day('2026-09-06'), steps: [], result: 'settled', seenNotPossible: false } as const
  const missed = standing(kindOf('selfHarm'), [{ kind: 'notPossible', item: 'family' }])
  it.each([
    ['by another worker', {}, undefined], ['by the recorder', { actorId: 1 }, 'own-flag'], ['on the same day', { today: day('2026-09-05') }, 'too-early'], ['days later', { today: day('2026-09-20') }, undefined],
    ['while it is open', { open: true }, 'flag-open'], ['while it is open, to watch on', { open: true, result: 'watch' }, undefined], ['of one that needs none', { reviewOn: undefined }, 'no-review'],
    ['of a step that was not possible', { steps: missed }, 'not-possible-unseen'], ['of one that was seen', { steps: missed, seenNotPossible: true }, undefined], ['watching on, unseen', { steps: missed, result: 'watch' }, 'not-possible-unseen'],
  ] as const)('%s', (_what, more, refusal) => expect(reviewRefusal({ ...given, ...more })).toBe(refusal))
})
