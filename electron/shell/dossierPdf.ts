/**
 * One PDF of many pages printed one after the other: numbered throughout, with the page numbers its catalogue asks for.
 * Knows no petition; an A4 sheet may lie across, a smaller one is laid on one as it is.
 */
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'

const mm = 72 / 25.4
const A4 = { width: 210 * mm, height: 297 * mm } as const
/** Printers and paper differ by this much, in points. */
const SLACK = 3
/** Below the page numbers that papers have of their own. */
const NUMBER = { size: 9, aboveEdge: 7 * mm } as const
/** A number with one digit more can move a line: the catalogue is printed again until its own length holds. */
const MOST_TRIES = 4

type Print = (html: string) => Promise<Uint8Array>
const ASKS = /<b data-part="(\d+|all)"><\/b>/gu

interface Printed { readonly document: PDFDocument; readonly asks: boolean; readonly html: string }

const printed = async (html: string, print: Print): Promise<Printed> => ({ document: await PDFDocument.load(await print(html)), asks: html.search(ASKS) >= 0, html })
const lengths = (parts: readonly Printed[]): readonly number[] => parts.map(({ document }) => document.getPageCount())

/** The page each part begins on, from 1. */
function starts(counts: readonly number[]): readonly number[] {
  return counts.map((_count, at) => 1 + counts.slice(0, at).reduce((sum, count) => sum + count, 0))
}

function filledIn(html: string, counts: readonly number[]): string {
  const begins = starts(counts)
  const all = counts.reduce((sum, count) => sum + count, 0)
  return html.replace(ASKS, (_asked, part: string) => `<b data-part="${part}">${part === 'all' ? all : (begins[Number(part)] ?? '—')}</b>`)
}

/** Prints what asks for numbers with those of the lengths known so far, until no length changes by it. */
async function numbered(first: readonly Printed[], print: Print): Promise<readonly Printed[]> {
  let parts = first
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const counts = lengths(parts)
    const next: Printed[] = []
    for (const part of parts) next.push(part.asks ? { ...part, document: await PDFDocument.load(await print(filledIn(part.html, counts))) } : part)
    parts = next
    if (lengths(parts).every((count, at) => count === counts[at])) return parts
  }
  return parts
}

const isA4 = (width: number, height: number): boolean => Math.abs(width - A4.width) <= SLACK && Math.abs(height - A4.height) <= SLACK

async function append(whole: PDFDocument, { document }: Printed): Promise<void> {
  const pages = await whole.copyPages(document, document.getPageIndices())
  for (const [at, page] of pages.entries()) {
    const { width, height } = page.getSize()
    if (isA4(width, height) || isA4(height, width)) whole.addPage(page)
    else await lay(whole, document.getPage(at))
  }
}

/** In the middle of an A4 sheet, smaller where it is longer than that. */
async function lay(whole: PDFDocument, page: PDFPage): Promise<void> {
  const { width, height } = page.getSize()
  const drawn = await whole.embedPage(page)
  const scale = Math.min(1, A4.width / width, (A4.height - 30 * mm) / height)
  whole.addPage([A4.width, A4.height]).drawPage(drawn, { x: (A4.width - width * scale) / 2, y: (A4.height - height * scale) / 2, width: width * scale, height: height * scale })
}

function number(page: PDFPage, font: PDFFont, words: string): void {
  page.drawText(words, { x: (page.getWidth() - font.widthOfTextAtSize(words, NUMBER.size)) / 2, y: NUMBER.aboveEdge, size: NUMBER.size, font })
}

export async function dossierPdf(parts: readonly string[], mark: string, print: Print): Promise<Uint8Array> {
  const first: Printed[] = []
  for (const html of parts) first.push(await printed(html, print))
  const whole = await PDFDocument.create()
  for (const part of await numbered(first, print)) await append(whole, part)
  const font = await whole.embedFont(StandardFonts.Helvetica)
  const pages = whole.getPages()
  for (const [at, page] of pages.entries()) number(page, font, `${mark === '' ? '' : `${mark}   `}${at + 1} / ${pages.length}`)
  whole.setTitle('')
  whole.setProducer('')
  whole.setCreator('')
  return whole.save()
}
