/** Which paragraphs of a lawyer's opinion are proposed for which field, with every word kept. */
import { proposeOpinion, type OpinionPart } from '#core/documents/word/opinionParts'
import { legalOpinion } from '#core/documents/paper/kinds/legalOpinion'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const shown = (parts: readonly OpinionPart[]) => parts.map(({ field, text }) => [field, text])
const opinion = ['法律意见书', '致：桂花街道办事处', '广东明衡律师事务所接受委托，就下列事项出具意见。', '一、委托事项', '天台维修费可否退还。', '二、依据材料', '1.业主大会决议', '2.收据', '三、事实摘要', '物业公司收取维修费。', '（一）收费经过', '每户600元。', '四、争议焦点', '决议的效力。', '五、法律依据', '民法典第二百八十条。', '六、法律分析', '程序没有违法。', '七、结论', '不支持退还。', '八、其他法律途径', '可以请求撤销。', '九、声明', '仅供参考。', '广东明衡律师事务所', '承办律师：苏明哲', '执业证号：14407201810012345']

it('knows the usual headings and the lines of who signs', () => {
  expect(shown(proposeOpinion(opinion))).toEqual([
    [undefined, '法律意见书'], ['client', '桂花街道办事处'], [undefined, '广东明衡律师事务所接受委托，就下列事项出具意见。'], ['entrusted', '天台维修费可否退还。'], ['materials', '1.业主大会决议\n2.收据'], ['facts', '物业公司收取维修费。\n（一）收费经过\n每户600元。'],
    ['issues', '决议的效力。'], ['statutes', '民法典第二百八十条。'], ['analysis', '程序没有违法。'], ['conclusions', '不支持退还。'], ['remedies', '可以请求撤销。'], ['reservation', '仅供参考。'], ['firm', '广东明衡律师事务所'], ['lawyer', '苏明哲'], ['licence', '14407201810012345'],
  ])
})
it.each([
  ['headings without numbers', ['委托事项：', '甲', '事实', '乙', '法律分析', '丙'], [['entrusted', '甲'], ['facts', '乙'], ['analysis', '丙']]],
  ['Arabic numbers', ['1. 基本案情', '甲', '2. 法律分析', '乙', '3. 结论意见', '丙'], [['facts', '甲'], ['analysis', '乙'], ['conclusions', '丙']]],
  ['a numbered heading nobody knows', ['一、案情', '甲', '二、附录', '乙', '三、结论', '丙'], [['facts', '甲'], [undefined, '乙'], ['conclusions', '丙']]],
  ['a sentence that only mentions a heading', ['一、事实', '双方对事实没有争议。', '二、结论', '结论。'], [['facts', '双方对事实没有争议。'], ['conclusions', '结论。']]],
  ['no heading at all', ['甲', '乙'], [[undefined, '甲\n乙']]],
  ['nothing', [], []],
])('%s', (_what, paragraphs, wanted) => expect(shown(proposeOpinion(paragraphs))).toEqual(wanted))
it('puts every paragraph into exactly one part and changes no word', () => {
  const line = fc.oneof(fc.constantFrom(...opinion), fc.string({ maxLength: 40 }))
  fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (paragraphs) => {
    const parts = proposeOpinion(paragraphs)
    expect(parts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(paragraphs.map((_, at) => at))
    for (const { from, to, text, heading } of parts) expect(paragraphs.slice(heading === undefined ? from : from + 1, to).join('\n')).toContain(text)
  }))
})
it('proposes for fields that the kind has', () => {
  const keys = legalOpinion.fields.map(({ key }) => key)
  expect(proposeOpinion(opinion).flatMap(({ field }) => (field === undefined || keys.includes(field) ? [] : [field]))).toEqual([])
})
