/**
 * The room as the shell sees it: one window, one office process, one session token, and how they end together.
 * The token never leaves this file for a page.
 */
import { app, powerMonitor, type BrowserWindow } from 'electron'
import type { Reply } from '#core/contract/call'
import { autoLock } from './lock'
import { startOffice, type OfficeLink, type OfficePlace } from './officeLink'
import { forgetPapers, isRoom } from './protocol'
import { readScale, saveScale } from './scale'
import { makeRoomWindow, type Placement } from './window'

/** Screens have this long to hand over the text of an open draft. */
const draftGraceMs = 1_200

export interface Room {
  open(): void
  show(): void
  lock(): Promise<void>
  scale(factor: number): void
  /** Passes a call to the office with the session's token. */
  ask(name: string, input: unknown): Promise<Reply>
  isOurs(frame: Electron.WebFrameMain | null): boolean
  window(): BrowserWindow | undefined
}

export function makeRoom(place: OfficePlace & { readonly notice: string | undefined }): Room {
  let window: BrowserWindow | undefined
  let token: string | undefined
  let office: OfficeLink = start()
  let closing = false

  function start(): OfficeLink {
    return startOffice(place, (topics) => tell(topics), () => {
      token = undefined
      office = start()
      tell(['vault'])
    })
  }
  const tell = (topics: readonly string[]): void => {
    if (window !== undefined && !window.isDestroyed()) window.webContents.send('topics', topics)
  }
  /** Drafts first, then the database is closed, then the process that held keys is ended. */
  async function closeOffice(): Promise<void> {
    if (token !== undefined) {
      tell(['locking'])
      await new Promise((resolve) => setTimeout(resolve, draftGraceMs))
      await Promise.race([office.call('vault.lock', {}, token), new Promise((resolve) => setTimeout(resolve, 700))])
    }
    token = undefined
    forgetPapers()
    office.stop()
  }
  function openWindow(at: Placement): void {
    const made = makeRoomWindow(at, place.notice)
    window = made
    made.webContents.on('did-finish-load', () => made.webContents.setZoomFactor(readScale()))
    made.on('close', (event) => {
      if (closing) return
      event.preventDefault()
      closing = true
      made.hide()
      void closeOffice().then(() => app.quit())
    })
  }
  async function lock(): Promise<void> {
    if (token === undefined || closing || window === undefined) return
    const old = window
    const at = old.getBounds()
    await closeOffice()
    office = start()
    openWindow(at)
    old.destroy()
  }
  autoLock(() => window, () => void lock())
  for (const reason of ['suspend', 'lock-screen', 'user-did-resign-active'] as const) powerMonitor.on(reason as 'suspend', () => void lock())

  return {
    open: () => openWindow({ width: 1360, height: 860 }),
    show: () => {
      if (window?.isMinimized() === true) window.restore()
      window?.focus()
    },
    lock,
    scale: (factor) => {
      saveScale(factor)
      window?.webContents.setZoomFactor(factor)
    },
    ask: async (name, input) => {
      const reply = await office.call(name, input, token)
      if (!reply.ok) return reply
      if (name === 'vault.lock') token = undefined
      if (name !== 'vault.unlock') return reply
      const session = reply.value as { readonly token: string }
      token = session.token
      return { ok: true, value: { ...session, token: '' } }
    },
    isOurs: (frame) => frame !== null && window !== undefined && !window.isDestroyed() && frame === window.webContents.mainFrame && isRoom(frame.url),
    window: () => window,
  }
}
