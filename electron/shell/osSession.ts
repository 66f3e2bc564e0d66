/**
 * Notices on Linux that the screen was locked or the user changed, of which Electron tells on other systems only.
 * Asks the log-in service (logind) each second while the room is open; desktops that do not tell it go unnoticed.
 */
import { execFile } from 'node:child_process'

const program = '/usr/bin/loginctl'
const askEveryMs = 1_000
const waitMs = 900
/** A machine without the service is not asked for ever. */
const giveUpAfter = 3

/** Whether the session is locked or not the one in front; undefined when the answer tells neither. */
export function sessionAway(answer: string): boolean | undefined {
  const facts = new Map(answer.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).trim()] as const))
  const [locked, active] = [facts.get('LockedHint'), facts.get('Active')]
  return locked === undefined && active === undefined ? undefined : locked === 'yes' || active === 'no'
}

/** What the service says of the session we run in; undefined where it says nothing. */
export function askLogind(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, ['show-session', process.env['XDG_SESSION_ID'] ?? 'auto', '--property=LockedHint', '--property=Active'], { timeout: waitMs }, (error, answer) => {
      resolve(error === null ? answer : undefined)
    })
  })
}

interface Watched {
  readonly isOpen: () => boolean
  readonly lock: () => void
  readonly screenLocked: () => boolean
  readonly ask?: () => Promise<string | undefined>
  readonly every?: (ms: number, look: () => void) => void
}

/** Locks when the session goes away, not because it is: one that is never in front, as on a remote desktop, could otherwise not be used. */
export function watchSession({ isOpen, lock, screenLocked, ask = askLogind, every = (ms, look) => setInterval(look, ms) }: Watched): { readonly told: () => boolean } {
  let was: boolean | undefined
  let silent = 0
  let heard = false
  let asking = false
  const learn = async (): Promise<void> => {
    const answer = silent < giveUpAfter ? await ask() : undefined
    const away = answer === undefined ? undefined : sessionAway(answer)
    silent = away === undefined ? silent + 1 : 0
    heard ||= away !== undefined
    const now = away === true || screenLocked()
    if (now && was === false && isOpen()) lock()
    was = now
  }
  const look = (): void => {
    if (asking || (!isOpen() && was !== undefined)) return
    asking = true
    void learn().finally(() => { asking = false })
  }
  look()
  every(askEveryMs, look)
  return { told: () => heard && silent < giveUpAfter }
}
