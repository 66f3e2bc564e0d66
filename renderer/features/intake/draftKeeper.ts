/**
 * Holds the form of one draft, saves it within a second of each change and never two saves at once.
 * One keeper per draft id: nothing typed for one visitor can reach another's form.
 */
import type { Reply } from '#core/contract/call'
import type { Draft } from '#core/contract/drafts'
import { THREE_ONES, type IntakeForm } from '#core/contract/intake'

type Ticks = Pick<IntakeForm, 'smileAt' | 'waterAt' | 'listAt'>

/** The calls a keeper needs; the bridge's client fits. */
export interface DraftDoor {
  open(input: { id: number }): Promise<Reply<Draft>>
  save(input: { id: number; revision: number; form: IntakeForm }): Promise<Reply<{ revision: number; savedAt: number; ticks: Ticks }>>
}

export interface DraftView {
  readonly phase: 'loading' | 'ready' | 'gone' | 'failed'
  readonly form: IntakeForm
  readonly save: 'saved' | 'waiting' | 'saving' | 'failed' | 'newer'
  readonly savedAt?: number
  /** When the interview was begun, by the office's clock. */
  readonly startedAt?: number
  readonly message?: string
}

/** From the first unsaved change to the call. */
const saveAfterMs = 350
const retryAfterMs = 3000

export class DraftKeeper {
  readonly id: number
  readonly #door: DraftDoor
  readonly #listeners = new Set<() => void>()
  #view: DraftView = { phase: 'loading', form: {}, save: 'saved' }
  #revision = 0
  #changes = 0
  #savedChanges = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | undefined
  #closed = false
  /** How far the office's clock is ahead of this page's. */
  #ahead = 0

  constructor(id: number, door: DraftDoor) {
    this.id = id
    this.#door = door
    void this.reload()
  }

  readonly view = (): DraftView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Reads the stored draft and replaces what is on the screen. */
  async reload(): Promise<void> {
    const reply = await this.#door.open({ id: this.id })
    if (!reply.ok) {
      this.#show({ ...this.#view, phase: reply.fault.code === 'draft-gone' ? 'gone' : 'failed', message: reply.fault.message })
      return
    }
    const { revision, form, savedAt, startedAt, now } = reply.value
    this.#revision = revision
    this.#savedChanges = this.#changes
    if (now !== undefined) this.#ahead = now - Date.now()
    this.#show({ phase: 'ready', form, save: 'saved', savedAt, startedAt })
  }

  /** The present instant by the office's clock. */
  officeNow(): number {
    return Math.max(0, Math.round(Date.now() + this.#ahead))
  }

  patch(change: (form: IntakeForm) => IntakeForm): void {
    if (this.#view.phase !== 'ready' || this.#closed) return
    this.#changes += 1
    const conflicted = this.#view.save === 'newer'
    this.#show({ ...this.#view, form: change(this.#view.form), save: conflicted ? 'newer' : 'waiting' })
    if (!conflicted) this.#schedule(saveAfterMs)
  }

  /** Saves what is not saved yet; false when it could not be. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#saving !== undefined) await this.#saving
    if (this.#closed || this.#view.phase !== 'ready' || this.#changes === this.#savedChanges) return true
    if (this.#view.save === 'newer') return false
    this.#saving ??= this.#saveNow().finally(() => { this.#saving = undefined })
    return this.#saving
  }

  /** After a 'newer' refusal: keeps this screen's text and overwrites the stored one. */
  async keepMine(): Promise<void> {
    const reply = await this.#door.open({ id: this.id })
    if (!reply.ok) return
    this.#revision = reply.value.revision
    this.#changes += 1
    this.#show({ ...this.#view, save: 'waiting' })
    await this.flush()
  }

  /** The draft was registered or discarded: nothing is saved any more. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #schedule(ms: number): void {
    if (this.#timer !== undefined || this.#closed) return
    this.#timer = setTimeout(() => { void this.flush() }, ms)
  }

  async #saveNow(): Promise<boolean> {
    const { form } = this.#view
    const upTo = this.#changes
    this.#show({ ...this.#view, save: 'saving' })
    const reply = await this.#door.save({ id: this.id, revision: this.#revision, form })
    if (this.#closed) return true
    if (!reply.ok) {
      const { code, message } = reply.fault
      if (code === 'draft-gone') this.#show({ ...this.#view, phase: 'gone', message })
      else this.#show({ ...this.#view, save: code === 'draft-newer' ? 'newer' : 'failed', message })
      if (code !== 'draft-gone' && code !== 'draft-newer') this.#schedule(retryAfterMs)
      return false
    }
    this.#revision = reply.value.revision
    this.#savedChanges = upTo
    const waiting = this.#changes !== upTo
    const { startedAt } = this.#view
    this.#show({ phase: 'ready', form: timed(this.#view.form, reply.value.ticks), save: waiting ? 'waiting' : 'saved', savedAt: reply.value.savedAt, ...(startedAt === undefined ? {} : { startedAt }) })
    if (waiting) this.#schedule(saveAfterMs)
    return true
  }

  #show(view: DraftView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}

/** The form with the office's times in place of ticks still without one; a tick taken back meanwhile stays away. */
function timed(form: IntakeForm, ticks: Ticks): IntakeForm {
  const known = THREE_ONES.filter((key) => form[key] !== undefined && ticks[key] !== undefined).map((key) => [key, ticks[key]] as const)
  return known.length === 0 ? form : { ...form, ...Object.fromEntries(known) }
}
