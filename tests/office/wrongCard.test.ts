/** A wrong recognition: two numbers on one card are refused, and a petition that came to the wrong card can be moved, cards and texts set right. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Day } from '#core/contract/fields'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })
const register = async (form = petition()) => {
  const { id, personId = 0 } = await room.as('li', 'petitions.register', { form })
  return { id, personId }
}
const otherId = '110105197001010030'
const reason = '登记时认错了人'
const secret = async (id: number, field: 'name' | 'idNumber' | 'phone') => (await room.as('li', 'petitions.reveal', { id, field, reason: '核对' })).value

describe('a common name', () => {
  it('is told by birth year or address, however many bear it', async () => {
    const made: number[] = []
    for (let at = 0; at < 26; at += 1) made.push((await register(petition({ who: { name: '王伟', idNumber: '', phone: '', bornOn: Day.parse(`${1950 + at}-03-08`), address: `${['桂花路', '江海里', '白沙新村'][at % 3] ?? ''} ${100 + at * 7} 号` } }))).personId)
    for (const at of [0, 19, 20, 25]) {
      expect(await room.as('li', 'people.match', { name: '王伟', bornOn: `${1950 + at}-03` })).toMatchObject([{ personId: made[at], by: 'nameBorn' }])
      const [first] = await room.as('li', 'people.match', { name: '王伟', address: `${100 + at * 7} 号` })
      expect(first).toMatchObject({ personId: made[at], by: 'nameAddress' })
    }
    expect(await room.as('li', 'people.match', { name: '王伟', bornOn: '1949' })).toEqual([])
  })
})

describe('a chosen card', () => {
  it('is refused for another ID number, with the way out; fifteen and eighteen digits of one number are one', async () => {
    const { personId } = await register()
    const fault = await room.refused('li', 'petitions.register', { form: petition({ personId, who: { name: '林安', idNumber: otherId, idReason: '口述' } }) })
    expect(fault).toMatchObject({ code: 'id-conflict', field: 'form.personId', message: expect.stringContaining('取消选定，按新人登记') })
    expect((await room.as('li', 'people.card', { id: personId })).name).toBe('陈*燕')
    expect(await register(petition({ personId, who: { idNumber: '110105491231002', idReason: '只带旧证' } }))).toMatchObject({ personId })
    expect(await register(petition({ personId, who: { idNumber: '' } }))).toMatchObject({ personId })
  })
})

describe('a petition on the wrong card', () => {
  it('goes to the right one; the card left behind gets back what it had, and 本人查询 no longer lists it', async () => {
    const right = await register(petition({ title: '低保', who: { name: '林安', idNumber: otherId, idReason: '口述', phone: '13900001111', address: '江海路 9 号' } }))
    const wrong = await register()
    const { id } = await register(petition({ title: '噪声扰民', personId: wrong.personId, who: { name: '林安', idNumber: '', phone: '13700002222', address: '' } }))
    expect(await room.as('li', 'people.card', { id: wrong.personId })).toMatchObject({ name: '林*', phone: '137****2222', visits: 2 })
    await room.as('li', 'petitions.note', { id, text: '已约周五' })
    expect(await room.as('li', 'people.reassign', { petitionId: id, toPersonId: right.personId, reason })).toEqual({ personId: right.personId })
    expect(await room.as('li', 'people.card', { id: wrong.personId })).toMatchObject({ name: '陈*燕', phone: '138****5678', idNumber: '110***********002X', visits: 1 })
    expect(await room.as('li', 'people.card', { id: right.personId })).toMatchObject({ name: '林*', phone: '139****1111', visits: 2 })
    // Its ID number and address had come from the wrong card; now they are the right one's.
    expect([await secret(id, 'name'), await secret(id, 'idNumber'), await secret(id, 'phone')]).toEqual(['林安', otherId, '13700002222'])
    const file = async (personId: number) => (await room.as('li', 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })).html
    expect(await file(wrong.personId)).not.toContain('噪声扰民')
    expect(await file(right.personId)).toContain('噪声扰民')
    const found = async (text: string) => (await room.as('li', 'petitions.list', { text })).rows.some((row) => row.id === id)
    for (const upkeep of [false, true]) {
      if (upkeep) room.office().idle()
      expect([await found('11010519491231002X'), await found(otherId), await found('约周五'), await found('江海路')]).toEqual([false, true, true, true])
    }
    const [entry] = (await room.as('li', 'petitions.get', { id })).timeline
    expect(entry).toMatchObject({ kind: 'reassigned', text: `由档案 #${wrong.personId}（林*）改归档案 #${right.personId}（林*）：${reason}` })
    expect((await room.as('shen', 'audit.list', { action: 'people.reassign' })).rows[0]).toMatchObject({ object: `petition:${id}`, reason, fields: expect.stringContaining(`person:${right.personId}`) })
    expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
  })

  it('goes to a new card made from its form; what was taken from the wrong card does not go along', async () => {
    const wrong = await register()
    const { id } = await register(petition({ personId: wrong.personId, who: { name: '', idNumber: '', phone: '13700002222', address: '' } }))
    expect(await room.refused('li', 'people.reassign', { petitionId: id, reason })).toMatchObject({ code: 'name-missing', field: 'name' })
    const { personId } = await room.as('li', 'people.reassign', { petitionId: id, name: '林安', reason })
    expect(await room.as('li', 'people.card', { id: personId })).toMatchObject({ name: '林*', idNumber: '', phone: '137****2222', address: '', visits: 1 })
    expect([await secret(id, 'name'), await secret(id, 'idNumber')]).toEqual(['林安', ''])
    expect(await room.as('li', 'people.card', { id: wrong.personId })).toMatchObject({ phone: '138****5678', visits: 1 })
    expect((await room.as('li', 'petitions.list', { text: 'la' })).rows.map((row) => row.id)).toEqual([id])
  })

  it('leaves nothing of a person behind on a card that no petition refers to any more', async () => {
    const right = await register(petition({ who: { idNumber: '', phone: '' } }))
    const missed = await register()
    await room.as('li', 'people.reassign', { petitionId: missed.id, toPersonId: right.personId, reason: '同一人，当时没认出来' })
    expect((await room.refused('li', 'people.card', { id: missed.personId })).code).toBe('not-found')
    expect(await room.as('li', 'people.match', { idNumber: '11010519491231002X' })).toMatchObject([{ personId: right.personId, by: 'id' }])
  })

  it('is refused where it makes no sense, each time with the way out', async () => {
    const one = await register()
    const two = await register(petition({ who: { name: '林安', idNumber: otherId, idReason: '口述', phone: '' } }))
    const hidden = await register(petition({ statutoryKind: 'report', excludedIds: [ID.wang], who: { name: '何平', idNumber: '', phone: '' } }))
    const anonymous = await register(petition({ who: { mode: 'anonymous', name: '', idNumber: '', phone: '', address: '' } }))
    expect(await room.refused('li', 'people.reassign', { petitionId: one.id, toPersonId: two.personId, reason })).toMatchObject({ code: 'id-conflict', field: 'toPersonId', message: expect.stringContaining('新建档案') })
    expect(await room.refused('li', 'people.reassign', { petitionId: one.id, toPersonId: one.personId, reason })).toMatchObject({ code: 'same-person', field: 'toPersonId' })
    expect(await room.refused('wang', 'people.reassign', { petitionId: one.id, toPersonId: hidden.personId, reason })).toMatchObject({ code: 'unknown-person', field: 'toPersonId' })
    expect((await room.refused('wang', 'people.reassign', { petitionId: hidden.id, toPersonId: one.personId, reason })).code).toBe('not-found')
    expect(await room.refused('li', 'people.reassign', { petitionId: anonymous.id, toPersonId: one.personId, reason })).toMatchObject({ code: 'anonymous', message: expect.stringContaining('另行登记') })
  })
})

describe('cards taken apart again', () => {
  it('name what was registered while they were joined, so that it can be moved', async () => {
    const one = await register()
    const two = await register(petition({ who: { idNumber: '', phone: '13900001111' } }))
    const { mergeId } = await room.as('li', 'people.merge', { keepId: one.personId, otherId: two.personId, reason: '同一人' })
    room.forward(60_000)
    const meanwhile = await register(petition({ title: '合并期间', personId: two.personId, who: { idNumber: '', phone: '13900001111' } }))
    expect(meanwhile.personId).toBe(one.personId)
    const undone = await room.as('li', 'people.unmerge', { mergeId, reason: '不是同一人' })
    expect(undone.registeredMeanwhile.map(({ id, title }) => [id, title])).toEqual([[meanwhile.id, '合并期间']])
    await room.as('li', 'people.reassign', { petitionId: meanwhile.id, toPersonId: two.personId, reason: '合并期间登记的' })
    expect((await room.as('li', 'people.card', { id: two.personId })).visits).toBe(2)
    expect((await room.refused('li', 'people.unmerge', { mergeId, reason: '再撤一次' })).code).toBe('not-merged')
  })
})
