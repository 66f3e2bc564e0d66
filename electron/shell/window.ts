/** The one place where windows are made, so that none can be made with less protection. */
import { app, BrowserWindow, session, type Session, type WebPreferences } from 'electron'
import { join } from 'node:path'
import { roomAddress } from './protocol'

/** In memory only: nothing of a page is cached on the disk. */
export function roomSession(): Session {
  return session.fromPartition('room', { cache: false })
}

const guarded = (): WebPreferences => ({
  session: roomSession(), sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  webviewTag: false, webSecurity: true, allowRunningInsecureContent: false, spellcheck: false, enableWebSQL: false, navigateOnDragDrop: false,
  safeDialogs: true, devTools: !app.isPackaged, backgroundThrottling: false,
})

export interface Placement { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number }

/** The window of the room; `notice` stands in its title when it must warn. */
export function makeRoomWindow(place: Placement, notice: string | undefined): BrowserWindow {
  const window = new BrowserWindow({
    ...place, minWidth: 900, minHeight: 600, show: false, backgroundColor: '#f5f7fa', autoHideMenuBar: true,
    title: notice === undefined ? '信访接待室' : `信访接待室（${notice}）`,
    webPreferences: { ...guarded(), preload: join(import.meta.dirname, '../preload/preload.cjs') },
  })
  window.setContentProtection(true)
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  void window.loadURL(roomAddress)
  return window
}

/** A hidden window without JavaScript for one document. */
export function makePaperWindow(): BrowserWindow {
  return new BrowserWindow({ show: false, width: 800, height: 1100, webPreferences: { ...guarded(), javascript: false } })
}
