/** Trying a change before it is made: what it would do is shown, and is forgotten as soon as the change is another one. */
import { useState } from 'react'
import type { Change, Effect } from '#core/contract/calendar'
import { ask } from '../../bridge/client'

export interface Trial {
  readonly effect: Effect | undefined
  readonly wrong: string | undefined
  readonly busy: boolean
  readonly run: (change: Change) => Promise<void>
  readonly drop: () => void
}

export function useTrial(): Trial {
  const [effect, setEffect] = useState<Effect | undefined>(undefined)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const run = async (change: Change) => {
    setBusy(true)
    const reply = await ask('calendar.effect', { change })
    setBusy(false)
    setEffect(reply.ok ? reply.value : undefined)
    setWrong(reply.ok ? undefined : reply.fault.message)
  }
  return { effect, wrong, busy, run, drop: () => { setEffect(undefined); setWrong(undefined) } }
}
