/** Puts a finished document on paper or into PDF bytes, in a hidden window that runs no script. */
import type { BrowserWindow } from 'electron'
import { FONT_ROOT } from '#core/documents/paper/layoutFonts'
import { REST } from '#core/documents/paper/rest'
import { asksPreparing, liesAcross } from '#core/documents/paper/sheets'
import { PAPER_SIZE, type Paper, PIECES, ROLL_MARGIN, rollPiece } from '#core/documents/printStyle'
import { isDefaultPrinter, windowsDefaultPrinter } from './defaultPrinter'
import { HEADS_AGAIN } from './headsAgain'
import { onOwnPage, onPage } from './paperWindow'
import { chosenPrinter } from './printerChoice'
import { printerTaken } from './printerTaken'
import { printSurely, type Printed as PrintedPiece } from './spooled'

const micrometres = 1000
const mmPerPixel = 25.4 / 96
/** A screen breaks lines a hair differently than a printer; one line more must still fit. */
const slackMm = 5

/** `partly`: something was taken before the refusal. */
export interface Printed extends PrintedPiece { readonly partly?: boolean }
interface Piece { readonly html: string; readonly heightMm: number }

/** `isDefault` is the one that is taken when none is named. */
export async function printerNames(window: BrowserWindow): Promise<{ name: string; isDefault: boolean }[]> {
  const printers = await window.webContents.getPrintersAsync()
  const windowsDefault = await windowsDefaultPrinter()
  const known = printers.map((printer) => ({ name: printer.name.slice(0, 200), isDefault: isDefaultPrinter(printer, windowsDefault) }))
  const taken = printerTaken(known, chosenPrinter())
  return known.map(({ name }) => ({ name, isDefault: name === taken }))
}

/** Done when the printing system took every piece; the first refusal is answered with its reason. */
export async function printPaper(html: string, paper: Paper, printer: string): Promise<Printed> {
  const pieces = paper === 'roll80' ? await rollPieces(html) : [{ html, heightMm: PAPER_SIZE[paper].heightMm }]
  for (const [at, piece] of pieces.entries()) {
    const printed = await printSurely(() => printPiece(piece, PAPER_SIZE[paper].widthMm, printer), printer)
    if (!printed.done) return { ...printed, partly: at > 0 }
  }
  return { done: true, reason: '' }
}

function printPiece({ html, heightMm }: Piece, widthMm: number, printer: string): Promise<PrintedPiece> {
  return withOwnPaper(html, (window) => new Promise((resolve) => {
    // The document's own @page decides for PDF; a print job must name its sheet.
    // A sheet is named as it lies in the tray.
    const pageSize = { width: widthMm * micrometres, height: heightMm * micrometres }
    window.webContents.print(
      { silent: true, printBackground: true, margins: { marginType: 'none' }, pageSize, landscape: liesAcross(html), deviceName: printer },
      (done, reason) => resolve({ done, reason }),
    )
  }))
}

/** A roll has no end: each piece becomes a page as long as what stands on it. */
async function rollPieces(html: string): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (const leftOut of PIECES.roll80) {
    const contentMm = await withPaper(rollPiece(html, leftOut), heightOf)
    if (contentMm === 0) continue
    const heightMm = Math.ceil(contentMm + 2 * ROLL_MARGIN.endMm + slackMm)
    pieces.push({ html: rollPiece(html, leftOut, heightMm), heightMm })
  }
  return pieces
}

type Ask = (method: string, parameters?: object) => Promise<unknown>

/** The page runs no script, so the engine is asked. */
function engineOf({ webContents }: BrowserWindow): Ask {
  if (!webContents.debugger.isAttached()) webContents.debugger.attach()
  return (method, parameters = {}) => webContents.debugger.sendCommand(method, parameters)
}

/** Height of the body in millimetres; asking for it lays the page out. */
async function heightOf(window: BrowserWindow): Promise<number> {
  const ask = engineOf(window)
  const { root } = (await ask('DOM.getDocument')) as { readonly root: { readonly nodeId: number } }
  const body = (await ask('DOM.querySelector', { nodeId: root.nodeId, selector: 'body' })) as { readonly nodeId: number }
  const { model } = (await ask('DOM.getBoxModel', body)) as { readonly model: { readonly height: number } }
  return model.height * mmPerPixel
}

/** A font is fetched when the page is laid out; a page printed before it came would show gaps. */
async function fontsThere(window: BrowserWindow): Promise<void> {
  await heightOf(window)
  await engineOf(window)('Runtime.evaluate', { expression: 'document.fonts.ready.then(() => true)', awaitPromise: true })
}

/**
 * The page for a preview. Chromium repeats the head of a table on paper only, so on a screen it is put in again where a sheet begins: the rows then break where they break on paper. The sheets of a copy are counted anew there too.
 * Where that cannot be done the page is shown as it is.
 */
export async function previewOf(html: string): Promise<string> {
  if (!asksPreparing(html)) return html
  const shown = await withPaper(html, async (window) => {
    const { result } = (await engineOf(window)('Runtime.evaluate', { expression: HEADS_AGAIN, returnByValue: true })) as { readonly result: { readonly value?: unknown } }
    return result.value
  })
  return typeof shown === 'string' ? shown : html
}

export function pdfOf(html: string): Promise<Buffer> {
  return withPaper(html, (window) => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins: { top: 0, bottom: 0, left: 0, right: 0 } }))
}

/** `work` begins when the fonts of the page are there. */
const withFonts = <T>(html: string, work: (window: BrowserWindow) => Promise<T>) => async (window: BrowserWindow): Promise<T> => {
  if (html.includes(FONT_ROOT)) await fontsThere(window)
  return work(window)
}

const withPaper = <T>(page: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => onPage(page, REST, withFonts(page, work))
const withOwnPaper = <T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => onOwnPage(html, withFonts(html, work))
