/** The one place where windows are made, so that none can be made with less protection. */
import { app, BrowserWindow, session, type Session, type WebPreferences } from 'electron'
import { join } from 'node:path'
import type { BoardKind } from '#core/contract/shell'
import type { BoardPlace } from './boardPlace'
import { boardAddress, captureAddress, pausedAddress, roomAddress } from './protocol'
import { readScale } from './scale'

/** In memory only: nothing of a page is cached on the disk. */
export function roomSession(): Session {
  return session.fromPartition('room', { cache: false })
}

const guarded = (): WebPreferences => ({
  session: roomSession(), sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  webviewTag: false, webSecurity: true, allowRunningInsecureContent: false, spellcheck: false, enableWebSQL: false, navigateOnDragDrop: false,
  safeDialogs: true, devTools: !app.isPackaged, backgroundThrottling: false,
  autoplayPolicy: 'document-user-activation-required',
})

export interface Placement { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number }

/**
 * The window of the room; `notice` stands in its title when it must warn. It is shown at once, in the colour of the page: a window that
 * waits in hiding for its first paint is now and then never painted on a busy machine.
 */
export function makeRoomWindow(place: Placement, notice: string | undefined): BrowserWindow {
  const window = new BrowserWindow({
    ...place, minWidth: 900, minHeight: 600, backgroundColor: '#f4f6f8', autoHideMenuBar: true,
    title: notice === undefined ? '信访接待室' : `信访接待室（${notice}）`,
    webPreferences: { ...guarded(), zoomFactor: readScale().factor, preload: join(import.meta.dirname, '../preload/preload.cjs') },
  })
  window.setContentProtection(true)
  window.on('page-title-updated', (event) => event.preventDefault())
  void window.loadURL(roomAddress)
  return window
}

const boardTitles: Readonly<Record<BoardKind, string>> = { calls: '叫号屏', buffer: '缓冲室看板' }

/**
 * A board, or the page without script that stands in its place while the room is locked. Only a live board may sound without being touched.
 * The calling board is public: masked names and numbers that are called aloud, often on a display reached through mirroring, a splitter or
 * a capture card, where protected content would stay black. The buffer board is protected like the desk. The desk keeps the focus.
 */
export function makeBoardWindow(kind: BoardKind, live: boolean, { full, ...place }: BoardPlace, notice: string | undefined): BrowserWindow {
  const shared = { ...guarded(), zoomFactor: readScale().factor }
  const window = new BrowserWindow({
    ...place, minWidth: 640, minHeight: 360, show: false, backgroundColor: '#0b2239', autoHideMenuBar: true,
    title: notice === undefined ? boardTitles[kind] : `${boardTitles[kind]}（${notice}）`,
    webPreferences: live ? { ...shared, autoplayPolicy: 'no-user-gesture-required', preload: join(import.meta.dirname, '../preload/preload.cjs') } : { ...shared, javascript: false },
  })
  window.setContentProtection(kind === 'buffer')
  window.on('page-title-updated', (event) => event.preventDefault())
  window.showInactive()
  if (full) window.setFullScreen(true)
  void window.loadURL(live ? boardAddress(kind) : pausedAddress(kind))
  return window
}

/** A hidden window without JavaScript for documents. */
export function makePaperWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, width: 800, height: 1100, webPreferences: { ...guarded(), javascript: false } })
}

/** The hidden page with microphone and camera; it hears without being touched. */
export function makeCaptureWindow(): BrowserWindow {
  const window = new BrowserWindow({ show: false, width: 320, height: 240, webPreferences: { ...guarded(), autoplayPolicy: 'no-user-gesture-required', preload: join(import.meta.dirname, '../preload/preload-recorder.cjs') } })
  window.setContentProtection(true)
  void window.loadURL(captureAddress)
  return window
}
