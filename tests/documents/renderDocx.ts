/** Lays .docx files out with LibreOffice, where it is installed, and measures the pages in millimetres with poppler. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PNG } from 'pngjs'

const MM = 25.4 / 72
const DPI = 150

/** Whether these pages can be measured here; says so once where they cannot. */
export function hasSoffice(): boolean {
  const there = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0
  if (!there) process.stderr.write('LibreOffice is missing (package libreoffice-writer): how a .docx is laid out is not tested here.\n')
  return there
}

/** PDFs of all files in one run, by name, in a fresh temporary folder with a profile of its own. */
export function laidOut(files: Readonly<Record<string, Uint8Array>>): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'reception-docx-'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, `${name}.docx`), bytes)
  execFileSync('soffice', [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...Object.keys(files).map((name) => join(folder, `${name}.docx`))], { stdio: 'ignore', timeout: 240_000 })
  return Object.fromEntries(Object.keys(files).map((name) => [name, join(folder, `${name}.pdf`)]))
}

export function sheetOf(pdf: string): { readonly pages: number; readonly width: number; readonly height: number } {
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
  const [, width = '0', height = '0'] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(info) ?? []
  return { pages: Number(/Pages:\s+(\d+)/u.exec(info)?.[1] ?? 0), width: Number(width) * MM, height: Number(height) * MM }
}

export interface Line { readonly text: string; readonly left: number; readonly right: number; readonly middle: number }

/** Lines of one page from above, without the spaces between their words. */
export function linesOn(pdf: string, page: number): readonly Line[] {
  const text = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), pdf, '-'], { encoding: 'utf8' })
  const words = [...text.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</gu)].map(([, left, top, right, bottom, word]) => ({ text: word ?? '', left: Number(left) * MM, right: Number(right) * MM, middle: ((Number(top) + Number(bottom)) / 2) * MM }))
  const lines: Line[] = []
  for (const word of words.sort((one, other) => one.middle - other.middle || one.left - other.left)) {
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.middle - word.middle) < 1.5) lines[lines.length - 1] = word.left < last.left ? { ...last, text: word.text + last.text, left: word.left } : { ...last, text: last.text + word.text, right: Math.max(last.right, word.right) }
    else lines.push(word)
  }
  return lines
}

export const textOfPdf = (pdf: string): string => execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/gu, '')

export interface Band { readonly top: number; readonly high: number; readonly left: number; readonly right: number }

/** Red ink of a page in bands from above. */
export function redBands(pdf: string, page: number): readonly Band[] {
  const stem = `${pdf}-${page}`
  execFileSync('pdftoppm', ['-png', '-r', String(DPI), '-f', String(page), '-l', String(page), '-singlefile', pdf, stem])
  const { width, height, data } = PNG.sync.read(readFileSync(`${stem}.png`))
  const mm = 25.4 / DPI
  const bands: { top: number; high: number; left: number; right: number; end: number }[] = []
  for (let y = 0; y < height; y += 1) {
    const red: number[] = []
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x)
      if ((data[at] ?? 0) > 150 && (data[at + 1] ?? 255) < 130 && (data[at + 2] ?? 255) < 130) red.push(x)
    }
    if (red.length === 0) continue
    const [left, right] = [(red[0] ?? 0) * mm, ((red.at(-1) ?? 0) + 1) * mm]
    const last = bands.at(-1)
    if (last?.end === y) Object.assign(last, { end: y + 1, high: last.high + mm, left: Math.min(last.left, left), right: Math.max(last.right, right) })
    else bands.push({ top: y * mm, high: mm, left, right, end: y + 1 })
  }
  return bands
}
