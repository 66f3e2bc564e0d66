/** Everything on this page that holds typed text the office does not have yet: asked to hand it over when the room locks or is left. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { machine } from './machine'

export interface Holder {
  /** Saves what is not saved yet; false when it could not be. */
  flush(): Promise<boolean>
}

const sessions = new WeakMap<QueryClient, Map<string, Holder>>()

export function holdersOf(session: QueryClient): Map<string, Holder> {
  const known = sessions.get(session)
  if (known !== undefined) return known
  const fresh = new Map<string, Holder>()
  sessions.set(session, fresh)
  return fresh
}

/** How many texts could not be handed over. */
export async function handOver(session: QueryClient): Promise<number> {
  const saved = await Promise.all([...holdersOf(session).values()].map((holder) => holder.flush()))
  return saved.filter((one) => !one).length
}

/** Answers the shell, which waits a moment for it, whatever screen is shown. */
export function useHandOver(): void {
  const session = useQueryClient()
  useEffect(() => window.room.onTopics((topics) => {
    if (topics.includes('locking')) void handOver(session).then((unsaved) => machine.handedOver({ unsaved }))
  }), [session])
}
