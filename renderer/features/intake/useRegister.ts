/** Registers a draft: saves it, checks it, asks the office, and brings a refusal back to its field. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Day } from '#core/contract/fields'
import type { IntakeForm } from '#core/contract/intake'
import { useTell } from '../../bridge/useTell'
import type { DraftKeeper } from './draftKeeper'
import type { FieldError } from './intakeDesk'
import { toNewPetition } from './toNewPetition'
import { dropKeeper } from './useKeeper'

/** What the form holds at a field, as text to compare; whose card it is can be answered by saying who it is not. */
function heldAt(form: IntakeForm, path: string): string {
  if (path === 'personId') return JSON.stringify([form.personId, form.differentIds])
  const value = path.split('.').reduce<unknown>((held, key) => (typeof held === 'object' && held !== null ? Reflect.get(held, key) : undefined), form)
  return JSON.stringify(value) ?? ''
}

export function useRegister(keeper: DraftKeeper, form: IntakeForm, today: Day) {
  const [refused, setRefused] = useState<{ readonly error: FieldError; readonly held: string } | undefined>(undefined)
  const { tell, busy } = useTell('petitions.register')
  const running = useRef(false)
  const session = useQueryClient()
  const navigate = useNavigate()
  const attempt = async (): Promise<FieldError | undefined> => {
    const filled = toNewPetition(keeper.view().form, today)
    if (!filled.ok) return filled
    await keeper.flush()
    const reply = await tell({ draftId: keeper.id, form: filled.petition })
    if (!reply.ok) return { field: (reply.fault.field ?? '').replace(/^form\./u, ''), message: reply.fault.message }
    dropKeeper(session, keeper.id)
    await navigate(`/petitions/${reply.value.id}/receipt`)
    return undefined
  }
  const register = async () => {
    if (running.current) return
    running.current = true
    try {
      const error = await attempt()
      setRefused(error === undefined ? undefined : { error, held: heldAt(keeper.view().form, error.field) })
    } finally {
      running.current = false
    }
  }
  /** Mended as soon as the field holds something else. */
  const error = refused !== undefined && heldAt(form, refused.error.field) === refused.held ? refused.error : undefined
  return { register, busy, error }
}
