/** Intake rules, masking, numbers and passphrases: small tables and what must never show. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMOTION_LEVELS, GROUP_FROM, isGroupVisit, MAX_REPRESENTATIVES, similarity, suggestVisitKind } from '#core/domain/intake'
import { maskId, maskName, maskPhone } from '#core/domain/mask'
import { countersBeyond, paperCountersBeyond, paperNumber, parseReceiptNumber, queryCode, receiptNumber } from '#core/domain/numbering'
import { ratePassphrase } from '#core/domain/passphrase'

const leak = { id: 7, number: 'XF26-0007', title: '三栋楼上漏水长期无人维修', requests: '要求物业维修屋顶', open: true }
const noise = { id: 3, number: 'XF26-0003', title: '广场舞噪音扰民', requests: '要求晚九点后停止', open: false }

describe('visits', () => {
  it('count as a group from five people on, with at most five representatives', () => {
    expect([isGroupVisit(4), isGroupVisit(5), GROUP_FROM, MAX_REPRESENTATIVES]).toEqual([false, true, 5, 5])
    expect(EMOTION_LEVELS.map(({ level }) => level)).toEqual([1, 2, 3, 4])
  })
  it('of a person without petitions are 初访', () => expect(suggestVisitKind([], { title: '漏水', requests: '' })).toMatchObject({ kind: '初访' }))
  it('repeat the petition they are most like, and say which', () => {
    const suggestion = suggestVisitKind([noise, leak], { title: '三栋楼上漏水无人维修', requests: '' })
    expect(suggestion).toMatchObject({ kind: '重复访', linkedPetitionId: 7 })
    expect(suggestion.reason).toContain('XF26-0007')
    expect(suggestion.reason).not.toContain(leak.title)
  })
  it('repeat it in other words too', () => {
    const pipe = { ...leak, title: '楼道长期漏水', requests: '' }
    for (const title of ['楼道漏水还没修', '楼道又漏水了']) expect(suggestVisitKind([pipe, noise], { title, requests: '' })).toMatchObject({ kind: '重复访', linkedPetitionId: 7 })
    for (const title of ['楼上噪声', '道路积水', '申请低保']) expect(suggestVisitKind([pipe, noise], { title, requests: '' }).kind).toBe('新事项')
  })
  it('with another matter are 新事项 and link to nothing', () => {
    const suggestion = suggestVisitKind([noise, leak], { title: '申请低保', requests: '' })
    expect(suggestion.kind).toBe('新事项')
    expect(suggestion.linkedPetitionId).toBeUndefined()
  })
  it('never link to anything before a matter is typed, and say so', () => {
    const suggestion = suggestVisitKind([leak], { title: ' ', requests: '' })
    expect(suggestion).toMatchObject({ kind: '新事项' })
    expect(suggestion.reason).toContain('填写')
  })
  it('give a reason that fits the contract', () => {
    expect([...suggestVisitKind([{ ...leak, title: '漏水'.repeat(40) }], { title: '漏水'.repeat(40), requests: '' }).reason].length).toBeLessThanOrEqual(200)
  })
  it('are compared by a symmetric likeness between 0 and 1', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const likeness = similarity(a, b)
      expect(likeness).toBe(similarity(b, a))
      expect(likeness).toBeGreaterThanOrEqual(0)
      expect(likeness).toBeLessThanOrEqual(1)
    }))
    expect(similarity('楼上漏水', '楼上，漏水。')).toBe(1)
    expect(similarity('', '')).toBe(0)
  })
})

describe('masks', () => {
  it.each([['张三', '张*'], ['王丽英', '王*英'], ['欧阳小明', '欧**明'], ['阿卜杜热合曼买买提明', '阿***明'], ['张', '*'], ['', '']])('name %s → %s', (name, masked) => expect(maskName(name)).toBe(masked))
  it.each([['440101199001011234', '440***********1234'], ['E1234567', '******67'], ['12', '**'], ['', '']])('ID %s → %s', (id, masked) => expect(maskId(id)).toBe(masked))
  it.each([['13812345678', '138****5678'], ['12345', '***45'], ['', '']])('phone %s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))
  it('never show the whole of what they hide', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Za-z]{1,24}$/u), (value) => {
      for (const mask of [maskId, maskPhone, maskName]) {
        expect(mask(value)).not.toBe(value)
      }
      for (const mask of [maskId, maskPhone]) expect(mask(value)).toHaveLength(value.length)
    }))
  })
})

describe('numbers', () => {
  it.each([['XF26-0012', { year: 2026, sequence: 12 }], [' xf26-０００２ ', { year: 2026, sequence: 2 }], ['XF30-12345', { year: 2030, sequence: 12_345 }], ['XF26-12', undefined], ['0012', undefined], ['', undefined]] as const)('%j on paper is %o', (text, read) => expect(parseReceiptNumber(text)).toEqual(read))
  it.each([
    ['goes on after the last one on paper', 'XF26-0130', { fromYear: 2026, toYear: 2026 }, [{ year: 2026, last: 120 }, { year: 2026, last: 130 }]],
    ['leaves a stretch out where nobody knows', '', { fromYear: 2026, toYear: 2026 }, [{ year: 2026, last: 620 }]],
    ['leaves a stretch out in every year since', '', { fromYear: 2026, toYear: 2027 }, [{ year: 2026, last: 620 }, { year: 2027, last: 500 }]],
    ['of this year too with a clock set back', '', { fromYear: 2026, toYear: 2025 }, [{ year: 2026, last: 620 }]],
  ] as const)('after a restore: %s', (_name, lastGiven, span, counters) => expect(countersBeyond([{ year: 2026, last: 120 }], span, lastGiven)).toEqual(counters))
  it('of papers leaves out a stretch in every series and year since the backup, also in one that had none', () => expect(paperCountersBeyond([{ series: '信转字', year: 2026, last: 12 }], ['信转字', '信受字'], { fromYear: 2026, toYear: 2027 })).toEqual([
    { series: '信转字', year: 2026, last: 112 }, { series: '信转字', year: 2027, last: 100 }, { series: '信受字', year: 2026, last: 100 }, { series: '信受字', year: 2027, last: 100 },
  ]))
  it('writes a paper’s number as the standard has it', () => expect(paperNumber('桂社', '信受字', 2026, 12)).toBe('桂社信受字〔2026〕12号'))
  it.each([[2026, 1, 'XF26-0001'], [2026, 12, 'XF26-0012'], [2030, 9999, 'XF30-9999'], [2026, 12_345, 'XF26-12345'], [2009, 5, 'XF09-0005']])('%i no. %i is %s', (year, sequence, number) => expect(receiptNumber(year, sequence)).toBe(number))
  it('of queries use letters that cannot be misread', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      expect(queryCode({ uid: () => '', randomBytes: () => bytes })).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/u)
    }))
  })
})

describe('passphrases', () => {
  it.each([
    ['', 'li'], ['short', 'li'], ['123456789', 'li'], ['1234567890', 'li'], ['0987654321', 'li'], ['abcdefghijkl', 'zz'], ['aaaaaaaaaaaa', 'li'], ['abcdeabcdeabcde', 'zz'],
    ['password1234', 'zz'], ['Passw0rd!!!!', 'zz'], ['qwertyuiop', 'zz'], ['清晨zhang在河边散步', 'zhang'], ['我的李丽的早晨与傍晚', '李丽'], ['888888888888', 'zz'],
  ])('refuse “%s” for %s with a hint', (passphrase, login) => {
    const rating = ratePassphrase(passphrase, login)
    expect(rating).toMatchObject({ accepted: false, score: 0 })
    expect(rating.hint).toMatch(/\p{Script=Han}/u)
  })
  it.each([['清晨河边有三只白鹭在散步', 'li', 3], ['correct horse battery staple', 'zz', 3], ['kx7fw92mqd', 'zz', 1]])('accept “%s”', (passphrase, login, score) => {
    const rating = ratePassphrase(passphrase, login)
    expect(rating.accepted).toBe(true)
    expect(rating.score).toBeGreaterThanOrEqual(score)
  })
  it('judge any text, and the same in every spelling of its characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (passphrase) => {
      const rating = ratePassphrase(passphrase, 'wang')
      expect(rating.accepted).toBe(rating.score > 0)
      expect(ratePassphrase(passphrase.normalize('NFKC'), 'wang')).toEqual(rating)
    }))
  })
})
