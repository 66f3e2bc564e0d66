/** Chooses between first start, lock screen and open room by what the office says of the vault. */
import { Alert, Button, Center, Loader, MantineProvider, Stack } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Session } from '#core/contract/vault'
import { hearTopics } from '../bridge/topics'
import { useAsk } from '../bridge/useAsk'
import { LockScreen } from '../features/lock/LockScreen'
import { SetupScreen } from '../features/setup/SetupScreen'
import { ErrorScreen } from './ErrorScreen'
import { OpenRoom } from './OpenRoom'
import { theme } from './theme'

const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export function App() {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 1000 } } }))
  useEffect(() => hearTopics(queries), [queries])
  return (
    <MantineProvider theme={theme} getStyleNonce={nonce}>
      <QueryClientProvider client={queries}>
        <Notifications position="top-right" />
        <ErrorScreen><Door /></ErrorScreen>
      </QueryClientProvider>
    </MantineProvider>
  )
}

function Door() {
  const status = useAsk('vault.status', {})
  const [session, setSession] = useState<Session | undefined>(undefined)
  useLockedFromOutside(status.value?.state, () => setSession(undefined))
  if (status.fault !== undefined) {
    return <Center h="100%"><Stack><Alert color="red" title="接待室打不开">{status.fault.message}</Alert><Button onClick={status.again}>再试一次</Button></Stack></Center>
  }
  if (status.value === undefined) return <Center h="100%"><Loader aria-label="正在打开接待室" /></Center>
  if (status.value.state === 'absent') return <SetupScreen onDone={status.again} />
  if (session === undefined) return <LockScreen status={status.value} onUnlocked={setSession} onRetry={status.again} />
  return <OpenRoom session={session} roomName={status.value.deskName ?? ''} />
}

/** When an open room is found locked (its office ended by itself), the session and every answer it left on the screen go. */
function useLockedFromOutside(state: string | undefined, onLocked: () => void): void {
  const queries = useQueryClient()
  const wasOpen = useRef(false)
  useEffect(() => {
    if (state === 'open') wasOpen.current = true
    if (state !== 'locked' || !wasOpen.current) return
    wasOpen.current = false
    onLocked()
    queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'vault.status' })
  }, [state])
}
