/**
 * Writes to a file beside what goes on, one piece after the other, and lets the disk begin early with what it has, so that little is left to wait for at the end.
 * What fails is kept until somebody asks; from then on nothing more is written.
 */
import { fdatasync, writev } from 'node:fs'
import { promisify } from 'node:util'

const writeLater = promisify(writev)
const syncLater = promisify(fdatasync)
/** So many bytes are given to the disk at once. */
const EARLY = 33_554_432

/** What is left of some parts when so many bytes of them are written. */
export function rest(parts: readonly Buffer[], bytes: number): Buffer[] {
  let written = bytes
  return parts.flatMap((part) => {
    const done = Math.min(written, part.length)
    written -= done
    return done === part.length ? [] : [part.subarray(done)]
  })
}

export class WriteAhead {
  readonly #file: number
  #writing: Promise<void> = Promise.resolve()
  #syncing: Promise<void> = Promise.resolve()
  #isSyncing = false
  #unsynced = 0

  /** Of an open file, which is to stay open until this has caught up. */
  constructor(file: number) {
    this.#file = file
  }

  /** What was given so far; whoever waits for it before giving the next but one never holds more than two pieces. @throws Error of the file system. */
  get written(): Promise<void> {
    return this.#writing
  }

  write(parts: readonly Buffer[]): void {
    this.#writing = this.#writing.then(() => this.#write(parts))
    // Nobody may be waiting yet; who does is told all the same.
    this.#writing.catch(() => undefined)
  }

  /** Nothing is under way any more. @throws Error of the file system, if anything failed. */
  async caughtUp(): Promise<void> {
    try {
      await this.#writing
    } finally {
      await this.#syncing
    }
  }

  async #write(parts: readonly Buffer[]): Promise<void> {
    for (let left = [...parts]; left.length > 0;) {
      const { bytesWritten } = await writeLater(this.#file, left)
      this.#unsynced += bytesWritten
      left = rest(left, bytesWritten)
    }
    if (this.#unsynced < EARLY || this.#isSyncing) return
    this.#unsynced = 0
    this.#isSyncing = true
    this.#syncing = this.#syncing.then(() => syncLater(this.#file)).then(() => { this.#isSyncing = false })
    this.#syncing.catch(() => undefined)
  }
}
