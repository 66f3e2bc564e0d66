/**
 * 版头, marks and page numbers: what stands above and below the text of a paper (GB/T 9704-2012 §7.2, §7.5, §10.1).
 * Knows none of the text between.
 */
import type { Composed } from '../paper/blocks'
import { numberOf, unitSize, type Settled } from '../paper/reading'
import { em, MARK_LINE, mm, NUMBER_LINE, pt, SHEETS, SIZE, textWidth, type Sheet } from './measures'
import { FONT, pageField, paragraph, RED, run, type Edge } from './runs'
import { xml, xmlPart, type Xml } from './xml'

/** 信函: two red rules of 170 mm, thick and thin, the thin one on the side of the text (§10.1). */
const LETTER_RULE = mm(170)
const THICK: Edge = { style: 'single', eighths: 23, space: 0, colour: RED }
const THIN: Edge = { style: 'single', eighths: 8, space: 0, colour: RED }

/** The glyphs' upper edge lies as far below the line's as half of what the line has more than the font. */
const headLine = (size: number): { readonly line: number; readonly above: number } => ({ line: pt(size * 1.2), above: pt(size * 0.1) })

/** What stands in the text itself, so that the text follows it; the name of a letter stands in its header. */
export function headXml(paper: Composed, marks: Settled): readonly Xml[] {
  const { head, layout } = paper
  if (head === undefined) return []
  const number = numberOf(paper, marks)
  const sheet = SHEETS[layout]
  switch (layout) {
    case 'official': return officialHead(head.unit.trim(), number)
    // Seven eighths of a character below the rule, of which an exact line has most above its signs; then two lines to the title (§10.1).
    case 'letter': return [paragraph({ align: 'right', before: em(sheet) * (7 / 8) - (sheet.line - pt(sheet.bodyPt)) * 0.8 }, number !== '' && run(number)), ...twoLines()]
    case 'plain': case 'form': case 'wide': case 'slip': return [paragraph({ align: 'center' }, run(head.unit.trim())), ...(number === '' ? [] : [paragraph({ align: 'right' }, run(number))])]
  }
}

const twoLines = (): readonly Xml[] => [paragraph({}), paragraph({})]
/** Above a title that no head stands before: a copy's, on a paper whose own has one. */
export const titleApart = ({ layout }: Composed): readonly Xml[] => (layout === 'official' || layout === 'letter' ? twoLines() : [])

/** 35 mm, name, two lines, number, 4 mm, rule, two lines. Of the 4 mm some 3 pt lie in the number's own line: exact lines have their free space above. */
function officialHead(unit: string, number: string): readonly Xml[] {
  const size = unitSize(unit)
  const { line, above } = headLine(size)
  const below: Edge = { style: 'single', eighths: 16, space: 8, colour: RED }
  return [
    paragraph({ align: 'center', before: mm(35) - above, line }, run(unit, { font: FONT.title, size, colour: RED })), ...twoLines(),
    paragraph({ align: 'center', below, line: SHEETS.official.line }, number !== '' && run(number)), ...twoLines(),
  ]
}

/** 170 mm, in the middle of the sheet, whatever the margins are. */
function rules(sheet: Sheet, first: Edge, second: Edge): readonly Xml[] {
  const side = (sheet.width - LETTER_RULE) / 2
  const place = { left: side - sheet.left, right: side - sheet.right } as const
  return [paragraph({ ...place, line: 37, below: first }), paragraph({ ...place, line: 37, below: second })]
}

/** 代拟 at the left of the first page, 草稿 at the right of each. */
function markLine({ draftedFor = '', layout }: Composed, { final }: Settled, first: boolean): Xml {
  const drafted = first && draftedFor.trim() !== '' ? `代${draftedFor.trim()}拟` : ''
  const tabs = [{ at: textWidth(SHEETS[layout]), right: true }]
  return paragraph({ align: 'left', line: MARK_LINE, tabs }, drafted !== '' && run(drafted, { size: SIZE.fifth }), !final && run('\t草稿', { font: FONT.black, size: SIZE.fourth, bold: true }))
}

/** `first` is the head of the first page. A letter's name and upper rule stand there, because they begin above the text's own margin. */
export function headerPart(paper: Composed, marks: Settled, first: boolean): string {
  const sheet = SHEETS[paper.layout]
  const content = [markLine(paper, marks, first)]
  if (first && paper.layout === 'letter' && paper.head !== undefined) {
    const size = unitSize(paper.head.unit.trim())
    const { line, above } = headLine(size)
    content.push(paragraph({ align: 'center', line: line - above, after: mm(4) - above }, run(paper.head.unit.trim(), { font: FONT.title, size, colour: RED })), ...rules(sheet, THICK, THIN))
  }
  return xmlPart(xml`<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:hdr>`)
}

/** — 1 —: 4号 宋体, odd pages one character from the right, even ones from the left (§7.5). The first page of a letter has the lower double rule instead; a slip counts from its second page, in the middle. */
export function footerPart(paper: Composed, page: 'first' | 'odd' | 'even'): string {
  const sheet = SHEETS[paper.layout]
  const slip = paper.layout === 'slip'
  const look = { font: FONT.song, size: slip ? 9 : SIZE.fourth } as const
  const place = { line: NUMBER_LINE, after: sheet.belowNumber, ...(slip ? { align: 'center' } as const : page === 'even' ? { align: 'left', left: pt(look.size) } as const : { align: 'right', right: pt(look.size) } as const) }
  const number = paragraph(place, run('— ', look), pageField(look), run(' —', look))
  const content = page !== 'first' ? number : paper.layout === 'letter' ? rules(sheet, THIN, THICK) : slip ? paragraph({ line: NUMBER_LINE }) : number
  return xmlPart(xml`<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:ftr>`)
}

/** Whether the first page differs from the others. */
export const firstDiffers = ({ layout, draftedFor }: Composed): boolean => layout === 'letter' || layout === 'slip' || draftedFor !== undefined
