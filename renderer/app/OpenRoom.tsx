/** The open room: navigation on the left, the screens, keys, command palette. The address lives in the hash. */
import { AppShell } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.css'
import { useDisclosure, useHotkeys, useWindowEvent } from '@mantine/hooks'
import { Suspense, useState } from 'react'
import { HashRouter, useLocation } from 'react-router'
import type { Session } from '#core/contract/vault'
import { useHandOver } from '../bridge/holders'
import { machine } from '../bridge/machine'
import { SessionProvider } from '../bridge/session'
import { AlarmPopup } from '../features/safety/AlarmPopup'
import { ErrorScreen } from './ErrorScreen'
import { Keys } from './Keys'
import { useLook } from './look'
import { Palette } from './Palette'
import { ReadOnlyBanner } from './ReadOnlyBanner'
import { Routes } from './Routes'
import { commandsOf } from './commands'
import { useBlankForm } from './blankForm'
import { PaperGround } from '../ui/PaperGround'
import { useDaySheet } from '../ui/useDaySheet'
import { useBoards } from '../ui/useBoards'
import { useDoubt } from '../ui/useDoubt'
import { calms, receivesVisitors, speaks } from './rooms'
import { Sidebar } from './Sidebar'
import { takesText } from './typing'
import { useIdleNotice } from './useIdleNotice'
import { useWays } from './useWays'

interface Props { readonly session: Session; readonly roomName: string }

export function OpenRoom(props: Props) {
  useState(() => { leadBack(props.session) })
  return <SessionProvider value={props.session}><HashRouter><Room {...props} /></HashRouter></SessionProvider>
}

/** To where the worker was when it locked, before the first screen is chosen. */
function leadBack({ place }: Session): void {
  if (place !== undefined) history.replaceState(null, '', place)
}

const lock = () => void machine.lock({})

function Room({ session, roomName }: Props) {
  const { pathname } = useLocation()
  const [keysShown, keys] = useDisclosure(false)
  const [paletteShown, palette] = useDisclosure(false)
  const looking = useLook()
  const receives = receivesVisitors(session.roles)
  const ways = { ...useWays(pathname), daySheet: useDaySheet().make, blankForm: useBlankForm(roomName), stopped: useDoubt().doubt !== undefined, boards: useBoards() }
  const onDesk = (way: (() => void) | undefined) => () => {
    if (!receives || way === undefined) return
    palette.close()
    way()
  }
  const where = (allowed: boolean, way: () => void) => () => {
    if (!allowed) return
    palette.close()
    way()
  }
  useHotkeys([['shift+F4', where(calms(session.roles), () => ways.go('/safety'))], ['F6', where(calms(session.roles), ways.buffer)], ['F8', where(speaks(session.roles), ways.scripts)]], [])
  useHotkeys([['F2', onDesk(ways.begin)], ['F3', onDesk(ways.find)], ['F9', onDesk(ways.print)], ['F12', lock], ['mod+K', palette.open]], [])
  useWindowEvent('keydown', (event) => {
    const asks = (event.key === '?' || event.key === '？') && !event.ctrlKey && !event.altKey && !event.metaKey && !event.isComposing
    if (!asks || takesText(event.target)) return
    event.preventDefault()
    keys.open()
  })
  useIdleNotice()
  useHandOver()
  /** A screen that is ready only now must not take the keys from a window that lies over it. */
  const behind = paletteShown || keysShown
  return (
    <AppShell navbar={{ width: { base: 88, md: 200 }, breakpoint: 0 }} padding="md" transitionDuration={0}>
      <AppShell.Navbar inert={behind}>
        <Sidebar roomName={roomName} worker={session.name} roles={session.roles} looking={looking} onPalette={palette.open} onKeys={keys.open} onLock={lock} />
      </AppShell.Navbar>
      <AppShell.Main h="100vh" inert={behind}>
        <ReadOnlyBanner roles={session.roles}>
          <ErrorScreen key={pathname}>
            <Suspense><Routes session={session} roomName={roomName} /></Suspense>
          </ErrorScreen>
        </ReadOnlyBanner>
      </AppShell.Main>
      <Notifications position="top-right" />
      <Palette shown={paletteShown} onClose={palette.close} commands={commandsOf(ways, session.roles, looking, keys.open)} receives={receives} go={ways.go} />
      <Keys shown={keysShown} onClose={keys.close} />
      <AlarmPopup />
      <PaperGround />
    </AppShell>
  )
}
