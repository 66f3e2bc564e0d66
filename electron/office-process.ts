/**
 * The office in its own process: takes calls from the shell's port and answers each.
 * Keys and rows live here and nowhere else; the process ends when the room is locked.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { openOffice } from '#db/officeHost'

interface Call { readonly id: number; readonly call: string; readonly input: unknown; readonly token?: string }
interface Setting { readonly vault: string; readonly at: string | null }

const setting = JSON.parse(process.env['ROOM_OFFICE'] ?? '{}') as Setting
/** A pretended start time (tests and the demo) runs on from there. */
const shift = setting.at === null ? 0 : Date.parse(setting.at) - Date.now()
const office = await openOffice(setting.vault, {
  clock: { now: () => Date.now() + shift, uptime: () => Math.round(performance.now()) },
  ids: { uid: () => randomUUID(), randomBytes: (count: number) => new Uint8Array(randomBytes(count)) },
  log: (line) => process.stderr.write(`${line}\n`),
})

process.parentPort.on('message', ({ data }: { data: Call }) => {
  const { id, call, input, token } = data
  void office.call({ call, input, ...(token === undefined ? {} : { token }) }).then((reply) => process.parentPort.postMessage({ id, reply }))
})
office.onTopics((topics) => process.parentPort.postMessage({ topics }))
