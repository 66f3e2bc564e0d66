/** Particulars of a card and of a registration: completing each other, and taking a wrong registration back. */
import { describe, expect, it } from 'vitest'
import { completed, lacking, NO_FACTS, takenBack, without } from '#core/domain/cardFacts'
import { sameIdNumber } from '#core/domain/identity'

const card = { ...NO_FACTS, name: '陈小燕', phone: '13812345678', address: '桂花路 18 号', sex: '女' as const }

describe('particulars', () => {
  it('are completed by what the other knows, and told apart again', () => {
    const typed = { ...NO_FACTS, phone: '13900001111' }
    expect(lacking(typed, card)).toEqual(['name', 'address', 'sex'])
    const whole = completed(typed, card)
    expect(whole).toEqual({ ...card, phone: '13900001111' })
    expect(without(whole, lacking(typed, card))).toEqual(typed)
  })
  it('are taken back to what was there before, but only what the registration had brought', () => {
    const brought = { ...NO_FACTS, name: '王强', phone: '13900001111' }
    const spoilt = { ...card, name: '王强', phone: '13900001111', grid: '第三网格' }
    expect(takenBack(spoilt, brought, card)).toEqual({ ...card, grid: '第三网格' })
    expect(takenBack({ ...spoilt, phone: '13700000000' }, brought, card)).toEqual({ ...card, phone: '13700000000', grid: '第三网格' })
    expect(takenBack(brought, brought)).toEqual(NO_FACTS)
  })
})

describe('two numbers', () => {
  it.each([
    ['11010519491231002X', '11010519491231002x', true], ['110105491231002', '11010519491231002X', true], ['11010519491231002X', ' 110105 491231 002 ', true], ['', '11010519491231002X', true], ['110105491231002', '110105491231002', true],
    ['11010519491231002X', '110105194912310039', false], ['110105491231003', '11010519491231002X', false], ['G1234567', 'g1234567', true], ['G1234567', 'G1234568', false],
  ])('%s and %s can be one person’s: %s', (a, b, same) => {
    expect(sameIdNumber(a, b)).toBe(same)
    expect(sameIdNumber(b, a)).toBe(same)
  })
})
