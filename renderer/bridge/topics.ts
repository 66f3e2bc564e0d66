/** Makes every shown question be asked again when the office says that one of its topics changed. */
import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * The contract, and zod with it, is loaded at the first topic: the lock screen does without.
 * A first answer still under way may be older than the change, so it is dropped and asked for again.
 */
export function hearTopics(session: QueryClient): () => void {
  return window.room.onTopics((topics) => void askAgain(session, topics))
}

async function askAgain(session: QueryClient, topics: readonly string[]): Promise<void> {
  const { findCall } = await import('#core/contract/index')
  const predicate = ({ queryKey: [name] }: Query) => typeof name === 'string' && (findCall(name)?.topics.some((topic) => topics.includes(topic)) ?? false)
  await session.cancelQueries({ predicate })
  await session.invalidateQueries({ predicate })
}
