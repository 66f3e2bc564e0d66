/**
 * Holds what somebody types until the office has it: saved soon after each change, tried again where a fault may pass, never twice at once.
 * It knows neither what is typed nor which call saves it.
 */
import type { Holder } from './holders'

/** What may be over in a moment; anything else is tried again with the next change only. */
const PASSING: readonly string[] = ['disk-full', 'disk', 'disk-held', 'internal']
/** From the first unsaved change to the call. */
const saveAfterMs = 350
const retryAfterMs = 3000

export abstract class Keeper<View> implements Holder {
  readonly #listeners = new Set<() => void>()
  #view: View
  #changes = 0
  #savedChanges = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | undefined
  #closed = false

  constructor(view: View) {
    this.#view = view
  }

  readonly view = (): View => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Whether a screen shows it. */
  watched(): boolean {
    return this.#listeners.size > 0
  }

  /** Whether something typed here is not with the office. */
  unsaved(): boolean {
    return !this.#closed && this.#changes !== this.#savedChanges
  }

  /** Saves what is not saved yet; false when it could not be. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#saving !== undefined) await this.#saving
    if (!this.unsaved()) return true
    if (this.blocked()) return false
    this.#saving ??= this.attempt().finally(() => { this.#saving = undefined })
    return this.#saving
  }

  /** The page is about to go: what is typed goes to the office now; false when it could not. */
  flush(): Promise<boolean> {
    return this.save()
  }

  /** It was finished or discarded: nothing is saved any more. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  /** One call that saves what is on the screen; false when it was refused. */
  protected abstract attempt(): Promise<boolean>

  /** Whether a save would be refused until somebody chooses between two texts. */
  protected abstract blocked(): boolean

  protected get closed(): boolean {
    return this.#closed
  }

  /** How many changes there have been: told to `reached` when they are with the office. */
  protected get changes(): number {
    return this.#changes
  }

  protected changed(): void {
    this.#changes += 1
  }

  /** The office has everything up to that change. @returns whether more was typed meanwhile */
  protected reached(changes: number): boolean {
    this.#savedChanges = changes
    return this.#changes !== changes
  }

  /** Saves in a moment; a save already planned comes first. */
  protected soon(): void {
    this.#plan(saveAfterMs)
  }

  /** Tries again later where a fault may pass. */
  protected later(code: string): void {
    if (PASSING.includes(code)) this.#plan(retryAfterMs)
  }

  protected show(view: View): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }

  #plan(ms: number): void {
    if (this.#timer !== undefined || this.#closed) return
    this.#timer = setTimeout(() => { void this.save() }, ms)
  }
}
