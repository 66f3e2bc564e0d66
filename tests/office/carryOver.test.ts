/** What is left open of earlier days: looked at and signed, one by one; what is forgotten after its time; the buffer room's own steps. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#core/door/context'
import { Day } from '#core/domain/day'
import { fromBuffer, toBuffer } from '#core/features/queueSteps'
import { keysOf, openKnown } from '#tests/faults/faultVault'
import { makeRepos } from '#db/repos/repos'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const take = (more = {}) => room.as('li', 'queue.take', { name: '王桂英', matter: '漏水', headcount: 1, ...more })
const rows = async () => (await room.as('li', 'queue.list', {})).rows
const step = (call: 'leave' | 'recall' | 'skip', ticketId: number) => room.as('li', `queue.${call}`, { ticketId })

/** The office's files, opened past it: what the buffer room's section does inside a transaction of its own. */
async function inside<T>(work: (ctx: Ctx) => T): Promise<T> {
  await room.office().close()
  const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
  const ctx = { actor: { userId: ID.qin, login: 'qin', name: '秦安', roles: ['counsellor'], mustChange: false }, now: room.now(), today: Day.parse(new Date(room.now() + 8 * 3_600_000).toISOString().slice(0, 10)), repos: makeRepos(store.db), audit: () => undefined } as unknown as Ctx
  try {
    return store.db.transaction(() => work(ctx))()
  } finally {
    store.close()
    await room.restart()
  }
}

describe('the carry-over list', () => {
  it('gives a new number with the place kept, an appointment, or an end; each with its signature', async () => {
    const [one, two, three] = [await take(), await take({ priority: 'elder' }), await take()]
    await room.as('li', 'queue.call', {})
    room.forward(DAY)
    await take({ name: '先来的' })
    expect(await rows()).toHaveLength(1)
    expect((await room.as('li', 'queue.list', {})).carry).toBe(3)
    const before = await room.as('li', 'queue.carryOver', {})
    expect(before.earlier.map(({ number, onDay, state }) => `${onDay} ${number} ${state}`)).toEqual(['2026-09-05 A001 waiting', '2026-09-05 A002 called', '2026-09-05 A003 waiting'])
    expect(before.last).toBeUndefined()
    expect(await room.refused('li', 'queue.call', { ticketId: one.ticketId })).toMatchObject({ code: 'wrong-state', message: expect.stringContaining('清点') as unknown })
    const entries = [{ ticketId: one.ticketId, how: 'today' as const }, { ticketId: two.ticketId, how: 'left' as const }, { ticketId: three.ticketId, how: 'appointment' as const, bookedOn: Day.parse('2026-09-09'), bookedTime: '14:30' }]
    expect(await room.refused('wang', 'queue.sign', { entries })).toMatchObject({ code: 'invalid', field: 'looked' })
    expect(await room.as('wang', 'queue.sign', { entries, looked: true })).toEqual({ signed: 3, numbers: [{ from: 'A001', to: 'A002' }, { from: 'A003', to: 'A001' }] })
    expect((await rows()).map(({ number, place, name }) => `${place} ${number} ${name}`)).toEqual(['1 A002 王*英', '2 A001 先*的'])
    expect(await room.as('li', 'queue.carryOver', {})).toMatchObject({ earlier: [], last: { by: '王建国', count: 3 } })
    expect((await room.as('li', 'queue.list', {})).coming).toMatchObject([{ number: 'A001', onDay: '2026-09-09', state: 'booked' }])
    expect((await room.as('li', 'queue.steps', { ticketId: one.ticketId })).fixed).toMatch(/新号/u)
    expect(await room.refused('li', 'queue.sign', { entries: entries.slice(0, 1), looked: true })).toMatchObject({ code: 'wrong-state' })
  })
  it('is all of it or nothing, and the day can be closed with today\'s as well', async () => {
    const [one, two] = [await take(), await take()]
    expect(await room.refused('li', 'queue.sign', { entries: [{ ticketId: one.ticketId, how: 'left' }, { ticketId: two.ticketId, how: 'today' }], looked: true })).toMatchObject({ code: 'already-today' })
    expect((await rows()).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    expect(await room.refused('li', 'queue.sign', { entries: [{ ticketId: one.ticketId, how: 'appointment', bookedOn: '2026-09-04', bookedTime: '10:00' }], looked: true })).toMatchObject({ code: 'past' })
    await room.as('li', 'queue.sign', { entries: [{ ticketId: one.ticketId, how: 'left' }, { ticketId: two.ticketId, how: 'appointment', bookedOn: Day.parse('2026-09-06'), bookedTime: '09:00' }], looked: true })
    expect(await rows()).toEqual([])
    room.forward(DAY)
    expect(await rows()).toMatchObject([{ state: 'booked', number: 'A001' }])
  })
  it('expects somebody who missed an appointment at the same time today', async () => {
    const { ticketId } = await take({ source: 'appointment', bookedOn: Day.parse('2026-09-05'), bookedTime: '15:00' })
    room.forward(3 * DAY)
    expect(await room.as('li', 'queue.sign', { entries: [{ ticketId, how: 'today' }], looked: true })).toMatchObject({ numbers: [{ from: 'Y001', to: 'Y001' }] })
    expect(await rows()).toMatchObject([{ state: 'booked', number: 'Y001', bookedFor: Date.parse('2026-09-08T07:00:00Z') }])
  })
  it('goes on with an interview begun before midnight, and ties a registration to the new number, too', async () => {
    const { ticketId } = await take()
    room.forward(14 * 60 * MINUTE + 58 * MINUTE)
    await room.as('li', 'queue.call', {})
    room.forward(5 * MINUTE)
    const { draftId } = await room.as('li', 'queue.start', { ticketId })
    const { numbers } = await room.as('li', 'queue.sign', { entries: [{ ticketId, how: 'today' }], looked: true })
    expect(numbers).toEqual([{ from: 'A001', to: 'A001' }])
    await room.as('li', 'petitions.register', { draftId, form: petition({ ticketId }) })
    expect(await rows()).toEqual([])
    expect((await room.as('li', 'queue.list', {})).ended).toMatchObject([{ number: 'A001', state: 'done' }])
  })
})

describe('the buffer room', () => {
  it('keeps the place and the window, is not undone here, and is not signed away', async () => {
    const { ticketId } = await take()
    await take()
    await room.as('li', 'queue.call', {})
    await inside((ctx) => toBuffer(ticketId, ctx))
    expect((await rows()).map(({ number, state }) => `${number} ${state}`)).toEqual(['A001 buffer', 'A002 waiting'])
    expect((await room.as('li', 'queue.steps', { ticketId })).fixed).toMatch(/缓冲室/u)
    expect(await room.refused('li', 'queue.sign', { entries: [{ ticketId, how: 'left' }], looked: true })).toMatchObject({ code: 'in-buffer' })
    room.forward(20 * MINUTE)
    await inside((ctx) => fromBuffer(ticketId, ctx, 'back'))
    expect((await rows()).map(({ number, place, forWindowId }) => `${place} ${number} ${forWindowId}`)).toEqual(['1 A001 1', '2 A002 undefined'])
  })
  it.each([['left', 'left'], ['referred', 'done']] as const)('ends a ticket that %s', async (how, state) => {
    const { ticketId } = await take()
    await inside((ctx) => { toBuffer(ticketId, ctx); fromBuffer(ticketId, ctx, how) })
    expect((await room.as('li', 'queue.list', {})).ended).toMatchObject([{ state }])
  })
  it('may register from there: the ticket stays in the room and says so afterwards', async () => {
    const { ticketId } = await take()
    await inside((ctx) => toBuffer(ticketId, ctx))
    await room.as('li', 'petitions.register', { form: petition({ ticketId }) })
    expect(await rows()).toMatchObject([{ state: 'buffer' }])
    await expect(inside((ctx) => toBuffer(ticketId, ctx))).rejects.toMatchObject({ code: 'wrong-state' })
  })
})

describe('forgetting', () => {
  const stored = async () => {
    await room.office().close()
    const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
    const found = store.db.prepare(`SELECT t.id, t.name, t.matter, (SELECT group_concat(e.reason) FROM ticket_event e WHERE e.ticket_id = t.id) AS reasons FROM ticket t ORDER BY t.id`).all()
    expect(() => store.db.prepare(`UPDATE ticket_event SET reason = 'x' WHERE id = 1`).run()).toThrow('append-only')
    expect(() => store.db.prepare(`UPDATE ticket_event SET reason = '', at = 1 WHERE id = 1`).run()).toThrow('append-only')
    expect(() => store.db.prepare(`UPDATE ticket SET sequence = 9 WHERE id = 1`).run()).toThrow('append-only')
    store.close()
    await room.restart()
    return found as { readonly name: string; readonly matter: string; readonly reasons: string }[]
  }
  it('blanks what led to no registration after thirty days, and keeps the rest with its petition', async () => {
    const [gone, kept, open] = [await take(), await take({ name: '陈小燕' }), await take({ name: '还在' })]
    await room.as('li', 'queue.leave', { ticketId: gone.ticketId, reason: '王桂英有事先走' })
    await room.as('li', 'petitions.register', { form: petition({ ticketId: kept.ticketId }) })
    room.forward(30 * DAY)
    await take()
    expect((await stored())[0]).toMatchObject({ name: '王桂英', reasons: '王桂英有事先走' })
    room.forward(DAY)
    await take()
    expect(await stored()).toMatchObject([{ name: '', matter: '', reasons: '' }, { name: '陈小燕' }, { name: '还在' }, {}, {}])
    expect(open.number).toBe('A003')
  })
  it('goes with the petition when that is erased', async () => {
    const { ticketId } = await take()
    await step('leave', ticketId)
    const { id } = await room.as('li', 'petitions.register', { form: petition({ ticketId }) })
    room.forward(11 * 366 * DAY)
    await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
    await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
    expect(await stored()).toMatchObject([{ name: '', matter: '' }])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
})
