/** Search grams: whatever contains the query has all of the query's grams, so the index never loses a hit. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentGrams, initialsGram, normaliseSearch, queryGrams, ungrouped } from '#core/domain/grams'
import { nameInitials } from '#core/domain/initials'

const tokens = (text: string) => new Set(documentGrams(text).split(' ').filter((token) => token !== ''))
const found = (query: string, text: string) => queryGrams(query).every((gram) => tokens(text).has(gram))

describe('grams', () => {
  const text = '三栋楼上漏水，电话13812345678，证件44010119900101123X，低保 XF26-0012 张三A座'
  it.each(['漏', '漏水', '楼上漏水', '低保', '1', '38', '138', '5678', '123x', '123X', 'XF26', 'xf26-0012', '0012', '话138', 'a座', '三a座', '，', '保 XF', '上漏水，电话1', '，低', '3x，低保 x', 'f26-0012 张三a', '44010119900101123x'])('of “%s” are all in the document', (query) => {
    expect(normaliseSearch(text)).toContain(normaliseSearch(query))
    expect(found(query, text)).toBe(true)
  })
  it.each(['水漏', '扰民', '139', 'xyz', '低保户', '5679', '水。', '保张三', '5678，低', '381278', '13812345679', '26 0012'])('rule out “%s”', (query) => expect(found(query, text)).toBe(false))
  it('are words the tokenizer keeps whole', () => expect(documentGrams(`${text}🙂𠮷é ß"(*)\u0000\t`, 'zs zl')).toMatch(/^[a-z0-9\u{80}-\u{10ffff}]+(?: [a-z0-9\u{80}-\u{10ffff}]+)*$/u))
  it('of a piece up to three characters say exactly where it stands', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...'漏水，12a-'), { minLength: 1, maxLength: 12 }), fc.array(fc.constantFrom(...'漏水，12a-'), { minLength: 1, maxLength: 3 }), (text, piece) => {
      expect(found(piece.join(''), text.join(''))).toBe(text.join('').includes(piece.join('')))
    }))
  })
  it('of one character over and over tell how long the stretch is at least', () => {
    fc.assert(fc.property(fc.constantFrom('0', '-', '哈', '。', ' '), fc.integer({ min: 4, max: 30 }), fc.integer({ min: 5, max: 18 }), (character, has, asked) => {
      expect(found(character.repeat(asked), `电话${character.repeat(has)}号`)).toBe(has >= asked)
      expect(found(`话${character.repeat(asked)}`, `电话${character.repeat(has)}号`)).toBe(has >= asked)
    }))
  })
  it('of a long query are few, and all in the document', () => {
    const long = '一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'
    expect(queryGrams(long).length).toBeLessThanOrEqual(5)
    expect(found(long, `前${long}后`)).toBe(true)
  })
  it('keep name initials apart from texts', () => {
    const named = new Set(documentGrams('张三 zs', 'zs zsf').split(' '))
    expect(['zs', 'zsf', 's', 'sf', 'f', 'zsfx', 'zf', 'fs'].map((each) => named.has(initialsGram(each) ?? ''))).toEqual([true, true, true, true, true, false, false, false])
    expect(tokens('zs').has(initialsGram('zs') ?? '')).toBe(false)
  })
  it('are distinct', () => {
    const list = documentGrams('漏水漏水漏水').split(' ')
    expect(new Set(list).size).toBe(list.length)
  })
  it('of nothing are none', () => {
    expect(documentGrams('')).toBe('')
    expect(queryGrams('')).toEqual([])
    expect(initialsGram('z1') ?? initialsGram('') ?? initialsGram('abcdefghi')).toBeUndefined()
  })
  it('never lose a hit, for any text and any part of it', () => {
    const letter = fc.constantFrom(...'漏水楼上三𠮷1234567890abcxyzXZ -，。éñα🙂ÀΣ')
    const anyText = fc.oneof(fc.array(letter, { minLength: 1, maxLength: 40 }).map((letters) => letters.join('')), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }))
    fc.assert(fc.property(anyText, fc.nat(), fc.nat(), (raw, a, b) => {
      const letters = [...normaliseSearch(raw)]
      fc.pre(letters.length > 0)
      const from = a % letters.length
      const query = letters.slice(from, from + 1 + (b % (letters.length - from))).join('')
      fc.pre(normaliseSearch(query) === query)
      expect(found(query, raw)).toBe(true)
    }), { numRuns: 1000 })
  })
})

describe('a number typed in groups', () => {
  it.each([
    ['138 1234 5678', '13812345678'], ['138-1234-5678', '13812345678'], ['+86 138 1234 5678', '13812345678'], ['110105 19491231', '11010519491231'], ['110105 19491231 002x', '11010519491231002x'], ['(0750) 555-0101', '07505550101'],
    ['13812345678', undefined], ['47', undefined], ['1-1-1', undefined], ['2 301', undefined], ['xf26-0012', undefined], ['桂花路 18 号', undefined], ['', undefined],
  ])('%s is also %s', (typed, plain) => expect(ungrouped(typed)).toBe(plain))
})

describe('initials of names', () => {
  it.each([
    ['张小明', 'zxm'], ['王丽英', 'wly'], ['单雄', 'sx'], ['仇英', 'qy'], ['曾国', 'zg'], ['解学', 'xx'], ['区大', 'od'], ['查良', 'zl'],
    ['尉迟恭', 'ycg'], ['万俟卨', 'mq'], ['吕布', 'lb'], ['阿依古丽·买买提', 'ayglmmt'],
  ])('%s is found by %s', (name, initials) => expect(nameInitials(name).some((reading) => reading.startsWith(initials))).toBe(true))
  it.each([['覃勇', ['qy', 'ty']], ['翟明', ['zm', 'dm']], ['李乐', ['ll', 'ly']]])('%s keeps several readings', (name, readings) => {
    expect(nameInitials(name)).toEqual(expect.arrayContaining(readings))
  })
  it('answer any text with lower-case letters, few and distinct', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
      const readings = nameInitials(name)
      expect(readings.length).toBeLessThanOrEqual(8)
      expect(new Set(readings).size).toBe(readings.length)
    }))
    expect(nameInitials('')).toEqual([])
  })
})
