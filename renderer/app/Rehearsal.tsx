/**
 * Draws the open room once while the lock screen is read, for nobody and unseen: the engine compiles what it never ran before, which would else be waited for after the password.
 * Hidden, so none of its effects run: it asks nothing, hears no key, and is let go before it stands anywhere in the page.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Activity, useState } from 'react'
import { HashRouter } from 'react-router'
import type { Session } from '#core/contract/vault'
import { OpenRoom } from './OpenRoom'
import { IntakeScreen } from './screens'

const NOBODY: Session = { token: '', userId: 0, login: '', name: '', roles: ['reception', 'leader'], mustChange: false }

/** What the first screen asks, answered as on a desk where nothing was begun. */
const ANSWERS: readonly (readonly [call: string, value: unknown])[] = [['drafts.list', []], ['desk.calendar', { today: '' }], ['vault.status', { state: 'open', today: '' }]]

function invented(): QueryClient {
  const queries = new QueryClient()
  for (const [call, value] of ANSWERS) queries.setQueryData([call, {}], { ok: true, value })
  return queries
}

interface Props { /** Everything was drawn once. */ readonly onDrawn: () => void }

export function Rehearsal({ onDrawn }: Props) {
  const [queries] = useState(invented)
  return (
    <Activity mode="hidden">
      <QueryClientProvider client={queries}>
        <OpenRoom session={NOBODY} roomName="" />
        <HashRouter><IntakeScreen /></HashRouter>
        <Curtain onDrawn={onDrawn} />
      </QueryClientProvider>
    </Activity>
  )
}

/** Stands last, so that all others were drawn when it is. It has no effect to tell it in. */
function Curtain({ onDrawn }: Props) {
  setTimeout(onDrawn)
  return null
}
