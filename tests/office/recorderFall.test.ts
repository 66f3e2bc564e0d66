/** A recording at the desk whose program fell: read as far as it came by whoever logs in with the key, once, and in nobody's way. */
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mediaFolder } from '#db/media/mediaFolder'
import { makeTestOffice, type TestOffice } from '#tests/support/office'
import { recordedDesk } from '#tests/support/recordedDesk'
import { makeTestRecorder, PART, type TestRecorder } from '#tests/support/recorder'

let room: TestOffice
let recorder: TestRecorder
beforeEach(async () => {
  recorder = makeTestRecorder()
  room = await makeTestOffice({ recorder })
})
afterEach(() => room.close())

const { draft, begun, hear, state, row, events, settles, sound, plain } = recordedDesk(() => room, () => recorder)

it('of a program that fell loses nothing that was synced; a holder of the key must log in', async () => {
  const draftId = await draft()
  const id = await begun(draftId)
  hear(4)
  await room.as('li', 'recorder.pause', { id, reason: '稍等' })
  hear(2)
  await room.as('li', 'recorder.resume', { id })
  hear(4)
  // Another start of the program: the recorder before is gone, and its file has no end.
  recorder = makeTestRecorder()
  room.next(recorder)
  await room.restart()
  expect(await state('admin')).toMatchObject({ unsettled: 1 })
  expect(row(id)).toMatchObject({ state: 'running' })
  await state('li')
  await settles(id)
  expect(await state('li')).toMatchObject({ unsettled: 0 })
  expect(row(id)).toMatchObject({ state: 'cut', trouble: 'fell', stored: null })
  const synced = row(id)?.bytes ?? 0
  expect(synced).toBeGreaterThanOrEqual(32 * PART.length)
  expect(plain(id)).toHaveLength(synced)
  expect(events(id).at(-1)).toMatchObject(['recover', expect.any(Number), '', null])
  expect(room.topics.at(-1)).toContain('recordings')
  await sound()
})
it('of a file that cannot be read now keeps nobody from another recording; it is read at the next log-in, and once where a lock came in between', async () => {
  const id = await begun(await draft())
  hear(4)
  recorder = makeTestRecorder()
  room.next(recorder)
  const path = join(mediaFolder(room.dir), row(id)?.file ?? '')
  renameSync(path, `${path}.away`)
  mkdirSync(path)
  await room.restart()
  const other = await begun(await draft())
  hear(2)
  await room.as('li', 'recorder.stop', { id: other, why: 'done' })
  expect(row(other)).toMatchObject({ state: 'ended', trouble: '' })
  expect([row(id)?.state, (await state()).unsettled]).toEqual(['running', 1])
  rmdirSync(path)
  renameSync(`${path}.away`, path)
  for (let login = 0; login < 2; login += 1) {
    await room.restart()
    await state()
  }
  await settles(id)
  expect(row(id)).toMatchObject({ state: 'cut', trouble: 'fell' })
  expect(plain(id)).toHaveLength(row(id)?.bytes ?? 0)
  expect(events(id).filter(([act]) => act === 'recover')).toHaveLength(1)
  await sound()
})
it('of a file that is gone leaves a row that says so', async () => {
  const id = await begun(await draft())
  hear(1)
  rmSync(mediaFolder(room.dir), { recursive: true })
  room.next(makeTestRecorder())
  await room.restart()
  await state('li')
  expect(row(id)).toMatchObject({ state: 'cut', trouble: 'lost', bytes: 0, sha256: null })
  await sound()
})
