/** One visitor through the whole room: number, call, form, buffer room, form again, registration; and what is left of it for the next person. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

const MIN = 60_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const take = (name: string) => room.as('li', 'queue.take', { name, matter: '楼上漏水', headcount: 1 })
const ticket = async (ticketId: number) => {
  const { rows, ended } = await room.as('li', 'queue.list', {})
  return [...rows, ...ended].find(({ id }) => id === ticketId)
}

describe('a visitor who has to be calmed first', () => {
  it('keeps place, form and helper on the way, and everything about the visit comes together at the registration', async () => {
    const { ticketId, number } = await take('王桂英')
    const second = await take('陈伯')
    await room.as('li', 'queue.call', {})
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    await room.as('li', 'drafts.save', { id: draftId, revision: 1, form: { ...(await room.as('li', 'drafts.open', { id: draftId })).form, emotionLevel: 3, facts: '说到一半哭起来' } })
    const { stayId } = await room.as('li', 'buffer.start', { name: '王桂英', level: 3, draftId })
    expect(await ticket(ticketId)).toMatchObject({ state: 'buffer' })
    expect((await room.as('qin', 'buffer.board', {})).rows).toMatchObject([{ stayId, label: '王*英', place: 1 }])
    const { id: flagId } = await room.as('li', 'safety.openFlag', { kind: 'selfHarm', draftId })
    expect((await room.as('wang', 'handover.sheet', {}))).toMatchObject({
      inBuffer: [{ id: stayId, label: '王*英', level: 3 }], tickets: [{ number, state: '缓冲中' }, { number: second.number, state: '候访' }], flags: [{ id: flagId, text: expect.stringContaining('处置未完') as unknown }],
    })
    room.forward(12 * MIN)
    await room.restart()
    expect((await room.as('qin', 'buffer.board', {})).rows).toMatchObject([{ stayId, place: 1 }])
    await room.as('qin', 'buffer.end', { stayId, outcome: 'back', level: 2, summary: '想先弄清维修谁来做' })
    expect(await ticket(ticketId)).toMatchObject({ state: 'waiting', place: 1 })
    await room.as('li', 'queue.call', {})
    expect(await room.as('li', 'queue.start', { ticketId })).toEqual({ draftId })
    expect((await room.as('li', 'drafts.open', { id: draftId })).form).toMatchObject({ facts: '说到一半哭起来', ticketId })
    const { id } = await room.as('li', 'petitions.register', { draftId, form: petition({ ticketId, emotionLevel: 2 }) })
    expect(await ticket(ticketId)).toMatchObject({ state: 'done' })
    expect((await room.as('li', 'buffer.of', { petitionId: id })).stays).toMatchObject([{ stayId, outcome: 'back', summary: '想先弄清维修谁来做' }])
    expect((await room.as('li', 'safety.flags', { which: 'all', petitionId: id })).rows.map((row) => row.id)).toEqual([flagId])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('is on a sheet handed over before by its names of today, and no longer for whoever the registration excludes', async () => {
    const { ticketId, number } = await take('王桂英')
    await room.as('li', 'queue.call', {})
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    const { stayId } = await room.as('li', 'buffer.start', { name: '王桂英', level: 3, draftId })
    const { id: flagId } = await room.as('li', 'safety.openFlag', { kind: 'selfHarm', draftId })
    const { id: alarmId } = await room.as('li', 'safety.raise', { drill: true })
    const { id } = await room.as('li', 'handover.make', { note: '' })
    const kept = async () => (await room.as('wang', 'handover.get', { id })).sheet
    const alarm = { kind: 'alarm', id: alarmId }
    expect(await kept()).toMatchObject({ inBuffer: [{ id: stayId, label: '王*英', level: 3 }], tickets: [{ number, label: '王*英', state: '缓冲中' }], flags: [alarm, { kind: 'flag', id: flagId }] })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'back', level: 2, summary: '想先弄清维修谁来做' })
    await room.as('li', 'queue.call', {})
    await room.as('li', 'queue.start', { ticketId })
    await room.as('li', 'petitions.register', { draftId, form: petition({ ticketId, emotionLevel: 2, excludedIds: [ID.wang] }) })
    const hidden = await kept()
    expect(hidden).toMatchObject({ inBuffer: [], tickets: [], flags: [alarm] })
    expect(hidden.flags).toHaveLength(1)
    expect((await room.as('li', 'handover.get', { id })).sheet).toMatchObject({ inBuffer: [{ id: stayId }], tickets: [{ number }], flags: [alarm, { id: flagId }] })
    const paper = async (who: 'li' | 'wang') => (await room.as(who, 'handover.paper', { id })).html
    expect(await paper('wang')).not.toMatch(/红旗第|缓冲中|1 人/u)
    expect(await paper('li')).toMatch(/红旗第 \d+ 号/u)
  })
  it('who goes home from the buffer room ends the number; a registration from a number that has ended succeeds all the same', async () => {
    const { ticketId } = await take('王桂英')
    await room.as('li', 'queue.call', {})
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    const { stayId } = await room.as('li', 'buffer.start', { level: 3, draftId })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'left' })
    expect(await ticket(ticketId)).toMatchObject({ state: 'left' })
    const { number } = await room.as('li', 'petitions.register', { draftId, form: petition({ ticketId }) })
    expect(number).toBe('XF26-0001')
  })
  it('is still in the room after midnight, without a place in a line that is over, and comes out in order', async () => {
    const { ticketId } = await take('王桂英')
    await room.as('li', 'queue.call', {})
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    room.forward(15 * 60 * MIN - 5 * MIN)
    const { stayId } = await room.as('li', 'buffer.start', { level: 3, draftId })
    room.forward(10 * MIN)
    const [row] = (await room.as('qin', 'buffer.board', {})).rows
    expect(row).toMatchObject({ stayId })
    expect(row?.place).toBeUndefined()
    await room.as('qin', 'buffer.end', { stayId, outcome: 'back', level: 1, summary: '明早再谈' })
    expect((await room.as('li', 'queue.carryOver', {})).earlier.map(({ id }) => id)).toEqual([ticketId])
    expect((await room.as('wang', 'handover.sheet', {})).tickets).toMatchObject([{ state: expect.stringContaining('待清点') as unknown }])
  })
})

describe('the waiting room’s screen', () => {
  it('shows in neutral words that an alarm runs, marked where it is a drill, and only where the room wants it', async () => {
    const board = () => room.as('li', 'queue.board', {})
    expect((await board()).alarm).toBeUndefined()
    await room.as('li', 'safety.raise', { drill: true })
    expect((await board()).alarm).toBeUndefined()
    const { revision, desks, contacts, boardText, noteDays } = await room.as('zhao', 'safety.rules', {})
    await room.as('zhao', 'safety.saveRules', { revision, desks, contacts, boardSound: true, boardText, noteDays })
    const { id } = (await room.as('li', 'safety.alarms', {})).running[0] ?? { id: 0 }
    expect((await board()).alarm).toMatchObject({ drill: true, text: expect.stringContaining('演练') as unknown })
    await room.as('zhao', 'safety.acknowledge', { id })
    await room.as('zhao', 'safety.endAlarm', { id, outcome: 'falseAlarm', reason: '演练结束' })
    expect((await board()).alarm).toBeUndefined()
  })
})

describe('erasing a matter', () => {
  it('takes the number, the stay, the red flag’s words and the call backs with it', async () => {
    const { ticketId } = await take('欧阳秋菊')
    await room.as('li', 'queue.call', {})
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    const { stayId } = await room.as('li', 'buffer.start', { name: '欧阳秋菊', level: 3, draftId })
    await room.as('qin', 'buffer.end', { stayId, outcome: 'back', level: 2, summary: '想知道秋菊家的房子' })
    const { id } = await room.as('li', 'petitions.register', { draftId, form: petition({ ticketId, who: { name: '欧阳秋菊', idNumber: '', phone: '13900001234' } }) })
    await room.as('li', 'handover.promiseCallBack', { petitionId: id, name: '欧阳秋菊', phone: '', about: '秋菊家的房子', dueOn: '2026-09-08', dueTime: '' })
    room.forward(11 * 366 * 86_400_000)
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
    const { stays } = await room.as('li', 'buffer.of', { petitionId: id })
    expect(JSON.stringify(stays)).not.toMatch(/秋菊/u)
    expect(JSON.stringify(await room.as('li', 'handover.callBacks', { petitionId: id }))).not.toMatch(/秋菊/u)
    expect(JSON.stringify(await room.as('li', 'queue.steps', { ticketId }).catch(() => ({})))).not.toMatch(/秋菊/u)
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
})
