/**
 * The cryptographic steps of the keyring: argon2id, sealed boxes, AES-256-GCM wrapping, derived keys.
 * Knows neither files nor accounts; parameters outside the bounds are refused before memory is allocated.
 */
import { createCipheriv, createDecipheriv, hkdfSync, createHmac } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import sodium from 'libsodium-wrappers'

export interface Argon { readonly memoryKiB: number; readonly time: number }
/** Floor 64 MiB t=2, ceiling 1 GiB t=10 (security.md §2). */
export const ARGON_FLOOR: Argon = { memoryKiB: 65_536, time: 2 }
export const ARGON_CEILING: Argon = { memoryKiB: 1_048_576, time: 10 }
export const ARGON_DEFAULT: Argon = { memoryKiB: 262_144, time: 3 }

export function argonAllowed(argon: Argon): boolean {
  return argon.memoryKiB >= ARGON_FLOOR.memoryKiB && argon.time >= ARGON_FLOOR.time && argon.memoryKiB <= ARGON_CEILING.memoryKiB && argon.time <= ARGON_CEILING.time
}

/** Key-encryption key (32 bytes) of a passphrase, NFKC-normalised. @throws RangeError outside the bounds. */
export async function passphraseKey(passphrase: string, salt: Uint8Array, argon: Argon): Promise<Buffer> {
  if (!argonAllowed(argon)) throw new RangeError('argon2 parameters out of bounds')
  /** 2 is Argon2id: the enum of the library cannot be imported under isolated modules. */
  return hashRaw(passphrase.normalize('NFKC'), { algorithm: 2, memoryCost: argon.memoryKiB, timeCost: argon.time, parallelism: 1, outputLen: 32, salt })
}

/** A 32-byte key for one purpose derived from another key. */
export function derivedKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `reception-room/${purpose}/1`, 32))
}

/** Lends a derived key for as long as `use` takes, and wipes it. */
export function withDerivedKey<T>(key: Uint8Array, purpose: string, use: (derived: Buffer) => T): T {
  const derived = derivedKey(key, purpose)
  try {
    return use(derived)
  } finally {
    derived.fill(0)
  }
}

export function mac(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Encrypts a small secret under a key; the label is authenticated with it. Nonce, tag and text come back as one base64 string. */
export function wrap(key: Uint8Array, secret: Uint8Array, label: string, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** The secret wrapped before, or undefined when key, label or text do not fit. */
export function unwrap(key: Uint8Array, wrapped: string, label: string): Buffer | undefined {
  const bytes = Buffer.from(wrapped, 'base64')
  if (bytes.length < 28) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(label)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
  } catch {
    return undefined
  }
}

export interface BoxKeys { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }

export async function boxKeys(): Promise<BoxKeys> {
  await sodium.ready
  const pair = sodium.crypto_box_keypair()
  return { publicKey: pair.publicKey, secretKey: pair.privateKey }
}

/** Seals a key for the holder of a public key. */
export async function seal(secret: Uint8Array, publicKey: Uint8Array): Promise<string> {
  await sodium.ready
  return Buffer.from(sodium.crypto_box_seal(secret, publicKey)).toString('base64')
}

/** Opens a sealed key, or undefined when it was not sealed for this pair. */
export async function unseal(sealed: string, keys: BoxKeys): Promise<Buffer | undefined> {
  await sodium.ready
  try {
    const opened = sodium.crypto_box_seal_open(Buffer.from(sealed, 'base64'), keys.publicKey, keys.secretKey)
    // The same memory, not a copy: whoever wipes the key wipes all of it.
    return Buffer.from(opened.buffer, opened.byteOffset, opened.length)
  } catch {
    return undefined
  }
}
