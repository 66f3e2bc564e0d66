/**
 * The hidden window in which documents are laid out and made into PDF. One is kept between two documents and holds the fonts of papers: each window of its own would read them again.
 * Between documents it shows an empty page; it goes when the room is locked, when a document failed in it, and when none came for some minutes. Knows no document.
 */
import type { BrowserWindow } from 'electron'
import { dropPaper, holdHidden } from './protocol'
import { makePaperWindow } from './window'

const keptMs = 5 * 60_000

interface Kept { readonly window: BrowserWindow; readonly ready: Promise<unknown>; readonly timer: NodeJS.Timeout }
let kept: Kept | undefined
/** How often the room was locked: a window that was at work meanwhile is not kept. */
let locks = 0

/** At a lock: ends the kept window and with it the process that held its words. */
export function forgetPaperWindow(): void {
  locks += 1
  closeKept()
}

/** One that is gone already, with its lock or by itself, cannot be destroyed again. */
function end(window: BrowserWindow): void {
  if (!window.isDestroyed()) window.destroy()
}

function closeKept(): void {
  if (kept === undefined) return
  clearTimeout(kept.timer)
  end(kept.window)
  kept = undefined
}

/** The kept window, once its empty page stands, or a new one where it is at work. */
async function taken(): Promise<BrowserWindow> {
  if (kept === undefined) return makePaperWindow()
  const { window, ready, timer } = kept
  kept = undefined
  clearTimeout(timer)
  await ready
  return window.isDestroyed() ? makePaperWindow() : window
}

async function shown<T>(window: BrowserWindow, page: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const address = holdHidden(page)
  try {
    await window.loadURL(address)
    return await work(window)
  } finally {
    dropPaper(address)
  }
}

function keep(window: BrowserWindow, rest: string): void {
  if (kept !== undefined) {
    end(window)
    return
  }
  const ready = shown(window, rest, () => Promise.resolve()).catch(() => { end(window) })
  kept = { window, ready, timer: setTimeout(closeKept, keptMs) }
}

/** What `work` finds on the page; `rest` stands in the window until the next comes. */
export async function onPage<T>(page: string, rest: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const before = locks
  const window = await taken()
  try {
    const found = await shown(window, page, work)
    if (locks === before) keep(window, rest)
    else end(window)
    return found
  } catch (error) {
    end(window)
    throw error
  }
}

/** The same in a window of the page's own: a printing system may still hold on to it. */
export async function onOwnPage<T>(page: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = makePaperWindow()
  try {
    return await shown(window, page, work)
  } finally {
    end(window)
  }
}
