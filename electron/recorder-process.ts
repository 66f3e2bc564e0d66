/**
 * The recorder in its own process, which outlives a lock and the office: between the page that hears, the office that holds the keys and the shell that introduces them.
 * It has the key of one file for a moment and no other.
 */
import type { MessagePortMain } from 'electron'
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Devices, FromPage, ToPage } from '#core/domain/recorderWords'
import { Recorder } from '#db/media/recorder'
import { RecorderServer } from '#db/media/recorderServer'
import type { OfficeWord, RecorderWord, Wire } from '#db/media/recorderWire'

type Word =
  | { readonly say: 'office' | 'page' | 'pageGone' | 'rest' }
  | { readonly say: 'open'; readonly ask: number; readonly devices: Devices & { readonly room: string } }
  | { readonly say: 'names' | 'picture' | 'finish'; readonly ask: number }
const TICK_MS = 250
/** An office that is there writes down what ended within this time; a locked room has none. */
const SETTLE_MS = 1_500

const at = process.env['ROOM_RECORDER_AT']
/** A pretended start time (tests and the demo) runs on from there. */
const shift = at === undefined ? 0 : Date.parse(at) - Date.now()
const parts = {
  uptime: () => Math.round(performance.now()), now: () => Date.now() + shift,
  free: (path: string) => {
    const { bavail, bsize } = statfsSync(dirname(path))
    return bavail * bsize
  },
}
const server = new RecorderServer(new Recorder(parts), parts, (status) => { process.parentPort.postMessage({ status }) })
setInterval(() => { server.tick() }, TICK_MS)

function wireOf<In, Out>(port: MessagePortMain): Wire<In, Out> {
  return {
    send: (message) => { port.postMessage(message) },
    hear: (listener) => {
      port.on('message', ({ data }) => { listener(data as In) })
      port.start()
    },
  }
}

async function finished(): Promise<void> {
  server.end()
  let ended = performance.now()
  while (server.running || (!server.settled && performance.now() - ended < SETTLE_MS)) {
    if (server.running) ended = performance.now()
    await new Promise((resolve) => { setTimeout(resolve, TICK_MS / 5) })
  }
}

process.parentPort.on('message', ({ data, ports: [port] }: { data: Word; ports: MessagePortMain[] }) => {
  const answer = (ask: number, work: Promise<unknown>): void => void work.then((value) => { process.parentPort.postMessage({ ask, value }) })
  if (data.say === 'office' && port !== undefined) server.office(wireOf<OfficeWord, RecorderWord>(port))
  if (data.say === 'page' && port !== undefined) server.page(wireOf<FromPage, ToPage>(port))
  if (data.say === 'pageGone') server.pageGone()
  if (data.say === 'rest') server.rest()
  if (data.say === 'open') answer(data.ask, server.open(data.devices))
  if (data.say === 'names') answer(data.ask, server.names())
  if (data.say === 'picture') answer(data.ask, server.picture())
  if (data.say === 'finish') answer(data.ask, finished())
})
