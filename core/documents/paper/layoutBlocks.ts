/**
 * Each block of a paper as markup. Knows no sheet and no petition; whatever was typed goes through the escaping tag.
 */
import { html, type Markup, type Piece } from '../html'
import { qrSvg } from '../qr'
import { MANY_COLUMNS, type Block, type Cell } from './blocks'
import { signed } from './layoutSign'
import { attachedOf, linesOf, noteOf, signsWide, withColon } from './reading'

type Of<K extends Block['kind']> = Extract<Block, { readonly kind: K }>

/** A day, year and number of a paper, and numbers with a hyphen in them – of a telephone, a petition, a query code – are read as one and stay on one line. */
const WHOLE = /((?<!\d)(?:\d{4}年)?(?:\d{1,2}月)?\d{1,4}[年月日]|〔\d{4}〕\d{1,6}号|[0-9A-Za-z]{1,10}(?:-[0-9A-Za-z]{1,10}){1,2}(?![0-9A-Za-z-]))/u

function inLine(text: string): Piece {
  return text.split(WHOLE).map((part, at) => (at % 2 === 1 ? html`<span class="whole">${part}</span>` : part))
}

/** A long run without a place to break leaves the line before it short: drawn out to the edge, its few signs would stand far apart. */
const LONG_RUN = /[!-~]{9}|〔\d{4}〕\d{1,6}号|\d{4}年\d{1,2}月/u

/** Of three lines an engine leaves the last alone on the next page when two fit: whoever may have three is kept together. */
function ofThreeLines(line: string, across: number): boolean {
  const lines = (signsWide(line) + 2) / across
  return lines > 1.7 && lines <= 3
}

function title({ text }: Of<'title'>): Markup {
  return html`<h1 class="title">${linesOf(text).map((line, at) => html`${at > 0 && html`<br>`}${line}`)}</h1>`
}

function paragraphs({ text, flush, strong }: Of<'para'>, across: number): Markup {
  return html`${linesOf(text).map((line) => {
    const name = [flush === true && 'flush', strong === true && 'strong', LONG_RUN.test(line) && 'ragged', ofThreeLines(line, across) && 'three'].filter((one) => one !== false).join(' ')
    return name === '' ? html`<p>${inLine(line)}</p>` : html`<p class="${name}">${inLine(line)}</p>`
  })}`
}

function heading({ level, text }: Of<'heading'>): Markup {
  const line = text.trim()
  switch (level) {
    case 1: return html`<h2>${line}</h2>`
    case 2: return html`<h3>${line}</h3>`
    case 3: return html`<h4>${line}</h4>`
    case 4: return html`<h5>${line}</h5>`
  }
}

function cell({ text, head, align }: Cell, span: number): Markup {
  const name = align ?? (head === true ? 'centre' : 'left')
  const across = span > 1 && html` colspan="${span}"`
  return head === true ? html`<th class="${name}"${across}>${text.trim()}</th>` : html`<td class="${name}"${across}>${inLine(text.trim())}</td>`
}

/** A row that is short of cells ends with an empty one, so that its rule goes to the edge. */
function row(cells: readonly Cell[], columns: number): Markup {
  let left = columns
  const drawn = cells.map((one, at) => {
    const span = Math.max(1, Math.min(one.wide ?? 1, left - (cells.length - at - 1)))
    left -= span
    return cell(one, span)
  })
  return html`<tr>${drawn}${left > 0 && cell({ text: '' }, left)}</tr>`
}

function table({ widths, rows, headRows = 0 }: Of<'table'>): Markup {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const share = (width: number): string => ((100 * width) / whole).toFixed(2)
  const drawn = (some: readonly (readonly Cell[])[]): Piece => some.map((cells) => row(cells, widths.length))
  return html`<table${widths.length > MANY_COLUMNS && html` class="many"`}><colgroup>${widths.map((width) => html`<col style="width:${share(width)}%">`)}</colgroup>${headRows > 0 && html`<thead>${drawn(rows.slice(0, headRows))}</thead>`}<tbody>${drawn(rows.slice(headRows))}</tbody></table>`
}

/** §7.3.4: several are numbered, a single one is not; a longer name goes on below its own first sign. */
function attachments({ items }: Of<'attachments'>): Markup | false {
  const named = attachedOf(items)
  if (named.length === 0) return false
  const name = named.length < 10 ? 'attached' : 'attached many'
  return html`<div class="${name}"><div>附件：</div><ol>${named.map((item, at) => html`<li>${named.length > 1 && html`<span>${at + 1}.</span>`}<div>${item}</div></li>`)}</ol></div>`
}

function hands({ lines }: Of<'hands'>): Markup {
  return html`<div class="hands">${lines.map(({ label, after }) => html`<div class="hand"><span>${withColon(label.trim())}</span><i></i>${after !== undefined && html`<span>${after}</span>`}</div>`)}</div>`
}

function boxes({ label, items }: Of<'boxes'>): Markup {
  const square = (ticked: boolean): Markup => (ticked ? html`<b class="tick">□<b>√</b></b>` : html`□`)
  return html`<p class="flush boxes">${label.trim() !== '' && withColon(label.trim())}${items.map(({ text, ticked }) => html`<span>${square(ticked === true)} ${text}</span>`)}</p>`
}

function note({ text }: Of<'note'>): Markup | false {
  const line = noteOf(text)
  return line !== '' && html`<p class="note">${line}</p>`
}

/** The markup of a block; false where there is nothing to print. `across`: signs on a line. */
export function blockMarkup(block: Block, across: number): Markup | false {
  switch (block.kind) {
    case 'title': return title(block)
    case 'to': return html`<p class="flush to">${withColon(block.text.trim())}</p>`
    case 'para': return paragraphs(block, across)
    case 'heading': return heading(block)
    case 'table': return table(block)
    case 'attachments': return attachments(block)
    case 'sign': return signed(block)
    case 'hands': return hands(block)
    case 'note': return note(block)
    case 'boxes': return boxes(block)
    case 'qr': return html`<div class="qr">${qrSvg(block.text)}<div>${block.caption}</div></div>`
    case 'ruled': return html`<div class="ruled">${Array.from({ length: block.lines }, () => html`<div class="rule"></div>`)}</div>`
    case 'gap': return html`<div class="gap" style="height:calc(${block.lines}*var(--line))"></div>`
    case 'pageBreak': return html`<div class="break"></div>`
    case 'cut': return html`<div class="cut"><span>${block.text}</span></div>`
  }
}
