/** The keeper of one opinion for as long as a worker is at the desk: kept while other screens show, saved when this one goes. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { LawyerRequest } from '#core/contract/legal'
import { client } from '../../bridge/client'
import { holdersOf } from '../../bridge/holders'
import { OpinionKeeper, type OpinionView } from './opinionKeeper'

const nameOf = (requestId: number): string => `legal:${requestId}`

/** One with something unsaved goes on; any other begins from what was just opened. */
function keeperOf(session: QueryClient, request: LawyerRequest): OpinionKeeper {
  const holders = holdersOf(session)
  const known = holders.get(nameOf(request.id))
  if (known instanceof OpinionKeeper && (known.watched() || known.unsaved() || known.view().revision >= request.revision)) return known
  const fresh = new OpinionKeeper(request, client.legal)
  holders.set(nameOf(request.id), fresh)
  return fresh
}

export function dropOpinion(session: QueryClient, requestId: number): void {
  const known = holdersOf(session).get(nameOf(requestId))
  if (known instanceof OpinionKeeper) known.close()
  holdersOf(session).delete(nameOf(requestId))
}

export function useOpinionKeeper(request: LawyerRequest): { readonly keeper: OpinionKeeper; readonly view: OpinionView } {
  const session = useQueryClient()
  const keeper = keeperOf(session, request)
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  useEffect(() => {
    const save = () => { void keeper.flush() }
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [keeper])
  return { keeper, view }
}
