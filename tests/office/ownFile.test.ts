/** 本人查询: the person's own data whole, everybody else masked, internal notes left out; asked for with the passphrase and logged. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { issuedPaper } from '#tests/support/papers'
import { makeRecording } from '#tests/support/recordings'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

it('lists what the person told, and masks the others', async () => {
  const { id, number } = await room.as('li', 'petitions.register', { form: petition({ title: '楼上漏水', accused: '吴天明', happenedAt: '2 栋 301', representatives: [{ name: '钱小满', phone: '13766667777' }], who: { mode: 'onBehalf', principal: { name: '陈老伯', idNumber: '110105194912310020', idReason: '证件磨损，按本人口述' } } }) })
  await room.as('li', 'petitions.note', { id, text: '内部研判：与物业主任沟通' })
  const { personId = 0 } = await room.as('li', 'petitions.get', { id })
  const { html, petitions } = await room.as('li', 'people.ownFile', { personId, reason: '本人持证到场', passphrase: PASSPHRASE })
  expect(petitions).toBe(1)
  for (const told of ['陈小燕', '11010519491231002X', '13812345678', '楼上漏水', '请求协调维修卫生间漏水', '2 栋 301', number, '吴*明', '钱*满', '陈*伯']) expect(html, told).toContain(told)
  for (const hidden of ['吴天明', '钱小满', '陈老伯', '13766667777', '110105194912310020', '内部研判']) expect(html, hidden).not.toContain(hidden)
  expect((await room.as('shen', 'audit.list', { action: 'people.ownFile' })).rows.map(({ object, reason, result }) => ({ object, reason, result }))).toEqual([
    { object: `petition:${id}`, reason: '', result: 'ok' }, { object: `person:${personId}`, reason: '本人持证到场', result: 'ok' },
  ])
})

it('asks for the passphrase and leaves out what the worker may not see', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition({ title: '楼上漏水' }) })
  const { personId = 0 } = await room.as('li', 'petitions.get', { id })
  await room.as('wang', 'petitions.register', { form: petition({ title: '举报某人', statutoryKind: 'report', personId }) })
  expect(await room.refused('li', 'people.ownFile', { personId, reason: '本人到场', passphrase: 'wrong' })).toMatchObject({ code: 'wrong-login', field: 'passphrase' })
  room.forward(5000)
  const { html, petitions } = await room.as('li', 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })
  expect(petitions).toBe(1)
  expect(html).toContain('楼上漏水')
  expect(html).not.toContain('举报某人')
  expect((await room.as('wang', 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })).html).toContain('举报某人')
})

it('tells nobody in the log of a person whose matter is hidden from him', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition({ title: '投诉赵立', excludedIds: [ID.zhao] }) })
  const { personId = 0 } = await room.as('li', 'petitions.get', { id })
  await room.as('li', 'people.ownFile', { personId, reason: '陈小燕本人到场', passphrase: PASSPHRASE })
  expect((await room.as('zhao', 'audit.list', { action: 'people.ownFile' })).rows).toEqual([])
  expect((await room.as('shen', 'audit.list', { action: 'people.ownFile' })).rows).toHaveLength(2)
})

it('lists every petition there is', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  const { personId = 0 } = await room.as('li', 'petitions.get', { id })
  for (let more = 0; more < 54; more += 1) await room.as('li', 'petitions.register', { form: petition({ personId, title: `第 ${more} 件` }) })
  expect((await room.as('li', 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })).petitions).toBe(55)
})

it('lists the papers, the items promised and the sessions held, with everybody else masked', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition({ title: '楼上漏水', representatives: [{ name: '钱小满', phone: '13766667777' }] }) })
  const { personId = 0, row: { receivedOn } } = await room.as('li', 'petitions.get', { id })
  await room.as('li', 'claims.save', { petitionId: id, revision: 0, item: { issue: '钱小满家卫生间渗水（13766667777）', leadUnit: '桂花物业', coUnits: [], person: '周工', path: '', dueOn: receivedOn, milestones: [], status: 'notStarted', statusReason: '', evidence: '', materials: [] } })
  const issued = await issuedPaper(room, 'li', { kind: 'transferred', petitionId: id }, { mode: 'forward', feedback: 'no', toUnit: '桂花街道房屋管理所', toContact: '桂花路 2 号，电话 0750-5550109' })
  const { html } = await room.as('li', 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })
  expect(html).toContain(`转送（交办）告知单 ${issued.number ?? '?'}，2026年9月5日`)
  expect(html).toContain('钱*满家卫生间渗水（137****7777），主办 桂花物业，时限 2026年9月5日，未开始')
  for (const hidden of ['钱小满', '13766667777']) expect(html, hidden).not.toContain(hidden)
})

it('names the recordings there are of the person, and says of a destroyed one that only its number is left', async () => {
  const { id } = await room.as('li', 'petitions.register', { form: petition() })
  const { personId = 0 } = await room.as('li', 'petitions.get', { id })
  const [kept, gone] = [await makeRecording(room, id), await makeRecording(room, id, { kind: 'picture' })]
  await room.as('li', 'recordingKeep.propose', { ids: [gone.id], ground: 'asked', reason: '本人要求删除' })
  await room.as('zhao', 'recordingKeep.approve', { ids: [gone.id], passphrase: PASSPHRASE })
  const { html } = await room.as('li', 'people.ownFile', { personId, reason: '本人到场', passphrase: PASSPHRASE })
  expect(html).toContain(`${gone.number} 录像 2026年9月5日 08:50（已销毁，只留编号和时间）`)
  expect(html).toContain(`${kept.number} 录音 2026年9月5日 08:50`)
})
