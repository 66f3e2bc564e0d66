/**
 * Where words and red rules lie on a printed page, in millimetres from its upper left corner, read back with poppler.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { PNG } from 'pngjs'

const MM_PER_POINT = 25.4 / 72
const DPI = 200

export interface Word { readonly text: string; readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')

/** Runs of signs of one page, as they lie. */
export function wordsOn(pdf: string, page: number): readonly Word[] {
  const text = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), pdf, '-'], { encoding: 'utf8' })
  return [...text.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/gu)].map(([, left, top, right, bottom, word]) => ({
    text: unescaped(word ?? ''), left: Number(left) * MM_PER_POINT, top: Number(top) * MM_PER_POINT, right: Number(right) * MM_PER_POINT, bottom: Number(bottom) * MM_PER_POINT,
  }))
}

/** The text of one page without any spaces, in the order of reading. */
export function pageText(pdf: string, page: number): string {
  return execFileSync('pdftotext', ['-raw', '-f', String(page), '-l', String(page), pdf, '-'], { encoding: 'utf8' }).replace(/\s+/gu, '')
}

export interface Rule { readonly top: number; readonly thick: number; readonly left: number; readonly right: number }

/** Where ink lies: `red` of a pixel's three values and what else is dark, row by row. */
function rowsOf(pdf: string, page: number, wanted: (red: number, green: number, blue: number) => boolean): { readonly rows: readonly (readonly [number, number] | undefined)[]; readonly mm: number } {
  const stem = `${pdf}-${page}`
  execFileSync('pdftoppm', ['-png', '-r', String(DPI), '-f', String(page), '-l', String(page), '-singlefile', pdf, stem], { stdio: 'ignore' })
  const { width, height, data } = PNG.sync.read(readFileSync(`${stem}.png`))
  const rows = Array.from({ length: height }, (_, y) => {
    let [first, last] = [-1, -1]
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x)
      if (!wanted(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255)) continue
      if (first < 0) first = x
      last = x
    }
    return first < 0 ? undefined : ([first, last] as const)
  })
  return { rows, mm: 25.4 / DPI }
}

const isRed = (red: number, green: number, blue: number): boolean => red > 150 && green < 110 && blue < 110
const isInk = (red: number, green: number, blue: number): boolean => red + green + blue < 600

/** Red ink in bands from above: a rule is a thin one, the name of the unit a high one. */
export function redBands(pdf: string, page: number): readonly Rule[] {
  const { rows, mm } = rowsOf(pdf, page, isRed)
  const bands: { top: number; thick: number; left: number; right: number }[] = []
  rows.forEach((row, y) => {
    if (row === undefined) return
    const last = bands.at(-1)
    const [left, right] = [row[0] * mm, (row[1] + 1) * mm]
    if (last !== undefined && Math.abs(last.top + last.thick - y * mm) < mm / 2) Object.assign(last, { thick: last.thick + mm, left: Math.min(last.left, left), right: Math.max(last.right, right) })
    else bands.push({ top: y * mm, thick: mm, left, right })
  })
  return bands
}

/** The smallest box around all ink of a page. */
export function inkBox(pdf: string, page: number): { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } {
  const { rows, mm } = rowsOf(pdf, page, isInk)
  const inked = rows.flatMap((row, y) => (row === undefined ? [] : [[row[0], row[1] + 1, y] as const]))
  return { left: Math.min(...inked.map(([left]) => left)) * mm, right: Math.max(...inked.map(([, right]) => right)) * mm, top: (inked[0]?.[2] ?? 0) * mm, bottom: ((inked.at(-1)?.[2] ?? 0) + 1) * mm }
}
