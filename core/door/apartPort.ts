/**
 * Texts kept apart even inside the room: sealed under a compartment's own key, which only its holders' sessions have.
 * Refuses to know how they are sealed.
 */
import type { Apart } from '../domain/compartments'

/** `unreadable`: not what was sealed for this record, or under a key that is lost. */
export type ApartText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly code: 'not-held' | 'unreadable' }

export interface ApartDoor {
  /** Whether somebody logged in with the key of this compartment. A grant counts from his next log-in. */
  holds(name: Apart, userId: number): boolean
  /** The text as it may be stored; undefined for who does not hold the key. It opens as part of this record only. */
  seal(name: Apart, userId: number, record: string, text: string): string | undefined
  /** Also what was sealed before the key was replaced. */
  open(name: Apart, userId: number, record: string, sealed: string): ApartText
}
