/** Makes every shown question be asked again when the office says that one of its topics changed. */
import type { Query, QueryClient } from '@tanstack/react-query'
import { findCall } from '#core/contract/index'

/** A first answer still under way may be older than the change, so it is dropped and asked for again. */
export function hearTopics(session: QueryClient): () => void {
  return window.room.onTopics((topics) => {
    const predicate = ({ queryKey: [name] }: Query) => typeof name === 'string' && (findCall(name)?.topics.some((topic) => topics.includes(topic)) ?? false)
    void session.cancelQueries({ predicate }).then(() => session.invalidateQueries({ predicate }))
  })
}
