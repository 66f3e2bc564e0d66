/** 设备录音 through the office's door: folders, files that grow, come to rest, change and vanish, whose visit they hold, and what a confirmation makes of them. */
import { appendFileSync, copyFileSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { mediaFolder } from '#db/media/mediaFolder'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { makeFolder, makeFound, wavBytes } from '#tests/support/takeIn'

let room: TestOffice
let folder = ''
const at = (name: string): string => join(folder, name)
beforeEach(async () => {
  room = await makeTestOffice()
  await room.as('li', 'vault.status', {})
  folder = makeFolder()
})
afterEach(async () => {
  await room.close()
  rmSync(folder, { recursive: true, force: true })
})

const words = { label: '接待室一录音笔', room: '接待室一', device: '录音笔', mode: 'keep' as const }
const add = async (path = folder): Promise<number> => {
  const { id } = await room.as('zhao', 'takeIn.addFolder', { path, ...words })
  await room.vault().takeIn.settled()
  return id
}
async function look(): Promise<void> {
  await room.as('li', 'takeIn.rescan', {})
  await room.vault().takeIn.settled()
}
const files = async (): Promise<OutputOf<'takeIn.list'>['rows']> => (await room.as('li', 'takeIn.list', {})).rows
const states = async (): Promise<string[]> => (await files()).map(({ path, state }) => `${path} ${state}`).sort()
const idOf = async (path: string): Promise<number> => (await files()).find((file) => file.path === path)?.id ?? 0
const sound = { ok: true }

describe('folders', () => {
  it('are set by the leader or the administrator, under their own name, once, and never the room\'s own', async () => {
    symlinkSync(folder, `${folder}-link`)
    const id = await add(`${folder}-link`)
    rmSync(`${folder}-link`)
    expect(await room.as('li', 'takeIn.folders', {})).toMatchObject([{ id, path: folder, ...words, by: '赵立', how: 'read', files: 0 }])
    expect(await room.refused('admin', 'takeIn.addFolder', { path: folder, ...words })).toMatchObject({ code: 'folder-twice', field: 'path' })
    for (const path of ['relative', join(folder, 'none'), '/dev/null']) expect(await room.refused('zhao', 'takeIn.addFolder', { path, ...words })).toMatchObject({ code: 'folder-not-there', field: 'path' })
    mkdirSync(mediaFolder(room.dir), { recursive: true })
    for (const path of [room.dir, mediaFolder(room.dir), join(room.dir, '..'), '/']) expect(await room.refused('zhao', 'takeIn.addFolder', { path, ...words })).toMatchObject({ code: 'folder-own', field: 'path' })
    expect(await room.refused('zhao', 'takeIn.addFolder', { path: folder, ...words, label: ' ' })).toMatchObject({ code: 'invalid', field: 'label' })
    await room.as('admin', 'takeIn.changeFolder', { id, ...words, label: '二楼', mode: 'move' })
    expect(await room.as('zhao', 'takeIn.folders', {})).toMatchObject([{ label: '二楼', mode: 'move' }])
    await room.as('admin', 'takeIn.dropFolder', { id, reason: '录音笔换了' })
    expect(await room.as('zhao', 'takeIn.folders', {})).toEqual([])
    expect(await room.refused('zhao', 'takeIn.changeFolder', { id, ...words })).toMatchObject({ code: 'not-found' })
    expect(await add()).not.toBe(id)
    expect(room.vault().verifyAudit()).toMatchObject(sound)
  })
})

describe('what is found', () => {
  it('grows, comes to rest, and is told with length, times and where they come from', async () => {
    const bytes = wavBytes(60_000)
    writeFileSync(at('20260905_090000.wav'), bytes.subarray(0, 1000))
    writeFileSync(at('readme.txt'), '说明')
    await add()
    expect(await states()).toEqual(['20260905_090000.wav growing'])
    appendFileSync(at('20260905_090000.wav'), bytes.subarray(1000))
    await look()
    expect(await states()).toEqual(['20260905_090000.wav growing'])
    await look()
    expect(await files()).toMatchObject([{ state: 'new', format: 'wav', lengthMs: 60_000, size: bytes.length, times: 'name', startedAt: Date.parse('2026-09-05T01:00:00Z'), endedAt: Date.parse('2026-09-05T01:01:00Z') }])
    expect(await room.as('li', 'takeIn.state', {})).toMatchObject({ looking: false, failed: false, taking: [], counts: [{ state: 'new', count: 1 }] })
    expect(room.topics.some((topics) => topics.includes('takeIn'))).toBe(true)
  })

  it('twice is a duplicate; moved is found again; changed and gone are named and in the log; a folder that is away marks nothing', async () => {
    const [first, second] = [wavBytes(5000), wavBytes(6000)]
    writeFileSync(at('a.wav'), first)
    writeFileSync(at('b.wav'), second)
    mkdirSync(at('copies'))
    copyFileSync(at('a.wav'), at('copies/c.wav'))
    await add()
    await look()
    expect(await states()).toEqual(['a.wav new', 'b.wav new', 'copies/c.wav duplicate'])
    expect((await files()).find(({ state }) => state === 'duplicate')).toMatchObject({ sameFile: 'a.wav' })
    const { number } = await room.as('li', 'takeIn.confirm', { fileId: await idOf('b.wav'), mode: 'keep' })
    expect(number).toBe('LX26-0001')
    renameSync(folder, `${folder}-away`)
    await look()
    expect(await states()).toEqual(['a.wav new', 'b.wav confirmed', 'copies/c.wav duplicate'])
    expect(await room.as('li', 'takeIn.folders', {})).toMatchObject([{ how: 'away' }])
    mkdirSync(folder)
    await look()
    expect(await room.as('li', 'takeIn.folders', {})).toMatchObject([{ how: 'empty' }])
    expect(await states()).toEqual(['a.wav new', 'b.wav confirmed', 'copies/c.wav duplicate'])
    rmSync(folder, { recursive: true })
    renameSync(`${folder}-away`, folder)
    renameSync(at('b.wav'), at('copies/b.wav'))
    await look()
    await look()
    expect(await states()).toEqual(['a.wav new', 'copies/b.wav confirmed', 'copies/c.wav duplicate'])
    const changed = Buffer.from(second)
    changed[900] = (changed[900] ?? 0) ^ 1
    writeFileSync(at('copies/b.wav'), changed)
    await look()
    expect(await states()).toEqual(['a.wav new', 'copies/b.wav changed', 'copies/c.wav duplicate'])
    writeFileSync(at('copies/b.wav'), second)
    await look()
    expect(await states()).toEqual(['a.wav new', 'copies/b.wav confirmed', 'copies/c.wav duplicate'])
    rmSync(at('copies/b.wav'))
    rmSync(at('a.wav'))
    await look()
    // The copy takes the place of what it was a copy of.
    expect(await states()).toEqual(['copies/b.wav gone', 'copies/c.wav new'])
    const { rows } = await room.as('shen', 'audit.list', { action: 'takeIn.look', limit: 50 })
    expect(rows.map(({ fields }) => fields).filter((fields) => fields.includes('found.changed') || fields.includes('found.gone')).length).toBeGreaterThan(1)
    expect(room.vault().verifyAudit()).toMatchObject(sound)
  })

  it('may be left out with a reason and taken up again; a file of another content under its name is looked at anew', async () => {
    writeFileSync(at('a.wav'), wavBytes(3000))
    await add()
    await look()
    const fileId = await idOf('a.wav')
    await room.as('li', 'takeIn.ignore', { fileId, reason: '不是接待录音' })
    expect(await files()).toMatchObject([{ state: 'ignored', reason: '不是接待录音', by: '李敏' }])
    expect(await room.refused('li', 'takeIn.confirm', { fileId, mode: 'keep' })).toMatchObject({ code: 'found-state' })
    await look()
    expect(await states()).toEqual(['a.wav ignored'])
    await room.as('li', 'takeIn.reconsider', { fileId })
    await room.vault().takeIn.settled()
    expect(await files()).toMatchObject([{ state: 'new', reason: '' }])
    await room.as('li', 'takeIn.ignore', { fileId, reason: '不是接待录音' })
    writeFileSync(at('a.wav'), wavBytes(4000))
    await look()
    await look()
    expect(await files()).toMatchObject([{ state: 'new', lengthMs: 4000 }])
  })
})

describe('whose visit', () => {
  const notice = { how: 'oral', consent: 'agreed' } as const
  it('is proposed by the times of being served and registered, surest first; never a petition the actor may not see', async () => {
    const start = room.now()
    room.forward(20 * 60_000)
    const mine = await room.as('li', 'petitions.register', { form: petition({ notice }) })
    const hidden = await room.as('wang', 'petitions.register', { form: petition({ excludedIds: [ID.li], who: { name: '王五', idNumber: '', phone: '13900000001' } }) })
    room.forward(5 * 3_600_000)
    await room.as('wang', 'petitions.register', { form: petition({ who: { name: '赵六', idNumber: '', phone: '13900000002' } }) })
    const stamp = new Date(start + 8 * 3_600_000).toISOString().replaceAll(/[-:]/gu, '').replace('T', '_').slice(0, 15)
    const { fileId } = makeFound(room, `${stamp}.wav`, wavBytes(60_000))
    const { proposals, row } = await room.as('li', 'takeIn.file', { id: fileId })
    expect(row).toMatchObject({ startedAt: start, state: 'new' })
    expect(proposals).toMatchObject([{ petitionId: mine.id, confidence: 'likely', name: '陈*燕', notice: true, refused: false }])
    const others = await room.as('wang', 'takeIn.file', { id: fileId })
    expect(others.proposals.map(({ petitionId, confidence }) => [petitionId, confidence])).toEqual([[mine.id, 'possible'], [hidden.id, 'possible']])
    expect(others.proposals[0]?.reason).toContain('同一时段还接待了别人')
  })

  it('a refusal of being recorded is respected, and what was never asked has to be told', async () => {
    const refused = await room.as('li', 'petitions.register', { form: petition({ notice: { how: 'oral', consent: 'refused' } }) })
    const unasked = await room.as('li', 'petitions.register', { form: petition({ who: { name: '王五', idNumber: '', phone: '13900000001' } }) })
    const { fileId } = makeFound(room)
    expect(await room.refused('li', 'takeIn.confirm', { fileId, petitionId: refused.id, mode: 'keep', notice })).toMatchObject({ code: 'consent-refused', field: 'petitionId' })
    expect(await room.refused('li', 'takeIn.confirm', { fileId, petitionId: unasked.id, mode: 'keep' })).toMatchObject({ code: 'notice-missing', field: 'notice' })
    expect(await room.refused('li', 'takeIn.confirm', { fileId, petitionId: unasked.id, mode: 'keep', notice: { how: 'none', consent: 'agreed' } })).toMatchObject({ code: 'notice-missing' })
    expect(await room.refused('li', 'takeIn.confirm', { fileId, mode: 'keep', notice: { how: 'oral', consent: 'refused' } })).toMatchObject({ code: 'consent-refused' })
    await room.as('li', 'takeIn.confirm', { fileId, petitionId: unasked.id, mode: 'keep', notice })
    expect((await room.as('li', 'recordings.of', { petitionId: unasked.id })).rows).toMatchObject([{ source: 'kept', room: '接待室一', device: '录音笔', lengthMs: 60_000 }])
    expect((await room.as('li', 'petitions.get', { id: unasked.id })).timeline.some(({ text }) => text.includes('LX26-0001'))).toBe(true)
  })

  it('a file of a petition that is hidden from somebody is hidden from him, and so is another with the same bytes', async () => {
    const { id } = await room.as('wang', 'petitions.register', { form: petition({ excludedIds: [ID.li], notice }) })
    const { fileId, folder: place, path, bytes } = makeFound(room)
    await room.as('wang', 'takeIn.confirm', { fileId, petitionId: id, mode: 'keep' })
    writeFileSync(join(place, 'copy.wav'), bytes)
    await look()
    await look()
    const shown = (await room.as('wang', 'takeIn.list', {})).rows.map((row) => [row.path, row.state, row.recording?.number]).sort()
    expect(shown).toEqual([[path, 'confirmed', 'LX26-0001'], ['copy.wav', 'duplicate', 'LX26-0001']].sort())
    expect(await files()).toEqual([])
    expect(await room.refused('li', 'takeIn.file', { id: fileId })).toMatchObject({ code: 'not-found' })
    expect((await room.as('li', 'takeIn.state', {})).counts).toEqual([])
  })
})

describe('the same bytes', () => {
  const notice = { how: 'oral', consent: 'agreed' } as const

  it('found before they became a recording of a hidden petition are hidden with it', async () => {
    const { id } = await room.as('wang', 'petitions.register', { form: petition({ excludedIds: [ID.li], notice }) })
    const { fileId, folder: place, bytes } = makeFound(room, 'a.wav')
    writeFileSync(join(place, 'copy.wav'), bytes)
    await look()
    await look()
    expect(await states()).toEqual(['a.wav new', 'copy.wav duplicate'])
    const copyId = await idOf('copy.wav')
    await room.as('wang', 'takeIn.confirm', { fileId, petitionId: id, mode: 'keep' })
    expect(await files()).toEqual([])
    expect(await room.refused('li', 'takeIn.ignore', { fileId: copyId, reason: '重复' })).toMatchObject({ code: 'not-found' })
    expect((await room.as('wang', 'takeIn.file', { id: copyId })).row).toMatchObject({ state: 'duplicate', recording: { number: 'LX26-0001', destroyed: false } })
  })

  it('of a recording that was destroyed are named, and not taken in again', async () => {
    const { fileId, folder: place, path, bytes } = makeFound(room, 'a.wav')
    writeFileSync(join(place, 'copy.wav'), bytes)
    await room.as('li', 'takeIn.confirm', { fileId, mode: 'keep' })
    const [{ id } = { id: 0 }] = (await room.as('li', 'recordings.list', {})).rows
    await room.as('li', 'recordingKeep.propose', { ids: [id], ground: 'asked', reason: '本人要求' })
    await room.as('zhao', 'recordingKeep.approve', { ids: [id], passphrase: PASSPHRASE })
    await room.vault().takeIn.settled()
    await look()
    expect(await states()).toEqual([`${path} duplicate`, 'copy.wav duplicate'])
    for (const row of await files()) expect(row).toMatchObject({ recording: { id, number: 'LX26-0001', destroyed: true } })
    expect(await room.refused('li', 'takeIn.confirm', { fileId: await idOf(path), mode: 'move' })).toMatchObject({ code: 'found-state' })
  })

  it('wait for a person again when what they were a copy of is another file now, or its folder is watched no more', async () => {
    const first = makeFound(room, 'a.wav')
    const second = makeFound(room, 'b.wav')
    const copies = makeFolder()
    for (const name of ['c.wav', 'd.wav']) writeFileSync(join(copies, name), name === 'c.wav' ? first.bytes : second.bytes)
    await add(copies)
    await look()
    expect(await states()).toEqual(['a.wav new', 'b.wav new', 'c.wav duplicate', 'd.wav duplicate'])
    writeFileSync(join(first.folder, 'a.wav'), wavBytes(4000))
    await look()
    expect(await states()).toEqual(['a.wav growing', 'b.wav new', 'c.wav new', 'd.wav duplicate'])
    await room.as('zhao', 'takeIn.dropFolder', { id: second.folderId, reason: '录音笔换了' })
    expect(await states()).toEqual(['a.wav growing', 'c.wav new', 'd.wav new'])
    expect((await files()).map(({ sameFile }) => sameFile)).toEqual([undefined, undefined, undefined])
    rmSync(copies, { recursive: true })
  })
})
