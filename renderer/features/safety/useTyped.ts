/** What a worker has half typed on a red flag's page, field by field: kept by the office shortly after each key, so that neither locking nor a crash loses it. */
import { useEffect, useRef, useState } from 'react'
import { ask } from '../../bridge/client'

/** From the first unsaved key to the call. */
const KEEP_AFTER_MS = 350

export interface Typed {
  /** `usual` stands there until something was typed. */
  readonly of: (field: string, usual?: string) => string
  readonly type: (field: string, text: string) => void
  /** Forgets fields whose content was taken into the record. */
  readonly taken: (...fields: readonly string[]) => void
}

export function useTyped(id: number, kept: Readonly<Record<string, string>>, writable: boolean): Typed {
  const [typed, setTyped] = useState(kept)
  const latest = useRef(typed)
  const saved = useRef(typed)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (!writable || latest.current === saved.current) return
    saved.current = latest.current
    void ask('safety.keepTyped', { id, typed: latest.current })
  }
  const put = (next: Readonly<Record<string, string>>) => {
    latest.current = next
    setTyped(next)
    timer.current ??= setTimeout(flush, KEEP_AFTER_MS)
  }
  const ending = useRef(flush)
  useEffect(() => { ending.current = flush })
  useEffect(() => {
    const end = () => ending.current()
    window.addEventListener('pagehide', end)
    document.addEventListener('visibilitychange', end)
    const quiet = window.room.onTopics((topics) => { if (topics.includes('locking')) end() })
    return () => {
      window.removeEventListener('pagehide', end)
      document.removeEventListener('visibilitychange', end)
      quiet()
      end()
    }
  }, [])
  return {
    of: (field, usual = '') => typed[field] ?? usual,
    type: (field, text) => put({ ...latest.current, [field]: text }),
    taken: (...fields) => put(Object.fromEntries(Object.entries(latest.current).filter(([field]) => !fields.includes(field)))),
  }
}
