/**
 * HMAC-SHA-256 (RFC 2104) under one key for many short texts: the key is prepared once and can be wiped.
 * Knows neither what it signs nor where the key comes from.
 */
import { hash } from 'node:crypto'

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32
/** Bytes of UTF-8 that one unit of a string takes at most. */
const MOST_BYTES = 3
const TEXT_BYTES = 4096

/**
 * `createHmac` prepares its key anew for every text, which costs more than the hashing; a KeyObject keeps a copy that nobody can wipe.
 * The key is at most a block long, as derived keys are.
 */
export class KeyedMac {
  readonly #outer: Buffer
  /** The prepared key with room behind it for a text, so that no text needs a copy of the key. */
  #inner: Buffer

  /** The key stays the caller's, who wipes it; what was prepared from it is wiped here. @throws RangeError for a key longer than a block. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK_BYTES) throw new RangeError('a key of at most 64 bytes is needed')
    this.#inner = padded(key, 0x36, TEXT_BYTES)
    this.#outer = padded(key, 0x5c, DIGEST_BYTES)
  }

  /** Hexadecimal, 64 characters. */
  of(text: string): string {
    if (text.length * MOST_BYTES > this.#inner.length - BLOCK_BYTES) this.#widen(Buffer.byteLength(text))
    const end = BLOCK_BYTES + this.#inner.write(text, BLOCK_BYTES)
    hash('sha256', this.#inner.subarray(0, end), 'buffer').copy(this.#outer, BLOCK_BYTES)
    return hash('sha256', this.#outer)
  }

  /** A wiped key stays wiped. */
  #widen(bytes: number): void {
    if (bytes <= this.#inner.length - BLOCK_BYTES) return
    const wider = Buffer.alloc(BLOCK_BYTES + 2 * bytes)
    this.#inner.copy(wider, 0, 0, BLOCK_BYTES)
    this.#inner.fill(0)
    this.#inner = wider
  }

  /** Nothing made afterwards is worth anything. */
  wipe(): void {
    this.#inner.fill(0)
    this.#outer.fill(0)
  }
}

/** The prepared key, with so many bytes of room behind it. */
function padded(key: Uint8Array, pad: number, room: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES + room).fill(pad, 0, BLOCK_BYTES)
  key.forEach((byte, at) => { block[at] = byte ^ pad })
  return block
}
