/** The recorder between its neighbours over real channels: what each may hear, and what becomes of a key and of words that crossed. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FromPage, RecorderStatus, ToPage } from '#core/domain/recorderWords'
import { Recorder } from '#db/media/recorder'
import { RecorderServer } from '#db/media/recorderServer'
import type { OfficeWord, RecorderWord, Wire } from '#db/media/recorderWire'
import { SealedReader } from '#db/media/sealedReader'
import { drawn } from '#db/media/wave'

let folder = ''
let uptime = 0
let ports: MessagePort[] = []
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'server-')); [uptime, ports] = [0, []] })
afterEach(() => {
  for (const port of ports) port.close()
  rmSync(folder, { recursive: true })
})

const wireOf = <In, Out>(port: MessagePort): Wire<In, Out> => ({ send: (message) => { port.postMessage(message) }, hear: (listener) => void port.on('message', listener) })
function channel<A, B>(): readonly [Wire<A, B>, Wire<B, A>] {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  return [wireOf(port1), wireOf(port2)]
}

interface Scene { readonly server: RecorderServer; readonly statuses: RecorderStatus[]; readonly page: Wire<ToPage, FromPage>; readonly told: RecorderWord[]; readonly toPage: ToPage[]; say(word: OfficeWord): void }
function scene(): Scene {
  const parts = { uptime: () => uptime, now: () => 1_788_570_300_000 + uptime, free: () => 10 ** 10 }
  const [statuses, told, toPage]: [RecorderStatus[], RecorderWord[], ToPage[]] = [[], [], []]
  const server = new RecorderServer(new Recorder(parts), parts, (status) => { statuses.push(status) })
  const [page, itsPage] = channel<ToPage, FromPage>()
  const [office, itsOffice] = channel<RecorderWord, OfficeWord>()
  page.hear((message) => {
    toPage.push(message)
    if (message.say === 'open') page.send({ opened: message.ask, device: '话筒甲' })
  })
  office.hear((message) => { told.push(message) })
  server.page(itsPage)
  server.office(itsOffice)
  return { server, statuses, page, told, toPage, say: (word) => { office.send(word) } }
}
const DEVICES = { kind: 'sound', microphone: '话筒甲', camera: '', room: '接待室一' } as const

it('records what the page hears, and nobody but the office learns the key or gets the result', async () => {
  const { server, statuses, page, told, toPage, say } = scene()
  expect(await server.open(DEVICES)).toEqual({ device: '话筒甲' })
  const key = randomBytes(32)
  say({ no: 1, say: 'begin', id: 7, path: join(folder, 'one'), key: Uint8Array.from(key) })
  await vi.waitFor(() => { expect(toPage).toContainEqual({ say: 'start', id: 7 }) })
  const sound = randomBytes(5000)
  page.send({ of: 7, bytes: new Uint8Array(sound).buffer })
  for (const level of [3, 200, 40]) page.send({ level })
  say({ no: 2, say: 'end', id: 7 })
  await vi.waitFor(() => { expect(toPage).toContainEqual({ say: 'stop' }) })
  page.send({ stopped: 7 })
  await vi.waitFor(() => { expect(told.at(-1)?.ended).toMatchObject([{ id: 7, written: { bytes: 5000 }, wave: Uint8Array.of(3, 200, 40) }]) })
  expect(told.at(-1)).toMatchObject({ seen: 2 })
  expect(told.some(({ ready }) => ready?.room === '接待室一' && ready.device === '话筒甲')).toBe(true)
  const reader = new SealedReader(join(folder, 'one'), key)
  expect(reader.read(0, 9000)).toEqual(sound)
  reader.close()
  expect(statuses.some(({ state, level }) => state === 'running' && level === 200)).toBe(true)
  expect(JSON.stringify([statuses, toPage])).not.toContain(key.toString('base64'))
  expect(new Set(statuses.flatMap((status) => Object.keys(status)))).toEqual(new Set(['state', 'kind', 'since', 'lengthMs', 'level', 'low']))
  say({ no: 3, say: 'forget', id: 7 })
  await vi.waitFor(() => { expect(told.at(-1)).toMatchObject({ seen: 3, ended: [] }) })
})

it('wipes a key as soon as the file has its own', async () => {
  const { server } = scene()
  await server.open(DEVICES)
  let hear: ((word: OfficeWord) => void) | undefined
  server.office({ send: () => undefined, hear: (listener) => { hear = listener } })
  const key = Uint8Array.from(randomBytes(32))
  hear?.({ no: 1, say: 'begin', id: 1, path: join(folder, 'one'), key })
  expect(key).toEqual(new Uint8Array(32))
  expect(server.running).toBe(true)
  server.pageGone()
})

it('does not wait for ever: for the last of a recording, for a page that does not answer, for somebody who opened devices', async () => {
  const { server, told, toPage, say } = scene()
  await server.open(DEVICES)
  say({ no: 1, say: 'begin', id: 1, path: join(folder, 'one'), key: Uint8Array.from(randomBytes(32)) })
  say({ no: 2, say: 'end', id: 1 })
  await vi.waitFor(() => { expect(toPage).toContainEqual({ say: 'stop' }) })
  uptime += 2000
  server.tick()
  await vi.waitFor(() => { expect(told.at(-1)?.ended).toMatchObject([{ id: 1 }]) })
  const asked = server.names()
  uptime += 15_000
  server.tick()
  expect(await asked).toEqual({ microphones: [], cameras: [] })
  await server.open(DEVICES)
  uptime += 180_000
  server.tick()
  await vi.waitFor(() => { expect(told.at(-1)).not.toHaveProperty('ready') })
  server.pageGone()
  expect(await server.open(DEVICES)).toEqual({ fault: 'device-failed' })
})

it('closes what nobody waits for: devices given up while they were opened, and those of a recording that cannot begin', async () => {
  const { server, toPage, told, say } = scene()
  const [slow, itsSlow] = channel<ToPage, FromPage>()
  slow.hear((message) => { toPage.push(message) })
  server.page(itsSlow)
  const [waited, late] = [server.open(DEVICES), server.open(DEVICES)]
  server.rest()
  expect(await Promise.all([waited, late])).toEqual([{ fault: 'device-failed' }, { fault: 'device-failed' }])
  await vi.waitFor(() => { expect(toPage).toHaveLength(3) })
  slow.send({ opened: 2, device: '话筒甲' })
  await vi.waitFor(() => { expect(toPage.slice(2)).toEqual([{ say: 'rest' }, { say: 'rest' }]) })
  expect(told.some(({ ready }) => ready !== undefined)).toBe(false)
  const [reached, itsEnd] = channel<ToPage, FromPage>()
  reached.hear((message) => {
    toPage.push(message)
    if (message.say === 'open') reached.send({ opened: message.ask, device: '话筒甲' })
  })
  server.page(itsEnd)
  await server.open(DEVICES)
  say({ no: 1, say: 'begin', id: 1, path: join(folder, 'none', 'one'), key: Uint8Array.from(randomBytes(32)) })
  await vi.waitFor(() => { expect(toPage.at(-1)).toEqual({ say: 'rest' }) })
  await vi.waitFor(() => { expect(told.at(-1)).toMatchObject({ seen: 1, ended: [{ id: 1, trouble: 'disk' }] }) })
  expect(told.at(-1)).not.toHaveProperty('ready')
})

it('draws the loudest of what falls on one place, and no more places than are seen', () => {
  expect(drawn([])).toHaveLength(0)
  expect(drawn([1, 2, 3])).toEqual(Uint8Array.of(1, 2, 3))
  const long = drawn(Array.from({ length: 72_000 }, (_, at) => (at === 36_000 ? 255 : 9)))
  expect([long.length, long[1000], long[0]]).toEqual([2000, 255, 9])
})

it('shows what the camera sees while it is tried, and nothing of a visit that is recorded or was begun meanwhile', async () => {
  const { server, page, toPage, say } = scene()
  const jpeg = new Uint8Array([0xff, 0xd8]).buffer
  const asks = () => toPage.flatMap((word) => (word.say === 'picture' ? [word.ask] : []))
  await server.open(DEVICES)
  expect(await server.picture()).toBeUndefined()
  await server.open({ ...DEVICES, kind: 'picture' })
  const seen = server.picture()
  await vi.waitFor(() => { expect(asks()).toHaveLength(1) })
  page.send({ pictured: asks()[0] ?? 0, picture: jpeg })
  expect(new Uint8Array(await seen ?? new ArrayBuffer())).toEqual(new Uint8Array(jpeg))
  const late = server.picture()
  await vi.waitFor(() => { expect(asks()).toHaveLength(2) })
  say({ no: 1, say: 'begin', id: 7, path: join(folder, 'one'), key: Uint8Array.from(randomBytes(32)) })
  await vi.waitFor(() => { expect(toPage).toContainEqual({ say: 'start', id: 7 }) })
  page.send({ pictured: asks()[1] ?? 0, picture: jpeg })
  expect(await late).toBeUndefined()
  expect(await server.picture()).toBeUndefined()
  expect(asks()).toHaveLength(2)
})
