/** A note half written: its writer's alone, let go of by recording, gone with the petition's erasure, and no part of the petition before. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice, type Who } from '#tests/support/office'

let room: TestOffice
let id: number
beforeEach(async () => {
  room = await makeTestOffice()
  id = (await room.as('li', 'petitions.register', { form: petition({ petitionClass: 'consult' }) })).id
})
afterEach(async () => { await room.close() })

const text = '已电话联系物业，\n周五看现场：带皮尺'
const draftOf = async (who: Who) => (await room.as(who, 'petitions.noteDraft', { id })).text

it('is kept as typed for its writer only, through a restart, and is neither shown nor found', async () => {
  await room.as('li', 'petitions.keepNoteDraft', { id, text })
  await room.as('wang', 'petitions.keepNoteDraft', { id, text: '另一人的' })
  await room.restart()
  expect([await draftOf('li'), await draftOf('wang'), await draftOf('zhao')]).toEqual([text, '另一人的', ''])
  expect((await room.as('li', 'petitions.get', { id })).timeline.map(({ kind }) => kind)).toEqual(['registered'])
  expect((await room.as('li', 'petitions.list', { text: '皮尺' })).rows).toEqual([])
})

it('goes when it is recorded, when it is emptied, and with the petition', async () => {
  await room.as('li', 'petitions.keepNoteDraft', { id, text })
  await room.as('li', 'petitions.note', { id, text })
  expect(await draftOf('li')).toBe('')
  await room.as('li', 'petitions.keepNoteDraft', { id, text })
  await room.as('li', 'petitions.keepNoteDraft', { id, text: '' })
  expect(await draftOf('li')).toBe('')
  await room.as('li', 'petitions.keepNoteDraft', { id, text })
  room.forward(4 * 366 * 86_400_000)
  await room.as('li', 'retention.propose', { petitionIds: [id], reason: '保管期满' })
  await room.as('zhao', 'retention.approve', { petitionIds: [id], passphrase: PASSPHRASE })
  expect(await draftOf('li')).toBe('')
  expect(await room.refused('li', 'petitions.keepNoteDraft', { id, text })).toMatchObject({ code: 'erased' })
})

it('is not there for whoever may not see the petition, and the log verifies', async () => {
  await room.as('li', 'petitions.keepNoteDraft', { id, text })
  await room.as('li', 'petitions.handOver', { id, toId: ID.wang, reason: '回避', exclude: true })
  expect((await room.refused('li', 'petitions.noteDraft', { id })).code).toBe('not-found')
  expect((await room.refused('li', 'petitions.keepNoteDraft', { id, text: '又一句' })).code).toBe('not-found')
  expect((await room.as('shen', 'audit.verify', {})).ok).toBe(true)
})
