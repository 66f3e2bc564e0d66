/** The case a script is meant for: what it calls for, what fills the slots, which words were said, and the field that words go into. */
import { createContext, use } from 'react'
import type { SaidScript } from '#core/contract/intake'
import type { ScriptOffer } from '#core/contract/scripts'
import type { Occasion } from '#core/domain/scriptRank'
import type { SlotValues } from '#core/domain/scriptSlots'

export interface ScriptCase {
  readonly occasion: Occasion
  readonly values: SlotValues
  readonly used: readonly SaidScript[]
  /** Notes that it was said; a second time changes nothing. */
  readonly noteSaid: (entry: ScriptOffer) => void
  readonly takeBack: (entry: ScriptOffer) => void
}

export interface ScriptPlace extends ScriptCase {
  /** What the field in which the worker last typed is called; undefined before he did. */
  readonly field: string | undefined
  /** Puts the words there, where he was typing. @returns why it could not. */
  readonly insert: (entry: ScriptOffer) => string | undefined
}

const Place = createContext<ScriptPlace | undefined>(undefined)
export const ScriptPlaceProvider = Place.Provider

export function useScriptPlace(): ScriptPlace {
  const place = use(Place)
  if (place === undefined) throw new Error('outside a script desk')
  return place
}
