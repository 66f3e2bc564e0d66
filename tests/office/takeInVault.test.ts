/** 设备录音 taken into the vault through the office's door: whole or not at all, whatever happens to disk, stick or room meanwhile. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { OutputOf } from '#core/contract/index'
import { mediaFolder, mediaPath } from '#db/media/mediaFolder'
import { SealedReader } from '#db/media/sealedReader'
import { ID, makeTestOffice, petition, type TestOffice } from '#tests/support/office'
import { canMount, growDisk, mountDisk, unmountDisk } from '#tests/support/smallDisk'
import { makeFound } from '#tests/support/takeIn'

let room: TestOffice
beforeEach(async () => {
  room = await makeTestOffice()
  await room.as('li', 'vault.status', {})
})
afterEach(() => room.close())

async function look(): Promise<void> {
  await room.as('li', 'takeIn.rescan', {})
  await room.vault().takeIn.settled()
}
const files = async (): Promise<OutputOf<'takeIn.list'>['rows']> => (await room.as('li', 'takeIn.list', {})).rows
const states = async (): Promise<string[]> => (await files()).map(({ path, state }) => `${path} ${state}`).sort()
const sound = { ok: true }

const notice = { how: 'oral', consent: 'agreed' } as const
const opened = (id: number): Buffer => {
  const vault = room.vault()
  const known = vault.repos.recordings.byId(id)
  const key = vault.open('rec', ID.li, `recording:${id}`, known?.fileKey ?? '')
  const reader = new SealedReader(mediaPath(room.dir, known?.file ?? ''), Buffer.from(key.ok ? key.text : '', 'base64'), known?.stored ?? undefined)
  try {
    return reader.read(0, reader.bytes)
  } finally {
    reader.close()
  }
}
const left = (): string[] => (existsSync(mediaFolder(room.dir)) ? readdirSync(mediaFolder(room.dir)) : [])

it('holds the same bytes under a key of its own; the original stays unless it is asked for', async () => {
  const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition({ notice }) })
  const kept = makeFound(room, 'a.wav')
  const gone = makeFound(room, 'b.wav')
  expect(await room.as('li', 'takeIn.confirm', { fileId: kept.fileId, petitionId, mode: 'move' })).toEqual({})
  await room.as('li', 'takeIn.confirm', { fileId: gone.fileId, petitionId, mode: 'move', remove: true })
  expect((await room.as('li', 'takeIn.state', {})).taking.length).toBe(2)
  await room.vault().takeIn.settled()
  const { rows } = await room.as('li', 'recordings.of', { petitionId })
  expect(rows.map(({ source, state }) => [source, state])).toEqual([['taken', 'ended'], ['taken', 'ended']])
  const found = [kept, gone].map((file) => rows.find((row) => room.vault().repos.recordings.byId(row.id)?.sha256 === file.sha256)?.id ?? 0)
  expect(opened(found[0] ?? 0).equals(kept.bytes)).toBe(true)
  expect(opened(found[1] ?? 0).equals(gone.bytes)).toBe(true)
  expect([existsSync(join(kept.folder, kept.path)), existsSync(join(gone.folder, gone.path))]).toEqual([true, false])
  expect(left().every((name) => /^[0-9a-f]{32}\.rec$/u.test(name)) && left().length === 2).toBe(true)
  await look()
  expect(await states()).toEqual(['a.wav confirmed', 'b.wav confirmed'])
  expect(room.vault().verifyAudit()).toMatchObject(sound)
  expect(readFileSync(join(kept.folder, kept.path)).equals(kept.bytes)).toBe(true)
})

it('pulled out in the middle, or changed meanwhile, leaves nothing half, and says so', async () => {
  const pulled = makeFound(room, 'a.wav')
  const changed = makeFound(room, 'b.wav')
  await room.as('li', 'takeIn.confirm', { fileId: pulled.fileId, mode: 'move' })
  rmSync(pulled.folder, { recursive: true })
  await room.vault().takeIn.settled()
  expect((await room.as('li', 'takeIn.file', { id: pulled.fileId })).row).toMatchObject({ state: 'new', trouble: 'unplugged' })
  await room.as('li', 'takeIn.confirm', { fileId: changed.fileId, mode: 'move' })
  appendFileSync(join(changed.folder, changed.path), 'x')
  await room.vault().takeIn.settled()
  expect((await room.as('li', 'recordings.list', {})).rows).toEqual([])
  expect(left()).toEqual([])
  expect(await room.refused('li', 'takeIn.confirm', { fileId: pulled.fileId, mode: 'keep' })).toMatchObject({ code: 'found-file' })
  const { rows } = await room.as('shen', 'audit.list', { action: 'takeIn.taken', limit: 10 })
  expect(rows.map(({ result, fields }) => [result, fields]).sort()).toEqual([['not-taken', 'found.altered'], ['not-taken', 'found.unplugged']])
})

it.runIf(canMount())('a disk that is full is named, nothing half stays, and it is taken in once there is room', async () => {
  const vaultDisk = mediaFolder(room.dir)
  mkdirSync(vaultDisk)
  expect(mountDisk(vaultDisk, '256k')).toBe(true)
  try {
    const { fileId, bytes, folder: its, path } = makeFound(room, 'a.wav')
    await room.as('li', 'takeIn.confirm', { fileId, mode: 'move', remove: true })
    await room.vault().takeIn.settled()
    expect((await room.as('li', 'takeIn.file', { id: fileId })).row).toMatchObject({ state: 'new', trouble: 'disk-full' })
    expect((await room.as('li', 'recordings.list', {})).rows).toEqual([])
    expect(left()).toEqual([])
    expect(readFileSync(join(its, path)).equals(bytes)).toBe(true)
    const { rows } = await room.as('shen', 'audit.list', { action: 'takeIn.taken', limit: 10 })
    expect(rows.map(({ result, fields }) => [result, fields])).toEqual([['not-taken', 'found.disk-full']])
    expect(growDisk(vaultDisk, '4m')).toBe(true)
    await room.as('li', 'takeIn.confirm', { fileId, mode: 'move' })
    await room.vault().takeIn.settled()
    expect(await states()).toEqual(['a.wav confirmed'])
  } finally {
    unmountDisk(vaultDisk)
  }
})

it('of which nobody could write down what became of it is not being taken in for ever', async () => {
  const { fileId } = makeFound(room, 'a.wav')
  const vault = room.vault()
  vault.write(() => { vault.repos.takeIn.mark(fileId, { state: 'taking', trouble: '', byId: ID.li, at: room.now() }) })
  await look()
  expect(await files()).toMatchObject([{ state: 'new', trouble: 'stopped' }])
})

it('of which it could not be written down what became of it is said to be so, until it can be', async () => {
  const { fileId } = makeFound(room, 'a.wav')
  const { write } = room.vault()
  await room.as('li', 'takeIn.confirm', { fileId, mode: 'move' })
  Object.assign(room.vault(), { write: () => { throw new Error('disk I/O error') } })
  await room.vault().takeIn.settled()
  Object.assign(room.vault(), { write })
  expect(await room.as('li', 'takeIn.state', {})).toMatchObject({ failed: true, taking: [] })
  expect([await states(), left()]).toEqual([['a.wav taking'], []])
  await look()
  expect(await room.as('li', 'takeIn.state', {})).toMatchObject({ failed: false })
  expect(await states()).toEqual(['a.wav new'])
})

it('locked in the middle is told at the next opening, and what was written is swept', async () => {
  const { fileId, bytes } = makeFound(room, 'a.wav')
  await room.as('li', 'takeIn.confirm', { fileId, mode: 'move' })
  await room.restart()
  const [row] = await files()
  expect(row).toMatchObject({ state: 'new', trouble: 'stopped' })
  writeFileSync(`${mediaPath(room.dir, `${'ab'.repeat(16)}.rec`)}.taking`, bytes)
  await room.restart()
  await files()
  expect(left()).toEqual([])
  await room.as('li', 'takeIn.confirm', { fileId, mode: 'move' })
  await room.vault().takeIn.settled()
  expect(await states()).toEqual(['a.wav confirmed'])
  expect(room.vault().verifyAudit()).toMatchObject(sound)
})

it('named when the power went and its row not kept yet is swept; a row that was kept keeps its file', async () => {
  const { fileId } = makeFound(room, 'a.wav')
  await room.as('li', 'takeIn.confirm', { fileId, mode: 'move' })
  await room.vault().takeIn.settled()
  const [kept = ''] = left()
  const [unnamed, strange] = [`${'cd'.repeat(16)}.rec`, `${'ef'.repeat(16)}.rec`]
  for (const name of [kept, unnamed]) writeFileSync(`${mediaPath(room.dir, name)}.placing`, '')
  for (const name of [unnamed, strange]) writeFileSync(mediaPath(room.dir, name), 'bytes of nobody')
  await room.restart()
  await files()
  // What no sign says to be of a take-in may belong to a newer database.
  expect(left().sort()).toEqual([kept, strange].sort())
  expect(await states()).toEqual(['a.wav confirmed'])
  expect(opened(1).length).toBeGreaterThan(0)
})

it('of which the bytes are there already is refused, and one left in its place is found by its recording', async () => {
  const first = makeFound(room, 'a.wav')
  await room.as('li', 'takeIn.confirm', { fileId: first.fileId, mode: 'keep' })
  const second = makeFound(room, 'b.wav', first.bytes)
  expect(await room.refused('li', 'takeIn.confirm', { fileId: second.fileId, mode: 'move' })).toMatchObject({ code: 'already-indexed', field: 'fileId' })
  expect(room.vault().repos.takeIn.keptPath(1)).toMatchObject({ folder: first.folder, path: 'a.wav', state: 'confirmed' })
})

it('left in its place is played and checked by its own bytes, and not played once they were changed', async () => {
  const { fileId, folder: its, path, bytes } = makeFound(room, 'a.wav')
  await room.as('li', 'takeIn.confirm', { fileId, mode: 'keep' })
  const [{ id } = { id: 0 }] = (await room.as('li', 'recordings.list', {})).rows
  const { ticket, bytes: total } = await room.as('li', 'recordings.play', { id })
  expect(total).toBe(bytes.length)
  expect(ticket).not.toBe('')
  await room.as('li', 'recordings.verify', { id })
  await room.vault().media.verify.settled()
  expect((await room.as('li', 'recordings.get', { id })).events.at(-1)).toMatchObject({ act: 'verify', text: expect.stringContaining('一致') as string })
  appendFileSync(join(its, path), 'x')
  expect(await room.refused('li', 'recordings.play', { id })).toMatchObject({ code: 'file-damaged', field: 'id' })
  rmSync(join(its, path))
  expect(await room.refused('li', 'recordings.play', { id })).toMatchObject({ code: 'file-missing' })
})
