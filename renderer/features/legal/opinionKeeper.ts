/**
 * Holds what a lawyer types of one opinion and saves it within a second of each change, never twice at once.
 * A text saved elsewhere meanwhile is never overwritten without a word: both stay until he says which one goes on.
 */
import type { Reply } from '#core/contract/call'
import type { LawyerRequest } from '#core/contract/legal'
import type { Problem, Values } from '#core/contract/paperRows'
import { Keeper } from '../../bridge/keeper'

export interface OpinionDoor {
  open(input: { requestId: number }): Promise<Reply<LawyerRequest>>
  save(input: { requestId: number; revision: number; values: Values }): Promise<Reply<{ revision: number; savedAt: number; missing: Problem[] }>>
}

export interface OpinionView {
  readonly values: Values
  readonly revision: number
  readonly missing: readonly Problem[]
  readonly save: 'saved' | 'waiting' | 'saving' | 'failed' | 'newer'
  readonly savedAt?: number | undefined
  readonly message?: string | undefined
}

export class OpinionKeeper extends Keeper<OpinionView> {
  readonly id: number
  readonly #door: OpinionDoor

  constructor({ id, values, revision, missing, savedAt }: LawyerRequest, door: OpinionDoor) {
    super({ values, revision, missing, save: 'saved', savedAt })
    this.id = id
    this.#door = door
  }

  set(changes: Values): void {
    if (this.closed) return
    this.changed()
    const newer = this.blocked()
    this.show({ ...this.view(), values: { ...this.view().values, ...changes }, save: newer ? 'newer' : 'waiting' })
    if (!newer) this.soon()
  }

  /** After `newer`: goes on with the text that was saved elsewhere, or with the one on this screen. */
  async settle(which: 'theirs' | 'mine'): Promise<boolean> {
    const reply = await this.#door.open({ requestId: this.id })
    if (!reply.ok) return this.#refused(reply.fault)
    const { values, revision, missing, savedAt } = reply.value
    if (which === 'theirs') {
      this.reached(this.changes)
      this.show({ values, revision, missing, save: 'saved', savedAt })
      return true
    }
    this.show({ ...this.view(), revision, save: 'waiting', message: undefined })
    return this.save()
  }

  protected override blocked(): boolean {
    return this.view().save === 'newer'
  }

  protected override async attempt(): Promise<boolean> {
    const { values, revision } = this.view()
    const upTo = this.changes
    this.show({ ...this.view(), save: 'saving' })
    const reply = await this.#door.save({ requestId: this.id, revision, values })
    if (this.closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    const waiting = this.reached(upTo)
    this.show({ ...this.view(), ...reply.value, save: waiting ? 'waiting' : 'saved', message: undefined })
    if (waiting) this.soon()
    return true
  }

  #refused({ code, message }: { readonly code: string; readonly message: string }): boolean {
    this.show({ ...this.view(), save: code === 'draft-newer' ? 'newer' : 'failed', message })
    this.later(code)
    return false
  }
}
