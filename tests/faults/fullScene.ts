/** What an action on a full disk has at hand, and what it comes to. */
import type { Fault, Reply } from '#core/contract/call'
import type { Office } from '#core/office'
import type { Ack } from './faultVault'

export interface Scene {
  readonly office: Office; readonly disk: string; readonly dir: string; readonly draftId: number; readonly petitionId: number
  ask(call: string, input: unknown): Promise<Reply>
  /** The same as another one, who logs in first. */
  as(login: string, call: string, input: unknown): Promise<Reply>
  wait(ms: number): void
}
export type Result = { readonly done: true; readonly ack?: Ack } | { readonly done: false; readonly fault: Fault }
export type Action = (scene: Scene) => Promise<Result>

export function told(reply: Reply, ack: (value: never) => Ack): Result {
  return reply.ok ? { done: true, ack: ack(reply.value as never) } : { done: false, fault: reply.fault }
}
export const plainly = (reply: Reply): Result => (reply.ok ? { done: true } : { done: false, fault: reply.fault })
