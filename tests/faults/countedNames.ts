/**
 * Names of new recordings that a run knows before: who makes calls on a file fail must name it. Only for workers of the fault suites;
 * keys stay random, and so do salts in the threads. Knows no suite.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** Of so many bytes a name is made (db/media/mediaFolder.ts). */
const NAME_BYTES = 16

/** From now on sixteen random bytes of this process are a number that counts up. */
export function countNames(): void {
  const { randomBytes } = crypto
  let count = 0
  const counted = (size: number): Buffer => {
    if (size !== NAME_BYTES) return randomBytes(size)
    const bytes = Buffer.alloc(NAME_BYTES)
    bytes.writeUInt32BE((count += 1), NAME_BYTES - 4)
    return bytes
  }
  Object.assign(crypto, { randomBytes: counted })
  syncBuiltinESMExports()
}
