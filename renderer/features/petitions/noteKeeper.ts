/**
 * Holds the note somebody is writing on one petition's page, and saves it as his draft within a second of each change.
 * It becomes part of the petition only when he records it.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Reply } from '#core/contract/call'
import { client } from '../../bridge/client'
import { holdersOf } from '../../bridge/holders'
import { Keeper } from '../../bridge/keeper'

/** The calls a keeper needs; the bridge's client fits. */
export interface NoteDoor {
  noteDraft(input: { id: number }): Promise<Reply<{ text: string }>>
  keepNoteDraft(input: { id: number; text: string }): Promise<Reply<unknown>>
}
export interface NoteView { readonly text: string; readonly phase: 'loading' | 'ready'; readonly save: 'saved' | 'waiting' | 'failed' }

/** A petition that is not there for the writer any more takes no note, finished or not. */
const PAST: readonly string[] = ['not-found', 'erased']

export class NoteKeeper extends Keeper<NoteView> {
  readonly #id: number
  readonly #door: NoteDoor
  #saved = ''

  constructor(id: number, door: NoteDoor) {
    super({ text: '', phase: 'loading', save: 'saved' })
    this.#id = id
    this.#door = door
    void this.#load()
  }

  type(text: string): void {
    this.show({ text, phase: 'ready', save: text === this.#saved ? 'saved' : 'waiting' })
    this.soon()
  }

  /** It was recorded, and the office let go of the draft. Who has typed on meanwhile keeps that. */
  recorded(text: string): void {
    this.#saved = ''
    if (this.view().text === text) this.show({ text: '', phase: 'ready', save: 'saved' })
    else this.type(this.view().text)
  }

  override unsaved(): boolean {
    return this.view().text !== this.#saved
  }

  protected override blocked(): boolean {
    return false
  }

  protected override async attempt(): Promise<boolean> {
    const { text } = this.view()
    const reply = await this.#door.keepNoteDraft({ id: this.#id, text })
    const settled = reply.ok || PAST.includes(reply.fault.code)
    if (settled) this.#saved = text
    this.show({ ...this.view(), save: this.view().text === this.#saved ? 'saved' : settled ? 'waiting' : 'failed' })
    if (this.view().save === 'waiting') this.soon()
    else if (!reply.ok) this.later(reply.fault.code)
    return settled
  }

  async #load(): Promise<void> {
    const reply = await this.#door.noteDraft({ id: this.#id })
    if (this.view().phase === 'ready') return
    if (reply.ok) this.#saved = reply.value.text
    this.show({ text: this.#saved, phase: 'ready', save: 'saved' })
  }
}

/** The keeper of a petition's note: one for each petition and session, kept while other screens show. */
export function useNote(petitionId: number): { readonly keeper: NoteKeeper; readonly view: NoteView } {
  const holders = holdersOf(useQueryClient())
  const name = `note:${petitionId}`
  const known = holders.get(name)
  const keeper = known instanceof NoteKeeper ? known : new NoteKeeper(petitionId, client.petitions)
  if (keeper !== known) holders.set(name, keeper)
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  useEffect(() => () => { void keeper.flush() }, [keeper])
  return { keeper, view }
}
