/** Reads a PDF back with poppler and jsQR: page count, size, text, and what a telephone would read. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'

/** The package is CommonJS with its function as the module itself. */
const readQr = createRequire(import.meta.url)('jsqr') as (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null
const output = (command: string, args: readonly string[]): string => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })

export interface PdfFacts { readonly pages: number; readonly widthMm: number; readonly heightMm: number; readonly text: string; readonly qr: string | undefined }

export function readPdf(file: string): PdfFacts {
  const info = output('pdfinfo', [file])
  const [, width = '0', height = '0'] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(info) ?? []
  const stem = file.replace(/\.pdf$/u, '')
  output('pdftoppm', ['-png', '-r', '300', '-singlefile', file, stem])
  const png = PNG.sync.read(readFileSync(`${stem}.png`))
  return {
    pages: Number(/Pages:\s+(\d+)/u.exec(info)?.[1] ?? 0),
    widthMm: (Number(width) / 72) * 25.4, heightMm: (Number(height) / 72) * 25.4,
    text: output('pdftotext', ['-layout', file, '-']),
    qr: readQr(new Uint8ClampedArray(png.data), png.width, png.height)?.data,
  }
}
