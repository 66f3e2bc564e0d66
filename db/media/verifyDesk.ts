/**
 * Recordings that are to be checked, one after the other, each in a thread while the desk goes on.
 * Locking stops the one under way and begins no other; keys are wiped with it.
 */
import { join } from 'node:path'
import type { MediaPlace, VerifyDoor, VerifyState, VerifyWanted } from '#core/door/mediaPort'
import type { Verdict } from '#core/domain/recordingVerdict'
import { mediaPath } from './mediaFolder'
import { inMediaThread, lentKey, type MediaWork, wipe } from './mediaThread'
import type { VerifyJob } from './verify'
import { file } from './verifyProgram?thread'

interface Waiting { readonly recordingId: number; readonly bytes: number; readonly job: VerifyJob; readonly key: SharedArrayBuffer; readonly told: (verdict: Verdict, at: number) => void }
interface Under { readonly one: Waiting; readonly work: MediaWork<Verdict> }

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
      this.#queue.push({ recordingId, bytes, job: { ...pathOf(this.#vault, place), sha256 }, key: lentKey(place.kind === 'sealed' ? place.key : ''), told: (verdict, at) => { told(recordingId, verdict, at) } })
    }
    if (this.#under === undefined) this.#over = this.#run()
  }

  state(): VerifyState {
    if (this.#under === undefined) return {}
    const { one, work } = this.#under
    return { running: { recordingId: one.recordingId, done: work.done, bytes: one.bytes, at: this.#of - this.#queue.length, of: this.#of } }
  }

  stop(): void {
    this.#end(() => true)
  }

  forget(recordingId: number): void {
    this.#end((one) => one.recordingId === recordingId)
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  settled(): Promise<void> {
    return this.#over
  }

  async #run(): Promise<void> {
    for (let one = this.#queue.shift(); one !== undefined; one = this.#queue.shift()) {
      const work = inMediaThread<VerifyJob, Verdict>(file, one.job, one.key, { code: 'stopped', at: 0 })
      this.#under = { one, work }
      this.#changed()
      const verdict = await work.over
      try {
        one.told(verdict, this.#now())
      } catch {
        // A disk that takes no entry says so at the next call; who wants to know checks again.
      }
    }
    this.#under = undefined
    this.#changed()
  }

  /** Begins none of these any more; their keys go. */
  #end(ends: (one: Waiting) => boolean): void {
    for (const { key } of this.#queue.filter(ends)) wipe(key)
    const left = this.#queue.filter((one) => !ends(one))
    this.#of -= this.#queue.length - left.length
    this.#queue = left
    if (this.#under !== undefined && ends(this.#under.one)) this.#under.work.stop()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

function pathOf(vault: string, place: MediaPlace): Omit<VerifyJob, 'sha256'> {
  return place.kind === 'sealed' ? { path: mediaPath(vault, place.file), sealed: true, stored: place.stored } : { path: join(place.folder, place.path), sealed: false, stored: null }
}
