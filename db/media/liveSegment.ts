/**
 * A recording while it is made: what comes in is encrypted at once and is on the disk within half a second, so that a power cut takes little (security.md §7).
 * Knows no microphone and no clock of its own; told the time, in milliseconds that only grow.
 */
import { keptPlaces, WebmPlaces } from '#core/domain/webmPlaces'
import { SealedDamage, SealedReader } from './sealedReader'
import { SealedWriter, type Written } from './sealedWriter'
import type { GoOn } from './takeIn'

/** Longer than this nothing waits that was added, as long as `add` or `tick` is called. */
export const SYNC_MS = 500

export class LiveSegment {
  readonly #writer: SealedWriter
  readonly #places = new WebmPlaces()
  #syncedAt: number
  #synced = 0

  /** @throws Error of the file system, also where the path is there already. */
  constructor(path: string, key: Uint8Array, now: number) {
    this.#writer = new SealedWriter(path, key, 'live')
    try {
      this.#writer.settle()
    } catch (error) {
      // Nobody is given it who could close its file.
      this.#writer.close()
      throw error
    }
    this.#syncedAt = now
  }

  /** Plain bytes that outlive a power cut. */
  get synced(): number {
    return this.#synced
  }

  /** Where what was added can be begun to be played from, as it is kept; undefined where that cannot be made out. */
  get places(): Uint8Array | undefined {
    return keptOf(this.#places)
  }

  /** @throws Error of the file system: what was synced before stays readable. */
  add(bytes: Uint8Array, now: number): void {
    this.#writer.write(bytes)
    this.#places.feed(bytes)
    this.tick(now)
  }

  /** Called a few times a second while nothing comes in. @throws Error of the file system. */
  tick(now: number): void {
    if (this.#writer.bytes === this.#synced || now - this.#syncedAt < SYNC_MS) return
    this.#writer.sync()
    this.#synced = this.#writer.bytes
    this.#syncedAt = now
  }

  /** @throws Error of the file system. */
  end(): Written {
    return this.#writer.finish()
  }

  /** Without an end: what was synced is what there is. */
  abandon(): void {
    this.#writer.close()
  }
}

export interface Recovered { readonly bytes: number; readonly sha256: string; /** It had been ended, and only that was not written down. */ readonly ended: boolean; readonly places?: Uint8Array }

function keptOf({ found }: WebmPlaces): Uint8Array | undefined {
  return found === undefined ? undefined : keptPlaces(found)
}

/** What a recording that nobody ended holds; undefined where that is nothing, where it is damaged, or where `goOn` stopped it. @throws Error of the file system. */
export function recovered(path: string, key: Uint8Array, goOn: GoOn = () => true): Recovered | undefined {
  try {
    const reader = new SealedReader(path, key)
    try {
      const seen = new WebmPlaces()
      const sha256 = reader.digest((done, chunk) => {
        seen.feed(chunk)
        return goOn(done)
      })
      const places = keptOf(seen)
      return sha256 === undefined || reader.bytes === 0 ? undefined : { bytes: reader.bytes, sha256, ended: reader.ending === 'whole', ...(places === undefined ? {} : { places }) }
    } finally {
      reader.close()
    }
  } catch (error) {
    if (error instanceof SealedDamage) return undefined
    throw error
  }
}
