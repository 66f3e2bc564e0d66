/**
 * Holds the values of one draft of a paper and saves them within a second of each change, never twice at once.
 * What somebody else wrote meanwhile is taken in field by field; where both wrote the same field, both texts are kept until one is chosen.
 */
import type { Reply } from '#core/contract/call'
import type { Draft, Values } from '#core/contract/paperRows'
import type { Holder } from '../../bridge/holders'
import { mergeValues, pick, type Value } from './mergeValues'

/** The calls a keeper needs; the bridge's client fits. */
export interface PaperDoor {
  open(input: { draftId: number }): Promise<Reply<Draft>>
  save(input: { draftId: number; revision: number; values: Values }): Promise<Reply<{ revision: number; savedAt: number }>>
  start(input: { kind: string; petitionId?: number }): Promise<Reply<{ draftId: number }>>
}

export interface PaperView {
  readonly phase: 'loading' | 'ready' | 'gone' | 'failed'
  /** As last opened: its fields and whose it is; the values of the screen are `values`. */
  readonly draft?: Draft
  readonly values: Values
  readonly revision: number
  readonly save: 'saved' | 'waiting' | 'saving' | 'failed' | 'newer'
  readonly savedAt?: number
  readonly message?: string
  /** Somebody else's words in fields that were changed here too: nothing is saved until one of the two is chosen for each. */
  readonly theirs?: { readonly by: string; readonly at: number; readonly fields: readonly string[]; readonly values: Values }
  /** Fields that somebody else changed and that were taken over. */
  readonly taken?: { readonly by: string; readonly fields: readonly string[] }
}

/** What may be over in a moment; anything else is tried again with the next change only. */
const PASSING: readonly string[] = ['disk-full', 'disk', 'disk-held', 'internal']
/** From the first unsaved change to the call. */
const saveAfterMs = 350
const retryAfterMs = 3000

export class PaperKeeper implements Holder {
  readonly id: number
  readonly #door: PaperDoor
  readonly #listeners = new Set<() => void>()
  #view: PaperView = { phase: 'loading', values: {}, revision: 0, save: 'saved' }
  /** As the office has them, as far as this screen knows. */
  #base: Values = {}
  #changes = 0
  #savedChanges = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | undefined
  #closed = false

  constructor(id: number, door: PaperDoor) {
    this.id = id
    this.#door = door
    void this.reload()
  }

  readonly view = (): PaperView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Reads the stored draft where nothing was read yet. */
  async reload(): Promise<void> {
    const reply = await this.#door.open({ draftId: this.id })
    if (!reply.ok) return this.#show({ ...this.#view, phase: reply.fault.code === 'draft-gone' ? 'gone' : 'failed', message: reply.fault.message })
    const { values, revision, savedAt } = reply.value
    this.#base = values
    this.#savedChanges = this.#changes
    this.#show({ phase: 'ready', draft: reply.value, values, revision, save: 'saved', savedAt })
  }

  set(key: string, value: Value): void {
    if (this.#view.phase !== 'ready' || this.#closed) return
    this.#changes += 1
    const conflicted = this.#view.save === 'newer'
    this.#show({ ...this.#view, values: { ...this.#view.values, [key]: value }, save: conflicted ? 'newer' : 'waiting' })
    if (!conflicted) this.#schedule(saveAfterMs)
  }

  /** Saves what is not saved yet; false when it could not be. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#saving !== undefined) await this.#saving
    if (!this.unsaved()) return true
    if (this.#view.phase !== 'ready' || this.#view.save === 'newer') return false
    this.#saving ??= this.#saveNow().finally(() => { this.#saving = undefined })
    return this.#saving
  }

  /** The page is about to go: what cannot be saved where it belongs becomes a draft of its own. */
  async flush(): Promise<boolean> {
    if (await this.save()) return true
    return this.#view.phase === 'gone' || this.#view.save === 'newer' ? (await this.rescue()) !== undefined : false
  }

  /** Whether something typed here is not with the office. */
  unsaved(): boolean {
    return !this.#closed && this.#changes !== this.#savedChanges
  }

  /** Whether a screen shows it. */
  watched(): boolean {
    return this.#listeners.size > 0
  }

  /** For each field both wrote: takes the other's words of those named, keeps this screen's of the rest, and saves. */
  async settle(takeTheirs: readonly string[]): Promise<boolean> {
    const { theirs, ...view } = this.#view
    if (theirs === undefined) return true
    this.#changes += 1
    this.#show({ ...view, values: { ...view.values, ...pick(theirs.values, takeTheirs) }, save: 'waiting' })
    return this.save()
  }

  /** Keeps what is typed here as another draft of the same kind and petition. @returns its id; undefined where that is refused, with the reason in the view. */
  async rescue(): Promise<number | undefined> {
    const { draft, values } = this.#view
    if (draft === undefined) return undefined
    const begun = await this.#door.start({ kind: draft.kind, ...(draft.petitionId === undefined ? {} : { petitionId: draft.petitionId }) })
    const kept = begun.ok ? await this.#door.save({ draftId: begun.value.draftId, revision: 0, values }) : begun
    if (!begun.ok || !kept.ok) {
      if (!kept.ok) this.#show({ ...this.#view, message: kept.fault.message })
      return undefined
    }
    this.#savedChanges = this.#changes
    return begun.value.draftId
  }

  /** The draft was finalised or discarded: nothing is saved any more. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
  }

  #schedule(ms: number): void {
    if (this.#timer !== undefined || this.#closed) return
    this.#timer = setTimeout(() => { void this.save() }, ms)
  }

  async #saveNow(): Promise<boolean> {
    const { values, revision } = this.#view
    const upTo = this.#changes
    this.#show({ ...this.#view, save: 'saving' })
    const reply = await this.#door.save({ draftId: this.id, revision, values })
    if (this.#closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    this.#base = values
    this.#savedChanges = upTo
    const waiting = this.#changes !== upTo
    const { message: _past, ...view } = this.#view
    this.#show({ ...view, revision: reply.value.revision, save: waiting ? 'waiting' : 'saved', savedAt: reply.value.savedAt })
    if (waiting) this.#schedule(saveAfterMs)
    return true
  }

  async #refused({ code, message }: { readonly code: string; readonly message: string }): Promise<boolean> {
    if (code === 'draft-newer') return this.#meet()
    if (code === 'draft-gone') this.#show({ ...this.#view, phase: 'gone', message })
    else this.#show({ ...this.#view, save: 'failed', message })
    if (PASSING.includes(code)) this.#schedule(retryAfterMs)
    return false
  }

  /** Somebody else saved meanwhile. */
  async #meet(): Promise<boolean> {
    const reply = await this.#door.open({ draftId: this.id })
    if (this.#closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    const { values: theirs, revision, savedBy: by, savedAt: at } = reply.value
    const { values, both, taken } = mergeValues(this.#base, this.#view.values, theirs)
    this.#base = theirs
    this.#changes += 1
    const met = { ...this.#view, draft: reply.value, values, revision, ...(taken.length === 0 ? {} : { taken: { by, fields: taken } }) }
    if (both.length > 0) {
      this.#show({ ...met, save: 'newer', theirs: { by, at, fields: both, values: theirs } })
      return false
    }
    this.#show({ ...met, save: 'waiting' })
    return this.#saveNow()
  }

  #show(view: PaperView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }
}
