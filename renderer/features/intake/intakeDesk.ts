/** What every part of the intake form shares: the draft's form, how to change it, errors, today and the code lists. */
import { createContext, use } from 'react'
import type { z } from 'zod'
import type { Role } from '#core/contract/call'
import type { CodeList } from '#core/contract/desk'
import type { Day } from '#core/contract/fields'
import type { IntakeForm } from '#core/contract/intake'

export type Petitioner = NonNullable<IntakeForm['petitioner']>
export interface FieldError { readonly field: string; readonly message: string }

export interface IntakeDesk {
  readonly form: IntakeForm
  readonly who: Petitioner
  readonly patch: (part: Partial<IntakeForm>) => void
  readonly patchWho: (part: Partial<Petitioner>) => void
  readonly error: FieldError | undefined
  readonly today: Day
  readonly codes: Readonly<Record<string, z.infer<typeof CodeList>>>
  readonly officers: readonly { readonly id: number; readonly name: string; readonly roles: readonly Role[] }[]
  /** The account of whoever fills the form. */
  readonly workerId: number | undefined
}

const Desk = createContext<IntakeDesk | undefined>(undefined)
export const IntakeDeskProvider = Desk.Provider

export function useIntakeDesk(): IntakeDesk {
  const desk = use(Desk)
  if (desk === undefined) throw new Error('outside the intake form')
  return desk
}

export { fieldId } from '../../ui/fieldFocus'
export const errorAt = (error: FieldError | undefined, path: string): string | undefined => (error?.field === path ? error.message : undefined)

/** Options of a code list; an unknown list gives none and the field stays free of it. */
export function codeOptions(codes: IntakeDesk['codes'], list: string): { value: string; label: string }[] {
  return (codes[list]?.items ?? []).map(({ code, label }) => ({ value: code, label }))
}
