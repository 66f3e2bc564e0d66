/**
 * Each block of a paper as WordprocessingML, in the order and places of GB/T 9704-2012 §7.3.
 * Knows no head, no margin and no package.
 */
import { formatDayZh } from '../../domain/day'
import type { Block } from '../paper/blocks'
import { em, pt, SIZE, textWidth, type Sheet } from './measures'
import type { pictureList } from './pictures'
import { FONT, paragraph, run } from './runs'
import { signPlace } from './signature'
import { ruledXml, tableXml } from './tables'
import { xml, type Xml } from './xml'

export interface Setting { readonly sheet: Sheet; readonly pictures: ReturnType<typeof pictureList> }

const HEADING_FONT = { 1: FONT.black, 2: FONT.kai, 3: FONT.body, 4: FONT.body } as const
const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/u)
const blank = (count: number): readonly Xml[] => Array.from({ length: Math.max(Math.trunc(count), 0) }, () => paragraph({}))

export function blockXml(block: Block, setting: Setting): readonly Xml[] {
  const { sheet } = setting
  switch (block.kind) {
    case 'title': return [...linesOf(block.text).map((line) => paragraph({ style: 'PaperTitle', keepNext: true }, run(line))), ...blank(1)]
    case 'to': return [paragraph({ align: 'left' }, run(`${block.text.replace(/[：:\s]+$/u, '')}：`))]
    case 'para': return linesOf(block.text).map((line) => paragraph(block.flush === true ? {} : { style: 'PaperText' }, line !== '' && run(line, block.strong === true ? { font: FONT.black } : {})))
    case 'heading': return [paragraph({ style: `PaperHeading${block.level}` }, run(block.text, { font: HEADING_FONT[block.level] }))]
    case 'table': return tableXml(block, sheet)
    case 'attachments': return attachments(block.items, sheet)
    case 'sign': return sign(block, sheet)
    case 'hands': return hands(block.lines, sheet)
    case 'note': return [paragraph({ style: 'PaperText' }, run(`（${block.text}）`))]
    case 'boxes': return [paragraph({ align: 'left' }, run(`${block.label === '' ? '' : `${block.label}：`}${block.items.map(({ text, ticked }) => `${ticked === true ? '☑' : '□'}${text}`).join('　')}`))]
    case 'qr': return qr(block, setting)
    case 'ruled': return ruledXml(block.lines, sheet)
    case 'gap': return blank(block.lines)
    case 'pageBreak': return [paragraph({ newPage: true, line: 10 })]
    case 'cut': return [paragraph({ align: 'center', above: { style: 'dashed', eighths: 6, space: 1 }, before: pt(10), line: pt(14) }, run(block.text, { size: 9 }))]
  }
}

/** 附件说明 (§7.3.4): indented by two, numbers below each other, a wrapped name below its own first character. */
function attachments(items: readonly string[], sheet: Sheet): readonly Xml[] {
  const one = em(sheet)
  if (items.length === 0) return []
  if (items.length === 1) return [...blank(1), paragraph({ align: 'left', left: 5 * one, hanging: 3 * one }, run(`附件：${items[0] ?? ''}`))]
  return [...blank(1), ...items.map((item, at) => {
    const number = `${at + 1}.`
    const left = (5 + number.length / 2) * one
    return at === 0 ? paragraph({ align: 'left', left, hanging: 4 * one }, run(`附件：${number}${item}`)) : paragraph({ align: 'left', left, hanging: (number.length / 2) * one }, run(`${number}${item}`))
  })]
}

/** A seal needs the line above it free; both lines stay on one page. */
function sign({ unit, on, sealed }: Extract<Block, { readonly kind: 'sign' }>, sheet: Sheet): readonly Xml[] {
  const date = on === undefined ? '　　年　月　日' : formatDayZh(on)
  const place = signPlace(unit, date, sealed)
  const one = em(sheet)
  return [
    ...Array.from({ length: sealed ? 2 : 1 }, () => paragraph({ keepNext: true })),
    paragraph({ align: 'right', right: place.unit * one, keepNext: true }, run(unit)),
    paragraph({ align: 'right', right: place.date * one }, run(date)),
  ]
}

/** A label, a line to write on up to two thirds of the width, and what is printed after it. */
function hands(lines: Extract<Block, { readonly kind: 'hands' }>['lines'], sheet: Sheet): readonly Xml[] {
  const end = Math.round(textWidth(sheet) * (2 / 3))
  return lines.map(({ label, after }) => paragraph({ align: 'left', tabs: [{ at: end, ruled: true }] }, run(`${label}：\t${after === undefined ? '' : after}`)))
}

function qr({ text, caption }: Extract<Block, { readonly kind: 'qr' }>, { pictures }: Setting): readonly Xml[] {
  const centred = xml`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr>${pictures.qr(text)}</w:p>`
  return [centred, paragraph({ align: 'center', line: pt(16) }, run(caption, { size: SIZE.fifth }))]
}
