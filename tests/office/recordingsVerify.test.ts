/** Checking recordings: what is found of a good, cut, damaged, missing, foreign and changed file, one or all, beside the desk; and what is written down. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mediaPath } from '#db/media/mediaFolder'
import { CHUNK_BYTES, HEAD_BYTES, LENGTH_BYTES, TAG_BYTES } from '#db/media/sealedChunks'
import { verified } from '#db/media/verify'
import { ID, makeTestOffice, petition, type TestOffice } from '#tests/support/office'
import { makeRecording, type MadeRecording } from '#tests/support/recordings'

let room: TestOffice
beforeEach(async () => { room = await makeTestOffice() })
afterEach(async () => { await room.close() })

const SIZE = 6 * CHUNK_BYTES
const make = (): Promise<MadeRecording> => makeRecording(room, null, { bytes: randomBytes(SIZE) })
const pathOf = ({ file }: MadeRecording): string => mediaPath(room.dir, file)
const chunkAt = (index: number): number => HEAD_BYTES + index * (LENGTH_BYTES + CHUNK_BYTES + TAG_BYTES)
const settled = (): Promise<void> => room.vault().media.verify.settled()
const verdictOf = async (id: number): Promise<string> => (await room.as('li', 'recordings.get', { id })).events.filter(({ act }) => act === 'verify').at(-1)?.text ?? ''

function flip(path: string, place: number): void {
  const bytes = readFileSync(path)
  bytes[place] = (bytes[place] ?? 0) ^ 0x10
  writeFileSync(path, bytes)
}

it('finds each kind of trouble, says where, and leaves it in page and log', async () => {
  const [good, cut, damaged, missing, foreign] = [await make(), await make(), await make(), await make(), await make()]
  const swapped = await make()
  truncateSync(pathOf(cut), chunkAt(3) + 7)
  flip(pathOf(damaged), chunkAt(2) + 400)
  rmSync(pathOf(missing))
  writeFileSync(pathOf(foreign), 'something else')
  writeFileSync(pathOf(swapped), readFileSync(pathOf(good)))
  expect(await room.as('li', 'recordings.verifyAll', {})).toEqual({ count: 6 })
  await settled()
  expect(await verdictOf(good.id)).toBe('完好，与收进来时一致')
  expect(await verdictOf(cut.id)).toBe(`结尾缺失，前面的完好（5:00 前后，第 ${3 * CHUNK_BYTES} 字节起）`)
  expect(await verdictOf(damaged.id)).toBe(`文件损坏（3:20 前后，第 ${2 * CHUNK_BYTES} 字节起）`)
  expect(await verdictOf(missing.id)).toBe('文件不见了')
  expect(await verdictOf(foreign.id)).toBe('文件被换成了别的东西')
  // Another recording's file does not open under this one's key.
  expect(await verdictOf(swapped.id)).toContain('文件损坏')
  const { rows } = await room.as('shen', 'audit.list', { action: 'recordings.verified' })
  expect(rows.map(({ result }) => result).reverse()).toEqual(['damaged', 'foreign', 'missing', 'damaged', 'cut', 'ok'])
  expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  expect(room.topics.filter((topics) => topics.includes('recordings') && topics.includes('audit')).length).toBeGreaterThan(6)
})

it('goes on beside the desk, tells how far it is, and is not begun twice for one that waits', async () => {
  const made = [await make(), await make(), await make()]
  const { verify } = room.vault().media
  const found: string[] = []
  const wanted = made.map(({ id, file, sha256 }) => ({ recordingId: id, place: { kind: 'plain' as const, folder: join(mediaPath(room.dir, file), '..'), path: file }, bytes: SIZE, sha256 }))
  verify.add(wanted, (id, { code }) => { found.push(`first ${id} ${code}`) })
  verify.add(wanted, (id, { code }) => { found.push(`again ${id} ${code}`) })
  expect(verify.state()).toEqual({ running: { recordingId: made[0]?.id, done: 0, bytes: SIZE, at: 1, of: 3 } })
  expect(await room.as('li', 'recordings.verifyState', {})).toMatchObject({ running: { of: 3, bytes: SIZE } })
  await settled()
  expect(await room.as('li', 'recordings.verifyState', {})).toEqual({})
  // Taken as plain files they are not what was recorded.
  expect(found).toEqual(made.map(({ id }) => `first ${id} changed`))
})

it('lets go of one that is about to be destroyed, waiting or under way, and goes on with the others', async () => {
  const made = [await make(), await make(), await make(), await make()]
  const { verify } = room.vault().media
  const found: string[] = []
  verify.add(made.map(({ id, file, sha256 }) => ({ recordingId: id, place: { kind: 'plain' as const, folder: join(mediaPath(room.dir, file), '..'), path: file }, bytes: SIZE, sha256 })), (id, { code }) => { found.push(`${id} ${code}`) })
  const [under, waiting, third, last] = made.map(({ id }) => id)
  for (const id of [under, waiting]) room.vault().media.closeAll(id ?? 0)
  expect(verify.state()).toEqual({ running: { recordingId: under, done: 0, bytes: SIZE, at: 1, of: 3 } })
  await settled()
  expect(found).toEqual([`${under} stopped`, `${third} changed`, `${last} changed`])
})

it('stops when told to, and writes nothing into a room that was locked meanwhile', async () => {
  const made = [await make(), await make()]
  await room.as('li', 'recordings.verifyAll', {})
  await room.as('li', 'recordings.stopVerify', {})
  await settled()
  const [first, second] = [await verdictOf(made[1]?.id ?? 0), await verdictOf(made[0]?.id ?? 0)]
  expect(['没有查完', '完好，与收进来时一致']).toContain(first)
  expect(second).toBe('')
  await room.as('li', 'recordings.verifyAll', {})
  await room.restart()
  expect(await verdictOf(made[0]?.id ?? 0)).toBe('')
})

it('is as hidden as the petition, and all means all that the actor may see', async () => {
  const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition({ excludedIds: [ID.wang] }) })
  const hidden = await makeRecording(room, petitionId)
  const open = await make()
  expect(await room.refused('wang', 'recordings.verify', { id: hidden.id })).toMatchObject({ code: 'not-found' })
  expect(await room.as('wang', 'recordings.verifyAll', {})).toEqual({ count: 1 })
  await settled()
  expect([await verdictOf(hidden.id), await verdictOf(open.id)]).toEqual(['', '完好，与收进来时一致'])
  await room.as('li', 'recordings.verify', { id: hidden.id })
  expect((await room.as('wang', 'recordings.verifyState', {})).running?.number).toBe('')
  await settled()
})

it('checks a file that stays on its recorder by its plain bytes', async () => {
  const path = join(tmpdir(), `kept-${randomBytes(6).toString('hex')}.wav`)
  const bytes = randomBytes(100_000)
  writeFileSync(path, bytes)
  const job = { path, sealed: false, stored: null, sha256: createHash('sha256').update(bytes).digest('hex') }
  expect(await verified(job, Buffer.alloc(0))).toEqual({ code: 'ok', at: 0 })
  expect(await verified(job, Buffer.alloc(0), () => false)).toEqual({ code: 'stopped', at: 0 })
  flip(path, 5)
  expect(await verified(job, Buffer.alloc(0))).toEqual({ code: 'changed', at: 0 })
  rmSync(path)
  expect(await verified(job, Buffer.alloc(0))).toEqual({ code: 'missing', at: 0 })
})
