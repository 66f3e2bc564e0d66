/**
 * Measures of the sheet in Word's units (twips: 1/20 pt, 1/1440 inch), from GB/T 9704-2012 as domain.md §3.1 gives it in millimetres.
 * Knows no block and no markup.
 */
import type { PaperLayout } from '../paper/blocks'

/** Twips of so many millimetres. */
export const mm = (value: number): number => Math.round((value / 25.4) * 1440)
/** Twips of so many points. */
export const pt = (value: number): number => Math.round(value * 20)

/** 3号, 2号, 4号, 小四, 五号 in points. */
export const SIZE = { third: 16, second: 22, fourth: 14, smallFourth: 12, fifth: 10.5 } as const

/** 225 mm by 22 lines are 579.8 twips; with 580 the 22nd line would stand 4 twips outside and go to the next page. */
export const LINE = 579
/** §5.2.3: 28 characters of 3号 on 156 mm are 15.793 pt each, less than their 16 pt; `charSpace` says the difference in 1/4096 pt. */
export const CHAR_SPACE = Math.floor((442.2 / 28 - SIZE.third) * 4096)
/**
 * The grid is declared, for the page set-up of Word and WPS shows it, but no paragraph is bound to it: LibreOffice gives a character that is wider
 * than a cell two cells. Characters stand 6 twips closer instead (15.7 pt), which every program draws alike; with 5 the 28 do not fit what
 * LibreOffice leaves of the line, whole cells in its middle. Full lines are spread to the margins in any case.
 */
export const CLOSER = 6

/** `bodyPt` is the size of running text; `grid` whether lines and characters are bound to 22 × 28. */
export interface Sheet {
  readonly width: number; readonly height: number; readonly top: number; readonly bottom: number; readonly left: number; readonly right: number
  readonly header: number; readonly footer: number; /** Twips between the page number and the foot of the footer. */ readonly belowNumber: number; readonly bodyPt: number; readonly line: number; readonly grid: boolean
}

const A4 = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const
/** The dash of the page number lies 7 mm below the text (§7.5), in the middle of its line. */
export const NUMBER_LINE = pt(16)
const FOOTER = mm(35 - 7) - NUMBER_LINE / 2
/** The lower rule of a letter (§10.1), from the sheet's edge; what stands in the footers of its other pages is lifted from there. */
const LETTER_FOOT = mm(20)
/** Marks above the text stand in the upper margin; of a letter, directly above its head, which begins 30 mm below the edge. */
export const MARK_LINE = pt(16)
export const LETTER_HEAD = mm(30)

const official: Sheet = { ...A4, header: mm(20), footer: FOOTER, belowNumber: 0, bodyPt: SIZE.third, line: LINE, grid: true }
const form: Sheet = { ...official, bodyPt: SIZE.smallFourth, line: pt(18.7), grid: false }

/** `wide` is the sheet of a form turned by a quarter: its left margin, where it is bound, lies above. */
export const SHEETS: Readonly<Record<PaperLayout, Sheet>> = {
  official,
  letter: { ...official, header: LETTER_HEAD - MARK_LINE, footer: LETTER_FOOT, belowNumber: FOOTER - LETTER_FOOT },
  plain: official,
  form,
  wide: { ...form, width: A4.height, height: A4.width, top: A4.left, bottom: A4.right, left: A4.bottom, right: A4.top, footer: A4.right - mm(7) - NUMBER_LINE / 2 },
  slip: { width: mm(148), height: mm(210), top: mm(14), bottom: mm(13), left: mm(12), right: mm(12), header: mm(7), footer: mm(4), belowNumber: 0, bodyPt: SIZE.fifth, line: pt(15.85), grid: false },
}

/** Twips between the margins. */
export const textWidth = ({ width, left, right }: Sheet): number => width - left - right
/** The width of one character of running text in twips. */
export const em = (sheet: Sheet): number => sheet.bodyPt * 20 - (sheet.grid ? CLOSER : 0)
