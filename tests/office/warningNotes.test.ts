/** 警示备注 and 两人接待 through the office: facts with author, last day and review; seen by whoever receives the person, never by whoever is excluded. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '#core/contract/index'
import { Day } from '#core/domain/day'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'
import { keysOf, openKnown } from '#tests/faults/faultVault'

const DAY = 86_400_000
let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const day = (value: string) => Day.parse(value)
const register = (more: Parameters<typeof petition>[0] = {}, who: Who = 'li') => room.as(who, 'petitions.register', { form: petition(more) })
const known = async (more: Parameters<typeof petition>[0] = {}) => (await register(more)).personId ?? 0
const write = (personId: number, more: Partial<InputOf<'safety.writeNote'>> = {}, who: Who = 'li') => room.as(who, 'safety.writeNote', { personId, reason: '8月1日来访时带一把折叠刀，经劝说交出', twoPersons: true, ...more })
const notes = (personId: number, who: Who = 'li') => room.as(who, 'safety.notes', { personId })
const timeline = async (id: number, who: Who = 'li') => (await room.as(who, 'petitions.get', { id })).timeline.map(({ text }) => text)

describe('a note', () => {
  it('carries author, facts and its last day, ninety days on where nobody says otherwise', async () => {
    const personId = await known()
    const { id } = await write(personId)
    expect(await notes(personId, 'wang')).toMatchObject({ twoPersons: true, rows: [{ id, author: '李敏', reason: '8月1日来访时带一把折叠刀，经劝说交出', expiresOn: '2026-12-04', state: 'current', mayClose: false, mayExtend: false }] })
    expect((await notes(personId, 'zhao')).rows[0]).toMatchObject({ mayClose: true, mayExtend: true })
    expect(await room.refused('li', 'safety.writeNote', { personId, reason: '事实', twoPersons: false, expiresOn: '2027-03-05' })).toMatchObject({ code: 'expiry', field: 'expiresOn' })
    expect((await room.refused('li', 'safety.writeNote', { personId, reason: '事实', twoPersons: false, expiresOn: '2026-09-04' })).code).toBe('expiry')
    await write(personId, { expiresOn: day('2027-03-04'), twoPersons: false })
    for (const who of ['qin', 'tang', 'song', 'admin', 'shen'] as const) expect((await room.refused(who, 'safety.notes', { personId })).code).toBe('forbidden')
    const { rows } = await room.as('shen', 'audit.list', { action: 'safety.writeNote' })
    expect(rows.map(({ object, fields }) => `${object} ${fields}`).slice(-1)).toEqual([`person:${personId} warning:${id},expiresOn,twoPersons`])
    expect(JSON.stringify(rows)).not.toContain('刀')
  })
  it('vanishes from the desk after its last day and stays in the leader’s list until somebody looked at it', async () => {
    const personId = await known()
    const { id } = await write(personId, { expiresOn: day('2026-09-06') })
    room.forward(DAY)
    expect((await notes(personId)).rows).toHaveLength(1)
    room.forward(DAY)
    expect(await notes(personId)).toMatchObject({ twoPersons: false, rows: [] })
    expect((await room.as('zhao', 'safety.noteList', {})).rows).toMatchObject([{ id, state: 'expired', personName: '陈*燕' }])
    expect((await room.refused('wang', 'safety.reviewNote', { id, step: 'close', text: '不再需要' })).code).toBe('not-yours')
    expect((await room.refused('li', 'safety.reviewNote', { id, step: 'extend', text: '仍需要' })).code).toBe('not-yours')
    await room.as('zhao', 'safety.reviewNote', { id, step: 'extend', text: '九月又带刀' })
    expect((await notes(personId)).rows[0]).toMatchObject({ state: 'current', expiresOn: '2026-12-06', reviews: [{ by: '赵立', step: 'extend', expiresOn: '2026-12-06', text: '九月又带刀' }] })
    await room.as('li', 'safety.reviewNote', { id, step: 'close', text: '已三个月无异常' })
    expect((await notes(personId)).rows).toEqual([])
    expect((await room.as('zhao', 'safety.noteList', {})).rows).toEqual([])
    expect((await room.refused('zhao', 'safety.reviewNote', { id, step: 'extend', text: '再用' })).code).toBe('note-closed')
  })
  it('is in the leader’s list by its last day, page after page', async () => {
    const personId = await known()
    for (let each = 0; each < 60; each += 1) await write(personId, { twoPersons: false, expiresOn: day(each % 2 === 0 ? '2026-10-01' : '2026-09-10') })
    const first = await room.as('zhao', 'safety.noteList', {})
    const rest = await room.as('zhao', 'safety.noteList', { after: first.next ?? 1 })
    const ids = [...first.rows, ...rest.rows]
    expect(ids.map(({ expiresOn }) => expiresOn)).toEqual(ids.map(({ expiresOn }) => expiresOn).toSorted())
    expect(new Set(ids.map(({ id }) => id)).size).toBe(60)
    expect(rest.next).toBeUndefined()
  })
  it('is never told to whoever is excluded from one of the person’s matters, nor to whoever may not know the person', async () => {
    const personId = await known()
    await register({ personId, title: '投诉王建国', excludedIds: [ID.wang] })
    const { id } = await write(personId)
    expect(await notes(personId, 'wang')).toEqual({ today: '2026-09-05', twoPersons: false, rows: [] })
    expect((await room.refused('wang', 'safety.writeNote', { personId, reason: '事实', twoPersons: false })).code).toBe('not-found')
    expect((await room.refused('wang', 'safety.reviewNote', { id, step: 'close', text: '不要' })).code).toBe('not-found')
    expect((await notes(personId, 'zhao')).rows).toHaveLength(1)
    const hidden = await known({ who: { name: '钱小满', idNumber: '', phone: '13900001111' }, statutoryKind: 'report' })
    await write(hidden)
    expect((await notes(hidden, 'zhao')).rows).toEqual([])
    expect((await room.as('zhao', 'safety.noteList', {})).rows.map(({ personId: about }) => about)).toEqual([personId])
    expect((await room.refused('li', 'safety.writeNote', { personId: 999, reason: '事实', twoPersons: false })).code).toBe('not-found')
  })
  it('goes with joined cards, and with the visitor when the card was the wrong one', async () => {
    const keepId = await known()
    const other = await register({ title: '另一件', who: { name: '陈小燕', idNumber: '', phone: '13900002222' } })
    const { id } = await write(other.personId ?? 0)
    const { mergeId } = await room.as('li', 'people.merge', { keepId, otherId: other.personId ?? 0, reason: '同一人' })
    expect((await notes(keepId)).rows.map((row) => row.id)).toEqual([id])
    expect((await notes(other.personId ?? 0)).rows.map((row) => row.id)).toEqual([id])
    await room.as('li', 'people.unmerge', { mergeId, reason: '不是' })
    expect((await notes(keepId)).rows).toEqual([])
    const { personId: newId } = await room.as('li', 'people.reassign', { petitionId: other.id, reason: '认错了人' })
    expect((await notes(newId)).rows.map((row) => row.id)).toEqual([id])
    expect((await notes(other.personId ?? 0)).rows).toEqual([])
  })
  it('stands on the person’s own sheet with its facts, the author’s role and its last day, not with his name', async () => {
    const personId = await known()
    await write(personId)
    const { id } = await write(personId, { reason: '9月2日推搡保安', twoPersons: false, expiresOn: day('2026-09-20') })
    await room.as('zhao', 'safety.reviewNote', { id, step: 'close', text: '内部意见：观察' })
    await register({ personId, title: '投诉王建国', excludedIds: [ID.wang] })
    const sheet = (who: Who) => room.as(who, 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })
    const { html } = await sheet('zhao')
    for (const told of ['警示备注', '8月1日来访时带一把折叠刀', '9月2日推搡保安', '接访社工记', '2026年12月4日', '两人接待', '已关闭']) expect(html, told).toContain(told)
    expect(html).not.toContain('内部意见')
    expect((await sheet('wang')).html).not.toContain('折叠刀')
  })
  it('loses its text with the person’s last petition', async () => {
    const first = await register({ who: { name: '欧阳小燕' } })
    const { id } = await write(first.personId ?? 0, { reason: '欧阳小燕带刀' })
    await room.as('zhao', 'safety.reviewNote', { id, step: 'extend', text: '欧阳小燕再次带刀' })
    const second = await register({ personId: first.personId, who: { name: '欧阳小燕' } })
    room.forward(11 * 366 * DAY)
    const told = async () => {
      await room.office().close()
      const store = openKnown(room.dir, await keysOf(room.dir, PASSPHRASE))
      const texts = store.db.prepare('SELECT reason FROM warning_note UNION ALL SELECT text FROM warning_note_review').pluck().all()
      store.close()
      await room.restart()
      return texts
    }
    for (const petitionId of [first.id, second.id]) {
      await room.as('li', 'retention.propose', { petitionIds: [petitionId], reason: '保管期满' })
      await room.as('zhao', 'retention.approve', { petitionIds: [petitionId], passphrase: PASSPHRASE })
      if (petitionId === first.id) expect(await told()).toEqual(['欧阳小燕带刀', '欧阳小燕再次带刀'])
    }
    expect(await told()).toEqual(['', ''])
    expect((await room.as('zhao', 'safety.noteList', {})).rows).toEqual([])
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
})

describe('两人接待', () => {
  it('is kept with the registration; its lack is said on the timeline and in the log, and refuses nothing', async () => {
    const personId = await known()
    await write(personId)
    const two = await register({ personId, title: '第二次', secondWorkerId: ID.wang })
    expect(await room.as('zhao', 'safety.reception', { petitionId: two.id })).toMatchObject({ twoPersons: true, second: { name: '王建国', by: '李敏' } })
    expect(await timeline(two.id)).toContain('两人接待：另一人 王建国')
    const alone = await register({ personId, title: '第三次' })
    expect(await timeline(alone.id)).toContain('须两人接待：登记时没有填写第二名接待人员')
    expect((await room.as('shen', 'audit.list', { action: 'petitions.register' })).rows.filter(({ object }) => object === `petition:${alone.id}`).map(({ fields }) => fields)).toContain('secondMissing')
    await room.as('li', 'safety.setSecond', { petitionId: alone.id, workerId: ID.zhao })
    expect(await room.as('li', 'safety.reception', { petitionId: alone.id })).toMatchObject({ second: { name: '赵立' } })
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })
  it('takes an active colleague who may know of the matter, and nobody else', async () => {
    const one = await register({ excludedIds: [ID.wang] })
    for (const workerId of [ID.li, ID.wang, 999]) expect(await room.refused('zhao', 'safety.setSecond', { petitionId: one.id, workerId })).toMatchObject({ code: 'unknown-officer', field: 'workerId' })
    expect((await room.refused('wang', 'safety.setSecond', { petitionId: one.id, workerId: ID.zhao })).code).toBe('not-found')
    expect(await room.refused('li', 'petitions.register', { form: petition({ secondWorkerId: ID.li }) })).toMatchObject({ code: 'unknown-officer', field: 'form.secondWorkerId' })
    expect(await room.refused('li', 'petitions.register', { form: petition({ secondWorkerId: ID.zhao, excludedIds: [ID.zhao] }) })).toMatchObject({ code: 'unknown-officer', field: 'form.secondWorkerId' })
  })
  it('leaves no line where no note asks for two, or where the recorder may not know of one', async () => {
    const personId = await known()
    expect((await timeline((await register({ personId })).id)).join()).not.toContain('两人接待')
    await write(personId)
    await register({ personId, title: '投诉王建国', excludedIds: [ID.wang] })
    const blind = await register({ personId, title: '王建国接的' }, 'wang')
    expect((await timeline(blind.id, 'wang')).join()).not.toContain('两人接待')
    expect(await room.as('wang', 'safety.reception', { petitionId: blind.id })).toEqual({ twoPersons: false })
  })
})
