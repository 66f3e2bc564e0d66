/** The library's rules: every state × action, who may, what content may hold, slots, ranking, search, likeness, seeds against what people changed. */
import { describe, expect, it } from 'vitest'
import type { IntakeForm } from '#core/contract/intake'
import { ScriptState, type ScriptContent, type ScriptOffer } from '#core/contract/scripts'
import { Day } from '#core/domain/day'
import { forbiddenIn } from '#core/domain/doNotSay'
import { phraseInitials } from '#core/domain/initials'
import { answers, kindOf, mixed, occasionOf, rankScripts, scenesOf, searchScripts } from '#core/domain/scriptRank'
import { addressOf, fillSlots, slotProblem, slotsIn } from '#core/domain/scriptSlots'
import { contentProblem, isOverdue, mayStep, monthsLater, sameContent, type ScriptAction, seedStep, stepTo } from '#core/domain/scripts'

const content = (more: Partial<ScriptContent> = {}): ScriptContent => ({ scene: 'closing', kinds: ['consult', 'help'], levelFrom: 1, levelTo: 2, title: '收尾', say: '今天说到这儿。', dontSay: '', why: '', law: '', nextStep: '', ...more })
const day = (value: string) => Day.parse(value)

describe('steps', () => {
  const ACTIONS: readonly ScriptAction[] = ['edit', 'review', 'sendBack', 'publish', 'retire', 'revive', 'renew', 'drop']
  /** By state, with a published version below and without: where each action leads, in the order of ACTIONS. */
  const TABLE: Readonly<Record<ScriptState, string>> = {
    draft: 'draft reviewed draft - retired - - published', reviewed: 'draft - draft published retired - - published', published: 'draft - - - retired - published -', retired: '- - - - - draft - -',
  }
  it.each(ScriptState.options)('of %s', (state) => {
    expect(ACTIONS.map((action) => stepTo(action, { state, published: true }) ?? '-').join(' ')).toBe(TABLE[state])
    expect(ACTIONS.map((action) => stepTo(action, { state, published: false }) ?? '-').join(' ')).toBe(TABLE[state].replace(/published$/u, '-'))
  })
  it('are for those who may', () => {
    const may = (action: ScriptAction, id: number, roles: readonly ('reception' | 'leader')[]) => mayStep(action, { authorId: 1 }, { id, roles })
    expect(ACTIONS.map((action) => Number(may(action, 1, ['reception']))).join('')).toBe('10100001')
    expect(ACTIONS.map((action) => Number(may(action, 2, ['reception']))).join('')).toBe('11100000')
    expect(ACTIONS.map((action) => Number(may(action, 3, ['leader']))).join('')).toBe('11111111')
    expect(may('review', 1, ['leader'])).toBe(false)
  })
})

describe('content', () => {
  it.each([
    ['a slot nobody knows', { say: '{名字}，您好' }, 'say', '没有“{名字}”这个空'],
    ['a brace alone', { say: '您好{称呼' }, 'say', '花括号没有成对'],
    ['nested braces', { nextStep: '{{称呼}}' }, 'nextStep', '花括号没有成对'],
    ['markup', { say: '<b>您好</b>' }, 'say', '网页或排版标记'],
    ['an entity', { why: '甲&amp;乙' }, 'why', '网页或排版标记'],
    ['a link', { say: '[点这里](x)' }, 'say', '网页或排版标记'],
    ['a telephone number', { nextStep: '打 13812345678' }, 'nextStep', '手机号或证件号'],
    ['an ID number', { say: '证件 11010519491231002X' }, 'say', '手机号或证件号'],
    ['levels the wrong way round', { levelFrom: 3, levelTo: 2 }, 'levelFrom', '从低到高'],
    ['a kind twice', { kinds: ['help', 'help'] }, 'kinds', '重复'],
    ['a law said loosely', { law: '信访条例23条' }, 'law', '写法不对'],
    ['a law among others', { law: '《信访工作条例》第二十三条；民法典' }, 'law', '“民法典”写法不对'],
  ] as const)('%s is refused by its field', (_what, more, field, words) => {
    const problem = contentProblem(content(more as Partial<ScriptContent>))
    expect(problem).toMatchObject({ field })
    expect(problem?.message).toContain(words)
  })
  it('keeps to the rules otherwise', () => {
    for (const law of ['', '《信访工作条例》第二十三条', '《信访工作条例》第四十六条第一款；《个人信息保护法》第十七条（待核实）', '《本社区2026年工作计划》']) expect(contentProblem(content({ law, say: '{称呼}，“{事项}”由{责任人}办，{时限日期}前回话。3 < 5，<3' }))).toBeUndefined()
  })
  it('is the same in another order of kinds and with blanks around', () => {
    expect(sameContent(content(), content({ kinds: ['help', 'consult'], title: ' 收尾 ' }))).toBe(true)
    expect(sameContent(content(), content({ say: '今天说到这儿' }))).toBe(false)
  })
  it('is looked at again after its day, and not before', () => {
    expect([isOverdue('published', day('2026-09-05'), day('2026-09-05')), isOverdue('published', day('2026-09-05'), day('2026-09-06')), isOverdue('draft', day('2026-09-05'), day('2027-01-01')), isOverdue('published', null, day('2027-01-01'))]).toEqual([false, true, false, false])
    expect([monthsLater(day('2026-01-31'), 1), monthsLater(day('2027-11-30'), 3), monthsLater(day('2026-09-05'), 12), monthsLater(day('2026-12-15'), 1)]).toEqual(['2026-02-28', '2028-02-29', '2027-09-05', '2027-01-15'])
  })
})

describe('seeds', () => {
  it.each([[undefined, 1, 'add'], [{ revision: 1, touched: false }, 1, 'leave'], [{ revision: 1, touched: false }, 2, 'update'], [{ revision: 1, touched: true }, 2, 'leave'], [{ revision: 3, touched: false }, 2, 'leave']] as const)('known as %o, in revision %i: %s', (known, revision, step) => expect(seedStep(known, { revision })).toBe(step))
})

describe('slots', () => {
  it('are found, each once', () => expect(slotsIn('{称呼}，{事项}，{称呼}，{别的}')).toEqual(['称呼', '事项']))
  it('are filled, and what is not known stays a blank nobody overlooks', () => {
    const filled = fillSlots('{称呼}，“{事项}”由{责任人}办，{时限日期}前回话。', { 称呼: '王女士', 事项: '楼道漏水', 责任人: ' ' })
    expect(filled.text).toBe('王女士，“楼道漏水”由【责任人＿＿】办，【时限日期＿＿】前回话。')
    expect(filled.blanks).toEqual(['责任人', '时限日期'])
    expect(filled.pieces.map(({ text }) => text).join('')).toBe(filled.text)
  })
  it('never put braces from the case into a record', () => expect(fillSlots('“{事项}”', { 事项: '漏水{称呼}' }).text).toBe('“漏水 称呼”'))
  it.each([['{称呼}，您好', '您好'], ['喂，{称呼}，您好', '喂，您好'], ['好的。{称呼}，请坐', '好的。请坐'], ['请{称呼}放心', '请您放心'], ['{称呼}的事', '您的事']])('without a name, %s is %s', (script, said) => expect(fillSlots(script, {}).text).toBe(said))
  it.each([['王桂英', '女', '王女士'], ['陈刚', '男', '陈先生'], ['欧阳小燕', '女', '欧阳女士'], ['欧阳', '男', '欧先生'], ['阿依古丽·买买提', '女', '阿依古丽女士'], ['阿卜杜热合曼', '男', '阿卜杜热合曼先生'], ['王', '女', '王女士'], ['  ', '女', undefined], ['王桂英', undefined, undefined], [undefined, '男', undefined], ['123', '男', undefined]] as const)('%s, %s is called %s', (name, sex, called) => expect(addressOf(name, sex)).toBe(called))
  it('are well formed or said to be wrong', () => expect([slotProblem('平常话'), slotProblem('{称呼}'), slotProblem('}{')]).toEqual([undefined, undefined, '花括号没有成对，请检查']))
})

let count = 0
const offer = (more: Partial<ScriptOffer> = {}): ScriptOffer => ({ ...content(), id: (count += 1), version: 1, slots: [], initials: '', favourite: false, uses: 0, ...more })

describe('what a visit calls for', () => {
  it.each([
    [{}, undefined], [{ petitionClass: 'consult' }, 'consult'], [{ petitionClass: 'simple' }, 'help'], [{ petitionClass: 'simple', accused: '某物业' }, 'complaint'], [{ statutoryKind: 'report', petitionClass: 'consult' }, 'complaint'], [{ purpose: '求决' }, 'help'], [{ purpose: '咨询' }, 'consult'],
  ] as const)('%o is %s', (form, kind) => expect(kindOf(form as IntakeForm)).toBe(kind))
  it('puts calming before everything else, and a beginning before a title', () => {
    expect(scenesOf({})[0]).toBe('opening')
    expect(scenesOf({ emotionLevel: 4, title: '漏水', petitionClass: 'simple' })[0]).toBe('emotion')
    expect(scenesOf({ headcount: 6, title: '停水' })[0]).toBe('group')
    expect(scenesOf({ procedures: ['诉讼'], title: '判决' })[0]).toBe('litigation')
    expect(scenesOf({ visitKind: '重复访', title: '漏水' })[0]).toBe('returning')
    expect(scenesOf({ form: 'call' })[0]).toBe('callback')
    expect(scenesOf({ petitionClass: 'unreasonable', title: '漏水' })[0]).toBe('refusing')
    expect(scenesOf({ petitionClass: 'consult', title: '低保' })).toContain('policy')
  })
  it('knows no level that is not one', () => expect([occasionOf({ emotionLevel: 9 }).level, occasionOf({ emotionLevel: 3 }).level]).toEqual([undefined, 3]))
})

describe('ranking', () => {
  const calm = offer({ scene: 'opening', levelFrom: 1, levelTo: 2, title: '平静' })
  const hot = offer({ scene: 'emotion', levelFrom: 3, levelTo: 3, title: '激动' })
  const wide = offer({ scene: 'emotion', levelFrom: 2, levelTo: 4, title: '宽' })
  const liked = offer({ scene: 'emotion', levelFrom: 2, levelTo: 4, title: '收藏', favourite: true })
  const used = offer({ scene: 'emotion', levelFrom: 2, levelTo: 4, title: '常用', uses: 9 })
  const complaint = offer({ scene: 'emotion', levelFrom: 3, levelTo: 3, kinds: ['complaint'], title: '投诉' })
  const all = [calm, hot, wide, liked, used, complaint]
  const titles = (entries: readonly ScriptOffer[]) => entries.map(({ title }) => title)
  it('leaves out what does not fit level and kind, and puts the liked, the exact and the used first', () => {
    expect(titles(rankScripts(all, { level: 3, kind: 'help', scenes: ['emotion'] }))).toEqual(['收藏', '激动', '常用', '宽'])
    expect(titles(rankScripts(all, { level: 3, kind: 'complaint', scenes: ['emotion'] }))).toEqual(['投诉'])
    expect(titles(rankScripts(all, { level: 1, scenes: [] }))).toEqual(['平静'])
    expect(titles(rankScripts(all, { scene: 'opening', scenes: ['emotion'] }))).toEqual(['平静'])
    expect(titles(rankScripts(all, { scenes: ['opening', 'emotion'] }))[0]).toBe('平静')
  })
  it('does not let one scene fill the list', () => {
    const many = [...Array.from({ length: 9 }, () => offer({ scene: 'emotion' })), offer({ scene: 'opening' }), offer({ scene: 'policy' })]
    expect(mixed(many, 4).map(({ scene }) => scene)).toEqual(['emotion', 'emotion', 'opening', 'policy'])
    expect(mixed(many, 50)).toHaveLength(11)
  })
})

describe('search', () => {
  const room = offer({ title: '请他到情绪缓冲室坐坐', initials: phraseInitials('请他到情绪缓冲室坐坐'), say: '旁边有间安静的屋子' })
  const water = offer({ title: '进门问候', initials: phraseInitials('进门问候'), say: '先喝口热水，安静坐会儿', law: '《信访工作条例》第四十六条' })
  it('finds by initials of phrases, not of names', () => {
    expect([phraseInitials('社区和乐清'), phraseInitials('说 12345 是热线')]).toEqual(['sqhlq', 's12345srx'])
    expect([answers(room, 'qtd'), answers(room, 'QXHC'), answers(room, 'zzz'), answers(water, 'j')]).toEqual([4, 3, 0, 4])
  })
  it('finds in any text, titles first, several words in any order', () => {
    expect(searchScripts([room, water], '安静').map(({ title }) => title)).toEqual([room.title, water.title])
    expect(searchScripts([room, water], '问候 热水')).toEqual([water])
    expect(searchScripts([room, water], '第四十六条')).toEqual([water])
    expect(searchScripts([room, water], '　')).toHaveLength(2)
    expect(searchScripts([room, water], '没有')).toEqual([])
  })
})

describe('words nobody should use', () => {
  const rules = [{ phrases: ['不归我管', '不关我的事'], why: '推', better: '我登记下来转过去' }, { phrases: ['老上访'], why: '标签', better: '写次数' }, { phrases: ['不可能'], why: '绝', better: '看看别的路' }]
  it.each([
    ['这件事不归我管', ['不归我管']], ['这件事不 归，我管。', ['不归我管']], ['不关我的事，不归我管', ['不归我管']], ['该户系老上访，不可能解决', ['老上访', '不可能']], ['不归。我管', []], ['平常的话', []], ['', []],
    ['来访人说“你们都说不可能”', []], ['他说「老上访」三个字', []], ['他说“不可能”，我也说不可能', ['不可能']],
  ])('%s', (text, phrases) => expect(forbiddenIn(text, rules).map(({ phrase }) => phrase)).toEqual(phrases))
})
