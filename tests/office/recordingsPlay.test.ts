/** Playing a recording: tickets, whose they are, when they end, what a damaged or missing file gives, notes; and what stays in page and log. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mediaPath } from '#db/media/mediaFolder'
import { CHUNK_BYTES, ChunkCipher, HEAD_BYTES, LENGTH_BYTES, TAG_BYTES } from '#db/media/sealedChunks'
import { ID, makeTestOffice, PASSPHRASE, petition, type TestOffice } from '#tests/support/office'
import { makeRecording } from '#tests/support/recordings'

let room: TestOffice
let li: string
beforeEach(async () => {
  room = await makeTestOffice()
  li = await session('li')
})
afterEach(async () => { await room.close() })

/** A log-in whose token the test knows, as the shell does. */
async function session(login: string): Promise<string> {
  const reply = await room.office().call({ call: 'vault.unlock', input: { login, passphrase: PASSPHRASE } })
  return reply.ok ? (reply.value as { readonly token: string }).token : ''
}
async function ask(token: string, call: string, input: unknown) {
  const reply = await room.office().call({ call, input, token })
  return reply.ok ? { code: '', ...(reply.value as Record<string, unknown>) } : { ticket: '', code: reply.fault.code, message: reply.fault.message }
}
const play = async (id: number, token = li): Promise<string> => String((await ask(token, 'recordings.play', { id }))['ticket'])
const part = (ticket: string, from: number, count: number, token = li) => room.office().media({ ticket, from, count, token })
const got = (ticket: string, from: number, count: number): Buffer | string => {
  const answer = part(ticket, from, count)
  return answer.ok ? Buffer.from(answer.bytes) : answer.code
}

describe('a ticket', () => {
  it('gives any part of the plain bytes, and decrypts no chunk that was not asked for', async () => {
    const made = await makeRecording(room, null, { bytes: randomBytes(10 * CHUNK_BYTES + 77) })
    const ticket = await play(made.id)
    expect(part(ticket, 0, 0)).toEqual({ ok: true, bytes: new Uint8Array(0), total: made.bytes.length, type: 'audio/webm' })
    const opened = vi.spyOn(ChunkCipher.prototype, 'open')
    for (const [from, count, chunks] of [[5 * CHUNK_BYTES + 10, 100, 1], [3 * CHUNK_BYTES - 1, 2, 2], [made.bytes.length - 5, 5, 1], [0, 1, 1]] as const) {
      opened.mockClear()
      expect(got(ticket, from, count)).toEqual(made.bytes.subarray(from, from + count))
      expect(opened).toHaveBeenCalledTimes(chunks)
    }
    opened.mockRestore()
    expect(got(ticket, made.bytes.length, 10)).toEqual(Buffer.alloc(0))
    expect(got(ticket, 0, 1e12)).toEqual(made.bytes.subarray(0, 1_048_576))
  })

  it('serves no other session, not even the same worker anew, and nobody after hours, a second playing, a destruction or a lock', async () => {
    const { id } = await makeRecording(room, null)
    const first = await play(id)
    const [wang, again] = [await session('wang'), await session('li')]
    for (const token of [wang, again, 'x', '']) expect(part(first, 0, 10, token)).toEqual({ ok: false, code: 'gone' })
    expect(room.office().media({ ticket: first, from: 0, count: 1 })).toEqual({ ok: false, code: 'gone' })
    const second = await play(id)
    expect([got(first, 0, 1), typeof got(second, 0, 1)]).toEqual(['gone', 'object'])
    room.forward(10 * 3_600_000)
    expect(got(second, 0, 1)).toBe('gone')
    const third = await play(id)
    room.vault().media.closeAll(id)
    expect(got(third, 0, 1)).toBe('gone')
    const last = await play(id)
    await ask(li, 'vault.lock', {})
    expect(got(last, 0, 1)).toBe('gone')
  })

  it('is held for the latest few only', async () => {
    const made = await makeRecording(room, null)
    const others = await Promise.all(Array.from({ length: 8 }, () => makeRecording(room, null)))
    const first = await play(made.id)
    for (const { id } of others) await play(id)
    expect(got(first, 0, 1)).toBe('gone')
  })

  it('leaves an event and an entry in the log, and is refused to who may not see the petition', async () => {
    const { id: petitionId } = await room.as('li', 'petitions.register', { form: petition({ excludedIds: [ID.wang] }) })
    const { id, number } = await makeRecording(room, petitionId)
    expect(await ask(await session('wang'), 'recordings.play', { id })).toMatchObject({ code: 'not-found' })
    await play(id)
    expect((await room.as('li', 'recordings.get', { id })).events.map(({ act, by }) => `${by} ${act}`)).toEqual(['李敏 begin', '李敏 play'])
    const { rows } = await room.as('shen', 'audit.list', { action: 'recordings.play' })
    expect(rows.map(({ userName, subject, result }) => [userName, subject, result])).toEqual([['李敏', `录音录像 ${number}`, 'ok'], ['王建国', '', 'not-found']])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })

  it('is not given for one that is being recorded or was destroyed', async () => {
    const { id } = await makeRecording(room, null)
    const { recordings, recordingKeep } = room.vault().repos
    room.vault().write(() => { recordings.setState(id, 'running') })
    expect(await ask(li, 'recordings.play', { id })).toMatchObject({ code: 'recording-state', message: '还在录制，请先结束' })
    room.vault().write(() => {
      recordings.setState(id, 'ended')
      recordingKeep.propose(id, { ground: 'due', rule: 'recordingSound', keptUntil: '2028-09-04', reason: '期满', byId: ID.li, at: room.now() })
      recordingKeep.approve(id, ID.zhao, room.now())
      recordings.destroy(id)
    })
    expect(await ask(li, 'recordings.play', { id })).toMatchObject({ code: 'recording-state' })
    expect((await room.as('li', 'recordings.get', { id })).shut).toBe('这段录音录像已销毁，只留下索引')
  })
})

describe('a file', () => {
  const stored = (file: string): string => mediaPath(room.dir, file)
  /** Place of a chunk in a live file whose chunks are full. */
  const chunkAt = (index: number): number => HEAD_BYTES + index * (LENGTH_BYTES + CHUNK_BYTES + TAG_BYTES)

  it('that is not there, or is something else, is told in words', async () => {
    const [gone, other] = [await makeRecording(room, null), await makeRecording(room, null)]
    rmSync(stored(gone.file))
    writeFileSync(stored(other.file), 'somebody else')
    expect(await ask(li, 'recordings.play', { id: gone.id })).toMatchObject({ code: 'file-missing' })
    expect(await ask(li, 'recordings.play', { id: other.id })).toMatchObject({ code: 'file-damaged' })
  })

  it('that was cut short plays as far as it goes', async () => {
    const made = await makeRecording(room, null, { bytes: randomBytes(5 * CHUNK_BYTES) })
    truncateSync(stored(made.file), chunkAt(3) + 100)
    const answer = await ask(li, 'recordings.play', { id: made.id })
    expect(answer).toMatchObject({ code: '', ending: 'cut', bytes: 3 * CHUNK_BYTES })
    expect(got(String(answer['ticket']), 2 * CHUNK_BYTES, 10 * CHUNK_BYTES)).toEqual(made.bytes.subarray(2 * CHUNK_BYTES, 3 * CHUNK_BYTES))
  })

  it('that is damaged in the middle plays before it and behind it, and says about where', async () => {
    const made = await makeRecording(room, null, { bytes: randomBytes(6 * CHUNK_BYTES) })
    const bytes = readFileSync(stored(made.file))
    const place = chunkAt(2) + 500
    bytes[place] = (bytes[place] ?? 0) ^ 1
    writeFileSync(stored(made.file), bytes)
    const ticket = await play(made.id)
    expect(await room.as('li', 'recordings.trouble', { id: made.id, ticket })).toEqual({})
    expect(got(ticket, 0, 4 * CHUNK_BYTES)).toEqual(made.bytes.subarray(0, 2 * CHUNK_BYTES))
    expect(got(ticket, 2 * CHUNK_BYTES, 10)).toBe('damaged')
    expect(got(ticket, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES)).toEqual(made.bytes.subarray(3 * CHUNK_BYTES))
    expect(await ask(li, 'recordings.trouble', { id: made.id, ticket })).toEqual({ code: 'damaged', at: 2 * CHUNK_BYTES, aboutMs: 200_000 })
  })

  it('with a damaged end plays up to there', async () => {
    const made = await makeRecording(room, null, { bytes: randomBytes(3 * CHUNK_BYTES) })
    const bytes = readFileSync(stored(made.file))
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(stored(made.file), bytes)
    const answer = await ask(li, 'recordings.play', { id: made.id })
    expect(answer).toMatchObject({ code: '', ending: 'damaged' })
    const played = got(String(answer['ticket']), 0, 10 * CHUNK_BYTES)
    expect(Buffer.isBuffer(played) && made.bytes.subarray(0, played.length).equals(played)).toBe(true)
  })
})

describe('notes and waves', () => {
  it('stand at their place, and not behind the end', async () => {
    const { id } = await makeRecording(room, null)
    await room.as('li', 'recordings.note', { id, ms: 90_000, text: ' 说到赔偿 ' })
    expect(await room.refused('li', 'recordings.note', { id, ms: 600_001, text: '太远' })).toMatchObject({ code: 'beyond-end', field: 'ms' })
    expect(await room.refused('li', 'recordings.note', { id, ms: 1, text: '  ' })).toMatchObject({ code: 'invalid', field: 'text' })
    expect((await room.as('wang', 'recordings.get', { id })).marks).toMatchObject([{ ms: 90_000, kind: 'note', text: '说到赔偿', by: '李敏' }])
    expect((await room.as('wang', 'recordings.list', { mark: '赔偿' })).rows.map((row) => row.id)).toEqual([id])
    expect(await room.as('shen', 'audit.verify', {})).toMatchObject({ ok: true })
  })
  it('keeps the first wave that is worked out', async () => {
    const { id } = await makeRecording(room, null)
    for (const wave of ['AAEC', 'AwQF']) await room.as('li', 'recordings.keepWave', { id, wave })
    expect((await room.as('li', 'recordings.get', { id })).wave).toBe('AAEC')
    expect(createHash('sha256').update(room.vault().repos.recordings.wave(id) ?? '').digest('hex')).toBe(createHash('sha256').update(Buffer.from([0, 1, 2])).digest('hex'))
  })
})
