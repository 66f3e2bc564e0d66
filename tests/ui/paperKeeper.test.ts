/** One draft of a paper held on the screen: what two people wrote is brought together, nothing typed is dropped when it cannot be saved where it belongs. */
import { describe, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call'
import type { Draft, Values } from '#core/contract/paperRows'
import { Day } from '#core/contract/fields'
import { mergeValues } from '../../renderer/features/papers/mergeValues'
import { PaperKeeper, type PaperDoor } from '../../renderer/features/papers/paperKeeper'
import { asks, beginDelivery, byWay, factsToSend, lacksOf } from '../../renderer/features/papers/deliveryTyping'
import { pathOnForm, wordsIn } from '../../renderer/features/papers/values'

const refused = (code: string): Reply<never> => ({ ok: false, fault: { code, message: code } })

/** An office of one draft that a colleague may write on as well. */
class Desk implements PaperDoor {
  stored: { values: Values; revision: number } | undefined = { values: { a: '甲', b: '乙', rows: [{ x: '1' }] }, revision: 0 }
  readonly begun: Values[] = []
  full = false
  write(values: Values): void {
    this.stored = { values: { ...this.stored?.values, ...values }, revision: (this.stored?.revision ?? 0) + 1 }
  }
  open(): Promise<Reply<Draft>> {
    const draft = this.stored
    if (draft === undefined) return Promise.resolve(refused('draft-gone'))
    return Promise.resolve({ ok: true, value: { id: 1, kind: 'accepted', kindName: '受理告知书', startedAt: 0, startedBy: '李', savedAt: 5, savedBy: '王', fields: [], missing: [], pattern: '', drafted: false, draftedFor: '', delivered: true, ...draft } })
  }
  save({ draftId, revision, values }: { draftId: number; revision: number; values: Values }): Promise<Reply<{ revision: number; savedAt: number }>> {
    if (this.full) return Promise.resolve(refused('disk-full'))
    if (draftId === 2) {
      this.begun.push(values)
      return Promise.resolve({ ok: true, value: { revision: 1, savedAt: 7 } })
    }
    if (this.stored === undefined) return Promise.resolve(refused('draft-gone'))
    if (this.stored.revision !== revision) return Promise.resolve(refused('draft-newer'))
    this.stored = { values, revision: revision + 1 }
    return Promise.resolve({ ok: true, value: { revision: revision + 1, savedAt: 6 } })
  }
  start(): Promise<Reply<{ draftId: number }>> {
    return Promise.resolve({ ok: true, value: { draftId: 2 } })
  }
}

async function held(): Promise<{ desk: Desk; keeper: PaperKeeper }> {
  const desk = new Desk()
  const keeper = new PaperKeeper(1, desk)
  await keeper.reload()
  return { desk, keeper }
}

it.each([
  ['nothing differs', { a: '1' }, { a: '1' }, { a: '1' }, { a: '1' }, [], []],
  ['only mine', { a: '1' }, { a: '2' }, { a: '1' }, { a: '2' }, [], []],
  ['only theirs', { a: '1' }, { a: '1' }, { a: '2' }, { a: '2' }, [], ['a']],
  ['both the same', { a: '1' }, { a: '2' }, { a: '2' }, { a: '2' }, [], []],
  ['both differently', { a: '1', b: '1' }, { a: '2', b: '1' }, { a: '3', b: '2' }, { a: '2', b: '2' }, ['a'], ['b']],
  ['a field they emptied', { a: '1' }, { a: '1' }, {}, { a: '' }, [], ['a']],
  ['rows', { r: [{ x: '1' }] }, { r: [{ x: '1' }] }, { r: [{ x: '1' }, { x: '2' }] }, { r: [{ x: '1' }, { x: '2' }] }, [], ['r']],
  ['no rows and nothing', { r: [] }, {}, { r: '' }, {}, [], []],
] as const)('what two wrote comes together: %s', (_what, base, mine, theirs, values, both, taken) => {
  const copy = (given: object): Values => structuredClone(given) as Values
  expect(mergeValues(copy(base), copy(mine), copy(theirs))).toEqual({ values, both, taken })
})

describe('the keeper', () => {
  it('saves what was typed, and takes in other fields a colleague saved meanwhile', async () => {
    const { desk, keeper } = await held()
    keeper.set('a', '甲甲')
    desk.write({ b: '同事写的' })
    expect(await keeper.save()).toBe(true)
    expect(desk.stored?.values).toEqual({ a: '甲甲', b: '同事写的', rows: [{ x: '1' }] })
    expect(keeper.view()).toMatchObject({ save: 'saved', revision: 2, taken: { by: '王', fields: ['b'] }, values: { b: '同事写的' } })
  })

  it.each([[[], '我写的'], [['a'], '同事写的']] as const)('keeps both texts of one field until one is chosen: %j', async (takeTheirs, kept) => {
    const { desk, keeper } = await held()
    keeper.set('a', '我写的')
    desk.write({ a: '同事写的' })
    expect(await keeper.save()).toBe(false)
    expect(keeper.view()).toMatchObject({ save: 'newer', values: { a: '我写的' }, theirs: { by: '王', fields: ['a'], values: { a: '同事写的' } } })
    keeper.set('b', '接着写')
    expect(await keeper.save()).toBe(false)
    expect(desk.stored?.values['a']).toBe('同事写的')
    expect(await keeper.settle(takeTheirs)).toBe(true)
    expect(desk.stored?.values).toEqual({ a: kept, b: '接着写', rows: [{ x: '1' }] })
    expect(keeper.view().theirs).toBeUndefined()
  })

  it('gives an unsettled text a draft of its own when the room locks', async () => {
    const { desk, keeper } = await held()
    keeper.set('a', '我写的')
    desk.write({ a: '同事写的' })
    expect(await keeper.flush()).toBe(true)
    expect(desk.begun).toEqual([{ a: '我写的', b: '乙', rows: [{ x: '1' }] }])
    expect([desk.stored?.values['a'], await keeper.flush(), desk.begun.length]).toEqual(['同事写的', true, 1])
  })

  it('gives what was typed into a draft that is gone a draft of its own', async () => {
    const { desk, keeper } = await held()
    keeper.set('a', '还没存的')
    desk.stored = undefined
    expect(await keeper.save()).toBe(false)
    expect([keeper.view().phase, keeper.unsaved()]).toEqual(['gone', true])
    expect(await keeper.rescue()).toBe(2)
    expect([desk.begun[0]?.['a'], keeper.unsaved()]).toEqual(['还没存的', false])
  })

  it('says what could not be saved, and saves it once it can', async () => {
    const { desk, keeper } = await held()
    desk.full = true
    keeper.set('a', '磁盘满时写的')
    expect([await keeper.flush(), keeper.view().save, desk.begun.length]).toEqual([false, 'failed', 0])
    desk.full = false
    expect(await keeper.flush()).toBe(true)
    expect(desk.stored?.values['a']).toBe('磁盘满时写的')
  })

  it('saves nothing after 定稿', async () => {
    const { desk, keeper } = await held()
    keeper.set('a', '晚了')
    keeper.close()
    expect([await keeper.flush(), desk.stored?.values['a'], keeper.unsaved()]).toEqual([true, '甲', false])
  })
})

it.each([
  ['a', 'a'], ['rows', 'rows'], ['rows.0.x', 'rows.1.x'], ['rows.1.x', 'rows.3.x'], ['rows.7.x', 'rows.7.x'],
])('a cell the office calls %s is %s on the form, which shows empty rows too', (path, place) => {
  expect(pathOnForm(path, { rows: [{ x: '' }, { x: '1' }, {}, { x: '2' }] })).toBe(place)
})

it('reads values as words', () => {
  const choices = [{ value: 's', name: '支持' }]
  const field = { key: 'k', label: '意见', kind: 'line' } as const
  expect([wordsIn(field, ''), wordsIn({ ...field, kind: 'choice', choices }, 's'), wordsIn({ ...field, kind: 'tick' }, '1'), wordsIn({ ...field, kind: 'rows', columns: [{ key: 'x', label: '请求', kind: 'line' }, { key: 'y', label: '意见', kind: 'choice', choices }] }, [{ x: '修水管', y: 's' }, { x: '退费' }])])
    .toEqual(['（空）', '支持', '已勾选', '1. 修水管，支持\n2. 退费'])
})

describe('a line of 送达', () => {
  const begun = beginDelivery('陈小燕', '李敏', Day.parse('2026-09-05'), Date.UTC(2026, 8, 5, 1, 5)).facts
  const lacking = (facts: typeof begun) => lacksOf(facts).map(({ field }) => field)

  it('begins as signed for now by the addressee himself', () => {
    expect(begun).toMatchObject({ way: 'direct', outcome: 'signed', on: '2026-09-05', time: '09:05', signedBy: '陈小燕', server: '李敏' })
    expect(lacking(begun)).toEqual(['place'])
  })
  it('asks for what way and outcome need, and sends nothing else', () => {
    expect([...asks({ ...begun, signedBy: '陈大伟' })]).toEqual(['signedBy', 'relation'])
    const left = { ...byWay({ ...begun, relation: '父女', place: '桂花路18号' }, 'left'), refusal: '不认可结果', witness1: '刘洋', witness2: '' }
    expect([left.outcome, [...asks(left)]]).toEqual(['refused', ['refusal', 'witnesses']])
    expect(factsToSend(left)).toMatchObject({ signedBy: '', relation: '', refusal: '不认可结果', witness1: '刘洋' })
    expect(lacking(left)).toEqual(['witness2'])
    expect(byWay(left, 'mail').outcome).toBe('sent')
  })
  it('wants a day and a time', () => expect(lacking({ ...begun, on: '', time: '' })).toEqual(['on', 'time']))
})
