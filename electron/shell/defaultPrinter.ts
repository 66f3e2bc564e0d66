/**
 * Which printer the machine calls its default: Electron does not say so any more.
 * CUPS keeps it as a bit of the printer's type, Windows in the registry of the user.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** CUPS_PRINTER_DEFAULT of cups.h. */
const defaultBit = 0x2_0000
const waitMs = 3_000

interface Printer { readonly name: string; readonly options: unknown }

export function isDefaultPrinter(printer: Printer, windowsDefault: string | undefined): boolean {
  if (printer.name === windowsDefault) return true
  const type = Number((printer.options as Readonly<Record<string, unknown>>)['printer-type'])
  return Number.isInteger(type) && (type & defaultBit) !== 0
}

/** The name in `Device    REG_SZ    HP LaserJet,winspool,Ne01:`. */
export function deviceName(answer: string): string | undefined {
  return /^\s*Device\s+REG_SZ\s+(.+?),[^,\r\n]*,[^,\r\n]*$/mu.exec(answer)?.[1]
}

/** Undefined elsewhere than on Windows, and where nothing is set; the answer comes in the code page of a Chinese Windows. */
export function windowsDefaultPrinter(): Promise<string | undefined> {
  if (process.platform !== 'win32') return Promise.resolve(undefined)
  const program = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe')
  return new Promise((resolve) => {
    execFile(program, ['query', String.raw`HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows`, '/v', 'Device'], { encoding: 'buffer', timeout: waitMs, windowsHide: true }, (error, answer) => {
      resolve(error === null ? deviceName(new TextDecoder('gb18030').decode(answer)) : undefined)
    })
  })
}
