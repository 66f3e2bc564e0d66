/**
 * Recordings that nobody ended, read through as far as they came, each in a thread: a long one takes seconds, and the desk goes on meanwhile.
 * Locking breaks off what is being read; keys are wiped with it. Knows no row.
 */
import type { Recovered } from './liveSegment'
import { inMediaThread, lent } from './mediaThread'
import { file } from './recoveryProgram?thread'

export interface Assignment { readonly path: string }
/** `found` is missing where there is nothing that can be read. */
export interface Said { readonly found?: Recovered }
interface Under { stop(): void; readonly over: Promise<void> }

export class Recovery {
  readonly #under = new Map<number, Under>()
  /** Could not be read to their end. */
  readonly #failed = new Set<number>()

  /** Whether it is being read, or not to be tried now. */
  knows(id: number): boolean {
    return this.#under.has(id) || this.#failed.has(id)
  }

  /** What could not be read is tried anew. */
  again(): void {
    this.#failed.clear()
  }

  /** Wipes the key. `told` is called once it was read; not where that failed or was broken off. What it throws is a failure, too. */
  read(id: number, path: string, plain: Uint8Array, told: (said: Said) => void): void {
    const work = inMediaThread<Assignment, Said | undefined>(file, { path }, lent(plain), undefined)
    const over = work.over.then((said) => {
      this.#under.delete(id)
      try {
        if (said === undefined) this.#failed.add(id)
        else told(said)
      } catch {
        this.#failed.add(id)
      }
    })
    this.#under.set(id, { stop: () => { work.stop() }, over })
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#under.values()].map(({ stop, over }) => {
      stop()
      return over
    }))
  }
}
