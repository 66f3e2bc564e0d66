/**
 * Tables of a paper: columns by share, cells over several columns, head rows that come again on each page, and lines to write on.
 * Knows no other block.
 */
import type { Block, Cell } from '../paper/blocks'
import { pt, SIZE, textWidth, type Sheet } from './measures'
import { FONT, paragraph, run } from './runs'
import { xml, type Xml } from './xml'

type Table = Extract<Block, { readonly kind: 'table' }>

const ALIGN = { left: 'left', centre: 'center', right: 'right' } as const

/** Twips of each column; what rounding leaves goes to the last. */
export function columnWidths(widths: readonly number[], whole: number): readonly number[] {
  const sum = widths.reduce((total, width) => total + Math.max(width, 0), 0)
  const shares = widths.map((width) => Math.floor(sum > 0 ? (Math.max(width, 0) / sum) * whole : whole / widths.length))
  const rest = whole - shares.reduce((total, share) => total + share, 0)
  return shares.map((share, at) => (at === shares.length - 1 ? share + rest : share))
}

/** A row as wide as the table: a `wide` cell is cut where the columns end, missing cells are empty. */
export function fullRow(cells: readonly Cell[], columns: number): readonly { readonly cell: Cell; readonly at: number; readonly wide: number }[] {
  const placed: { readonly cell: Cell; readonly at: number; readonly wide: number }[] = []
  let at = 0
  for (const cell of cells) {
    if (at >= columns) break
    const wide = Math.min(Math.max(Math.trunc(cell.wide ?? 1), 1), columns - at)
    placed.push({ cell, at, wide })
    at += wide
  }
  for (; at < columns; at += 1) placed.push({ cell: { text: '' }, at, wide: 1 })
  return placed
}

function cellXml({ cell, at, wide }: ReturnType<typeof fullRow>[number], widths: readonly number[], size: number): Xml {
  const width = widths.slice(at, at + wide).reduce((sum, each) => sum + each, 0)
  const look = { font: cell.head === true ? FONT.black : FONT.body, size }
  const align = ALIGN[cell.align ?? (cell.head === true ? 'centre' : 'left')]
  const lines = cell.text.split(/\r\n|\r|\n/u)
  return xml`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${wide > 1 && xml`<w:gridSpan w:val="${wide}"/>`}<w:vAlign w:val="center"/></w:tcPr>${lines.map((line) => paragraph({ align, line: pt(size * 1.5) }, line !== '' && run(line, look)))}</w:tc>`
}

/** The paragraph after it keeps two tables apart, as thin as Word allows. */
const apart = (): Xml => paragraph({ line: 20 })

export function tableXml({ widths: shares, rows, headRows = 0 }: Table, sheet: Sheet): readonly Xml[] {
  if (shares.length === 0 || rows.length === 0) return []
  const whole = textWidth(sheet)
  const widths = columnWidths(shares, whole)
  const size = sheet.grid ? SIZE.smallFourth : sheet.bodyPt
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const
  const rowXml = (cells: readonly Cell[], row: number): Xml => xml`<w:tr><w:trPr><w:cantSplit/>${row < headRows && xml`<w:tblHeader/>`}</w:trPr>${fullRow(cells, widths.length).map((placed) => cellXml(placed, widths, size))}</w:tr>`
  return [
    xml`<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${lines.map((line) => edge(line))}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => xml`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${rows.map(rowXml)}</w:tbl>`,
    apart(),
  ]
}

/** The names are elements, so they are chosen here and come from nowhere else. */
function edge(name: 'top' | 'left' | 'bottom' | 'right' | 'insideH' | 'insideV'): Xml {
  switch (name) {
    case 'top': return xml`<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
    case 'left': return xml`<w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
    case 'bottom': return xml`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
    case 'right': return xml`<w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
    case 'insideH': return xml`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
    case 'insideV': return xml`<w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
  }
}

/** Empty ruled lines. A table: borders of equal paragraphs below each other would be drawn as one. */
export function ruledXml(lines: number, sheet: Sheet): readonly Xml[] {
  if (lines < 1) return []
  const width = textWidth(sheet)
  const row = xml`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${sheet.line}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph({})}</w:tc></w:tr>`
  return [
    xml`<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${edge('bottom')}${edge('insideH')}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>${Array.from({ length: Math.trunc(lines) }, () => row)}</w:tbl>`,
    apart(),
  ]
}
