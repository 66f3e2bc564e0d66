/** When the room locks, notes in the page's address which draft is open and which field has the focus; the shell reads it there. */
import { useEffect } from 'react'

const prefix = 'f-paper.'

export function useLeaving(draftId: number): void {
  useEffect(() => window.room.onTopics((topics) => {
    if (!topics.includes('locking')) return
    const id = document.activeElement?.id ?? ''
    history.replaceState(history.state, '', `#/papers/draft/${draftId}${id.startsWith(prefix) ? `?at=${encodeURIComponent(id.slice(prefix.length))}` : ''}`)
  }), [draftId])
}
