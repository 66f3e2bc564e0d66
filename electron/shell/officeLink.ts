/**
 * Starts the office in its own process and carries calls to it.
 * Ending the process is what takes keys and rows out of memory.
 */
import { utilityProcess } from 'electron'
import { randomUUID } from 'node:crypto'
import type { Reply } from '#core/contract/call'
import type { MediaPart } from '#core/door/mediaPort'
import { processEnvironment } from './processEnvironment'
import type { DeskRecorder } from './recorder'

export interface OfficePlace { readonly officeFile: string; readonly vaultFolder: string; readonly at: string | undefined; readonly recorder: DeskRecorder }
export interface OfficeLink {
  call(name: string, input: unknown, token: string | undefined): Promise<Reply>
  /** Bytes of a recording by its ticket. */
  media(wish: MediaWish, token: string | undefined): Promise<MediaPart>
  /** Ends the process at once; what still waits is answered with a fault. */
  stop(): void
}
export interface MediaWish { readonly ticket: string; readonly from: number; readonly count: number }
interface Answer { readonly id?: number; readonly reply?: Reply; readonly part?: MediaPart; readonly topics?: readonly string[] }

/** No office, no bytes. */
const GONE: MediaPart = { ok: false, code: 'gone' }

export function startOffice(place: OfficePlace, hear: (topics: readonly string[]) => void, ended: () => void): OfficeLink {
  const waiting = new Map<number, (reply: Reply) => void>()
  const reading = new Map<number, (part: MediaPart) => void>()
  let last = 0
  let stopped = false
  const env = processEnvironment({ ROOM_OFFICE: JSON.stringify({ vault: place.vaultFolder, at: place.at ?? null }) })
  const child = utilityProcess.fork(place.officeFile, [], { serviceName: 'Reception room office', env, stdio: 'inherit', execArgv: [] })
  place.recorder.meet((port) => {
    if (!stopped) child.postMessage({ recorder: true }, port === undefined ? [] : [port])
  })
  child.on('message', (message: Answer) => {
    if (message.topics !== undefined) hear(message.topics)
    if (message.id === undefined) return
    if (message.part !== undefined) reading.get(message.id)?.(message.part)
    if (message.reply !== undefined) waiting.get(message.id)?.(message.reply)
    reading.delete(message.id)
    waiting.delete(message.id)
  })
  child.on('exit', () => {
    const wished = stopped
    // First: a word to it from whatever is told here would end the whole program.
    stopped = true
    for (const answer of waiting.values()) answer(wished ? gone() : fell())
    for (const answer of reading.values()) answer(GONE)
    waiting.clear()
    reading.clear()
    if (!wished) ended()
  })
  const ask = <T>(answers: Map<number, (answer: T) => void>, none: () => T, message: object, token: string | undefined): Promise<T> => {
    if (stopped) return Promise.resolve(none())
    last += 1
    const id = last
    return new Promise((answer) => {
      answers.set(id, answer)
      child.postMessage({ id, ...message, ...(token === undefined ? {} : { token }) })
    })
  }
  return {
    call: (name, input, token) => ask(waiting, gone, { call: name, input }, token),
    media: (media, token) => ask(reading, () => GONE, { media }, token),
    stop: () => {
      stopped = true
      child.kill()
    },
  }
}

/** An office whose process starts with the first call: the lock screen is shown before it asks, and shall not wait for it. */
export function lateOffice(start: () => OfficeLink): OfficeLink {
  let link: OfficeLink | undefined
  return {
    call: (name, input, token) => (link ??= start()).call(name, input, token),
    media: (wish, token) => link?.media(wish, token) ?? Promise.resolve(GONE),
    stop: () => link?.stop(),
  }
}

function fell(): Reply {
  return { ok: false, fault: { code: 'locked', message: '后台程序意外停止，请再试一次；保存过的内容和草稿都还在', ref: randomUUID().slice(0, 8) } }
}

function gone(): Reply {
  return { ok: false, fault: { code: 'locked', message: '已锁定，请重新登录', ref: randomUUID().slice(0, 8) } }
}
