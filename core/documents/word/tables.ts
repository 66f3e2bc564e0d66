/**
 * Tables of a paper: columns by share, cells over several columns, head rows that come again on each page, and lines to write on.
 * Knows no other block.
 */
import { MANY_COLUMNS, type Block, type Cell } from '../paper/blocks'
import { mm, pt, SIZE, textWidth, type Sheet } from './measures'
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

/** A row as wide as the table: a `wide` cell leaves room for those after it, one empty cell fills the rest, cells that are too many share the last place. */
export function fullRow(given: readonly Cell[], columns: number): readonly { readonly cell: Cell; readonly at: number; readonly wide: number }[] {
  const cells = given.length <= columns ? given : [...given.slice(0, columns - 1), { ...given[columns - 1], text: given.slice(columns - 1).map(({ text }) => text).join('　') }]
  const placed: { readonly cell: Cell; readonly at: number; readonly wide: number }[] = []
  let at = 0
  cells.forEach((cell, index) => {
    const wide = Math.max(1, Math.min(Math.trunc(cell.wide ?? 1), columns - at - (cells.length - index - 1)))
    placed.push({ cell, at, wide })
    at += wide
  })
  if (at < columns) placed.push({ cell: { text: '' }, at, wide: columns - at })
  return placed
}

function cellXml({ cell, at, wide }: ReturnType<typeof fullRow>[number], widths: readonly number[], { size, shaded, keepNext }: { readonly size: number; readonly shaded: boolean; readonly keepNext: boolean }): Xml {
  const width = widths.slice(at, at + wide).reduce((sum, each) => sum + each, 0)
  const look = { font: cell.head === true ? FONT.black : FONT.body, size }
  const align = ALIGN[cell.align ?? (cell.head === true ? 'centre' : 'left')]
  const lines = cell.text.trim().split(/\r\n|[\n\r\u2028\u2029]/u)
  return xml`<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${wide > 1 && xml`<w:gridSpan w:val="${wide}"/>`}${shaded && xml`<w:shd w:val="clear" w:color="auto" w:fill="F1F1F1"/>`}<w:vAlign w:val="center"/></w:tcPr>${lines.map((line) => paragraph({ align, keepNext, line: pt(size * 1.4) }, line !== '' && run(line, look)))}</w:tc>`
}

/** Around a table 1.5 mm are free; without a paragraph between them Word would join two tables. */
const apart = (keepNext = false): Xml => paragraph({ keepNext, line: mm(1.5) })

/** `keepNext`: its last row goes with what follows. */
export function tableXml({ widths: shares, rows, headRows = 0 }: Table, sheet: Sheet, keepNext: boolean): readonly Xml[] {
  if (shares.length === 0 || rows.length === 0) return []
  const whole = textWidth(sheet)
  const widths = columnWidths(shares, whole)
  const many = widths.length > MANY_COLUMNS
  const size = sheet.bodyPt < SIZE.smallFourth ? (many ? 8.5 : 9.5) : many ? SIZE.fifth : SIZE.smallFourth
  const [above, beside] = many ? [mm(0.8), mm(1)] : [mm(1.2), mm(1.8)]
  const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] as const
  const rowXml = (cells: readonly Cell[], row: number): Xml => xml`<w:tr><w:trPr><w:cantSplit/>${row < headRows && xml`<w:tblHeader/>`}</w:trPr>${fullRow(cells, widths.length).map((placed) => cellXml(placed, widths, { size, shaded: row < headRows, keepNext: keepNext && row === rows.length - 1 }))}</w:tr>`
  return [
    apart(),
    xml`<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${lines.map((line) => edge(line))}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="${above}" w:type="dxa"/><w:left w:w="${beside}" w:type="dxa"/><w:bottom w:w="${above}" w:type="dxa"/><w:right w:w="${beside}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => xml`<w:gridCol w:w="${width}"/>`)}</w:tblGrid>${rows.map(rowXml)}</w:tbl>`,
    apart(keepNext),
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
