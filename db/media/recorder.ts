/**
 * The one recording of a desk while it is made, whatever becomes of the room's window and office meanwhile: takes what a microphone or camera gives, keeps the time
 * without the pauses, watches the disk, and holds each result until somebody has written it down.
 * Knows no petition, no Electron and no key but that of the file it writes.
 */
import { LiveSegment } from './liveSegment'
import type { Written } from './sealedWriter'

const MIB = 1_048_576
/** With less than this no recording begins, and one that runs says that the disk is getting full: some 40 minutes with picture. */
export const LOW_BYTES = 500 * MIB
/** With less than this a recording is ended properly, while the database still has room. */
export const LEAST_BYTES = 200 * MIB
const LOOK_MS = 5000

/** `path`: a file that is not there yet. `key`: of that file alone. */
export interface Begin { readonly id: number; readonly path: string; readonly key: Uint8Array }
/** `disk-full`, `disk` (it does not take what is written any more), `silent` (nothing more comes from the device). */
export type Trouble = 'disk-full' | 'disk' | 'silent'
/** `lengthMs`: without pauses. `written` is missing where the file could not be ended: it is then recovered as it was last synced. */
export interface Result { readonly id: number; readonly written?: Written; /** As they are kept. */ readonly places?: Uint8Array; readonly trouble?: Trouble; readonly lengthMs: number; readonly endedAt: number }
export interface Progress { readonly id: number; readonly state: 'running' | 'paused'; readonly lengthMs: number; readonly low: boolean }

export interface RecorderParts {
  /** Milliseconds that only grow. */
  readonly uptime: () => number
  /** By the wall clock. */
  readonly now: () => number
  /** Free bytes where a path lies. @throws Error of the file system. */
  readonly free: (path: string) => number
}

interface Running { readonly begin: Begin; readonly segment: LiveSegment; lengthMs: number; /** Undefined while it is paused. */ since: number | undefined; heardAt: number; lookedAt: number; low: boolean }

/** A device that gives nothing for so long is gone; MediaRecorder gives something several times a second. */
export const SILENT_MS = 15_000

export class Recorder {
  readonly #parts: RecorderParts
  readonly #results = new Map<number, Result>()
  #running: Running | undefined

  constructor(parts: RecorderParts) {
    this.#parts = parts
  }

  /** @throws Error of the file system. */
  begin(begin: Begin): 'begun' | 'busy' | 'disk-full' {
    if (this.#running !== undefined) return 'busy'
    if (this.#parts.free(begin.path) < LOW_BYTES) return 'disk-full'
    const now = this.#parts.uptime()
    this.#running = { begin, segment: new LiveSegment(begin.path, begin.key, now), lengthMs: 0, since: now, heardAt: now, lookedAt: now, low: false }
    return 'begun'
  }

  /** What the device gave since the last time; of another recording, or after its end, it is dropped. */
  take(id: number, bytes: Uint8Array): void {
    const running = this.#of(id)
    if (running === undefined) return
    const now = this.#parts.uptime()
    running.heardAt = now
    this.#safely(running, () => { running.segment.add(bytes, now) })
  }

  /** Nothing is taken for a silence while it is paused; the device may still hand over the rest of before. */
  pause(id: number): void {
    const running = this.#of(id)
    if (running?.since === undefined) return
    running.lengthMs += this.#parts.uptime() - running.since
    running.since = undefined
  }

  resume(id: number): void {
    const running = this.#of(id)
    if (running === undefined || running.since !== undefined) return
    running.since = this.#parts.uptime()
    running.heardAt = running.since
  }

  /** Ends it properly; `trouble` where nobody wanted that. @returns its result, also of one that had ended by itself; undefined for one it does not know. */
  end(id: number, trouble?: Trouble): Result | undefined {
    const running = this.#of(id)
    if (running !== undefined) this.#finish(running, trouble)
    return this.#results.get(id)
  }

  /** Called a few times a second: syncs, looks at the disk, notices a device that is gone. */
  tick(): void {
    const running = this.#running
    if (running === undefined) return
    const now = this.#parts.uptime()
    this.#safely(running, () => { running.segment.tick(now) })
    if (this.#running !== running) return
    if (running.since !== undefined && now - running.heardAt >= SILENT_MS) return this.#finish(running, 'silent')
    if (now - running.lookedAt < LOOK_MS) return
    running.lookedAt = now
    this.#safely(running, () => {
      const free = this.#parts.free(running.begin.path)
      running.low = free < LOW_BYTES
      if (free < LEAST_BYTES) this.#finish(running, 'disk-full')
    })
  }

  progress(): Progress | undefined {
    if (this.#running === undefined) return undefined
    const { begin, low, since } = this.#running
    return { id: begin.id, state: since === undefined ? 'paused' : 'running', lengthMs: this.#lengthOf(this.#running), low }
  }

  /** Ended and not yet written down by anybody. */
  results(): readonly Result[] {
    return [...this.#results.values()]
  }

  /** It is written down. */
  forget(id: number): void {
    this.#results.delete(id)
  }

  #of(id: number): Running | undefined {
    return this.#running?.begin.id === id ? this.#running : undefined
  }

  #lengthOf({ lengthMs, since }: Running): number {
    return since === undefined ? lengthMs : lengthMs + this.#parts.uptime() - since
  }

  #safely(running: Running, work: () => void): void {
    try {
      work()
    } catch {
      running.segment.abandon()
      this.#close(running, { trouble: 'disk' })
    }
  }

  #finish(running: Running, trouble?: Trouble): void {
    this.#safely(running, () => {
      const written = running.segment.end()
      const { places } = running.segment
      this.#close(running, { written, ...(places === undefined ? {} : { places }), ...(trouble === undefined ? {} : { trouble }) })
    })
  }

  #close(running: Running, how: Pick<Result, 'written' | 'places' | 'trouble'>): void {
    if (this.#running !== running) return
    this.#running = undefined
    this.#results.set(running.begin.id, { id: running.begin.id, lengthMs: this.#lengthOf(running), endedAt: this.#parts.now(), ...how })
  }
}
