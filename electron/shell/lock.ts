/** Locks a desk nobody works at: five minutes without a key or a mouse move in our window. */
import { app, type BrowserWindow, type WebContents } from 'electron'

const idleMs = 5 * 60_000
const lookEveryMs = 5_000

/** The time is counted on the monotonic clock: changing the machine's clock neither locks nor keeps open. */
export function autoLock(window: () => BrowserWindow | undefined, lock: () => void): void {
  let lastInput = performance.now()
  const touched = (): void => {
    lastInput = performance.now()
  }
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('input-event', touched)
  })
  setInterval(() => {
    if (window() === undefined || performance.now() - lastInput < idleMs) return
    touched()
    lock()
  }, lookEveryMs)
}
