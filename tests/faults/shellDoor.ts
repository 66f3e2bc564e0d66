/**
 * The shell's door and its own calls without a window, over the Electron that stands in (tests/support/electronStandIn.ts).
 * The room behind it answers everything that is not the shell's.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow as Window, WebFrameMain } from 'electron'
import type { Reply } from '#core/contract/call'
import { findCall } from '#core/contract/index'
import { answerCalls } from '#electron/shell/door'
import type { Room } from '#electron/shell/room'
import { saveScale } from '#electron/shell/scale'
import { BrowserWindow, machine, send } from '#tests/support/electronStandIn'
import { tempFolder } from './faultVault'

export interface ShellDoor {
  /** A message from a page: our own, or another page or frame. */
  ask(name: unknown, input: unknown, ours?: boolean): Promise<Reply>
  /** Everything a call may have changed: files, clipboard, paper, locks; windows left open. */
  state(): string
  close(): void
}

const ours = {} as unknown as WebFrameMain

export function openShellDoor(): ShellDoor {
  machine.folder = tempFolder('faults-shell')
  const window = new BrowserWindow() as unknown as Window
  const lock = (): Promise<void> => {
    machine.locks += 1
    return Promise.resolve()
  }
  const room: Room = {
    open: () => undefined, show: () => undefined, osLock: () => 'system', window: () => window, isOurs: (frame) => frame === ours,
    lock, lockByHand: lock, handedOver: () => undefined, boards: { open: () => true, close: () => undefined, standing: () => [], whose: () => undefined, tell: () => undefined, pause: () => undefined, resume: () => undefined, leave: () => undefined },
    scale: saveScale, media: () => Promise.resolve({ ok: false, code: 'gone' }), isOpen: () => true,
    recorder: {
      meet: () => undefined, status: () => ({ state: 'rest', lengthMs: 0, level: 0, low: false }), hear: () => undefined, rest: () => undefined, finish: () => Promise.resolve(),
      open: () => Promise.resolve({ device: '内置麦克风' }), names: () => Promise.resolve({ microphones: ['内置麦克风'], cameras: [] }), picture: () => Promise.resolve(new ArrayBuffer(3)),
    },
    ask: (name) => Promise.resolve(findCall(name) === undefined ? { ok: false, fault: { code: 'unknown-call', message: '没有这个操作' } } : { ok: true, value: 'the office' }),
  }
  answerCalls(room)
  return {
    ask: async (name, input, own = true) => (await send('call', own ? ours : {}, name, input)) as Reply,
    state: () => {
      const files = readdirSync(machine.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
      const hash = createHash('sha256').update(JSON.stringify({ ...machine, folder: '' }))
      for (const file of files) hash.update(file).update(readFileSync(file))
      return hash.digest('hex')
    },
    close: () => { rmSync(machine.folder, { recursive: true, force: true }) },
  }
}
