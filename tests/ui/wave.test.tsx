/** The picture of a recording on its page: a kept one, a long one that grows and is then kept, one with gaps, one whose end is damaged, one in which nothing is heard, and one that is left. */
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RecordingPage } from '#core/contract/recordings'
import { makeRecording } from '#tests/support/recordings'
import { Wave } from '../../renderer/features/recordings/Wave'
import type { Playing } from '../../renderer/features/recordings/usePlayer'
import { openRoom, prepareWindow, type TestRoom } from './room'

const AT = Date.UTC(2026, 8, 7, 1, 30)
const [MINUTES, RATE, HEAD] = [15, 8000, 44]
const LENGTH_MS = MINUTES * 60_000
/** Loud in its fifth minute. */
const file = Buffer.alloc(HEAD + MINUTES * 60 * RATE * 2)
file.write('RIFF....WAVEfmt ', 0, 'latin1')
for (const [value, at, size] of [[16, 16, 4], [1, 20, 2], [1, 22, 2], [RATE, 24, 4], [RATE * 2, 28, 4], [2, 32, 2], [16, 34, 2]] as const) file.writeUIntLE(value, at, size)
file.write('data', 36)
file.writeUInt32LE(file.length - HEAD, 40)
file.fill(Buffer.from([0, 4]), HEAD)
file.fill(Buffer.from([0, 0x60]), HEAD + 4 * 60 * RATE * 2, HEAD + 5 * 60 * RATE * 2)

/** As much of the browser's decoder as samples of 16 bits take. */
class Decoder {
  static isConfigSupported = ({ codec }: { codec: string }) => Promise.resolve({ supported: codec === 'pcm-s16' && !deaf })
  state = 'unconfigured'
  readonly #output: (data: unknown) => void
  constructor({ output }: { output: (data: unknown) => void }) { this.#output = output }
  configure(): void { this.state = 'configured' }
  decode({ data }: { data: Uint8Array }): void {
    const samples = Float32Array.from({ length: data.length / 2 }, (_, at) => (((data[at * 2 + 1] ?? 0) << 24) >> 16) / 32_768)
    this.#output({ numberOfFrames: samples.length, numberOfChannels: 1, sampleRate: RATE, copyTo: (buffer: Float32Array) => { buffer.set(samples) }, close: () => undefined })
  }
  flush(): Promise<void> { return Promise.resolve() }
  close(): void { this.state = 'closed' }
}

let room: TestRoom
let kept: string[]
let asks: number
let deaf: boolean
/** From which byte on nothing is answered; before which bytes an answer waits. */
let [broken, held, release]: [number, number, () => void] = [Infinity, Infinity, () => undefined]
const plainFetch = globalThis.fetch

beforeEach(async () => {
  prepareWindow()
  room = await openRoom(AT)
  ;[kept, asks, deaf, broken, held] = [[], 0, false, Infinity, Infinity]
  const { call, ...rest } = window.room
  Object.assign(window, { room: { ...rest, call: (name: string, input: unknown) => {
    if (name === 'recordings.keepWave') kept.push((input as { wave: string }).wave)
    return call(name, input)
  } } })
  const gate = new Promise<void>((resolve) => { release = resolve })
  Object.assign(globalThis, {
    AudioDecoder: Decoder, EncodedAudioChunk: class { constructor(init: object) { Object.assign(this, init) } },
    fetch: async (_: string, { headers, signal }: { headers?: { range: string }; signal: AbortSignal }) => {
      // The whole, in which something is damaged.
      if (headers === undefined) throw new TypeError('Failed to fetch')
      const { range } = headers
      asks += 1
      const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/u.exec(range) ?? []
      if (Number(from) >= held) await gate
      signal.throwIfAborted()
      if (Number(to) >= broken) throw new TypeError('Failed to fetch')
      return { status: 206, arrayBuffer: () => Promise.resolve(Uint8Array.from(file.subarray(Number(from), Number(to) + 1)).buffer) }
    },
  })
})
afterEach(async () => {
  release()
  Object.assign(globalThis, { fetch: plainFetch })
  Reflect.deleteProperty(globalThis, 'AudioDecoder')
  await room.close()
})

async function show(more: Partial<RecordingPage['row']> = {}, readable = file.length, wave?: string): Promise<number> {
  const { id } = await makeRecording({ dir: room.dir, vault: room.vault, now: () => AT, as: (_login, name, input) => room.value(name, input) }, null, { byId: 2 })
  const page = await room.value<RecordingPage>('recordings.get', { id })
  const playing: Playing = { element: { current: null }, at: 0, length: more.lengthMs ?? LENGTH_MS, playing: false, waiting: false, speed: 1, seek: () => undefined, toggle: () => undefined, faster: () => undefined }
  room.show(<Wave page={{ ...page, row: { ...page.row, source: 'taken', format: 'wav', bytes: file.length, lengthMs: LENGTH_MS, ...more }, ...(wave === undefined ? {} : { wave }) }} address="app://media/ticket" served={{ bytes: readable, ending: readable < file.length ? 'damaged' : 'whole' }} playing={playing} />, '/recordings/1')
  return id
}
const picture = (): Element | null => document.querySelector('[data-wave]')
/** Minutes at which it is loud, and how many places are drawn as nothing at all. */
function drawn(): { readonly loud: readonly number[]; readonly empty: number; readonly places: number } {
  const lines = [...(picture()?.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/gu)].map(([, from, to]) => Number(to) - Number(from))
  const loud = lines.flatMap((height, at) => (height > 50 ? [(at * MINUTES) / lines.length] : []))
  return { loud: [loud[0] ?? -1, loud.at(-1) ?? -1].map((minute) => Math.round(minute * 10) / 10), empty: lines.filter((height) => height <= 2).length, places: lines.length }
}
const SAMPLED = '录音较长，波形是每隔约 1 秒取一小段声音画的，短促的声响可能不在图上。'

it('of a long one grows, says what it cannot show, and is kept once it is whole', async () => {
  held = file.length / 2
  const id = await show()
  await screen.findByText(/正在画波形，已到 48%。录音较长，/u)
  expect(drawn()).toMatchObject({ loud: [4, 5], places: 900 })
  expect(drawn().empty).toBeGreaterThan(400)
  expect(kept).toEqual([])
  release()
  await screen.findByText(SAMPLED)
  expect(drawn()).toEqual({ loud: [4, 5], empty: 0, places: 900 })
  await waitFor(async () => expect((await room.value<RecordingPage>('recordings.get', { id })).wave).toBe(kept[0]))
  expect(kept).toHaveLength(1)
})

it('with a part that cannot be read says so and is not kept', async () => {
  broken = file.length * 0.8
  await show()
  await screen.findByText(`有的地方读不出来，波形在那里是空的。${SAMPLED}`)
  expect(drawn().loud).toEqual([4, 5])
  expect(drawn().empty).toBeGreaterThan(150)
  expect(kept).toEqual([])
})

it('whose end is damaged is drawn up to there, to scale, and is not kept', async () => {
  await show({}, Math.floor(file.length / 2))
  await screen.findByText(`有的地方读不出来，波形在那里是空的。${SAMPLED}`)
  expect(drawn()).toMatchObject({ loud: [4, 5], places: 450 })
  expect(kept).toEqual([])
})

it('a short one that is damaged somewhere is drawn around that', async () => {
  broken = file.length / 2
  await show({ bytes: 1_000_000, lengthMs: 540_000 }, file.length)
  await screen.findByText(/有的地方读不出来，波形在那里是空的。/u)
  expect(drawn().empty).toBeGreaterThan(50)
  expect(kept).toEqual([])
})

it.each([['in which nothing can be decoded', () => { deaf = true }], ['of which nothing can be read', () => { broken = 0 }]])('one %s has none, and says why', async (_, spoil) => {
  spoil()
  await show()
  expect(await screen.findByText('画不出波形：没有声音，或文件读不完整。')).toBeTruthy()
  expect(picture()).toBeNull()
  expect(kept).toEqual([])
})

it('of a page that is left asks for nothing more and is not kept', async () => {
  held = file.length / 2
  await show()
  await screen.findByText(/正在画波形/u)
  cleanup()
  const before = asks
  release()
  await new Promise((resolve) => { setTimeout(resolve) })
  expect([asks, kept]).toEqual([before, []])
})

it.each<[string, Partial<RecordingPage['row']>, boolean]>([['taken in', {}, true], ['from the desk, which listened to all of it', { source: 'desk', state: 'ended' }, false], ['recovered at the desk', { source: 'desk', state: 'cut' }, true], ['short', { lengthMs: 60_000, bytes: 9_000 }, false]])('one that is kept is drawn at once: %s', async (name, more, sampled) => {
  await show(more, file.length, btoa('\u0001\u00ff\u0001'))
  expect(picture()?.getAttribute('viewBox')).toBe('0 0 3 100')
  expect([name, screen.queryByText(/录音较长/u) !== null]).toEqual([name, sampled])
  expect(asks).toBe(0)
})
