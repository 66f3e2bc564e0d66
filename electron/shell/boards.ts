/**
 * The board windows beside the desk: opened by the worker, emptied the moment the room locks, back after the next log-in.
 * Knows nothing of what they show, holds no token and gives none; what they may ask stands in boardCalls.ts.
 */
import { app, screen, type BrowserWindow, type Input, type WebFrameMain } from 'electron'
import type { BoardKind } from '#core/contract/shell'
import { boardPlace, type BoardPlace } from './boardPlace'
import { keepBoard, keptBoard } from './keptBoards'
import { isRoom } from './protocol'
import { makeBoardWindow } from './window'

const kinds: readonly BoardKind[] = ['calls', 'buffer']
/** Keys that must work wherever the focus is: the silent alarm and the lock. */
const deskKeys: readonly string[] = ['F4', 'F12']

export interface Boards {
  /** False while nobody is logged in. */
  open(kind: BoardKind): boolean
  close(kind: BoardKind): void
  /** Those that stand now, also while they pause. */
  standing(): readonly BoardKind[]
  /** The board whose main frame this is; none while it pauses. */
  whose(frame: WebFrameMain | null): BoardKind | undefined
  tell(topics: readonly string[]): void
  /** Everything they showed is gone when this returns. */
  pause(): void
  /** Those that were open are so again. */
  resume(): void
  /** The program ends; they are remembered as they stand. */
  leave(): void
}

interface Around {
  readonly desk: () => BrowserWindow | undefined
  /** Whether somebody is logged in. */
  readonly isOpen: () => boolean
  /** Told when a board was opened or closed, by whomever. */
  readonly changed: () => void
  readonly notice: string | undefined
}
/** A board that pauses is another window with a page without script. */
interface Standing { readonly window: BrowserWindow; readonly live: boolean }
type Standings = Map<BoardKind, Standing>

/** Before `ready`: on Linux the voice of the system is only asked for with this switch, and only when a board first speaks. */
export function letBoardsSpeak(): void {
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
}

export function makeBoards({ desk, isOpen, changed, notice }: Around): Boards {
  const standing: Standings = new Map()
  const put = (kind: BoardKind, live: boolean, place: BoardPlace): void => {
    const old = standing.get(kind)?.window
    const window = makeBoardWindow(kind, live, place, notice)
    standing.set(kind, { window, live })
    old?.destroy()
    keepBoard(kind, { open: true, place })
    // Only somebody who closes it ends here; a window that is replaced is destroyed.
    window.on('close', () => keepBoard(kind, { open: false, place: placeOf(window) }))
    window.on('closed', () => {
      if (standing.get(kind)?.window !== window) return
      standing.delete(kind)
      changed()
    })
    window.webContents.on('before-input-event', (_event, input) => passKey(input, window, live ? desk() : undefined))
  }
  // Windows are closed one by one when the system ends the program, which is nobody's wish to do without the boards.
  app.on('before-quit', () => leave(standing))
  const newPlace = (kind: BoardKind): BoardPlace =>
    boardPlace(screen.getAllDisplays(), desk()?.getBounds() ?? screen.getPrimaryDisplay().bounds, [...standing.values()].map(({ window }) => window.getBounds()), keptBoard(kind)?.place)
  const replace = (live: boolean): void => {
    for (const [kind, board] of standing) if (board.live !== live) put(kind, live, placeOf(board.window))
  }
  return {
    open: (kind) => {
      if (!isOpen()) return false
      const old = standing.get(kind)?.window
      if (old === undefined) put(kind, true, newPlace(kind))
      else if (old.isMinimized()) old.restore()
      else old.moveTop()
      changed()
      return true
    },
    close: (kind) => standing.get(kind)?.window.close(),
    standing: () => [...standing.keys()],
    whose: (frame) => whose(standing, frame),
    tell: (topics) => {
      for (const { window, live } of standing.values()) if (live) window.webContents.send('topics', topics)
    },
    pause: () => replace(false),
    resume: () => {
      if (!isOpen()) return
      replace(true)
      for (const kind of kinds) if (!standing.has(kind) && keptBoard(kind)?.open === true) put(kind, true, newPlace(kind))
      changed()
    },
    leave: () => leave(standing),
  }
}

function whose(standing: Standings, frame: WebFrameMain | null): BoardKind | undefined {
  if (frame === null || !isRoom(frame.url)) return undefined
  return [...standing].find(([, { window, live }]) => live && frame === window.webContents.mainFrame)?.[0]
}

function leave(standing: Standings): void {
  for (const [kind, { window }] of [...standing]) {
    keepBoard(kind, { open: true, place: placeOf(window) })
    window.destroy()
  }
}

/** Of a full screen its size before, which lies on the same display. */
function placeOf(window: BrowserWindow): BoardPlace {
  return { ...window.getNormalBounds(), full: window.isFullScreen() }
}

/** Full screen on and off; and keys of the desk, when the focus was left on a board. */
function passKey({ type, key, alt, control, meta, shift }: Input, window: BrowserWindow, desk: BrowserWindow | undefined): void {
  if (type !== 'keyDown' || alt || control || meta || shift) return
  if (key === 'F11') window.setFullScreen(!window.isFullScreen())
  else if (key === 'Escape') window.setFullScreen(false)
  else if (deskKeys.includes(key)) for (const type of ['keyDown', 'keyUp'] as const) desk?.webContents.sendInputEvent({ type, keyCode: key })
}
