/** 三清单 through the office: written, rewritten over a colleague's back, taken off the sheet, due, hidden and erased with its petition. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#core/contract/index'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const register = async (more: Parameters<typeof petition>[0] = {}) => (await room.as('li', 'petitions.register', { form: petition({ petitionClass: 'complex', ...more }) })).id
type Item = InputOf<'claims.save'>['item']
const item = (more: Partial<Item> = {}): Item => ({ issue: '卫生间渗水', leadUnit: '桂花物业', coUnits: ['居委会'], person: '周工', path: '先查漏点再修', dueOn: '2026-09-19', milestones: [{ day: '2026-09-08', what: '现场查看', by: '' }], status: 'notStarted', statusReason: '', evidence: '', materials: [], ...more })
const add = async (petitionId: number, more: Partial<Item> = {}, who: Who = 'li') => room.as(who, 'claims.save', { petitionId, revision: 0, item: item(more) })
const sheet = (petitionId: number, who: Who = 'li') => room.as(who, 'claims.list', { petitionId })

describe('the sheet', () => {
  it('numbers its items, shows the last working day before a rest day, and tells the timeline of each change of a status', async () => {
    const id = await register()
    const first = await add(id)
    await add(id, { issue: '楼道照明', dueOn: '2026-09-21' })
    const { items, promisedOn, units, shut } = await sheet(id, 'wang')
    expect(items.map(({ no, earlyOn, state }) => [no, earlyOn, state])).toEqual([[1, '2026-09-18', 'later'], [2, undefined, 'later']])
    expect([promisedOn, shut]).toEqual(['2026-10-05', ''])
    expect(units).toEqual(['居委会', '桂花物业'].sort())
    await room.as('wang', 'claims.save', { petitionId: id, id: first.id, revision: 1, item: item({ status: 'working' }) })
    await room.as('wang', 'claims.save', { petitionId: id, id: first.id, revision: 2, item: item({ status: 'working', evidence: '照片三张' }) })
    const done = await room.as('li', 'claims.save', { petitionId: id, id: first.id, revision: 3, item: item({ status: 'done', evidence: '照片三张', milestones: [{ day: '2026-09-08', what: '现场查看', doneOn: '2026-09-05', by: '周工' }] }) })
    expect(done.revision).toBe(4)
    expect((await sheet(id)).items[0]).toMatchObject({ endedOn: '2026-09-05', state: 'ended', savedBy: '李敏' })
    expect((await room.as('li', 'petitions.get', { id })).timeline.filter(({ kind }) => kind === 'work').map(({ text }) => text)).toEqual([
      '三清单第 1 项由“进行中”改为“已完成”', '三清单第 1 项由“未开始”改为“进行中”', '三清单第 2 项：楼道照明（主办 桂花物业，未开始）', '三清单第 1 项：卫生间渗水（主办 桂花物业，未开始）',
    ])
    expect((await room.as('li', 'petitions.list', { text: '楼道照明' })).rows).toHaveLength(1)
    expect((await room.as('wang', 'claims.history', { id: first.id })).map(({ revision, by, content }) => [revision, by, content.status, content.evidence])).toEqual([[4, '李敏', 'done', '照片三张'], [3, '王建国', 'working', '照片三张'], [2, '王建国', 'working', ''], [1, '李敏', 'notStarted', '']])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('loses nothing where two save at once: the second is told who was first, and both versions stand', async () => {
    const petitionId = await register()
    const { id } = await add(petitionId)
    await room.as('wang', 'claims.save', { petitionId, id, revision: 1, item: item({ person: '钱工' }) })
    const fault = await room.refused('li', 'claims.save', { petitionId, id, revision: 1, item: item({ person: '孙工' }) })
    expect(fault).toMatchObject({ code: 'changed', field: 'revision' })
    expect(fault.message).toContain('王建国')
    expect((await sheet(petitionId)).items[0]?.content.person).toBe('钱工')
    expect(await room.refused('li', 'claims.drop', { id, revision: 1, reason: '写错了' })).toMatchObject({ code: 'changed' })
  })
  it('takes an item off for good, keeps what it was and does not give its number again', async () => {
    const petitionId = await register()
    const { id } = await add(petitionId)
    await room.as('li', 'claims.drop', { id, revision: 1, reason: '与另一件重复' })
    await add(petitionId, { issue: '楼道照明' })
    expect((await sheet(petitionId)).items.map(({ no }) => no)).toEqual([2])
    expect(await room.refused('li', 'claims.save', { petitionId, id, revision: 2, item: item() })).toMatchObject({ code: 'not-found' })
  })
  it.each([[{ leadUnit: ' ' }, 'claim-incomplete', 'item.leadUnit'], [{ status: 'done' }, 'claim-incomplete', 'item.evidence'], [{ dueOn: '2026-09-01' }, 'claim-day', 'item.dueOn'], [{ dueOn: '下周' }, 'invalid', 'item.dueOn']] as const)('refuses %j at its field', async (more, code, field) => {
    expect(await room.refused('li', 'claims.save', { petitionId: await register(), revision: 0, item: { ...item(), ...more } })).toMatchObject({ code, field })
  })
  it('is for 合理诉求 and open petitions only', async () => {
    const consult = await register({ petitionClass: 'consult' })
    expect((await sheet(consult)).shut).toContain('政策咨询')
    expect(await room.refused('li', 'claims.save', { petitionId: consult, revision: 0, item: item() })).toMatchObject({ code: 'not-a-claim' })
    const petitionId = await register()
    const { id } = await add(petitionId)
    await room.as('li', 'course.act', { id: petitionId, kind: 'withdraw', doneOn: '2026-09-05', text: '信访人书面撤回' })
    expect((await sheet(petitionId)).shut).toContain('已办结')
    for (const [call, input] of [['claims.save', { petitionId, revision: 0, item: item() }], ['claims.save', { petitionId, id, revision: 1, item: item() }], ['claims.drop', { id, revision: 1, reason: '写错了' }]] as const) expect(await room.refused('li', call, input)).toMatchObject({ code: 'closed' })
    expect((await room.as('li', 'claims.history', { id }))).toHaveLength(1)
  })
  it('keeps its petition open until each item is done, given up with a reason or taken off', async () => {
    const petitionId = await register()
    const [done, given, off] = [await add(petitionId), await add(petitionId, { issue: '楼道照明' }), await add(petitionId, { issue: '又一处' })]
    await room.as('li', 'course.act', { id: petitionId, kind: 'answer', doneOn: '2026-09-05', toldOn: '2026-09-05', unit: '桂花社区', outcome: 'support', text: '已协调维修' })
    const close = { id: petitionId, kind: 'close', doneOn: '2026-09-05', outcome: 'resolved' } as const
    expect(await room.refused('li', 'course.act', close)).toMatchObject({ code: 'not-now', message: expect.stringContaining('三清单第 1、2、3 项还没有了结') as string })
    await room.as('li', 'claims.save', { petitionId, id: done.id, revision: 1, item: item({ status: 'done', evidence: '照片三张' }) })
    await room.as('li', 'claims.save', { petitionId, id: given.id, revision: 1, item: item({ issue: '楼道照明', status: 'impossible', statusReason: '产权不明' }) })
    expect((await room.as('li', 'course.get', { id: petitionId })).can.find(({ kind }) => kind === 'close')?.problem).toContain('第 3 项')
    await room.as('li', 'claims.drop', { id: off.id, revision: 1, reason: '与第 1 项重复' })
    expect(await room.as('li', 'course.act', close)).toEqual({ state: 'closed' })
  })
})

it('names units of hidden matters to nobody else, and goes with the petition when that is erased', async () => {
  const id = await register({ excludedIds: [ID.wang] })
  const { id: claimId } = await add(id, { leadUnit: '某某公司', person: '无名氏' })
  const other = await register()
  expect((await sheet(other, 'wang')).units).toEqual([])
  expect((await sheet(other, 'zhao')).units).toContain('某某公司')
  expect(await room.refused('wang', 'claims.history', { id: claimId })).toMatchObject({ code: 'not-found' })
  room.forward(11 * 366 * DAY)
  await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
  expect((await sheet(id)).items).toEqual([])
  expect(await room.refused('li', 'claims.save', { petitionId: id, revision: 0, item: item({ dueOn: '2099-01-05', milestones: [] }) })).toMatchObject({ code: 'erased' })
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
})
