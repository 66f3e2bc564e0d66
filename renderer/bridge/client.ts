/**
 * The screen's side of the door: one proxy over the contract's calls and one over the machine's.
 * Every answer is a value; a broken line becomes a fault like any other.
 */
import type { z } from 'zod'
import type { Reply } from '#core/contract/call'
import type { CallName, Client, InputOf, OutputOf } from '#core/contract/index'
import type { shell, ShellCall } from '#core/contract/shell'
import type { RecorderStatus } from '#core/domain/recorderWords'

/** What the preload puts on the window. */
export interface Room {
  call(name: string, input: unknown): Promise<unknown>
  onTopics(hear: (topics: string[]) => void): () => void
  onRecorder(hear: (status: RecorderStatus) => void): () => void
}
declare global {
  interface Window { readonly room: Room }
}
type Machine = { readonly [C in ShellCall]: (input: z.input<(typeof shell)[C]['input']>) => Promise<Reply<z.output<(typeof shell)[C]['output']>>> }

const broken: Reply<never> = { ok: false, fault: { code: 'internal', message: '程序内部没有应答，请再试一次；仍不行请重新打开程序，草稿不会丢失' } }

async function callRoom(name: string, input: unknown): Promise<Reply> {
  try {
    return (await window.room.call(name, input)) as Reply
  } catch {
    return broken
  }
}

/** One call by its full name. */
export function ask<N extends CallName>(name: N, input: InputOf<N>): Promise<Reply<OutputOf<N>>> {
  return callRoom(name, input) as Promise<Reply<OutputOf<N>>>
}

const section = (name: string) => new Proxy({}, { get: (_target, call) => (input: unknown) => callRoom(`${name}.${String(call)}`, input) })

export const client = new Proxy({}, { get: (_target, name) => section(String(name)) }) as Client
export const machine = section('shell') as Machine
