/** Gives the editor the keeper of a draft: one per draft and session, kept while other screens show, saved when this one goes. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { client } from '../../bridge/client'
import { holdersOf } from '../../bridge/holders'
import { PaperKeeper, type PaperView } from './paperKeeper'

const nameOf = (draftId: number): string => `paper:${draftId}`

function known(session: QueryClient, draftId: number): PaperKeeper | undefined {
  const holder = holdersOf(session).get(nameOf(draftId))
  return holder instanceof PaperKeeper ? holder : undefined
}

/** One that has nothing to lose reads the draft anew: it may have been written on elsewhere. */
function keeperOf(session: QueryClient, draftId: number): PaperKeeper {
  const before = known(session, draftId)
  if (before !== undefined && (before.view().phase !== 'failed' || before.unsaved())) return before
  const fresh = new PaperKeeper(draftId, client.papers)
  holdersOf(session).set(nameOf(draftId), fresh)
  return fresh
}

/** After 定稿 or discarding. */
export function dropPaperKeeper(session: QueryClient, draftId: number): void {
  known(session, draftId)?.close()
  holdersOf(session).delete(nameOf(draftId))
}

export function usePaperKeeper(draftId: number): { readonly keeper: PaperKeeper; readonly view: PaperView } {
  const session = useQueryClient()
  const keeper = keeperOf(session, draftId)
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  useEffect(() => {
    const save = () => { void keeper.save() }
    window.addEventListener('pagehide', save)
    document.addEventListener('visibilitychange', save)
    return () => {
      window.removeEventListener('pagehide', save)
      document.removeEventListener('visibilitychange', save)
      void keeper.save().then((saved) => { if (saved && !keeper.watched() && known(session, draftId) === keeper) holdersOf(session).delete(nameOf(draftId)) })
    }
  }, [keeper, session, draftId])
  return { keeper, view }
}
