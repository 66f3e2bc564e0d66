/**
 * Holds the values of one draft of a paper and saves them within a second of each change, never twice at once.
 * What somebody else wrote meanwhile is taken in field by field; where both wrote the same field, both texts are kept until one is chosen.
 */
import type { Reply } from '#core/contract/call'
import type { Draft, Values } from '#core/contract/paperRows'
import { Keeper } from '../../bridge/keeper'
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

export class PaperKeeper extends Keeper<PaperView> {
  readonly id: number
  readonly #door: PaperDoor
  /** As the office has them, as far as this screen knows. */
  #base: Values = {}

  constructor(id: number, door: PaperDoor) {
    super({ phase: 'loading', values: {}, revision: 0, save: 'saved' })
    this.id = id
    this.#door = door
    void this.reload()
  }

  /** Reads the stored draft where nothing was read yet. */
  async reload(): Promise<void> {
    const reply = await this.#door.open({ draftId: this.id })
    if (!reply.ok) return this.show({ ...this.view(), phase: reply.fault.code === 'draft-gone' ? 'gone' : 'failed', message: reply.fault.message })
    const { values, revision, savedAt } = reply.value
    this.#base = values
    this.reached(this.changes)
    this.show({ phase: 'ready', draft: reply.value, values, revision, save: 'saved', savedAt })
  }

  set(key: string, value: Value): void {
    if (this.view().phase !== 'ready' || this.closed) return
    this.changed()
    const conflicted = this.view().save === 'newer'
    this.show({ ...this.view(), values: { ...this.view().values, [key]: value }, save: conflicted ? 'newer' : 'waiting' })
    if (!conflicted) this.soon()
  }

  /** The page is about to go: what cannot be saved where it belongs becomes a draft of its own. */
  override async flush(): Promise<boolean> {
    if (await this.save()) return true
    return this.view().phase === 'gone' || this.view().save === 'newer' ? (await this.rescue()) !== undefined : false
  }

  /** For each field both wrote: takes the other's words of those named, keeps this screen's of the rest, and saves. */
  async settle(takeTheirs: readonly string[]): Promise<boolean> {
    const { theirs, ...view } = this.view()
    if (theirs === undefined) return true
    this.changed()
    this.show({ ...view, values: { ...view.values, ...pick(theirs.values, takeTheirs) }, save: 'waiting' })
    return this.save()
  }

  /** Keeps what is typed here as another draft of the same kind and petition. @returns its id; undefined where that is refused, with the reason in the view. */
  async rescue(): Promise<number | undefined> {
    const { draft, values } = this.view()
    if (draft === undefined) return undefined
    const begun = await this.#door.start({ kind: draft.kind, ...(draft.petitionId === undefined ? {} : { petitionId: draft.petitionId }) })
    const kept = begun.ok ? await this.#door.save({ draftId: begun.value.draftId, revision: 0, values }) : begun
    if (!begun.ok || !kept.ok) {
      if (!kept.ok) this.show({ ...this.view(), message: kept.fault.message })
      return undefined
    }
    this.reached(this.changes)
    return begun.value.draftId
  }

  protected override blocked(): boolean {
    return this.view().phase !== 'ready' || this.view().save === 'newer'
  }

  protected override async attempt(): Promise<boolean> {
    const { values, revision } = this.view()
    const upTo = this.changes
    this.show({ ...this.view(), save: 'saving' })
    const reply = await this.#door.save({ draftId: this.id, revision, values })
    if (this.closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    this.#base = values
    const waiting = this.reached(upTo)
    const { message: _past, ...view } = this.view()
    this.show({ ...view, revision: reply.value.revision, save: waiting ? 'waiting' : 'saved', savedAt: reply.value.savedAt })
    if (waiting) this.soon()
    return true
  }

  async #refused({ code, message }: { readonly code: string; readonly message: string }): Promise<boolean> {
    if (code === 'draft-newer') return this.#meet()
    if (code === 'draft-gone') this.show({ ...this.view(), phase: 'gone', message })
    else this.show({ ...this.view(), save: 'failed', message })
    this.later(code)
    return false
  }

  /** Somebody else saved meanwhile. */
  async #meet(): Promise<boolean> {
    const reply = await this.#door.open({ draftId: this.id })
    if (this.closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    const { values: theirs, revision, savedBy: by, savedAt: at } = reply.value
    const { values, both, taken } = mergeValues(this.#base, this.view().values, theirs)
    this.#base = theirs
    this.changed()
    const met = { ...this.view(), draft: reply.value, values, revision, ...(taken.length === 0 ? {} : { taken: { by, fields: taken } }) }
    if (both.length > 0) {
      this.show({ ...met, save: 'newer', theirs: { by, at, fields: both, values: theirs } })
      return false
    }
    this.show({ ...met, save: 'waiting' })
    return this.attempt()
  }
}
