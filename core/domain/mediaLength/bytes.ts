/**
 * Numbers and letters at a place in bytes. What lies beyond the end is undefined, so that no reader needs to know how long a file is.
 */

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const within = (bytes: Uint8Array, at: number, count: number): boolean => at >= 0 && at + count <= bytes.length

export const letters = (bytes: Uint8Array, at: number, count: number): string => String.fromCharCode(...bytes.subarray(at, at + count))

export const u16le = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 2) ? view(bytes).getUint16(at, true) : undefined)
export const u32le = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 4) ? view(bytes).getUint32(at, true) : undefined)
export const u32be = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 4) ? view(bytes).getUint32(at, false) : undefined)
/** Of eight bytes, as far as a number holds them. */
export const u64le = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 8) ? safe(view(bytes).getBigUint64(at, true)) : undefined)
export const u64be = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 8) ? safe(view(bytes).getBigUint64(at, false)) : undefined)
export const f32be = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 4) ? view(bytes).getFloat32(at, false) : undefined)
export const f64be = (bytes: Uint8Array, at: number): number | undefined => (within(bytes, at, 8) ? view(bytes).getFloat64(at, false) : undefined)

const safe = (value: bigint): number | undefined => (value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined)

/** The same one after the other; a single one is not copied. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const some = parts.filter(({ length }) => length > 0)
  if (some.length === 1 && some[0] !== undefined) return some[0]
  const all = new Uint8Array(some.reduce((sum, { length }) => sum + length, 0))
  some.reduce((at, part) => {
    all.set(part, at)
    return at + part.length
  }, 0)
  return all
}
