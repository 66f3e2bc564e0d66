/**
 * A recorder within the test's own process: the real one between its real neighbours, with a page that hears what the test says and a clock the test moves.
 * Its wires deliver at once.
 */
import type { DeviceFault, FromPage, RecorderStatus, ToPage } from '#core/domain/recorderWords'
import { Recorder } from '#db/media/recorder'
import { RecorderServer } from '#db/media/recorderServer'
import type { Wire } from '#db/media/recorderWire'
import type { RecorderLink } from '#db/recorderDesk'

/** Both ends of a channel. */
export function wires<A, B>(): readonly [Wire<A, B>, Wire<B, A>] {
  let [left, right]: [((message: A) => void) | undefined, ((message: B) => void) | undefined] = [undefined, undefined]
  return [
    { send: (message) => right?.(structuredClone(message)), hear: (listener) => { left = listener } },
    { send: (message) => left?.(structuredClone(message)), hear: (listener) => { right = listener } },
  ]
}

const START = 1_788_570_300_000
/** What a device gives in a quarter of a second. */
export const PART = Buffer.alloc(700, 'sound')

export interface TestRecorder {
  readonly server: RecorderServer
  readonly statuses: RecorderStatus[]
  readonly said: ToPage[]
  /** Its free bytes on the disk. */
  free: number
  /** What a device still gives when it is stopped. */
  last: Uint8Array
  /** What is answered to whoever opens the devices; undefined where they open. */
  fault: DeviceFault | undefined
  /** For `makeTestOffice`: each office that is opened meets it. */
  meet(link: RecorderLink): void
  open(kind?: 'sound' | 'picture'): Promise<unknown>
  forward(ms: number): void
  /** Sound for so many seconds. */
  hear(seconds: number): void
  page(message: FromPage): void
}

/** With `always` the devices are open whenever nothing runs. `start`: by the wall clock. */
export function makeTestRecorder({ always = false, start = START }: { readonly always?: boolean; readonly start?: number } = {}): TestRecorder {
  let [uptime, running]: [number, number | undefined] = [0, undefined]
  const parts = { uptime: () => uptime, now: () => start + uptime, free: () => made.free }
  const statuses: RecorderStatus[] = []
  const server = new RecorderServer(new Recorder(parts), parts, (status) => { statuses.push(status) })
  const [mine, its] = wires<ToPage, FromPage>()
  const said: ToPage[] = []
  mine.hear((message) => {
    said.push(message)
    if (message.say === 'open') mine.send(made.fault === undefined ? { opened: message.ask, device: '内置麦克风' } : { opened: message.ask, fault: made.fault })
    if (message.say === 'names') mine.send({ names: message.ask, found: { microphones: ['内置麦克风'], cameras: [] } })
    if (message.say === 'picture') mine.send({ pictured: message.ask, picture: new Uint8Array([0xff, 0xd8, 0xff]).buffer })
    if (message.say === 'start') running = message.id
    if (message.say === 'stop' && running !== undefined) {
      mine.send({ of: running, bytes: new Uint8Array(made.last).buffer })
      mine.send({ stopped: running })
    }
    if (message.say === 'rest') {
      running = undefined
      if (always) void made.open()
    }
  })
  server.page(its)
  const made: TestRecorder = {
    server, statuses, said, free: 10 ** 10, last: PART, fault: undefined,
    meet: (link) => {
      const [office, recorder] = wires<Parameters<Parameters<Parameters<RecorderLink['met']>[0]['hear']>[0]>[0], Parameters<Parameters<RecorderLink['met']>[0]['send']>[0]>()
      link.met(office)
      server.office(recorder)
    },
    open: (kind = 'sound') => server.open({ kind, microphone: '', camera: '', room: '' }),
    forward: (ms) => { uptime += ms; server.tick() },
    hear: (seconds) => {
      for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
        uptime += 250
        if (running !== undefined) mine.send({ of: running, bytes: new Uint8Array(PART).buffer })
        mine.send({ level: quarter % 256 })
        server.tick()
      }
    },
    page: (message) => { mine.send(message) },
  }
  if (always) void made.open()
  return made
}
