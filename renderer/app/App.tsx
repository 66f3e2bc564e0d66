/** Chooses between first start, lock screen and open room by what the office says of the vault. */
import { Alert, Button, Center, MantineProvider, Paper, Stack } from '@mantine/core'
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { Day } from '#core/contract/fields'
import type { OutputOf } from '#core/contract/index'
import type { Session } from '#core/contract/vault'
import { tellCopies } from '../bridge/copies'
import { hearTopics } from '../bridge/topics'
import { useAsk } from '../bridge/useAsk'
import { LockScreen } from '../features/lock/LockScreen'
import { fetched } from '../ui/fetched'
import { Waiting } from '../ui/Waiting'
import { ErrorScreen } from './ErrorScreen'
import { theme } from './theme'

const { Part: OpenRoom, fetch: fetchOpenRoom } = fetched(() => import('./OpenRoom').then((module) => module.OpenRoom))
const { Part: FirstPassphrase } = fetched(() => import('../features/lock/FirstPassphrase').then((module) => module.FirstPassphrase))
const { Part: RestoreScreen } = fetched(() => import('../features/restore/RestoreScreen').then((module) => module.RestoreScreen))
const { Part: SetupScreen } = fetched(() => import('../features/setup/SetupScreen').then((module) => module.SetupScreen))

const { Part: Rehearsal, fetch: fetchRehearsal } = fetched(() => import('./Rehearsal').then((module) => module.Rehearsal))

/** What the lock screen can do without is fetched while it is read: the open room and its screens, so that nothing but the password is waited for. */
async function fetchRest(): Promise<void> {
  await Promise.all([fetchOpenRoom(), fetchRehearsal(), import('./screens').then(({ fetchScreens }) => fetchScreens())])
}

const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

const newQueries = () => new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: false, staleTime: 1000 } } })

export function App() {
  const [queries, setQueries] = useState(newQueries)
  useEffect(() => hearTopics(queries), [queries])
  useEffect(tellCopies, [])
  return (
    <MantineProvider theme={theme} getStyleNonce={nonce}>
      <QueryClientProvider client={queries}>
        <ErrorScreen><Suspense fallback={<Opening />}><Door onStranger={() => setQueries(newQueries())} /></Suspense></ErrorScreen>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** Shown until the office has answered, when the page was told that a room was set up here. Name and day are unknown as yet. */
const presumed = (): VaultStatus | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="begun"]')?.content === 'yes' ? { state: 'locked', deskName: '\u00a0', today: '' as Day } : undefined

/** `onStranger` lets go of every answer and every draft the page still holds. */
function Door({ onStranger }: { readonly onStranger: () => void }) {
  const asked = useAsk('vault.status', {})
  const [atFirst] = useState(presumed)
  const status = { ...asked, value: asked.value ?? atFirst }
  const [session, setSession] = useState<Session | undefined>(undefined)
  const [fallen, setFallen] = useState<Session | undefined>(undefined)
  useEnded(status.value?.state, () => { setFallen(session); setSession(undefined) })
  /** A page that outlived its office still holds what the worker of then had typed: another worker must not meet it. */
  const enter = (next: Session) => {
    if (fallen !== undefined && fallen.userId !== next.userId) {
      history.replaceState(null, '', '#/')
      onStranger()
    }
    setFallen(undefined)
    setSession(next)
  }
  const [restoring, setRestoring] = useState(false)
  const restore = () => setRestoring(true)
  const locked = asked.value !== undefined && asked.value.state !== 'absent'
  const [rehearsing, setRehearsing] = useState(false)
  useEffect(() => { if (locked) requestIdleCallback(() => void fetchRest().then(() => setRehearsing(true))) }, [locked])
  if (status.fault !== undefined) {
    return (
      <Center h="100%" component="main">
        <Paper withBorder shadow="sm" p="xl" w={440}><Stack><Alert color="red" title="接待室打不开" role="alert">{status.fault.message}</Alert><Button onClick={status.again}>再试一次</Button></Stack></Paper>
      </Center>
    )
  }
  if (status.value === undefined) return <Opening />
  if (restoring && session === undefined) return <RestoreScreen onEnd={() => { setRestoring(false); status.again() }} />
  if (status.value.state === 'absent') return <SetupScreen onDone={status.again} onRestore={restore} />
  if (session === undefined) {
    return (
      <>
        <LockScreen status={status.value} {...(fallen === undefined ? {} : { notice: FELL, worker: fallen.login })} onUnlocked={enter} onRetry={status.again} onRestore={restore} />
        {rehearsing && <Rehearsal onDrawn={() => setRehearsing(false)} />}
      </>
    )
  }
  if (session.mustChange) return <FirstPassphrase session={session} onChanged={() => setSession({ ...session, mustChange: false })} />
  return <OpenRoom session={session} roomName={status.value.deskName ?? ''} />
}

type VaultStatus = OutputOf<'vault.status'>
const Opening = () => <Waiting what="正在打开接待室" />

const FELL = '后台程序意外停止，已自动锁定。保存过的内容和草稿都还在，请重新登录；再次出现请告诉管理员。'

/** Locking replaces the page; a page that lives on and finds its open room shut lost the office, and then the session and every answer on the screen go. */
function useEnded(state: string | undefined, onEnded: () => void): void {
  const queries = useQueryClient()
  const wasOpen = useRef(false)
  useEffect(() => {
    if (state === 'open') wasOpen.current = true
    if (state === undefined || state === 'open' || !wasOpen.current) return
    wasOpen.current = false
    onEnded()
    queries.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'vault.status' })
  }, [state])
}
