/** Keeps what is being typed about a stay with the office, within half a second: summary and note survive a lock and a restart. */
import { useEffect, useRef, useState } from 'react'
import type { StayPage } from '#core/contract/buffer'
import { client } from '../../bridge/client'

type Typed = StayPage['working']

const saveAfterMs = 400

export interface Working {
  readonly typed: Typed
  readonly type: (part: Partial<Typed>) => void
  /** Why it could not be kept. */
  readonly message: string | undefined
}

/** One per stay shown: give the component that uses it the stay as its key. */
export function useWorking({ facts: { stayId }, working, holdsNotes }: StayPage): Working {
  const [typed, setTyped] = useState(working)
  const [message, setMessage] = useState<string | undefined>(undefined)
  const unsaved = useRef<Typed>(undefined)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = () => {
    clearTimeout(timer.current)
    const now = unsaved.current
    unsaved.current = undefined
    if (now === undefined) return
    saving.current = saving.current.then(async () => {
      const reply = await client.buffer.keep({ stayId, summary: now.summary, ...(holdsNotes ? { note: now.note } : {}) })
      if (!reply.ok) unsaved.current ??= now
      setMessage(reply.ok ? undefined : reply.fault.message)
    })
  }
  const type = (part: Partial<Typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    unsaved.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(save, saveAfterMs)
  }
  useEffect(() => {
    const locking = window.room.onTopics((topics) => { if (topics.includes('locking')) save() })
    window.addEventListener('pagehide', save)
    return () => {
      locking()
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [])
  return { typed, type, message }
}
