/** 录音录像 at the desk through the office, with the real recorder beside it: begun only with consent, going on while the room is locked, written down when it ended. */
import type * as Fs from 'node:fs'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LEAST_BYTES, LOW_BYTES, SILENT_MS } from '#db/media/recorder'
import { mediaFolder } from '#db/media/mediaFolder'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { AGREED, recordedDesk } from '#tests/support/recordedDesk'
import { makeTestRecorder, PART, type TestRecorder } from '#tests/support/recorder'

/** What the office is told of the disk, where a test says so. */
const disk = vi.hoisted((): { free: number | undefined } => ({ free: undefined }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  return { ...fs, statfsSync: (path: string) => (disk.free === undefined ? fs.statfsSync(path) : { ...fs.statfsSync(path), bavail: disk.free, bsize: 1 }) }
})

let room: TestOffice
let recorder: TestRecorder
beforeEach(async () => {
  recorder = makeTestRecorder()
  room = await makeTestOffice({ recorder })
})
afterEach(async () => {
  disk.free = undefined
  await room.close()
})

const { draft, begun, hear, state, row, events, sound, plain } = recordedDesk(() => room, () => recorder)

describe('a recording', () => {
  it('goes from its notice to a row with its digest, and every step is written down', async () => {
    const draftId = await draft()
    const id = await begun(draftId)
    expect(await state()).toMatchObject({ running: { id, kind: 'sound', state: 'running', by: '李敏', lengthMs: 0, low: false, mine: true, draftId } })
    hear(10)
    expect(await room.as('li', 'recorder.mark', { id, text: ' 说到时间 ' })).toEqual({ ms: 10_000 })
    await room.as('li', 'recorder.pause', { id, reason: '来访人去洗手间' })
    expect(row(id)).toMatchObject({ state: 'paused' })
    room.forward(60_000)
    recorder.forward(60_000)
    expect((await state()).running).toMatchObject({ state: 'paused', lengthMs: 10_000 })
    await room.as('li', 'recorder.resume', { id })
    hear(5)
    await room.as('li', 'recorder.stop', { id, why: 'done' })
    expect(row(id)).toMatchObject({ state: 'ended', trouble: '', lengthMs: 15_000, bytes: 61 * PART.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u), room: '桂花社区信访接待室', device: '内置麦克风', noticeHow: 'oral', noticeConsent: 'agreed', byId: ID.li })
    expect(row(id)?.stored).toBe(statSync(join(mediaFolder(room.dir), row(id)?.file ?? '')).size)
    expect(plain(id)).toEqual(Buffer.concat(Array.from({ length: 61 }, () => PART)))
    expect(room.vault().repos.recordings.wave(id)).toHaveLength(60)
    expect(events(id)).toEqual([['begin', 0, '', ID.li], ['pause', 10_000, '来访人去洗手间', ID.li], ['resume', 10_000, '', ID.li], ['stop', 15_000, '', ID.li], ['end', 15_000, '', null]])
    expect(room.vault().repos.recordings.marks(id)).toMatchObject([{ ms: 10_000, kind: 'mark', text: '说到时间', byId: ID.li }])
    expect(recorder.server.running).toBe(false)
    expect(await room.as('li', 'recorder.of', { draftId })).toMatchObject({ problem: '', recordings: [{ id, number: 'LX26-0001', state: 'ended', lengthMs: 15_000, marks: 1 }] })
    expect(room.topics.at(-1)).toContain('recordings')
    await sound()
  })
  it('follows its draft to the petition that is made of it, also while it runs', async () => {
    const draftId = await draft()
    const id = await begun(draftId)
    hear(2)
    const { id: petitionId } = await room.as('li', 'petitions.register', { draftId, form: petition({ notice: AGREED }) })
    expect((await state()).running).toMatchObject({ id, petitionId, mine: true })
    await room.as('li', 'recorder.stop', { id, why: 'done' })
    expect((await room.as('wang', 'recorder.of', { petitionId })).recordings).toMatchObject([{ id, state: 'ended' }])
    await sound()
  })
  it('goes on while the room is locked, and is written down by whoever logs in', async () => {
    const id = await begun(await draft())
    hear(3)
    await room.restart()
    recorder.hear(4)
    expect((await state('wang')).running).toMatchObject({ id, state: 'running', mine: false })
    expect(row(id)).toMatchObject({ state: 'running' })
    await room.restart()
    // Nobody is there who could ask it to: the device is taken away.
    recorder.page({ gone: true })
    expect(recorder.server.running).toBe(false)
    await state('wang')
    expect(row(id)).toMatchObject({ state: 'ended', trouble: 'silent', lengthMs: 7000, bytes: 28 * PART.length })
    await sound()
  })
  it('is ended in a room that knows nothing of it, as one of before put back is, and nobody waits for it', async () => {
    await begun(await draft())
    hear(1)
    const before = room
    room = await makeTestOffice({ recorder })
    expect(recorder.server.running).toBe(true)
    const draftId = await draft()
    expect([recorder.server.running, recorder.server.settled]).toEqual([false, true])
    const id = await begun(draftId)
    hear(1)
    expect(await state()).toMatchObject({ running: { id, draftId } })
    await before.close()
  })
})

describe('is refused', () => {
  it.each([
    ['without a word of a notice', {}, '还没有记'], ['with half a notice', { notice: { how: 'oral' } }, '还没有记'], ['against a refusal', { notice: { how: 'oral', consent: 'refused' } }, '不同意'], ['before anybody was told', { notice: { how: 'none', consent: 'agreed' } }, '请先告知'],
  ] as const)('%s, and the visit goes on', async (_how, form, message) => {
    const draftId = await draft(form)
    await recorder.open()
    expect(await room.refused('li', 'recorder.begin', { draftId, kind: 'sound' })).toMatchObject({ code: 'no-consent', field: 'notice', message: expect.stringContaining(message) })
    expect((await room.as('li', 'recorder.of', { draftId })).problem).toContain(message)
    expect((await room.as('li', 'petitions.register', { draftId, form: petition() })).number).toBe('XF26-0001')
  })
  it('while another runs, without open devices or with others, and without room on the disk', async () => {
    const draftId = await draft()
    expect(await room.refused('li', 'recorder.begin', { draftId, kind: 'sound' })).toMatchObject({ code: 'recorder-away' })
    recorder.fault = 'no-microphone'
    expect(await recorder.open()).toEqual({ fault: 'no-microphone' })
    expect(await room.refused('li', 'recorder.begin', { draftId, kind: 'sound' })).toMatchObject({ code: 'recorder-away' })
    recorder.fault = undefined
    await recorder.open('sound')
    expect(await room.refused('li', 'recorder.begin', { draftId, kind: 'picture' })).toMatchObject({ code: 'recorder-away', field: 'kind' })
    disk.free = LOW_BYTES - 1
    expect(await state()).toMatchObject({ room: false })
    expect(await room.refused('li', 'recorder.begin', { draftId, kind: 'sound' })).toMatchObject({ code: 'disk-low', message: expect.stringContaining('腾出空间') })
    disk.free = undefined
    await begun(draftId)
    expect(await room.refused('li', 'recorder.begin', { draftId, kind: 'sound' })).toMatchObject({ code: 'recorder-busy' })
    expect(await recorder.open()).toEqual({ fault: 'recording' })
  })
  it('where its file can have no folder, and nothing of it is kept', async () => {
    const draftId = await draft()
    await recorder.open()
    writeFileSync(mediaFolder(room.dir), '')
    await room.refused('li', 'recorder.begin', { draftId, kind: 'sound' })
    expect(await room.as('li', 'recorder.of', { draftId })).toMatchObject({ recordings: [] })
    rmSync(mediaFolder(room.dir))
    await room.as('li', 'recorder.begin', { draftId, kind: 'sound' })
  })
  it('to whose draft it is not, to who was given no key, and from nowhere', async () => {
    const draftId = await draft()
    await recorder.open()
    expect(await room.refused('wang', 'recorder.begin', { draftId, kind: 'sound' })).toMatchObject({ code: 'draft-gone' })
    expect(await room.refused('li', 'recorder.begin', { kind: 'sound' })).toMatchObject({ code: 'not-found' })
    expect(await room.refused('li', 'recorder.of', {})).toMatchObject({ code: 'invalid' })
    await room.as('admin', 'accounts.setRoles', { id: ID.tang, roles: ['reception'], passphrase: PASSPHRASE })
    await room.restart()
    await recorder.open()
    expect(await room.refused('tang', 'recorder.begin', { draftId: await draft({ notice: AGREED }, 'tang'), kind: 'sound' })).toMatchObject({ code: 'not-held' })
    expect(await state('tang')).toMatchObject({ holds: false })
    expect(await room.refused('li', 'recorder.mark', { id: 99, text: '' })).toMatchObject({ code: 'not-found' })
    expect(readdirSync(join(room.dir, '..'))).not.toContain('vault-recordings')
  })
  it('a step that its state does not take, one of somebody else, and one after its end; ending is anybody’s', async () => {
    const id = await begun(await draft())
    expect(await room.refused('li', 'recorder.resume', { id })).toMatchObject({ code: 'recorder-step' })
    for (const [call, input] of [['pause', { id, reason: '稍等' }], ['mark', { id, text: '' }], ['resume', { id }]] as const) expect(await room.refused('wang', `recorder.${call}`, input), call).toMatchObject({ code: 'not-found' })
    hear(1)
    await room.as('wang', 'recorder.stop', { id, why: 'withdrawn' })
    expect(events(id)).toContainEqual(['stop', 1000, '来访人要求停止', ID.wang])
    for (const [call, input] of [['pause', { id, reason: '稍等' }], ['mark', { id, text: '' }], ['stop', { id, why: 'done' }]] as const) expect(await room.refused('li', `recorder.${call}`, input), call).toMatchObject({ code: 'recorder-step' })
  })
})

describe('what happens in the visit', () => {
  it('is marked: the buffer, a red flag, a script', async () => {
    const draftId = await draft()
    const other = await draft({}, 'wang')
    const id = await begun(draftId)
    hear(2)
    await room.as('li', 'buffer.start', { draftId, callName: '阿姨', level: 2 })
    hear(1)
    await room.as('li', 'safety.openFlag', { kind: 'violence', draftId })
    await room.as('wang', 'safety.openFlag', { kind: 'violence', draftId: other })
    const script = (await room.as('li', 'scripts.list', {})).entries[0]
    const said = { scriptId: script?.id ?? 0, version: script?.version ?? 0, at: room.now() }
    await room.as('li', 'drafts.save', { id: draftId, revision: 1, form: { notice: AGREED, scriptsUsed: [said] } })
    await room.as('li', 'drafts.save', { id: draftId, revision: 2, form: { notice: AGREED, scriptsUsed: [said], title: '漏水' } })
    expect(room.vault().repos.recordings.marks(id).map(({ kind, ms }) => [kind, ms])).toEqual([['buffer', 2000], ['flag', 3000], ['script', 3000]])
    await sound()
  })
  it('ends it where the visitor does not want it any more, or the draft is gone', async () => {
    const draftId = await draft()
    const first = await begun(draftId)
    hear(1)
    await room.as('li', 'drafts.save', { id: draftId, revision: 1, form: { notice: { how: 'oral', consent: 'refused' } } })
    expect(row(first)).toMatchObject({ state: 'ended', draftId })
    const other = await draft()
    const second = await begun(other)
    hear(1)
    await room.as('li', 'drafts.discard', { id: other })
    expect(row(second)).toMatchObject({ state: 'ended', draftId: null, petitionId: null })
    expect(events(first)).toContainEqual(['stop', 1000, '来访人要求停止', ID.li])
    expect(events(second)).toContainEqual(['stop', 1000, '草稿已删除', ID.li])
    const registered = await draft()
    const third = await begun(registered)
    hear(1)
    const { id: petitionId } = await room.as('li', 'petitions.register', { draftId: registered, form: petition({ notice: { how: 'oral', consent: 'refused' } }) })
    expect(row(third)).toMatchObject({ state: 'ended', petitionId })
    expect(events(third)).toContainEqual(['stop', 1000, '来访人要求停止', ID.li])
    await sound()
  })
})

describe('trouble', () => {
  it('of a disk that fills up ends it properly, and it says so before', async () => {
    const id = await begun(await draft())
    hear(2)
    recorder.free = LEAST_BYTES * 2
    hear(5)
    expect((await state()).running).toMatchObject({ low: true })
    recorder.free = LEAST_BYTES - 1
    hear(6)
    expect(row(id)).toMatchObject({ state: 'ended', trouble: 'disk-full', sha256: expect.any(String) })
    expect((await state()).running).toBeUndefined()
    await sound()
  })
  it('at the very beginning leaves a row that says so', async () => {
    const draftId = await draft()
    recorder.free = 0
    const id = await begun(draftId)
    expect(row(id)).toMatchObject({ state: 'cut', trouble: 'disk-full', bytes: 0, sha256: null, lengthMs: 0 })
    expect([recorder.said.at(-1), recorder.statuses.at(-1)]).toMatchObject([{ say: 'rest' }, { state: 'rest' }])
    await sound()
  })
  it('of a device that gives nothing more ends it, as does a page that is gone', async () => {
    const first = await begun(await draft())
    hear(3)
    room.forward(SILENT_MS)
    recorder.forward(SILENT_MS)
    expect(row(first)).toMatchObject({ state: 'ended', trouble: 'silent', bytes: 12 * PART.length })
    const second = await begun(await draft())
    hear(3)
    recorder.server.pageGone()
    expect(row(second)).toMatchObject({ state: 'ended', trouble: 'silent', bytes: 12 * PART.length })
    await sound()
  })
})
