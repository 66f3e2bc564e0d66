/** Two desks at one queue: racing for the same tickets, taking steps back, the room's own rules and windows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { makeTestOffice, petition, type TestOffice, type Who } from '#tests/support/office'
import { queueDesk } from '#tests/support/queueDesk'

const MINUTE = 60_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const { take, list, row, line, call, leave, undo, secondDesk } = queueDesk(() => room)

describe('two desks', () => {
  it('cannot call one ticket twice', async () => {
    await secondDesk()
    const { ticketId } = await take()
    const answers = await Promise.allSettled([call('wang', ticketId), call('li', ticketId)])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(await room.refused('li', 'queue.call', { ticketId })).toMatchObject({ code: 'called', field: 'ticketId', message: expect.stringContaining('已被2号窗呼叫') as unknown })
    for (const step of ['recall', 'skip', 'leave', 'noShow', 'start', 'transfer']) expect(await room.refused('li', `queue.${step}`, { ticketId })).toMatchObject({ code: 'called' })
    await room.as('wang', 'queue.start', { ticketId })
    expect(await room.refused('li', 'queue.call', { ticketId })).toMatchObject({ code: 'called', message: expect.stringContaining('正在2号窗接谈') as unknown })
  })
  it('racing a thousand times, by line and by number, call each once and lose none', async () => {
    await secondDesk()
    const all: string[] = []
    const seen: string[] = []
    let refusals = 0
    const finish = async (who: Who, answer: OutputOf<'queue.call'>) => {
      seen.push(answer.number)
      await room.as(who, 'queue.finish', { ticketId: answer.ticketId, reason: '已答复' })
    }
    for (let turn = 0; turn < 1000 || seen.length < all.length; turn += 1) {
      if (turn < 1000) all.push((await take({ priority: turn % 5 === 0 ? 'elder' : undefined })).number)
      // By turns both want the next in line, or both the very one that the screen shows first.
      const first = turn % 2 === 0 ? undefined : (await list()).rows.find(({ place }) => place === 1)?.id
      const answers = await Promise.allSettled([call('li', first), call('wang', first)])
      for (const [at, answer] of answers.entries()) {
        if (answer.status === 'fulfilled') await finish(at === 0 ? 'li' : 'wang', answer.value)
        else { refusals += 1; expect(String(answer.reason)).toMatch(/called|nobody/u) }
      }
    }
    expect(all).toHaveLength(1000)
    expect(refusals).toBeGreaterThan(500)
    expect(seen.toSorted()).toEqual(all.toSorted())
    expect(await line()).toEqual([])
  }, 120_000)
  it('taking numbers at once get each their own', async () => {
    await secondDesk()
    await list()
    const numbers = await Promise.all(Array.from({ length: 60 }, (_, at) => take({}, at % 2 === 0 ? 'li' : 'wang')))
    expect(numbers.map(({ number }) => number).toSorted()).toEqual(Array.from({ length: 60 }, (_, at) => `A${String(at + 1).padStart(3, '0')}`))
  })
})

describe('undoing', () => {
  it('takes step after step back with a reason, each a step itself', async () => {
    const { ticketId } = await take()
    await take()
    await call()
    await room.as('li', 'queue.recall', { ticketId })
    await room.as('li', 'queue.skip', { ticketId })
    expect(await line()).toEqual(['A002', 'A001'])
    await undo(ticketId)
    expect(await row(ticketId)).toMatchObject({ state: 'called', calls: 2, windowId: 1 })
    await undo(ticketId, 'wang')
    await undo(ticketId)
    expect(await line()).toEqual(['A001', 'A002'])
    expect((await room.as('li', 'queue.board', {})).recent).toEqual([])
    const { steps, fixed } = await room.as('li', 'queue.steps', { ticketId })
    expect(steps.map(({ action, undone, actor }) => `${action}${undone ? ' undone' : ''} ${actor}`)).toEqual(['call undone 李敏', 'recall undone 李敏', 'skip undone 李敏', 'undo 李敏', 'undo 王建国', 'undo 李敏'])
    expect(fixed).toMatch(/没有可以撤销的步骤/u)
    expect(await room.refused('li', 'queue.undo', { ticketId, stepId: 1, reason: '再撤' })).toMatchObject({ code: 'nothing-to-undo' })
    await call()
    expect(await row(ticketId)).toMatchObject({ state: 'called', calls: 1 })
  })
  it('refuses when another step came in between, and brings back who left', async () => {
    const { ticketId } = await take()
    await call()
    const seen = (await room.as('li', 'queue.steps', { ticketId })).steps.at(-1)?.id ?? 0
    await leave(ticketId)
    expect(await room.refused('wang', 'queue.undo', { ticketId, stepId: seen, reason: '叫错了' })).toMatchObject({ code: 'moved-on' })
    expect(await room.refused('wang', 'queue.undo', { ticketId, stepId: seen, reason: '' })).toMatchObject({ code: 'invalid', field: 'reason' })
    await undo(ticketId)
    expect(await row(ticketId)).toMatchObject({ state: 'called' })
  })
  it('ends at a registration and at midnight', async () => {
    const { ticketId } = await take()
    const other = await take()
    await leave(other.ticketId)
    await room.as('li', 'petitions.register', { form: petition({ ticketId }) })
    expect(await room.refused('li', 'queue.undo', { ticketId, stepId: 1, reason: '重来' })).toMatchObject({ code: 'registered' })
    room.forward(24 * 60 * MINUTE)
    expect((await room.as('li', 'queue.steps', { ticketId: other.ticketId })).fixed).toMatch(/当天/u)
  })
})

describe('the rules', () => {
  it('are changed by the administrator or the leader, and hold at once and after a restart', async () => {
    const { rules, changed } = await room.as('li', 'queue.rules', {})
    expect(changed).toBe(false)
    expect(await room.refused('li', 'queue.saveRules', rules)).toMatchObject({ code: 'forbidden' })
    await room.as('admin', 'queue.saveRules', { ...rules, windows: [{ id: 1, name: '接谈一室' }], recalls: 0, backAfter: 1 })
    expect(await room.refused('wang', 'queue.sit', { windowId: 2 })).toMatchObject({ code: 'no-window' })
    const { ticketId } = await take()
    await call()
    expect((await room.as('li', 'queue.board', {})).calling?.window).toBe('接谈一室')
    await room.restart()
    await room.as('li', 'queue.noShow', { ticketId })
    expect((await room.as('li', 'queue.rules', {})).changed).toBe(true)
  })
  it('keep each worker at his window, the first where it is gone', async () => {
    await secondDesk()
    await room.restart()
    expect((await list('wang')).seat).toBe(2)
    const { rules } = await room.as('li', 'queue.rules', {})
    await room.as('zhao', 'queue.saveRules', { ...rules, windows: rules.windows.slice(0, 1) })
    expect((await list('wang')).seat).toBe(1)
  })
})
