/**
 * The office in its own process: takes calls from the shell's port and answers each.
 * Keys and rows live here and nowhere else; the process ends when the room is locked.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { MessagePortMain } from 'electron'
import { openOffice } from '#db/officeHost'
import type { RecorderLink } from '#db/recorderDesk'

interface Call { readonly id: number; readonly call: string; readonly input: unknown; readonly token?: string; readonly media?: never }
/** Bytes of a recording, which go as they are and never through JSON. */
interface Media { readonly id: number; readonly media: { readonly ticket: string; readonly from: number; readonly count: number }; readonly token?: string }
interface Introduction { readonly recorder: true }
interface Setting { readonly vault: string; readonly at: string | null }

const setting = JSON.parse(process.env['ROOM_OFFICE'] ?? '{}') as Setting
/** A pretended start time (tests and the demo) runs on from there. */
const shift = setting.at === null ? 0 : Date.parse(setting.at) - Date.now()
let recorder: RecorderLink | undefined
const office = await openOffice(setting.vault, {
  clock: { now: () => Date.now() + shift, uptime: () => Math.round(performance.now()) },
  ids: { uid: () => randomUUID(), randomBytes: (count: number) => new Uint8Array(randomBytes(count)) },
  recorder: (link) => { recorder = link },
  log: (line) => process.stderr.write(`${line}\n`),
})

/** The shell's word on the recorder: a channel to it, or none. */
function introduced(port: MessagePortMain | undefined): void {
  if (port === undefined) return recorder?.none()
  recorder?.met({
    send: (message) => { port.postMessage(message) },
    hear: (listener) => {
      port.on('message', (event) => { listener(event.data as Parameters<typeof listener>[0]) })
      port.start()
    },
  })
}

process.parentPort.on('message', ({ data, ports }: { data: Call | Media | Introduction; ports: MessagePortMain[] }) => {
  if ('recorder' in data) return introduced(ports[0])
  if (data.media !== undefined) {
    process.parentPort.postMessage({ id: data.id, part: office.media({ ...data.media, ...(data.token === undefined ? {} : { token: data.token }) }) })
    return
  }
  const { id, call, input, token } = data
  void office.call({ call, input, ...(token === undefined ? {} : { token }) }).then((reply) => process.parentPort.postMessage({ id, reply }))
})
office.onTopics((topics) => process.parentPort.postMessage({ topics }))
