/** When the room locks, notes in the page's address which draft is open and which field has the focus; the shell reads it there. */
import { useEffect } from 'react'

const prefix = 'f-'

export function useLeaving(draftId: number | undefined): void {
  useEffect(() => {
    if (draftId === undefined) return
    return window.room.onTopics((topics) => {
      if (!topics.includes('locking')) return
      const id = document.activeElement?.id ?? ''
      history.replaceState(history.state, '', `#/intake?draft=${draftId}${id.startsWith(prefix) ? `&at=${encodeURIComponent(id.slice(prefix.length))}` : ''}`)
    })
  }, [draftId])
}
