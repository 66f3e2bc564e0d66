/**
 * A composed paper as the page that is printed, previewed, saved as PDF and stored: one text for all four.
 * Knows no kind of paper and no petition.
 */
import { html, trusted, type Markup } from '../html'
import { styledPage } from '../printStyle'
import { markedReprint } from '../receipt'
import type { Block, Composed } from './blocks'
import { blockMarkup } from './layoutBlocks'
import { FONT_ROOT } from './layoutFonts'
import { copyAt, numberOf, printable, unitSize, type Settled } from './reading'
import { acrossOf, DRAFT_STYLE, LAYOUT_STYLE } from './layoutStyle'
import { COPY, SHEETS } from './sheets'

/** Raised with every change of what stands on a page or how. */
export const PAPER_TEMPLATE = '2026.3'

export interface PaperState extends Settled { readonly reprint: boolean }

function numberLine(composed: Composed, state: PaperState): Markup | false {
  const number = numberOf(composed, state)
  return number !== '' && html`<p class="flush number">${number}</p>`
}

/** §7.2 and §10.1: on an official paper the number stands above the red rule, on a letter below the first double one. */
function head(composed: Composed, state: PaperState): Markup {
  const { layout, head: given } = composed
  const number = numberLine(composed, state)
  if (layout === 'letter') return html`${unitLine(given?.unit ?? '')}<div class="redrule"></div>${number}`
  if (layout === 'official') return html`${unitLine(given?.unit ?? '')}${number}<div class="redrule"></div>`
  return html`${given !== undefined && given.unit.trim() !== '' && html`<p class="flush unit">${given.unit.trim()}</p>`}${number}`
}

const unitLine = (unit: string): Markup => html`<div class="unit" style="font-size:${unitSize(unit.trim())}pt">${unit.trim()}</div>`

/** Never fewer than the printer takes: those that are too many lie below the end and are not shown. */
function sheetsAtMost(blocks: readonly Block[], length: number): number {
  const taller = blocks.reduce((sum, block) => sum + (block.kind === 'ruled' || block.kind === 'gap' ? block.lines : block.kind === 'table' ? 2 * block.rows.length : block.kind === 'pageBreak' ? 30 : 2), 0)
  return 3 + Math.ceil(taller / 8) + Math.ceil(length / 400)
}

/** Each page begins with this tag, so that the page as issued can be marked later without being laid out again. */
const HEAD = '<header>'

function drawn(composed: Composed, state: PaperState): string {
  const { layout, fileTitle, draftedFor } = composed
  const blocks = printable(composed.blocks)
  const drawnOf = (some: readonly Block[]): Markup => html`${some.map((block) => html`${blockMarkup(block, acrossOf(layout))}\n`)}`
  const copy = copyAt(blocks)
  const body = copy < 0 ? drawnOf(blocks) : html`${drawnOf(blocks.slice(0, copy))}${trusted(COPY)}${drawnOf(blocks.slice(copy + 1))}</div>`
  const marks = html`${!state.final && html`<div class="mark">草稿</div>`}${draftedFor !== undefined && draftedFor.trim() !== '' && html`<div class="drafted">代${draftedFor.trim()}拟</div>`}`
  const style = LAYOUT_STYLE[layout] + (state.final ? '' : `\n${DRAFT_STYLE}`)
  const sheets = trusted('<i></i>'.repeat(sheetsAtMost(blocks, body.source.length)))
  return styledPage({ title: fileTitle, name: layout, style, fonts: FONT_ROOT }, html`<div class="flow">${trusted(HEAD)}${marks}${head(composed, state)}</header>
<main>${body}</main></div>${trusted(SHEETS)}${sheets}</div>`)
}

/** The paper as a full page. A reprint is the page as issued with its 补打 mark, as with receipts: pass the stored page to `markedReprint` where there is one. */
export function paperHtml(composed: Composed, state: PaperState): string {
  const page = drawn(composed, state)
  return state.reprint ? markedReprint(page) : page
}
