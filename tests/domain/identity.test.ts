/** ID numbers by GB 11643: each fault with its own message, and every single-digit or swapped-digit error found. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { ageOn, checkCharacter, checkId, normaliseId } from '#core/domain/identity'
import { dayFromNumber, dayNumber } from '#core/domain/day'

const day = (value: string) => Day.parse(value)
const today = day('2026-09-05')
const whole = (first17: string) => first17 + checkCharacter(first17)
/** The standard's own example. */
const SAMPLE = '11010519491231002X'

describe('checkId', () => {
  it.each([
    ['the standard’s example', SAMPLE],
    ['lower-case x', '11010519491231002x'],
    ['spaces', ' 110105 19491231 002X '],
    ['full-width', '１１０１０５１９４９１２３１００２Ｘ'],
    ['full-width spaces and lower-case full-width x', '110105　19491231　002ｘ'],
  ])('accepts %s', (_, raw) => expect(checkId(raw, today)).toEqual({ ok: true, kind: '18', normal: SAMPLE, sex: '女', bornOn: '1949-12-31' }))
  it.each(['810000', '820000', '830000'])('accepts a residence permit %s', (region) => {
    expect(checkId(whole(`${region}19900101001`), today)).toMatchObject({ ok: true, kind: 'permit', sex: '男', bornOn: '1990-01-01' })
  })
  it.each([
    ['length', '1101051949123100'],
    ['length', ''],
    ['length', '11010519491231002X1'],
    ['character', '1101051949123100AX'],
    ['character', 'X1010519491231002X'],
    ['character', '11010519491231002Y'],
    ['date', whole('11010519490230002')],
    ['date', whole('11010519491331002')],
    ['date', whole('11010519000229002')],
    ['future', whole('11010520260906002')],
    ['checksum', '110105194912310021'],
    ['fifteen', '110105491231002'],
    ['date', '110105490230002'],
  ] as const)('refuses as %s: %s', (code, raw) => {
    const result = checkId(raw, today)
    expect(result).toMatchObject({ ok: false, code })
    expect(result.ok ? '' : result.message).toMatch(/\p{Script=Han}/u)
  })
  it('has a message of its own for each fault', () => {
    const raws = ['1', '1101051949123100AX', whole('11010519490230002'), whole('11010520260906002'), '110105194912310021', '110105491231002']
    const messages = raws.map((raw) => checkId(raw, today)).map((result) => (result.ok ? '' : result.message))
    expect(new Set(messages).size).toBe(raws.length)
  })
  it('accepts somebody born today', () => expect(checkId(whole('11010520260905002'), today)).toMatchObject({ ok: true }))
  it('offers the 18-digit form of an old number, which then passes', () => {
    const result = checkId('110105491231002', today)
    expect(result).toMatchObject({ ok: false, code: 'fifteen', suggestion: SAMPLE })
    expect(checkId(SAMPLE, today).ok).toBe(true)
  })
  it('finds all single-digit and all adjacent-swap errors of any number', () => {
    const born = fc.integer({ min: dayNumber(day('1930-01-01')), max: dayNumber(today) }).map(dayFromNumber)
    fc.assert(fc.property(fc.integer({ min: 110_101, max: 659_999 }), born, fc.integer({ min: 0, max: 999 }), (region, bornOn, order) => {
      const number = whole(`${region}${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`)
      expect(checkId(number, today)).toMatchObject({ ok: true, bornOn, sex: order % 2 === 1 ? '男' : '女' })
      for (let at = 0; at < 17; at += 1) {
        for (const digit of '0123456789') if (digit !== number[at]) expect(checkId(number.slice(0, at) + digit + number.slice(at + 1), today).ok).toBe(false)
        if (number[at] !== number[at + 1]) expect(checkId(number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2), today).ok).toBe(false)
      }
    }), { numRuns: 30 })
  })
  it('answers any text with a value', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
      expect(typeof checkId(raw, today).ok).toBe('boolean')
      expect(normaliseId(normaliseId(raw))).toBe(normaliseId(raw))
    }))
  })
  it('normalises what is normal already to itself, also letters whose upper case has parts', () => {
    const letter = fc.oneof(fc.constantFrom('\u0390', '\u03b0', '\u1fd2', '\u1fd7', '\u1fe2', 'i\u0307', 'ß', 'ŉ', 'ǰ'), fc.integer({ min: 0x300, max: 0x36f }).map((code) => String.fromCodePoint(code)), fc.constantFrom('-', '\u200b', '　', 'x', '1'))
    fc.assert(fc.property(fc.array(letter, { maxLength: 6 }), (letters) => {
      const once = normaliseId(letters.join(''))
      expect(normaliseId(once)).toBe(once)
    }), { numRuns: 2000, examples: [[['\u0390']], [['\u0399', '-', '\u0308']]] })
  })
})

describe('ageOn', () => {
  it.each([
    ['1990-09-05', '2026-09-05', 36], ['1990-09-06', '2026-09-05', 35], ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26], ['2000-02-29', '2024-02-29', 24], ['2026-09-05', '2026-09-05', 0],
  ])('born %s, on %s: %i', (bornOn, on, age) => expect(ageOn(day(bornOn), day(on))).toBe(age))
})
