/** What is typed for a number not yet taken: kept when another screen shows, and by the office when the room locks. */
import { useEffect, useRef } from 'react'
import type { Unsent } from '#core/contract/queue'
import { ask } from '../../bridge/client'
import { useKept } from '../../bridge/kept'

export const NOTHING: Unsent = { name: '', matter: '', headcount: '1', source: 'visit', priority: '', bookedOn: '', bookedTime: '' }
const typed = ({ name, matter }: Unsent): boolean => name.trim() !== '' || matter.trim() !== ''

export function useUnsent(): { readonly form: Unsent; readonly patch: (part: Partial<Unsent>) => void; readonly clear: () => void } {
  const { value: kept, set: setKept } = useKept<Unsent | undefined>('take', undefined)
  const form = kept ?? NOTHING
  const latest = useRef(form)
  useEffect(() => { latest.current = form })
  const known = kept !== undefined
  useEffect(() => {
    if (known) return
    let current = true
    void ask('queue.unsent', {}).then((reply) => { if (current && reply.ok && reply.value.form !== undefined && !typed(latest.current)) setKept(reply.value.form) })
    return () => { current = false }
  }, [known, setKept])
  useEffect(() => window.room.onTopics((topics) => { if (topics.includes('locking') && typed(latest.current)) void ask('queue.keepUnsent', latest.current) }), [])
  return { form, patch: (part) => setKept({ ...latest.current, ...part }), clear: () => setKept(NOTHING) }
}
