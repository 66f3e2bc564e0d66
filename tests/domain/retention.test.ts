/** How long records are kept: rule by class, the last day, and what is left of a form. */
import { describe, expect, it } from 'vitest'
import { erasedForm, isDue, keptUntil, retentionRuleId } from '#core/domain/retention'
import type { NewPetition } from '#core/contract/intake'
import { Day } from '#core/contract/fields'
import { retentionTable } from '#resources'

const day = (text: string) => Day.parse(text)

describe('the rule', () => {
  it.each([
    ['consult', null, 'consult'], ['simple', 'appeal', 'petition'], ['complex', null, 'petition'], ['unreasonable', 'appeal', 'petition'], ['simple', 'report', 'report'], ['consult', 'report', 'report'],
  ] as const)('%s %s is kept as %s', (petitionClass, kind, rule) => {
    expect(retentionRuleId(petitionClass, kind)).toBe(rule)
    expect(retentionTable.rules.some(({ id, years }) => id === rule && years !== null)).toBe(true)
  })
})

describe('the last day', () => {
  it.each([['2026-09-05', 10, '2036-09-05'], ['2024-02-29', 1, '2025-02-28'], ['2024-02-29', 4, '2028-02-29'], ['2096-02-29', 4, '2100-02-28'], ['2026-12-31', 3, '2029-12-31']])('of %s for %i years is %s', (from, years, until) => {
    expect(keptUntil(day(from), years)).toBe(until)
  })
  it('is still kept; the day after it is due', () => {
    expect(isDue(day('2036-09-05'), day('2036-09-05'))).toBe(false)
    expect(isDue(day('2036-09-05'), day('2036-09-06'))).toBe(true)
  })
})

describe('what is left', () => {
  it('names nobody and tells nothing', () => {
    const form: NewPetition = {
      petitioner: { mode: 'onBehalf', name: '陈小燕', idNumber: '11010519491231002X', phone: '13812345678', address: '桂花路', principal: { name: '陈老伯' } }, headcount: 6, representatives: [{ name: '钱小满' }], form: 'visit', title: '漏水', requests: '请修', facts: '漏了',
      accused: '某物业', happenedAt: '桂花路', contentClass1: '城乡建设', flags: ['重复'], materials: [{ name: '合同', copies: 1, pages: 2, original: false }], petitionClass: 'simple', statutoryKind: 'appeal', excludedIds: [], visitReason: '与上次相同',
    }
    const kept = JSON.stringify(erasedForm(form))
    for (const told of ['陈小燕', '陈老伯', '钱小满', '漏', '修', '物业', '桂花路', '合同', '138', '110105', '与上次']) expect(kept).not.toContain(told)
    expect(erasedForm(form)).toMatchObject({ headcount: 6, form: 'visit', contentClass1: '城乡建设', petitionClass: 'simple', statutoryKind: 'appeal', flags: ['重复'] })
  })
})
