/** 期限日程: one's own is asked for in the query, so that what the room has before it neither hides it nor is counted. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTestOffice, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const MANY = 203
const mine = async (who: Who) => { const { items, more } = await room.as(who, 'agenda.list', { whose: 'mine', days: 30 }); return { what: items.filter(({ kind }) => kind !== 'clock').map(({ what }) => what), more } }
const calledBack = (who: Who, dueOn: string) => room.as(who, 'handover.promiseCallBack', { name: '某人', phone: '13900001111', about: '告知进展', dueOn, dueTime: '' })

it('shows the one call back of somebody behind two hundred of others', async () => {
  for (let at = 0; at < MANY; at += 1) await calledBack('wang', '2026-09-06')
  await calledBack('li', '2026-09-07')
  await calledBack('li', '2026-12-07')
  expect(await mine('li')).toEqual({ what: ['回电'], more: false })
  expect(await mine('wang')).toEqual({ what: Array.from({ length: 200 }, () => '回电'), more: true })
})

it('shows the one meeting of somebody behind two hundred of others', async () => {
  const plan = (who: Who, day: string) => room.as(who, 'meetings.plan', { plan: { title: '', day, time: '', place: '三楼', chair: '赵立', recorder: '', attendees: [] } })
  for (let at = 0; at < MANY; at += 1) await plan('wang', '2026-09-06')
  await plan('li', '2026-09-07')
  expect(await mine('li')).toEqual({ what: ['联席会议'], more: false })
})

it('shows the one paper of somebody’s matter that waits behind two hundred of others', async () => {
  const registered = async (who: Who) => (await room.as(who, 'petitions.register', { form: petition({ who: { name: who, idNumber: '', phone: '' } }) })).id
  const issued = async (who: Who, petitionId: number): Promise<void> => {
    const { draftId } = await room.as(who, 'papers.start', { petitionId, kind: 'transferred' })
    const { values } = await room.as(who, 'papers.open', { draftId })
    await room.as(who, 'papers.save', { draftId, revision: 0, values: { ...values, mode: 'forward', toUnit: '房管所', toContact: '房管路 1 号', feedback: 'no', sentOn: '2026-09-05', contact: '李敏 0750-5550101' } })
    expect((await room.as(who, 'papers.missing', { draftId })).map(({ message }) => message)).toEqual([])
    await room.as(who, 'papers.finalise', { draftId, revision: 1, copies: 1 })
  }
  const [hers, his] = [await registered('li'), await registered('wang')]
  for (let at = 0; at < MANY; at += 1) await issued('wang', his)
  await issued('li', hers)
  expect(await mine('li')).toEqual({ what: ['送达《转送（交办）告知单》'], more: false })
})
