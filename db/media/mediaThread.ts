/**
 * One job on one recording in a thread of its own, while the desk goes on; progress and the wish to stop lie in shared memory, so that the thread hears them while it works.
 * The thread is given the key of that file alone, which is wiped when it has ended.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type { GoOn } from './takeIn'

/** `told`: bytes done as a double, then whether to stop. */
interface Assignment<J> { readonly job: J; readonly key: SharedArrayBuffer; readonly told: SharedArrayBuffer }
const TOLD_BYTES = 16
const STOP_AT = 8
const toldOf = (told: SharedArrayBuffer) => ({ done: new Float64Array(told, 0, 1), stop: new Int32Array(told, STOP_AT, 1) })

export interface MediaWork<R> {
  /** Bytes. */
  readonly done: number
  stop(): void
  /** Settles when the thread has ended; never rejects. */
  readonly over: Promise<R>
}

/** Wipes what it was given. */
export function lent(bytes: Uint8Array): SharedArrayBuffer {
  const key = new SharedArrayBuffer(bytes.length)
  new Uint8Array(key).set(bytes)
  bytes.fill(0)
  return key
}

/** `key`: base64; empty where the file has none. */
export const lentKey = (base64: string): SharedArrayBuffer => lent(Buffer.from(base64, 'base64'))

export function wipe(key: SharedArrayBuffer): void {
  new Uint8Array(key).fill(0)
}

/** `otherwise`: what came of it where the thread ended without a word. */
export function inMediaThread<J, R>(file: string, job: J, key: SharedArrayBuffer, otherwise: R): MediaWork<R> {
  const told = new SharedArrayBuffer(TOLD_BYTES)
  const { done, stop } = toldOf(told)
  const assignment: Assignment<J> = { job, key, told }
  const worker = new Worker(file, { workerData: assignment, execArgv: [] })
  const over = new Promise<R>((resolved) => {
    let result = otherwise
    worker.on('message', (said: R) => { result = said })
    worker.once('error', () => undefined)
    worker.once('exit', () => {
      wipe(key)
      resolved(result)
    })
  })
  return { get done() { return done[0] ?? 0 }, stop: () => { Atomics.store(stop, 0, 1) }, over }
}

/** What the thread's program does: the one job it was started for. */
export async function doMediaJob<J, R>(work: (job: J, key: Uint8Array, goOn: GoOn) => R | Promise<R>): Promise<void> {
  const { job, key, told } = workerData as Assignment<J>
  const { done, stop } = toldOf(told)
  const plainKey = Buffer.from(new Uint8Array(key))
  try {
    parentPort?.postMessage(await work(job, plainKey, (at) => { done[0] = at; return Atomics.load(stop, 0) === 0 }))
  } finally {
    plainKey.fill(0)
  }
}
