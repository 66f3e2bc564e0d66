/**
 * Holds the note somebody is writing on one petition's page, and saves it as his draft within a second of each change.
 * It becomes part of the petition only when he records it.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Reply } from '#core/contract/call'
import { client } from '../../bridge/client'
import { holdersOf, type Holder } from '../../bridge/holders'

/** The calls a keeper needs; the bridge's client fits. */
export interface NoteDoor {
  noteDraft(input: { id: number }): Promise<Reply<{ text: string }>>
  keepNoteDraft(input: { id: number; text: string }): Promise<Reply<unknown>>
}
export interface NoteView { readonly text: string; readonly phase: 'loading' | 'ready'; readonly save: 'saved' | 'waiting' | 'failed' }

/** A petition that is not there for the writer any more takes no note, finished or not. */
const PAST: readonly string[] = ['not-found', 'erased']
/** What may be over in a moment; anything else is tried again with the next change only. */
const PASSING: readonly string[] = ['disk-full', 'disk', 'disk-held', 'internal']

/** From the first unsaved change to the call. */
const saveAfterMs = 350
const retryAfterMs = 3000

export class NoteKeeper implements Holder {
  readonly #id: number
  readonly #door: NoteDoor
  readonly #listeners = new Set<() => void>()
  #view: NoteView = { text: '', phase: 'loading', save: 'saved' }
  #saved = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<boolean> | undefined

  constructor(id: number, door: NoteDoor) {
    this.#id = id
    this.#door = door
    void this.#load()
  }

  readonly view = (): NoteView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  type(text: string): void {
    this.#show({ text, phase: 'ready', save: text === this.#saved ? 'saved' : 'waiting' })
    this.#schedule(saveAfterMs)
  }

  /** It was recorded, and the office let go of the draft. Who has typed on meanwhile keeps that. */
  recorded(text: string): void {
    this.#saved = ''
    if (this.#view.text === text) this.#show({ text: '', phase: 'ready', save: 'saved' })
    else this.type(this.#view.text)
  }

  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#saving !== undefined) await this.#saving
    if (this.#view.text === this.#saved) return true
    this.#saving ??= this.#save(this.#view.text).finally(() => { this.#saving = undefined })
    return this.#saving
  }

  async #load(): Promise<void> {
    const reply = await this.#door.noteDraft({ id: this.#id })
    if (this.#view.phase === 'ready') return
    if (reply.ok) this.#saved = reply.value.text
    this.#show({ text: this.#saved, phase: 'ready', save: 'saved' })
  }

  async #save(text: string): Promise<boolean> {
    const reply = await this.#door.keepNoteDraft({ id: this.#id, text })
    const settled = reply.ok || PAST.includes(reply.fault.code)
    if (settled) this.#saved = text
    this.#show({ ...this.#view, save: this.#view.text === this.#saved ? 'saved' : settled ? 'waiting' : 'failed' })
    if (this.#view.save === 'waiting') this.#schedule(saveAfterMs)
    else if (!reply.ok && PASSING.includes(reply.fault.code)) this.#schedule(retryAfterMs)
    return settled
  }

  #schedule(ms: number): void {
    if (this.#timer === undefined) this.#timer = setTimeout(() => { void this.flush() }, ms)
  }

  #show(view: NoteView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
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
