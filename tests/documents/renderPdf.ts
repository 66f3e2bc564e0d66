/**
 * Prints pages to PDF with a real Electron and reads them back with poppler.
 * Fails, rather than skips, where either is missing.
 */
import { FONT_FILES, FONT_ROOT } from '#core/documents/paper/layoutFonts'
import { inSheets } from '#core/documents/paper/sheets'
import type { Paper } from '#core/documents/printStyle'
import { PAPER_SIZE } from '#core/documents/printStyle'
import { HEADS_AGAIN } from '#electron/shell/headsAgain'
import { electronRuntime } from '#tests/support/electronBinary'
import { fontBytes } from '../../scripts/fonts.mjs'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'

/** The package is CommonJS with its function as the module itself. */
const readQr = createRequire(import.meta.url)('jsqr') as (data: Uint8ClampedArray, width: number, height: number) => { readonly data: string } | null

/** By the address a page asks them at, as the program has them. */
async function fontsIn(folder: string): Promise<Record<string, string>> {
  const made = await Promise.all(Object.entries(FONT_FILES).map(async ([name, source]) => {
    const path = join(folder, name)
    writeFileSync(path, await fontBytes(join(import.meta.dirname, '../..'), source))
    return [FONT_ROOT + name, path] as const
  }))
  return Object.fromEntries(made)
}

export interface PrintJob { readonly name: string; readonly html: string; readonly paper: Paper }

/** What a preview shows: the words of each sheet without spaces, how many sheets high it is, and the sheet from which they are counted anew, from 0; -1 where none is. */
export interface Screen { readonly texts: readonly string[]; readonly sheets: number; readonly anew: number }
export interface Printed { readonly pdf: string; readonly text: string; readonly pages: number; readonly widthMm: number; readonly heightMm: number; readonly screen?: Screen }

/** Prints all jobs in one Electron run; the PDFs lie in a fresh temporary folder. */
export async function renderPdf(jobs: readonly PrintJob[]): Promise<Record<string, Printed>> {
  const folder = mkdtempSync(join(tmpdir(), 'reception-print-'))
  const list = jobs.map((job) => ({ page: join(folder, `${job.name}.html`), pdf: join(folder, `${job.name}.pdf`), ...(inSheets(job.html) ? { screen: join(folder, `${job.name}.json`) } : {}), ...PAPER_SIZE[job.paper] }))
  jobs.forEach((job, at) => writeFileSync(list[at]?.page ?? '', job.html))
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify({ jobs: list, fonts: await fontsIn(folder), prepare: HEADS_AGAIN }))
  const binary = await electronRuntime()
  const args = [binary, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', `--user-data-dir=${join(folder, 'profile')}`, join(import.meta.dirname, 'printMain.mjs')]
  const command = process.env['DISPLAY'] === undefined ? ['xvfb-run', '-a', ...args] : args
  const env = { ...process.env, PRINT_JOBS: join(folder, 'jobs.json') }
  execFileSync(command[0] ?? '', command.slice(1), { env, stdio: ['ignore', 'ignore', 'pipe'], timeout: 90_000 })
  return Object.fromEntries(jobs.map((job, at) => [job.name, { ...readBack(list[at]?.pdf ?? ''), ...(inSheets(job.html) ? { screen: JSON.parse(readFileSync(join(folder, `${job.name}.json`), 'utf8')) as Screen } : {}) }]))
}

function readBack(pdf: string): Printed {
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
  const [, width = '0', height = '0'] = /Page size:\s+([\d.]+) x ([\d.]+) pts/u.exec(info) ?? []
  const pages = Number(/Pages:\s+(\d+)/u.exec(info)?.[1] ?? 0)
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  return { pdf, text, pages, widthMm: (Number(width) / 72) * 25.4, heightMm: (Number(height) / 72) * 25.4 }
}

/** What a telephone would read from the paper, page after page, at 300 dpi. */
export function qrOf(printed: Printed): string | undefined {
  for (let page = 1; page <= printed.pages; page += 1) {
    const stem = printed.pdf.replace(/\.pdf$/u, `-${page}`)
    execFileSync('pdftoppm', ['-png', '-gray', '-r', '300', '-f', String(page), '-l', String(page), '-singlefile', printed.pdf, stem])
    const png = PNG.sync.read(readFileSync(`${stem}.png`))
    const found = readQr(new Uint8ClampedArray(png.data), png.width, png.height)
    if (found !== null) return found.data
  }
  return undefined
}
