/**
 * Reading that asks for bytes instead of taking them: the same reader serves a file on the disk, which answers at once, and one that comes by ranges.
 * Knows no format.
 */

/** Bytes from a place; fewer come at the end of a file. */
export interface Ask { readonly at: number; readonly length: number }
export type Reading<T> = Generator<Ask, T, Uint8Array>

export function* bytesAt(at: number, length: number): Reading<Uint8Array> {
  return yield { at, length }
}

export function readNow<T>(readAt: (offset: number, length: number) => Uint8Array, reading: Reading<T>): T {
  let step = reading.next()
  while (step.done !== true) step = reading.next(readAt(step.value.at, step.value.length))
  return step.value
}
