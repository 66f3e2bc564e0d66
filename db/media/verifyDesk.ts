/**
 * Recordings that are to be checked, one after the other, each in a thread while the desk goes on.
 * Locking stops the one under way and begins no other; keys are wiped with it.
 */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { MediaPlace, VerifyDoor, VerifyState, VerifyWanted } from '#core/door/mediaPort'
import { type Verdict, VERDICTS } from '#core/domain/recordingVerdict'
import { mediaPath } from './mediaFolder'
import type { VerifyJob } from './verify'
import { file } from './verifyProgram?thread'

export interface Assignment { readonly job: VerifyJob; readonly key: SharedArrayBuffer; /** Bytes done as a double, then whether to stop. */ readonly told: SharedArrayBuffer }
interface Waiting { readonly recordingId: number; readonly bytes: number; readonly job: VerifyJob; readonly key: SharedArrayBuffer; readonly told: (verdict: Verdict, at: number) => void }
interface Under { readonly one: Waiting; readonly done: Float64Array; readonly stop: Int32Array }

const TOLD_BYTES = 16
const STOP_AT = 8

export class VerifyDesk implements VerifyDoor {
  readonly #vault: string
  readonly #now: () => number
  readonly #listeners: (() => void)[] = []
  #queue: Waiting[] = []
  #under: Under | undefined
  #of = 0
  #over: Promise<void> = Promise.resolve()

  constructor(vault: string, now: () => number) {
    this.#vault = vault
    this.#now = now
  }

  add(wanted: readonly VerifyWanted[], told: (recordingId: number, verdict: Verdict, at: number) => void): void {
    if (this.#under === undefined) this.#of = 0
    const known = new Set([...this.#queue.map(({ recordingId }) => recordingId), this.#under?.one.recordingId])
    for (const { recordingId, place, bytes, sha256 } of wanted) {
      if (known.has(recordingId)) continue
      this.#of += 1
      this.#queue.push({ recordingId, bytes, job: { ...pathOf(this.#vault, place), sha256 }, key: keyOf(place), told: (verdict, at) => { told(recordingId, verdict, at) } })
    }
    if (this.#under === undefined) this.#over = this.#run()
  }

  state(): VerifyState {
    const { one, done } = this.#under ?? {}
    return one === undefined ? {} : { running: { recordingId: one.recordingId, done: done?.[0] ?? 0, bytes: one.bytes, at: this.#of - this.#queue.length, of: this.#of } }
  }

  stop(): void {
    for (const { key } of this.#queue) new Uint8Array(key).fill(0)
    this.#of -= this.#queue.length
    this.#queue = []
    if (this.#under !== undefined) Atomics.store(this.#under.stop, 0, 1)
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  settled(): Promise<void> {
    return this.#over
  }

  async #run(): Promise<void> {
    for (let one = this.#queue.shift(); one !== undefined; one = this.#queue.shift()) {
      const told = new SharedArrayBuffer(TOLD_BYTES)
      this.#under = { one, done: new Float64Array(told, 0, 1), stop: new Int32Array(told, STOP_AT, 1) }
      this.#changed()
      const verdict = await found({ job: one.job, key: one.key, told })
      new Uint8Array(one.key).fill(0)
      try {
        one.told(verdict, this.#now())
      } catch {
        // A disk that takes no entry says so at the next call; who wants to know checks again.
      }
    }
    this.#under = undefined
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

function pathOf(vault: string, place: MediaPlace): Omit<VerifyJob, 'sha256'> {
  return place.kind === 'sealed' ? { path: mediaPath(vault, place.file), sealed: true, stored: place.stored } : { path: join(place.folder, place.path), sealed: false, stored: null }
}

function keyOf(place: MediaPlace): SharedArrayBuffer {
  const bytes = Buffer.from(place.kind === 'sealed' ? place.key : '', 'base64')
  const key = new SharedArrayBuffer(bytes.length)
  new Uint8Array(key).set(bytes)
  bytes.fill(0)
  return key
}

/** Never rejects. */
function found(assignment: Assignment): Promise<Verdict> {
  return new Promise((resolved) => {
    let verdict: Verdict = { code: 'stopped', at: 0 }
    const worker = new Worker(file, { workerData: assignment, execArgv: [] })
    worker.on('message', (said: Verdict) => { if (VERDICTS.includes(said.code)) verdict = said })
    worker.once('error', () => undefined)
    worker.once('exit', () => { resolved(verdict) })
  })
}
