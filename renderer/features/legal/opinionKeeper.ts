/**
 * Holds what a lawyer types of one opinion and saves it within a second of each change, never twice at once.
 * A text saved elsewhere meanwhile is never overwritten without a word: both stay until he says which one goes on.
 */
import type { Reply } from '#core/contract/call'
import type { LawyerRequest } from '#core/contract/legal'
import type { Problem, Values } from '#core/contract/paperRows'
import type { Holder } from '../../bridge/holders'

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

/** What may be over in a moment. */
const PASSING: readonly string[] = ['disk-full', 'disk', 'disk-held', 'internal']
const saveAfterMs = 400
const retryAfterMs = 3000

export class OpinionKeeper implements Holder {
  readonly id: number
  readonly #door: OpinionDoor
  readonly #listeners = new Set<() => void>()
  #view: OpinionView
  #changes = 0
  #savedChanges = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | undefined
  #closed = false

  constructor({ id, values, revision, missing, savedAt }: LawyerRequest, door: OpinionDoor) {
    this.id = id
    this.#door = door
    this.#view = { values, revision, missing, save: 'saved', savedAt }
  }

  readonly view = (): OpinionView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  set(changes: Values): void {
    if (this.#closed) return
    this.#changes += 1
    const newer = this.#view.save === 'newer'
    this.#show({ ...this.#view, values: { ...this.#view.values, ...changes }, save: newer ? 'newer' : 'waiting' })
    if (!newer) this.#schedule(saveAfterMs)
  }

  unsaved(): boolean {
    return !this.#closed && this.#changes !== this.#savedChanges
  }

  watched(): boolean {
    return this.#listeners.size > 0
  }

  /** Saves what is not saved yet; false when it could not be. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#saving !== undefined) await this.#saving
    if (!this.unsaved()) return true
    if (this.#view.save === 'newer') return false
    this.#saving ??= this.#saveNow().finally(() => { this.#saving = undefined })
    return this.#saving
  }

  /** After `newer`: goes on with the text that was saved elsewhere, or with the one on this screen. */
  async settle(which: 'theirs' | 'mine'): Promise<boolean> {
    const reply = await this.#door.open({ requestId: this.id })
    if (!reply.ok) return this.#refused(reply.fault)
    const { values, revision, missing, savedAt } = reply.value
    if (which === 'theirs') {
      this.#savedChanges = this.#changes
      this.#show({ values, revision, missing, save: 'saved', savedAt })
      return true
    }
    this.#show({ ...this.#view, revision, save: 'waiting', message: undefined })
    return this.#saveNow()
  }

  /** The opinion was finalised: nothing is saved any more. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #schedule(ms: number): void {
    if (this.#timer !== undefined || this.#closed) return
    this.#timer = setTimeout(() => { void this.flush() }, ms)
  }

  async #saveNow(): Promise<boolean> {
    const { values, revision } = this.#view
    const upTo = this.#changes
    this.#show({ ...this.#view, save: 'saving' })
    const reply = await this.#door.save({ requestId: this.id, revision, values })
    if (this.#closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    this.#savedChanges = upTo
    const waiting = this.#changes !== upTo
    this.#show({ ...this.#view, ...reply.value, save: waiting ? 'waiting' : 'saved', message: undefined })
    if (waiting) this.#schedule(saveAfterMs)
    return true
  }

  #refused({ code, message }: { readonly code: string; readonly message: string }): boolean {
    this.#show({ ...this.#view, save: code === 'draft-newer' ? 'newer' : 'failed', message })
    if (PASSING.includes(code)) this.#schedule(retryAfterMs)
    return false
  }

  #show(view: OpinionView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
