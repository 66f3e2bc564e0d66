/**
 * HMAC-SHA-256 (RFC 2104) under one key for many short texts: the key is prepared once and can be wiped.
 * Knows neither what it signs nor where the key comes from.
 */
import { hash } from 'node:crypto'

const BLOCK_BYTES = 64

/**
 * `createHmac` prepares its key anew for every text, which costs more than the hashing; a KeyObject keeps a copy that nobody can wipe.
 * The key is at most a block long, as derived keys are.
 */
export class KeyedMac {
  readonly #inner: Buffer
  readonly #outer: Buffer

  /** The key stays the caller's, who wipes it; what was prepared from it is wiped here. @throws RangeError for a key longer than a block. */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK_BYTES) throw new RangeError('a key of at most 64 bytes is needed')
    this.#inner = padded(key, 0x36)
    this.#outer = padded(key, 0x5c)
  }

  /** Hexadecimal, 64 characters. */
  of(text: string): string {
    return hash('sha256', Buffer.concat([this.#outer, hash('sha256', Buffer.concat([this.#inner, Buffer.from(text)]), 'buffer')]))
  }

  /** Nothing made afterwards is worth anything. */
  wipe(): void {
    this.#inner.fill(0)
    this.#outer.fill(0)
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES, pad)
  key.forEach((byte, at) => { block[at] = byte ^ pad })
  return block
}
