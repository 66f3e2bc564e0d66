/**
 * Holds the form of one draft, saves it within a second of each change and never two saves at once.
 * One keeper per draft id: nothing typed for one visitor can reach another's form.
 */
import type { Reply } from '#core/contract/call'
import type { Draft } from '#core/contract/drafts'
import { THREE_ONES, type IntakeForm } from '#core/contract/intake'
import { Keeper } from '../../bridge/keeper'

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

export class DraftKeeper extends Keeper<DraftView> {
  readonly id: number
  readonly #door: DraftDoor
  #revision = 0
  /** How far the office's clock is ahead of this page's. */
  #ahead = 0

  constructor(id: number, door: DraftDoor) {
    super({ phase: 'loading', form: {}, save: 'saved' })
    this.id = id
    this.#door = door
    void this.reload()
  }

  /** Reads the stored draft and replaces what is on the screen. */
  async reload(): Promise<void> {
    const reply = await this.#door.open({ id: this.id })
    if (!reply.ok) return this.show({ ...this.view(), phase: reply.fault.code === 'draft-gone' ? 'gone' : 'failed', message: reply.fault.message })
    const { revision, form, savedAt, startedAt, now } = reply.value
    this.#revision = revision
    this.reached(this.changes)
    if (now !== undefined) this.#ahead = now - Date.now()
    this.show({ phase: 'ready', form, save: 'saved', savedAt, startedAt })
  }

  /** The present instant by the office's clock. */
  officeNow(): number {
    return Math.max(0, Math.round(Date.now() + this.#ahead))
  }

  patch(change: (form: IntakeForm) => IntakeForm): void {
    const view = this.view()
    if (view.phase !== 'ready' || this.closed) return
    this.changed()
    const conflicted = this.blocked()
    this.show({ ...view, form: change(view.form), save: conflicted ? 'newer' : 'waiting' })
    if (!conflicted) this.soon()
  }

  /** A draft that is not there any more has nowhere to go to. */
  override unsaved(): boolean {
    return this.view().phase === 'ready' && super.unsaved()
  }

  /** After a 'newer' refusal: keeps this screen's text and overwrites the stored one. */
  async keepMine(): Promise<void> {
    const reply = await this.#door.open({ id: this.id })
    if (!reply.ok) return
    this.#revision = reply.value.revision
    this.changed()
    this.show({ ...this.view(), save: 'waiting' })
    await this.save()
  }

  protected override blocked(): boolean {
    return this.view().save === 'newer'
  }

  protected override async attempt(): Promise<boolean> {
    const { form } = this.view()
    const upTo = this.changes
    this.show({ ...this.view(), save: 'saving' })
    const reply = await this.#door.save({ id: this.id, revision: this.#revision, form })
    if (this.closed) return true
    if (!reply.ok) return this.#refused(reply.fault)
    this.#revision = reply.value.revision
    const waiting = this.reached(upTo)
    const { startedAt } = this.view()
    this.show({ phase: 'ready', form: timed(this.view().form, reply.value.ticks), save: waiting ? 'waiting' : 'saved', savedAt: reply.value.savedAt, ...(startedAt === undefined ? {} : { startedAt }) })
    if (waiting) this.soon()
    return true
  }

  #refused({ code, message }: { readonly code: string; readonly message: string }): boolean {
    if (code === 'draft-gone') this.show({ ...this.view(), phase: 'gone', message })
    else this.show({ ...this.view(), save: code === 'draft-newer' ? 'newer' : 'failed', message })
    this.later(code)
    return false
  }
}

/** The form with the office's times in place of ticks still without one; a tick taken back meanwhile stays away. */
function timed(form: IntakeForm, ticks: Ticks): IntakeForm {
  const known = THREE_ONES.filter((key) => form[key] !== undefined && ticks[key] !== undefined).map((key) => [key, ticks[key]] as const)
  return known.length === 0 ? form : { ...form, ...Object.fromEntries(known) }
}
