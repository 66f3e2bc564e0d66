/** What a registration carries and who must not see it: colleagues left out, numbers of other people, fields seldom asked for, cards joined. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })
const register = (form = petition(), who: 'li' | 'wang' = 'li') => room.as(who, 'petitions.register', { form })
const wrongId = '110105194912310021'

describe('a colleague complained about', () => {
  it('finds nothing of it: no row, no page, no person, no paper, no value', async () => {
    const { id, personId = 0, queryCode } = await register(petition({ statutoryKind: 'report', title: '反映窗口收礼', accused: '王建国', excludedIds: [ID.wang] }))
    for (const text of ['收礼', '王建国', '陈小燕', queryCode, 'cxy', '5678']) expect((await room.as('wang', 'petitions.list', { text })).rows).toEqual([])
    expect(await room.as('wang', 'people.match', { idNumber: '11010519491231002X', phone: '13812345678', name: '陈小燕', address: '桂花路 18 号 2 栋 301' })).toEqual([])
    for (const [call, input] of [['petitions.get', { id }], ['people.card', { id: personId }], ['people.alike', { id: personId }], ['receipts.preview', { petitionId: id, paper: 'a5' }], ['receipts.history', { petitionId: id }], ['petitions.reveal', { id, field: 'phone', reason: '回拨电话' }], ['petitions.note', { id, text: '已联系' }]] as const) {
      expect((await room.refused('wang', call, input)).code).toBe('not-found')
    }
    expect((await room.refused('li', 'petitions.handOver', { id, toId: ID.wang, reason: '移交', exclude: false })).code).toBe('unknown-officer')
    expect((await room.as('li', 'petitions.list', { text: '收礼' })).rows).toHaveLength(1)
  })
  it('cannot be the receiver, and has to exist', async () => {
    expect(await room.refused('li', 'petitions.register', { form: petition({ excludedIds: [ID.li] }) })).toMatchObject({ code: 'unknown-officer', field: 'form.excludedIds', message: expect.stringContaining('回避') })
    expect((await room.refused('li', 'petitions.register', { form: petition({ excludedIds: [99] }) })).field).toBe('form.excludedIds')
    const made = await register(petition({ excludedIds: [ID.li], conflict: { has: true, reason: '亲属', handOverTo: ID.zhao } }))
    expect(made.officerName).toBe('赵立')
    expect((await room.refused('li', 'petitions.get', { id: made.id })).code).toBe('not-found')
  })
})

describe('numbers of other people', () => {
  it('keep no reason where the number it was for was taken away again', async () => {
    const leftover = { idNumber: ' ', idReason: '13812345678' }
    const { id } = await register(petition({ representatives: [{ name: '何平', ...leftover }], who: { mode: 'onBehalf', ...leftover, principal: { name: '何老', relation: '父亲', ...leftover } } }))
    const page = await room.as('li', 'petitions.get', { id })
    expect([page.petitioner.idReason, page.petitioner.principal?.idReason, ...page.representatives.map(({ idReason }) => idReason)]).toEqual(['', '', ''])
    expect(JSON.stringify(page)).not.toContain(leftover.idReason)
  })
  it('are judged like the petitioner’s: normal when right, with a reason when wrong', async () => {
    const fault = await room.refused('li', 'petitions.register', { form: petition({ headcount: 6, representatives: [{ name: '林安' }, { name: '何平', idNumber: wrongId }] }) })
    expect(fault).toMatchObject({ code: 'id-invalid', field: 'form.representatives.1.idNumber', message: expect.stringContaining('校验位不符') })
    const principal = { name: '陈父', idNumber: wrongId }
    expect((await room.refused('li', 'petitions.register', { form: petition({ who: { mode: 'onBehalf', principal } }) })).field).toBe('form.petitioner.principal.idNumber')
    const { id } = await register(petition({ headcount: 6, representatives: [{ name: '何平', idNumber: ' 11010519491231002x ', phone: '13900002222' }, { name: '林安', idNumber: wrongId, idReason: '证件磨损' }], who: { mode: 'onBehalf', principal: { ...principal, idReason: '本人口述' } } }))
    const page = await room.as('li', 'petitions.get', { id })
    expect(page.representatives).toEqual([{ name: '何*', idNumber: '110***********002X', idReason: '', phone: '139****2222' }, { name: '林*', idNumber: '110***********0021', idReason: '证件磨损', phone: '' }])
    expect(page.petitioner.principal).toMatchObject({ idReason: '本人口述' })
    expect((await room.as('li', 'petitions.reveal', { id, field: 'representatives', reason: '通知代表' })).value).toBe(`何平 11010519491231002X 13900002222；林安 ${wrongId}`)
  })
})

describe('fields seldom asked for', () => {
  const more = {
    window: '2 号', companions: '儿子陈刚', affected: 12, incident: '大声喊叫“再不修就去堵路”', incidentHandled: '已报告分管领导', linkNote: '同一楼道', earlierBodies: '物业公司', locality: '桂花社区', contentClass3: '漏水',
    cause: '久拖未修', system: '住建', hotIssue: '物业', procedures: ['仲裁' as const, '诉讼' as const], procedureStage: '一审未判', amount: 3200.5, reviewStage: '复查' as const,
  }
  const who = { mode: 'alias' as const, ethnicity: '汉', otherPhones: ['07505550103'], domicile: '江门市蓬江区桂花镇', workplace: '第二纸厂', position: '会计', political: '群众', postcode: '529000', email: 'chen@example.cn' }
  it('are kept, masked where they lead to a person, shown whole on asking, and found', async () => {
    const { id } = await register(petition({ ...more, who, flags: ['列入满意度评价', '领导包案', '限期办理', '公开'] }))
    const page = await room.as('li', 'petitions.get', { id })
    expect(page.more).toEqual({ ...more, companions: '儿**刚' })
    expect(page.petitioner).toMatchObject({ mode: 'alias', more: { ethnicity: '汉', otherPhones: ['075****0103'], domicile: '江门市蓬江区****', workplace: '第二纸厂', position: '会计', political: '群众', postcode: '529000', email: 'c***@example.cn' } })
    for (const [field, value] of [['companions', more.companions], ['otherPhones', '07505550103'], ['email', who.email], ['domicile', who.domicile]] as const) expect((await room.as('li', 'petitions.reveal', { id, field, reason: '核对住址' })).value).toBe(value)
    for (const text of ['0103', '纸厂', '陈刚', '堵路', '蓬江', '物业公司']) expect((await room.as('li', 'petitions.list', { text })).rows).toHaveLength(1)
    expect((await room.as('li', 'receipts.preview', { petitionId: id, paper: 'a5' })).html).toContain('（化名）')
  })
  it('refuse what cannot be, by name', async () => {
    expect((await room.refused('li', 'petitions.register', { form: petition({ affected: 0 }) })).message).toContain('“登记表 涉及人数”：涉及人数至少 1 人')
    expect((await room.refused('li', 'petitions.register', { form: petition({ amount: -1 }) })).message).toContain('涉及金额')
    expect((await room.refused('li', 'petitions.register', { form: petition({ who: { otherPhones: ['1', '2', '3'] } }) })).field).toBe('form.petitioner.otherPhones')
  })
})

describe('a card', () => {
  it('knows a visitor by fifteen digits and by eighteen', async () => {
    const fifteen = await register(petition({ who: { name: '甲一', phone: '', idNumber: '110105491231002', idReason: '只有旧证' } }))
    expect(await room.as('li', 'people.match', { idNumber: '11010519491231002X' })).toMatchObject([{ personId: fifteen.personId, by: 'id' }])
    const eighteen = await register(petition({ who: { name: '乙二', phone: '', idNumber: '110105197001010030', idReason: '口述' } }))
    expect(await room.as('li', 'people.match', { idNumber: '110105491231002' })).toMatchObject([{ personId: fifteen.personId }])
    expect(eighteen.personId).not.toBe(fifteen.personId)
  })
  it('is asked about beside another by the name alone, joined, listed with its reason, and taken apart', async () => {
    const one = (await register()).personId ?? 0
    const two = (await register(petition({ title: '申请低保', who: { idNumber: '', phone: '13900001111', address: '江海路 9 号' } }))).personId ?? 0
    const three = (await register(petition({ title: '噪声', who: { idNumber: '', phone: '13900001111', address: '' } }))).personId ?? 0
    expect(await room.as('li', 'people.alike', { id: one })).toMatchObject([{ personId: two, by: 'name' }, { personId: three, by: 'name' }])
    expect(await room.as('li', 'people.alike', { id: two })).toMatchObject([{ personId: three, by: 'phone' }, { personId: one, by: 'name' }])
    await room.as('li', 'people.merge', { keepId: two, otherId: three, reason: '同一电话' })
    const { mergeId } = await room.as('li', 'people.merge', { keepId: one, otherId: two, reason: '本人当面确认' })
    expect(await room.as('li', 'people.alike', { id: one })).toEqual([])
    const card = await room.as('li', 'people.card', { id: one })
    expect([card.visits, card.merged.map(({ personId, reason }) => [personId, reason])]).toEqual([3, [[two, '本人当面确认'], [three, '同一电话']]])
    expect((await room.as('li', 'people.card', { id: three })).mergedInto).toBe(one)
    await room.as('li', 'people.unmerge', { mergeId, reason: '不是同一人' })
    expect((await room.as('li', 'people.card', { id: one })).visits).toBe(1)
    expect((await room.as('li', 'people.card', { id: two })).visits).toBe(2)
  })
})

describe('a draft', () => {
  it('keeps who was said to be somebody else, and every half-typed field', async () => {
    const { id } = await room.as('li', 'drafts.start', {})
    const form = { differentIds: [7, 9], affected: 0, amount: -3, petitioner: { otherPhones: ['13'], email: 'a@' }, representatives: [{ idNumber: '1101', idReason: '磨' }], excludedIds: [ID.wang] }
    await room.as('li', 'drafts.save', { id, revision: 0, form })
    await room.restart()
    expect((await room.as('li', 'drafts.open', { id })).form).toEqual(form)
  })
})
