/** Gives a screen the keeper of a draft: one per draft and session, kept while other screens show, flushed when this one goes. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { client } from '../../bridge/client'
import { DraftKeeper, type DraftView } from './draftKeeper'

const sessions = new WeakMap<QueryClient, Map<number, DraftKeeper>>()

function keepersOf(session: QueryClient): Map<number, DraftKeeper> {
  const known = sessions.get(session)
  if (known !== undefined) return known
  const fresh = new Map<number, DraftKeeper>()
  sessions.set(session, fresh)
  return fresh
}

function keeperOf(session: QueryClient, id: number): DraftKeeper {
  const keepers = keepersOf(session)
  const known = keepers.get(id)
  if (known !== undefined && known.view().phase !== 'failed') return known
  const fresh = new DraftKeeper(id, client.drafts)
  keepers.set(id, fresh)
  return fresh
}

/** After registering or discarding. */
export function dropKeeper(session: QueryClient, id: number): void {
  keepersOf(session).get(id)?.close()
  keepersOf(session).delete(id)
}

export function useKeeper(id: number): { keeper: DraftKeeper; view: DraftView } {
  const keeper = keeperOf(useQueryClient(), id)
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  useEffect(() => {
    const flush = () => { void keeper.flush() }
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [keeper])
  return { keeper, view }
}
