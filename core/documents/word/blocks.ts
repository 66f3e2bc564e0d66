/**
 * Each block of a paper as WordprocessingML, in the order and places of GB/T 9704-2012 §7.3.
 * Knows no head, no margin and no package.
 */
import type { Block } from '../paper/blocks'
import { attachedOf, dayOf, linesOf, noteOf, signsWide, withColon } from '../paper/reading'
import { em, mm, pt, SIZE, textWidth, type Sheet } from './measures'
import type { pictureList } from './pictures'
import { FONT, paragraph, run } from './runs'
import { signPlace } from './signature'
import { ruledXml, tableXml } from './tables'
import { xml, type Xml } from './xml'

/** `next`: the block that follows, undefined at the end. */
export interface Setting { readonly sheet: Sheet; readonly pictures: ReturnType<typeof pictureList>; readonly next?: Block['kind'] | undefined }

/** What never begins a page without the end of what stands before it. */
const TAILS: ReadonlySet<string | undefined> = new Set(['sign', 'hands', 'note'])

const HEADING_FONT = { 1: FONT.black, 2: FONT.kai, 3: FONT.body, 4: FONT.body } as const
const blank = (count: number, keepNext = false): readonly Xml[] => Array.from({ length: Math.max(Math.trunc(count), 0) }, () => paragraph({ keepNext }))

export function blockXml(block: Block, setting: Setting): readonly Xml[] {
  const { sheet } = setting
  const keepNext = TAILS.has(setting.next)
  switch (block.kind) {
    case 'title': return title(block.text, sheet)
    case 'to': return [paragraph({ align: 'left', keepNext: true }, run(withColon(block.text.trim())))]
    case 'para': return linesOf(block.text).map((line, at, all) => paragraph({ ...(block.flush === true ? {} : { style: 'PaperText' }), keepNext: keepNext && at === all.length - 1 }, run(line, block.strong === true ? { bold: true } : {})))
    case 'heading': return [paragraph({ style: `PaperHeading${block.level}` }, run(block.text.trim(), { font: HEADING_FONT[block.level] }))]
    case 'table': return tableXml(block, sheet, keepNext)
    case 'attachments': return attachments(block.items, sheet)
    case 'sign': return sign(block, setting)
    case 'hands': return hands(block.lines, setting)
    case 'note': return note(block.text)
    case 'boxes': return [paragraph({ align: 'left' }, run(`${block.label.trim() === '' ? '' : withColon(block.label.trim())}${block.items.map(({ text, ticked }) => `${ticked === true ? '☑' : '□'} ${text}`).join('　')}`))]
    case 'qr': return qr(block, setting)
    case 'ruled': return ruledXml(block.lines, sheet)
    case 'gap': return blank(block.lines)
    case 'pageBreak': return [paragraph({ newPage: true, line: 10 })]
    case 'cut': return [paragraph({ align: 'center', above: { style: 'dashed', eighths: 6, space: 1 }, before: pt(10), line: pt(14) }, run(block.text, { size: 9 }))]
  }
}

/** Registers and slips have a smaller title and no empty line below it. */
function title(text: string, sheet: Sheet): readonly Xml[] {
  const lines = linesOf(text)
  const last = lines.length - 1
  return [...lines.map((line, at) => paragraph({ style: 'PaperTitle', keepNext: true, ...(sheet.grid ? {} : { line: pt(sheet.bodyPt * 1.6 * 1.4), after: at === last ? mm(2) : 0 }) }, run(line))), ...blank(sheet.grid ? 1 : 0)]
}

function note(text: string): readonly Xml[] {
  const line = noteOf(text)
  return line === '' ? [] : [paragraph({ style: 'PaperText' }, run(line))]
}

/** 附件说明 (§7.3.4): indented by two, numbers below each other, a wrapped name below its own first character. */
function attachments(items: readonly string[], sheet: Sheet): readonly Xml[] {
  const one = em(sheet)
  const named = attachedOf(items)
  if (named.length === 0) return []
  if (named.length === 1) return [...blank(1), paragraph({ align: 'left', left: 5 * one, hanging: 3 * one }, run(`附件：${named[0] ?? ''}`))]
  const number = named.length < 10 ? 1.5 : 2
  const left = (5 + number) * one
  return [...blank(1), ...named.map((item, at) => paragraph({ align: 'left', left, hanging: (at === 0 ? 3 + number : number) * one }, run(`${at === 0 ? '附件：' : ''}${at + 1}.\t${item}`)))]
}

/** A seal needs the lines around it free, though no empty page at the end of a paper; both lines stay on one page. */
function sign({ unit, on, sealed }: Extract<Block, { readonly kind: 'sign' }>, { sheet, next }: Setting): readonly Xml[] {
  const keepNext = TAILS.has(next)
  const date = dayOf(on)
  const place = signPlace(unit.trim(), date, sealed)
  const one = em(sheet)
  return [
    ...Array.from({ length: sealed ? 2 : 1 }, () => paragraph({ keepNext: true })),
    paragraph({ align: 'right', right: place.unit * one, keepNext: true }, run(unit.trim())),
    paragraph({ align: 'right', right: place.date * one, keepNext }, run(date)),
    ...blank(sealed && next !== undefined && next !== 'pageBreak' ? 1 : 0, keepNext),
  ]
}

/** A label, a line of at most 70 mm to write on, and what is printed after it; the lines of all stay together. */
function hands(lines: Extract<Block, { readonly kind: 'hands' }>['lines'], { sheet, next }: Setting): readonly Xml[] {
  const one = em(sheet)
  return lines.map(({ label, after = '' }, at) => {
    const said = withColon(label.trim())
    const begin = (2 + signsWide(said)) * one
    const end = Math.max(Math.min(begin + mm(70), textWidth(sheet) - (signsWide(after) + 1) * one), begin + mm(18))
    return paragraph({ align: 'left', left: 2 * one, keepNext: at < lines.length - 1 || TAILS.has(next), ...(at === 0 ? { before: sheet.line / 2 } : {}), tabs: [{ at: end, ruled: true }] }, run(`${said}\t${after}`))
  })
}

function qr({ text, caption }: Extract<Block, { readonly kind: 'qr' }>, { pictures }: Setting): readonly Xml[] {
  const centred = xml`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>${pictures.qr(text)}</w:p>`
  return [centred, paragraph({ align: 'center', line: pt(16) }, run(caption, { size: SIZE.fifth }))]
}
