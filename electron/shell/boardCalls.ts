/**
 * What each board window may ask, and nothing else: what it shows and whether to sound. Pure.
 * A board stands where others see it and reach it, so it gets no name of a call that changes or opens anything.
 */
import type { BoardKind } from '#core/contract/shell'

const allowed: Readonly<Record<BoardKind, readonly string[]>> = {
  calls: ['queue.board', 'desk.settings', 'safety.board'],
  buffer: ['buffer.board', 'desk.settings', 'safety.board'],
}

/** Whether a board of this kind may make this call. */
export function allowedFrom(kind: BoardKind, call: string): boolean {
  return allowed[kind].includes(call)
}
