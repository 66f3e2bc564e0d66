/** Nobody leaves the desk with matters in hand: a 检举控告 stays with somebody who sees it, and the administrator learns a number only. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const proof = { passphrase: PASSPHRASE }
const register = async (more: Parameters<typeof petition>[0] = {}, who: Who = 'li') => (await room.as(who, 'petitions.register', { form: petition(more) })).id
const report = { statutoryKind: 'report', title: '举报某主任收礼', accused: '某主任' } as const
const inHand = async (who: Who) => (await room.as('admin', 'accounts.inHand', { id: ID[who] })).matters
const officer = async (id: number, who: Who) => (await room.as(who, 'petitions.get', { id })).row.officerName
const STEPS = [['disable', {}], ['remove', { reason: '调走' }], ['setRoles', { roles: ['mediator'] }]] as const

describe('the only handler of a report', () => {
  it.each(STEPS)('cannot be taken from the desk by %s without a successor, and nothing changes', async (step, more) => {
    const id = await register(report)
    await register()
    expect(await inHand('li')).toBe(2)
    const fault = await room.refused('admin', `accounts.${step}`, { id: ID.li, ...more, ...proof })
    expect(fault).toMatchObject({ code: 'sole-handler', field: 'handTo', message: expect.stringContaining('李敏名下还有 2 件') as unknown })
    expect(JSON.stringify(fault)).not.toMatch(/收礼|主任|XF26/u)
    expect(await officer(id, 'li')).toBe('李敏')
  })
  it.each(STEPS)('hands everything on with %s, in list, deadlines and retention, each with its event and its entry', async (step, more) => {
    const ids = [await register(report), await register()]
    const answer = await room.as('admin', `accounts.${step}`, { id: ID.li, handTo: ID.wang, ...more, ...proof } as never)
    expect(answer).toEqual({ done: true, handed: [{ name: '王建国', matters: 2 }] })
    for (const id of ids) {
      const { row, timeline } = await room.as('wang', 'petitions.get', { id })
      expect([row.officerName, timeline[0]?.kind, timeline[0]?.actor, timeline[0]?.text]).toEqual(['王建国', 'handedOver', '管理员', '由 李敏 移交 王建国：不再接访，由系统管理员代为移交'])
      const { rows } = await room.as('shen', 'audit.list', { object: `petition:${id}`, action: `accounts.${step}` })
      expect(rows.map(({ userName, fields, result }) => [userName, fields, result])).toEqual([['管理员', 'officerId', 'ok']])
    }
    expect((await room.refused('zhao', 'petitions.get', { id: ids[0] ?? 0 })).code).toBe('not-found')
    expect(await inHand('li')).toBe(0)
    room.forward(16 * DAY)
    expect((await room.as('wang', 'petitions.list', { due: 'overdue' })).rows.map(({ id }) => id)).toEqual([...ids].reverse())
    room.forward(11 * 366 * DAY)
    expect((await room.as('wang', 'retention.due', {})).rows.map(({ id }) => id)).toEqual(ids)
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('counts where he is only its last reader, and not where another reads it too', async () => {
    const id = await register(report)
    await room.as('li', 'petitions.handOver', { id, toId: ID.wang, reason: '移交', exclude: false })
    expect([await inHand('li'), await inHand('wang')]).toEqual([0, 1])
    await room.as('admin', 'accounts.disable', { id: ID.wang, handTo: ID.li, ...proof })
    await room.as('li', 'petitions.handOver', { id, toId: ID.zhao, reason: '移交', exclude: true })
    expect([await inHand('li'), await inHand('wang'), await inHand('zhao')]).toEqual([0, 0, 1])
  })
})

describe('the successor', () => {
  it('has to be somebody else who receives', async () => {
    await register()
    for (const handTo of [ID.li, ID.admin, ID.qin, 99]) expect(await room.refused('admin', 'accounts.disable', { id: ID.li, handTo, ...proof })).toMatchObject({ code: 'unknown-officer', field: 'handTo' })
    expect(await room.refused('admin', 'accounts.disable', { id: ID.li, handTo: ID.wang, passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login' })
    expect(await inHand('li')).toBe(1)
  })
  it('gets nothing he must stand aside from: that goes to the leader, and where nobody is left the step is refused whole', async () => {
    const hidden = await register({ ...report, excludedIds: [ID.wang] })
    const open = await register()
    const blocked = await register({ excludedIds: [ID.wang, ID.zhao] })
    expect(await room.refused('admin', 'accounts.remove', { id: ID.li, reason: '调走', handTo: ID.wang, ...proof })).toMatchObject({ code: 'sole-handler', field: 'handTo', message: expect.stringContaining('新建') as unknown })
    expect([await officer(hidden, 'li'), await officer(open, 'li')]).toEqual(['李敏', '李敏'])
    const { id: chen } = await room.as('admin', 'accounts.create', { login: 'chen', name: '陈新', roles: ['reception'], first: '先用这一句登录再改掉', ...proof })
    const { handed } = await room.as('admin', 'accounts.remove', { id: ID.li, reason: '调走', handTo: ID.wang, ...proof })
    expect(handed).toEqual([{ name: '赵立', matters: 1 }, { name: '王建国', matters: 1 }, { name: '陈新', matters: 1 }])
    expect([await officer(hidden, 'zhao'), await officer(open, 'wang')]).toEqual(['赵立', '王建国'])
    expect((await room.refused('wang', 'petitions.get', { id: hidden })).code).toBe('not-found')
    expect((await room.as('admin', 'accounts.inHand', { id: chen })).matters).toBe(1)
    expect((await room.refused('zhao', 'petitions.get', { id: blocked })).code).toBe('not-found')
  })
  it('takes over from whoever declared 回避 and found nobody, who then sees nothing of it', async () => {
    const id = await register({ conflict: { has: true, reason: '亲属' }, excludedIds: [ID.wang, ID.zhao] })
    await room.as('admin', 'accounts.create', { login: 'chen', name: '陈新', roles: ['reception'], first: '先用这一句登录再改掉', ...proof })
    await room.as('admin', 'accounts.disable', { id: ID.li, handTo: ID.wang, ...proof })
    await room.as('admin', 'accounts.enable', { id: ID.li, ...proof })
    await room.restart()
    expect((await room.refused('li', 'petitions.get', { id })).code).toBe('not-found')
  })
})
