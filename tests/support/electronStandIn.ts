/**
 * What the shell's calls need of Electron, for tests of the shell without a window: it stands in for the package by an alias (vitest.config.ts, scripts/bundle.mjs).
 * Its machine has two printers, a clipboard, dialogs that are answered at once and one folder for everything; it remembers what was done to it.
 */
import { basename, join } from 'node:path'

interface Machine {
  /** Where the program keeps its own, and where dialogs point to. */
  folder: string
  clipboard: string
  /** How the next dialogs and prints end; the list is gone through again and again. */
  readonly dialogs: ('agreed' | 'cancelled' | 'nowhere')[]
  readonly prints: boolean[]
  printed: number
  locks: number
  windows: number
}
export const machine: Machine = { folder: '', clipboard: '', dialogs: ['agreed'], prints: [true], printed: 0, locks: 0, windows: 0 }

let turns = 0
function turn<T>(list: readonly T[]): T | undefined {
  turns += 1
  return list[turns % list.length]
}

type Listener = (event: { readonly senderFrame: unknown }, ...values: readonly unknown[]) => Promise<unknown>
/** One blank sheet. */
const EMPTY_PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n'
const handlers = new Map<string, Listener>()
/** What the page's message comes to. */
export function send(channel: string, senderFrame: unknown, ...values: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`nobody listens to ${channel}`)
  return handler({ senderFrame }, ...values)
}
export const ipcMain = { handle: (channel: string, handler: Listener) => { handlers.set(channel, handler) } }

export const app = { isPackaged: false, getPath: () => machine.folder }
export const clipboard = {
  writeText: (text: string) => { machine.clipboard = text },
  readText: () => machine.clipboard,
  clear: () => { machine.clipboard = '' },
}

const chosen = (name: string): { readonly canceled: boolean; readonly path: string } => {
  const answer = turn(machine.dialogs)
  return { canceled: answer === 'cancelled', path: answer === 'nowhere' ? join(machine.folder, 'not', 'there', name) : join(machine.folder, name) }
}
export const dialog = {
  showSaveDialog: (_window: unknown, { defaultPath }: { readonly defaultPath: string }) => {
    const { canceled, path } = chosen(basename(defaultPath))
    return Promise.resolve({ canceled, filePath: canceled ? '' : path })
  },
  showOpenDialog: () => {
    const { canceled, path } = chosen('')
    return Promise.resolve({ canceled, filePaths: canceled ? [] : [path] })
  },
}

export const session = { fromPartition: () => ({}) }
export const protocol = { registerSchemesAsPrivileged: () => undefined }

/** Chromium's answers to the questions the roll asks about its document. */
const MEASURES: Readonly<Record<string, unknown>> = { 'DOM.getDocument': { root: { nodeId: 1 } }, 'DOM.querySelector': { nodeId: 2 }, 'DOM.getBoxModel': { model: { height: 400 } } }

export class BrowserWindow {
  readonly webContents = {
    getPrintersAsync: () => Promise.resolve([{ name: '前台打印机', options: {} }, { name: 'office 2', options: { 'printer-type': String(0x2_0000) } }]),
    print: (_options: unknown, answer: (done: boolean, reason: string) => void) => {
      const done = turn(machine.prints) ?? true
      if (done) machine.printed += 1
      answer(done, done ? '' : 'out of paper')
    },
    printToPDF: () => Promise.resolve(Buffer.from(EMPTY_PDF)),
    debugger: { isAttached: () => false, attach: () => undefined, sendCommand: (method: string) => Promise.resolve(MEASURES[method]) },
    setZoomFactor: () => undefined,
  }

  private gone = false

  constructor() {
    machine.windows += 1
  }

  loadURL(): Promise<void> {
    return Promise.resolve()
  }

  isDestroyed(): boolean {
    return this.gone
  }

  destroy(): void {
    if (!this.gone) machine.windows -= 1
    this.gone = true
  }
}
