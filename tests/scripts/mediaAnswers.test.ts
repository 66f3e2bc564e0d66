/** What a player's requests are answered with, and how much is asked of the office for it. */
import { describe, expect, it } from 'vitest'
import type { MediaPart } from '#core/door/mediaPort'
import { byteRange } from '#electron/shell/byteRange'
import { mediaAnswer } from '#electron/shell/mediaAnswers'

describe('a range', () => {
  const cases: readonly (readonly [string | null, ReturnType<typeof byteRange>])[] = [
    [null, { from: 0, to: 100, whole: true }], ['', { from: 0, to: 100, whole: true }], ['bytes=0-', { from: 0, to: 100, whole: false }], ['bytes=10-19', { from: 10, to: 20, whole: false }], ['bytes=90-500', { from: 90, to: 100, whole: false }],
    ['bytes=-10', { from: 90, to: 100, whole: false }], ['bytes=-500', { from: 0, to: 100, whole: false }], ['bytes=99-', { from: 99, to: 100, whole: false }], ['bytes=100-', undefined], ['bytes=-0', undefined],
    ['bytes=5-4', { from: 0, to: 100, whole: true }], ['bytes=0-1,5-6', { from: 0, to: 100, whole: true }], ['items=0-1', { from: 0, to: 100, whole: true }], ['bytes=-', { from: 0, to: 100, whole: true }],
  ]
  it.each(cases)('%s', (header, wanted) => expect(byteRange(header, 100)).toEqual(wanted))
})

/** An office with a file of so many bytes, each its place; damaged from a place on. */
function office(total: number, damagedFrom = total) {
  const asked: [number, number][] = []
  const read = (from: number, count: number): Promise<MediaPart> => {
    asked.push([from, count])
    const to = Math.min(from + count, damagedFrom)
    return Promise.resolve(count > 0 && from >= damagedFrom ? { ok: false, code: 'damaged' } : { ok: true, bytes: Uint8Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at), total, type: 'audio/wav' })
  }
  return { asked, read }
}

describe('an answer', () => {
  it('gives the wanted part, and says of how much', async () => {
    const { read } = office(1_000_000)
    const answer = await mediaAnswer('bytes=300-555', read, 'app://room')
    expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length'), answer.headers.get('accept-ranges'), answer.headers.get('cache-control'), answer.headers.get('access-control-allow-origin')]).toEqual([206, 'bytes 300-555/1000000', '256', 'bytes', 'no-store', 'app://room'])
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(Uint8Array.from({ length: 256 }, (_, at) => 300 + at))
  })
  it('asks for the next part only when the last was taken, and for nothing more once the player has turned away', async () => {
    const { read, asked } = office(10_000_000)
    const answer = await mediaAnswer('bytes=0-', read, 'app://room')
    const taken = answer.body?.getReader()
    expect(asked).toEqual([[0, 0]])
    await taken?.read()
    await taken?.read()
    await taken?.cancel()
    await new Promise((resolve) => { setImmediate(resolve) })
    expect(asked).toEqual([[0, 0], [0, 262_144], [262_144, 262_144]])
  })
  it('ends with an error where the file is damaged, after what is whole', async () => {
    const { read } = office(1000, 400)
    const taken = (await mediaAnswer(null, read, 'app://room')).body?.getReader()
    expect((await taken?.read())?.value?.length).toBe(400)
    await expect(taken?.read()).rejects.toThrow('damaged')
  })
  it('says that there is nothing: no ticket, no such range, an empty file', async () => {
    expect((await mediaAnswer('bytes=0-', () => Promise.resolve({ ok: false, code: 'gone' }), 'app://room')).status).toBe(404)
    const beyond = await mediaAnswer('bytes=5-', office(5).read, 'app://room')
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */5'])
    const empty = await mediaAnswer(null, office(0).read, 'app://room')
    expect([empty.status, (await empty.arrayBuffer()).byteLength]).toEqual([200, 0])
  })
})
