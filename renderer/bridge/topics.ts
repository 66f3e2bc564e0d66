/** Makes every shown question be asked again when the office says that one of its topics changed. */
import type { QueryClient } from '@tanstack/react-query'
import { findCall } from '#core/contract/index'

export function hearTopics(session: QueryClient): () => void {
  return window.room.onTopics((topics) => {
    void session.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && (findCall(name)?.topics.some((topic) => topics.includes(topic)) ?? false) })
  })
}
