/** 候访 through the office: numbers, the line, calls, interviews and appointments, across midnight and with a clock set back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Day } from '#core/domain/day'
import { ID, makeTestOffice, petition, type TestOffice } from '#tests/support/office'
import { queueDesk } from '#tests/support/queueDesk'

const MINUTE = 60_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const { take, list, row, line, call, leave, undo, secondDesk } = queueDesk(() => room)

describe('taking a number', () => {
  it('counts each series of a day by itself, without gaps, and begins anew at midnight in Shanghai', async () => {
    room.forward(14 * 60 * MINUTE + 59 * MINUTE)
    const booked = { source: 'appointment', bookedOn: Day.parse('2026-09-08'), bookedTime: '09:30' } as const
    const numbers = [await take({ name: '王桂英' }), await take({ source: 'letter' }), await take({ source: 'onBehalf' }), await take(booked), await take({ source: 'call' })]
    expect(numbers.map(({ number }) => number)).toEqual(['A001', 'X001', 'A002', 'Y001', 'X002'])
    room.forward(MINUTE)
    expect((await take()).number).toBe('A001')
    expect((await list()).today).toBe('2026-09-06')
    expect((await take(booked)).number).toBe('Y002')
    expect(await room.refused('li', 'queue.take', { name: '', matter: '', headcount: 0 })).toMatchObject({ code: 'invalid', field: 'headcount' })
    expect((await take()).number).toBe('A002')
  })
  it('needs no name, shows names masked and every priority with its reason', async () => {
    const { ticketId } = await take({ name: '欧阳小燕', matter: '楼上漏水', headcount: 3, priority: 'pregnant' })
    await take()
    expect(await row(ticketId)).toMatchObject({ number: 'A001', name: '欧**燕', matter: '楼上漏水', headcount: 3, priority: 'pregnant', place: 1, state: 'waiting' })
    expect((await list()).rows[1]).toMatchObject({ name: '' })
    expect(await room.refused('li', 'queue.take', { name: '', matter: '', headcount: 1, priority: 'friend' })).toMatchObject({ code: 'no-priority', field: 'priority' })
  })
  it('tells how many are before, also on a slip that names nobody', async () => {
    await take({ name: '王桂英' })
    const { ticketId, ahead } = await take({ name: '欧阳小燕', matter: '楼上漏水' })
    expect(ahead).toBe(1)
    const { html, number } = await room.as('li', 'queue.slip', { ticketId })
    expect(number).toBe('A002')
    for (const text of ['A002', '前面还有 <b>1</b> 位', '2026年9月5日 09:00', '桂花社区信访接待室']) expect(html).toContain(text)
    expect(html).not.toMatch(/欧|漏水|王/u)
    expect((await take({ priority: 'emotion' })).ahead).toBe(0)
  })
  it('keeps the place of those who came earlier when the clock is set back', async () => {
    await take()
    room.forward(-3 * 60 * MINUTE)
    await take()
    expect(await line()).toEqual(['A001', 'A002'])
    const { now, rows } = await list()
    expect(rows[0]?.waitingSince).toBeGreaterThan(now)
  })
  it('is answered quickly with 300 in the queue', async () => {
    for (let each = 0; each < 300; each += 1) await take({ priority: each % 7 === 0 ? 'elder' : undefined, name: `甲${each}` })
    const before = performance.now()
    const { rows, people, papers, beyond } = await list()
    expect(performance.now() - before).toBeLessThan(200)
    expect({ shown: rows.length, people, papers, beyond }).toEqual({ shown: 80, people: 300, papers: 0, beyond: 220 })
    expect(new Set((await room.as('li', 'queue.list', { upTo: 600 })).rows.map(({ place }) => place)).size).toBe(300)
    expect((await call('wang')).number).toBe(rows[0]?.number)
  })
})

describe('calling', () => {
  it('calls the next in line, one at a time, again, and shows it to the waiting room', async () => {
    await take({ name: '王桂英' })
    const elder = await take({ name: '赵大爷', priority: 'elder' })
    expect(await call()).toEqual({ ticketId: elder.ticketId, number: 'A002', callNo: 1, windowId: 1 })
    expect(await room.refused('li', 'queue.call', {})).toMatchObject({ code: 'busy', message: expect.stringContaining('A002') as unknown })
    room.forward(MINUTE)
    expect(await room.as('li', 'queue.recall', { ticketId: elder.ticketId })).toMatchObject({ callNo: 2 })
    expect(await room.as('qin', 'queue.board', {})).toEqual({
      now: room.now(), roomName: '桂花社区信访接待室', waiting: 1, announce: true, calling: { number: 'A002', window: '1号窗', name: '赵*爷' },
      recent: [{ number: 'A002', window: '1号窗', name: '赵*爷', at: room.now(), callNo: 2 }, { number: 'A002', window: '1号窗', name: '赵*爷', at: room.now() - MINUTE, callNo: 1 }],
    })
  })
  it('offers no-show only after two more calls', async () => {
    const { ticketId } = await take()
    await call()
    for (const calls of [1, 2]) {
      expect(await room.refused('li', 'queue.noShow', { ticketId })).toMatchObject({ code: 'too-few-calls', message: expect.stringContaining(`才叫了 ${calls} 次`) as unknown })
      await room.as('li', 'queue.recall', { ticketId })
    }
    await room.as('li', 'queue.noShow', { ticketId })
    expect(await row(ticketId)).toMatchObject({ state: 'noShow', calls: 3 })
  })
  it('brings back who was skipped after two others', async () => {
    const { ticketId } = await take()
    for (let each = 0; each < 4; each += 1) await take()
    await call()
    await room.as('li', 'queue.skip', { ticketId })
    expect(await line()).toEqual(['A002', 'A003', 'A001', 'A004', 'A005'])
    expect(await row(ticketId)).toMatchObject({ held: true, place: 3 })
    for (const number of ['A002', 'A003', 'A001', 'A004']) {
      const next = await call()
      expect(next.number).toBe(number)
      await leave(next.ticketId)
    }
  })
  it('lets somebody out of turn in only with a reason that stays', async () => {
    await take()
    const { ticketId } = await take()
    expect(await room.refused('li', 'queue.call', { ticketId })).toMatchObject({ code: 'out-of-turn', field: 'reason', message: expect.stringContaining('前面是 A001') as unknown })
    await room.as('li', 'queue.call', { ticketId, reason: '要赶去接孩子，A001 同意' })
    expect((await room.as('zhao', 'queue.steps', { ticketId })).steps).toMatchObject([{ action: 'call', reason: '要赶去接孩子，A001 同意', actor: '李敏', window: '1号窗' }])
  })
  it('passes on to a window or a person, who alone is offered it', async () => {
    await secondDesk()
    const { ticketId } = await take()
    await take()
    await call()
    await room.as('li', 'queue.transfer', { ticketId, windowId: 2, reason: '涉及物业' })
    expect(await row(ticketId)).toMatchObject({ state: 'waiting', forWindowId: 2, place: 1 })
    expect(await room.refused('li', 'queue.call', { ticketId })).toMatchObject({ code: 'for-other', message: expect.stringContaining('2号窗') as unknown })
    expect((await call()).number).toBe('A002')
    expect((await call('wang')).number).toBe('A001')
    await room.as('wang', 'queue.transfer', { ticketId, accountId: ID.zhao })
    expect(await row(ticketId)).toMatchObject({ forWorker: '赵立' })
    expect(await room.refused('wang', 'queue.call', {})).toMatchObject({ code: 'nobody' })
    expect((await call('zhao', ticketId).catch(String))).toMatch(/busy/u)
    await room.as('zhao', 'queue.sit', { windowId: 3 })
    expect((await call('zhao')).number).toBe('A001')
    expect(await room.refused('zhao', 'queue.transfer', { ticketId, windowId: 9 })).toMatchObject({ code: 'no-window' })
    expect(await room.refused('zhao', 'queue.transfer', { ticketId, accountId: ID.qin })).toMatchObject({ code: 'no-officer' })
    await room.as('zhao', 'queue.transfer', { ticketId })
    expect((await row(ticketId))?.forWorker).toBeUndefined()
  })
  it('changes a priority later, with a reason', async () => {
    await take()
    const { ticketId } = await take()
    await room.as('li', 'queue.prioritise', { ticketId, priority: 'emotion', reason: '开始哭泣、发抖' })
    expect(await line()).toEqual(['A002', 'A001'])
    expect(await room.refused('li', 'queue.prioritise', { ticketId, priority: null, reason: '' })).toMatchObject({ code: 'invalid', field: 'reason' })
    await undo(ticketId)
    expect(await line()).toEqual(['A001', 'A002'])
  })
  it('never announces a letter, and hands it out when the room is empty', async () => {
    await take({ source: 'letter', name: '来信人' })
    await take()
    expect((await room.as('li', 'queue.board', {})).waiting).toBe(1)
    expect((await call()).number).toBe('A001')
    await room.as('li', 'queue.finish', { ticketId: (await list()).rows[0]?.id ?? 0, reason: '问路' })
    expect((await call()).number).toBe('X001')
    expect((await room.as('li', 'queue.board', {})).recent.map(({ number }) => number)).toEqual(['A001'])
  })
})

describe('the interview', () => {
  it('begins with what was said once, goes on in the same draft, and ends the ticket with the registration', async () => {
    const { ticketId } = await take({ name: '欧阳小燕', matter: '楼上漏水', headcount: 2, source: 'onBehalf' })
    expect(await room.refused('li', 'queue.start', { ticketId })).toMatchObject({ code: 'wrong-state' })
    await call()
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    expect((await room.as('li', 'drafts.open', { id: draftId })).form).toEqual({ ticketId, headcount: 2, title: '楼上漏水', petitioner: { name: '欧阳小燕', mode: 'onBehalf' } })
    expect(await room.as('li', 'drafts.list', {})).toMatchObject([{ id: draftId, ticket: 'A001' }])
    expect(await room.as('li', 'queue.start', { ticketId })).toEqual({ draftId })
    expect(await row(ticketId)).toMatchObject({ state: 'serving', draftId })
    expect((await row(ticketId, 'wang'))?.draftId).toBeUndefined()
    await room.as('li', 'petitions.register', { draftId, form: petition({ ticketId, title: '楼上漏水' }) })
    expect(await row(ticketId)).toMatchObject({ state: 'done' })
  })
  it('of a letter begins as a letter', async () => {
    const { ticketId } = await take({ source: 'letter', matter: '' })
    await call('li', ticketId)
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    expect((await room.as('li', 'drafts.open', { id: draftId })).form).toEqual({ ticketId, headcount: 1, form: 'letter' })
  })
  it('opens another draft when the first was discarded', async () => {
    const { ticketId } = await take()
    await call()
    const first = await room.as('li', 'queue.start', { ticketId })
    await room.as('li', 'drafts.discard', { id: first.draftId })
    expect((await room.as('li', 'queue.start', { ticketId })).draftId).not.toBe(first.draftId)
  })
  it('is never kept from registering by its ticket: ended, gone, taken twice', async () => {
    const { ticketId } = await take()
    await leave(ticketId)
    await room.as('li', 'petitions.register', { form: petition({ ticketId }) })
    await room.as('li', 'petitions.register', { form: petition({ ticketId, title: '第二件' }) })
    await room.as('li', 'petitions.register', { form: petition({ ticketId: 4711 }) })
    expect(await row(ticketId)).toMatchObject({ state: 'left' })
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('is hidden with its petition from whoever must not see it', async () => {
    const { ticketId } = await take({ matter: '反映王建国' })
    await room.as('li', 'petitions.register', { form: petition({ ticketId, excludedIds: [ID.wang] }) })
    expect(await row(ticketId, 'wang')).toBeUndefined()
    for (const [name, input] of [['queue.steps', { ticketId }], ['queue.slip', { ticketId }], ['queue.undo', { ticketId, stepId: 1, reason: '看看' }]] as const) expect(await room.refused('wang', name, input)).toMatchObject({ code: 'not-found' })
    expect(await row(ticketId, 'li')).toMatchObject({ matter: '反映王建国' })
    const report = await take({ matter: '举报' })
    await room.as('li', 'petitions.register', { form: petition({ ticketId: report.ticketId, statutoryKind: 'report' }) })
    expect(await row(report.ticketId, 'zhao')).toBeUndefined()
    const { rows } = await room.as('zhao', 'audit.list', { limit: 100 })
    expect(rows.some(({ object }) => object === `ticket:${report.ticketId}`)).toBe(false)
    expect(rows.find(({ object }) => object === `ticket:${ticketId}`)?.subject).toBe('候访号 2026-09-05 A001')
  })
})

describe('appointments', () => {
  it('show on their day, wait from their arrival and come at their time', async () => {
    const { ticketId, bookedFor } = await take({ source: 'appointment', bookedOn: Day.parse('2026-09-07'), bookedTime: '09:10', name: '王桂英' })
    expect(bookedFor).toBe(Date.parse('2026-09-07T01:10:00Z'))
    expect((await list()).coming).toMatchObject([{ number: 'Y001', onDay: '2026-09-07' }])
    expect(await room.refused('li', 'queue.arrive', { ticketId })).toMatchObject({ code: 'wrong-state' })
    room.forward(2 * 24 * 60 * MINUTE)
    expect(await row(ticketId)).toMatchObject({ state: 'booked', bookedFor })
    await take()
    await room.as('li', 'queue.arrive', { ticketId })
    expect(await line()).toEqual(['A001', 'Y001'])
    room.forward(10 * MINUTE)
    expect(await line()).toEqual(['Y001', 'A001'])
    expect((await row(ticketId))?.waitingSince).toBe(room.now() - 10 * MINUTE)
    expect(await room.refused('li', 'queue.take', { name: '', matter: '', headcount: 1, source: 'appointment', bookedOn: '2026-09-06', bookedTime: '10:00' })).toMatchObject({ code: 'past', field: 'bookedOn' })
    expect(await room.refused('li', 'queue.take', { name: '', matter: '', headcount: 1, source: 'appointment', bookedTime: '10:00' })).toMatchObject({ code: 'invalid', field: 'bookedOn' })
  })
})
