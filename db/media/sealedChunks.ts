/**
 * The form of an encrypted file: a head, then chunks, each AES-256-GCM under the file's own key (security.md §4, the shape of age's STREAM).
 * Knows no path, no database and no kind of media; what a chunk holds is never looked at.
 */
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'

/** `RRSEALED`, version, form, and a salt, so that even one key used twice by mistake never meets the same nonce. */
const MAGIC = Buffer.from('RRSEALED')
const VERSION = 1
const SALT_BYTES = 16
export const HEAD_BYTES = 32
export const TAG_BYTES = 16
export const KEY_BYTES = 32
/** The most a chunk holds. */
export const CHUNK_BYTES = 65_536
/** Before each chunk of a live file. */
export const LENGTH_BYTES = 4

/**
 * `whole`: taken in at once, every chunk but the last is full, so that its place follows from its number.
 * `live`: still being recorded, chunks as short as a power cut may take and each with its length before it.
 */
export const FORMS = ['whole', 'live'] as const
export type Form = (typeof FORMS)[number]

/** A file's head as it stands on the disk. @throws RangeError for a salt of another length. */
export function headOf(form: Form, salt: Uint8Array): Buffer {
  if (salt.length !== SALT_BYTES) throw new RangeError('salt of another length')
  const head = Buffer.alloc(HEAD_BYTES)
  MAGIC.copy(head)
  head[MAGIC.length] = VERSION
  head[MAGIC.length + 1] = FORMS.indexOf(form)
  head.set(salt, HEAD_BYTES - SALT_BYTES)
  return head
}

/** The form that a head names; undefined where it is no head of ours. */
export function formOf(head: Uint8Array): Form | undefined {
  const ours = head.length === HEAD_BYTES && MAGIC.compare(head, 0, MAGIC.length) === 0 && head[MAGIC.length] === VERSION
  return ours ? FORMS[head[MAGIC.length + 1] ?? FORMS.length] : undefined
}

const NONCE_BYTES = 12
const COUNTER_AT = 4
/** Eleven bytes of counter, of which seven are used, and one that says whether this is the last chunk. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeBigUInt64BE(BigInt(index), COUNTER_AT - 1)
  nonce[NONCE_BYTES - 1] = last ? 1 : 0
  return nonce
}

/** Of the wrong length for the cipher, which refuses it. */
const NO_KEY = createSecretKey(Buffer.alloc(1))

/** Encrypts and opens the chunks of one file. Holds a key derived from the file's; `wipe` when done. */
export class ChunkCipher {
  readonly #head: Buffer
  /** One object for all chunks: bytes would be copied once more for each, and left in as many places. Its own are overwritten when it is collected. */
  #key: KeyObject

  constructor(key: Uint8Array, head: Uint8Array) {
    if (key.length !== KEY_BYTES) throw new RangeError('a file key has 32 bytes')
    this.#head = Buffer.from(head)
    const derived = Buffer.from(hkdfSync('sha256', key, this.#head.subarray(HEAD_BYTES - SALT_BYTES), 'reception-room/sealed-file/1', KEY_BYTES))
    this.#key = createSecretKey(derived)
    derived.fill(0)
  }

  /** Text and tag. Each index is encrypted once in a file's life: the writer counts up and never goes back. */
  seal(index: number, last: boolean, plain: Uint8Array): readonly [body: Buffer, tag: Buffer] {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(index, last)).setAAD(this.#head)
    const body = cipher.update(plain)
    cipher.final()
    return [body, cipher.getAuthTag()]
  }

  /** The plain chunk, only after its tag was found right; undefined otherwise. */
  open(index: number, last: boolean, sealed: Uint8Array): Buffer | undefined {
    if (sealed.length < TAG_BYTES) return undefined
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonceOf(index, last)).setAAD(this.#head).setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES))
    try {
      decipher.final()
      return plain
    } catch {
      plain.fill(0)
      return undefined
    }
  }

  /** Nothing can be encrypted or opened by it any more. */
  wipe(): void {
    this.#key = NO_KEY
  }
}
