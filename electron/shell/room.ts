/**
 * The room as the shell sees it: one window, its boards, one office process, one session token, and how they end together.
 * The token never leaves this file for a page.
 */
import { app, type BrowserWindow } from 'electron'
import type { Reply } from '#core/contract/call'
import type { Scale } from '#core/contract/shell'
import type { MediaPart } from '#core/door/mediaPort'
import { type Boards, makeBoards } from './boards'
import { forgetCopied } from './copied'
import { goesOnRecording, goesOnUnsaved } from './dialogs'
import { forgetFreed } from './forget'
import { type AutoLock, autoLock } from './lock'
import { lateOffice, startOffice, type MediaWish, type OfficeLink, type OfficePlace } from './officeLink'
import { placeIn } from './place'
import { forgetPaperWindow } from './paperWindow'
import { forgetPapers, isRoom } from './protocol'
import type { DeskRecorder } from './recorder'
import { readScale, saveScale } from './scale'
import { makeRoomWindow, type Placement } from './window'

/** Screens have this long to hand over the text of an open draft. */
const draftGraceMs = 1_100
const closeGraceMs = 700
/** Nobody waits for the screen when the program is left: a backup may take its time. Who starts it again meanwhile gets it afterwards. */
const leaveGraceMs = 60_000

export interface Room {
  open(): void
  show(): void
  lock(): Promise<void>
  /** As asked for by a worker: he is asked first when something he typed could not be saved. */
  lockByHand(): Promise<void>
  /** What the page answers when it was told to hand over. */
  handedOver(unsaved: number): void
  scale(scale: Scale): void
  /** Passes a call to the office with the session's token. */
  ask(name: string, input: unknown): Promise<Reply>
  /** Bytes of a recording that the session may play. */
  media(wish: MediaWish): Promise<MediaPart>
  isOurs(frame: Electron.WebFrameMain | null): boolean
  window(): BrowserWindow | undefined
  osLock: AutoLock['osLock']
  readonly boards: Boards
  readonly recorder: DeskRecorder
  /** Whether somebody is logged in: devices are opened for nobody else. */
  isOpen(): boolean
}

/** `minuteMs` is shorter in tests of the idle lock. */
type Setting = OfficePlace & { readonly notice: string | undefined; readonly minuteMs: number }

/** Everything that changes while the room is open. */
interface State {
  window: BrowserWindow | undefined; token: string | undefined; office: OfficeLink; closing: boolean
  /** A log-in being computed: it may open the vault although nobody is logged in as yet. */
  entering: Promise<unknown> | undefined
  /** The locking under way: closing the lid asks twice. */
  locking: Promise<void> | undefined
  /** Waits for the page's word on what it could not save. */
  heard: ((unsaved: number) => void) | undefined
  /** The window in which somebody is asked whether to go on without it. */
  asking: BrowserWindow | undefined
  /** Started again while it was still leaving. */
  wantedAgain: boolean
  /** Who is logged in, and where others were when it locked under them. */
  userId: number | undefined
  readonly places: Map<number, string>
  readonly boards: Boards
}

export function makeRoom(setting: Setting): Room {
  const boards = makeBoards({ desk: () => state.window, isOpen: () => state.token !== undefined && !isLocking(state), changed: () => tell(state, ['boards']), notice: setting.notice })
  const state: State = { window: undefined, token: undefined, closing: false, heard: undefined, asking: undefined, entering: undefined, locking: undefined, wantedAgain: false, office: noOffice, userId: undefined, places: new Map(), boards }
  state.office = openOffice(state, setting)
  setting.recorder.hear((status) => { if (state.window?.isDestroyed() === false) state.window.webContents.send('recorder', status) })
  const lock = (): Promise<void> => {
    if (state.locking === undefined && (state.closing || (state.token === undefined && state.entering === undefined))) return Promise.resolve()
    state.locking ??= lockRoom(state, setting).finally(() => { state.locking = undefined })
    return state.locking
  }
  const { minutes, osLock } = autoLock({ isOpen: () => state.token !== undefined || state.entering !== undefined, lock: () => void lock(), isDesk: (contents) => contents === state.window?.webContents, warn: () => tell(state, ['idle']) }, setting.minuteMs)
  return {
    open: () => openWindow(state, setting, { width: 1360, height: 860 }),
    show: () => {
      state.wantedAgain ||= state.closing
      if (state.window?.isMinimized() === true) state.window.restore()
      state.window?.focus()
    },
    lock,
    lockByHand: async () => {
      if (await goesOn(state, '锁定')) await lock()
    },
    handedOver: (unsaved) => state.heard?.(unsaved),
    scale: (scale) => {
      saveScale(scale)
      state.window?.webContents.setZoomFactor(scale.factor)
    },
    ask: async (name, input) => {
      const reply = await ask(state, name, input)
      if (reply.ok && (name === 'backups.restore' || name === 'backups.restoreKeyring')) replaceOffice(state, setting)
      if (reply.ok && settlesMinutes.includes(name)) void learn(state, minutes)
      return reply
    },
    media: (wish) => state.office.media(wish, state.token),
    isOurs: (frame) => {
      const window = state.window
      return frame !== null && window !== undefined && !window.isDestroyed() && frame === window.webContents.mainFrame && isRoom(frame.url)
    },
    window: () => state.window,
    osLock,
    boards,
    recorder: setting.recorder,
    isOpen: () => state.token !== undefined && !isLocking(state),
  }
}

/** After these the desk's settings may say another time until the idle lock. */
const settlesMinutes: readonly string[] = ['vault.unlock', 'vault.changePassphrase', 'desk.saveSettings']

/** The office's word is taken, never the page's. Somebody who must change his passphrase first is told nothing: the time stays, and the boards pause. */
async function learn({ office, token, boards }: State, minutes: AutoLock['minutes']): Promise<void> {
  const reply = await office.call('desk.settings', {}, token)
  if (reply.ok) boards.resume()
  const said = reply.ok && typeof reply.value === 'object' && reply.value !== null && 'lockMinutes' in reply.value ? reply.value.lockMinutes : undefined
  if (typeof said === 'number' && said >= 1 && said <= 15) minutes(said)
}

const noOffice: OfficeLink = { call: () => Promise.resolve({ ok: false, fault: { code: 'locked', message: '已锁定，请重新登录' } }), media: () => Promise.resolve({ ok: false, code: 'gone' }), stop: () => undefined }

function tell(state: State, topics: readonly string[]): void {
  if (state.window !== undefined && !state.window.isDestroyed()) state.window.webContents.send('topics', topics)
}

/**
 * An office that ends by itself is replaced; its session is over, which the page learns by asking again. Without a session nothing is told:
 * an office that cannot even start would be started for ever.
 */
function openOffice(state: State, setting: Setting): OfficeLink {
  const hear = (topics: readonly string[]): void => {
    tell(state, topics)
    state.boards.tell(topics)
  }
  return lateOffice(() => startOffice(setting, hear, () => {
    const wasOpen = state.token !== undefined
    state.token = undefined
    state.office = openOffice(state, setting)
    state.boards.pause()
    if (wasOpen) tell(state, ['vault'])
  }))
}

/** After a restore: the process held keys and the typed secret, and nobody is logged in who would miss it. Whatever it was still asked is asked again. */
function replaceOffice(state: State, setting: Setting): void {
  if (state.token !== undefined || state.entering !== undefined || state.closing || state.locking !== undefined) return
  state.office.stop()
  state.office = openOffice(state, setting)
  tell(state, ['vault', 'backups'])
}

async function ask(state: State, name: string, input: unknown): Promise<Reply> {
  if (name === 'vault.unlock') return enter(state, input)
  const reply = await state.office.call(name, input, state.token)
  if (reply.ok && name === 'vault.lock') {
    state.token = undefined
    state.boards.pause()
  }
  return reply
}

const shut = (): Reply => ({ ok: false, fault: { code: 'locked', message: '登录时电脑锁屏或休眠了，请重新登录' } })

/** Who wanted the room locked while the log-in was computed gets it locked: the page is not let in any more. */
async function enter(state: State, input: unknown): Promise<Reply> {
  if (state.locking !== undefined) return shut()
  const { office } = state
  const asked = office.call('vault.unlock', input, state.token)
  const entering = Promise.all([asked, state.entering])
  state.entering = entering
  const reply = await asked
  if (state.entering === entering) state.entering = undefined
  if (!reply.ok) return reply
  if (state.office !== office) return shut()
  const session = reply.value as { readonly token: string; readonly userId: number }
  state.token = session.token
  if (isLocking(state)) return shut()
  state.userId = session.userId
  const place = state.places.get(session.userId)
  state.places.delete(session.userId)
  return { ok: true, value: { ...session, token: '', ...(place === undefined ? {} : { place }) } }
}

/** Asked anew after waiting: it may have begun meanwhile. */
const isLocking = ({ locking }: State): boolean => locking !== undefined

/** Tells the page to hand over what it holds and waits for its word, not longer than the grace. @returns how many texts it could not save. */
async function handOver(state: State): Promise<number> {
  const said = new Promise<number>((heard) => { state.heard = heard })
  tell(state, ['locking'])
  const unsaved = await Promise.race([said, pause(draftGraceMs).then(() => 0)])
  state.heard = undefined
  return unsaved
}

/** False when something could not be saved and the worker wants to stay, and as long as he is being asked. The room may lock by itself meanwhile. */
async function goesOn(state: State, going: '退出' | '锁定'): Promise<boolean> {
  const { window } = state
  if (state.token === undefined || window === undefined) return true
  if (state.asking === window) return false
  state.asking = window
  try {
    const unsaved = await handOver(state)
    return unsaved === 0 || (await goesOnUnsaved(window, unsaved, going) && state.window === window && state.locking === undefined)
  } finally {
    if (state.asking === window) state.asking = undefined
  }
}

/** Drafts first, then the database is closed, then the process that held keys is ended. A log-in being computed has the time of the drafts to end. */
async function closeOffice(state: State, leaving = false): Promise<void> {
  if (state.token === undefined) await Promise.race([state.entering, pause(draftGraceMs)])
  else await handOver(state)
  if (state.token !== undefined) {
    await Promise.race([state.office.call('vault.lock', { leaving }, state.token), pause(leaving ? leaveGraceMs : closeGraceMs)])
  }
  state.token = undefined
  forgetPapers()
  forgetPaperWindow()
  state.office.stop()
}

function keepPlace({ places, userId }: State, old: BrowserWindow): void {
  const place = old.isDestroyed() ? undefined : placeIn(old.webContents.getURL())
  if (userId !== undefined && place !== undefined) places.set(userId, place)
}

async function lockRoom(state: State, setting: Setting): Promise<void> {
  const old = state.window
  if (old === undefined) return
  const wasOpen = state.token !== undefined
  const at = old.getBounds()
  old.hide()
  state.boards.pause()
  // What runs goes on; devices opened to be tried are closed.
  setting.recorder.rest()
  void forgetCopied()
  await closeOffice(state)
  state.entering = undefined
  if (wasOpen) keepPlace(state, old)
  state.office = openOffice(state, setting)
  openWindow(state, setting, at)
  old.once('closed', forgetFreed)
  state.window?.webContents.once('did-finish-load', forgetFreed)
  old.destroy()
}

function openWindow(state: State, setting: Setting, at: Placement): void {
  const made = makeRoomWindow(at, setting.notice)
  state.window = made
  made.webContents.on('did-finish-load', () => made.webContents.setZoomFactor(readScale().factor))
  made.on('close', (event) => {
    event.preventDefault()
    void leave(state, setting, made)
  })
}

/** Who leaves while something is recorded is asked first; it is then ended properly. */
async function endsRecording(state: State, recorder: DeskRecorder, window: BrowserWindow): Promise<boolean> {
  if (recorder.status().since === undefined) return true
  if (state.asking === window) return false
  state.asking = window
  try {
    return (await goesOnRecording(window)) && state.window === window
  } finally {
    if (state.asking === window) state.asking = undefined
  }
}

async function leave(state: State, { recorder }: Setting, window: BrowserWindow): Promise<void> {
  if (state.closing || !(await endsRecording(state, recorder, window)) || !(await goesOn(state, '退出')) || state.closing) return
  state.closing = true
  window.hide()
  state.boards.leave()
  await recorder.finish()
  await Promise.all([closeOffice(state, true), forgetCopied()])
  if (state.wantedAgain) app.relaunch()
  app.exit(0)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
