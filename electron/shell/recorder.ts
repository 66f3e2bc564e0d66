/**
 * The recorder as the shell has it: started with the first wish for a device, introduced to each office and to the page that hears, and ended with the program.
 * Knows what runs and how loud it is; keys and sound pass by.
 */
import { MessageChannelMain, utilityProcess, type BrowserWindow, type MessagePortMain, type UtilityProcess } from 'electron'
import type { DeviceFault, DeviceNames, Devices, RecorderStatus } from '#core/domain/recorderWords'
import { openCapture } from './captureWindow'
import { processEnvironment } from './processEnvironment'

/** How the shell tells an office: with a channel to the recorder, or that there is none. */
export type Introduce = (port?: MessagePortMain) => void
type Opened = { readonly device: string } | { readonly fault: DeviceFault }
export interface DeskRecorder {
  /** For each office that is started. */
  meet(introduce: Introduce): void
  status(): RecorderStatus
  hear(listener: (status: RecorderStatus) => void): void
  open(devices: Devices & { readonly room: string }): Promise<Opened>
  names(): Promise<DeviceNames>
  /** What the camera sees while it is tried, as JPEG. */
  picture(): Promise<ArrayBuffer | undefined>
  /** Closes devices for which nothing runs. */
  rest(): void
  /** Ends what runs; done when it is written down, or nobody is there who could. */
  finish(): Promise<void>
}
interface Answer { readonly status?: RecorderStatus; readonly ask?: number; readonly value?: unknown }
interface Running { readonly child: UtilityProcess; readonly asked: Map<number, (value: unknown) => void>; page: BrowserWindow | undefined; listening: Promise<void>; ended: boolean }
interface State { running: Running | undefined; status: RecorderStatus; introduce: Introduce | undefined; asks: number; readonly listeners: ((status: RecorderStatus) => void)[]; readonly place: RecorderPlace }
interface RecorderPlace { readonly recorderFile: string; readonly at: string | undefined }

const resting: RecorderStatus = { state: 'rest', lengthMs: 0, level: 0, low: false }

export function makeRecorder(place: RecorderPlace): DeskRecorder {
  const state: State = { running: undefined, status: resting, introduce: undefined, asks: 0, listeners: [], place }
  return {
    meet: (introduce) => {
      state.introduce = introduce
      present(state)
    },
    status: () => state.status,
    hear: (listener) => { state.listeners.push(listener) },
    open: async (devices) => {
      const opened = (await ask(state, { say: 'open', devices }, true)) as Opened | undefined ?? { fault: 'device-failed' }
      // Also what is still opening, for which nobody waits any more.
      if ('fault' in opened) closeIdlePage(state)
      return opened
    },
    names: async () => {
      const found = (await ask(state, { say: 'names' }, true)) as DeviceNames | undefined
      closeIdlePage(state)
      return found ?? { microphones: [], cameras: [] }
    },
    picture: async () => (state.status.state === 'ready' ? (await ask(state, { say: 'picture' }, false)) as ArrayBuffer | undefined : undefined),
    rest: () => { if (state.running !== undefined) tellChild(state.running, { say: 'rest' }) },
    finish: async () => {
      if (state.running !== undefined && (state.status.state === 'running' || state.status.state === 'paused')) await ask(state, { say: 'finish' }, false)
    },
  }
}

function present({ running, introduce }: State): void {
  if (running === undefined) return introduce?.()
  const { port1, port2 } = new MessageChannelMain()
  tellChild(running, { say: 'office' }, [port1])
  introduce?.(port2)
}

/** A word to a process that has ended, as while its own end is being answered, would end the whole program. */
function tellChild({ child, ended }: Running, word: object, ports?: MessagePortMain[]): void {
  if (!ended) child.postMessage(word, ports)
}

function tell(state: State, status: RecorderStatus): void {
  state.status = status
  for (const listener of state.listeners) listener(status)
}

function started(state: State): Running {
  if (state.running !== undefined) return state.running
  const { recorderFile, at } = state.place
  const child = utilityProcess.fork(recorderFile, [], { serviceName: 'Reception room recorder', env: processEnvironment(at === undefined ? {} : { ROOM_RECORDER_AT: at }), stdio: 'inherit', execArgv: [] })
  const running: Running = { child, asked: new Map(), page: undefined, listening: Promise.resolve(), ended: false }
  state.running = running
  child.on('message', ({ status, ask: to, value }: Answer) => {
    if (status !== undefined) {
      const worked = state.status.state !== 'rest'
      tell(state, status)
      if (worked && status.state === 'rest') closePage(state)
    }
    if (to === undefined) return
    running.asked.get(to)?.(value)
    running.asked.delete(to)
  })
  child.on('exit', () => {
    running.ended = true
    if (state.running !== running) return
    state.running = undefined
    for (const answer of running.asked.values()) answer(undefined)
    running.page?.destroy()
    tell(state, resting)
    present(state)
  })
  present(state)
  return running
}

/** The page is there when the recorder asks it something. */
function paged(running: Running): Promise<void> {
  if (running.page !== undefined) return running.listening
  running.listening = new Promise((listens) => {
    const page = openCapture((port) => {
      tellChild(running, { say: 'page' }, [port])
      listens()
    }, () => {
      if (running.page === page) running.page = undefined
      tellChild(running, { say: 'pageGone' })
      listens()
    })
    running.page = page
  })
  return running.listening
}

function closePage({ running }: State): void {
  if (running?.page !== undefined && !running.page.isDestroyed()) running.page.destroy()
}

function closeIdlePage(state: State): void {
  if (state.status.state === 'rest') closePage(state)
}

async function ask(state: State, word: object, page: boolean): Promise<unknown> {
  const running = started(state)
  if (page) await paged(running)
  state.asks += 1
  const no = state.asks
  return new Promise((answer) => {
    running.asked.set(no, answer)
    tellChild(running, { ...word, ask: no })
  })
}
