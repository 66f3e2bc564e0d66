/** Puts a finished document on paper or into PDF bytes, in a hidden window that runs no script. */
import type { BrowserWindow } from 'electron'
import type { Paper } from '#core/contract/fields'
import { PAPER_SIZE } from '#core/documents/printStyle'
import { holdPaper } from './protocol'
import { makePaperWindow } from './window'

const micrometres = 1000

export async function printerNames(window: BrowserWindow): Promise<{ name: string; isDefault: boolean }[]> {
  const printers = await window.webContents.getPrintersAsync()
  return printers.map((printer) => {
    const options = printer.options as Readonly<Record<string, unknown>>
    return { name: printer.name.slice(0, 200), isDefault: options['printer-is-default'] === 'true' || options['isDefault'] === true }
  })
}

/** True when the printing system took the job; a refusal is answered with its reason. */
export function printPaper(html: string, paper: Paper, printer: string | undefined): Promise<{ readonly done: boolean; readonly reason: string }> {
  return withPaper(html, (window) => new Promise((resolve) => {
    const target = printer === undefined ? {} : { deviceName: printer }
    // The document's own @page decides for PDF; a print job must name its sheet.
    const pageSize = { width: PAPER_SIZE[paper].widthMm * micrometres, height: PAPER_SIZE[paper].heightMm * micrometres }
    window.webContents.print(
      { silent: true, printBackground: true, margins: { marginType: 'none' }, pageSize, ...target },
      (done, reason) => resolve({ done, reason }),
    )
  }))
}

export function pdfOf(html: string): Promise<Buffer> {
  return withPaper(html, (window) => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins: { top: 0, bottom: 0, left: 0, right: 0 } }))
}

async function withPaper<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const window = makePaperWindow()
  try {
    await window.loadURL(holdPaper(html))
    return await work(window)
  } finally {
    window.destroy()
  }
}
