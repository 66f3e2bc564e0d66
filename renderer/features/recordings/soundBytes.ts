/** Bytes of a recording by ranges of its address, so that only what is asked for is decrypted. Knows no format and no ticket's rights. */
import type { Ask, Reading } from '#core/domain/soundSlices'

/** An answer that is not there, or broke off. */
export class Unread extends Error {}

/** @throws Unread; DOMException where it was called off. */
async function rangeOf(address: string, { at, length }: Ask, signal: AbortSignal): Promise<Uint8Array> {
  if (length <= 0) return new Uint8Array(0)
  try {
    const answer = await fetch(address, { headers: { range: `bytes=${at}-${at + length - 1}` }, signal })
    if (answer.status !== 206) throw new Unread(String(answer.status))
    return new Uint8Array(await answer.arrayBuffer())
  } catch (error) {
    if (signal.aborted || error instanceof Unread) throw error
    throw new Unread(String(error))
  }
}

/** Answers what a reader asks for; `size` is how many bytes there are. */
export async function readBytes<T>(address: string, size: number, reading: Reading<T>, signal: AbortSignal): Promise<T> {
  let step = reading.next()
  while (step.done !== true) {
    const { at, length } = step.value
    step = reading.next(await rangeOf(address, { at, length: Math.min(length, size - at) }, signal))
  }
  return step.value
}
