/**
 * Runs and paragraphs of WordprocessingML: text with its font, size and place.
 * Knows nothing of what a paper is made of.
 */
import { xml, type Xml, type XmlPiece } from './xml'

/** Names as Chinese offices have them; `fontTable` in styles.ts says what stands in where one is missing. */
export const FONT = { body: '仿宋_GB2312', title: '方正小标宋简体', black: '黑体', kai: '楷体_GB2312', song: '宋体' } as const
export type Font = (typeof FONT)[keyof typeof FONT]

export const RED = 'E60000'

export interface RunLook { readonly font?: Font; readonly size?: number; readonly colour?: string; readonly bold?: boolean; readonly underline?: boolean; readonly grid?: false; /** Twips between characters. */ readonly spread?: number }

/** `w:rPr`, its elements in the order that the schema prescribes. Another size than that of running text is not set closer. */
export function runLook({ font, size, colour, bold, underline, grid, spread = size === undefined ? undefined : 0 }: RunLook): Xml {
  return xml`<w:rPr>${font !== undefined && xml`<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`}${bold === true && xml`<w:b/>`}${grid === false && xml`<w:snapToGrid w:val="0"/>`}${colour !== undefined && xml`<w:color w:val="${colour}"/>`}${spread !== undefined && xml`<w:spacing w:val="${spread}"/>`}${size !== undefined && xml`<w:sz w:val="${Math.round(size * 2)}"/><w:szCs w:val="${Math.round(size * 2)}"/>`}${underline === true && xml`<w:u w:val="single"/>`}</w:rPr>`
}

/** Text as one run; line breaks and tabs of the text become Word's own. */
export function run(text: string, look: RunLook = {}): Xml {
  const lines = text.split(/\r\n|\r|\n/u)
  const words = lines.map((line, at) => [at > 0 && xml`<w:br/>`, line.split('\t').map((piece, cell) => [cell > 0 && xml`<w:tab/>`, piece !== '' && xml`<w:t xml:space="preserve">${piece}</w:t>`])])
  return xml`<w:r>${runLook(look)}${words}</w:r>`
}

/** The number of the page, as a field. */
export const pageField = (look: RunLook): Xml => xml`<w:r>${runLook(look)}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${runLook(look)}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>${runLook(look)}<w:fldChar w:fldCharType="separate"/></w:r><w:r>${runLook(look)}<w:t>1</w:t></w:r><w:r>${runLook(look)}<w:fldChar w:fldCharType="end"/></w:r>`

export interface Edge { readonly style: 'single' | 'dashed'; readonly eighths: number; readonly space: number; readonly colour?: string }
export interface Place {
  readonly style?: string
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Twips. */
  readonly left?: number; readonly right?: number; readonly first?: number; readonly hanging?: number; readonly before?: number; readonly after?: number
  /** An exact height of the line in twips. */
  readonly line?: number
  readonly above?: Edge; readonly below?: Edge
  readonly tabs?: readonly { readonly at: number; readonly ruled?: boolean; readonly right?: boolean }[]
  readonly keepNext?: boolean; readonly newPage?: boolean
}

const edge = (name: 'top' | 'bottom', { style, eighths, space, colour = 'auto' }: Edge): Xml => xml`${name === 'top' ? xml`<w:top w:val="${style}" w:sz="${eighths}" w:space="${space}" w:color="${colour}"/>` : xml`<w:bottom w:val="${style}" w:sz="${eighths}" w:space="${space}" w:color="${colour}"/>`}`

function indent({ left, right, first, hanging }: Place): Xml | false {
  if (left === undefined && right === undefined && first === undefined && hanging === undefined) return false
  return xml`<w:ind w:left="${Math.round(left ?? 0)}" w:right="${Math.round(right ?? 0)}"${hanging === undefined ? xml` w:firstLine="${Math.round(first ?? 0)}"` : xml` w:hanging="${Math.round(hanging)}"`}/>`
}

/** `w:pPr`, its elements in the order that the schema prescribes. */
function place(where: Place): Xml {
  const { style, align, before, after, line, above, below, tabs, keepNext, newPage } = where
  return xml`<w:pPr>${style !== undefined && xml`<w:pStyle w:val="${style}"/>`}${keepNext === true && xml`<w:keepNext/>`}${newPage === true && xml`<w:pageBreakBefore/>`}${(above !== undefined || below !== undefined) && xml`<w:pBdr>${above !== undefined && edge('top', above)}${below !== undefined && edge('bottom', below)}</w:pBdr>`}${tabs !== undefined && xml`<w:tabs>${tabs.map(({ at, ruled, right }) => xml`<w:tab${right === true ? xml` w:val="right"` : xml` w:val="left"`}${ruled === true && xml` w:leader="underscore"`} w:pos="${Math.round(at)}"/>`)}</w:tabs>`}${(before !== undefined || after !== undefined || line !== undefined) && xml`<w:spacing w:before="${Math.round(before ?? 0)}" w:after="${Math.round(after ?? 0)}"${line !== undefined && xml` w:line="${Math.round(line)}" w:lineRule="exact"`}/>`}${indent(where)}${align !== undefined && xml`<w:jc w:val="${align}"/>`}</w:pPr>`
}

export const paragraph = (where: Place, ...runs: readonly XmlPiece[]): Xml => xml`<w:p>${place(where)}${runs}</w:p>`
