/**
 * When the desk is locked without being asked: nobody touched it, or the machine sleeps, locks its screen or changes its user.
 * Knows nothing of what locking means.
 */
import { app, powerMonitor, type WebContents } from 'electron'
import { type Idle, idleWatch } from './idle'
import { watchSession } from './osSession'

export const minuteMs = 60_000
const lookEveryMs = 1_000

interface Desk {
  readonly isOpen: () => boolean
  readonly lock: () => void
  /** Whether touching this page is touching the desk: a board in the waiting room is not. */
  readonly isDesk: (contents: WebContents) => boolean
  /** Told shortly before a desk nobody touches is locked. */
  readonly warn: () => void
}
export interface AutoLock { readonly minutes: Idle['minutes']; readonly osLock: () => 'system' | 'service' | 'never' }

/** The time is counted on the monotonic clock: changing the machine's clock neither locks nor keeps open. */
export function autoLock({ isOpen, lock, isDesk, warn }: Desk, minute: number): AutoLock {
  const idle = idleWatch(() => performance.now(), minute)
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('input-event', () => {
      if (isDesk(contents)) idle.touched()
    })
  })
  setInterval(() => {
    if (!isOpen()) return
    const step = idle.look()
    if (step === 'lock') lock()
    if (step === 'warn') warn()
  }, lookEveryMs)
  powerMonitor.on('suspend', lock)
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('user-did-resign-active', lock)
  if (process.platform !== 'linux') return { minutes: idle.minutes, osLock: () => 'system' }
  const session = watchSession({ isOpen, lock, screenLocked: () => powerMonitor.getSystemIdleState(1) === 'locked' })
  return { minutes: idle.minutes, osLock: () => (session.told() ? 'service' : 'never') }
}
