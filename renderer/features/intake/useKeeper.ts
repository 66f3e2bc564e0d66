/** Gives a screen the keeper of a draft: one per draft and session, kept while other screens show, flushed when this one goes. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { client } from '../../bridge/client'
import { holdersOf } from '../../bridge/holders'
import { DraftKeeper, type DraftView } from './draftKeeper'

const nameOf = (id: number): string => `draft:${id}`

/** It stands among the page's holders, which hand over when the room locks or is left, whatever screen is shown then. */
function known(session: QueryClient, id: number): DraftKeeper | undefined {
  const holder = holdersOf(session).get(nameOf(id))
  return holder instanceof DraftKeeper ? holder : undefined
}

function keeperOf(session: QueryClient, id: number): DraftKeeper {
  const before = known(session, id)
  if (before !== undefined && before.view().phase !== 'failed') return before
  const fresh = new DraftKeeper(id, client.drafts)
  holdersOf(session).set(nameOf(id), fresh)
  return fresh
}

/** After registering or discarding. */
export function dropKeeper(session: QueryClient, id: number): void {
  known(session, id)?.close()
  holdersOf(session).delete(nameOf(id))
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
