/** What is taken out of free texts, and what stays. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { looksLikeName, publicNames, redacted, redactor } from '#core/domain/redact'

const unnamed = { id: () => '〈证〉', phone: () => '〈话〉', email: () => '〈邮〉', door: '〈门〉' }
const redact = redactor({ secrets: [{ value: '王桂英', shown: '王某' }, { value: '王桂', shown: '王某2' }, { value: '桂花路9号3栋', shown: '〈址〉' }, { value: '7K2MQ-09XTB', shown: '〈码〉' }], keep: ['0750-5550101', '桂花路18号', '13900001111'], unnamed })

it.each([
  ['王桂英来过', '王某来过'], ['王 桂　英来过', '王某来过'], ['王桂来过', '王某2来过'], ['住桂花路9号3栋', '住〈址〉'], ['桂花路18号', '桂花路18号'], ['梧桐街3号', '梧桐街〈门〉'], ['12栋3单元401室', '〈门〉'],
  ['证件11010519491231002X', '证件〈证〉'], ['１１０１０５１９４９１２３１００２Ｘ', '〈证〉'], ['110105 19491231 002x。', '〈证〉。'], ['电话13812345678', '电话〈话〉'], ['138-1234-5678', '〈话〉'], ['+86 13812345678', '〈话〉'], ['0750-8887766', '〈话〉'], ['0750-5550101', '0750-5550101'], ['139 0000 1111', '139 0000 1111'],
  ['a.b@example.org', '〈邮〉'], ['查询码7k2mq-09xtb', '查询码〈码〉'], ['桂社信转字〔2026〕1号', '桂社信转字〔2026〕1号'], ['2026年9月5日，赔偿13800元', '2026年9月5日，赔偿13800元'], ['第123456789012345678901号', '第123456789012345678901号'],
])('%s', (text, wanted) => expect(redact(text)).toBe(wanted))

it('never leaves a known value in a text, whatever stands around it', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('王桂英', '桂花路9号3栋', '7K2MQ-09XTB', '王桂'))), (pieces) => {
    expect(redact(pieces.join('，'))).not.toMatch(/王桂|桂花路9号3栋|7K2MQ-09XTB/u)
  }))
})

it('any sign may stand in a value', () => {
  fc.assert(fc.property(fc.string({ minLength: 2, maxLength: 12 }), (value) => { expect(() => redactor({ secrets: [{ value, shown: '某' }], keep: [], unnamed })('一段文字')).not.toThrow() }))
})

it('tells people from bodies, and people of one surname apart', () => {
  expect(['王桂英', '李强', '欧阳秋棠', '阿卜杜拉·买买提'].filter((name) => !looksLikeName(name))).toEqual([])
  expect(['房管所', '桂花社区', '某物业公司', '街道办', 'A座', '张'].filter(looksLikeName)).toEqual([])
  expect(publicNames(['王桂英', '王强', '李强', '王桂英'])).toEqual([{ value: '王桂英', shown: '王某' }, { value: '王强', shown: '王某2' }, { value: '李强', shown: '李某' }])
})

it('walks through a composition and leaves what tells its parts apart', () => {
  expect(redacted({ kind: '王桂英', rows: [[{ text: '王桂英' }]], n: 1 }, redact, new Set(['kind']))).toEqual({ kind: '王桂英', rows: [[{ text: '王某' }]], n: 1 })
})
