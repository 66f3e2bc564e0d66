/**
 * A recording made at the desk as a player likes it: its front made anew from the places that were kept (core/domain/webmFront.ts), its clusters as they are.
 * Only for playing: what is checked or copied is read as it was written. What cannot be made anew is read as it is, too.
 */
import { type Places, placesOf, WebmPlaces } from '#core/domain/webmPlaces'
import { webmFront } from '#core/domain/webmFront'
import type { ByteReader } from './byteReader'
import { SealedDamage } from './sealedReader'

const AT_ONCE = 65_536
/** Of a file that is shorter than it was, to find how long it still plays; far more than lies between two places. */
const MOST_AGAIN = 16_777_216

class RemadeReader implements ByteReader {
  readonly #file: ByteReader
  readonly #front: Uint8Array
  readonly shift: number

  constructor(file: ByteReader, front: Uint8Array, head: number) {
    this.#file = file
    this.#front = front
    this.shift = front.length - head
  }

  get bytes(): number {
    return this.#file.bytes + this.shift
  }

  get ending(): ByteReader['ending'] {
    return this.#file.ending
  }

  read(offset: number, length: number): Uint8Array {
    const front = this.#front.subarray(offset, offset + length)
    if (front.length === length) return front
    const rest = this.#file.read(offset + front.length - this.shift, length - front.length)
    return front.length === 0 ? rest : Buffer.concat([front, rest])
  }

  close(): void {
    this.#file.close()
  }
}

/** Of a file that lost its end: the places that are left, and how long it plays by what follows the last of them, up to a damage. */
function leftOf(file: ByteReader, known: Places): Places | undefined {
  const places = known.places.filter(({ at }) => at < file.bytes)
  const last = places.at(-1)
  if (last === undefined) return undefined
  const seen = new WebmPlaces({ ...known, places })
  const end = Math.min(file.bytes, last.at + MOST_AGAIN)
  try {
    for (let at = last.at; at < end; at += AT_ONCE) seen.feed(file.read(at, Math.min(AT_ONCE, end - at)))
  } catch (error) {
    if (!(error instanceof SealedDamage)) throw error
  }
  return seen.found
}

/** `kept`: as `keptPlaces` gave them. @throws Error of the file system. */
export function remade(file: ByteReader, kept: Uint8Array | undefined): ByteReader {
  const known = kept === undefined ? undefined : placesOf(kept)
  if (known === undefined) return file
  try {
    const places = file.bytes < known.bytes ? leftOf(file, known) : known
    const front = places === undefined ? undefined : webmFront(file.read(0, places.head), places)
    return front === undefined ? file : new RemadeReader(file, front, known.head)
  } catch (error) {
    if (error instanceof SealedDamage) return file
    throw error
  }
}
