/** Registers a draft: saves it, checks it, asks the office, and brings a refusal back to its field. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Day } from '#core/contract/fields'
import { useTell } from '../../bridge/useTell'
import type { DraftKeeper } from './draftKeeper'
import type { FieldError } from './intakeDesk'
import { toNewPetition } from './toNewPetition'
import { dropKeeper } from './useKeeper'

export function useRegister(keeper: DraftKeeper, today: Day) {
  const [error, setError] = useState<FieldError | undefined>(undefined)
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
      setError(await attempt())
    } finally {
      running.current = false
    }
  }
  return { register, busy, error }
}
