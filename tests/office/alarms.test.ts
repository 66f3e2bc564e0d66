/** 静默报警 through the office: one press raises, a second shows it is running, whoever is named for the desk is called, and it ends with its outcome; drills stand apart. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, type TestOffice, type Who } from '#tests/support/office'

const SECOND = 1000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const running = async (who: Who = 'wang') => (await room.as(who, 'safety.alarms', {})).running
const contacts = [{ name: '马警官', role: '桂花派出所', phone: '0750-5550110', desks: [] }, { name: '林保安', role: '保安', phone: '139 0000 1111', desks: ['1号窗'] }, { name: '周主任', role: '主任', phone: '13800002222', desks: ['2号窗'] }]
const settings = { revision: 0, desks: ['1号窗', '2号窗'], contacts, boardSound: true, boardText: '请工作人员到接待区', noteDays: 60 }

describe('raising', () => {
  it('needs nothing, is told to every window at once, and keeps who came and how it ended', async () => {
    await room.as('admin', 'safety.saveRules', settings)
    await room.as('li', 'safety.sit', { desk: '1号窗' })
    room.topics.length = 0
    expect(await room.as('li', 'safety.raise', {})).toEqual({ id: 1, again: false })
    expect(room.topics.flat()).toContain('safety')
    const at = room.now()
    expect(await room.as('wang', 'safety.alarms', {})).toEqual({ now: at, boardSound: true, running: [{ id: 1, at, desk: '1号窗', drill: false, by: '李敏', own: false, called: [{ name: '马警官', role: '桂花派出所', phone: '0750-5550110' }, { name: '林保安', role: '保安', phone: '139 0000 1111' }], acknowledged: [] }] })
    expect((await running('li'))[0]).toMatchObject({ own: true })
    room.forward(40 * SECOND)
    await room.as('tang', 'safety.acknowledge', { id: 1 })
    await room.as('tang', 'safety.acknowledge', { id: 1 })
    room.forward(SECOND)
    await room.as('shen', 'safety.acknowledge', { id: 1 })
    expect((await running())[0]?.acknowledged).toEqual([{ name: '唐和', at: at + 40 * SECOND }, { name: '沈计', at: at + 41 * SECOND }])
    await room.restart()
    expect(await running()).toHaveLength(1)
    await room.as('zhao', 'safety.endAlarm', { id: 1, outcome: 'police', reason: '民警已带离' })
    expect(await running()).toEqual([])
    expect((await room.as('li', 'safety.alarmHistory', { drill: false })).rows).toMatchObject([{ id: 1, desk: '1号窗', by: '李敏', answeredMs: 40 * SECOND, ended: { by: '赵立', outcome: 'police', reason: '民警已带离' } }])
    for (const [name, input] of [['safety.acknowledge', { id: 1 }], ['safety.endAlarm', { id: 1, outcome: 'handled', reason: '已处置' }]] as const) expect(await room.refused('wang', name, input)).toMatchObject({ code: 'alarm-over', message: expect.stringContaining('赵立') as unknown })
    expect((await room.refused('wang', 'safety.acknowledge', { id: 9 })).code).toBe('not-found')
    const { rows } = await room.as('shen', 'audit.list', { object: 'alarm:1' })
    expect(rows.map(({ action, fields }) => `${action} ${fields}`)).toEqual(['safety.endAlarm police', 'safety.acknowledge ', 'safety.acknowledge ', 'safety.acknowledge ', 'safety.raise '])
    expect(JSON.stringify(rows)).not.toContain('带离')
  })
  it('is not done twice within ten seconds, and again after that', async () => {
    const first = await room.as('li', 'safety.raise', { window: '1号窗' })
    room.forward(9 * SECOND)
    expect(await room.as('li', 'safety.raise', { window: '1号窗' })).toEqual({ id: first.id, again: true })
    expect(await running()).toHaveLength(1)
    expect((await room.as('wang', 'safety.raise', { window: '2号窗' })).again).toBe(false)
    expect((await room.as('li', 'safety.raise', { window: '3号窗' })).again).toBe(false)
    room.forward(SECOND)
    expect((await room.as('li', 'safety.raise', { window: '1号窗' })).again).toBe(false)
    expect(await running()).toHaveLength(4)
  })
  it('raises anew once the last one is over, and when the clock was set back', async () => {
    const { id } = await room.as('li', 'safety.raise', {})
    await room.as('wang', 'safety.endAlarm', { id, outcome: 'falseAlarm', reason: '误碰' })
    expect(await room.as('li', 'safety.raise', {})).toEqual({ id: id + 1, again: false })
    room.forward(-3600 * SECOND)
    expect((await room.as('li', 'safety.raise', {})).again).toBe(false)
    await room.as('wang', 'safety.acknowledge', { id: id + 1 })
    expect((await room.as('zhao', 'safety.alarmHistory', { drill: false })).rows.find((row) => row.id === id + 1)?.answeredMs).toBe(0)
  })
  it('in earnest is never taken for the drill under way; drills are a list of their own', async () => {
    expect(await room.as('zhao', 'safety.raise', { window: '1号窗', drill: true })).toEqual({ id: 1, again: false })
    expect(await room.as('zhao', 'safety.raise', { window: '1号窗' })).toEqual({ id: 2, again: false })
    expect((await running()).map(({ id, drill }) => [id, drill])).toEqual([[1, true], [2, false]])
    await room.as('wang', 'safety.endAlarm', { id: 1, outcome: 'handled', reason: '演练结束' })
    expect((await room.as('zhao', 'safety.alarmHistory', { drill: true })).rows.map(({ id }) => id)).toEqual([1])
    expect((await room.as('zhao', 'safety.alarmHistory', { drill: false })).rows.map(({ id }) => id)).toEqual([2])
    expect((await room.as('shen', 'audit.list', { object: 'alarm:1' })).rows.every(({ fields }) => fields.startsWith('drill'))).toBe(true)
  })
  it('works at a desk nobody named and before anything was settled', async () => {
    await room.as('qin', 'safety.raise', {})
    expect((await running())[0]).toMatchObject({ desk: '', by: '秦安', called: [] })
  })
})

describe('who is called', () => {
  it('is settled by administrator or leader, one revision after the other, and an old alarm keeps the people it called', async () => {
    expect(await room.as('li', 'safety.rules', {})).toMatchObject({ revision: 0, desks: ['1号窗', '2号窗'], contacts: [], boardSound: false, noteDays: 90, noteMostDays: 180, myDesk: '' })
    expect((await room.refused('li', 'safety.saveRules', settings)).code).toBe('forbidden')
    await room.as('zhao', 'safety.saveRules', settings)
    await room.as('li', 'safety.raise', { window: '2号窗' })
    expect((await room.refused('admin', 'safety.saveRules', settings)).code).toBe('rules-newer')
    await room.as('admin', 'safety.saveRules', { ...settings, revision: 1, contacts: contacts.slice(0, 1) })
    expect(await room.as('wang', 'safety.rules', {})).toMatchObject({ revision: 2, savedBy: '管理员', contacts: [{ name: '马警官' }] })
    expect((await running())[0]?.called.map(({ name }) => name)).toEqual(['马警官', '周主任'])
    expect((await room.as('shen', 'audit.list', { action: 'safety.saveRules' })).rows.map(({ object, fields, result }) => [object, fields.split(',').length, result])).toEqual([['alarmRules:2', 5, 'ok'], ['', 1, 'rules-newer'], ['alarmRules:1', 5, 'ok'], ['', 1, 'forbidden']])
    await room.restart()
    expect((await room.as('wang', 'safety.rules', {})).revision).toBe(2)
  })
  it.each([
    ['a desk nobody has', { contacts: [{ ...contacts[0], desks: ['9号窗'] }] }, 'unknown-desk', 'contacts.0.desks', '9号窗'], ['too long a note', { noteDays: 181 }, 'too-long', 'noteDays', '180'],
    ['no number', { contacts: [{ ...contacts[0], phone: '小马' }] }, 'invalid', 'contacts.0.phone', '电话'], ['nobody', { contacts: [{ ...contacts[0], name: ' ' }] }, 'invalid', 'contacts.0.name', '姓名'], ['no words', { boardText: ' ' }, 'invalid', 'boardText', '候访屏文字'],
  ])('refuses %s', async (_what, more, code, field, told) => {
    expect(await room.refused('admin', 'safety.saveRules', { ...settings, ...more })).toMatchObject({ code, field, message: expect.stringContaining(told) as unknown })
  })
  it('remembers where each worker sits', async () => {
    await room.as('li', 'safety.sit', { desk: ' 1号窗 ' })
    await room.as('wang', 'safety.sit', { desk: '2号窗' })
    await room.restart()
    expect([(await room.as('li', 'safety.rules', {})).myDesk, (await room.as('wang', 'safety.rules', {})).myDesk, (await room.as('zhao', 'safety.rules', {})).myDesk]).toEqual(['1号窗', '2号窗', ''])
    expect(ID.li).toBe(1)
  })
  it('goes through a long history by key', async () => {
    for (let each = 0; each < 35; each += 1) {
      await room.as('li', 'safety.raise', { window: String(each) })
    }
    const { rows, next } = await room.as('li', 'safety.alarmHistory', { drill: false })
    expect([rows.length, rows[0]?.id, next]).toEqual([30, 35, 6])
    expect((await room.as('li', 'safety.alarmHistory', { drill: false, before: 6 })).rows.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1])
  })
})
