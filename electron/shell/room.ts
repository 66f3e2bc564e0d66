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
const draftGraceMs = 1_100
const closeGraceMs = 700

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

type Setting = OfficePlace & { readonly notice: string | undefined }

/** Everything that changes while the room is open. */
interface State { window: BrowserWindow | undefined; token: string | undefined; office: OfficeLink; closing: boolean }

export function makeRoom(setting: Setting): Room {
  const state: State = { window: undefined, token: undefined, closing: false, office: noOffice }
  state.office = openOffice(state, setting)
  const lock = (): Promise<void> => lockRoom(state, setting)
  autoLock(() => state.window, () => void lock())
  powerMonitor.on('suspend', () => void lock())
  powerMonitor.on('lock-screen', () => void lock())
  powerMonitor.on('user-did-resign-active', () => void lock())
  return {
    open: () => openWindow(state, setting, { width: 1360, height: 860 }),
    show: () => {
      if (state.window?.isMinimized() === true) state.window.restore()
      state.window?.focus()
    },
    lock,
    scale: (factor) => {
      saveScale(factor)
      state.window?.webContents.setZoomFactor(factor)
    },
    ask: (name, input) => ask(state, name, input),
    isOurs: (frame) => {
      const window = state.window
      return frame !== null && window !== undefined && !window.isDestroyed() && frame === window.webContents.mainFrame && isRoom(frame.url)
    },
    window: () => state.window,
  }
}

const noOffice: OfficeLink = { call: () => Promise.resolve({ ok: false, fault: { code: 'locked', message: '已锁定，请重新登录' } }), stop: () => undefined }

function tell(state: State, topics: readonly string[]): void {
  if (state.window !== undefined && !state.window.isDestroyed()) state.window.webContents.send('topics', topics)
}

/** An office that ends by itself is replaced; its session is over. */
function openOffice(state: State, setting: Setting): OfficeLink {
  return startOffice(setting, (topics) => tell(state, topics), () => {
    state.token = undefined
    state.office = openOffice(state, setting)
    tell(state, ['vault'])
  })
}

async function ask(state: State, name: string, input: unknown): Promise<Reply> {
  const reply = await state.office.call(name, input, state.token)
  if (!reply.ok) return reply
  if (name === 'vault.lock') state.token = undefined
  if (name !== 'vault.unlock') return reply
  const session = reply.value as { readonly token: string }
  state.token = session.token
  return { ok: true, value: { ...session, token: '' } }
}

/** Drafts first, then the database is closed, then the process that held keys is ended. */
async function closeOffice(state: State): Promise<void> {
  if (state.token !== undefined) {
    tell(state, ['locking'])
    await pause(draftGraceMs)
    await Promise.race([state.office.call('vault.lock', {}, state.token), pause(closeGraceMs)])
  }
  state.token = undefined
  forgetPapers()
  state.office.stop()
}

async function lockRoom(state: State, setting: Setting): Promise<void> {
  const old = state.window
  if (state.token === undefined || state.closing || old === undefined) return
  const at = old.getBounds()
  old.hide()
  await closeOffice(state)
  state.office = openOffice(state, setting)
  openWindow(state, setting, at)
  old.destroy()
}

function openWindow(state: State, setting: Setting, at: Placement): void {
  const made = makeRoomWindow(at, setting.notice)
  state.window = made
  made.webContents.on('did-finish-load', () => made.webContents.setZoomFactor(readScale()))
  made.on('close', (event) => {
    event.preventDefault()
    if (state.closing) return
    state.closing = true
    made.hide()
    void closeOffice(state).then(() => app.exit(0))
  })
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
