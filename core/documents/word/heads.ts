/**
 * 版头, marks and page numbers: what stands above and below the text of a paper (GB/T 9704-2012 §7.2, §7.5, §10.1).
 * Knows none of the text between.
 */
import type { Composed } from '../paper/blocks'
import { em, MARK_LINE, mm, NUMBER_LINE, pt, SHEETS, SIZE, widthOf, type Sheet } from './measures'
import { FONT, GREY, pageField, paragraph, RED, run, type Edge } from './runs'
import { xml, xmlPart, type Xml } from './xml'

export interface Marks { readonly draft: boolean }

/** 信函: two red rules of 170 mm, thick and thin, the thin one on the side of the text (§10.1). */
const LETTER_RULE = mm(170)
const THICK: Edge = { style: 'single', eighths: 18, space: 0, colour: RED }
const THIN: Edge = { style: 'single', eighths: 6, space: 0, colour: RED }

/** 发文机关标志 as large as the standard allows (15 mm high) and the line takes. */
export function headSize(unit: string): number {
  const wanted = 442 / Math.max(widthOf(unit), 1)
  return Math.max(Math.min(Math.floor(wanted * 2) / 2, 42), SIZE.second)
}

/** The glyphs' upper edge lies as far below the line's as half of what the line has more than the font. */
const headLine = (size: number): { readonly line: number; readonly above: number } => ({ line: pt(size * 1.2), above: pt(size * 0.1) })

/** The head of an official paper stands in its text, so that the text follows it: 35 mm, name, two lines, number, 4 mm, rule, two lines. */
export function officialHead({ head, layout }: Composed): readonly Xml[] {
  if (layout !== 'official' || head === undefined) return []
  const sheet = SHEETS.official
  const size = headSize(head.unit)
  const { line, above } = headLine(size)
  /** From the foot of the digits to the rule; their line has some 6 pt below them already. */
  const below: Edge = { style: 'single', eighths: 12, space: 5, colour: RED }
  return [
    paragraph({ align: 'center', before: mm(35) - above, line }, run(head.unit, { font: FONT.title, size, colour: RED })),
    paragraph({}), paragraph({}),
    paragraph({ align: 'center', below, line: sheet.line }, head.number !== undefined && run(head.number)),
    paragraph({}), paragraph({}),
  ]
}

/** Below the double rule of a letter: the number at the right edge, seven eighths of a character below, then two lines to the title. */
export function letterHead({ head, layout }: Composed): readonly Xml[] {
  if (layout !== 'letter' || head === undefined) return []
  const sheet = SHEETS.letter
  return [paragraph({ align: 'right', before: em(sheet) * (7 / 8) - (sheet.line - pt(sheet.bodyPt)) / 2 }, head.number !== undefined && run(head.number)), paragraph({}), paragraph({})]
}

/** A slip or a form names its unit small above its title. */
export function plainHead({ head, layout }: Composed): readonly Xml[] {
  if (head === undefined || layout === 'official' || layout === 'letter') return []
  return [paragraph({ align: 'center' }, run(head.unit)), ...(head.number === undefined ? [] : [paragraph({ align: 'right' }, run(head.number))])]
}

/** 170 mm, in the middle of the sheet, whatever the margins are. */
function rules(sheet: Sheet, first: Edge, second: Edge): readonly Xml[] {
  const side = (sheet.width - LETTER_RULE) / 2
  const place = { left: side - sheet.left, right: side - sheet.right } as const
  return [paragraph({ ...place, line: 40, below: first }), paragraph({ ...place, line: 40, below: second })]
}

const DRAFT = '草稿　未定稿，不得送达'
const marksOf = ({ draftedFor }: Composed, { draft }: Marks, first: boolean): string => [first && draftedFor !== undefined ? `代拟稿（代${draftedFor}拟，由其审定后以其名义制发）` : '', draft ? DRAFT : ''].filter((mark) => mark !== '').join('　　')
const markLine = (text: string): Xml => paragraph({ align: 'left', line: MARK_LINE }, text !== '' && run(text, { font: FONT.black, size: SIZE.fifth, colour: GREY }))

/** `first` is the head of the first page. A letter's name and upper rule stand there, because they begin above the text's own margin. */
export function headerPart(paper: Composed, marks: Marks, first: boolean): string {
  const sheet = SHEETS[paper.layout]
  const content = [markLine(marksOf(paper, marks, first))]
  if (first && paper.layout === 'letter' && paper.head !== undefined) {
    const size = headSize(paper.head.unit)
    const { line, above } = headLine(size)
    content.push(paragraph({ align: 'center', line: line - above, after: mm(4) - above }, run(paper.head.unit, { font: FONT.title, size, colour: RED })), ...rules(sheet, THICK, THIN))
  }
  return xmlPart(xml`<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:hdr>`)
}

/** — 1 —: 4号 宋体, odd pages one character from the right, even ones from the left; the first page of a letter has the lower double rule instead, 20 mm above the sheet's edge. */
export function footerPart(paper: Composed, page: 'first' | 'odd' | 'even'): string {
  const sheet = SHEETS[paper.layout]
  const look = { font: FONT.song, size: sheet.grid ? SIZE.fourth : SIZE.fifth } as const
  const inset = pt(look.size)
  const place = { line: NUMBER_LINE, after: sheet.belowNumber, ...(page === 'even' ? { align: 'left', left: inset } as const : { align: 'right', right: inset } as const) }
  const number = sheet.numbered ? paragraph(place, run('— ', look), pageField(look), run(' —', look)) : paragraph({ line: NUMBER_LINE })
  return xmlPart(xml`<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${page === 'first' && paper.layout === 'letter' ? rules(sheet, THIN, THICK) : number}</w:ftr>`)
}

/** Whether the first page differs from the others. */
export const firstDiffers = ({ layout, draftedFor }: Composed): boolean => layout === 'letter' || draftedFor !== undefined
